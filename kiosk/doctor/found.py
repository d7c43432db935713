"""What is plugged in, what it is good for, and the settings that would use it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kiosk.doctor import hindrances
from kiosk.doctor.finding import Found
from kiosk.doctor.keyboards import keyboards
from kiosk.doctor.known import BRIDGES, NFCPY_READERS, PCSC_READERS, PRINTERS, SCANNER_WORDS, SCANNERS
from kiosk.doctor.machine import Machine
from kiosk.doctor.usb import PRINTER, SMART_CARD, UsbDevice, usb_behind, usb_devices

_SERIAL = ("ttyACM", "ttyUSB", "ttyAMA", "ttyS")
_NO_UART = "0"


def plugged_in(machine: Machine, own: frozenset[int] = frozenset(), pcsc: Sequence[str] = ()) -> list[Found]:
    """Every device a kiosk could use; `own` are the processes of a running one, which may hold them.

    `pcsc` are the readers that PC/SC lists; one on USB that it does not list has a reason for that.
    """
    found = [_of_pcsc(name) for name in pcsc]
    for device in usb_devices(machine):
        found += [one for one in _on_usb(machine, device) if one.hindrances or not (pcsc and _is_pcsc(one))]
    return [*found, *_serial_ports(machine, own), *_keyboards(machine, own), *_cameras(machine, own)]


def _of_pcsc(name: str) -> Found:
    return Found("card_reader", name, "PC/SC", f'[devices.card_reader]\ndriver = "pcsc"\npath = {json.dumps(name)}')


def _is_pcsc(one: Found) -> bool:
    return 'driver = "pcsc"' in one.settings


def _on_usb(machine: Machine, device: UsbDevice) -> list[Found]:
    if device.numbers in NFCPY_READERS:
        lines = f'[devices.card_reader]\ndriver = "nfcpy"\npath = "usb:{device.vendor}:{device.product}"'
        why = hindrances.of_nfc_reader(machine, device)
        return [Found("card_reader", device.name or NFCPY_READERS[device.numbers], device.where, lines, tuple(why))]
    if device.numbers in PCSC_READERS or device.has(SMART_CARD):
        name = device.name or PCSC_READERS.get(device.numbers, "smart card reader")
        holding = [one for one in hindrances.of_nfc_reader(machine, device) if "module" in one]
        why = [*hindrances.of_pcsc(machine), *holding]
        lines = '[devices.card_reader]\ndriver = "pcsc"\npath = ""'
        return [Found("card_reader", name, device.where, lines, tuple(why))]
    if device.has(PRINTER):
        name = device.name or PRINTERS.get(device.vendor, "printer")
        lines = f'[devices.printer]\nusb = "{device.vendor}:{device.product}"'
        return [Found("printer", name, device.where, lines, tuple(hindrances.of_printer(machine, device)))]
    missing = hindrances.of_serial_driver([device], frozenset(BRIDGES))
    if missing:
        return [Found("serial", device.name or BRIDGES[device.vendor], device.where, "", tuple(missing))]
    return []


def _serial_ports(machine: Machine, own: frozenset[int]) -> list[Found]:
    by_id = {
        machine.resolved(f"/dev/serial/by-id/{link.name}"): f"/dev/serial/by-id/{link.name}"
        for link in machine.entries("/dev/serial/by-id")
    }
    found = []
    for entry in machine.entries("/sys/class/tty"):
        node = f"/dev/{entry.name}"
        wired = (entry / "device").exists() and machine.text(entry / "type") != _NO_UART
        if not entry.name.startswith(_SERIAL) or not wired:
            continue
        usb = usb_behind(machine, entry / "device")
        port = by_id.get(node, node)
        scans = usb is not None and usb.vendor in SCANNERS
        name = (usb.name or SCANNERS.get(usb.vendor, "") or BRIDGES.get(usb.vendor, "")) if usb else ""
        found.append(
            Found(
                "scanner" if scans else "serial",
                name or "serial port",
                port if port == node else f"{port}, {node}",
                f'[devices.scanner]\nport = "{port}"' if scans else _any_serial(port, node),
                tuple(hindrances.of_node(machine, node, own)),
            )
        )
    return found


def _any_serial(port: str, node: str) -> str:
    """What is behind a port it does not tell: the line of each device that it may be."""
    pn532 = node.removeprefix("/dev/tty")
    return "\n".join(
        (
            "# one of these, whichever is plugged in there",
            f'# [devices.scanner]\n# port = "{port}"',
            f'# [devices.terminal]\n# device = "{port}"',
            f'# [devices.printer]\n# device = "{port}"',
            f'# [devices.card_reader]\n# path = "tty:{pn532}:pn532"',
        )
    )


def _keyboards(machine: Machine, own: frozenset[int]) -> list[Found]:
    return [
        Found(
            "wedge",
            keyboard.name,
            keyboard.node,
            f'[devices.wedge]\ndevice = "{keyboard.node}"\n# better: set the scanner to its serial mode (USB-COM)',
            tuple(hindrances.of_node(machine, keyboard.node, own)),
        )
        for keyboard in keyboards(machine)
        if keyboard.vendor in SCANNERS or any(word in keyboard.name.lower() for word in SCANNER_WORDS)
    ]


def _cameras(machine: Machine, own: frozenset[int]) -> list[Found]:
    """Video devices; a camera's further nodes (index > 0) give no pictures."""
    return [
        Found(
            "camera",
            machine.text(entry / "name") or "camera",
            f"/dev/{entry.name}",
            f'[devices.camera]\nsource = "{entry.name.removeprefix("video")}"',
            tuple(hindrances.of_node(machine, f"/dev/{entry.name}", own)),
        )
        for entry in machine.entries("/sys/class/video4linux")
        if entry.name.startswith("video") and machine.text(entry / "index") in {"", "0"}
    ]
