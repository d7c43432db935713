"""The instants at which a till dies."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Point(StrEnum):
    """Where in its work the process ends."""

    BEFORE_JOURNAL = "before the journal is written"
    TORN_JOURNAL = "half of the journal's frame is written"
    BEFORE_COMMIT = "before the database commits"
    COMMITTED = "committed, nobody told"
    BEFORE_SEND = "before a batch is sent"
    REPLIED = "answered, not yet marked"


IN_THE_STORE = (Point.BEFORE_JOURNAL, Point.TORN_JOURNAL, Point.BEFORE_COMMIT, Point.COMMITTED)


class Crash(BaseException):
    """The process is gone: nothing may catch this."""


class Fuse:
    """Ends the process the first time it comes to the armed point, with the disk as it is then."""

    def __init__(self) -> None:
        self._point: Point | None = None
        self._keep: Callable[[Point], None] = lambda _point: None
        self.blown = False

    def arm(self, point: Point | None, keep: Callable[[Point], None]) -> None:
        """`keep` puts the disk's state at that instant away, for the next life."""
        self._point, self._keep = point, keep

    def at(self, *points: Point) -> None:
        """We are here: Crash when armed for it, or when it has happened already."""
        if self._point in points:
            point, self._point = self._point, None
            self.blown = True
            assert point is not None
            self._keep(point)
        if self.blown:
            raise Crash

    def passing(self, point: Point) -> None:
        """As `at` where nothing may be raised: the process goes on for nobody, its disk is put away."""
        if self._point is point:
            self._point = None
            self.blown = True
            self._keep(point)


def lay(fuse: Fuse, book: object) -> None:
    """Have the ledger's book pass its instants; `book` is a `offline.book.Book`."""
    note, committed = getattr(book, "note"), getattr(book, "committed")  # noqa: B009

    def noted(*arguments: object) -> None:
        fuse.at(Point.BEFORE_JOURNAL)
        note(*arguments)
        fuse.at(Point.BEFORE_COMMIT, Point.TORN_JOURNAL)

    def done() -> None:
        committed()
        fuse.passing(Point.COMMITTED)

    vars(book).update(note=noted, committed=done)
