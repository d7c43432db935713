"""What a contactless card answers, frame by frame: ISO 14443-3 A and, on it, NFC Forum Type 2 or Type 4."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import Literal

import ndef

_PAGES = 135  # NTAG215
_VERSION = bytes.fromhex("0004040201001103")  # what GET_VERSION of an NTAG215 says
_RATS_ANSWER = bytes.fromhex("0578800200")
_CAPABILITIES = bytes.fromhex("000F20003B00340406E104040000FF")
_NDEF_APPLICATION = bytes.fromhex("D2760000850101")
_OK, _NOT_FOUND, _NOT_SUPPORTED = b"\x90\x00", b"\x6a\x82", b"\x6d\x00"
_NAK = b"\x00"


@dataclass(frozen=True, slots=True)
class SimulatedCard:
    """A card: `uid` is 4 or 7 bytes in hex, `ndef_uri` what it links to, `kind` its NFC Forum type.

    An `unreadable` card tells its UID and then nothing that makes sense. With `random_uid` it is a phone: each
    time it is found it makes up another UID, which begins with 08 (ISO 14443-3).
    """

    uid: str = field(repr=False)
    ndef_uri: str | None = field(default=None, repr=False)
    kind: Literal["t2", "t4"] = "t2"
    unreadable: bool = False
    random_uid: bool = False

    def __post_init__(self) -> None:
        if len(bytes.fromhex(self.uid)) not in {4, 7}:
            raise ValueError("a card's UID has 4 or 7 bytes")

    @property
    def message(self) -> bytes:
        """The NDEF message on it."""
        if self.ndef_uri is None:
            return b""
        return b"".join(ndef.message_encoder([ndef.UriRecord(self.ndef_uri)]))


class CardInField:
    """One card lying on a reader; remembers what the reader selected."""

    def __init__(self, card: SimulatedCard) -> None:
        self.card = card
        uid = bytes.fromhex(card.uid)
        self._levels: tuple[bytes, ...] = (uid,) if len(uid) == 4 else (b"\x88" + uid[:3], uid[3:])
        self._pages = _type_2_memory(uid, card.message)
        self._file: bytes | None = None
        self._selected = False

    def answer(self, frame: bytes) -> bytes | None:
        """The card's answer to a frame of the reader; None when it keeps silent, as every card does until selected."""
        if frame in {b"\x26", b"\x52"}:
            if self.card.random_uid:
                self._levels = (b"\x08" + secrets.token_bytes(3),)
            return (b"\x44" if len(self._levels) > 1 else b"\x04") + (b"\x00" if self.card.kind == "t2" else b"\x03")
        for level, command in zip(self._levels, (b"\x93", b"\x95"), strict=False):
            if frame == command + b"\x20":
                return level + _check(level)
            if frame[:2] == command + b"\x70":
                self._selected = level is self._levels[-1]
                return b"\x04" if level is not self._levels[-1] else b"\x00" if self.card.kind == "t2" else b"\x20"
        if not self._selected:
            return None
        if self.card.unreadable:
            return _NAK
        return self._type_2(frame) if self.card.kind == "t2" else self._type_4(frame)

    def _type_2(self, frame: bytes) -> bytes:
        if frame[0] == 0x30 and len(frame) > 1 and frame[1] < _PAGES:
            start = frame[1] * 4
            return (self._pages + self._pages)[start : start + 16]
        return _VERSION if frame[0] == 0x60 else _NAK

    def _type_4(self, frame: bytes) -> bytes | None:
        control = frame[0]
        if control == 0xE0:
            self._file = None
            return _RATS_ANSWER
        if control & 0xE2 == 0x02:
            return bytes([0x02 | control & 1]) + self._command(frame[1:])
        if control & 0xF6 in {0xA2, 0xB2}:
            return bytes([0xA2 | control & 1])
        return b"\xc2" if control == 0xC2 else None

    def _command(self, apdu: bytes) -> bytes:
        """ISO 7816-4: SELECT the NDEF application or a file in it, READ BINARY."""
        if apdu[:4] == b"\x00\xa4\x04\x00":
            return _OK if apdu[5:12] == _NDEF_APPLICATION else _NOT_FOUND
        if len(apdu) < 5:
            return _NOT_SUPPORTED
        if apdu[1] == 0xA4:
            message = self.card.message
            files = {b"\xe1\x03": _CAPABILITIES, b"\xe1\x04": len(message).to_bytes(2, "big") + message}
            self._file = files.get(apdu[5:7])
            return _NOT_FOUND if self._file is None else _OK
        if apdu[1] == 0xB0 and self._file is not None:
            start = int.from_bytes(apdu[2:4], "big")
            return self._file[start : start + (apdu[4] or 256)] + _OK
        return _NOT_SUPPORTED


def _check(level: bytes) -> bytes:
    return bytes([reduce(xor, level)])


def _type_2_memory(uid: bytes, message: bytes) -> bytes:
    pages = bytearray(_PAGES * 4)
    serial = uid.ljust(7, b"\x00")
    pages[0:4] = serial[:3] + _check(b"\x88" + serial[:3])
    pages[4:9] = serial[3:] + _check(serial[3:])
    pages[12:16] = bytes.fromhex("E1103E00")
    length = bytes([len(message)]) if len(message) < 255 else b"\xff" + len(message).to_bytes(2, "big")
    content = b"\x03" + length + message + b"\xfe"
    pages[16 : 16 + len(content)] = content
    if len(pages) != _PAGES * 4:
        raise ValueError(f"{len(message)} bytes of NDEF do not fit on the card")
    return bytes(pages)
