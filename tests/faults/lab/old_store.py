"""A store as the first version of the schema left it: without hash chain, without a journal."""

from __future__ import annotations

from pathlib import Path

from offline.database import DatabaseFile
from offline.key import fingerprint
from offline.migrations import MIGRATIONS, migrate
from offline.records import payload_to_text, sale_to_text
from offline.tables import to_microseconds
from offline.writer import Writer
from tests.unit.offline.making import KEY, NOON, a_sale, the_operation_of

IDS = [f"01900000-0000-7000-8000-{number:012d}" for number in range(1, 7)]


def make_old_store(folder: Path) -> None:
    """Write a store of schema 1 with the sales IDS into a folder's `state`."""
    (folder / "journal").mkdir(parents=True)
    (folder / "state").mkdir()
    (folder / "state" / "ledger.key-fingerprint").write_text(fingerprint(KEY) + "\n", "ascii")
    writer = Writer(DatabaseFile(folder / "state" / "ledger.db", KEY))
    migrate(writer, MIGRATIONS[:1])
    for number, one in enumerate(IDS, 1):
        for statement, values in rows(number, one):
            writer.call(lambda connection, do=statement, with_=values: connection.exec_driver_sql(do, with_))  # type: ignore[misc]
    writer.close()


def rows(number: int, one: str) -> list[tuple[str, tuple[object, ...]]]:
    """What the first version wrote for a sale."""
    sale = a_sale(one, identified=False)
    operation, name, when = the_operation_of(sale), f"K01-{number:06d}", to_microseconds(NOON)
    payload = payload_to_text({**operation.payload, "order_number": name})
    body = sale_to_text(sale).replace('"number":""', f'"number":"{name}"')
    total, payment = sale.totals.total, sale.payment
    sold = (name, number, one, when, when, total.amount, "EUR", body)
    entry = (number, one, "purchase", 1, operation.subject, when, payload, "pending", 0, None, "", "")
    paid = (payment.id, one, payment.tender.value, payment.state.value, total.amount, "EUR", payment.basket_hash)
    return [
        ("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry),
        ("INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", sold),
        ("INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?, ?)", paid),
        ("INSERT OR REPLACE INTO series VALUES (?, ?)", ("K01", number)),
    ]
