"""Staff check a click-and-collect bag against its order: by its tags, or by scanning each piece."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Protocol

from kiosk.domain.bag import BagCheck, PackedOrder, check
from kiosk.domain.codes import CodeRules, PickupCode, ProductCode, Scan, classify, clean, pickup_code
from kiosk.domain.epc import sgtin
from kiosk.domain.pickup import Pickup, PickupState
from kiosk.domain.session import EndReason, Session
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable, CodeRejected
from kiosk.ports import Catalog, CentralApi, Pickups, TagsRead
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService

TAGS_AT_MOST = 2000
LONGEST_NUMBER = 64
_EMPTY = BagCheck(())


class _Step(Protocol):
    """What brings an order to collect one step further."""

    async def __call__(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        """The order after it; CentralFault."""


@dataclass(frozen=True, slots=True)
class Bag:
    """What the screen shows. `problem` is a stable word, e.g. "unknown-order", "no-network" or "unlock-again".

    `waiting`: what is to be collected here, while no order is open.
    """

    busy: bool = False
    problem: str = ""
    order: PackedOrder | None = field(default=None, repr=False)
    checked: BagCheck = _EMPTY
    waiting: tuple[Pickup, ...] = field(default=(), repr=False)

    @property
    def may_be_packed(self) -> bool:
        """Whether it is an order to collect that is still being packed."""
        order = self.order
        return order is not None and order.pickup is not None and order.pickup.state is PickupState.PACKING

    @property
    def may_hand_over(self) -> bool:
        """Whether it is an order to collect that waits for nothing but its buyer."""
        order = self.order
        return order is not None and order.pickup is not None and order.pickup.state is PickupState.READY


class BagService:
    """Between `open` and `close`, while staff are unlocked, tags and scans count for the bag and fill no basket.

    Tags come and go with the bag; scanned pieces stay until `clear`. `changed` fires with every new state. An order to
    collect is handed over from here.
    """

    def __init__(
        self,
        api: CentralApi,
        pickups: Pickups,
        *,
        catalog: Catalog,
        session: SessionService,
        connectivity: Connectivity,
        notices: Notices,
        background: Background,
        rules: CodeRules,
        order_link: str,
    ) -> None:
        self._api = api
        self._pickups = pickups
        self._catalog = catalog
        self._session = session
        self._connectivity = connectivity
        self._notices = notices
        self._background = background
        self._rules = rules
        self._order_link = order_link
        self._open = False
        self._tags: dict[str, str] = {}
        self._scanned: Counter[str] = Counter()
        self._counting = asyncio.Lock()
        self._bag = Bag()
        self.changed: Listeners[Bag] = Listeners()
        session.ended.subscribe(self._forget)
        session.changed.subscribe(self._follow)

    @property
    def bag(self) -> Bag:
        """What the screen shows now."""
        return self._bag

    @property
    def opened(self) -> bool:
        """Whether the page is shown."""
        return self._open

    @property
    def active(self) -> bool:
        """Whether tags and scans are for the bag."""
        return self._open and self._session.current.staff is not None

    def open(self) -> None:
        """The page is shown: what lies on the reader from now on is the bag."""
        self._open = True
        self.clear()

    def close(self) -> None:
        """The page is left."""
        self._open = False
        self.clear()

    def clear(self) -> None:
        """The next bag: order and pieces are forgotten; tags that still lie there are the next one's."""
        self._scanned.clear()
        self._set(Bag())
        if self.active:
            self._background.start(self.look(), "pickups-waiting")

    async def look(self) -> None:
        """Ask what is to be collected here; a list that cannot be had is none."""
        session = self._session.current
        if session.staff is None or session.staff.offline:
            return
        try:
            waiting = await self._pickups.staff_pickups(session.staff.session_key)
        except CentralFault as fault:
            self._failed(session.id, fault)
            return
        if self._session.current.id == session.id and self.active and self._bag.order is None:
            self._set(replace(self._bag, waiting=waiting))

    async def packed(self) -> bool:
        """The bag is packed; whether the central service knows that now. Safe to repeat."""
        return await self._step(self._pickups.pickup_ready, PickupState.PACKING, "packed")

    async def hand_over(self) -> bool:
        """The buyer has it; whether the central service knows that now. Safe to repeat."""
        return await self._step(self._pickups.hand_over, PickupState.READY, "hand-over")

    async def _step(self, ask: _Step, since: PickupState, word: str) -> bool:
        session, bag = self._session.current, self._bag
        member, order = session.staff, bag.order
        if member is None or order is None or order.pickup is None or bag.busy:
            return False
        if order.pickup.state is not since:
            return False
        self._session.touch()
        self._set(replace(bag, busy=True))
        key = f"{word}-{order.pickup.id}"[:64]
        try:
            done = await ask(member.session_key, order.pickup.id, key=key)
        except CentralFault as fault:
            if isinstance(fault, CentralUnavailable | CentralDenied):
                self._connectivity.failed(fault)
            problem = fault.problem if isinstance(fault, CentralRefused) else "no-network"
            if self._session.current.id == session.id:
                self._set(replace(bag, problem=problem))
            return False
        if self._session.current.id == session.id and self.active:
            self._set(replace(bag, problem="", order=replace(order, pickup=done)))
        return True

    async def find(self, code: str) -> None:
        """Ask for an order by its number, or by the code on its slip."""
        member = self._session.current.staff
        wanted = code.strip().removeprefix(self._order_link).strip()
        wanted = pickup_code(wanted, self._rules.pickup_link) or wanted
        if member is None or not wanted:
            return
        self._session.touch()
        if member.offline:
            online = bool(self._connectivity.current.online)
            self._set(Bag(problem="unlock-again" if online else "no-network"))
            return
        if len(wanted) > LONGEST_NUMBER:
            self._set(Bag(problem="unknown-order"))
            return
        session_id = self._session.current.id
        self._set(Bag(busy=True))
        try:
            order = await self._api.staff_order(member.session_key, wanted)
        except CentralFault as fault:
            self._failed(session_id, fault)
            return
        if self._session.current.id == session_id and self.active:
            self._set(Bag(order=order, checked=check(order.lines, {})))

    async def scan(self, scan: Scan) -> bool:
        """A code for the bag: its order's, or a piece's; False when it is for others."""
        if not self.active:
            return False
        self._session.touch()
        try:
            text = clean(scan.text)
            if text.startswith(self._order_link):
                await self.find(text)
                return True
            meaning = classify(scan, self._rules)
            if isinstance(meaning, PickupCode):
                await self.find(meaning.code)
                return True
        except CodeRejected:
            await self._unless_order(scan.text)
            return True
        if not isinstance(meaning, ProductCode):
            return False
        product = await self._catalog.by_gtin(meaning.gtin)
        if product is None:
            self._notices.post(NoticeKind.UNKNOWN_PRODUCT)
        elif self.active:
            self._scanned[product.sku] += 1
            self._compare()
        return True

    def tags(self, read: TagsRead) -> bool:
        """Tags came to the reader or left it; True when they are the bag's.

        What lies there is followed always: the bag may be put down before the page is opened.
        """
        for epc in read.gone:
            self._tags.pop(epc, None)
        for epc in read.seen:
            piece = sgtin(epc)
            if piece is not None and len(self._tags) < TAGS_AT_MOST:
                self._tags[epc] = piece.gtin
        if self._bag.order is not None:
            self._compare()
        if self.active:
            self._session.touch()
        return self.active

    async def _unless_order(self, text: str) -> None:
        """A code that is no product's may be an order's number."""
        if self._bag.order is None:
            await self.find(text)
        else:
            self._notices.post(NoticeKind.UNKNOWN_CODE)

    def _compare(self) -> None:
        self._background.start(self._count(), "bag-count")

    async def _count(self) -> None:
        async with self._counting:  # one after another: the last one has seen everything
            found, strangers = Counter(self._scanned), 0
            for gtin, count in Counter(self._tags.values()).items():
                product = await self._catalog.by_gtin(gtin)
                if product is None:
                    strangers += count
                else:
                    found[product.sku] += count
            order = self._bag.order
            if order is not None and self.active:
                self._publish(replace(self._bag, checked=check(order.lines, found, strangers)))

    def _failed(self, session_id: str, fault: CentralFault) -> None:
        if isinstance(fault, CentralUnavailable | CentralDenied):
            self._connectivity.failed(fault)
        problem = fault.problem if isinstance(fault, CentralRefused) else "no-network"
        if self._session.current.id == session_id:
            self._set(Bag(problem=problem))

    def _follow(self, session: Session) -> None:
        if session.staff is None and self._bag != Bag():
            self._scanned.clear()
            self._set(Bag())

    def _forget(self, _reason: EndReason) -> None:
        self._open = False
        self._scanned.clear()
        self._set(Bag())

    def _set(self, bag: Bag) -> None:
        self._publish(bag)
        if bag.order is not None:
            self._compare()

    def _publish(self, bag: Bag) -> None:
        self._bag = bag
        self.changed.emit(bag)
