"""The real store, small: a write-ahead log of 24 pages, journal segments of 16 KiB, a ballast of 64 KiB."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import Literal

from kiosk.domain.operation import OutboxEntry
from kiosk.domain.order import Sale
from kiosk.ports import Clock
from offline import opening
from offline.database import DatabaseFile
from offline.records import sale_to_text
from offline.room import RoomLimits
from offline.store import Store, open_store
from tests.unit.offline.making import KEY

Synchronous = Literal["FULL", "NORMAL"]
KIB = 1024
LIMITS = RoomLimits(low_water=0, ballast=64 * KIB)
CHECKPOINT_PAGES = 24
SEGMENT_BYTES = 16 * KIB


async def open_small(folder: Path, cache: Path, clock: Clock, synchronous: Synchronous = "FULL") -> Store:
    """Open the store of a folder; `synchronous` weakens its database."""
    make_small(synchronous)
    return await open_store(
        state=folder / "state",
        journal=folder / "journal",
        cache=cache,
        key=KEY,
        device_id="K01",
        clock=clock,
        room=LIMITS,
        segment_bytes=SEGMENT_BYTES,
    )


def make_small(synchronous: Synchronous = "FULL") -> None:
    """Have the store of this process open its files small from now on."""
    small = partial(DatabaseFile, checkpoint_pages=CHECKPOINT_PAGES, synchronous=synchronous)
    setattr(opening, "DatabaseFile", small)  # noqa: B010 - mypy would not have a class replaced


def digest_of(entry: OutboxEntry) -> str:
    """Of what was said, not of how far it has come."""
    one = entry.operation
    said = (entry.seq, one.id, one.kind.value, one.lane.value, one.subject, one.created_at, dict(one.payload))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def sale_digest(sale: Sale) -> str:
    return hashlib.sha256(sale_to_text(sale).encode()).hexdigest()[:16]
