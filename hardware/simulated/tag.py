"""What a contactless card answers, frame by frame: ISO 14443-3 A and, on it, NFC Forum Type 2 or Type 4."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import Literal

import ndef

from hardware.simulated.tag_sun import Sun

_PAGES = 135  # NTAG215
_VERSION = bytes.fromhex("0004040201001103")  # what GET_VERSION of an NTAG215 says
_CONTAINER = bytes.fromhex("E1103E00")
_RATS_ANSWER = bytes.fromhex("0578800200")
_FILE_SIZE = 512
_NDEF_APPLICATION = bytes.fromhex("D2760000850101")
_OK, _NOT_FOUND, _NOT_SUPPORTED, _REFUSED = b"\x90\x00", b"\x6a\x82", b"\x6d\x00", b"\x69\x82"
_NAK, _ACK = b"\x00", b"\x0a"
_DYNAMIC_LOCKS = 0x82


@dataclass(frozen=True, slots=True)
class SimulatedCard:
    """A card: `uid` is 4 or 7 bytes in hex, `ndef_uri` what it links to, `kind` its NFC Forum type.

    An `unreadable` card tells its UID and then nothing that makes sense. With `random_uid` it is a phone: each
    time it is found it makes up another UID, which begins with 08 (ISO 14443-3). `record`: type and text of an
    external record. `factory`: a Type 2 card that was never made ready for NDEF. With `sun` it is an NTAG 424 DNA.
    What is written to it stays on it.
    """

    uid: str = field(repr=False)
    ndef_uri: str | None = field(default=None, repr=False)
    kind: Literal["t2", "t4"] = "t2"
    unreadable: bool = False
    random_uid: bool = False
    record: tuple[str, str] | None = field(default=None, repr=False)
    factory: bool = False
    read_only: bool = False
    sun: Sun | None = None
    content: bytearray = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(bytes.fromhex(self.uid)) not in {4, 7}:
            raise ValueError("a card's UID has 4 or 7 bytes")
        if self.sun is not None and (self.kind != "t4" or len(bytes.fromhex(self.uid)) != 7):
            raise ValueError("an NTAG 424 DNA is of type 4 and has a UID of 7 bytes")
        made = _type_2_memory(self) if self.kind == "t2" else _type_4_file(self.message)
        object.__setattr__(self, "content", bytearray(made))

    @property
    def message(self) -> bytes:
        """The NDEF message it came with."""
        records: list[ndef.Record] = []
        if self.ndef_uri is not None:
            records.append(ndef.UriRecord(self.ndef_uri))
        if self.record is not None:
            records.append(ndef.Record(f"urn:nfc:ext:{self.record[0]}", "", self.record[1].encode()))
        return b"".join(ndef.message_encoder(records))


class CardInField:
    """One card in a reader's field; remembers what the reader selected. `wear` counts the pages and files written."""

    def __init__(self, card: SimulatedCard) -> None:
        self.card = card
        self.halted = False
        self.wear = 0
        self._uid = bytes.fromhex(card.uid)
        self._levels = _levels(self._uid)
        self._file: bytearray | None = None
        self._selected = False
        self._signed = False

    def field_off(self) -> None:
        """The reader's field was away: the card begins anew."""
        self.halted = self._selected = self._signed = False

    def answer(self, frame: bytes) -> bytes | None:
        """The card's answer to a frame of the reader; None when it keeps silent, as every card does until selected."""
        if frame in {b"\x26", b"\x52"}:
            return self._woken(everyone=frame == b"\x52")
        if self.halted:
            return None
        for level, command in zip(self._levels, (b"\x93", b"\x95"), strict=False):
            if frame == command + b"\x20":
                return level + _check(level)
            if frame[:2] == command + b"\x70":
                self._selected = level is self._levels[-1]
                return b"\x04" if level is not self._levels[-1] else b"\x00" if self.card.kind == "t2" else b"\x20"
        if not self._selected:
            return None
        if frame == b"\x50\x00":
            self.halted, self._selected = True, False
            return None
        if self.card.unreadable:
            return _NAK
        return self.type_2(frame) if self.card.kind == "t2" else self._type_4(frame)

    def type_2(self, frame: bytes) -> bytes:
        """READ, WRITE and GET_VERSION of an NTAG215."""
        pages = self.card.content
        if frame[0] == 0x30 and len(frame) > 1 and frame[1] < _PAGES:
            start = frame[1] * 4
            return bytes((pages + pages)[start : start + 16])
        if frame[0] == 0xA2 and len(frame) == 6:
            return self._write_page(frame[1], frame[2:6])
        return _VERSION if frame[0] == 0x60 else _NAK

    def command(self, apdu: bytes) -> bytes:
        """ISO 7816-4: SELECT the NDEF application or a file in it, READ BINARY, UPDATE BINARY."""
        if apdu[:4] == b"\x00\xa4\x04\x00":
            return _OK if apdu[5:12] == _NDEF_APPLICATION else _NOT_FOUND
        if len(apdu) < 5:
            return _NOT_SUPPORTED
        start = int.from_bytes(apdu[2:4], "big")
        match apdu[1]:
            case 0xA4:
                self._file = {b"\xe1\x03": self._capabilities, b"\xe1\x04": self._ndef_file()}.get(bytes(apdu[5:7]))
                return _NOT_FOUND if self._file is None else _OK
            case 0xB0 if self._file is not None:
                return bytes(self._file[start : start + (apdu[4] or 256)]) + _OK
            case 0xD6 if self._file is self.card.content and not self._fixed:
                self.wear += 1
                self._file[start : start + apdu[4]] = apdu[5 : 5 + apdu[4]]
                return _OK
            case 0xD6:
                return _REFUSED
        return _NOT_SUPPORTED

    @property
    def _fixed(self) -> bool:
        return self.card.read_only or self.card.sun is not None

    @property
    def _capabilities(self) -> bytearray:
        access = "FF" if self._fixed else "00"
        return bytearray.fromhex(f"000F20007B007B0406E104{_FILE_SIZE:04X}00{access}")

    def _ndef_file(self) -> bytearray:
        sun = self.card.sun
        if sun is not None and not self._signed:
            self._signed = True
            message = b"".join(ndef.message_encoder([ndef.UriRecord(sun.fresh(self._uid))]))
            self.card.content[:] = _type_4_file(message)
        return self.card.content

    def _woken(self, *, everyone: bool) -> bytes | None:
        if self.halted and not everyone:
            return None
        self.halted = self._selected = self._signed = False
        if self.card.random_uid:
            self._levels = (b"\x08" + secrets.token_bytes(3),)
        return (b"\x44" if len(self._levels) > 1 else b"\x04") + (b"\x00" if self.card.kind == "t2" else b"\x03")

    def _write_page(self, page: int, data: bytes) -> bytes:
        memory = self.card.content
        start = page * 4
        locked = memory[10:12] == b"\xff\xff" and 3 <= page < 16
        locked = locked or (memory[_DYNAMIC_LOCKS * 4] == 0xFF and 16 <= page < _DYNAMIC_LOCKS)
        if not 2 <= page < _PAGES or locked or (self.card.read_only and page > 3):
            return _NAK
        self.wear += 1
        if page == 2:
            data = bytes(memory[8:10]) + bytes(old | new for old, new in zip(memory[10:12], data[2:], strict=True))
        elif page in {3, _DYNAMIC_LOCKS}:  # one-time programmable
            data = bytes(old | new for old, new in zip(memory[start : start + 4], data, strict=True))
        memory[start : start + 4] = data
        return _ACK

    def _type_4(self, frame: bytes) -> bytes | None:
        control = frame[0]
        if control == 0xE0:
            self._file = None
            return _RATS_ANSWER
        if control & 0xE2 == 0x02:
            return bytes([0x02 | control & 1]) + self.command(frame[1:])
        if control & 0xF6 in {0xA2, 0xB2}:
            return bytes([0xA2 | control & 1])
        return b"\xc2" if control == 0xC2 else None


