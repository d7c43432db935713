"""What is in the way of a device that is set: its device file, its reader's driver, its service."""

from __future__ import annotations

from kiosk.doctor import hindrances
from kiosk.doctor.known import BRIDGES, NFCPY_READERS, PCSC_READERS
from kiosk.doctor.machine import Machine
from kiosk.doctor.usb import UsbDevice, usb_devices
from kiosk.settings import CardReaderSettings, Devices, Printer


def in_the_way(machine: Machine, wanted: Devices, name: str, own: frozenset[int] = frozenset()) -> list[str]:
    """Why the device of this name may not open, in the order in which to mend it."""
    if name == "card_reader" and wanted.card_reader is not None:
        return _reader(machine, wanted.card_reader, own)
    if name == "printer" and wanted.printer is not None and wanted.printer.usb is not None:
        return _usb_printer(machine, wanted.printer)
    node = device_file(wanted, name)
    if not node:
        return []
    found = hindrances.of_node(machine, node, own)
    if "tty" in node and not machine.exists(node):
        found += hindrances.of_serial_driver(usb_devices(machine), frozenset(BRIDGES))
    return found


def device_file(wanted: Devices, name: str) -> str:
    """The device file a setting names; "" for a device in the network, by number, or not set."""
    node: object = None
    match name:
        case "camera" if wanted.camera is not None:
            node = f"/dev/video{wanted.camera.source}" if wanted.camera.source.isdigit() else None
        case "scanner" if wanted.scanner is not None:
            node = wanted.scanner.port
        case "wallet" if wanted.wallet is not None:
            node = wanted.wallet.port
        case "wedge" if wanted.wedge is not None:
            node = wanted.wedge.device
        case "terminal" if wanted.terminal is not None:
            node = wanted.terminal.device
        case "printer" if wanted.printer is not None:
            node = wanted.printer.device or wanted.printer.file
        case "card_reader" if wanted.card_reader is not None:
            node = _tty(wanted.card_reader.path)
    return str(node) if str(node).startswith("/dev/") else ""


def _reader(machine: Machine, wanted: CardReaderSettings, own: frozenset[int]) -> list[str]:
    plugged = usb_devices(machine)
    if wanted.driver == "pcsc":
        held = [
            one
            for device in plugged
            if device.numbers in PCSC_READERS or device.has("0b")
            for one in hindrances.of_nfc_reader(machine, device)
            if "module" in one
        ]
        return [*hindrances.of_pcsc(machine), *held]
    if node := _tty(wanted.path):
        return hindrances.of_node(machine, node, own)
    if not wanted.path.startswith("usb"):
        return []
    mine = [device for device in plugged if _is_meant(device, wanted.path)]
    return [one for device in mine for one in hindrances.of_nfc_reader(machine, device)]


def _is_meant(device: UsbDevice, path: str) -> bool:
    """Whether nfcpy's `usb`, `usb:vendor` or `usb:vendor:product` means it; `usb:bus:device` names it otherwise."""
    named = [part.lower() for part in path.split(":")[1:]]
    known = device.numbers in NFCPY_READERS or device.numbers in PCSC_READERS
    return known if not named else list(device.numbers[: len(named)]) == named


def _usb_printer(machine: Machine, wanted: Printer) -> list[str]:
    vendor, _, product = (wanted.usb or "").lower().partition(":")
    mine = [device for device in usb_devices(machine) if device.numbers == (vendor, product)]
    return [one for device in mine for one in hindrances.of_printer(machine, device)]


def _tty(path: str) -> str:
    """The port of nfcpy's `tty:USB0:pn532`."""
    parts = path.split(":")
    return f"/dev/tty{parts[1]}" if parts[0] == "tty" and len(parts) > 1 else ""
