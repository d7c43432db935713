"""Opening the ledger's file: the right key, a sound database, the newest schema; a damaged file is set aside."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from kiosk.errors import StoreDamaged, StoreFull, StoreUnreadable
from kiosk.ports import Clock
from offline import facts
from offline.book import Book
from offline.database import DatabaseFile, complaint, page_complaint
from offline.faults import store_faults
from offline.findings import Finding
from offline.journal.journal import SEGMENT_BYTES, Journal
from offline.journal.segment import sync_folder
from offline.key import fingerprint
from offline.ledger import SqliteLedger, begin_series
from offline.migrations import migrate
from offline.outbox import SqliteOutbox
from offline.reconcile import Diverged, reconcile
from offline.room import Rooms
from offline.soundness import contradiction
from offline.writer import Reader, Writer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """The ledger and its outbox on one database, and the journal beside it.

    `set_aside` is the damaged database that this start found, if any; `findings` is all it found.
    """

    ledger: SqliteLedger
    outbox: SqliteOutbox
    set_aside: Path | None
    findings: tuple[Finding, ...]
    writer: Writer
    reader: Reader
    journal: Journal

    def last_seq(self) -> int:
        """The newest entry's number. Blocks."""
        return self.writer.call(facts.last_entry).seq

    def close(self) -> None:
        """Finish what was asked for and let go of the files. Blocks."""
        self.reader.close()
        self.writer.close()
        self.journal.close()


def open_ledger(
    folder: Path,
    key: bytes,
    device_id: str,
    clock: Clock,
    room: Rooms,
    journal_folder: Path | None = None,
    segment_bytes: int = SEGMENT_BYTES,
    *,
    afresh: bool = False,
) -> LedgerParts:
    """Open or make the ledger in folders that this process has locked. Blocks; needs no event loop.

    StoreUnreadable for a key that is not this store's, or a store from a newer program. A damaged database is renamed
    to `ledger.damaged-001.db` (and so on) and rebuilt from the journal; when that cannot tell everything, order numbers
    go on as "K01-2-000001", so that none occurs twice. `afresh`: that there is no database is meant so.
    """
    file = DatabaseFile(folder / "ledger.db", key)
    seal = folder / "ledger.key-fingerprint"  # written when the database was made: says "there is one, of this key"
    sealed = _check_key(seal, key)
    journal = Journal(journal_folder or folder / "journal", key, segment_bytes)
    opening = _Opening(file, journal, room, sealed=sealed and not afresh)
    try:
        writer = opening.writer()
        try:
            if not sealed:
                _write_seal(seal, key)
            prefix = writer.call(partial(_prefix, folder=folder, device_id=device_id, findings=opening.findings))
            reader = Reader(file)
        except BaseException:
            writer.close()
            raise
    except BaseException:
        journal.close()
        raise
    return LedgerParts(
        SqliteLedger(writer, reader, opening.book, room, clock, prefix),
        SqliteOutbox(writer, reader, opening.book),
        opening.set_aside,
        tuple(opening.findings),
        writer,
        reader,
        journal,
    )


def put_aside(folder: Path, key: bytes, reason: str) -> Path | None:
    """Set a store's database aside, in a folder that this process has locked; None when there is none."""
    file = DatabaseFile(folder / "ledger.db", key)
    _check_key(folder / "ledger.key-fingerprint", key)
    return _set_aside(file, reason) if file.path.exists() else None


class _Opening:
    """One start: a sound database, brought together with the journal."""

    def __init__(self, file: DatabaseFile, journal: Journal, room: Rooms, *, sealed: bool) -> None:
        self._file = file
        self._journal = journal
        self._room = room
        self._sealed = sealed
        self.book = Book(journal)
        self.set_aside: Path | None = None
        self.findings: list[Finding] = []

    def writer(self) -> Writer:
        """The writer of a database that is whole, migrated, and where the journal stands."""
        if self._sealed and not _there(self._file.path):
            self._put_aside("it was gone")
        try:
            return self._reconciled()
        except Diverged as error:
            self._put_aside(str(error))
        except StoreDamaged as error:
            if not self._sealed and self._journal.found.empty:
                raise StoreUnreadable(
                    f"{self._file.path} cannot be read: another key made it, or it is damaged",
                    fix="check the settings' store_key",
                ) from error
            self._put_aside(str(error))
        return self._reconciled()

    def _reconciled(self) -> Writer:
        try:
            return self._checked()
        except StoreFull:
            if not self._room.give_up_ballast():
                raise
        return self._checked()

    def _checked(self) -> Writer:
        pages_stand = self._file.checkpoint()
        writer = Writer(self._file, self._room.give_up_ballast, self.book)
        try:
            wrong = (writer.call(page_complaint) if pages_stand else "") or writer.call(complaint)
            if wrong:
                raise StoreDamaged(f"{self._file.path} is damaged: {wrong}")
            migrate(writer)
            if wrong := writer.call(contradiction):
                raise StoreDamaged(f"{self._file.path} contradicts itself: {wrong}")
            self.findings += reconcile(writer, self._journal)
        except BaseException:
            writer.close()
            raise
        return writer

    def _put_aside(self, reason: str) -> None:
        self.set_aside = _set_aside(self._file, reason)
        self.findings.append(
            Finding("set-aside", str(self._file.path), f"the database was set aside as {self.set_aside.name}: {reason}")
        )
        if self._journal.found.empty:
            what = "the database could not be read, and there is no journal to rebuild it from"
            fix = f"keep {self.set_aside.name} for the manufacturer"
            self.findings.append(Finding("lost", str(self._file.path), what, fix, lost=True))


def _check_key(seal: Path, key: bytes) -> bool:
    """Whether the store is sealed, with this key; StoreUnreadable when with another one."""
    with store_faults(seal):
        if not _there(seal):
            return False
        known = seal.read_text(encoding="ascii", errors="replace").strip()
    if known != fingerprint(key):
        raise StoreUnreadable(
            f"the key does not open the store in {seal.parent}: it was made with another one",
            fix="set store_key to the key it was made with",
        )
    return True


def _write_seal(seal: Path, key: bytes) -> None:
    with store_faults(seal):
        with seal.open("w", encoding="ascii") as file:
            file.write(fingerprint(key) + "\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(seal.parent)


def _set_aside(file: DatabaseFile, reason: str) -> Path:
    """Rename a damaged database with all its files, never to be touched again; a lost one leaves an empty mark."""
    folder = file.path.parent
    place = folder / f"ledger.damaged-{len(_damaged(folder)) + 1:03d}.db"
    with store_faults(file.path):
        for old, suffix in zip(file.files(), ("", "-wal", "-shm"), strict=True):
            if old.exists():
                old.rename(f"{place}{suffix}")
        place.touch()
    _log.error("the ledger %s was damaged (%s): set aside as %s", file.path, reason, place.name)
    return place


def _prefix(connection: sa.Connection, folder: Path, device_id: str, findings: Sequence[Finding]) -> str:
    """Begin the series of order numbers: "K01-…", or "K01-2-…", "K01-3-…" after a ledger that was lost in parts."""
    generation = facts.generation(connection)
    lost = any(finding.lost for finding in findings)
    if generation is None:
        generation = len(_damaged(folder)) + 1
    elif lost:
        generation += 1
    facts.set_generation(connection, generation)
    prefix = device_id if generation == 1 else f"{device_id}-{generation}"
    begin_series(connection, prefix)
    return prefix


def _damaged(folder: Path) -> list[Path]:
    return sorted(folder.glob("ledger.damaged-*.db"))


def _there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
