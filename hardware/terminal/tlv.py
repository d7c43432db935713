"""ZVT's TLV containers: BER tags of up to three bytes, lengths of one byte, 81 and one, or 82 and two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_DEEPEST = 8
_SECRET = frozenset({0x1F08, 0x1F09, 0x1F0A, 0x1F1A, 0x1F5E})
"""Magnetic tracks, card number, IBAN: dropped unseen."""


class BadTlv(Exception):
    """A container that does not add up."""


@dataclass(frozen=True, slots=True)
class Tlv:
    """One object; `children` when its tag says that it is made of others."""

    tag: int
    value: bytes = field(default=b"", repr=False)
    children: tuple[Tlv, ...] = ()


def read_length(data: bytes, start: int) -> tuple[int, int]:
    """A length and where what it measures begins; BadTlv."""
    if start >= len(data):
        raise BadTlv("a length is missing")
    first = data[start]
    if first < 0x80:
        return first, start + 1
    if first not in {0x81, 0x82} or start + 1 + (first & 3) > len(data):
        raise BadTlv(f"no length begins with {first:02X}")
    end = start + 1 + (first & 3)
    return int.from_bytes(data[start + 1 : end], "big"), end


def parse(data: bytes, depth: int = 0) -> tuple[Tlv, ...]:
    """The objects of a container's inside; BadTlv."""
    found: list[Tlv] = []
    place = 0
    while place < len(data):
        tag, place = _read_tag(data, place)
        size, place = read_length(data, place)
        value, place = data[place : place + size], place + size
        if place > len(data):
            raise BadTlv(f"tag {tag:X} says {size} bytes and has {len(value)}")
        if tag in _SECRET:
            continue
        if _constructed(tag):
            if depth >= _DEEPEST:
                raise BadTlv("containers nest too deep")
            found.append(Tlv(tag, children=parse(value, depth + 1)))
        else:
            found.append(Tlv(tag, value))
    return tuple(found)


def _read_tag(data: bytes, place: int) -> tuple[int, int]:
    tag, place = data[place], place + 1
    if tag & 0x1F != 0x1F:
        return tag, place
    for _ in range(2):
        if place >= len(data):
            break
        tag, place = tag << 8 | data[place], place + 1
        if not tag & 0x80:
            return tag, place
    raise BadTlv(f"no tag begins with {tag:X}")


def _constructed(tag: int) -> bool:
    while tag > 0xFF:
        tag >>= 8
    return bool(tag & 0x20)


def walk(objects: Sequence[Tlv]) -> Iterator[Tlv]:
    """All objects, each before its children."""
    for one in objects:
        yield one
        yield from walk(one.children)


def first(objects: Sequence[Tlv], tag: int) -> Tlv | None:
    """The first object of a tag, at any depth."""
    return next((one for one in walk(objects) if one.tag == tag), None)


def encode_length(size: int) -> bytes:
    """A length, as short as it goes."""
    if size < 0x80:
        return bytes([size])
    return bytes([0x81, size]) if size <= 0xFF else b"\x82" + size.to_bytes(2, "big")


def encode(tag: int, value: bytes) -> bytes:
    """One object."""
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big") + encode_length(len(value)) + value
