"""What a durable sale costs the disk: one sync of the database's log, one of the journal, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.lab import recording, records, shim
from tests.faults.lab.records import Kind

pytestmark = pytest.mark.skipif(not shim.available(), reason="the recorder needs a C compiler")

SALES = 100


def test_a_sale_is_one_sync_of_the_database_and_one_of_the_journal(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    """Twice in a checkpoint's course SQLite syncs more: when it copies its log, and when it begins the log anew."""
    recording.record("tests.faults.lab.sync_run", tmp_path, str(SALES), folders=("state", "journal"))
    sales = per_sale(tmp_path / "log")
    steady = [sale for sale in sales if not (sale["write database"] or sale["log begun"])]
    assert len(sales) == SALES
    assert len(steady) > 0.8 * SALES
    for sale in steady:
        assert {what: count for what, count in sale.items() if what.startswith("sync")} == {
            "sync log": 1,
            "sync journal": 1,
        }
    total = sum(sales, Counter())
    syncs = sum(count for what, count in total.items() if what.startswith("sync"))
    figure(
        f"a sale: 1 sync of the database's log and 1 of the journal, {syncs / SALES:.2f} in all with checkpoints; "
        f"{total['bytes log'] // SALES:,} + {total['bytes journal'] // SALES:,} bytes, "
        f"{total['bytes database'] // SALES:,} by checkpoints"
    )


def per_sale(log: Path) -> list[Counter[str]]:
    """Calls and bytes between each sale's beginning and its confirmation, by database, its log, and journal."""
    sales: list[Counter[str]] = []
    files: dict[int, str] = {}
    selling = False
    for record in records.read(log):
        match record.kind:
            case Kind.OPEN:
                log_or_database = "log" if record.path.endswith("-wal") else "database"
                files[record.fd] = "journal" if record.path.startswith("journal") else log_or_database
            case Kind.MARK:
                selling = record.mark["mark"] == "selling"
                if selling:
                    sales.append(Counter())
            case Kind.SYNC if selling:
                sales[-1][f"sync {files[record.fd]}"] += 1
            case Kind.WRITE if selling:
                sales[-1][f"write {files[record.fd]}"] += 1
                sales[-1][f"bytes {files[record.fd]}"] += len(record.first)
                sales[-1]["log begun"] += files[record.fd] == "log" and record.a == 0
    return sales
