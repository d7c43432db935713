"""What the ledger knows of itself, in the same database and the same transactions as all else."""

from __future__ import annotations

import sqlalchemy as sa

from kiosk.domain.operation import GENESIS, ChainHead
from offline import attempts
from offline.journal.frames import Place
from offline.journal.records import Snapshot
from offline.prepared import Prepared
from offline.tables import facts, outbox, series

_GET = sa.select(facts.c.value).where(facts.c.name == sa.bindparam("of"))
_PUT = Prepared(facts.insert().prefix_with("OR REPLACE"))
_LAST = sa.select(outbox.c.seq, outbox.c.chain).order_by(outbox.c.seq.desc()).limit(1)
_TALLY = sa.select(facts.c.name, facts.c.value).where(facts.c.name >= "tally ", facts.c.name < "tally!")
_SERIES = sa.select(series.c.prefix, series.c.last)


def place(connection: sa.Connection) -> Place:
    """The last record of the journal that this database holds."""
    position, digest, *_head = _get(connection, "place", "0 " + "0" * 64).split(" ")
    return Place(int(position), bytes.fromhex(digest))


def told_head(connection: sa.Connection) -> int | None:
    """The newest entry's number when the place was set; None when that was never."""
    _position, _digest, *head = _get(connection, "place", "0 " + "0" * 64).split(" ")
    return int(head[0]) if head else None


def set_place(connection: sa.Connection, at: Place, head: int) -> None:
    """Everything up to this record of the journal, and entry `head`, is in this database with this transaction."""
    _set(connection, "place", f"{at.position} {at.hash.hex()} {head}")


def anchor(connection: sa.Connection) -> ChainHead:
    """The newest entry that was forgotten; the genesis when none was."""
    seq, _, chain = _get(connection, "anchor", f"{GENESIS.seq} {GENESIS.chain}").partition(" ")
    return ChainHead(int(seq), chain)


def set_anchor(connection: sa.Connection, at: ChainHead) -> None:
    """Entries up to this one are forgotten."""
    _set(connection, "anchor", f"{at.seq} {at.chain}")


def floor(connection: sa.Connection) -> int:
    """The highest number that may not be given again though no entry here has it."""
    return int(_get(connection, "floor", "0"))


def set_floor(connection: sa.Connection, seq: int) -> None:
    """No entry to come gets a number up to this."""
    _set(connection, "floor", str(seq))


def shown(connection: sa.Connection) -> int:
    """The newest sale whose buyer has seen it; those before count as seen too."""
    return int(_get(connection, "shown", "0"))


def set_shown(connection: sa.Connection, seq: int) -> None:
    """The buyers of all sales up to this number have seen them, or have left."""
    _set(connection, "shown", str(seq))


def tally(connection: sa.Connection) -> dict[str, int]:
    """How many entries are in each state; triggers count."""
    rows = connection.execute(_TALLY)
    return {name.removeprefix("tally "): int(number) for name, number in rows}


def generation(connection: sa.Connection) -> int | None:
    """The how-manieth ledger of this device it is; None when nobody has said yet."""
    text = _get(connection, "generation", "")
    return int(text) if text else None


def set_generation(connection: sa.Connection, number: int) -> None:
    """Say the how-manieth ledger it is."""
    _set(connection, "generation", str(number))


def last_entry(connection: sa.Connection) -> ChainHead:
    """The newest entry, forgotten or not."""
    row = connection.execute(_LAST).one_or_none()
    return anchor(connection) if row is None else ChainHead(row.seq, row.chain)


def summary(connection: sa.Connection, before: int) -> Snapshot:
    """What a segment of the journal begins with whose first entry's number is at least `before`."""
    row = connection.execute(_LAST.where(outbox.c.seq < before)).one_or_none()
    forgotten = anchor(connection)
    head = forgotten if row is None else ChainHead(row.seq, row.chain)
    return Snapshot(
        head=(head.seq, head.chain),
        anchor=(forgotten.seq, forgotten.chain),
        floor=floor(connection),
        series=dict(connection.execute(_SERIES).all()),
        generation=generation(connection) or 1,
        attempt=attempts.open_record(connection),
    )


def _get(connection: sa.Connection, name: str, default: str) -> str:
    value = connection.execute(_GET, {"of": name}).scalar_one_or_none()
    return default if value is None else str(value)


def _set(connection: sa.Connection, name: str, value: str) -> None:
    _PUT(connection, name=name, value=value)
