"""A scanner that types as a keyboard, taken away from everybody else: its keys reach no text field and no hotkey."""

from __future__ import annotations

import os
import select
import stat
import time
from collections import deque
from pathlib import Path

from evdev import InputDevice, ecodes
from evdev.eventio import EventIO

from hardware.scanner.identifiers import split_identifier
from hardware.scanner.keymap import Layout
from hardware.scanner.keys import KeyText
from kiosk.domain.codes import Scan, ScanSource
from kiosk.errors import DeviceAbsent, DeviceLost

_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class WedgeScanner:
    """Reads the event device at `device` and holds it alone (EVIOCGRAB) from `open` to `close`.

    `device` may be a FIFO that carries a keyboard's events from elsewhere. A text without Enter or Tab is complete
    after `idle_flush` seconds of silence.
    """

    name = "wedge"

    def __init__(self, device: Path, layout: Layout = "us", *, idle_flush: float = 0.3) -> None:
        self._device = device
        self._layout: Layout = layout
        self._idle_flush = idle_flush
        self._events: EventIO | None = None
        self._poll = select.poll()
        self._keys = KeyText(layout)
        self._scans: deque[Scan] = deque()
        self._heard = 0.0

    def open(self) -> None:
        """Take the keyboard; what it typed before is not read."""
        self.close()
        try:
            if stat.S_ISFIFO(self._device.stat().st_mode):
                self._events = _Pipe(self._device)
                caps = False
            else:
                self._events, caps = _grabbed(self._device)
        except OSError as error:
            self.close()
            raise DeviceAbsent(f"wedge at {self._device}: {error.strerror or error}", fix=_fix(error)) from error
        self._keys = KeyText(self._layout, caps_lock=caps)
        self._poll.register(self._events.fileno(), select.POLLIN)

    def poll(self, timeout: float) -> Scan | None:
        """As `ports.CodeSource`."""
        deadline = time.monotonic() + timeout
        while not self._scans:
            self._listen(min(self._idle_flush, max(0.0, deadline - time.monotonic())))
            if time.monotonic() >= deadline:
                break
        return self._scans.popleft() if self._scans else None

    def close(self) -> None:
        """Let the keyboard go."""
        events, self._events = self._events, None
        self._scans.clear()
        self._poll = select.poll()
        if events is not None:
            events.close()  # the kernel ends the grab with it

    def _listen(self, patience: float) -> None:
        events = self._events
        if events is None:
            raise DeviceLost(f"wedge at {self._device} is not open")
        ready = self._poll.poll(patience * 1000)
        now = time.monotonic()
        try:
            for event in events.read() if any(mask & select.POLLIN for _, mask in ready) else ():
                self._heard = now
                self._take(self._keys.feed(event.type, event.code, event.value))
        except OSError as error:
            raise DeviceLost(f"wedge at {self._device}: {error.strerror}", fix="plug it in again") from error
        if any(mask & _GONE for _, mask in ready):
            raise DeviceLost(f"wedge at {self._device}: it is gone", fix="plug it in again")
        if self._keys.pending and now - self._heard >= self._idle_flush:
            self._take(self._keys.flush())

    def _take(self, text: str) -> None:
        if text:
            rest, symbology = split_identifier(text)
            self._scans.append(Scan(rest, ScanSource.SCANNER, symbology))


class _Pipe(EventIO):
    """A FIFO read as evdev reads a device."""

    def __init__(self, path: Path) -> None:
        self.fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def close(self) -> None:
        os.close(self.fd)


def _grabbed(path: Path) -> tuple[InputDevice[str], bool]:
    """The device, held alone and emptied of what it typed before; and whether its Caps Lock is on. OSError."""
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


def _fix(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "let the kiosk's user read it: put it into the group input"
    if isinstance(error, FileNotFoundError):
        return "plug it in, or set devices.wedge.device to its /dev/input/by-id/…-event-kbd"
    return "set devices.wedge.device to an event device that nobody else holds"
