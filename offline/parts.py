"""Putting the store together, and taking it apart in the opposite order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from kiosk.ports import Clock
from offline.catalog import SqliteCatalog
from offline.customers import SqliteCustomerCache, open_customers
from offline.faults import store_faults
from offline.findings import Finding
from offline.journal.journal import SEGMENT_BYTES
from offline.ledger import SqliteLedger
from offline.lock import StoreLock
from offline.opening import open_ledger
from offline.outbox import SqliteOutbox
from offline.pictures import DirectoryPictureCache
from offline.room import MIB, RoomLimits, Rooms
from offline.staff import SqliteStaffPasses, open_staff
from offline.store import Folders


class Parts(NamedTuple):
    """What a store is made of; `close` lets go of everything."""

    ledger: SqliteLedger
    outbox: SqliteOutbox
    catalog: SqliteCatalog
    pictures: DirectoryPictureCache
    customers: SqliteCustomerCache
    staff: SqliteStaffPasses
    set_aside: Path | None
    findings: tuple[Finding, ...]
    close: Callable[[], None]


def assemble(
    folders: Folders,
    key: bytes,
    device_id: str,
    clock: Clock,
    picture_cache_mb: int,
    limits: RoomLimits | None,
    segment_bytes: int | None,
) -> Parts:
    """As `offline.store.open_store`, blocking."""
    state, journal, cache = (folder.expanduser() for folder in folders)
    with ExitStack() as stack:
        for folder in dict.fromkeys((state, journal, cache)):
            with store_faults(folder / "store.lock"):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.callback(StoreLock(folder).release)
        room = Rooms((state, journal), limits or RoomLimits())
        ledger = open_ledger(state, key, device_id, clock, room, journal, segment_bytes or SEGMENT_BYTES)
        stack.callback(ledger.close)
        catalog = SqliteCatalog(cache, key)
        stack.callback(catalog.close)
        pictures = DirectoryPictureCache(cache / "pictures", picture_cache_mb * MIB)
        customers = open_customers(cache, key)
        stack.callback(customers.close)
        staff = open_staff(state, key, clock)
        stack.callback(staff.close)
        return Parts(
            ledger.ledger,
            ledger.outbox,
            catalog,
            pictures,
            customers,
            staff,
            ledger.set_aside,
            ledger.findings,
            stack.pop_all().close,
        )
