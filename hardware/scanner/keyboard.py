"""Where a wedge's events come from: an event device of the kernel, held alone, or a FIFO that carries such events."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from evdev import InputDevice, ecodes
from evdev.eventio import EventIO


class _Pipe(EventIO):
    """A FIFO read as evdev reads a device."""

    def __init__(self, path: Path) -> None:
        self.fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def close(self) -> None:
        os.close(self.fd)


def take(path: Path) -> tuple[EventIO, bool]:
    """The keyboard, emptied of what it typed before, and whether its Caps Lock is on; OSError when it cannot be had.

    Nobody else gets a device's events until it is closed (EVIOCGRAB). A FIFO has no such thing.
    """
    if stat.S_ISFIFO(path.stat().st_mode):
        return _Pipe(path), False
    device = InputDevice(str(path), readonly=True)
    try:
        device.grab()
        caps = ecodes.LED_CAPSL in device.leds()
        while device.read_one() is not None:
            pass
    except OSError:
        device.close()
        raise
    return device, caps
