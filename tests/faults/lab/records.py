"""The recorder's log, read back."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

_HEADER = struct.Struct("<BiiqqII")


class Kind(IntEnum):
    """As in shim.c."""

    OPEN = 1
    CLOSE = 2
    DUPLICATE = 3
    WRITE = 4
    TRUNCATE = 5
    SYNC = 6
    RENAME = 7
    UNLINK = 8
    LINK = 9
    MKDIR = 10
    RMDIR = 11
    MARK = 12


@dataclass(frozen=True, slots=True)
class Record:
    """One call. `first` is the path or the data, `second` a second path; `a`, `b` as shim.c fills them."""

    kind: Kind
    fd: int
    error: int
    a: int
    b: int
    first: bytes
    second: bytes

    @property
    def path(self) -> str:
        return self.first.decode()

    @property
    def target(self) -> str:
        return self.second.decode()

    @property
    def mark(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.first)
        return value


def read(log: Path) -> list[Record]:
    """All records in the order in which they happened."""
    return list(_records(log.read_bytes()))


def _records(data: bytes) -> Iterator[Record]:
    place = 0
    while place < len(data):
        kind, fd, error, a, b, first, second = _HEADER.unpack_from(data, place)
        place += _HEADER.size
        yield Record(
            Kind(kind), fd, error, a, b, data[place : place + first], data[place + first : place + first + second]
        )
        place += first + second
