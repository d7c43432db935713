"""A printer as the settings name it."""

from __future__ import annotations

from collections.abc import Callable

from hardware.printer.driver import EscPosPrinter
from hardware.printer.wire import FileWire, SerialWire, SocketWire, Wire
from kiosk.settings import Printer

TIMEOUT = 3.0


def printer_from(settings: Printer) -> EscPosPrinter:
    """The printer that the settings name."""
    place, connect = _way(settings)
    return EscPosPrinter(connect, f"printer {place}", settings.columns, logo=settings.logo, timeout=TIMEOUT)


def _way(settings: Printer) -> tuple[str, Callable[[], Wire]]:
    """Where it is, in words, and how to get there."""
    if (device := settings.device) is not None:
        return f"on {device}", lambda: SerialWire(device, settings.baudrate, TIMEOUT)
    if (file := settings.file) is not None:
        return f"at {file}", lambda: FileWire(file)
    if settings.usb is not None:
        vendor, product = (int(number, 16) for number in settings.usb.split(":"))
        return f"on USB {settings.usb}", lambda: _usb(vendor, product)
    host, port = settings.host or "", settings.port
    return f"at {host}:{port}", lambda: SocketWire(host, port, TIMEOUT)


def _usb(vendor: int, product: int) -> Wire:
    from hardware.printer.usb_wire import UsbWire  # noqa: PLC0415 - pyusb only where a printer is on USB

    return UsbWire(vendor, product)
