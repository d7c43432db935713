"""The outbox against a model in plain Python, through any order of recording, answers, failures and restarts."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.domain.operation import EntryState, Lane, Operation, OperationResult, OutboxCounts, Outcome
from offline.opening import LedgerParts, open_ledger
from offline.room import RoomLimits, Rooms
from tests.unit.offline.making import KEY, HandClock, a_sale, an_operation, new_id, the_operation_of

SUBJECTS = ("customer-1", "customer-2", "basket-3")
IN_MEMORY = Path("/dev/shm")  # nothing here is about the disk
OPEN = (EntryState.PENDING, EntryState.PARKED)


@dataclass
class Modelled:
    """What should be known of one entry."""

    operation: Operation
    state: EntryState = EntryState.PENDING
    attempts: int = 0
    until: float = 0.0
    told: tuple[str, str] = ("", "")


class OutboxMachine(RuleBasedStateMachine):
    """The clock stands unless a rule moves it; the model keeps seconds since the beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="outbox-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.clock = HandClock()
        self.begin = self.clock.now()
        self.model: list[Modelled] = []
        self.numbers: list[str] = []
        self.parts = self.open()

    def open(self) -> LedgerParts:
        room = Rooms((self.folder,), RoomLimits(0, 0))
        return open_ledger(self.folder, KEY, "K01", self.clock, room)

    def teardown(self) -> None:
        self.parts.close()
        self.runner.close()
        shutil.rmtree(self.folder)

    @property
    def seconds(self) -> float:
        return (self.clock.now() - self.begin).total_seconds()

    # ── what the model says ──────────────────────────────────────────────────────────────────────

    def held_back(self, place: int) -> bool:
        mine = self.model[place].operation
        return mine.lane is not Lane.WITHDRAWAL and any(
            earlier.operation.subject == mine.subject and earlier.state in OPEN for earlier in self.model[:place]
        )

    def due(self) -> list[str]:
        places = [
            place
            for place, entry in enumerate(self.model)
            if entry.state is EntryState.PENDING and entry.until <= self.seconds and not self.held_back(place)
        ]
        places.sort(key=lambda place: (self.model[place].operation.lane, self.model[place].attempts, place))
        return [self.model[place].operation.id for place in places]

    def entry(self, entry_id: str) -> Modelled:
        return next(entry for entry in self.model if entry.operation.id == entry_id)

    # ── what happens ─────────────────────────────────────────────────────────────────────────────

    @rule(subject=st.sampled_from(SUBJECTS), lane=st.sampled_from(Lane))
    def record(self, subject: str, lane: Lane) -> None:
        operation = an_operation(subject=subject, lane=lane, created_at=self.clock.now())
        entry = self.runner.run(self.parts.ledger.record_operation(operation))
        self.model.append(Modelled(operation))
        assert entry.seq == len(self.model)

    @rule()
    def sell(self) -> None:
        sale = a_sale()
        operation = the_operation_of(sale)
        number = self.runner.run(self.parts.ledger.record_sale(sale, operation)).number
        self.numbers.append(number)
        self.model.append(Modelled(operation))
        assert number == f"K01-{len(self.numbers):06d}"

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def record_again(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(self.model)).operation
        if "total" not in known.payload:
            self.runner.run(self.parts.ledger.record_operation(known))

    @rule(limit=st.integers(1, 5), data=st.data())
    def exchange(self, limit: int, data: st.DataObject) -> None:
        """Send a batch; the answer names some of it, in any order, and perhaps a stranger."""
        batch = self.runner.run(self.parts.outbox.due(limit, self.clock.now()))
        assert [entry.operation.id for entry in batch] == self.due()[:limit]
        named = data.draw(st.permutations([entry.operation.id for entry in batch]))
        named = named[: data.draw(st.integers(0, len(named)))]
        results = []
        for one in named:
            outcome = data.draw(st.sampled_from(Outcome))
            wait = data.draw(st.sampled_from([None, 0.0, 1.0, 7.0])) if outcome is Outcome.RETRY else None
            results.append(OperationResult(one, outcome, "code", "detail", wait))
        self.runner.run(
            self.parts.outbox.settle([*results, OperationResult(new_id(), Outcome.APPLIED)], self.clock.now())
        )
        for result in results:
            self.answered(self.entry(result.id), result)

    def answered(self, entry: Modelled, result: OperationResult) -> None:
        match result.outcome:
            case Outcome.APPLIED | Outcome.DUPLICATE:
                entry.state, entry.until, entry.told = EntryState.ACKNOWLEDGED, 0.0, (result.outcome.value, "")
            case Outcome.REJECTED:
                entry.state, entry.until, entry.told = EntryState.PARKED, 0.0, (result.code, result.detail)
            case Outcome.RETRY:
                wait = min(300.0, 2.0**entry.attempts) if result.retry_after is None else result.retry_after
                entry.attempts += 1
                entry.until, entry.told = self.seconds + wait, (result.code, result.detail)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), outcome=st.sampled_from([Outcome.APPLIED, Outcome.DUPLICATE, Outcome.REJECTED]))
    def late_answer(self, data: st.DataObject, outcome: Outcome) -> None:
        """An answer arrives for any entry, in whatever state it is by now."""
        entry = data.draw(st.sampled_from(self.model))
        self.runner.run(
            self.parts.outbox.settle([OperationResult(entry.operation.id, outcome, "late")], self.clock.now())
        )
        known = outcome is not Outcome.REJECTED  # the service has it, given up here or not
        if entry.state is EntryState.PENDING or (entry.state is not EntryState.ACKNOWLEDGED and known):
            self.answered(entry, OperationResult(entry.operation.id, outcome, "late"))

    @rule(limit=st.integers(1, 5), wait=st.sampled_from([0.0, 1.0, 60.0]))
    def fail(self, limit: int, wait: float) -> None:
        batch = self.due()[:limit]
        until = self.clock.now() + timedelta(seconds=wait)
        self.runner.run(self.parts.outbox.postpone(batch, until, "503", "busy"))
        for one in batch:
            entry = self.entry(one)
            entry.attempts += 1
            entry.until, entry.told = self.seconds + wait, ("503", "busy")

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def staff_retry(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.model))
        assert self.runner.run(self.parts.outbox.retry([entry.operation.id])) == (entry.state in OPEN)
        if entry.state in OPEN:
            entry.state, entry.attempts, entry.until, entry.told = EntryState.PENDING, 0, 0.0, ("", "")

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def staff_park(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.model))
        pending = entry.state is EntryState.PENDING
        assert self.runner.run(self.parts.outbox.park([entry.operation.id], "asked for")) == pending
        if pending:
            entry.state, entry.until, entry.told = EntryState.PARKED, 0.0, ("parked", "asked for")

    @rule(age=st.sampled_from([0.0, 5.0]))
    def expire(self, age: float) -> None:
        self.runner.run(self.parts.outbox.expire_tracking(self.clock.now() - timedelta(seconds=age)))
        for entry in self.model:
            created = (entry.operation.created_at - self.begin).total_seconds()
            if entry.operation.lane is Lane.TRACKING and entry.state in OPEN and created < self.seconds - age:
                entry.state, entry.until = EntryState.EXPIRED, 0.0

    @rule(seconds=st.sampled_from([1.0, 7.0, 60.0, 400.0]))
    def wait(self, seconds: float) -> None:
        self.clock.forward(seconds)

    @rule()
    def restart(self) -> None:
        self.parts.close()
        self.parts = self.open()

    # ── what always holds ────────────────────────────────────────────────────────────────────────

    @invariant()
    def says_what_the_model_says(self) -> None:
        due = self.runner.run(self.parts.outbox.due(1000, self.clock.now()))
        assert [entry.operation.id for entry in due] == self.due()
        everything = self.runner.run(self.parts.outbox.entries())
        assert [
            Modelled(
                self.model[entry.seq - 1].operation if "order_number" in entry.operation.payload else entry.operation,
                entry.state,
                entry.attempts,
                (entry.next_attempt_at - self.begin).total_seconds() if entry.next_attempt_at else 0.0,
                (entry.last_status, entry.last_detail),
            )
            for entry in everything
        ] == self.model
        assert [entry.operation.id for entry in everything] == [entry.operation.id for entry in self.model]
        counts = {state.value: sum(entry.state is state for entry in self.model) for state in EntryState}
        assert self.runner.run(self.parts.outbox.counts()) == OutboxCounts(**counts)


OutboxMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestOutboxAgainstItsModel = OutboxMachine.TestCase
