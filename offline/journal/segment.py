"""Segment files: a header, a first frame that sums up what came before, then one frame a record.

The header is: magic "KJSEG001" · key fingerprint 16 · number u64 · CRC-32 of all before, big-endian.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from offline.journal.frames import Cipher

MAGIC = b"KJSEG001"
_HEAD = struct.Struct(">8s16sQ")
_CRC = struct.Struct(">I")
HEADER_BYTES = _HEAD.size + _CRC.size
_NAME = re.compile(r"journal-(\d{8})\.log")


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the journal."""

    path: Path
    number: int

    @classmethod
    def in_folder(cls, folder: Path, number: int) -> Segment:
        return cls(folder / f"journal-{number:08d}.log", number)

    def header(self, fingerprint: str) -> bytes:
        """What the file begins with."""
        head = _HEAD.pack(MAGIC, bytes.fromhex(fingerprint), self.number)
        return head + _CRC.pack(zlib.crc32(head))

    def cipher(self, key: bytes, fingerprint: str) -> Cipher:
        """What seals the frames of this file."""
        return Cipher(key, self.header(fingerprint))


def segments(folder: Path) -> list[Segment]:
    """All there are, in their order."""
    found = [(match, path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    return sorted((Segment(path, int(match[1])) for match, path in found), key=lambda segment: segment.number)


def fingerprint_of(data: bytes) -> str | None:
    """The key fingerprint a segment's bytes name; None when the header is not whole."""
    if len(data) < HEADER_BYTES:
        return None
    head = data[: _HEAD.size]
    magic, fingerprint, _number = _HEAD.unpack(head)
    if magic != MAGIC or _CRC.unpack_from(data, _HEAD.size) != (zlib.crc32(head),):
        return None
    return bytes(fingerprint).hex()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(descriptor: int, data: bytes) -> None:
    """Write all of it, or raise OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
