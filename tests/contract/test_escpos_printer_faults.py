"""The printer's driver with a printer that gives up in the middle, or says nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from hardware.printer.driver import EscPosPrinter
from hardware.simulated import SimulatedPrinter
from kiosk.errors import DeviceAbsent, DeviceLost, PrinterFault
from tests.contract.receipts import receipt


@pytest.fixture
def peer() -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter().start()
    yield printer
    printer.stop()


@pytest.fixture
def driver(peer: SimulatedPrinter) -> EscPosPrinter:
    printer = EscPosPrinter.in_network("127.0.0.1", peer.port, timeout=1.0)
    printer.open()
    return printer


def test_paper_that_ends_in_the_middle_is_told(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.fail_after(7, "paper")
    with pytest.raises(PrinterFault, match="paper is out") as fault:
        driver.print(receipt())
    assert fault.value.fix
    assert peer.receipts == []


def test_the_rest_of_a_slip_that_broke_off_never_comes_out(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.fail_after(7, "paper")
    with pytest.raises(PrinterFault):
        driver.print(receipt())
    peer.paper_out = False
    driver.print(receipt(number="K01-000124"))
    scrap, whole = peer.receipts
    assert "Vielen Dank" not in scrap
    assert "K01-000124" in whole
    assert "Bestellung K01-000123" not in whole


def test_a_printer_that_cannot_forget_prints_the_rest(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.knows_clear = False
    peer.fail_after(7, "paper")
    with pytest.raises(PrinterFault):
        driver.print(receipt())
    peer.paper_out = False
    assert "Vielen Dank" in peer.receipts[0]


def test_a_slip_that_does_not_come_out_in_time_is_told(peer: SimulatedPrinter) -> None:
    driver = EscPosPrinter.in_network("127.0.0.1", peer.port, patience=0.1)
    driver.open()
    peer.fail_after(7, "jam")
    with pytest.raises(PrinterFault, match="in time"):
        driver.print(receipt())


def test_a_silent_printer_is_lost_and_its_slip_not_confirmed(peer: SimulatedPrinter) -> None:
    peer.silent = True
    driver = EscPosPrinter.in_network("127.0.0.1", peer.port, timeout=0.1)
    with pytest.raises(DeviceAbsent, match="no answer"):
        driver.open()
    with pytest.raises(DeviceLost):
        driver.check()


def test_a_printer_that_falls_silent_does_not_confirm(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.silent = True
    with pytest.raises(PrinterFault, match="did not confirm"):
        driver.print(receipt())


def test_a_printer_switched_off_in_the_middle_does_not_confirm(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.fail_after(7, "power")
    with pytest.raises(PrinterFault, match="did not confirm"):
        driver.print(receipt())
    assert peer.receipts == []


def test_a_printer_that_only_knows_real_time_status_is_believed(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.knows_fence = False
    driver.print(receipt())
    assert len(peer.receipts) == 1


def test_a_peer_that_talks_rubbish_is_no_printer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def rubbish() -> None:
            line, _ = server.accept()
            with line:
                line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=rubbish)
        thread.start()
        with pytest.raises(DeviceAbsent):
            EscPosPrinter.in_network("127.0.0.1", server.getsockname()[1], timeout=1.0).open()
        thread.join()


def test_a_name_cannot_command_the_printer(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    evil = receipt(number="\x1b@\x1dV\x00\x10\x04\x01\nK01-000126")
    driver.print(evil)
    assert len(peer.receipts) == 1
    assert "K01-000126" in peer.receipts[0]


@pytest.mark.parametrize("host", ["no-such-host.invalid", "127.0.0.1"])
def test_an_address_without_a_printer_is_absent_with_a_reason(host: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        EscPosPrinter.in_network(host, 1, timeout=1.0).open()
    assert f"{host}:1" in absent.value.what
    assert "devices.printer" in absent.value.fix


def test_a_slip_is_a_picture_too(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    driver.print(receipt())
    assert peer.render().startswith(b"\x89PNG")
