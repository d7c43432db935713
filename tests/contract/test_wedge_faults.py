"""The wedge's driver on a keyboard that misbehaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.scanner import keymap as k
from hardware.scanner.wedge import WedgeScanner
from hardware.simulated.wedge import SimulatedWedge, events
from kiosk.domain.codes import ScanSource, Symbology
from kiosk.errors import DeviceAbsent
from tests.contract.benches import SLICE, wait_for

GTIN = "9501234500010"


@pytest.fixture(params=["de", "us"])
def peer(request: pytest.FixtureRequest) -> Iterator[SimulatedWedge]:
    scanner = SimulatedWedge(request.param).start()
    yield scanner
    scanner.stop()


@pytest.fixture
def driver(peer: SimulatedWedge) -> Iterator[WedgeScanner]:
    scanner = WedgeScanner(peer.device, peer.layout, idle_flush=3600)
    scanner.open()
    yield scanner
    scanner.close()


def next_text(driver: WedgeScanner) -> str:
    return wait_for(lambda: driver.poll(SLICE)).text


def test_an_event_at_a_time(peer: SimulatedWedge, driver: WedgeScanner) -> None:
    peer.byte_by_byte = True
    peer.scan("]E0" + GTIN)
    scan = wait_for(lambda: driver.poll(SLICE))
    assert (scan.text, scan.symbology, scan.source) == (GTIN, Symbology.EAN_13, ScanSource.SCANNER)


def test_a_long_text_and_another_behind_it(peer: SimulatedWedge, driver: WedgeScanner) -> None:
    peer.scan("https://shop.example/c/" + "x" * 2000)
    peer.scan(GTIN)
    assert [len(next_text(driver)), next_text(driver)] == [2023, GTIN]


@pytest.mark.parametrize("terminator", [k.ENTER, k.KEYPAD_ENTER, k.TAB])
def test_every_end_key_ends(peer: SimulatedWedge, driver: WedgeScanner, terminator: int) -> None:
    peer.terminator = terminator
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_a_scanner_that_types_no_end_is_read_when_it_pauses(peer: SimulatedWedge) -> None:
    driver = WedgeScanner(peer.device, peer.layout, idle_flush=0.05)
    driver.open()
    peer.terminator = None
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
    driver.close()


def test_hotkeys_in_a_code_come_through_nowhere(peer: SimulatedWedge, driver: WedgeScanner) -> None:
    peer.send(events(((k.LEFT_META,), 19)) + events(((k.LEFT_ALT,), 62)) + events(((), 111)))
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_after_garbage_and_a_pause_the_next_scan_is_whole(peer: SimulatedWedge) -> None:
    driver = WedgeScanner(peer.device, peer.layout, idle_flush=0.05)
    driver.open()
    peer.garbage(500)
    wait_for(lambda: None if driver.poll(SLICE) or driver._keys.pending else True)
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
    driver.close()


@pytest.mark.parametrize("path", ["/dev/null", "/nowhere/event-kbd", "/etc/hostname", "/tmp"])
def test_what_is_no_keyboard_is_absent_with_a_reason(path: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        WedgeScanner(Path(path)).open()
    assert path in absent.value.what
    assert "devices.wedge.device" in absent.value.fix
