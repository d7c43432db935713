"""Orders to collect: found by their code, their buyer is here, staff hand them over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.bag import PackedOrder
from kiosk.domain.codes import CodeRules, PickupCode, Scan, ScanSource, classify, pickup_code
from kiosk.domain.customer import StaffMember
from kiosk.domain.fulfilment import DeliveryCharge, DeliveryTerms
from kiosk.domain.money import Money
from kiosk.domain.pickup import OrderLine, Pickup, PickupState
from kiosk.domain.session import EndReason
from kiosk.errors import CentralRefused, CentralUnavailable, CodeRejected
from kiosk.ports import ShopStore, StoresReply
from kiosk.services.bag import BagService
from kiosk.services.pickup import Collecting, PickupService
from tests.unit.services.fakes import TEA, until
from tests.unit.services.shop import Shop

LINK = "https://shop.example/p/"
RULES = CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR", pickup_link=LINK)
NOW = datetime(2026, 3, 2, tzinfo=UTC)
READY = Pickup("p1", "PK4H7M2", PickupState.READY, "P-12", NOW, (OrderLine(TEA.sku, 1),))
MARTA = StaffMember("S1", "Marta", "sales", "key")


class Counter:
    """The central service's orders to collect."""

    def __init__(self) -> None:
        self.orders = {READY.code: READY, "PK9T3QX": replace(READY, id="p2", code="PK9T3QX", state=PickupState.PACKING)}
        self.online = True
        self.asked: list[str] = []

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if not self.online:
            raise CentralUnavailable("no network")

    def _by_id(self, pickup_id: str) -> Pickup:
        return next(one for one in self.orders.values() if one.id == pickup_id)

    def _put(self, pickup: Pickup) -> Pickup:
        self.orders[pickup.code] = pickup
        return pickup

    async def pickup(self, code: str) -> Pickup:
        self._ask(code)
        if code not in self.orders:
            raise CentralRefused("none", problem="unknown-pickup", status=404)
        return self.orders[code]

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        self._ask(key)
        return self._put(replace(self._by_id(pickup_id), here_since=NOW))

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        self._ask("waiting")
        return tuple(one for one in self.orders.values() if one.state is not PickupState.HANDED_OVER)

    async def stores(self) -> StoresReply:
        self._ask("stores")
        terms = DeliveryTerms(Money(300, "EUR"), 2, 3, DeliveryCharge(Money(490, "EUR"), 1900), Money(5000, "EUR"))
        return StoresReply((ShopStore("here", "Here"), ShopStore("there", "There")), terms)

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        self._ask(key)
        return self._put(replace(self._by_id(pickup_id), state=PickupState.READY))

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        self._ask(key)
        return self._put(replace(self._by_id(pickup_id), state=PickupState.HANDED_OVER))


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def pickup(shop: Shop, counter: Counter) -> PickupService:
    return PickupService(counter, shop.session, shop.connectivity, link=LINK)


@pytest.mark.parametrize("text", ["PK4H7M2", " pk4h7m2 ", "PK4 H7M-2", LINK + "PK4H7M2", "]Q1PK4H7M2"])
def test_a_code_is_known_however_it_is_written(text: str) -> None:
    assert classify(Scan(text, ScanSource.SCANNER), RULES) == PickupCode("PK4H7M2")


@pytest.mark.parametrize(
    "text", ["PK4H7M", "PK4H7M22", "PK4H7M0", "PK4H7MÄ", "XPK4H7M2", "https://other.example/p/PK4H7M2"]
)
def test_what_looks_like_one_is_none(text: str) -> None:
    assert pickup_code(text, LINK) == ""
    with pytest.raises(CodeRejected):
        classify(Scan(text, ScanSource.SCANNER), RULES)


async def test_a_code_opens_its_order(pickup: PickupService, shop: Shop) -> None:
    await pickup.find("pk4h7m2")
    assert pickup.now == Collecting(pickup=READY)
    assert shop.session.current.active


