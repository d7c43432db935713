"""Offers on every basket, vouchers by their codes, with a network and without."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.offers import Offer, OfferKind
from kiosk.domain.session import EndReason
from kiosk.services.notices import NoticeKind
from kiosk.services.scanning import Result
from tests.unit.services.fakes import ANNA, CUP, NOON, TEA, customer_view, euro, until
from tests.unit.services.shop import Shop

TEN = Offer("ten", {"de": "10 % auf Tassen"}, OfferKind.PERCENT, percent=1000, skus=("cup",))
MINE = replace(TEN, id="mine", skus=("tea",), names={"de": "Für dich"})
CODE = Offer("code", {"de": "Zwei Euro"}, OfferKind.AMOUNT, amount=euro(200), code="ZWEI")
GIFT = Offer("gift", {"de": "Gutschein"}, OfferKind.AMOUNT, amount=euro(500), series="GUT-", offline=False)
THANKS = replace(GIFT, id="thanks", series="DANKE-", offline=True)


@pytest.fixture
async def offering(shop: Shop) -> Shop:
    shop.catalog.on_offer = (TEN, CODE, GIFT, THANKS)
    shop.central.vouchers = {"GUT-1": replace(GIFT, code="GUT-1"), "DANKE-1": replace(THANKS, code="DANKE-1")}
    await shop.offers.load()
    return shop


async def scan(shop: Shop, code: str) -> Result:
    return (await shop.router.scan(Scan(code, ScanSource.SCANNER))).result


def total(shop: Shop) -> int:
    return shop.session.current.basket.totals.total.amount


async def test_an_offer_is_on_the_basket_at_once(offering: Shop) -> None:
    offering.basket.add(CUP)
    assert total(offering) == 1161
    offering.basket.add(TEA)
    assert [one.offer.id for one in offering.session.current.basket.discounts] == ["ten"]


async def test_offers_that_come_later_reach_the_basket(shop: Shop) -> None:
    shop.basket.add(CUP)
    shop.catalog.on_offer = (TEN,)
    await shop.offers.load()
    assert total(shop) == 1161


async def test_an_offer_that_ends_stays_on_the_basket_it_was_on(offering: Shop) -> None:
    offering.catalog.on_offer = (replace(TEN, valid_until=NOON + timedelta(minutes=5)),)
    await offering.offers.load()
    offering.basket.add(CUP)
    offering.clock.tick(600)
    offering.basket.add(TEA)
    assert total(offering) == 1161 + 349
    offering.session.end(EndReason.LEFT)
    offering.basket.add(CUP)
    assert total(offering) == 1290


@pytest.mark.parametrize("agreed", [True, False])
async def test_personal_offers_need_a_consent(offering: Shop, agreed: bool) -> None:
    state = ConsentState.GIVEN if agreed else ConsentState.WITHDRAWN
    view = customer_view("c-anna", "Anna")
    consents = (*view.consents, ConsentStatus(Purpose.BENEFITS, state))
    offering.central.views["c-anna"] = replace(view, offers=(MINE,), consents=consents)
    offering.basket.add(TEA)
    await offering.identify.show(ANNA)
    assert total(offering) == (314 if agreed else 349)


async def test_a_code_takes_off_and_can_be_left(offering: Shop) -> None:
    offering.basket.add(TEA)
    assert await scan(offering, "zwei") is Result.VOUCHER
    assert total(offering) == 149
    assert offering.kinds[-1] is NoticeKind.VOUCHER_TAKEN
    await scan(offering, "ZWEI")
    assert (total(offering), offering.kinds[-1]) == (149, NoticeKind.VOUCHER_ALREADY)
    offering.offers.take_off("ZWEI")
    assert total(offering) == 349


async def test_a_voucher_waits_for_its_goods(offering: Shop) -> None:
    await scan(offering, "ZWEI")
    assert offering.kinds[-1] is NoticeKind.VOUCHER_WAITS
    offering.basket.add(TEA)
    assert total(offering) == 149


@pytest.mark.parametrize(
    ("code", "spent", "online", "told", "off"),
    [
        ("GUT-1", False, True, NoticeKind.VOUCHER_TAKEN, 500),
        ("GUT-1", True, True, NoticeKind.VOUCHER_USED, 0),
        ("GUT-2", False, True, NoticeKind.VOUCHER_UNKNOWN, 0),
        ("GUT-1", False, False, NoticeKind.VOUCHER_NEEDS_NETWORK, 0),
        ("DANKE-1", False, False, NoticeKind.VOUCHER_TAKEN, 500),
        ("DANKE-1", True, True, NoticeKind.VOUCHER_USED, 0),
        ("ZWEI", False, False, NoticeKind.VOUCHER_TAKEN, 200),
    ],
)
async def test_single_vouchers_are_asked_about(
    offering: Shop, code: str, spent: bool, online: bool, told: NoticeKind, off: int
) -> None:
    offering.basket.add(replace(CUP, sku="other"))
    offering.central.spent = {code} if spent else set()
    if not online:
        offering.central.cut()
    assert await scan(offering, code) is Result.VOUCHER
    assert (offering.kinds[-1], total(offering)) == (told, 1290 - off)


async def test_the_next_person_does_not_get_a_voucher_asked_about_for_the_last(offering: Shop) -> None:
    held = offering.central.hold("voucher")
    asking = asyncio.create_task(scan(offering, "GUT-1"))
    await until(lambda: "voucher" in offering.central.calls)
    offering.session.end(EndReason.LEFT)
    held.set()
    assert await asking is Result.VOUCHER
    assert offering.session.current.basket.vouchers == ()


async def test_an_ended_code_is_said(offering: Shop) -> None:
    offering.catalog.on_offer = (replace(CODE, valid_until=NOON),)
    await offering.offers.load()
    assert await scan(offering, "ZWEI") is Result.VOUCHER
    assert offering.kinds[-1] is NoticeKind.VOUCHER_EXPIRED


async def test_while_paying_nothing_changes(offering: Shop) -> None:
    offering.basket.add(CUP)
    offering.session.update(paying=True)
    assert await scan(offering, "ZWEI") is Result.VOUCHER
    offering.catalog.on_offer = ()
    await offering.offers.load()
    assert (total(offering), offering.kinds[-1]) == (1161, NoticeKind.PAYING)


async def test_a_sale_tells_what_was_taken_off(offering: Shop) -> None:
    offering.basket.add(TEA)
    offering.basket.add(CUP)
    await scan(offering, "ZWEI")
    sale = await offering.checkout.pay_at_till()
    assert sale is not None
    (entry,) = offering.store.queue.values()
    payload = entry.operation.payload
    assert payload["totals"]["saved"] == {"amount": 329, "currency": "EUR"}
    assert [(one["offer"], one["code"], one["amount"]["amount"]) for one in payload["discounts"]] == [
        ("ten", "", 129),
        ("code", "ZWEI", 200),
    ]
    shares = [share for one in payload["discounts"] for share in one["shares"]]
    assert {share["line"] for share in shares} == {0, 1}
    assert sum(share["amount"] for share in shares) == 329
    assert sum(row["gross"]["amount"] for row in payload["totals"]["vat"]) == payload["totals"]["total"]["amount"]
    assert offering.receipts.receipt(sale).totals.discounts == sale.totals.discounts
