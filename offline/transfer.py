"""Carrying unsent entries to another device in an encrypted file that says when it is not whole.

    file = magic "KEXP0001" · salt 16 · frames (offline.journal.frames)

The key is argon2id of the pass phrase (RFC 9106: 64 MiB, 3 passes, 4 lanes). The first record names the device, the
last one counts: a file that was cut off has none. Ids stay what they are: whatever is sent twice has its effect once.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from kiosk.domain.operation import EntryState, Operation, OutboxEntry
from kiosk.errors import BadInput, StoreDamaged
from offline.faults import store_faults
from offline.journal import records
from offline.journal.frames import BEGINNING, Cipher, Damage
from offline.journal.records import Record, operation_of
from offline.journal.segment import sync_folder, write_whole
from offline.ledger import SqliteLedger
from offline.outbox import SqliteOutbox
from offline.records import payload_to_text

MAGIC = b"KEXP0001"
SALT_BYTES = 16
LARGEST = 1024 * 1024 * 1024
AT_ONCE = 100
UNSENT = (EntryState.PENDING, EntryState.PARKED)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many entries are in the file."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many entries the file held, from which device, and how many were new here."""

    device: str
    entries: int
    added: int


async def export_unsent(
    outbox: SqliteOutbox, device: str, path: Path, passphrase: str, *, states: Sequence[EntryState] = UNSENT
) -> ExportReport:
    """Write all entries in these states to a new file.

    BadInput when it exists, StoreFault when it cannot be written.
    """
    found: list[OutboxEntry] = []
    for state in states:
        after = 0
        while page := await outbox.entries(state, after_seq=after):
            found += page
            after = page[-1].seq
    found.sort(key=lambda entry: entry.seq)
    return await asyncio.to_thread(write_file, path, passphrase, device, found)


async def import_unsent(ledger: SqliteLedger, path: Path, passphrase: str) -> ImportReport:
    """Put a file's entries at the end of this device's line, all that are not there yet.

    BadInput for a wrong pass phrase, a file that is not whole, or none of ours: nothing was taken over then.
    """
    device, operations = await asyncio.to_thread(read_file, path, passphrase)
    added = 0
    for start in range(0, len(operations), AT_ONCE):
        added += await ledger.record_operations(operations[start : start + AT_ONCE])
    return ImportReport(device, len(operations), added)


def write_file(path: Path, passphrase: str, device: str, entries: Iterable[OutboxEntry]) -> ExportReport:
    """Write entries to a new file, whole or not at all."""
    if path.exists():
        raise BadInput(f"{path} is there already", fix="choose another name: exports are not overwritten")
    salt, count = secrets.token_bytes(SALT_BYTES), 0
    cipher = Cipher(_key(passphrase, salt), MAGIC + salt)
    unfinished = path.with_name(f"{path.name}.unfinished")
    with store_faults(path):
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            write_whole(descriptor, MAGIC + salt)
            place = BEGINNING
            for record in _contents(device, entries):
                frame, place = cipher.seal(records.to_bytes(record), place)
                write_whole(descriptor, frame)
                count += record["kind"] == "entry"
            os.fsync(descriptor)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        finally:
            os.close(descriptor)
        unfinished.rename(path)
        sync_folder(path.parent)
    return ExportReport(path, count)


def read_file(path: Path, passphrase: str) -> tuple[str, list[Operation]]:
    """The device a file is from, and its operations in their order; BadInput when it is not whole."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path} is larger than any export", fix="choose a file made by `kiosk store export`")
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}", fix="check the path") from error
    if not data.startswith(MAGIC) or len(data) < len(MAGIC) + SALT_BYTES:
        raise BadInput(f"{path} is not an export of a kiosk", fix="choose a file made by `kiosk store export`")
    start = len(MAGIC) + SALT_BYTES
    cipher = Cipher(_key(passphrase, data[len(MAGIC) : start]), data[:start])
    found: list[Record] = []
    for frame in cipher.read(data, start, BEGINNING):
        if isinstance(frame, Damage):
            raise _unreadable(path, len(found))
        found.append(_record(path, frame.body))
    if len(found) < 2 or found[0]["kind"] != "export" or found[-1] != {"kind": "end", "entries": len(found) - 2}:
        raise BadInput(f"{path} is cut off after {len(found)} records", fix="copy it again, or export again")
    try:
        return str(found[0]["device"]), [operation_of(record) for record in found[1:-1]]
    except (KeyError, StoreDamaged) as error:
        raise BadInput(f"{path} holds an entry that cannot be read", fix="use the newest program") from error


def _contents(device: str, entries: Iterable[OutboxEntry]) -> Iterator[Record]:
    yield {"kind": "export", "device": device}
    count = 0
    for count, entry in enumerate(entries, start=1):  # noqa: B007 - told at the end
        yield records.of_entry(entry.seq, entry.chain, entry.operation, payload_to_text(entry.operation.payload), None)
    yield {"kind": "end", "entries": count}


def _record(path: Path, body: bytes) -> Record:
    try:
        return records.from_bytes(body)
    except StoreDamaged as error:
        raise BadInput(f"{path}: {error.what}", fix="export again") from error


def _unreadable(path: Path, sound: int) -> BadInput:
    if sound == 0:
        return BadInput(f"{path} does not open with this pass phrase, or is damaged", fix="check the pass phrase")
    return BadInput(f"{path} is damaged after {sound} records", fix="copy it again, or export again")


def _key(passphrase: str, salt: bytes) -> bytes:
    if not passphrase:
        raise BadInput("an export needs a pass phrase", fix="give one")
    return hash_secret_raw(
        passphrase.encode(), salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32, type=Type.ID
    )
