"""Putting the store together, and taking it apart in the opposite order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from kiosk.ports import Clock
from offline import catalog_schema
from offline.catalog import SqliteCatalog
from offline.customers import SqliteCustomerCache, open_customers
from offline.database import DatabaseFile
from offline.faults import store_faults
from offline.ledger import SqliteLedger
from offline.lock import StoreLock
from offline.opening import open_ledger
from offline.outbox import SqliteOutbox
from offline.pictures import DirectoryPictureCache
from offline.room import MIB, Room, RoomLimits

CATALOG_CACHE_KIB = 16_384
CATALOG_CHECKPOINT_PAGES = 2_048


class Parts(NamedTuple):
    """What a store is made of; `close` lets go of everything."""

    ledger: SqliteLedger
    outbox: SqliteOutbox
    catalog: SqliteCatalog
    pictures: DirectoryPictureCache
    customers: SqliteCustomerCache
    set_aside: Path | None
    close: Callable[[], None]


def assemble(
    state: Path, cache: Path, key: bytes, device_id: str, clock: Clock, picture_cache_mb: int, limits: RoomLimits | None
) -> Parts:
    """As `offline.store.open_store`, blocking."""
    with ExitStack() as stack:
        for folder in dict.fromkeys((state, cache)):
            with store_faults(folder / "store.lock"):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.callback(StoreLock(folder).release)
        room = Room(state, limits or RoomLimits())
        ledger = open_ledger(state, key, device_id, clock, room)
        stack.callback(ledger.close)
        catalog = SqliteCatalog(_catalog_file(cache, key))
        stack.callback(catalog.close)
        pictures = DirectoryPictureCache(cache / "pictures", picture_cache_mb * MIB)
        customers = open_customers(cache, key)
        stack.callback(customers.close)
        return Parts(
            ledger.ledger, ledger.outbox, catalog, pictures, customers, ledger.set_aside, stack.pop_all().close
        )


def _catalog_file(cache: Path, key: bytes) -> DatabaseFile:
    """The replica of this program's schema; those of other ones are of no use and go."""
    path = cache / f"catalog-{catalog_schema.VERSION}.db"
    with store_faults(path):
        for other in cache.glob("catalog-*"):
            if not other.name.startswith(path.name):
                other.unlink()
    return DatabaseFile(
        path,
        key,
        personal=False,
        synchronous="NORMAL",
        checkpoint_pages=CATALOG_CHECKPOINT_PAGES,
        cache_kib=CATALOG_CACHE_KIB,
    )
