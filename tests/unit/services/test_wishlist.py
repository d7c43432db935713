"""Wishes: on the screen at once, in the outbox before anybody is told, and settled by the central service."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.catalog import SaleState
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import WishLine
from kiosk.domain.operation import EntryState, Lane, OperationKind, OperationResult, Outcome
from kiosk.domain.session import EndReason
from kiosk.errors import StoreFull
from kiosk.services.notices import NoticeKind
from tests.unit.services.fakes import ANNA, CUP, HONEY, NOON, TEA, customer_view, until
from tests.unit.services.shop import Shop


def listed(shop: Shop) -> list[str]:
    view = shop.session.current.view
    return [] if view is None else [line.sku for line in view.wishlist]


@pytest.fixture
async def anna(shop: Shop) -> Shop:
    shop.central.views["c-anna"] = replace(
        customer_view("c-anna", "Anna"), wishlist=(WishLine("honey", NOON),), wishlist_version="7"
    )
    await shop.identify.show(ANNA)
    return shop


async def test_a_wish_is_stored_and_shown_newest_first(anna: Shop) -> None:
    assert await anna.wishlist.wish("cup", wanted=True)
    assert listed(anna) == ["cup", "honey"]
    (entry,) = anna.store.queue.values()
    operation = entry.operation
    assert (operation.kind, operation.lane) == (OperationKind.WISHLIST, Lane.CUSTOMER)
    assert {key: operation.payload[key] for key in ("sku", "quantity", "version")} == {
        "sku": "cup",
        "quantity": 1,
        "version": "7",
    }
    assert operation.payload["customer"]["reference"] == "c-anna"
    assert anna.kicks == ["wish"]
    assert NoticeKind.WISHED in anna.kinds


async def test_what_is_so_already_is_not_told(anna: Shop) -> None:
    assert not await anna.wishlist.wish("honey", wanted=True)
    assert not await anna.wishlist.wish("cup", wanted=False)
    assert anna.store.queue == {}


async def test_nobody_is_asked_for_a_card(shop: Shop) -> None:
    assert not await shop.wishlist.wish("cup", wanted=True)
    assert shop.store.queue == {}
    assert shop.kinds == [NoticeKind.WISH_NEEDS_CARD]


async def test_a_parked_wish_holds_up_no_purchase(anna: Shop) -> None:
    await anna.wishlist.wish("cup", wanted=True)
    anna.basket.add(TEA)
    await anna.checkout.pay_at_till()
    wish, sale = (entry.operation for entry in anna.store.queue.values())
    assert wish.subject != sale.subject


async def test_a_wish_moves_to_the_basket(anna: Shop) -> None:
    assert await anna.wishlist.to_basket("honey")
    assert [line.product.sku for line in anna.session.current.basket.lines] == ["honey"]
    assert listed(anna) == []


async def test_what_is_not_sold_stays_a_wish(anna: Shop) -> None:
    anna.catalog.products["honey"] = replace(HONEY, state=SaleState.RECALLED)
    assert not await anna.wishlist.to_basket("honey")
    assert listed(anna) == ["honey"]
    assert anna.store.queue == {}


async def test_a_full_disk_changes_nothing_and_says_so(anna: Shop) -> None:
    anna.store.fault = StoreFull("full")
    with pytest.raises(StoreFull):
        await anna.wishlist.wish("cup", wanted=True)
    assert listed(anna) == ["honey"]
    assert anna.kinds[-1] is NoticeKind.WISH_NOT_STORED


async def test_a_view_fetched_before_it_was_told_does_not_undo_it(anna: Shop) -> None:
    await anna.wishlist.wish("cup", wanted=True)
    await anna.wishlist.wish("honey", wanted=False)
    await anna.identify.refresh()
    assert listed(anna) == ["cup"]


async def test_once_told_the_central_service_decides(anna: Shop) -> None:
    await anna.wishlist.wish("honey", wanted=False)
    theirs = (WishLine("honey", NOON), WishLine("tea", NOON))  # the phone put it on again meanwhile: merged
    anna.central.views["c-anna"] = replace(anna.central.views["c-anna"], wishlist=theirs, wishlist_version="9")
    await anna.drain.drain()
    await until(lambda: listed(anna) == ["honey", "tea"])
    assert anna.session.current.wishes == {}


async def test_a_refused_wish_is_gone_from_the_list(anna: Shop) -> None:
    anna.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.REJECTED, "unknown-customer")
    await anna.wishlist.wish("cup", wanted=True)
    await anna.drain.drain()
    await until(lambda: listed(anna) == ["honey"])
    assert [entry.state for entry in anna.store.queue.values()] == [EntryState.PARKED]


async def test_who_is_remembered_wishes_without_a_network(shop: Shop) -> None:
    shop.central.views["c-anna"] = customer_view("c-anna", "Anna").after({Purpose.DEVICE_CACHE: True})
    await shop.identify.show(ANNA)
    shop.session.end(EndReason.LEFT)
    shop.central.cut()
    await shop.identify.show(ANNA)
    assert await shop.wishlist.wish("cup", wanted=True)
    shop.session.end(EndReason.LEFT)
    assert shop.session.current.wishes == {}
    await shop.identify.show(ANNA)
    assert listed(shop) == [CUP.sku]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=12))
def test_wishing_gives_what_was_said_last(changes: list[tuple[str, bool]]) -> None:
    before = customer_view("c", "C")
    before = replace(before, wishlist=(WishLine("a", NOON), WishLine("z", NOON)))
    wishes: dict[str, datetime | None] = {}
    for step, (sku, wanted) in enumerate(changes):
        wishes = {**wishes, sku: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(step) if wanted else None}
    after = before.wishing(wishes)
    expected = {"a", "z"} - {sku for sku, said in wishes.items() if said is None}
    expected |= {sku for sku, said in wishes.items() if said is not None}
    assert {line.sku for line in after.wishlist} == expected
    assert len(after.wishlist) == len(expected)
    assert after.wishing(wishes) == after
