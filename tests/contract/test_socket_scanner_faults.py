"""The serial scanner's driver behind a terminal server, whose line tears in more ways than a cable."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from hardware.scanner.driver import SerialScanner
from hardware.scanner.framing import LIMIT
from hardware.simulated.scanner_socket import SimulatedSocketScanner
from kiosk.errors import DeviceLost
from tests.contract.benches import SLICE, the_fault, wait_for

GTIN = "9501234500010"


@pytest.fixture
def peer() -> Iterator[SimulatedSocketScanner]:
    scanner = SimulatedSocketScanner().start()
    yield scanner
    scanner.stop()


@pytest.fixture
def driver(peer: SimulatedSocketScanner) -> Iterator[SerialScanner]:
    scanner = SerialScanner(peer.port, idle_flush=3600, keepalive=1)
    scanner.open()
    yield scanner
    scanner.close()


def next_text(driver: SerialScanner) -> str:
    return wait_for(lambda: driver.poll(SLICE)).text


def test_a_server_of_any_make_is_a_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        driver = SerialScanner(f"socket://127.0.0.1:{server.getsockname()[1]}")
        driver.open()
        line, _ = server.accept()
        with line:
            line.sendall(GTIN.encode() + b"\r")
            assert next_text(driver) == GTIN
        assert isinstance(the_fault(lambda: driver.poll(SLICE)), DeviceLost)
        driver.close()


def test_one_byte_at_a_time_and_slowly(peer: SimulatedSocketScanner, driver: SerialScanner) -> None:
    peer.byte_by_byte, peer.pause = True, 0.02
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_two_scans_in_one_segment_are_two(peer: SimulatedSocketScanner, driver: SerialScanner) -> None:
    peer.send(b"11\r\n22\r\n")
    assert [next_text(driver), next_text(driver)] == ["11", "22"]


def test_an_endless_line_is_dropped_whole_and_the_next_scan_is_read(
    peer: SimulatedSocketScanner, driver: SerialScanner
) -> None:
    peer.send(b"7" * (20 * LIMIT) + b"\r\n")
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_torn_by_a_reset_nothing_of_the_half_line_is_left(peer: SimulatedSocketScanner, driver: SerialScanner) -> None:
    peer.send(b"950")
    assert driver.poll(SLICE) is None
    wait_for(lambda: peer.idle or None)
    peer.reset()
    assert isinstance(the_fault(lambda: driver.poll(SLICE)), DeviceLost)
    driver.open()
    peer.scan(GTIN)
    assert next_text(driver) == GTIN


def test_a_server_that_closes_is_lost(peer: SimulatedSocketScanner, driver: SerialScanner) -> None:
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
    peer.unplug()
    assert isinstance(the_fault(lambda: driver.poll(SLICE)), DeviceLost)


def test_a_server_that_lost_its_power_is_found_out(peer: SimulatedSocketScanner, driver: SerialScanner) -> None:
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
    try:
        peer.vanish()
    except PermissionError:
        pytest.skip("the kernel lets only a privileged process leave a connection without a word")
    lost = the_fault(lambda: driver.poll(SLICE))
    assert isinstance(lost, DeviceLost)
    driver.open()
    peer.scan(GTIN)
    assert next_text(driver) == GTIN
