"""NFC Forum Type 4 cards (NTAG 424 DNA, DESFire, phones): files that ISO 7816-4 commands select, read and write."""

from __future__ import annotations

from typing import Protocol

from hardware.card.memory import MAX_MESSAGE, CardRefused, CardStumbled

_APPLICATION = bytes.fromhex("D2760000850101")
_CONTAINER = b"\xe1\x03"
_NDEF_FILE = 0x04
_OPEN = 0x00
_OK = b"\x90\x00"
_LENGTH = 2
_CONTAINER_LENGTH = 15
_CHUNK = 0xF0  # fits every reader's buffer with header and status


class Apdus(Protocol):
    """How a reader reaches a card's commands. CardStumbled when the card does not answer."""

    def transceive(self, command: bytes) -> bytes:
        """The answer with its two bytes of status."""


class Type4:
    """`CardMemory` on commands."""

    def __init__(self, apdus: Apdus) -> None:
        self._apdus = apdus
        self._file = b""
        self._size = 0
        self._most_read = self._most_written = 0
        self._writable = False

    @property
    def capacity(self) -> int:
        """As in CardMemory."""
        return max(0, min(MAX_MESSAGE, self._size - _LENGTH)) if self._writable else 0

    @property
    def lockable(self) -> bool:
        """As in CardMemory: the way to lock one is the maker's own and needs the card's keys."""
        return False

    def read(self) -> bytes | None:
        """As in CardMemory."""
        self._file = b""
        if not self._select_application() or not self._select(_CONTAINER):
            return None
        self._understand(self._read_binary(0, _CONTAINER_LENGTH))
        if not self._file or not self._select(self._file):
            return None
        length = int.from_bytes(self._read_binary(0, _LENGTH), "big")
        if length > min(MAX_MESSAGE, self._size - _LENGTH):
            raise CardStumbled("its message is longer than its file")
        message = b""
        while len(message) < length:
            message += self._read_binary(_LENGTH + len(message), min(self._most_read, _CHUNK, length - len(message)))
        return message

    def format(self) -> bool:
        """As in CardMemory: such a card comes with its files from its maker."""
        return False

    def write(self, message: bytes) -> None:
        """As in CardMemory: the length is written last, so that half a message is none."""
        if not self._file or len(message) > self.capacity:
            raise CardRefused("the message does not fit, or the card may not be written")
        if not self._select_application() or not self._select(self._file):
            raise CardStumbled("its file is gone")
        self._update_binary(0, bytes(_LENGTH))
        step = min(self._most_written, _CHUNK)
        for at in range(0, len(message), step):
            self._update_binary(_LENGTH + at, message[at : at + step])
        self._update_binary(0, len(message).to_bytes(_LENGTH, "big"))

    def lock(self) -> None:
        """As in CardMemory: never."""
        raise CardRefused("such a card is locked with its own keys only")

    def _understand(self, container: bytes) -> None:
        """The capability container: its length, version, the most that is read and written at once, the file."""
        if len(container) < _CONTAINER_LENGTH or container[2] >> 4 not in {1, 2, 3} or container[7] != _NDEF_FILE:
            raise CardStumbled("its capability container is none")
        self._most_read = int.from_bytes(container[3:5], "big")
        self._most_written = int.from_bytes(container[5:7], "big")
        self._file = container[9:11]
        self._size = int.from_bytes(container[11:13], "big")
        self._writable = container[14] == _OPEN
        if self._most_read < 1 or self._most_written < 1 or container[13] != _OPEN:
            raise CardStumbled("its file is not free to read")

    def _select_application(self) -> bool:
        return self._done(b"\x00\xa4\x04\x00" + bytes([len(_APPLICATION)]) + _APPLICATION + b"\x00")

    def _select(self, file: bytes) -> bool:
        return self._done(b"\x00\xa4\x00\x0c" + bytes([len(file)]) + file)

    def _done(self, command: bytes) -> bool:
        return self._apdus.transceive(command)[-2:] == _OK

    def _read_binary(self, start: int, length: int) -> bytes:
        answer = self._apdus.transceive(b"\x00\xb0" + start.to_bytes(2, "big") + bytes([length]))
        data = answer[:-2]
        if answer[-2:] != _OK or not 0 < len(data) <= length:
            raise CardStumbled("it does not give its file")
        return data

    def _update_binary(self, start: int, data: bytes) -> None:
        answer = self._apdus.transceive(b"\x00\xd6" + start.to_bytes(2, "big") + bytes([len(data)]) + data)
        if len(answer) < len(_OK):
            raise CardStumbled("it does not answer")
        if answer[-2:] != _OK:
            raise CardRefused("it does not take what is written")
