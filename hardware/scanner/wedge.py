"""A scanner that types as a keyboard, taken away from everybody else: its keys reach no text field and no hotkey."""

from __future__ import annotations

import select
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.scanner.identifiers import split_identifier
from hardware.scanner.keymap import Layout
from hardware.scanner.keys import KeyText
from kiosk.domain.codes import Scan, ScanSource
from kiosk.errors import DeviceAbsent, DeviceLost

if TYPE_CHECKING:
    from evdev.eventio import EventIO

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
        from hardware.scanner.keyboard import take  # noqa: PLC0415 - evdev only where there is a wedge

        self.close()
        try:
            self._events, caps = take(self._device)
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


def _fix(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "let the kiosk's user read it: put it into the group input"
    if isinstance(error, FileNotFoundError):
        return "plug it in, or set devices.wedge.device to its /dev/input/by-id/…-event-kbd"
    return "set devices.wedge.device to an event device that nobody else holds"
