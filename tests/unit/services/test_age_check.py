"""Staff look at the buyer's age before anything with an age limit is sold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.payment import Tender
from kiosk.domain.session import EndReason
from kiosk.errors import BadInput
from kiosk.ports import CardRead
from kiosk.services.age import AgeCheckService
from kiosk.services.notices import NoticeKind
from tests.unit.services.fakes import ANNA, CUP, TEA
from tests.unit.services.shop import Shop

BEER = replace(TEA, sku="beer", age_limit=16)
GIN = replace(TEA, sku="gin", age_limit=18)
BADGE = "https://shop.example/s/jo"
PIN = "1234"


@pytest.fixture
def age(shop: Shop) -> AgeCheckService:
    return AgeCheckService(shop.session, shop.notices, shop.clock)


async def test_nothing_is_sold_before_staff_looked(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    assert shop.session.current.unchecked_age == 18
    assert await shop.checkout.pay_at_till() is None
    with pytest.raises(BadInput, match="age"):
        shop.checkout._orders.make(shop.session.current, Tender.PAY_AT_TILL)
    age.begin()
    assert not age.approve()
    assert await shop.checkout.pay_at_till() is None
    assert shop.store.sales == {}


async def test_who_looked_stands_in_the_sale_and_nothing_else_is_unlocked(shop: Shop, age: AgeCheckService) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(GIN)
    age.begin()
    assert await shop.staff.unlock_pin(PIN)
    session = shop.session.current
    assert session.staff is None
    assert session.approver is not None
    assert session.identity is not None
    assert age.approve()
    assert shop.session.current.approver is None
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert sale.age_check is not None
    (entry,) = shop.store.queue.values()
    assert entry.operation.payload["age_check"] == {
        "age": 18,
        "staff": session.approver.reference,
        "checked_at": "2026-05-04T12:00:00.000000Z",
        "offline": False,
    }
    assert NoticeKind.AGE_APPROVED in shop.kinds


async def test_a_wrong_pin_unlocks_nothing(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    age.begin()
    assert not await shop.staff.unlock_pin("0000")
    assert shop.staff.desk.problem == "wrong-pin"
    assert not age.approve()


async def test_a_customers_card_decides_nothing_and_ends_nothing(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    age.begin()
    before = shop.session.current.id
    await shop.router.card(CardRead(ANNA.value))
    session = shop.session.current
    assert (session.id, session.approver, session.identity) == (before, None, None)
    assert session.basket.pieces == 1


async def test_no_takes_it_out_and_the_rest_can_be_bought(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    shop.basket.add(CUP)
    age.begin()
    await shop.staff.unlock_pin(PIN)
    assert age.refuse()
    assert [line.product.sku for line in shop.session.current.basket.lines] == [CUP.sku]
    assert shop.session.current.approver is None
    assert NoticeKind.AGE_REFUSED in shop.kinds
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert sale.age_check is None
    assert "age_check" not in next(iter(shop.store.queue.values())).operation.payload


async def test_sixteen_is_not_eighteen(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(BEER)
    age.begin()
    await shop.staff.unlock_pin(PIN)
    assert age.approve()
    shop.basket.add(BEER)
    assert shop.session.current.unchecked_age == 0
    shop.basket.add(GIN)
    assert shop.session.current.unchecked_age == 18


async def test_without_a_network_whoever_unlocked_here_before_decides(shop: Shop, age: AgeCheckService) -> None:
    await shop.staff.unlock_pin(PIN)
    shop.session.end(EndReason.LEFT)
    shop.central.cut()
    shop.basket.add(GIN)
    age.begin()
    assert await shop.staff.unlock_pin(PIN)
    assert age.approve()
    check = shop.session.current.age_check
    assert check is not None
    assert check.offline


async def test_leaving_the_page_locks_again(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    age.begin()
    await shop.staff.unlock_pin(PIN)
    age.end()
    assert (shop.session.current.approver, shop.session.current.approving) == (None, False)
    assert not age.approve()
    assert not age.refuse()


async def test_the_next_person_is_looked_at_anew(shop: Shop, age: AgeCheckService) -> None:
    shop.basket.add(GIN)
    age.begin()
    await shop.staff.unlock_pin(PIN)
    age.approve()
    shop.session.end(EndReason.IDLE)
    shop.basket.add(GIN)
    assert shop.session.current.unchecked_age == 18


async def test_staff_who_are_here_already_need_not_unlock_again(shop: Shop, age: AgeCheckService) -> None:
    await shop.staff.unlock_pin(PIN)
    shop.basket.add(GIN)
    age.begin()
    assert age.approve()


async def test_a_badge_is_taken_without_wiping_the_buyer(shop: Shop, age: AgeCheckService) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(GIN)
    age.begin()
    before = shop.session.current.id
    await shop.router.scan(Scan(BADGE, ScanSource.SCANNER))
    assert shop.session.current.id == before
    assert shop.session.current.identity is not None
    assert shop.session.current.approver is not None
    assert shop.session.current.staff is None
