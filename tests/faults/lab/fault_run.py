"""The store on a failing disk: a scripted run in which the n-th call fails, once for every n.

    python -m tests.faults.lab.fault_run SHARE SHARES EVERY

A case is a kind of call, a file, an error, whether it lasts, and n. For each case a child process runs the script on a
copy of the same store: open, sell, note, settle, park, close. A step that the store refuses is not promised. Then the
fault ends, and the same process must be able to do every refused step without being started again, and a new start must
find all of it. After a failed sync power cuts follow: what the kernel dropped must not be missed.

EVERY thins out the writes of the write-ahead log, which are nearly all. Prints JSON: cases, refusals, cuts, complaints.
"""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk.domain.operation import OperationResult, Outcome
from kiosk.domain.order import Sale
from kiosk.errors import StoreFault
from offline.store import Store
from tests.faults.lab import records
from tests.faults.lab.explorer import MEMORY, Explorer, Image, Marks, lay_out, take_in
from tests.faults.lab.records import Kind
from tests.faults.lab.shim import EVER, Call, Shim
from tests.faults.lab.small_store import open_small, sale_digest
from tests.faults.lab.store_judge import Promises, compare, everything, judge
from tests.unit.offline.making import NOON, HandClock, a_sale, an_operation, the_operation_of

CUTS_AFTER_FAILED_SYNC = 4


@dataclass(frozen=True, slots=True)
class Fault:
    """Which calls fail: all of `calls` on paths with `part` in them count, the nth fails."""

    calls: Call
    part: str
    error: int
    lasting: bool
    nth: int = EVER

    def __str__(self) -> str:
        error = errno.errorcode[self.error] if self.error else "short"
        which = f"from the {self.nth}th on" if self.lasting else f"the {self.nth}th"
        return f"{self.calls.name} of {self.part} {error} {which}"


def faults() -> Iterator[Fault]:
    """Every kind of case; n is filled in later."""
    for part in ("ledger.db-wal", "journal-"):
        for lasting in (False, True):
            yield Fault(Call.WRITE, part, errno.EIO, lasting)
            yield Fault(Call.WRITE, part, errno.ENOSPC, lasting)
        yield Fault(Call.WRITE, part, 0, lasting=True)
    for part in ("ledger.db", "journal"):
        for lasting in (False, True):
            yield Fault(Call.SYNC, part, errno.EIO, lasting)
            yield Fault(Call.TRUNCATE | Call.RENAME | Call.UNLINK | Call.OPEN | Call.MKDIR, part, errno.EIO, lasting)


@dataclass(slots=True)
class Outcomes:
    """What became of many cases."""

    cases: int = 0
    refusals: int = 0
    cuts: int = 0
    complaints: list[str] = field(default_factory=list)

    def add(self, other: Outcomes) -> None:
        self.cases += other.cases
        self.refusals += other.refusals
        self.cuts += other.cuts
        self.complaints += other.complaints


class Trial:
    """One case: the script, with what was promised and what was refused."""

    def __init__(self, folder: Path, shim: Shim, fault: Fault, there: Sequence[str]) -> None:
        self._there = list(there)
        self._folder = folder
        self._shim = shim
        self._fault = fault
        self._clock = HandClock()
        self._cache = folder / "cache"
        self._store: Store | None = None
        self._marks: list[dict[str, object]] = []
        self.refusals = 0
        self.calls = 0

    async def run(self) -> str:
        """A complaint, or ""."""
        self._mark("there", ids=self._there)
        self._shim.fail(
            self._fault.calls, self._fault.part, self._fault.nth, error=self._fault.error, lasting=self._fault.lasting
        )
        refused: list[Callable[[], Awaitable[None]]] = []
        for step in self._steps():
            if not await self._promised(step):
                refused.append(step)
                if complaint := await self._sales_are_refused():
                    return complaint
        self.refusals = len(refused)
        self.calls = self._shim.seen
        self._shim.heal()
        for step in refused:
            await step()
        assert self._store is not None
        if complaint := await compare(self._store, Promises.of(self._marks)):
            return f"{complaint} (in the same process)"
        await self._store.close()
        self._shim.stop()
        self._store = await open_small(self._folder, self._cache, self._clock)
        try:
            return await compare(self._store, Promises.of(self._marks))
        finally:
            await self._store.close()

    async def _promised(self, step: Callable[[], Awaitable[None]]) -> bool:
        """Whether the store did it; only a StoreFault may say that it did not."""
        try:
            await step()
        except StoreFault:
            return False
        return True

    async def _sales_are_refused(self) -> str:
        """While a fault lasts and a sale cannot be stored, `require_room` says so before any money moves."""
        if not self._fault.lasting or self._store is None:
            return ""
        try:
            await self._store.ledger.require_room()
        except StoreFault:
            return ""
        if await self._promised(self._sale(a_sale(identified=False))):
            return ""
        return "paid in vain: require_room let a sale begin that could not be stored"

    def _steps(self) -> list[Callable[[], Awaitable[None]]]:
        return [
            self._open,
            self._sale(a_sale(identified=False)),
            self._note(),
            self._settle(),
            self._sale(a_sale(identified=False)),
            self._park(),
            self._note(),
            self._sale(a_sale(identified=False)),
        ]

    def _mark(self, kind: str, **values: object) -> None:
        self._marks.append({"mark": kind, **values})
        self._shim.mark(kind, **values)

    @property
    def _open_store(self) -> Store:
        if self._store is None:
            raise StoreFault("not open", fix="")
        return self._store

    async def _open(self) -> None:
        if self._store is None:
            self._store = await open_small(self._folder, self._cache, self._clock)

    def _sale(self, sale: Sale) -> Callable[[], Awaitable[None]]:
        async def step() -> None:
            self._mark("try", id=sale.id)
            stored = await self._open_store.ledger.record_sale(sale, the_operation_of(sale))
            self._mark("kept", id=sale.id, number=stored.number, sale=sale_digest(stored))

        return step

    def _note(self) -> Callable[[], Awaitable[None]]:
        operation = an_operation()

        async def step() -> None:
            self._mark("try", id=operation.id)
            await self._open_store.ledger.record_operation(operation)
            self._mark("kept", id=operation.id)

        return step

    def _settle(self) -> Callable[[], Awaitable[None]]:
        async def step() -> None:
            due = [entry.operation.id for entry in await self._open_store.outbox.due(3, NOON)]
            self._mark("changing", ids=due, to="acknowledged")
            await self._open_store.outbox.settle([OperationResult(one, Outcome.APPLIED) for one in due], NOON)
            self._mark("changed", ids=due, to="acknowledged")

        return step

    def _park(self) -> Callable[[], Awaitable[None]]:
        async def step() -> None:
            due = [entry.operation.id for entry in await self._open_store.outbox.due(1, NOON)]
            self._mark("changing", ids=due, to="parked")
            await self._open_store.outbox.park(due, "to be looked at")
            self._mark("changed", ids=due, to="parked")

        return step


