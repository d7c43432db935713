"""The outside of the services, in memory: small, honest to the ports' contracts, and under a test's command."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.attempt import OPEN, Attempt
from kiosk.domain.bag import PackedOrder
from kiosk.domain.catalog import Category, Product, SoldBy, StockLevel
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerMatch,
    CustomerView,
    Recommendation,
    StaffMember,
    Token,
    TokenKind,
)
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer
from kiosk.domain.operation import (
    GENESIS,
    ChainHead,
    EntryState,
    Lane,
    Operation,
    OperationResult,
    OutboxCounts,
    OutboxEntry,
    Outcome,
)
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason
from kiosk.errors import CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply, CatalogChanges, Health, Identified, SearchResult
from kiosk.services.pictures import picture_tag

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition; a hanging test says which by its stack."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.001)


class FakeClock:
    """Time that moves by `tick` only; `jump` is somebody setting the wall clock."""

    def __init__(self) -> None:
        self.time = NOON
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def tick(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds

    def jump(self, years: int) -> None:
        self.time += timedelta(days=365 * years)


class CountingIds:
    def __init__(self) -> None:
        self.last = 0

    def new(self) -> str:
        self.last += 1
        return f"id-{self.last:04d}"


# ── people and products ──────────────────────────────────────────────────────────────────────────────────────────


def euro(cents: int) -> Money:
    return Money(cents, "EUR")


def product(sku: str, price: int = 100, **more: object) -> Product:
    gtins = (f"{sum(map(ord, sku)):013d}".rjust(14, "0"),)
    return replace(Product(sku, gtins, {"en": sku.title()}, euro(price), 700), **more)  # type: ignore[arg-type]


TEA = product("tea", 349, gtins=("04006381333931",), goes_well_with=("honey", "cup"))
HONEY = product("honey", 599)
CUP = product("cup", 1290)
PLUMS = product("plums", 299, gtins=("02812340000002",), sold_by=SoldBy.WEIGHT)

ANNA = Token(TokenKind.QR, "https://shop.example/c/anna")
BEN = Token(TokenKind.CARD_UID, "04B1B2B3")
BADGE = Token(TokenKind.QR, "https://shop.example/s/jo")
JO = StaffMember("s-1", "Jo", "sales", "staff-key")


def customer_view(reference: str, name: str, *, recommended: bool = True) -> CustomerView:
    given = ConsentStatus(Purpose.RECOMMENDATIONS, ConsentState.GIVEN, NOON)
    return CustomerView(
        Customer(reference, name, Assurance.KNOWN),
        NOON,
        cart=(CartLine("tea", 2), CartLine("honey", 1)),
        recommendations=(Recommendation("cup", "bought_together", "tea"),) if recommended else (),
        consents=(given,),
    )


# ── the central service ──────────────────────────────────────────────────────────────────────────────────────────


class FakeCentral:
    """Answers at once, unless a call is held, or made to fail (one of them, or "all").

    Its own time is three seconds ahead of the kiosk's at first and never jumps. `held_ids` are the operations it has.
    """

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.packed: dict[str, PackedOrder] = {}
        self.issued: list[tuple[str, str, str]] = []
        self.views = {"c-anna": customer_view("c-anna", "Anna"), "c-ben": customer_view("c-ben", "Ben")}
        self.people: dict[Token, Identified] = {
            ANNA: Identified("key-anna", self.views["c-anna"].customer),
            BEN: Identified("key-ben", self.views["c-ben"].customer),
            BADGE: Identified("staff-key", staff=JO),
        }
        self.pins: dict[str, StaffMember] = {"1234": JO}
        self.faults: dict[str, CentralFault] = {}
        self.calls: list[str] = []
        self.sent: list[tuple[str, ...]] = []
        self.heads: list[ChainHead] = []
        self.held_ids: set[str] = set()
        self.high_water = 0
        self.asked: list[tuple[str, ...]] = []
        self.chunks: dict[str, CatalogChanges] = {}
        self.pictures: dict[str, bytes] = {}
        self.answer: Callable[[OutboxEntry], OperationResult | None] = lambda entry: OperationResult(
            entry.operation.id, Outcome.APPLIED
        )
        self.vouchers: dict[str, Offer] = {}
        self.spent: set[str] = set()
        self._held: dict[str, asyncio.Event] = {}

    def hold(self, name: str) -> asyncio.Event:
        """From now on this call waits until the event is set."""
        self._held[name] = asyncio.Event()
        return self._held[name]

    def cut(self) -> None:
        self.faults["all"] = CentralUnavailable("no route to the service")

    def mend(self) -> None:
        self.faults.clear()

    async def _called(self, name: str) -> None:
        self.calls.append(name)
        if (held := self._held.pop(name, None)) is not None:
            await held.wait()
        if (fault := self.faults.get(name) or self.faults.get("all")) is not None:
            raise fault

    async def health(self) -> Health:
        await self._called("health")
        return Health(self.time(), "1")

    def time(self) -> datetime:
        return NOON + timedelta(seconds=3 + self._clock.monotonic() - 1000)

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        await self._called("catalog_changes")
        return self.chunks.get(cursor, CatalogChanges((), (), (), cursor, more=False))

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        await self._called("picture")
        if name not in self.pictures:
            raise CentralRefused("no such picture", problem="unknown-picture", status=404)
        return None if tag == picture_tag(self.pictures[name]) else self.pictures[name]

    async def voucher(self, code: str) -> Offer:
        await self._called("voucher")
        if code in self.spent:
            raise CentralRefused("used", problem="voucher-used", status=409)
        if code not in self.vouchers:
            raise CentralRefused("unknown", problem="unknown-voucher", status=404)
        return self.vouchers[code]

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        await self._called("stock")
        return ()

    async def identify(self, token: Token) -> Identified:
        await self._called("identify")
        if token not in self.people:
            raise CentralRefused("nobody's token", problem="unknown-token", status=404)
        return self.people[token]

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        await self._called("customer_view")
        return self.views[reference]

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        if entries:
            self.sent.append(tuple(entry.operation.id for entry in entries))
        self.heads.append(head)
        await self._called("send_operations")
        results = tuple(result for entry in entries if (result := self.answer(entry)) is not None)
        self.held_ids |= {one.id for one in results if one.outcome in {Outcome.APPLIED, Outcome.DUPLICATE}}
        self.high_water = max(self.high_water, head.seq)
        return BatchReply(results, self.high_water, len(self.held_ids))

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        self.asked.append(tuple(ids))
        await self._called("missing_operations")
        return tuple(one for one in ids if one not in self.held_ids)

    async def staff_session(self, pin: str) -> StaffMember:
        await self._called("staff_session")
        if pin not in self.pins:
            raise CentralRefused("wrong", problem="wrong-pin", status=401)
        return self.pins[pin]

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        await self._called("staff_customers")
        found = [
            view.customer for view in self.views.values() if query.casefold() in view.customer.first_name.casefold()
        ]
        return tuple(CustomerMatch(customer.reference, customer.first_name, "…42") for customer in found)

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        await self._called("issue_card")
        self.issued.append((session_key, reference, key))
        return f"{prefix}new-{reference}"

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        await self._called("staff_customer_view")
        return self.views[reference]

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        await self._called("staff_order")
        if code not in self.packed:
            raise CentralRefused("no", problem="unknown-order", status=404)
        return self.packed[code]


# ── the store ────────────────────────────────────────────────────────────────────────────────────────────────────


class MemoryStore:
    """Ledger and outbox in one: `fault` is raised by the next writes, before or (`too_late`) after they took place."""

    def __init__(self) -> None:
        self.sales: dict[str, Sale] = {}
        self.shown: set[str] = set()
        self.attempts: dict[str, Attempt] = {}
        self.queue: dict[str, OutboxEntry] = {}
        self.settled: list[tuple[str, Outcome, float | None]] = []
        self.fault: Exception | None = None
        self.too_late = False
        self.last_seq = 0
        self.writing = asyncio.Event()
        self.writing.set()

    def put(self, operation: Operation, *, attempts: int = 0) -> OutboxEntry:
        if operation.id not in self.queue:
            self.last_seq += 1
            chain = f"{self.last_seq:064x}"
            self.queue[operation.id] = OutboxEntry(self.last_seq, operation, EntryState.PENDING, attempts, chain=chain)
        return self.queue[operation.id]

    async def _write(self, change: Callable[[], None]) -> None:
        await self.writing.wait()
        if self.fault is not None and not self.too_late:
            raise self.fault
        change()
        if self.fault is not None:
            raise self.fault

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        def change() -> None:
            if sale.id not in self.sales:
                self.sales[sale.id] = replace(sale, number=f"K01-{len(self.sales) + 1:06d}")
                self.put(operation)

        await self._write(change)
        return self.sales[sale.id]

    async def require_room(self) -> None:
        if self.fault is not None:
            raise self.fault

    async def begin_attempt(self, attempt: Attempt) -> None:
        assert await self.open_attempt() is None

        def change() -> None:
            self.attempts[attempt.id] = attempt

        await self._write(change)

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        def change() -> None:
            self.attempts[attempt_id] = replace(self.attempts[attempt_id], state=state, reason=reason)

        await self._write(change)

    async def open_attempt(self) -> Attempt | None:
        undecided = (one for one in self.attempts.values() if one.state in OPEN and one.sale.id not in self.sales)
        return next(undecided, None)

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        def change() -> None:
            self.put(operation)

        await self._write(change)
        return self.queue[operation.id]

    async def unshown_sale(self) -> Sale | None:
        return next((sale for sale in reversed(self.sales.values()) if sale.id not in self.shown), None)

    async def mark_shown(self, sale_id: str) -> None:
        self.shown.add(sale_id)

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        waiting = [
            entry
            for entry in self.queue.values()
            if entry.state is EntryState.PENDING and (entry.next_attempt_at is None or entry.next_attempt_at <= now)
        ]
        waiting.sort(key=lambda entry: (entry.operation.lane, entry.attempts, entry.seq))
        return waiting[:limit]

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None:
        states = {
            Outcome.APPLIED: EntryState.ACKNOWLEDGED,
            Outcome.DUPLICATE: EntryState.ACKNOWLEDGED,
            Outcome.REJECTED: EntryState.PARKED,
        }
        for result in results:
            self.settled.append((result.id, result.outcome, result.retry_after))
            entry = self.queue[result.id]
            if result.outcome is Outcome.RETRY:
                self._wait(entry, now + timedelta(seconds=result.retry_after or 0))
            else:
                self.queue[result.id] = replace(entry, state=states[result.outcome], last_status=result.code)

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None:
        for entry_id in ids:
            self._wait(self.queue[entry_id], until)

    def _wait(self, entry: OutboxEntry, until: datetime) -> None:
        waiting = replace(entry, attempts=entry.attempts + 1, next_attempt_at=until)
        self.queue[entry.operation.id] = waiting

    async def counts(self) -> OutboxCounts:
        states = [entry.state for entry in self.queue.values()]
        return OutboxCounts(
            pending=states.count(EntryState.PENDING),
            parked=states.count(EntryState.PARKED),
            acknowledged=states.count(EntryState.ACKNOWLEDGED),
        )

    async def parked(self) -> Sequence[OutboxEntry]:
        return [entry for entry in self.queue.values() if entry.state is EntryState.PARKED]

    async def head(self) -> ChainHead:
        newest = max(self.queue.values(), key=lambda entry: entry.seq, default=None)
        return GENESIS if newest is None else ChainHead(newest.seq, newest.chain)

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        found = [one for one in self.queue.values() if one.seq > after_seq and state in {None, one.state}]
        return sorted(found, key=lambda entry: entry.seq)[:limit]

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        found = await self.entries(EntryState.ACKNOWLEDGED, limit=limit, after_seq=after_seq)
        return [(one.seq, one.operation.id) for one in found]

    async def retry(self, ids: Sequence[str]) -> int:
        open_states = {EntryState.PENDING, EntryState.PARKED}
        return self._become(ids, open_states, state=EntryState.PENDING, attempts=0, next_attempt_at=None)

    async def park(self, ids: Sequence[str], reason: str) -> int:
        return self._become(ids, {EntryState.PENDING}, state=EntryState.PARKED, last_detail=reason)

    async def reopen(self, ids: Sequence[str]) -> int:
        return self._become(ids, {EntryState.ACKNOWLEDGED}, state=EntryState.PENDING, attempts=0)

    async def expire_tracking(self, before: datetime) -> int:
        old = [
            one.operation.id
            for one in self.queue.values()
            if one.operation.lane is Lane.TRACKING and one.operation.created_at < before
        ]
        return self._become(old, {EntryState.PENDING, EntryState.PARKED}, state=EntryState.EXPIRED)

    async def purge(self, before: datetime) -> int:
        count = 0
        for entry in sorted(self.queue.values(), key=lambda entry: entry.seq):
            done = entry.state in {EntryState.ACKNOWLEDGED, EntryState.EXPIRED}
            if not done or entry.operation.created_at >= before:
                break
            del self.queue[entry.operation.id]
            count += 1
        return count

    async def continue_after(self, seq: int) -> None:
        self.last_seq = max(self.last_seq, seq)

    def _become(self, ids: Sequence[str], of: set[EntryState], **changes: object) -> int:
        found = [one for one in ids if one in self.queue and self.queue[one].state in of]
        for one in found:
            self.queue[one] = replace(self.queue[one], **changes)  # type: ignore[arg-type]
        return len(found)

    def state(self, entry_id: str) -> EntryState:
        return self.queue[entry_id].state


@dataclass
class MemoryCatalog:
    products: dict[str, Product] = field(default_factory=dict)
    place: str = ""
    applied: list[CatalogChanges] = field(default_factory=list)
    price_looks: int = 0
    looking: asyncio.Event | None = None
    on_offer: tuple[Offer, ...] = ()

    async def offers(self) -> tuple[Offer, ...]:
        return self.on_offer

    async def by_gtin(self, gtin: str) -> Product | None:
        return next((item for item in self.products.values() if gtin in item.gtins), None)

    async def by_sku(self, sku: str) -> Product | None:
        return self.products.get(sku)

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        if self.looking is not None:
            await self.looking.wait()
        return tuple(self.products[sku] for sku in skus if sku in self.products)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        found = tuple(item for item in self.products.values() if text in item.sku)
        return SearchResult(len(found), found[offset : offset + limit])

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        found = tuple(sorted(self.products.values(), key=lambda item: -item.popularity))
        return SearchResult(len(found), found[offset : offset + limit])

    async def categories(self) -> tuple[Category, ...]:
        return ()

    async def apply(self, changes: CatalogChanges) -> None:
        self.applied.append(changes)
        self.products |= {item.sku: item for item in changes.products}
        for sku in changes.deleted:
            self.products.pop(sku, None)
        self.place = changes.cursor

    async def next_price_change(self, after: datetime) -> datetime | None:
        self.price_looks += 1
        moments = {moment for item in self.products.values() for moment in item.price_changes}
        return min((moment for moment in moments if moment > after), default=None)

    async def cursor(self) -> str:
        return self.place

    async def count(self) -> int:
        return len(self.products)


def catalog(*products: Product) -> MemoryCatalog:
    return MemoryCatalog({item.sku: item for item in products})
