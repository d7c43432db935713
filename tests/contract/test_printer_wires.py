"""Printers over every wire: the same bytes, and what is particular to each."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.printer.driver import EscPosPrinter
from hardware.printer.fitting import printer_from
from hardware.printer.layout import set_receipt
from hardware.printer.slip import slip_bytes
from hardware.printer.usb_wire import UsbWire
from hardware.printer.wire import FileWire, SerialWire, SocketWire, Wire
from hardware.simulated.escpos import Cut, EscPosParser
from hardware.simulated.printer import Over, SimulatedPrinter
from hardware.simulated.printer_usb import PRODUCT, VENDOR
from kiosk.errors import DeviceAbsent, DeviceLost, PrinterFault
from kiosk.settings import Printer
from tests.contract.benches import the_fault, wait_for
from tests.contract.receipts import receipt

WIRES: dict[Over, Callable[[SimulatedPrinter], Wire]] = {
    "tcp": lambda peer: SocketWire("127.0.0.1", peer.port, 1.0),
    "serial": lambda peer: SerialWire(peer.device, 38_400, 1.0),
    "usb": lambda peer: UsbWire(VENDOR, PRODUCT, backend=peer.usb),
    "file": lambda peer: FileWire(Path(peer.device)),
}


@pytest.fixture(params=WIRES)
def over(request: pytest.FixtureRequest) -> Over:
    wire: Over = request.param
    return wire


@pytest.fixture
def peer(over: Over) -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter(over).start()
    yield printer
    printer.stop()


@pytest.fixture
def driver(over: Over, peer: SimulatedPrinter) -> Iterator[EscPosPrinter]:
    printer = EscPosPrinter(lambda: WIRES[over](peer), "printer", timeout=1.0)
    printer.open()
    yield printer
    printer.close()


def test_the_bytes_are_the_same_on_every_wire(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    driver.print(receipt())
    assert bytes(peer.slips[0].raw) == slip_bytes(set_receipt(receipt(), 42))


def test_the_bytes_are_the_same_in_a_real_file(tmp_path: Path) -> None:
    file = tmp_path / "slips.bin"
    file.touch()
    driver = printer_from(Printer(file=file))
    driver.open()
    driver.check()
    for _ in range(2):
        driver.print(receipt())
    driver.close()
    assert file.read_bytes() == 2 * slip_bytes(set_receipt(receipt(), 42))
    assert sum(isinstance(event, Cut) for event in EscPosParser().feed(file.read_bytes())) == 2


def test_a_printer_that_comes_byte_by_byte_is_understood(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.byte_by_byte = True
    driver.print(receipt())
    assert len(peer.receipts) == 1


def test_power_gone_in_the_middle_prints_nothing_more_of_that_slip(
    peer: SimulatedPrinter, driver: EscPosPrinter
) -> None:
    peer.fail_after(7, "power")
    with pytest.raises(PrinterFault, match="did not confirm"):
        driver.print(receipt())
    driver.close()
    peer.plug()
    driver.open()
    driver.check()
    assert peer.receipts == []
    assert len(peer.scraps) == 1
    driver.print(receipt(number="K01-000124"))
    assert len(peer.receipts) == 1
    assert "K01-000124" in peer.receipts[0].splitlines()[4]
    assert "Bestellung K01-000123" not in peer.receipts[0]


def test_the_status_tells_what_is_wrong(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    for flag, words in {
        "paper_out": "the paper is out",
        "cover_open": "the cover is open",
        "cutter_error": "the cutter is jammed",
        "offline": "the printer is offline",
    }.items():
        setattr(peer, flag, True)
        with pytest.raises(PrinterFault) as fault:
            driver.check()
        assert (fault.value.what, bool(fault.value.fix)) == (words, True)
        setattr(peer, flag, False)
        driver.check()


def test_nothing_is_sent_to_a_printer_that_cannot_print(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.knows_clear = False
    peer.cover_open = True
    with pytest.raises(PrinterFault, match="cover"):
        driver.print(receipt())
    peer.cover_open = False
    driver.print(receipt(number="K01-000124"))
    (slip,) = peer.receipts
    assert "Bestellung K01-000124" in slip


def test_paper_near_its_end_is_a_warning_and_prints(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    assert driver.warning == ""
    peer.paper_low = True
    driver.check()
    assert driver.warning == "the paper is near its end"
    driver.print(receipt())
    peer.paper_low = False
    driver.check()
    assert driver.warning == ""


def test_answers_that_are_rubbish_are_no_answers(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.garbage = True
    with pytest.raises(DeviceLost):
        driver.check()
    with pytest.raises(DeviceAbsent):
        driver.open()
    peer.garbage = False
    driver.open()
    driver.print(receipt())
    assert len(peer.receipts) == 1


def test_refused_is_absent_with_a_reason(over: Over, peer: SimulatedPrinter) -> None:
    driver = EscPosPrinter(lambda: WIRES[over](peer), "printer", timeout=1.0)
    peer.refusing = True
    with pytest.raises(DeviceAbsent):
        driver.open()
    peer.refusing = False
    wait_for(lambda: _opens(driver))
    driver.close()


def _opens(driver: EscPosPrinter) -> bool | None:
    try:
        driver.open()
    except DeviceAbsent:
        return None
    return True


def test_a_slow_printer_is_waited_for(peer: SimulatedPrinter, driver: EscPosPrinter) -> None:
    peer.slow = 0.005
    driver.print(receipt())
    assert len(peer.receipts) == 1


@pytest.mark.parametrize("how", ["paper", "cover", "cutter"])
def test_a_slip_that_breaks_off_is_never_finished_later(
    peer: SimulatedPrinter, driver: EscPosPrinter, how: str
) -> None:
    peer.fail_after(9, how)  # type: ignore[arg-type]  # each of them is a Failure
    with pytest.raises(PrinterFault):
        driver.print(receipt())
    peer.paper_out = peer.cover_open = peer.cutter_error = False
    the_fault_is_over(driver)
    assert peer.receipts == []
    driver.print(receipt(number="K01-000124"))
    scrap, whole = peer.receipts
    assert "Vielen Dank" not in scrap
    assert "Bestellung K01-000123" not in whole


def the_fault_is_over(driver: EscPosPrinter) -> None:
    wait_for(lambda: _checks(driver))


def _checks(driver: EscPosPrinter) -> bool | None:
    try:
        driver.check()
    except PrinterFault:
        return None
    return True


# ── USB ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def on_usb() -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter("usb").start()
    yield printer
    printer.stop()


def test_a_usb_printer_is_taken_from_the_kernel_and_given_back(on_usb: SimulatedPrinter) -> None:
    wire = UsbWire(VENDOR, PRODUCT, backend=on_usb.usb)
    assert on_usb.usb.claimed
    assert not on_usb.usb.kernel_driver
    wire.close()
    assert not on_usb.usb.claimed
    assert on_usb.usb.kernel_driver


def test_a_usb_printer_somebody_else_holds_is_absent(on_usb: SimulatedPrinter) -> None:
    first = UsbWire(VENDOR, PRODUCT, backend=on_usb.usb)
    second = EscPosPrinter(lambda: UsbWire(VENDOR, PRODUCT, backend=on_usb.usb), "printer on USB")
    with pytest.raises(DeviceAbsent, match="busy"):
        second.open()
    first.close()
    second.open()
    second.close()


def test_another_usb_device_is_not_the_printer(on_usb: SimulatedPrinter) -> None:
    driver = EscPosPrinter(lambda: UsbWire(VENDOR, 0x0001, backend=on_usb.usb), "printer on USB")
    with pytest.raises(DeviceAbsent, match="04b8:0001"):
        driver.open()


def test_a_usb_printer_without_a_way_back_is_believed(on_usb: SimulatedPrinter) -> None:
    on_usb.usb.one_way = True
    driver = EscPosPrinter(lambda: UsbWire(VENDOR, PRODUCT, backend=on_usb.usb), "printer on USB")
    driver.open()
    driver.print(receipt())
    wait_for(lambda: on_usb.receipts or None)
    driver.close()


# ── settings ─────────────────────────────────────────────────────────────────────────────────────


def test_the_settings_choose_the_wire() -> None:
    with SimulatedPrinter("serial").start() as serial, SimulatedPrinter().start() as network:
        for settings in (
            Printer(device=serial.device),
            Printer(host="127.0.0.1", port=network.port),
            Printer(file=Path(serial.device)),
        ):
            driver = printer_from(settings)
            driver.open()
            driver.check()
            driver.close()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (Printer(host="127.0.0.1", port=1), "127.0.0.1:1"),
        (Printer(device="/dev/no-such-line"), "/dev/no-such-line"),
        (Printer(device="/dev/null"), "/dev/null"),
        (Printer(file=Path("/no/such/file")), "/no/such/file"),
        (Printer(usb="1234:abcd"), "1234:abcd"),
    ],
)
def test_a_printer_that_is_not_there_is_absent_and_named(settings: Printer, named: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        printer_from(settings).open()
    assert named in absent.value.what
    assert "devices.printer" in absent.value.fix


def test_an_unplugged_device_file_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(DeviceAbsent):
        printer_from(Printer(file=tmp_path / "lp0")).open()
    assert not (tmp_path / "lp0").exists()


def test_a_pipe_that_nobody_reads_is_absent_and_one_that_is_read_gets_the_slip(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    driver = printer_from(Printer(file=pipe))
    with pytest.raises(DeviceAbsent):
        driver.open()
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    driver.open()
    driver.print(receipt())
    assert os.read(reader, 65_536) == slip_bytes(set_receipt(receipt(), 42))
    os.close(reader)


def test_a_missing_logo_does_not_keep_it_from_printing(tmp_path: Path) -> None:
    with SimulatedPrinter().start() as network:
        driver = printer_from(Printer(host="127.0.0.1", port=network.port, logo=tmp_path / "none.png"))
        driver.open()
        assert "none.png" in driver.warning
        driver.print(receipt())
        assert len(network.receipts) == 1


def test_a_peer_that_only_shouts_is_no_printer() -> None:
    ours, theirs = socket.socketpair()

    class Shouting:
        answers, paced, held = True, False, False

        def read(self, _seconds: float) -> bytes:
            return b"\xff" * 4096

        def write(self, data: bytes, _seconds: float) -> None:
            ours.send(data)

        def close(self) -> None:
            """Nothing."""

    fault = the_fault(EscPosPrinter(Shouting, "printer").check)
    assert isinstance(fault, DeviceLost)
    assert "no ESC/POS" in fault.what
    ours.close()
    theirs.close()
