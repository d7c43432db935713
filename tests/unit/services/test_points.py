"""Redeeming points: only who proved who they are, only with a network; nothing stays held for a basket that is left."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from kiosk.domain.customer import Assurance
from kiosk.domain.loyalty import held_in
from kiosk.domain.offers import Offer, OfferKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralFault, CentralRefused, CentralUnavailable
from kiosk.services.notices import NoticeKind
from kiosk.services.points import PointsService
from tests.unit.services.fakes import ANNA, CUP, TEA, euro, until
from tests.unit.services.shop import Shop

REFUSED = CentralRefused("held by another kiosk", problem="points-short", status=409)
CUT = CentralUnavailable("no route to the service")


@dataclass
class PaperHolds:
    """What the central service holds. `fault` is what a hold is answered with, before or (`late`) after it was made."""

    shop: Shop
    held: dict[str, int] = field(default_factory=dict)
    fault: CentralFault | None = None
    late: bool = False
    unreachable: bool = False
    untold: bool = False
    waiting: asyncio.Event | None = None

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        assert (session_key, reference, currency) == ("key-anna", "c-anna", "EUR")
        if self.waiting is not None:
            await self.waiting.wait()
        if self.fault is not None and not self.late:
            raise self.fault
        self.held[key] = points
        if self.fault is not None:
            raise self.fault
        until = self.shop.clock.now() + timedelta(minutes=30)
        return Offer("points", {"en": "Points"}, OfferKind.POINTS, amount=euro(points), code=key, valid_until=until)

    async def release_points(self, key: str) -> None:
        if self.unreachable:
            raise CUT
        self.held.pop(key, None)


@dataclass
class Counter:
    """The shop, with points."""

    shop: Shop
    holds: PaperHolds
    points: PointsService

    @property
    def total(self) -> int:
        return self.shop.session.current.basket.totals.total.amount

    async def settled(self) -> None:
        """Nothing is held any more."""
        await until(lambda: not self.holds.held)


@pytest.fixture
async def counter(shop: Shop) -> Counter:
    """Anna has 800 points, a verified code and a cup for 12.90 in her basket."""
    anna = shop.central.people[ANNA]
    assert anna.customer is not None
    customer = replace(anna.customer, level=Assurance.VERIFIED, points=800)
    shop.central.people[ANNA] = replace(anna, customer=customer)
    shop.central.views["c-anna"] = replace(shop.central.views["c-anna"], customer=customer)
    holds = PaperHolds(shop)
    service = PointsService(
        holds,
        session=shop.session,
        connectivity=shop.connectivity,
        notices=shop.notices,
        background=shop.background,
        ids=shop.ids,
        now=shop.clock.now,
        all_told=lambda: not holds.untold,
        try_again=(0.0,),
    )
    await shop.connectivity.check()
    await shop.identify.show(ANNA)
    shop.basket.add(CUP)
    return Counter(shop, holds, service)


async def test_points_come_off_and_the_rest_is_paid(counter: Counter) -> None:
    assert counter.points.offered == 800
    assert await counter.points.redeem()
    assert (counter.total, counter.points.offered) == (490, 0)
    assert counter.shop.kinds[-1] is NoticeKind.POINTS_TAKEN
    counter.shop.basket.add(TEA)
    assert counter.total == 490 + 349


async def test_no_more_than_the_basket_costs(counter: Counter) -> None:
    counter.shop.session.update(basket=counter.shop.session.new_basket().add(TEA))
    assert counter.points.offered == 349
    await counter.points.redeem()
    assert counter.total == 0
    counter.shop.basket.add(TEA)
    assert counter.total == 0  # all of them are held, so they count for what is added, too


@pytest.mark.parametrize("level", [Assurance.KNOWN, Assurance.UNVERIFIED])
async def test_who_proved_nothing_is_offered_nothing(counter: Counter, level: Assurance) -> None:
    identity = counter.shop.session.current.identity
    assert identity is not None
    counter.shop.session.update(identity=replace(identity, level=level))
    assert counter.points.offered == 0
    assert not await counter.points.redeem()
    assert counter.holds.held == {}


async def test_without_a_network_nothing_is_offered(counter: Counter) -> None:
    counter.shop.connectivity.failed(CUT)
    assert counter.points.offered == 0


async def test_while_a_purchase_is_on_its_way_nothing_is_offered(counter: Counter) -> None:
    counter.holds.untold = True
    assert counter.points.offered == 0


async def test_a_handful_is_not_redeemed(counter: Counter) -> None:
    view = counter.shop.session.current.view
    assert view is not None
    counter.shop.session.update(view=replace(view, customer=replace(view.customer, points=99)))
    assert counter.points.offered == 0


async def test_another_kiosk_was_faster(counter: Counter) -> None:
    counter.holds.fault = REFUSED
    assert not await counter.points.redeem()
    assert (counter.total, counter.shop.kinds[-1]) == (1290, NoticeKind.POINTS_NOT_NOW)


async def test_a_lost_answer_leaves_nothing_held(counter: Counter) -> None:
    counter.holds.fault, counter.holds.late = CUT, True
    assert not await counter.points.redeem()
    assert counter.total == 1290
    assert NoticeKind.POINTS_NEED_NETWORK in counter.shop.kinds
    await counter.settled()


async def test_who_leaves_while_it_is_asked_has_nothing_held(counter: Counter) -> None:
    counter.holds.waiting = asyncio.Event()
    asking = asyncio.create_task(counter.points.redeem())
    await asyncio.sleep(0)
    assert not await counter.points.redeem()  # a second touch asks nothing
    counter.shop.session.end(EndReason.LEFT)
    counter.holds.waiting.set()
    assert not await asking
    await counter.settled()
    assert counter.shop.session.current.basket.offers == ()


async def test_left_for_another_time_they_are_free(counter: Counter) -> None:
    await counter.points.redeem()
    held = held_in(counter.shop.session.current.basket)
    assert held is not None
    counter.shop.offers.take_off(held.code)
    assert counter.total == 1290
    await counter.settled()
    assert counter.points.offered == 800


async def test_who_leaves_has_them_free_again_as_soon_as_it_can_be_told(counter: Counter) -> None:
    await counter.points.redeem()
    counter.holds.unreachable = True
    counter.shop.session.end(EndReason.IDLE)
    await asyncio.sleep(0)
    assert counter.holds.held
    counter.holds.unreachable = False
    await counter.settled()


async def test_a_sale_keeps_them_for_the_shops_system(counter: Counter) -> None:
    await counter.points.redeem()
    sale = await counter.shop.checkout.pay_at_till()
    assert sale is not None
    assert [one.points for one in sale.totals.discounts] == [800]
    assert sale.payment.amount == euro(490)
    counter.shop.session.end(EndReason.DONE)
    await counter.shop.background.close()
    assert list(counter.holds.held.values()) == [800]  # the purchase uses them up


async def test_who_leaves_while_the_terminal_decides_may_have_used_them(counter: Counter) -> None:
    await counter.points.redeem()
    counter.shop.session.update(paying=True)
    counter.shop.session.end(EndReason.IDLE)
    await counter.shop.background.close()
    assert counter.holds.held


async def test_what_was_held_too_long_is_given_back(counter: Counter) -> None:
    await counter.points.redeem()
    counter.shop.clock.tick(1801)
    counter.shop.basket.add(TEA)
    assert counter.total == 1290 + 349
    assert NoticeKind.POINTS_OVER in counter.shop.kinds
    await counter.settled()


async def test_after_a_crash_before_the_terminal_answered_the_basket_still_has_them(counter: Counter) -> None:
    """The stored attempt brings the points back, and they are released when it was not paid and is left."""
    await counter.points.redeem()
    session = counter.shop.session.current
    counter.shop.session.end(EndReason.FAULT)
    counter.holds.held = {one.code: 800 for one in session.basket.vouchers}
    restored = session.basket
    counter.shop.session.update(active=True, basket=restored, paying=True)
    counter.shop.session.update(paying=False)
    assert counter.total == 490
    counter.shop.session.end(EndReason.LEFT)
    await counter.settled()
