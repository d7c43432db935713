"""The replica's files, named by schema and generation: which is in use, which is being gathered, which may go.

`catalog-3-0007.db` is the seventh of schema 3. A generation says itself, in its last transaction, that it is whole;
that commit is the swap. Until a newer one is whole the older one stays, so whenever the process dies, one is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreDamaged
from offline import catalog_schema as schema
from offline.catalog_load import Facts, read_facts
from offline.database import DatabaseFile
from offline.faults import store_faults
from offline.writer import Reader, Writer

CACHE_KIB = 16_384
CHECKPOINT_PAGES = 2_048

_NAME = re.compile(r"catalog-(?P<schema>\d+)(?:-(?P<number>\d+))?\.db")
_DAMAGED = ".damaged"


class Replica:
    """One file, open: a thread that writes and one that reads."""

    def __init__(self, file: DatabaseFile) -> None:
        self.file = file
        self.writer = Writer(file)
        try:
            self.writer.call(schema.create)
            self.facts_at_start: Facts = self.writer.call(read_facts)
            self.reader = Reader(file)
        except BaseException:
            self.writer.close()
            raise

    def close(self) -> None:
        """Let go of the file. Blocks for what is being read and written."""
        self.reader.close()
        self.writer.close()

    def settle(self) -> None:
        """Have everything that was committed on the disk, whatever happens to its log. Blocks."""
        engine = self.file.engine()
        try:
            with store_faults(self.file.path):
                connection = engine.raw_connection()
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(FULL)")
                finally:
                    connection.close()
        finally:
            engine.dispose()


@dataclass(slots=True)
class Found:
    """What a start finds: the replica to use, one that was being gathered, the newest of another schema."""

    current: Replica
    gathered: Replica | None
    other_schema: DatabaseFile | None
    damaged: bool


class CatalogFiles:
    """The generations in a folder. All methods block."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def open(self) -> Found:
        """Open the newest whole generation (else the oldest, else a new one) and the newest beyond it; drop the rest.

        Damaged ones are set aside. Those of other schemas stay while this one's is not whole.
        """
        replicas, damaged = self._open_all()
        whole = [replica for replica in replicas if replica.facts_at_start.whole]
        current = whole[-1] if whole else replicas[0] if replicas else Replica(self._file(1))
        gathered = replicas[-1] if replicas and replicas[-1] is not current else None
        if gathered is not None and replicas.index(gathered) < replicas.index(current):
            gathered = None
        for replica in replicas:
            if replica is not current and replica is not gathered:
                self.discard(replica)
        others = self._of_other_schemas()
        if current.facts_at_start.whole:
            self.remove_other_schemas()
            others = []
        return Found(current, gathered, others[-1] if others else None, damaged)

    def begin(self) -> Replica:
        """An empty generation after all others."""
        return Replica(self._file(max(self._numbers(), default=0) + 1))

    def discard(self, replica: Replica) -> None:
        """Close a generation and remove its files."""
        replica.close()
        self._remove(replica.file)

    def set_aside(self, file: DatabaseFile) -> None:
        """Keep a damaged file for whoever wants to look at it; the one set aside before it goes."""
        with store_faults(file.path):
            for old in self.folder.glob(f"catalog-*{_DAMAGED}"):
                old.unlink(missing_ok=True)
            for path in file.files():
                if path.exists():
                    path.replace(Path(f"{path}{_DAMAGED}"))

    def remove_other_schemas(self) -> None:
        """What other programs left is of no use any more."""
        for file in self._of_other_schemas():
            self._remove(file)

    def _open_all(self) -> tuple[list[Replica], bool]:
        replicas, damaged = [], False
        for number in self._numbers():
            file = self._file(number)
            try:
                replicas.append(Replica(file))
            except StoreDamaged:
                self.set_aside(file)
                damaged = True
        return replicas, damaged

    def _numbers(self) -> list[int]:
        return sorted(number for kind, number, _path in self._there() if kind == schema.VERSION)

    def _of_other_schemas(self) -> list[DatabaseFile]:
        """Oldest schema first."""
        return [self._database(path) for kind, _number, path in sorted(self._there()) if kind != schema.VERSION]

    def _there(self) -> list[tuple[int, int, Path]]:
        with store_faults(self.folder / "catalog"):
            paths = list(self.folder.iterdir())
        matches = ((path, _NAME.fullmatch(path.name)) for path in paths)
        return [(int(match["schema"]), int(match["number"] or 0), path) for path, match in matches if match]

    def _remove(self, file: DatabaseFile) -> None:
        with store_faults(file.path):
            for path in file.files():
                path.unlink(missing_ok=True)

    def _file(self, number: int) -> DatabaseFile:
        return self._database(self.folder / f"catalog-{schema.VERSION}-{number:04}.db")

    def _database(self, path: Path) -> DatabaseFile:
        return DatabaseFile(
            path,
            self._key,
            personal=False,
            synchronous="NORMAL",
            checkpoint_pages=CHECKPOINT_PAGES,
            cache_kib=CACHE_KIB,
        )
