"""The pile on the counter: what its tags do to the basket."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.catalog import Product
from kiosk.domain.epc import sgtin_96
from kiosk.domain.session import EndReason
from kiosk.ports import TagsRead
from kiosk.services.notices import NoticeKind
from kiosk.services.pile import PileService
from kiosk.services.scanning import Result
from tests.unit.services.fakes import CUP as PLAIN_CUP
from tests.unit.services.fakes import PLUMS, TEA, FakeClock, MemoryStore, until
from tests.unit.services.shop import Shop, open_shop

SOLD_FOR = 600.0
STRANGER = "09501234500010"
CUP = replace(PLAIN_CUP, gtins=("04012345678901",))


def epc(product: Product | str, serial: int) -> str:
    return sgtin_96(product if isinstance(product, str) else product.gtins[0], serial)


def seen(*epcs: str) -> TagsRead:
    return TagsRead(epcs)


def gone(*epcs: str) -> TagsRead:
    return TagsRead((), epcs)


def pile_of(shop: Shop) -> PileService:
    shop.catalog.products[CUP.sku] = CUP
    return PileService(
        catalog=shop.catalog,
        session=shop.session,
        basket=shop.basket,
        notices=shop.notices,
        clock=shop.clock,
        sold_for=SOLD_FOR,
        tell=shop.router.scanned.emit,
        elsewhere=lambda _read: False,
    )


@pytest.fixture
def pile(shop: Shop) -> PileService:
    return pile_of(shop)


def quantities(shop: Shop) -> dict[str, int]:
    return {line.product.sku: line.quantity for line in shop.session.current.basket.lines}


async def test_a_pile_fills_the_basket_with_one_notice(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1), epc(TEA, 2), epc(CUP, 1)))
    assert quantities(shop) == {TEA.sku: 2, CUP.sku: 1}
    assert [(notice.kind, notice.subject) for notice in shop.told] == [(NoticeKind.PILE_ADDED, "3")]
    assert [scanned.result for scanned in shop.scanned] == [Result.ADDED]


async def test_one_piece_is_told_by_its_name(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1)))
    assert [(notice.kind, notice.subject) for notice in shop.told] == [(NoticeKind.ADDED, TEA.sku)]


async def test_a_piece_is_added_once_however_often_it_comes(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1)))
    await pile.tags(gone(epc(TEA, 1)))
    await pile.tags(seen(epc(TEA, 1)))
    assert quantities(shop) == {TEA.sku: 1}


async def test_strange_tags_alone_wake_nobody(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(STRANGER, 1)))
    assert not shop.session.current.active
    assert shop.told == []


async def test_strange_tags_are_counted_once_and_other_schemes_ignored(shop: Shop, pile: PileService) -> None:
    shop.session.begin()
    await pile.tags(seen(epc(STRANGER, 1), epc(STRANGER, 2), "E20000170101016210000001", "nonsense"))
    await pile.tags(gone(epc(STRANGER, 1)))
    await pile.tags(seen(epc(STRANGER, 1), epc(STRANGER, 2), "E20000170101016210000001", "nonsense"))
    assert [(notice.kind, notice.subject) for notice in shop.told] == [(NoticeKind.UNKNOWN_TAGS, "2")]
    assert quantities(shop) == {}


async def test_what_must_be_weighed_is_not_added_but_told(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(PLUMS, 1), epc(TEA, 1)))
    assert quantities(shop) == {TEA.sku: 1}
    assert shop.kinds == [NoticeKind.PILE_ADDED, NoticeKind.NEEDS_WEIGHING]


async def test_taken_off_it_stays_in_the_basket_until_the_shopper_says_so(shop: Shop, pile: PileService) -> None:
    told: list[int] = []
    pile.changed.subscribe(told.append)
    await pile.tags(seen(epc(TEA, 1), epc(TEA, 2), epc(CUP, 1)))
    await pile.tags(gone(epc(TEA, 2), epc(CUP, 1), epc(STRANGER, 7)))
    assert (pile.taken, quantities(shop)) == (2, {TEA.sku: 2, CUP.sku: 1})
    await pile.tags(seen(epc(CUP, 1)))
    pile.put_back()
    assert (pile.taken, quantities(shop)) == (0, {TEA.sku: 1, CUP.sku: 1})
    assert told == [2, 1, 0]
    await pile.tags(seen(epc(TEA, 2)))
    assert quantities(shop) == {TEA.sku: 2, CUP.sku: 1}


async def test_with_the_session_all_is_forgotten(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1), epc(CUP, 1)))
    await pile.tags(gone(epc(TEA, 1)))
    shop.session.end(EndReason.LEFT)
    assert pile.taken == 0
    await pile.tags(seen(epc(TEA, 1)))
    assert quantities(shop) == {TEA.sku: 1}


async def test_what_was_sold_fills_nobodys_basket_for_a_time(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1)))
    assert await shop.checkout.pay_at_till()
    await pile.tags(seen(epc(TEA, 1)))
    shop.session.end(EndReason.DONE)
    await pile.tags(gone(epc(TEA, 1)))
    await pile.tags(seen(epc(TEA, 1), epc(CUP, 1)))
    assert quantities(shop) == {CUP.sku: 1}
    shop.session.end(EndReason.LEFT)
    shop.clock.tick(SOLD_FOR + 1)
    await pile.tags(seen(epc(TEA, 1)))
    assert quantities(shop) == {TEA.sku: 1}


async def test_a_piece_the_shopper_did_not_buy_is_for_the_next(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1), epc(TEA, 2), epc(CUP, 1)))
    await pile.tags(gone(epc(TEA, 2), epc(CUP, 1)))
    pile.put_back()
    assert await shop.checkout.pay_at_till()
    await pile.tags(seen(epc(TEA, 2), epc(CUP, 1)))
    assert shop.session.current.sale is None
    assert quantities(shop) == {TEA.sku: 1, CUP.sku: 1}


async def test_of_more_tags_than_pieces_sold_those_on_the_counter_are_sold(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1), epc(TEA, 2)))
    await pile.tags(gone(epc(TEA, 1)))
    shop.basket.set_quantity(shop.session.current.basket.lines[0].key, 1)
    assert await shop.checkout.pay_at_till()
    shop.session.end(EndReason.DONE)
    await pile.tags(seen(epc(TEA, 1), epc(TEA, 2)))
    assert quantities(shop) == {TEA.sku: 1}
    await pile.tags(gone(epc(TEA, 1)))
    assert pile.taken == 1


async def test_what_comes_while_an_order_is_stored_waits(shop: Shop, pile: PileService) -> None:
    await pile.tags(seen(epc(TEA, 1)))
    shop.store.writing.clear()
    paying = asyncio.create_task(shop.checkout.pay_at_till())
    await until(lambda: shop.session.current.paying)
    await pile.tags(seen(epc(CUP, 1)))
    assert quantities(shop) == {TEA.sku: 1}
    assert shop.kinds[-1] is NoticeKind.PAYING
    paying.cancel()
    shop.store.writing.set()
    await asyncio.gather(paying, return_exceptions=True)
    await until(lambda: not shop.session.current.paying)
    await pile.resume()
    assert quantities(shop).get(CUP.sku) == (None if shop.session.current.sale else 1)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("seen"), st.lists(st.integers(0, 5), unique=True)),
            st.tuples(st.just("gone"), st.lists(st.integers(0, 5), unique=True)),
            st.tuples(st.sampled_from(["put_back", "end"]), st.just([])),
        ),
        max_size=12,
    )
)
def test_the_basket_holds_each_piece_once(steps: list[tuple[str, list[int]]]) -> None:
    asyncio.run(_each_piece_once(steps))


async def _each_piece_once(steps: list[tuple[str, list[int]]]) -> None:
    shop = open_shop(MemoryStore(), FakeClock())
    pile = pile_of(shop)
    inside: set[int] = set()
    away: set[int] = set()
    for what, pieces in steps:
        epcs = [epc(TEA, serial) for serial in pieces]
        match what:
            case "seen":
                await pile.tags(seen(*epcs))
                inside |= set(pieces)
                away -= set(pieces)
            case "gone":
                await pile.tags(gone(*epcs))
                away |= set(pieces) & inside
            case "put_back":
                pile.put_back()
                inside -= away
                away.clear()
            case _:
                shop.session.end(EndReason.LEFT)
                inside.clear()
                away.clear()
        assert shop.session.current.basket.pieces == len(inside)
        assert pile.taken == len(away)
