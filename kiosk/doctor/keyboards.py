"""The keyboards among the input devices, of which some are scanners that type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.doctor.machine import Machine

_VENDOR = re.compile(r"^I:.*\bVendor=([0-9a-fA-F]{4})", re.MULTILINE)
_NAME = re.compile(r'^N: Name="(.*)"$', re.MULTILINE)
_HANDLERS = re.compile(r"^H: Handlers=(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A keyboard, and the event device to read it by: under its lasting name where it has one."""

    name: str
    vendor: str
    node: str


def keyboards(machine: Machine) -> list[Keyboard]:
    """All that /proc/bus/input/devices lists with the handler `kbd`, buttons and lids too."""
    lasting = {
        machine.resolved(f"/dev/input/by-id/{link.name}"): f"/dev/input/by-id/{link.name}"
        for link in machine.entries("/dev/input/by-id")
        if link.name.endswith("-event-kbd")
    }
    found = []
    for block in machine.text("/proc/bus/input/devices").split("\n\n"):
        handlers = match.group(1).split() if (match := _HANDLERS.search(block)) else []
        events = [handler for handler in handlers if handler.startswith("event")]
        name, vendor = _NAME.search(block), _VENDOR.search(block)
        if "kbd" in handlers and events and name and vendor:
            node = f"/dev/input/{events[0]}"
            found.append(Keyboard(name.group(1), vendor.group(1).lower(), lasting.get(node, node)))
    return found