def _levels(uid: bytes) -> tuple[bytes, ...]:
    return (uid,) if len(uid) == 4 else (b"\x88" + uid[:3], uid[3:])


def _check(level: bytes) -> bytes:
    return bytes([reduce(xor, level)])


def _type_2_memory(card: SimulatedCard) -> bytes:
    pages = bytearray(_PAGES * 4)
    serial = bytes.fromhex(card.uid).ljust(7, b"\x00")
    pages[0:4] = serial[:3] + _check(b"\x88" + serial[:3])
    pages[4:9] = serial[3:] + _check(serial[3:])
    if card.factory:
        return bytes(pages)
    pages[12:16] = _CONTAINER
    pages[15] = 0x0F if card.read_only else 0x00
    message = card.message
    length = bytes([len(message)]) if len(message) < 255 else b"\xff" + len(message).to_bytes(2, "big")
    content = b"\x03" + length + message + b"\xfe"
    pages[16 : 16 + len(content)] = content
    if len(pages) != _PAGES * 4:
        raise ValueError(f"{len(message)} bytes of NDEF do not fit on the card")
    return bytes(pages)


def _type_4_file(message: bytes) -> bytes:
    if len(message) > _FILE_SIZE - 2:
        raise ValueError(f"{len(message)} bytes of NDEF do not fit on the card")
    return (len(message).to_bytes(2, "big") + message).ljust(_FILE_SIZE, b"\x00")
