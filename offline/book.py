"""The ledger's database and its journal, kept in step: what a transaction does is on the journal's disk first."""

from __future__ import annotations

import sys

import sqlalchemy as sa

from offline import facts
from offline.journal import records
from offline.journal.journal import Journal
from offline.journal.records import Record, first_seq


class Book:
    """Notes what the writer's running transaction does; `committed` and `rolled_back` are called by the writer."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._noted = False
        self._doubtful = False

    def require(self, connection: sa.Connection) -> None:
        """Raise what keeps transactions from being durable; only after one failed, for it costs one."""
        if self._doubtful:
            self.note(connection, records.of_probe())

    def note(self, connection: sa.Connection, record: Record) -> None:
        """Put one record into the journal, durably; at most one a transaction, after its other statements."""
        self._noted = True
        before = first_seq(record) or sys.maxsize
        facts.set_place(connection, self._journal.append(record, lambda: facts.summary(connection, before)))

    def committed(self) -> None:
        """The transaction is durable, and so is what was noted."""
        self._journal.keep()
        self._doubtful = self._doubtful and not self._noted
        self._noted = False

    def rolled_back(self) -> None:
        """The transaction did not happen, and so did what was noted."""
        self._journal.withdraw()
        self._doubtful, self._noted = True, False

    def forget_through(self, seq: int) -> None:
        """Nothing up to this number is needed again."""
        self._journal.forget_through(seq)