@dataclass(frozen=True, slots=True)
class Used:
    """A store that a trial begins with, and the ids of its entries."""

    image: Image
    there: Sequence[str]


async def a_used_store(folder: Path) -> Used:
    """A store with some entries, as a kill leaves it."""
    for part in ("state", "journal", "cache"):
        (folder / part).mkdir()
    store = await open_small(folder, folder / "cache", HandClock())
    for _ in range(7):
        sale = a_sale(identified=False)
        await store.ledger.record_sale(sale, the_operation_of(sale))
        await store.ledger.record_operation(an_operation(payload={"text": "x" * 900}))
    used = Used(take_in(folder), [entry.operation.id for entry in await everything(store)])
    await store.close()
    return used


def tried(used: Used, fault: Fault) -> tuple[str, int, int, int]:
    """Run one case; the complaint, how many calls matched, steps refused, and cuts made."""
    folder = Path(tempfile.mkdtemp(prefix="fault-", dir=MEMORY if MEMORY.is_dir() else None))
    log = folder.with_name(f"{folder.name}.log")
    lay_out(used.image, folder)
    shim = Shim()
    shim.start(folder, log)
    trial = Trial(folder, shim, fault, used.there)
    cuts = 0
    try:
        complaint = asyncio.run(asyncio.wait_for(trial.run(), 30))
        if not complaint and fault.calls is Call.SYNC and trial.refusals:
            complaint, cuts = cut_after(used.image, log)
    except Exception as error:  # noqa: BLE001 - an error that nobody foresaw is a finding like any other
        complaint = f"raises: {type(error).__name__} {str(error).partition(chr(10))[0]}"
    finally:
        shim.heal()
        shim.stop()
        shutil.rmtree(folder)
        log.unlink()
    return complaint, trial.calls, trial.refusals, cuts


def cut_after(image: Image, log: Path) -> tuple[str, int]:
    """Power cuts after a failed sync: what had been written before it is gone."""
    run = records.read(log)
    failed = next(number for number, record in enumerate(run) if record.kind is Kind.SYNC and record.error)
    before = len([record for record in run[:failed] if record.kind is Kind.MARK])

    def of_those_after(folder: Path, marks: Marks) -> str:
        return judge(folder, marks) if len(marks) >= before else ""

    report = Explorer(image, run, of_those_after).explore(CUTS_AFTER_FAILED_SYNC, seed=failed)
    return (report.complaints[0] if report.complaints else ""), report.cuts


def in_a_child(used: Used, fault: Fault) -> tuple[str, int, int, int]:
    """`tried` in a process of its own: a shim, a store and their threads that nothing of another case touches."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        with os.fdopen(outlet, "w") as answer:
            json.dump(tried(used, fault), answer)
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    if not text:
        return "died: the process ended without a word", 0, 0, 0
    complaint, calls, refusals, cuts = json.loads(text)
    return complaint, calls, refusals, cuts


def main(arguments: Sequence[str]) -> int:
    share, shares, every = map(int, arguments)
    logging.getLogger("offline").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp())
    used = asyncio.run(a_used_store(folder))
    shutil.rmtree(folder)
    whole = Outcomes()
    number = 0
    for kind in faults():
        complaint, calls, _refusals, _cuts = in_a_child(used, kind)
        if complaint or not calls:
            whole.complaints.append(f"{kind}, which never came: {complaint or 'no such call'}")
        for nth in range(1, calls + 1, every if kind.part.endswith("-wal") else 1):
            number += 1
            if number % shares != share:
                continue
            fault = Fault(kind.calls, kind.part, kind.error, kind.lasting, nth)
            complaint, _calls, refusals, cuts = in_a_child(used, fault)
            whole.add(Outcomes(1, refusals, cuts, [f"{fault}: {complaint}"] if complaint else []))
    print(json.dumps(asdict(whole)))  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
