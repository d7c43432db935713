"""The central service in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from kiosk.domain.bag import PackedOrder
from kiosk.domain.catalog import StockLevel
from kiosk.domain.customer import CustomerMatch, CustomerView, StaffMember, Token
from kiosk.domain.offers import Offer
from kiosk.domain.operation import ChainHead, OperationResult, OutboxEntry, Outcome
from kiosk.errors import CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply, CatalogChanges, Health, Identified
from kiosk.services.pictures import picture_tag
from tests.unit.services.fakes.samples import ANNA, BADGE, BEN, JO, customer_view
from tests.unit.services.fakes.time import NOON, FakeClock


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
