"""The queues that other programs use, recorded and cut like the store.

    python -m tests.faults.lab.peers FOLDER LOG NAME ENTRIES

is the program that is recorded; `power_cut_losses` does it all.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.lab import recording
from tests.faults.lab.explorer import Marks, Report
from tests.faults.lab.shim import Shim

Add = Callable[[str], None]


def _sqlite(synchronous: str) -> Callable[[Path], Add]:
    def begin(folder: Path) -> Add:
        connection = sqlite3.connect(folder / "queue.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA wal_autocheckpoint = 20")
        connection.execute("CREATE TABLE IF NOT EXISTS queue (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        return lambda body: void(connection.execute("INSERT INTO queue (body) VALUES (?)", (body,)))

    return begin


def void(_value: object) -> None:
    """For calls whose result is of no interest."""


def _persist_queue_sqlite(folder: Path) -> Add:
    from persistqueue import SQLiteAckQueue  # noqa: PLC0415 - only one of them is loaded

    queue = SQLiteAckQueue(str(folder), auto_commit=True)
    return lambda body: void(queue.put(body))


def _persist_queue_file(folder: Path) -> Add:
    from persistqueue import Queue  # noqa: PLC0415

    (folder / "tmp").mkdir(exist_ok=True)
    queue = Queue(str(folder / "queue"), tempdir=str(folder / "tmp"))
    return queue.put


def _litequeue(folder: Path) -> Add:
    from litequeue import LiteQueue  # type: ignore[import-untyped]  # noqa: PLC0415

    queue = LiteQueue(str(folder / "queue.db"))
    return lambda body: void(queue.put(body))


def _huey(folder: Path) -> Add:
    from huey import SqliteHuey  # type: ignore[import-untyped]  # noqa: PLC0415

    storage = SqliteHuey("peer", filename=str(folder / "queue.db"), fsync=True).storage
    return lambda body: void(storage.enqueue(body.encode()))


BEGIN: dict[str, Callable[[Path], Add]] = {
    "raw SQLite, synchronous=FULL": _sqlite("FULL"),
    "raw SQLite, synchronous=NORMAL": _sqlite("NORMAL"),
    "persist-queue, SQLite": _persist_queue_sqlite,
    "persist-queue, file": _persist_queue_file,
    "litequeue": _litequeue,
    "huey, SQLite": _huey,
}


def _bodies_in_file(folder: Path) -> set[str]:
    from persistqueue import Queue  # noqa: PLC0415

    (folder / "tmp").mkdir(exist_ok=True)
    queue = Queue(str(folder / "queue"), tempdir=str(folder / "tmp"))
    return {queue.get(block=False) for _ in range(queue.qsize())}


def _bodies_in_database(path: Path) -> set[str]:
    """Every text of an entry, in whichever table and column the peer keeps it."""
    connection = sqlite3.connect(path)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = [cell for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for cell in row]
    finally:
        connection.close()
    texts = [cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for cell in cells]
    return {text[place : place + 10] for text in texts if (place := text.find("entry-")) >= 0}


def judge(folder: Path, marks: Marks) -> str:
    """Whether every entry that was confirmed is there; a queue that cannot be read has lost them all."""
    kept = {mark["id"] for mark in marks if mark["mark"] == "kept"}
    if not kept:
        return ""
    try:
        databases = [path for path in folder.rglob("*") if path.suffix == ".db"]
        found = _bodies_in_database(databases[0]) if databases else _bodies_in_file(folder)
    except Exception as error:  # noqa: BLE001 - whatever a peer raises, its entries are not to be had
        return f"unreadable: {type(error).__name__} {error}"
    return f"lost: {len(kept - found)} of {len(kept)} confirmed entries" if kept - found else ""


def power_cut_losses(name: str, *, cuts: int = 1000, entries: int = 120, seed: int = 7) -> Report:
    """Record a peer (a name of BEGIN) that takes entries one by one, and cut its power so often."""
    with TemporaryDirectory(prefix="peer-") as folder:
        recording.record("tests.faults.lab.peers", Path(folder), name, str(entries))
        return recording.explore(Path(folder), "tests.faults.lab.peers:judge", cuts=cuts, seed=seed)


def main(arguments: Sequence[str]) -> int:
    folder, log, name, entries = arguments
    shim = Shim()
    shim.start(Path(folder), Path(log))
    add = BEGIN[name](Path(folder))
    for number in range(int(entries)):
        body = f"entry-{number:04d}"
        add(json.dumps({"id": body, "lines": ["x" * 40] * 8}))
        shim.mark("kept", id=body)
    shim.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
