"""Frames: one record each, encrypted, authenticated, and bound to its place in the line.

    frame  = magic "KJF1" · length u32 · position u64 · hash 32 · nonce 12 · CRC-32 of all before · ciphertext and tag
    hash   = SHA-256(hash of the frame before · position · nonce · ciphertext and tag)

All numbers are big-endian; `length` is that of ciphertext and tag (AES-256-GCM). The tag also covers length, position
and the `label` of the file the frame is in: a frame cannot be moved or given to another file.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"KJF1"
LONGEST = 64 * 1024 * 1024
_HEAD = struct.Struct(">4sIQ32s12s")
_CRC = struct.Struct(">I")
HEADER_BYTES = _HEAD.size + _CRC.size
TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where the line of frames stands: `position` of the last frame, and its hash."""

    position: int
    hash: bytes


BEGINNING = Place(0, bytes(32))


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that was read and is sound; `start` and `end` are its bytes in the file."""

    place: Place
    body: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes in which no sound frame can be read. `tail`: nothing sound follows."""

    start: int
    end: int
    tail: bool


class Cipher:
    """Seals and opens the frames of one file."""

    def __init__(self, key: bytes, label: bytes) -> None:
        self._aead = AESGCM(key)
        self._label = label

    def seal(self, body: bytes, before: Place) -> tuple[bytes, Place]:
        """The bytes of the frame that follows `before`, and its place."""
        nonce, position = os.urandom(12), before.position + 1
        length = len(body) + TAG_BYTES
        sealed = self._aead.encrypt(nonce, body, self._bound(length, position))
        place = Place(position, _hash(before.hash, position, nonce, sealed))
        head = _HEAD.pack(MAGIC, length, position, place.hash, nonce)
        return b"".join((head, _CRC.pack(zlib.crc32(head)), sealed)), place

    def read(self, data: bytes, start: int, before: Place | None) -> Iterator[Frame | Damage]:
        """All frames from `start` on. A frame after damage (or with before None) is trusted by its tag alone.

        Its hash cannot be followed then: the position shows how much is missing.
        """
        at = start
        while at < len(data):
            frame = self._frame(data, at, before)
            if frame is None:
                following = self._next(data, at)
                yield Damage(at, following, tail=following == len(data))
                at, before = following, None
                continue
            yield frame
            at, before = frame.end, frame.place

    def _next(self, data: bytes, at: int) -> int:
        """Where the next frame that looks sound begins; the end of the data when there is none."""
        at = data.find(MAGIC, at + 1)
        while at >= 0:
            if self._frame(data, at, None) is not None:
                return at
            at = data.find(MAGIC, at + 1)
        return len(data)

    def _frame(self, data: bytes, at: int, before: Place | None) -> Frame | None:
        begin = at + HEADER_BYTES
        if begin > len(data):
            return None
        head = data[at : at + _HEAD.size]
        magic, length, position, digest, nonce = _HEAD.unpack(head)
        if magic != MAGIC or _CRC.unpack_from(data, at + _HEAD.size) != (zlib.crc32(head),):
            return None
        end = begin + length
        if not TAG_BYTES <= length <= LONGEST or end > len(data):
            return None
        sealed = data[begin:end]
        if before is not None and (
            position != before.position + 1 or digest != _hash(before.hash, position, nonce, sealed)
        ):
            return None
        try:
            body = self._aead.decrypt(nonce, sealed, self._bound(length, position))
        except InvalidTag:
            return None
        return Frame(Place(position, digest), body, at, end)

    def _bound(self, length: int, position: int) -> bytes:
        return self._label + struct.pack(">IQ", length, position)


def derived_key(key: bytes, purpose: str) -> bytes:
    """A key of its own for one purpose (HKDF-SHA-256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(key)


def _hash(before: bytes, position: int, nonce: bytes, sealed: bytes) -> bytes:
    return hashlib.sha256(b"".join((before, struct.pack(">Q", position), nonce, sealed))).digest()
