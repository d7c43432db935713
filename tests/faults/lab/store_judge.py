"""What must be true of the store after a power cut: opened as at any start, it holds everything it had promised."""

from __future__ import annotations

import asyncio
import atexit
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.domain.operation import OutboxEntry
from kiosk.errors import KioskError
from offline.inspect import verify
from offline.store import Store
from tests.faults.lab.explorer import Marks
from tests.faults.lab.small_store import digest_of, open_small, sale_digest
from tests.unit.offline.making import KEY, HandClock, a_sale, the_operation_of

PAGE = 1000


@dataclass(slots=True)
class Promises:
    """What the marks up to a cut add up to."""

    tried: set[str] = field(default_factory=set)
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    states: dict[str, set[str]] = field(default_factory=lambda: defaultdict(lambda: {"pending"}))
    forgettable: set[str] = field(default_factory=set)
    shown: str = ""

    @classmethod
    def of(cls, marks: Marks) -> Promises:
        promises = cls()
        for mark in marks:
            match mark["mark"]:
                case "there":
                    promises.tried.update(mark["ids"])
                    promises.kept.update({one: {} for one in mark["ids"]})
                case "try":
                    promises.tried.add(mark["id"])
                case "kept":
                    promises.kept[mark["id"]] = dict(mark)
                case "changing":
                    for one in mark["ids"]:
                        promises.states[one].add(mark["to"])
                case "changed":
                    for one in mark["ids"]:
                        promises.states[one] = {mark["to"]}
                case "purging":
                    promises.forgettable.update(mark["ids"])
                case "shown":
                    promises.shown = mark["id"]
        return promises


@dataclass(slots=True)
class Verdict:
    """`complaint`, its kind before the colon, is "" when every promise holds; `findings` is what the start said."""

    complaint: str = ""
    findings: tuple[str, ...] = ()


def judge(folder: Path, marks: Marks) -> str:
    """The complaint alone."""
    return look(folder, marks).complaint


def look(folder: Path, marks: Marks) -> Verdict:
    """Open the store as any start does, compare, sell, open it again."""
    logging.getLogger("offline").setLevel(logging.CRITICAL)
    verdict = Verdict()
    verdict.complaint = _RUNNER.run(_judged(folder, Promises.of(marks), verdict))
    return verdict


async def _judged(folder: Path, promises: Promises, verdict: Verdict) -> str:
    for part in ("state", "journal"):
        (folder / part).mkdir(exist_ok=True)
    clock = HandClock()
    try:
        store = await open_small(folder, _cache(), clock)
    except KioskError as error:
        return f"does not open: {type(error).__name__} {error}"
    verdict.findings = tuple(finding.code for finding in store.findings)
    try:
        complaint = await compare(store, promises)
        if complaint:
            return complaint
        before = [digest_of(entry) for entry in await everything(store)]
        number = await sell(store)
        given = {kept["number"] for kept in promises.kept.values() if "number" in kept}
        if number in given:
            return f"number given twice: {number}"
    finally:
        await store.close()
    store = await open_small(folder, _cache(), clock)
    try:
        after = [digest_of(entry) for entry in await everything(store)]
        if after[:-1] != before or len(after) != len(before) + 1:
            return f"second start differs: {len(before)} entries and one more became {len(after)}"
        if store.findings:
            return f"not repaired: the next start finds {[finding.code for finding in store.findings]}"
    finally:
        await store.close()
    return _verified(folder)


@cache
def _cache() -> Path:
    """What the store may lose is the same for all cuts: to make it anew would take longer than to judge."""
    folder = TemporaryDirectory(prefix="cache-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _verified(folder: Path) -> str:
    report = verify(state=folder / "state", journal=folder / "journal", key=KEY)
    bad = [finding.code for finding in report.findings]
    return f"not verified: {bad}" if bad else ""


async def compare(store: Store, promises: Promises) -> str:
    """Whether a store that is open keeps its promises."""
    entries = await everything(store)
    by_id = {entry.operation.id: entry for entry in entries}
    places = [entry.seq for entry in entries]
    if len(by_id) < len(entries) or places != sorted(set(places)):
        return "doubled: an entry or a number of the line occurs twice"
    missing = promises.kept.keys() - by_id.keys() - promises.forgettable
    if missing:
        return f"lost: {len(missing)} of {len(promises.kept)} confirmed entries"
    if strange := by_id.keys() - promises.tried:
        return f"invented: {len(strange)} entries that nobody made"
    order = [one for one in promises.kept if one in by_id]
    if order != sorted(order, key=lambda one: by_id[one].seq):
        return "order changed: the confirmed entries do not stand in the order they were made in"
    for entry in entries:
        if complaint := await _compare_one(store, entry, promises):
            return complaint
    unshown = await store.ledger.unshown_sale()
    if unshown is not None and unshown.id == promises.shown:
        return "shown forgotten: a sale that its buyer saw is shown again"
    return ""


async def _compare_one(store: Store, entry: OutboxEntry, promises: Promises) -> str:
    one = entry.operation.id
    allowed = promises.states[one]
    if entry.state.value not in allowed:
        return f"state: {entry.state.value} where {' or '.join(sorted(allowed))} was promised"
    kept = promises.kept.get(one, {})
    if "entry" in kept and digest_of(entry) != kept["entry"]:
        return "changed: an entry does not say what was confirmed"
    if "order_number" in entry.operation.payload:
        sale = await store.ledger.sale(one)
        if sale is None or sale.number != entry.operation.payload["order_number"]:
            return "half a sale: its entry is there, the sale is not"
        if "sale" in kept and (sale_digest(sale) != kept["sale"] or sale.number != kept["number"]):
            return "changed: a sale does not say what was confirmed"
    return ""


async def everything(store: Store) -> Sequence[OutboxEntry]:
    entries: list[OutboxEntry] = []
    while page := await store.outbox.entries(limit=PAGE, after_seq=entries[-1].seq if entries else 0):
        entries.extend(page)
    return entries


async def sell(store: Store) -> str:
    """One sale more: its order number."""
    sale = a_sale(identified=False)
    return (await store.ledger.record_sale(sale, the_operation_of(sale))).number


_RUNNER = asyncio.Runner()
