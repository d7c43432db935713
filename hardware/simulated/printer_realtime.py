"""The commands a printer obeys the moment they arrive, whatever waits before them."""

from __future__ import annotations

from dataclasses import dataclass

_LENGTHS = {0x04: 3, 0x05: 3}
_CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """DLE EOT `number`."""

    number: int


class Clear:
    """DLE DC4, function 8: forget what is received and not yet printed."""


class RealTimeFilter:
    """Takes the real-time commands out of a stream, however it is cut up."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, data: bytes) -> list[bytes | StatusRequest | Clear]:
        """What came, in order: bytes for printing, and commands to obey at once."""
        found: list[bytes | StatusRequest | Clear] = []
        data = self._tail + data
        start = 0
        while (at := data.find(0x10, start)) >= 0:
            length = self._length(data, at)
            if length is None:
                break
            if length == 0:
                start = at + 1
                continue
            if at:
                found.append(data[:at])
            command, data, start = data[at : at + length], data[at + length :], 0
            if command[1] == 0x04:
                found.append(StatusRequest(command[2]))
            elif command == _CLEAR:
                found.append(Clear())
        kept = at if at >= 0 else len(data)
        if data[:kept]:
            found.append(data[:kept])
        self._tail = data[kept:]
        return found

    @staticmethod
    def _length(data: bytes, at: int) -> int | None:
        """How long the real-time command at a DLE is; 0 when it is none, None when that cannot be told yet."""
        if len(data) == at + 1:
            return None
        length = _LENGTHS.get(data[at + 1], 0)
        if data[at + 1] == 0x14:
            if len(data) == at + 2:
                return None
            length = {0x01: 5, 0x02: 5, 0x08: len(_CLEAR)}.get(data[at + 2], 0)
        return None if len(data) < at + length else length
