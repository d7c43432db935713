"""The store of this device, opened as a whole. Importing this module is cheap: SQLAlchemy comes with `open_store`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.ports import Clock
from offline.findings import Finding

if TYPE_CHECKING:
    from offline.catalog import SqliteCatalog
    from offline.customers import SqliteCustomerCache
    from offline.ledger import SqliteLedger
    from offline.outbox import SqliteOutbox
    from offline.pictures import DirectoryPictureCache
    from offline.room import RoomLimits
    from offline.staff import SqliteStaffPasses


class Folders(NamedTuple):
    """Where a store is: see `open_store`."""

    state: Path
    journal: Path
    cache: Path


@dataclass(slots=True)
class Store:
    """Everything kept on this device.

    `set_aside` is a damaged ledger that this start found, `findings` all that was not as it should be: tell staff.
    """

    ledger: SqliteLedger
    outbox: SqliteOutbox
    catalog: SqliteCatalog
    pictures: DirectoryPictureCache
    customers: SqliteCustomerCache
    staff: SqliteStaffPasses
    set_aside: Path | None
    findings: tuple[Finding, ...]
    _close: Callable[[], None] = field(repr=False)

    async def close(self) -> None:
        """Finish what was asked for and let go of all files and locks; safe to call twice."""
        await asyncio.to_thread(self._close)


async def open_store(
    *,
    state: Path,
    cache: Path,
    key: bytes,
    device_id: str,
    clock: Clock,
    journal: Path | None = None,
    picture_cache_mb: int = 200,
    room: RoomLimits | None = None,
    segment_bytes: int | None = None,
) -> Store:
    """Open or make the store, in a thread of its own. `state` must not be lost, `cache` can be fetched again.

    `journal` is where all that must not be lost stands a second time, best on another disk; without it in `state`. It
    is made of files of about `segment_bytes` (None: 4 MiB).

    StoreLocked when another process holds it, StoreUnreadable for a wrong key or folder, StoreFull without room.
    """
    folders = Folders(state, journal or state / "journal", cache)
    return await asyncio.to_thread(_open, folders, key, device_id, clock, picture_cache_mb, room, segment_bytes)


def _open(*arguments: Any) -> Store:
    from offline import parts  # noqa: PLC0415 - the first frame does not wait for SQLAlchemy

    return Store(*parts.assemble(*arguments))
