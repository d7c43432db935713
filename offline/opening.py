"""Opening the ledger's file: the right key, a sound database, the newest schema; a damaged file is set aside."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreDamaged, StoreFull, StoreUnreadable
from kiosk.ports import Clock
from offline.database import DatabaseFile, complaint
from offline.faults import store_faults
from offline.key import fingerprint
from offline.ledger import SqliteLedger, begin_series
from offline.migrations import migrate
from offline.outbox import SqliteOutbox
from offline.room import Room
from offline.writer import Reader, Writer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """The ledger and its outbox on one database. `set_aside` is the damaged file that this start found, if any."""

    ledger: SqliteLedger
    outbox: SqliteOutbox
    set_aside: Path | None
    writer: Writer
    reader: Reader

    def close(self) -> None:
        """Finish what was asked for and let go of the file. Blocks."""
        self.reader.close()
        self.writer.close()


def open_ledger(folder: Path, key: bytes, device_id: str, clock: Clock, room: Room) -> LedgerParts:
    """Open or make the ledger in a folder that this process has locked. Blocks; needs no event loop.

    StoreUnreadable for a key that is not this store's, or a store from a newer program. A damaged database is renamed
    to `ledger.damaged-001.db` (and so on) and a new one begun with order numbers "K01-2-000001", so that none occurs
    twice.
    """
    file = DatabaseFile(folder / "ledger.db", key)
    seal = folder / "ledger.key-fingerprint"  # written when the database was made: says "there is one, of this key"
    sealed = _check_key(seal, key)
    set_aside = _set_aside(file, "it was gone") if sealed and not _there(file.path) else None
    try:
        writer = _open_writer(file, room)
    except StoreDamaged as error:
        if not sealed:
            raise StoreUnreadable(
                f"{file.path} cannot be read: another key made it, or it is damaged",
                fix="check the settings' store_key",
            ) from error
        set_aside = _set_aside(file, str(error))
        writer = _open_writer(file, room)
    try:
        if not sealed:
            _write_seal(seal, key)
        prefix = _prefix(folder, device_id)
        writer.call(lambda connection: begin_series(connection, prefix))
        reader = Reader(file)
    except BaseException:
        writer.close()
        raise
    return LedgerParts(
        SqliteLedger(writer, reader, room, clock, prefix), SqliteOutbox(writer, reader), set_aside, writer, reader
    )


def _open_writer(file: DatabaseFile, room: Room) -> Writer:
    try:
        return _checked_writer(file, room)
    except StoreFull:
        if not room.give_up_ballast():
            raise
    return _checked_writer(file, room)


def _checked_writer(file: DatabaseFile, room: Room) -> Writer:
    writer = Writer(file, room.give_up_ballast)
    try:
        if wrong := writer.call(complaint):
            raise StoreDamaged(f"{file.path} is damaged: {wrong}")
        migrate(writer)
    except BaseException:
        writer.close()
        raise
    return writer


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
        folder = os.open(seal.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        os.fsync(folder)
        os.close(folder)


def _set_aside(file: DatabaseFile, reason: str) -> Path:
    """Rename a damaged database with all its files, never to be touched again; a lost one leaves an empty mark."""
    folder = file.path.parent
    place = folder / f"ledger.damaged-{len(_damaged(folder)) + 1:03d}.db"
    with store_faults(file.path):
        for old, suffix in zip(file.files(), ("", "-wal", "-shm"), strict=True):
            if old.exists():
                old.rename(f"{place}{suffix}")
        place.touch()
    _log.error("the ledger %s was damaged (%s): set aside as %s, a new one begun", file.path, reason, place.name)
    return place


def _prefix(folder: Path, device_id: str) -> str:
    """The first ledger of a device numbers "K01-…", each one that follows a damaged one "K01-2-…", "K01-3-…"."""
    before = len(_damaged(folder))
    return f"{device_id}-{before + 1}" if before else device_id


def _damaged(folder: Path) -> list[Path]:
    return sorted(folder.glob("ledger.damaged-*.db"))


def _there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
