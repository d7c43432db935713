"""Benches: a driver, and what one does to its device by hand, under the same names for simulated and real devices.

Simulated devices always take part. A real one joins when its variable names it; run these tests with `-s` then, they
say what they want done: KIOSK_TEST_SCANNER_PORT, KIOSK_TEST_WEDGE_DEVICE, KIOSK_TEST_CAMERA_SOURCE,
KIOSK_TEST_CARD_READER_PATH, KIOSK_TEST_PRINTER (one setting: host=…, device=…, usb=… or file=…).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from hardware.camera.driver import CameraScanner
from hardware.printer.driver import EscPosPrinter
from hardware.printer.fitting import printer_from
from hardware.printer.usb_wire import UsbWire
from hardware.printer.wire import FileWire, SerialWire, SocketWire, Wire
from hardware.scanner.driver import SerialScanner
from hardware.scanner.wedge import WedgeScanner
from hardware.simulated import SimulatedCamera, SimulatedPrinter, SimulatedScanner
from hardware.simulated.printer_usb import PRODUCT, VENDOR
from hardware.simulated.scanner_socket import SimulatedSocketScanner
from hardware.simulated.wedge import SimulatedWedge
from kiosk.domain.codes import Scan
from kiosk.errors import DeviceFault
from kiosk.ports import CodeSource, ReceiptPrinter
from kiosk.settings import Printer as PrinterSettings

T = TypeVar("T")

SLICE = 0.05
PATIENCE = 20.0
BY_HAND = 120.0


def wait_for(condition: Callable[[], T | None], patience: float = PATIENCE) -> T:
    """Ask until there is an answer; the patience only decides when a broken test ends."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if (answer := condition()) is not None:
            return answer
    raise AssertionError("it did not happen")


def the_fault(work: Callable[[], object], patience: float = PATIENCE) -> DeviceFault:
    """Repeat until it raises a DeviceFault, and give that."""

    def attempt() -> DeviceFault | None:
        try:
            work()
        except DeviceFault as fault:
            return fault
        return None

    return wait_for(attempt, patience)


def ask(what: str) -> Callable[[], None]:
    """A step that a person does."""
    return lambda: click.echo(f"\n>>> {what}", err=True)


@dataclass
class CodeBench:
    device: CodeSource
    show: Callable[[str], None]
    take_away: Callable[[], None]
    unplug: Callable[[], None]
    plug: Callable[[], None]
    patience: float = PATIENCE

    def next(self) -> Scan:
        return wait_for(lambda: self.device.poll(SLICE), self.patience)


@dataclass
class PrinterBench:
    device: ReceiptPrinter
    unplug: Callable[[], None]
    plug: Callable[[], None]
    open_cover: Callable[[], None]
    close_cover: Callable[[], None]
    take_paper: Callable[[], None]
    give_paper: Callable[[], None]
    receipts: Callable[[], list[str]] | None
    patience: float = PATIENCE


@contextmanager
def serial_scanner() -> Iterator[CodeBench]:
    peer = SimulatedScanner().start()
    yield CodeBench(SerialScanner(peer.port), peer.scan, lambda: None, peer.unplug, peer.plug)
    peer.stop()


@contextmanager
def socket_scanner() -> Iterator[CodeBench]:
    peer = SimulatedSocketScanner().start()
    yield CodeBench(SerialScanner(peer.port), peer.scan, lambda: None, peer.unplug, peer.plug)
    peer.stop()


@contextmanager
def wedge_scanner() -> Iterator[CodeBench]:
    peer = SimulatedWedge().start()
    yield CodeBench(WedgeScanner(peer.device), peer.scan, lambda: None, peer.unplug, peer.plug)
    peer.stop()


@contextmanager
def camera() -> Iterator[CodeBench]:
    peer = SimulatedCamera().start()
    yield CodeBench(CameraScanner(peer.source, away=0.3), peer.show_code, peer.clear, peer.unplug, peer.plug)
    peer.stop()


def printer_bench(peer: SimulatedPrinter, connect: Callable[[], Wire]) -> PrinterBench:
    """A driver over some wire, and its simulated printer."""
    return PrinterBench(
        EscPosPrinter(connect, "printer", timeout=1.0),
        peer.unplug,
        peer.plug,
        lambda: setattr(peer, "cover_open", True),
        lambda: setattr(peer, "cover_open", False),
        lambda: setattr(peer, "paper_out", True),
        lambda: setattr(peer, "paper_out", False),
        lambda: peer.receipts,
    )


@contextmanager
def printer() -> Iterator[PrinterBench]:
    peer = SimulatedPrinter().start()
    yield printer_bench(peer, lambda: SocketWire("127.0.0.1", peer.port, 1.0))
    peer.stop()


@contextmanager
def serial_printer() -> Iterator[PrinterBench]:
    peer = SimulatedPrinter("serial").start()
    yield printer_bench(peer, lambda: SerialWire(peer.device, 38_400, 1.0))
    peer.stop()


@contextmanager
def usb_printer() -> Iterator[PrinterBench]:
    peer = SimulatedPrinter("usb").start()
    yield printer_bench(peer, lambda: UsbWire(VENDOR, PRODUCT, backend=peer.usb))
    peer.stop()


@contextmanager
def device_file_printer() -> Iterator[PrinterBench]:
    peer = SimulatedPrinter("file").start()
    yield printer_bench(peer, lambda: FileWire(Path(peer.device)))
    peer.stop()


@contextmanager
def real_code_source(device: CodeSource) -> Iterator[CodeBench]:
    yield CodeBench(
        device,
        lambda text: ask(f"show {device.name} a QR code that says {text}")(),
        ask("take the code away"),
        ask(f"unplug {device.name}"),
        ask(f"plug {device.name} in again"),
        BY_HAND,
    )


@contextmanager
def real_printer() -> Iterator[PrinterBench]:
    name, _, value = os.environ["KIOSK_TEST_PRINTER"].partition("=")
    yield PrinterBench(
        printer_from(PrinterSettings.model_validate({name: value})),
        ask("switch the printer off"),
        ask("switch the printer on"),
        ask("open the printer's cover"),
        ask("close the printer's cover"),
        ask("take the paper out"),
        ask("put the paper in"),
        None,
        BY_HAND,
    )


def real_scanner() -> AbstractContextManager[CodeBench]:
    return real_code_source(SerialScanner(os.environ["KIOSK_TEST_SCANNER_PORT"]))


def real_wedge() -> AbstractContextManager[CodeBench]:
    return real_code_source(WedgeScanner(Path(os.environ["KIOSK_TEST_WEDGE_DEVICE"])))


def real_camera() -> AbstractContextManager[CodeBench]:
    return real_code_source(CameraScanner(os.environ["KIOSK_TEST_CAMERA_SOURCE"]))


def if_named(variable: str, bench: T) -> list[T]:
    """The bench of a real device, when the environment names one."""
    return [bench] if variable in os.environ else []


CODE_BENCHES = [
    serial_scanner,
    socket_scanner,
    wedge_scanner,
    camera,
    *if_named("KIOSK_TEST_SCANNER_PORT", real_scanner),
    *if_named("KIOSK_TEST_WEDGE_DEVICE", real_wedge),
    *if_named("KIOSK_TEST_CAMERA_SOURCE", real_camera),
]
PRINTER_BENCHES = [
    printer,
    serial_printer,
    usb_printer,
    device_file_printer,
    *if_named("KIOSK_TEST_PRINTER", real_printer),
]
