"""Two tills, a network and a central service, against a few sentences that must always be true of them."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.domain.order import Sale
from tests.faults.model.crash import IN_THE_STORE, Point
from tests.faults.model.network import Fate
from tests.faults.model.server import CUSTOMERS, Held, Server
from tests.faults.model.till import Harm, Till, Wiring

OPEN = (EntryState.PENDING, EntryState.PARKED)
IN_MEMORY = Path("/dev/shm")  # nothing here is about the disk: a process dies, not the machine
PURPOSES = (Purpose.MARKETING, Purpose.ANALYTICS)

tills = st.sampled_from((0, 0, 0, 1))
people = st.sampled_from(CUSTOMERS)
deaths = st.sampled_from((None, None, None, *IN_THE_STORE))
fates = st.lists(st.sampled_from(Fate), max_size=3)
drain_deaths = st.sampled_from((None, None, None, *Point))
harms = st.sampled_from((*Harm, Harm.NOTHING, Harm.NOTHING))
jumps = st.sampled_from((timedelta(days=-3650), timedelta(hours=-3), timedelta(hours=3), timedelta(days=3650)))


class ShopMachine(RuleBasedStateMachine):
    """One example is one day with two tills.

    Always: what a person was told is stored is in the outbox, open or acknowledged; what is acknowledged is held by
    the service, unless an older backup was put back and the till does not know yet; the service holds nothing twice and
    nothing that nobody made; of one subject nothing overtakes what is open before it; a withdrawal is beaten by no
    earlier grant. At the end of each day, with a sound network, both sides hold the same.
    """

    server: ClassVar[Server]
    wiring: ClassVar[type[Wiring]] = Wiring
    days: ClassVar[int] = 0
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).days += 1
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="shop-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.server.begin()
        self.tills = [Till(name, self.folder, self.server, self.runner, self.wiring()) for name in ("K01", "K02")]
        self.backup: Path | None = None
        self.lost: set[str] = set()
        self.reopened: set[str] = set()
        self.dated: dict[str, datetime] = {}

    # ── people at the screen ─────────────────────────────────────────────────────────────────────

    @rule(which=tills, customer=st.sampled_from((None, *CUSTOMERS)), death=deaths)
    def sell(self, which: int, customer: str | None, death: Point | None) -> None:
        till = self.tills[which]
        sale, operation = till.sell(customer)
        stored = till.live(till.store.ledger.record_sale(sale, operation), death)
        if till.fuse.blown or stored is None:
            self.died_storing(till, operation, sale)
        else:
            payload = {**operation.payload, "order_number": stored.number}
            self.promise(till, operation, payload)
        self.check()

    @rule(which=tills, customer=people, purpose=st.sampled_from(PURPOSES), given=st.booleans(), death=deaths)
    def decide(self, which: int, customer: str, purpose: Purpose, given: bool, death: Point | None) -> None:
        self.wait(1.0)  # two decisions within what a measured clock is wrong by could be either's
        till = self.tills[which]
        operation = till.decide(customer, purpose, given=given)
        if operation.clock_offset is not None:
            self.dated[operation.id] = self.server.clock.moment
        self.record(which, operation, death)

    @rule(customer=people, purpose=st.sampled_from(PURPOSES))
    def granted_here_then_withdrawn_there(self, customer: str, purpose: Purpose) -> None:
        """The later decision arrives first."""
        for which in range(len(self.tills)):
            self.look_at_the_clock(which)
        self.decide(0, customer, purpose, given=True, death=None)
        self.wait(3.0)
        self.decide(1, customer, purpose, given=False, death=None)
        self.drain(1, [], None)
        self.drain(0, [], None)

    @rule(which=tills, customer=people, poisonous=st.sampled_from((False, False, True)), death=deaths)
    def wish(self, which: int, customer: str, poisonous: bool, death: Point | None) -> None:
        self.record(which, self.tills[which].wish(customer, poisonous=poisonous), death)

    def record(self, which: int, operation: Operation, death: Point | None) -> None:
        till = self.tills[which]
        till.live(till.store.ledger.record_operation(operation), death)
        if till.fuse.blown:
            self.died_storing(till, operation)
        else:
            self.promise(till, operation, operation.payload)
        self.check()

    def promise(self, till: Till, operation: Operation, payload: Mapping[str, Any]) -> None:
        till.promised[operation.id] = Operation(
            operation.id, operation.kind, operation.lane, operation.subject, operation.created_at, payload
        )

    def died_storing(self, till: Till, operation: Operation, sale: Sale | None = None) -> None:
        """Nobody was told: it is stored whole, or not at all, and the screen after the restart says which."""
        till.in_doubt[operation.id] = operation
        till.crash()
        unshown = self.runner.run(till.store.ledger.unshown_sale())
        stored = {entry.operation.id for entry in till.entries()}
        if unshown is not None:
            assert unshown.id in stored, "the screen says that a purchase is stored which will never be delivered"
        if sale is not None and sale.id in stored:
            assert unshown is not None, "a purchase is stored, and the screen shows an empty basket"
            assert unshown.id == sale.id

    # ── the line ─────────────────────────────────────────────────────────────────────────────────

    @rule(which=tills, fates=fates, death=drain_deaths)
    def drain(self, which: int, fates: list[Fate], death: Point | None) -> None:
        till = self.tills[which]
        till.network.meet(fates)
        till.live(till.drain.drain(), death)
        if till.fuse.blown:
            till.crash()
        self.check()

    @rule(seconds=st.sampled_from((0.6, 3.0, 50.0)))
    def a_moment_later(self, seconds: float) -> None:
        """Time goes on, and both tills look whether there is something to send."""
        self.wait(seconds)
        for which in range(len(self.tills)):
            self.drain(which, [], None)

    @rule(which=tills, fate=st.sampled_from((Fate.BUSY, Fate.CLOSED, Fate.ERROR, Fate.PARTIAL, Fate.PORTAL_PAGE)))
    def goes_wrong_once(self, which: int, fate: Fate) -> None:
        self.drain(which, [fate], None)
        self.a_moment_later(3.0)

    @precondition(lambda self: any(till.network.seen for till in self.tills))
    @rule(which=tills, old=st.integers(0, 30))
    def old_batch_arrives(self, which: int, old: int) -> None:
        till = self.tills[which]
        if till.network.seen:
            self.runner.run(till.network.again(old))
            self.check()

    @rule(which=tills)
    def look_at_the_clock(self, which: int) -> None:
        self.runner.run(self.tills[which].connectivity.check())

    # ── staff ────────────────────────────────────────────────────────────────────────────────────

    @rule(which=tills)
    def staff_retries_all_parked(self, which: int) -> None:
        self.retry(self.tills[which])
        self.check()

    def retry(self, till: Till) -> None:
        parked = till.parked()
        till.not_before.clear()
        assert self.runner.run(till.store.outbox.retry(parked)) == len(parked)

    @rule(which=tills, place=st.integers(0, 20))
    def staff_parks(self, which: int, place: int) -> None:
        till = self.tills[which]
        pending = [entry.operation.id for entry in till.entries() if entry.state is EntryState.PENDING]
        if pending:
            self.runner.run(till.store.outbox.park([pending[place % len(pending)]], "staff"))
            self.check()

    # ── the world ────────────────────────────────────────────────────────────────────────────────

    @rule(which=tills, harm=harms)
    def process_is_killed(self, which: int, harm: Harm) -> None:
        self.tills[which].crash(harm)
        self.check()

    @rule()
    def back_up(self) -> None:
        self.backup = self.folder / "backup.sqlite3"
        self.server.backup(self.backup)

    @precondition(lambda self: self.backup is not None and self.wiring.restores)
    @rule()
    def restore(self) -> None:
        assert self.backup is not None
        before = self.server.held().keys()
        self.server.restore(self.backup)
        gone = before - self.server.held().keys()
        self.lost |= gone
        self.reopened |= gone

    @rule(seconds=st.sampled_from((0.6, 3.0, 50.0, 400.0)))
    def wait(self, seconds: float) -> None:
        self.server.clock.forward(seconds)
        for till in self.tills:
            till.clock.forward(seconds)

    @rule(which=tills, by=jumps)
    def clock_jumps(self, which: int, by: timedelta) -> None:
        self.tills[which].clock.jump(by)

    # ── what is always true ──────────────────────────────────────────────────────────────────────

    def check(self) -> None:
        type(self).steps += 1
        held = self.server.held()
        self.lost -= held.keys()
        self.effects_are_single(held)
        for till in self.tills:
            entries = till.entries()
            self.nothing_is_lost(till, entries, held)
            self.order_is_kept(till, entries, held)
        self.withdrawals_hold(held)

    def effects_are_single(self, held: dict[str, Held]) -> None:
        made = {one for till in self.tills for one in (*till.promised, *till.in_doubt)}
        assert held.keys() <= made, "the service holds something that nobody made"
        orders, decisions = self.server.effects()
        assert {order[0] for order in orders} == {one.id for one in held.values() if one.kind == OperationKind.PURCHASE}
        assert len({order[1:] for order in orders}) == len(orders), "one order number, two orders"
        assert {one.id for one in decisions} == {one.id for one in held.values() if one.kind == OperationKind.CONSENT}

    def nothing_is_lost(self, till: Till, entries: Sequence[OutboxEntry], held: dict[str, Held]) -> None:
        found = {entry.operation.id: entry for entry in entries}
        assert len(found) == len(entries), "one id, two entries"
        assert found.keys() <= till.promised.keys() | till.in_doubt.keys()
        for one, operation in till.promised.items():
            assert one in found, "told to be stored, and gone"
            stored = found[one].operation
            assert (stored.kind, stored.subject, stored.payload) == (
                operation.kind,
                operation.subject,
                operation.payload,
            )
        for entry in entries:
            assert entry.state is not EntryState.EXPIRED
            if entry.state is EntryState.ACKNOWLEDGED:
                one = entry.operation.id
                assert one in held or one in self.lost, "acknowledged, and not held by the service"

    def order_is_kept(self, till: Till, entries: Sequence[OutboxEntry], held: dict[str, Held]) -> None:
        """Of one subject, whatever arrived has all that was made before it; only withdrawals may go ahead."""
        line: dict[str, list[OutboxEntry]] = {}
        for entry in entries:
            line.setdefault(entry.operation.subject, []).append(entry)
        for of_subject in line.values():
            before: list[OutboxEntry] = []
            for entry in of_subject:
                one = held.get(entry.operation.id)
                if one is not None and entry.operation.lane is not Lane.WITHDRAWAL and one.id not in self.reopened:
                    for earlier in before:
                        if earlier.operation.id in self.reopened:
                            continue
                        assert earlier.operation.id in held, "an entry overtook one that is still open before it"
                        if earlier.operation.lane is not Lane.WITHDRAWAL:
                            assert held[earlier.operation.id].arrival < one.arrival, "out of order"
                before.append(entry)

    def withdrawals_hold(self, held: dict[str, Held]) -> None:
        """What was truly decided last holds, of one device by its sequence, of two where both knew the time."""
        _, decisions = self.server.effects()
        for customer in CUSTOMERS:
            states = self.server.consents(customer)
            for purpose in PURPOSES:
                events = [one for one in decisions if (one.customer, one.purpose) == (customer, purpose.value)]
                one_device = len({held[one.id].device for one in events}) == 1
                if one_device or (events and all(one.id in self.dated for one in events)):
                    grants = [held[one.id] for one in events if one.given]
                    withdrawals = [held[one.id] for one in events if not one.given]
                    stands = any(not any(self.beats(other, grant) for other in withdrawals) for grant in grants)
                    expected = ConsentState.GIVEN if stands else ConsentState.WITHDRAWN
                    assert states[purpose] is expected, "an earlier decision undid a later one"

    def beats(self, withdrawal: Held, grant: Held) -> bool:
        if withdrawal.device == grant.device:
            return withdrawal.seq > grant.seq
        return self.dated[withdrawal.id] >= self.dated[grant.id]

    # ── the end of the day ───────────────────────────────────────────────────────────────────────

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:  # else what went wrong is known already
                self.everything_arrives()
        finally:
            for till in self.tills:
                till.close()
            self.runner.close()
            shutil.rmtree(self.folder)

    def everything_arrives(self) -> None:
        """On a sound network: all that is not refused for good, and what must wait behind that, is held."""
        for till in self.tills:
            till.network.meet([])
            self.record(0 if till is self.tills[0] else 1, till.wish("C1", poisonous=False), None)
            self.retry(till)
        for _ in range(5):
            for till in self.tills:
                till.network.meet([])
                self.runner.run(till.drain.drain())
                till.clock.forward(400.0)
            self.server.clock.forward(400.0)
        self.check()
        held = self.server.held()
        assert not self.lost, "what the restored service lost was not sent again"
        for till in self.tills:
            blocked: set[str] = set()
            for entry in till.entries():
                operation = entry.operation
                if entry.state is EntryState.PARKED:
                    assert operation.payload.get("quantity") == 5000, "parked, and nothing is wrong with it"
                    blocked.add(operation.subject)
                elif entry.state is EntryState.PENDING:
                    assert operation.subject in blocked, "still not delivered"
                else:
                    assert operation.id in held
