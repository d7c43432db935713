"""Taken along, or collected in a store of choice."""

from __future__ import annotations

import pytest

from kiosk.domain.codes import pickup_code
from kiosk.domain.customer import Assurance, Customer, CustomerView
from kiosk.domain.fulfilment import TAKE_NOW, DeliveryCharge, Way
from kiosk.domain.loyalty import points_of
from kiosk.domain.money import Money
from kiosk.domain.order import basket_hash
from kiosk.domain.pickup import code_of
from kiosk.domain.session import EndReason
from kiosk.domain.tax import VatLine, contained_vat
from kiosk.services.fulfilment import FulfilmentService
from tests.unit.services.fakes import TEA
from tests.unit.services.shop import Shop
from tests.unit.services.test_pickup import NOW, Counter

CHARGE = DeliveryCharge(Money(490, "EUR"), 1900)


@pytest.fixture
async def ways(shop: Shop) -> FulfilmentService:
    service = FulfilmentService(Counter(), shop.session, shop.connectivity)
    await service.look()
    return service


async def test_the_chosen_store_stands_in_the_sale_and_in_what_is_sent(shop: Shop, ways: FulfilmentService) -> None:
    shop.basket.add(TEA)
    assert ways.collect("there")
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert (sale.fulfilment.way, sale.fulfilment.store) == (Way.COLLECT, "there")
    (entry,) = shop.store.queue.values()
    assert entry.operation.payload["fulfilment"] == {"way": "collect", "store": "there"}


async def test_what_is_taken_along_is_sent_as_before(shop: Shop, ways: FulfilmentService) -> None:
    shop.basket.add(TEA)
    ways.collect("there")
    ways.take_now()
    await shop.checkout.pay_at_till()
    (entry,) = shop.store.queue.values()
    assert "fulfilment" not in entry.operation.payload


async def test_a_store_nobody_knows_is_none(shop: Shop, ways: FulfilmentService) -> None:
    assert not ways.collect("elsewhere")
    assert shop.session.current.fulfilment == TAKE_NOW


async def test_a_lost_network_takes_the_choice_back(shop: Shop, ways: FulfilmentService) -> None:
    assert ways.collect("there")
    shop.central.cut()
    await shop.connectivity.check()
    assert shop.session.current.fulfilment == TAKE_NOW
    assert not ways.may_collect
    assert not ways.collect("there")


def test_codes_are_well_formed_and_the_same_on_both_sides() -> None:
    codes = {code_of(f"0190-{number}") for number in range(2000)}
    assert len(codes) > 1990
    assert all(pickup_code(one) == one for one in codes)
    assert code_of("0190-1") == code_of("0190-1")


def shown(shop: Shop, *, level: Assurance = Assurance.VERIFIED, address: str = "Lin…, 10… Berlin") -> None:
    shop.session.update(view=CustomerView(Customer("C1", "Anna", level), NOW, address=address))


async def test_what_is_sent_home_says_so_without_the_address(shop: Shop, ways: FulfilmentService) -> None:
    shop.basket.add(TEA)
    shown(shop)
    assert ways.deliver()
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert (sale.fulfilment.way, sale.fulfilment.address) == (Way.DELIVER, "Lin…, 10… Berlin")
    (entry,) = shop.store.queue.values()
    assert entry.operation.payload["fulfilment"] == {"way": "deliver"}


async def test_what_sending_costs_is_shown_paid_and_told(shop: Shop, ways: FulfilmentService) -> None:
    shop.basket.add(TEA)
    shown(shop)
    before = shop.session.current.basket.totals
    assert ways.charge == CHARGE
    assert before.delivery is None
    assert ways.deliver()
    totals = shop.session.current.basket.totals
    assert (totals.delivery, totals.total) == (CHARGE, before.total + CHARGE.amount)
    assert sum(row.gross.amount for row in totals.vat) == totals.total.amount
    assert VatLine(1900, CHARGE.amount, contained_vat(CHARGE.amount, 1900)) in totals.vat
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert (sale.payment.amount, points_of(sale.totals)) == (totals.total, points_of(before))
    (entry,) = shop.store.queue.values()
    assert entry.operation.payload["totals"]["delivery"] == {
        "amount": {"amount": 490, "currency": "EUR"},
        "vat_rate": 1900,
    }
    assert shop.receipts.receipt(sale).totals.delivery == CHARGE


async def test_sending_costs_nothing_from_an_amount_on_or_when_it_is_not_sent(
    shop: Shop, ways: FulfilmentService
) -> None:
    shop.basket.add(TEA)
    shown(shop)
    assert ways.deliver()
    chosen = basket_hash(shop.session.current.basket, shop.session.current.fulfilment)
    (line,) = shop.session.current.basket.lines
    shop.basket.set_quantity(line.key, -(-5000 // line.piece_price.amount))
    assert (ways.charge, shop.session.current.basket.totals.delivery) == (None, None)
    shop.basket.set_quantity(line.key, 1)
    assert basket_hash(shop.session.current.basket, shop.session.current.fulfilment) == chosen
    shop.session.update(basket=shop.session.current.basket.sent(None), paying=True)  # what is paid does not change
    assert basket_hash(shop.session.current.basket, shop.session.current.fulfilment) != chosen
    shop.session.update(paying=False)
    assert shop.session.current.basket.totals.delivery == CHARGE
    ways.take_now()
    assert shop.session.current.basket.totals.delivery is None


async def test_why_nothing_is_sent(shop: Shop, ways: FulfilmentService) -> None:
    shop.basket.add(TEA)
    assert ways.no_delivery == "not_verified"
    shown(shop, level=Assurance.KNOWN)
    assert (ways.no_delivery, ways.address) == ("not_verified", "")
    shown(shop, address="")
    assert ways.no_delivery == "no_address"
    assert not ways.deliver()
    shown(shop)
    assert ways.deliver()
    shop.session.update(basket=shop.session.new_basket())
    assert (ways.no_delivery, shop.session.current.fulfilment) == ("too_little", TAKE_NOW)


async def test_a_lost_network_sends_nothing_and_a_new_person_inherits_nothing(
    shop: Shop, ways: FulfilmentService
) -> None:
    shop.basket.add(TEA)
    shown(shop)
    assert ways.deliver()
    shop.session.end(EndReason.IDLE)
    assert (shop.session.current.fulfilment, ways.address) == (TAKE_NOW, "")
    shop.basket.add(TEA)
    shown(shop)
    assert ways.deliver()
    shop.central.cut()
    await shop.connectivity.check()
    assert (ways.no_delivery, shop.session.current.fulfilment) == ("offline", TAKE_NOW)
