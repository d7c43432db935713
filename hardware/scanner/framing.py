"""From a scanner's bytes to the texts it read: bounded, and never out of step for longer than one line."""

from __future__ import annotations

import re

from kiosk.domain.codes import GROUP_SEPARATOR

LIMIT = 4096
"""More bytes than this without an end of line are no code."""

_ENDS = b"\r\n\x03\x04"  # CR, LF, and ETX or EOT of scanners that frame STX … ETX
_END = b"[" + _ENDS + b"]"
_OUTSIDE = "".join(chr(code) for code in range(0x20) if chr(code) != GROUP_SEPARATOR) + "\x7f"


class LineFraming:
    """Cuts a stream of bytes into texts at CR, LF, CRLF, ETX or EOT; control characters around a text fall away.

    `suffix` ends a text too, `prefix` begins it: what stands before it is noise, and a line without it is no text.
    A line longer than `limit` bytes is dropped whole, up to its end. `dropped` counts lines that were too long,
    `foreign` those without the prefix.
    """

    def __init__(self, limit: int = LIMIT, *, prefix: str = "", suffix: str = "") -> None:
        self._limit = limit
        self._prefix = re.split(_END, prefix.encode())[-1]
        self._suffix = re.split(_END, suffix.encode())[0]
        self._line = bytearray()
        self._too_long = False
        self.dropped = 0
        self.foreign = 0

    @property
    def pending(self) -> bool:
        """Whether a line has begun and not ended."""
        return bool(self._line) or self._too_long

    def feed(self, data: bytes) -> list[str]:
        """Take bytes as they come; gives the texts that are complete now, never an empty one."""
        return [text for byte in data if self._ended(byte) and (text := self.flush())]

    def flush(self) -> str:
        """End the line here (its scanner sends no end, or the cable was torn); "" when there is nothing in it."""
        line, too_long = bytes(self._line), self._too_long or len(self._line) > self._limit
        self._line.clear()
        self._too_long = False
        if too_long:
            self.dropped += 1
            return ""
        if self._prefix:
            noise, found, line = line.partition(self._prefix)
            self.foreign += bool(noise.strip() and not found)
        return _text(line).strip(_OUTSIDE + " ")

    def _ended(self, byte: int) -> bool:
        """Take a byte; whether it was the last one of its line."""
        if byte in _ENDS:
            return True
        self._line.append(byte)
        if self._suffix and self._line.endswith(self._suffix) and not self._prefix.startswith(self._line):
            del self._line[-len(self._suffix) :]
            return True
        if len(self._line) > self._limit + len(self._suffix):
            self._too_long = True
            del self._line[: len(self._line) - len(self._suffix)]  # a suffix may just be coming
        return False


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")  # what scanners send that were not set to UTF-8; maps every byte
