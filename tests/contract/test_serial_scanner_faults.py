"""The serial scanner's driver on a line that misbehaves."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.scanner.driver import SerialScanner
from hardware.scanner.framing import LIMIT
from hardware.simulated import SimulatedScanner
from kiosk.domain.codes import ScanSource, Symbology
from kiosk.errors import DeviceAbsent
from tests.contract.benches import SLICE, wait_for

GTIN = "9501234500010"


@pytest.fixture
def peer() -> Iterator[SimulatedScanner]:
    scanner = SimulatedScanner().start()
    yield scanner
    scanner.stop()


@pytest.fixture
def driver(peer: SimulatedScanner) -> Iterator[SerialScanner]:
    scanner = SerialScanner(peer.port, idle_flush=3600)
    scanner.open()
    yield scanner
    scanner.close()


@pytest.fixture
def hasty(peer: SimulatedScanner) -> Iterator[SerialScanner]:
    scanner = SerialScanner(peer.port, idle_flush=0.05)
    scanner.open()
    yield scanner
    scanner.close()


def next_text(driver: SerialScanner) -> str:
    return wait_for(lambda: driver.poll(SLICE)).text


def test_one_byte_at_a_time(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.byte_by_byte = True
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


@pytest.mark.parametrize("terminator", [b"\r", b"\n", b"\r\n", b"\x03"])
def test_any_end_of_line(peer: SimulatedScanner, driver: SerialScanner, terminator: bytes) -> None:
    peer.terminator = terminator
    peer.scan(GTIN)
    peer.scan("42")
    assert [next_text(driver), next_text(driver)] == [GTIN, "42"]


def test_a_scanner_that_sends_no_end_is_read_when_it_pauses(peer: SimulatedScanner, hasty: SerialScanner) -> None:
    peer.terminator = b""
    peer.scan(GTIN)
    assert next_text(hasty) == GTIN


def test_two_scans_in_one_write_are_two(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.send(b"11\r\n22\r\n")
    assert [next_text(driver), next_text(driver)] == ["11", "22"]


def test_after_a_torn_line_the_next_scan_is_whole(peer: SimulatedScanner, hasty: SerialScanner) -> None:
    peer.send(b"95012345")
    assert next_text(hasty) == "95012345"
    peer.scan(GTIN)
    assert next_text(hasty) == GTIN


def test_after_garbage_the_next_scan_is_whole(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.garbage()
    peer.scan(GTIN)
    assert GTIN in {next_text(driver), next_text(driver)}


def test_an_endless_line_is_dropped_whole_and_the_next_scan_is_read(
    peer: SimulatedScanner, driver: SerialScanner
) -> None:
    peer.send(b"7" * (3 * LIMIT) + b"\r\n")
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_control_characters_do_not_come_through_around_a_text(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.send(b"\x02\x1b" + GTIN.encode() + b"\x03\r\n")
    assert next_text(driver) == GTIN


def test_a_symbology_identifier_names_the_symbology(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.scan("]E0" + GTIN)
    scan = wait_for(lambda: driver.poll(SLICE))
    assert (scan.text, scan.symbology, scan.source) == (GTIN, Symbology.EAN_13, ScanSource.SCANNER)


def test_what_was_scanned_before_the_port_was_open_is_not_read(peer: SimulatedScanner) -> None:
    peer.scan("old")
    wait_for(lambda: peer.idle or None)
    driver = SerialScanner(peer.port)
    driver.open()
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
    driver.close()


def test_opened_anew_it_has_forgotten_what_it_did_not_give(peer: SimulatedScanner, driver: SerialScanner) -> None:
    peer.send(b"1\r\n2\r\n")
    assert next_text(driver) == "1"
    driver.open()
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_a_port_held_by_another_is_absent(peer: SimulatedScanner, driver: SerialScanner) -> None:
    with pytest.raises(DeviceAbsent):
        SerialScanner(peer.port).open()


@pytest.mark.parametrize("port", ["/dev/null", "/nowhere/tty", "socket://127.0.0.1:1", "nonsense://x", ""])
def test_a_port_that_is_none_is_absent_with_a_reason(port: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        SerialScanner(port).open()
    assert port in absent.value.what
    assert "devices.scanner.port" in absent.value.fix


def test_a_file_is_no_scanner(tmp_path: Path) -> None:
    file = tmp_path / "tty"
    file.write_text("9501234500010\n")
    with pytest.raises(DeviceAbsent):
        SerialScanner(str(file)).open()


@pytest.mark.expect_log("devices.scanner.prefix")
def test_marks_that_were_set_fall_away_and_lines_without_them_are_told_once(
    peer: SimulatedScanner, caplog: pytest.LogCaptureFixture
) -> None:
    driver = SerialScanner(peer.port, prefix="[", suffix="]", idle_flush=3600)
    driver.open()
    with caplog.at_level(logging.WARNING):
        peer.send(b"secret\r\nsecret\r\n[" + GTIN.encode() + b"][42]")
        assert [next_text(driver), next_text(driver)] == [GTIN, "42"]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "devices.scanner.prefix" in caplog.text
    assert "secret" not in caplog.text
    driver.close()
