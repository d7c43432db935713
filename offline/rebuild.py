"""Making the ledger's database again from the journal, on purpose."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreUnreadable
from kiosk.ports import Clock
from offline.findings import Finding
from offline.journal.journal import Journal
from offline.lock import StoreLock
from offline.opening import open_ledger, put_aside
from offline.room import RoomLimits, Rooms


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The old database's new name (None when there was none), the newest entry's number, and what was found."""

    set_aside: Path | None
    last_seq: int
    findings: tuple[Finding, ...]


def rebuild(state: Path, journal: Path, key: bytes, device_id: str, clock: Clock) -> Rebuilt:
    """Set the database aside and make it again. Blocks; no kiosk may run on this store.

    StoreLocked while one does; StoreUnreadable when the journal holds nothing, and then nothing is touched.
    """
    state, journal = state.expanduser(), journal.expanduser()
    if not state.is_dir() or not journal.is_dir():
        raise StoreUnreadable(f"there is no store in {state} with a journal in {journal}", fix="check paths")
    with ExitStack() as stack:
        for folder in dict.fromkeys((state, journal)):
            stack.callback(StoreLock(folder).release)
        if Journal(journal, key, read_only=True).found.empty:
            raise StoreUnreadable(f"the journal in {journal} holds nothing", fix="keep the database that is there")
        aside = put_aside(state, key, "to be rebuilt on purpose")
        room = Rooms((state, journal), RoomLimits())
        parts = open_ledger(state, key, device_id, clock, room, journal, afresh=True)
        stack.callback(parts.close)
        return Rebuilt(aside, parts.last_seq(), parts.findings)
