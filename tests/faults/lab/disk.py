"""A disk that may lose what was not synced: the model behind the power cuts.

What a power cut leaves of a recorded run:

- Data. A file's bytes are safe once an fsync or fdatasync of it has succeeded after they were written. Of what was
  written since, the disk holds any selection of 512-byte sectors, each in any version that it had since the last sync:
  a write can be whole, missing, torn, or there before an older one. A sector is never half old and half new.
- Size. A file that grew may be found longer than its data, the rest being zeros; a truncation may be undone.
- Names. Creating, renaming or removing is safe once the *directory* has been synced; until then each may be there or
  not, in any order. Each is atomic. This is POSIX's letter and stricter than ext4, XFS and btrfs, for which syncing a
  new file also keeps its name and all names changed before (`strict_names=False`).
- A failed sync. What was written before it is lost for good, although the program can still read it and a later sync
  succeeds; that is how Linux behaves (https://lwn.net/Articles/752063/). With `lose_failed=False` it may still arrive.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from tests.faults.lab.records import Kind, Record

SECTOR = 512
WHOLE = -1
"""In place of a sector: a truncation, or a change of names."""

O_TRUNC = 0o1000
EMPTY: Mapping[str, bytes | None] = {}

Item = tuple[int, int]
"""A thing that a cut can lose: the number of the record that made it, and the sector or WHOLE."""


@dataclass(slots=True)
class Change:
    """One unsynced write or truncation. `sectors` holds each sector it touched as it was afterwards."""

    number: int
    size: int
    truncates: bool
    sectors: dict[int, bytes]

    def items(self) -> Iterator[Item]:
        if self.truncates:
            yield (self.number, WHOLE)
        for sector in self.sectors:
            yield (self.number, sector)


@dataclass(slots=True, eq=False)
class File:
    """One inode: what the disk surely holds, what the program sees, and the difference, oldest first."""

    synced: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    unsynced: list[Change] = field(default_factory=list)

    def write(self, number: int, offset: int, data: bytes) -> None:
        if offset > len(self.live):
            self.live.extend(bytes(offset - len(self.live)))
        self.live[offset : offset + len(data)] = data
        touched = range(offset // SECTOR, (offset + len(data) - 1) // SECTOR + 1)
        sectors = {sector: bytes(self.live[sector * SECTOR : (sector + 1) * SECTOR]) for sector in touched}
        self.unsynced.append(Change(number, len(self.live), False, sectors))

    def truncate(self, number: int, size: int) -> None:
        _resize(self.live, size)
        self.unsynced.append(Change(number, size, True, {}))

    def sync(self) -> None:
        self.synced = self.after(())
        self.unsynced.clear()

    def after(self, lost: Collection[Item], *, grown: bool = False) -> bytes:
        """The content when `lost` never reached the disk; `grown`: its size did all the same."""
        if not self.unsynced:
            return self.synced
        content = bytearray(self.synced)
        for change in self.unsynced:
            if change.truncates and (change.number, WHOLE) not in lost:
                _resize(content, change.size)
            for sector, data in change.sectors.items():
                if (change.number, sector) not in lost:
                    start = sector * SECTOR
                    if start > len(content):
                        _resize(content, start)
                    content[start : start + len(data)] = data
        if grown and len(content) < len(self.live):
            _resize(content, len(self.live))
        return bytes(content)


def _resize(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


Node = File | None  # None is a directory


@dataclass(slots=True)
class Naming:
    """One unsynced change of names; at once, whatever it removes and adds."""

    number: int
    directory: str
    removes: tuple[str, ...]
    adds: tuple[tuple[str, Node], ...]

    def apply(self, names: dict[str, Node]) -> None:
        for path in self.removes:
            names.pop(path, None)
        names.update(self.adds)


class Disk:
    """The disk of a recorded run, one record at a time. Paths are relative to the recorded folder, which is "".

    `before` is what was there, and synced, when the run began: contents by path, None for a folder.
    """

    def __init__(
        self, before: Mapping[str, bytes | None] = EMPTY, *, strict_names: bool = True, lose_failed: bool = True
    ) -> None:
        self._strict_names = strict_names
        self._lose_failed = lose_failed
        self._live: dict[str, Node] = {"": None}
        for path, content in before.items():
            self._live[path] = None if content is None else File(content, bytearray(content))
        self._synced = dict(self._live)
        self.naming: list[Naming] = []
        self._open: dict[int, str] = {}
        self._nodes: dict[int, Node] = {}

    def apply(self, number: int, record: Record) -> None:
        """Take the next record; `number` is its place in the log."""
        match record.kind:
            case Kind.OPEN:
                self._opened(number, record)
            case Kind.CLOSE:
                self._nodes.pop(record.fd, None)
            case Kind.DUPLICATE:
                self._nodes[record.a], self._open[record.a] = self._nodes[record.fd], self._open[record.fd]
            case Kind.WRITE:
                self._file(record.fd).write(number, record.a, record.first)
            case Kind.TRUNCATE:
                self._file(record.fd).truncate(number, record.a)
            case Kind.SYNC:
                self._sync(record)
            case Kind.RENAME:
                self._rename(number, record.path, record.target)
            case Kind.UNLINK | Kind.RMDIR:
                self._name(Naming(number, _parent(record.path), (record.path,), ()))
            case Kind.LINK:
                self._name(Naming(number, _parent(record.target), (), ((record.target, self._live[record.path]),)))
            case Kind.MKDIR:
                self._name(Naming(number, _parent(record.path), (), ((record.path, None),)))
            case Kind.MARK:
                pass

    def at_risk(self) -> list[list[Item]]:
        """What a power cut now could lose: one list for each call, oldest first."""
        groups = [(change.number, list(change.items())) for file in self._reachable() for change in file.unsynced]
        groups += [(naming.number, [(naming.number, WHOLE)]) for naming in self.naming]
        return [items for _number, items in sorted(groups)]

    def after_cut(self, lost: Collection[Item], *, grown: bool = False) -> dict[str, bytes | None]:
        """What is there after a power cut that lost so much: contents by path, None for a directory."""
        names = dict(self._synced)
        for naming in self.naming:
            if (naming.number, WHOLE) not in lost:
                naming.apply(names)
        return {
            path: None if node is None else node.after(lost, grown=grown)
            for path, node in names.items()
            if path and _rooted(path, names)
        }

    def _reachable(self) -> list[File]:
        nodes = [*self._synced.values(), *(node for naming in self.naming for _path, node in naming.adds)]
        return list(dict.fromkeys(node for node in nodes if node is not None))

    def _file(self, fd: int) -> File:
        node = self._nodes[fd]
        assert node is not None
        return node

    def _opened(self, number: int, record: Record) -> None:
        path = record.path
        if record.b:
            self._name(Naming(number, _parent(path), (), ((path, File()),)))
        node = self._live[path]
        self._nodes[record.fd], self._open[record.fd] = node, path
        if node is not None and record.a & O_TRUNC and node.live:
            node.truncate(number, 0)

    def _sync(self, record: Record) -> None:
        node, path = self._nodes[record.fd], self._open[record.fd]
        if record.error:
            if node is not None and self._lose_failed:
                node.unsynced.clear()
            return
        if node is None:
            self._keep_names([one for one in self.naming if one.directory == path])
        else:
            node.sync()
            named = [place for place, one in enumerate(self.naming) if any(added is node for _path, added in one.adds)]
            if named and not self._strict_names:
                self._keep_names(self.naming[: named[-1] + 1])  # a journal keeps what came before, too

    def _keep_names(self, namings: list[Naming]) -> None:
        for naming in namings:
            naming.apply(self._synced)
            self.naming.remove(naming)

    def _rename(self, number: int, old: str, new: str) -> None:
        moved = [path for path in self._live if path == old or path.startswith(f"{old}/")]
        adds = tuple((new + path[len(old) :], self._live[path]) for path in moved)
        self._name(Naming(number, _parent(new), tuple(moved), adds))

    def _name(self, naming: Naming) -> None:
        naming.apply(self._live)
        self.naming.append(naming)


def _parent(path: str) -> str:
    return posixpath.dirname(path)


def _rooted(path: str, names: dict[str, Node]) -> bool:
    """A name is of no use when its directory is not there."""
    parent = _parent(path)
    return parent in names and (not parent or _rooted(parent, names))
