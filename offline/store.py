"""The store of this device, opened as a whole. Importing this module is cheap: SQLAlchemy comes with `open_store`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ports import Clock

if TYPE_CHECKING:
    from offline.catalog import SqliteCatalog
    from offline.customers import SqliteCustomerCache
    from offline.ledger import SqliteLedger
    from offline.outbox import SqliteOutbox
    from offline.pictures import DirectoryPictureCache
    from offline.room import RoomLimits


@dataclass(slots=True)
class Store:
    """Everything kept on this device. `set_aside` is a damaged ledger that this start found: tell staff."""

    ledger: SqliteLedger
    outbox: SqliteOutbox
    catalog: SqliteCatalog
    pictures: DirectoryPictureCache
    customers: SqliteCustomerCache
    set_aside: Path | None
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
    picture_cache_mb: int = 200,
    room: RoomLimits | None = None,
) -> Store:
    """Open or make the store, in a thread of its own. `state` must not be lost, `cache` can be fetched again.

    StoreLocked when another process holds it, StoreUnreadable for a wrong key or folder, StoreFull without room.
    """
    return await asyncio.to_thread(_open, state, cache, key, device_id, clock, picture_cache_mb, room)


def _open(
    state: Path, cache: Path, key: bytes, device_id: str, clock: Clock, picture_cache_mb: int, room: RoomLimits | None
) -> Store:
    from offline import parts  # noqa: PLC0415 - the first frame does not wait for SQLAlchemy

    return Store(*parts.assemble(state.expanduser(), cache.expanduser(), key, device_id, clock, picture_cache_mb, room))
