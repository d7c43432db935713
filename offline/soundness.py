"""Whether what stands in a database's pages fits together: the chain, its end, and the series of order numbers.

SQLite's own checks see one page at a time. A checkpoint that was cut short and then lost its log leaves new pages
beside old ones, each of them sound.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from offline import facts
from offline.chain import digest
from offline.tables import outbox, sales, series

_WALK = (
    sa.select(
        outbox.c.chain,
        outbox.c.seq,
        outbox.c.id,
        outbox.c.kind,
        outbox.c.lane,
        outbox.c.subject,
        sa.type_coerce(outbox.c.created_at, sa.Integer),
        sa.type_coerce(outbox.c.clock_offset, sa.Integer),
        outbox.c.payload,
        sales.c.body,
    )
    .outerjoin(sales, sales.c.seq == outbox.c.seq)
    .order_by(outbox.c.seq)
)
_NEWEST_SALE = sa.select(sa.func.max(sales.c.seq))
_NEWEST = sa.select(sa.func.max(sales.c.number)).where(
    sales.c.number >= sa.bindparam("first"), sales.c.number <= sa.bindparam("last")
)


def contradiction(connection: sa.Connection) -> str:
    """What does not fit together; "" when all does. Entries from before there was a chain are not looked at."""
    for seq in breaks(connection):
        return f"entry {seq} does not follow from the one before"
    head, told = facts.last_entry(connection).seq, facts.told_head(connection)
    if told is not None and told != head:
        return f"the last entry is {head}, but {told} was written"
    newest_sale = connection.execute(_NEWEST_SALE).scalar()
    if newest_sale is not None and newest_sale > head:
        return f"sale {newest_sale} is there, but the last entry is {head}"
    for prefix, last in connection.execute(sa.select(series.c.prefix, series.c.last)):
        newest = connection.execute(_NEWEST, {"first": f"{prefix}-000000", "last": f"{prefix}-999999"}).scalar()
        if newest is not None and int(newest.rpartition("-")[2]) > last:
            return f"order {newest} is there, but the series ends with {last}"
    return ""


def breaks(connection: sa.Connection) -> Iterator[int]:
    """The numbers of the entries whose hash does not follow."""
    before = facts.anchor(connection).chain
    for chain, *entry in connection.execute(_WALK):
        if chain and chain != digest(before, *entry):
            yield int(entry[0])
        before = chain
