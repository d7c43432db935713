"""From a basket to exactly one stored order, and what the buyer sees of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.operation import Lane, OperationKind
from kiosk.domain.payment import PaymentState
from kiosk.domain.session import EndReason
from kiosk.errors import BadInput, StoreDamaged, StoreFull
from kiosk.services.basket import Addition
from kiosk.services.notices import NoticeKind
from kiosk.services.orders import RECOVERY_WINDOW
from kiosk.services.receipts import SlipState
from tests.unit.services.fakes import ANNA, CUP, PLUMS, TEA, FakeClock, MemoryStore, until
from tests.unit.services.shop import Shop, open_shop


async def test_an_order_is_stored_with_its_entry_and_shown(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA, quantity=2)
    shop.basket.add(PLUMS, grams=500)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert (sale.number, sale.totals.total.amount, sale.payment.state) == ("K01-000001", 848, PaymentState.DUE)
    assert shop.session.current.sale == sale
    assert shop.session.current.basket.lines == ()
    (entry,) = shop.store.queue.values()
    operation = entry.operation
    assert (operation.id, operation.kind, operation.lane) == (sale.id, OperationKind.PURCHASE, Lane.PURCHASE)
    assert operation.payload["totals"]["total"] == {"amount": 848, "currency": "EUR"}
    assert operation.payload["placed_at"] == "2026-05-04T12:00:00.000000Z"
    assert operation.payload["customer"]["reference"] == "c-anna"
    assert [line["grams"] for line in operation.payload["lines"]] == [None, 500]
    assert shop.kicks == ["sale"]


async def test_one_customers_entries_share_a_subject_and_strangers_do_not(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    shop.session.end(EndReason.DONE)
    shop.central.cut()
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    shop.session.end(EndReason.DONE)
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    subjects = [entry.operation.subject for entry in shop.store.queue.values()]
    assert subjects[0] == subjects[1] != subjects[2]
    assert "anna" not in subjects[0]


async def test_two_touches_at_once_place_one_order(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.writing.clear()
    touches = [asyncio.create_task(shop.checkout.pay_at_till()) for _ in range(2)]
    await asyncio.sleep(0)
    shop.store.writing.set()
    first, second = await asyncio.gather(*touches)
    assert first is not None
    assert first == second
    assert len(shop.store.sales) == 1
    assert shop.kicks == ["sale"]
    assert await shop.checkout.pay_at_till() == first


async def test_while_an_order_is_being_stored_the_basket_stays_as_it_was_shown(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.writing.clear()
    touch = asyncio.create_task(shop.checkout.pay_at_till())
    await until(shop.checkout._placing.locked)
    assert shop.basket.add(TEA, quantity=2) is Addition.PAYING
    assert shop.basket.add_pile([TEA, CUP]) == frozenset()
    assert not shop.basket.remove({TEA.sku: 1})
    shop.basket.set_quantity(shop.session.current.basket.lines[0].key, 7)
    assert shop.kinds == [NoticeKind.ADDED, *[NoticeKind.PAYING] * 4]
    shop.store.writing.set()
    sale = await touch
    assert sale is not None
    assert [(line.product.sku, line.quantity) for line in sale.lines] == [(TEA.sku, 1)]
    assert shop.basket.add(CUP) is Addition.ADDED


async def test_a_second_touch_does_not_place_the_next_persons_order(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.writing.clear()
    touches = [asyncio.create_task(shop.checkout.pay_at_till()) for _ in range(2)]
    await asyncio.sleep(0)
    shop.session.end(EndReason.LEFT)
    shop.basket.add(CUP)
    shop.store.writing.set()
    assert await asyncio.gather(*touches) == [None, None]
    assert [sale.lines[0].product for sale in shop.store.sales.values()] == [TEA]
    assert shop.session.current.sale is None
    assert shop.session.current.basket.pieces == 1


async def test_an_order_stored_after_its_buyer_left_is_not_shown_to_the_next(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.writing.clear()
    paying = asyncio.create_task(shop.checkout.pay_at_till())
    await asyncio.sleep(0)
    shop.session.end(EndReason.IDLE)
    shop.store.writing.set()
    assert await paying is None
    assert shop.session.current.sale is None
    assert shop.kicks == ["sale"]
    await until(lambda: shop.store.shown == set(shop.store.sales))
    assert await shop.store.unshown_sale() is None


async def test_a_full_store_keeps_the_basket(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.fault = StoreFull("no room")
    with pytest.raises(StoreFull):
        await shop.checkout.pay_at_till()
    assert shop.session.current.basket.pieces == 1
    assert shop.session.current.sale is None
    assert NoticeKind.STORE_FULL in shop.kinds
    shop.store.fault = None
    shop.clock.tick(60)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert sale.placed_at == shop.clock.now()


@pytest.mark.parametrize("identified", [False, True])
async def test_an_error_after_storing_does_not_store_twice(shop: Shop, identified: bool) -> None:
    if identified:
        await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    shop.store.fault, shop.store.too_late = StoreDamaged("the disk hiccuped"), True
    with pytest.raises(StoreDamaged):
        await shop.checkout.pay_at_till()
    shop.store.fault = None
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert list(shop.store.sales) == [sale.id] == list(shop.store.queue)


async def test_a_changed_basket_is_another_order(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.fault = StoreDamaged("the disk hiccuped")
    with pytest.raises(StoreDamaged):
        await shop.checkout.pay_at_till()
    shop.store.fault = None
    shop.basket.add(CUP)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert [line.product.sku for line in sale.lines] == ["tea", "cup"]


async def test_a_card_shown_after_a_failed_try_is_on_the_order(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.store.fault = StoreDamaged("the disk hiccuped")
    with pytest.raises(StoreDamaged):
        await shop.checkout.pay_at_till()
    shop.store.fault = None
    await shop.identify.show(ANNA)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert sale.identity is not None
    assert sale.identity.reference == "c-anna"


async def test_nothing_cannot_be_bought(shop: Shop) -> None:
    with pytest.raises(BadInput, match="nothing in the basket"):
        await shop.checkout.pay_at_till()
    assert shop.store.sales == {}


async def test_an_order_counts_as_seen_when_its_screen_is_left(shop: Shop) -> None:
    shop.basket.add(TEA)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert await shop.store.unshown_sale() == sale
    shop.session.end(EndReason.DONE)
    await until(lambda: sale.id in shop.store.shown)


async def test_leaving_without_an_order_marks_nothing(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.session.end(EndReason.LEFT)
    assert shop.store.shown == set()


# ── after a crash ────────────────────────────────────────────────────────────────────────────────────────────────


async def died_on_the_done_screen() -> MemoryStore:
    shop = open_shop(MemoryStore(), FakeClock())
    shop.session.update(language="en")
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    await shop.background.close()
    return shop.store


async def test_a_recent_order_is_shown_again_after_a_crash() -> None:
    store, clock = await died_on_the_done_screen(), FakeClock()
    clock.tick(60)
    shop = open_shop(store, clock)
    sale = await shop.checkout.recover()
    assert sale is not None
    session = shop.session.current
    assert (session.sale, session.active, session.language, session.view) == (sale, True, "en", None)
    assert shop.kinds == [NoticeKind.PURCHASE_RECOVERED]
    shop.session.end(EndReason.DONE)
    await until(lambda: sale.id in store.shown)
    assert await open_shop(store, clock).checkout.recover() is None
    await shop.background.close()


@pytest.mark.parametrize("age", [RECOVERY_WINDOW + timedelta(seconds=1), timedelta(days=400)])
async def test_an_old_order_is_nobodys_who_stands_here(age: timedelta) -> None:
    store, clock = await died_on_the_done_screen(), FakeClock()
    clock.time += age
    shop = open_shop(store, clock)
    assert await shop.checkout.recover() is None
    assert not shop.session.current.active
    assert shop.told == []
    assert await store.unshown_sale() is None


async def test_a_clock_set_back_does_not_hide_the_order() -> None:
    store, clock = await died_on_the_done_screen(), FakeClock()
    clock.time -= timedelta(days=400)
    shop = open_shop(store, clock)
    assert await shop.checkout.recover() is not None
    await shop.background.close()


async def test_nothing_happened_nothing_is_shown(shop: Shop) -> None:
    assert await shop.checkout.recover() is None
    assert not shop.session.current.active


# ── the slip ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_slip_says_what_was_sold(shop: Shop) -> None:
    shop.basket.add(replace(TEA, deposit=None), quantity=2)
    shop.basket.add(PLUMS, grams=500)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    slip = shop.receipts.receipt(sale)
    assert (slip.number, slip.is_order, slip.copy) == ("K01-000001", True, False)
    assert slip.qr == f"https://shop.example/o/{sale.id}"
    assert [(line.name, line.quantity, line.goods.amount) for line in slip.lines] == [
        ("Tea", 2, 698),
        ("Plums", 1, 150),
    ]
    assert [line.price_per_kg and line.price_per_kg.amount for line in slip.lines] == [None, 299]
    assert shop.receipts.receipt(sale, copy=True).copy


async def test_without_a_printer_the_code_on_the_screen_is_the_slip(shop: Shop) -> None:
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    await shop.checkout.print_again()
    assert shop.receipts.state is SlipState.NONE
    assert NoticeKind.RECEIPT_FAILED not in shop.kinds


async def test_without_an_order_there_is_nothing_to_print_again(shop: Shop) -> None:
    changes: list[SlipState] = []
    shop.receipts.changed.subscribe(changes.append)
    await shop.checkout.print_again()
    assert changes == []