async def test_rubbish_asks_nobody(pickup: PickupService, counter: Counter) -> None:
    await pickup.find("hello")
    assert (pickup.now.problem, counter.asked) == ("unknown-pickup", [])


async def test_an_unknown_code_and_no_network_are_said(pickup: PickupService, counter: Counter, shop: Shop) -> None:
    await pickup.find("PKAAAAA")
    assert pickup.now.problem == "unknown-pickup"
    counter.online = False
    await pickup.find("PK4H7M2")
    assert pickup.now == Collecting(problem="no-network")
    assert shop.connectivity.current.online is False


async def test_telling_staff_twice_is_one_message(pickup: PickupService, counter: Counter) -> None:
    await pickup.find("PK4H7M2")
    counter.online = False
    await pickup.arrived()
    assert (pickup.now.problem, pickup.now.pickup) == ("no-network", READY)
    counter.online = True
    await pickup.arrived()
    assert pickup.now.pickup is not None
    assert pickup.now.pickup.here_since == NOW
    assert counter.asked[1:] == ["arrived-p1"] * 2


async def test_nothing_of_it_is_shown_to_the_next_person(pickup: PickupService, shop: Shop) -> None:
    await pickup.find("PK4H7M2")
    shop.session.end(EndReason.IDLE)
    assert pickup.now == Collecting()


async def test_an_answer_after_the_end_is_dropped(pickup: PickupService, shop: Shop, counter: Counter) -> None:
    ask = counter.pickup

    async def late(code: str) -> Pickup:
        shop.session.end(EndReason.IDLE)
        return await ask(code)

    counter.pickup = late  # type: ignore[method-assign]
    await pickup.find("PK4H7M2")
    assert pickup.now == Collecting()


# ── staff ────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Desk:
    bag: BagService
    counter: Counter


@pytest.fixture
async def desk(shop: Shop, counter: Counter) -> AsyncIterator[Desk]:
    bag = BagService(
        shop.central,
        counter,
        catalog=shop.catalog,
        session=shop.session,
        connectivity=shop.connectivity,
        notices=shop.notices,
        background=shop.background,
        rules=RULES,
        order_link="https://shop.example/o/",
    )
    shop.central.packed = {one.code: replace(bag_order(one), pickup=one) for one in counter.orders.values()}
    shop.session.begin()
    shop.session.update(staff=MARTA)
    bag.open()
    yield Desk(bag, counter)
    await shop.background.close()


def bag_order(pickup: Pickup) -> PackedOrder:
    return PackedOrder(pickup.code, pickup.ordered_at, pickup.lines)


async def test_staff_see_what_is_to_be_collected(desk: Desk) -> None:
    await until(lambda: [one.code for one in desk.bag.bag.waiting] == ["PK4H7M2", "PK9T3QX"])


async def test_a_bag_is_checked_and_handed_over_once(desk: Desk, shop: Shop) -> None:
    await desk.bag.find(LINK + "PK4H7M2")
    assert desk.bag.bag.may_hand_over
    await desk.bag.scan(Scan(TEA.gtins[0], ScanSource.SCANNER))
    await until(lambda: desk.bag.bag.checked.complete)
    desk.counter.online = False
    assert not await desk.bag.hand_over()
    assert desk.bag.bag.problem == "no-network"
    desk.counter.online = True
    assert await desk.bag.hand_over()
    assert not await desk.bag.hand_over()
    assert [one for one in desk.counter.asked if one.startswith("hand")] == ["hand-over-p1"] * 2


async def test_what_is_being_packed_and_what_is_no_pickup_is_not_handed_over(desk: Desk) -> None:
    await desk.bag.find("PK9T3QX")
    assert not desk.bag.bag.may_hand_over
    assert not await desk.bag.hand_over()


async def test_a_scanned_pickup_code_opens_its_bag(desk: Desk) -> None:
    assert await desk.bag.scan(Scan("PK4H7M2", ScanSource.SCANNER))
    assert desk.bag.bag.order is not None
    assert desk.bag.bag.order.number == "PK4H7M2"
