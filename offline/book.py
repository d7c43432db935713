"""The ledger's database and its journal, kept in step: what a transaction does is on the journal's disk first."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead
from offline import facts
from offline.journal import records
from offline.journal.journal import Journal
from offline.journal.records import Record, first_seq


@dataclass(frozen=True, slots=True)
class End:
    """The newest entry, and the highest number that may not be given again."""

    head: ChainHead
    floor: int


class Book:
    """Notes what the writer's running transaction does; `committed` and `rolled_back` are called by the writer."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._noted = False
        self._doubtful = False
        self._end: End | None = None

    def end(self, connection: sa.Connection) -> End:
        """Where the running transaction's ledger ends; read once, then known until a transaction fails."""
        if self._end is None:
            self._end = End(facts.last_entry(connection), facts.floor(connection))
        return self._end

    def went_on(self, head: ChainHead) -> None:
        """The running transaction has added an entry."""
        if self._end is not None:
            self._end = End(head, self._end.floor)

    def forget_end(self) -> None:
        """The running transaction has changed the end in another way."""
        self._end = None

    def require(self, connection: sa.Connection) -> None:
        """Raise what keeps transactions from being durable; only after one failed, for it costs one."""
        if self._doubtful:
            self.note(connection, records.of_probe())

    def note(self, connection: sa.Connection, record: Record) -> None:
        """Put one record into the journal, durably; at most one a transaction, after its other statements."""
        self._noted = True
        before = first_seq(record) or sys.maxsize
        place = self._journal.append(record, lambda: facts.summary(connection, before))
        facts.set_place(connection, place, self.end(connection).head.seq)

    def committed(self) -> None:
        """The transaction is durable, and so is what was noted."""
        self._journal.keep()
        self._doubtful = self._doubtful and not self._noted
        self._noted = False

    def rolled_back(self) -> None:
        """The transaction did not happen, and so did what was noted."""
        self._journal.withdraw()
        self._doubtful, self._noted, self._end = True, False, None

    def forget_through(self, seq: int) -> None:
        """Nothing up to this number is needed again."""
        self._journal.forget_through(seq)
