"""From the journal's records to rows, and from rows to records. Doing the same record twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead, EntryState
from kiosk.errors import StoreDamaged
from offline import attempts, entries, facts
from offline.chain import link
from offline.journal import records
from offline.journal.records import Record, Snapshot, operation_of, to_snapshot
from offline.ledger import add_sale
from offline.purging import drop_through
from offline.records import sale_from_text
from offline.tables import outbox, sales, series

_CHAIN = sa.select(outbox.c.chain).where(outbox.c.seq == sa.bindparam("seq"))
_STATE = (
    sa.update(outbox)
    .where(outbox.c.seq == sa.bindparam("of"))
    .values(
        state=sa.bindparam("now"),
        last_status=sa.bindparam("status"),
        last_detail=sa.bindparam("detail"),
        next_attempt_at=None,
        attempts=0,
    )
)
_ALL = sa.select(outbox, sales.c.body).outerjoin(sales, sales.c.seq == outbox.c.seq).order_by(outbox.c.seq)


def apply(connection: sa.Connection, record: Record) -> None:
    """Do what a record says; StoreDamaged when it contradicts what is there."""
    match record["kind"]:
        case "entry":
            _entry(connection, record)
        case "entries":
            for one in record["entries"]:
                _entry(connection, one)
        case "states":
            for seq, state, status, detail in record["states"]:
                connection.execute(_STATE, {"of": seq, "now": state, "status": status, "detail": detail})
        case "attempt":
            attempts.apply(connection, record)
        case "shown":
            facts.set_shown(connection, max(record["seq"], facts.shown(connection)))
        case "floor":
            facts.set_floor(connection, max(record["seq"], facts.floor(connection)))
        case "anchor":
            drop_through(connection, ChainHead(record["seq"], record["chain"]))
        case "probe":
            pass
        case "snapshot":  # its series may count an order whose record was never written
            _raise_generation(connection, to_snapshot(record))
        case other:
            raise StoreDamaged(f"the journal holds a record of kind {other!r}", fix="install the newer program")


def correct_states(connection: sa.Connection, last: Mapping[int, tuple[str, str, str]], shown: int) -> int:
    """Give entries the state (with status and detail) they had last, pending without any; how many had another."""
    pending = (EntryState.PENDING.value, "", "")
    wrong = []
    # with a column that is in no index: an index can be newer than the rows it covers
    rows = sa.select(outbox.c.seq, outbox.c.state, outbox.c.last_detail)
    for seq, state, _detail in connection.execute(rows):
        now, status, detail = last.get(seq, pending)
        if state != now:
            wrong.append({"of": seq, "now": now, "status": status, "detail": detail})
    if wrong:
        connection.execute(_STATE, wrong)
    if shown <= facts.shown(connection):
        return len(wrong)
    facts.set_shown(connection, shown)
    return len(wrong) + 1


def begin_from(connection: sa.Connection, snapshot: Snapshot) -> None:
    """Make an empty ledger one that goes on where a journal's first summary stood."""
    facts.set_anchor(connection, ChainHead(*snapshot.head))
    facts.set_floor(connection, snapshot.floor)
    if snapshot.attempt is not None:
        attempts.apply(connection, snapshot.attempt)
    _summary(connection, snapshot)


def contents(connection: sa.Connection) -> Iterator[Record]:
    """Everything a ledger holds, as records that make it again."""
    states = []
    for row in connection.execute(_ALL):
        operation = entries.to_entry(row).operation
        yield records.of_entry(row.seq, row.chain, operation, row.payload, row.body)
        if row.state != EntryState.PENDING.value:
            states.append((row.seq, row.state, row.last_status, row.last_detail))
    if states:
        yield records.of_states(states)
    if shown := facts.shown(connection):
        yield records.of_shown(shown)
    if attempt := attempts.open_record(connection):
        yield attempt


def link_unlinked(connection: sa.Connection) -> int:
    """Give entries from before there was a chain their hashes, in their order; gives how many there were."""
    before, linked = facts.anchor(connection).chain, 0
    for row in connection.execute(_ALL).all():
        chain = row.chain
        if not chain:
            chain = link(before, row.seq, entries.to_entry(row).operation, row.payload, row.body)
            connection.execute(sa.update(outbox).where(outbox.c.seq == row.seq).values(chain=chain))
            linked += 1
        before = chain
    return linked


def _entry(connection: sa.Connection, record: Record) -> None:
    known = connection.execute(_CHAIN, {"seq": record["seq"]}).scalar_one_or_none()
    if known == "":  # from before there was a chain; the start that linked it did not come to its end
        connection.execute(sa.update(outbox).where(outbox.c.seq == record["seq"]).values(chain=record["chain"]))
        return
    if known is not None or record["seq"] <= facts.anchor(connection).seq:
        if known not in {None, record["chain"]}:
            raise StoreDamaged("the database and the journal tell two different stories")
        return
    operation = operation_of(record)
    entries.insert(connection, record["seq"], record["chain"], operation, record["payload"])
    if record["sale"] is not None:
        sale = sale_from_text(record["sale"])
        add_sale(connection, record["seq"], sale, record["sale"], sale.placed_at)
        prefix, _, number = sale.number.rpartition("-")
        _raise_series(connection, prefix, int(number))


def _summary(connection: sa.Connection, snapshot: Snapshot) -> None:
    for prefix, last in snapshot.series.items():
        _raise_series(connection, prefix, last)
    _raise_generation(connection, snapshot)


def _raise_generation(connection: sa.Connection, snapshot: Snapshot) -> None:
    facts.set_generation(connection, max(snapshot.generation, facts.generation(connection) or 1))


def _raise_series(connection: sa.Connection, prefix: str, last: int) -> None:
    row: Any = connection.execute(sa.select(series.c.last).where(series.c.prefix == prefix)).scalar_one_or_none()
    if row is None:
        connection.execute(series.insert(), {"prefix": prefix, "last": last})
    elif row < last:
        connection.execute(sa.update(series).where(series.c.prefix == prefix).values(last=last))
