"""What offers take off: to the cent, never more than there is, and shared out so that every sum agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.basket import Basket, Origin
from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer, OfferKind, apportion
from kiosk.domain.order import basket_hash
from kiosk.domain.tax import contained_vat

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def euro(amount: int) -> Money:
    return Money(amount, "EUR")


def product(sku: str, price: int, category: str = "", rate: int = 1900, deposit: int = 0) -> Product:
    return Product(
        sku, (), {"en": sku}, euro(price), rate, category=category, deposit=euro(deposit) if deposit else None
    )


CUP = product("cup", 1000, "ceramics")
BOWL = product("bowl", 1500, "ceramics")
TEA = product("tea", 333, "tea", 700)
WATER = product("water", 89, "drinks", 1900, deposit=25)
PLUMS = replace(product("plums", 299, "fruit", 700), sold_by=SoldBy.WEIGHT)


def basket(*products: Product, offers: tuple[Offer, ...] = ()) -> Basket:
    filled = Basket("b", "EUR", offers=offers)
    for one in products:
        filled = filled.add(one)
    return filled


def percent(name: str, basis_points: int, **more: object) -> Offer:
    return replace(Offer(name, {"en": name}, OfferKind.PERCENT, percent=basis_points), **more)  # type: ignore[arg-type]


def amount(name: str, cents: int, **more: object) -> Offer:
    return replace(Offer(name, {"en": name}, OfferKind.AMOUNT, amount=euro(cents)), **more)  # type: ignore[arg-type]


def multibuy(name: str, buy: int, pay: int, **more: object) -> Offer:
    return replace(Offer(name, {"en": name}, OfferKind.MULTIBUY, buy=buy, pay=pay), **more)  # type: ignore[arg-type]


def saved(filled: Basket) -> int:
    return filled.totals.saved.amount


@pytest.mark.parametrize(
    ("offer", "products", "expected"),
    [
        (percent("a", 1000, category="ceramics"), (CUP, TEA), 100),
        (percent("a", 1000), (CUP, TEA), 133),
        (percent("a", 1000, skus=("tea",)), (CUP, TEA, TEA), 67),
        (amount("a", 50, skus=("tea",), per_piece=True), (TEA, TEA, CUP), 100),
        (amount("a", 500, skus=("tea",), per_piece=True), (TEA, TEA), 666),
        (amount("a", 500, category="tea"), (TEA, CUP), 333),
        (amount("a", 500, category="ceramics", minimum=euro(2500)), (CUP, TEA, TEA), 0),
        (amount("a", 500, category="ceramics", minimum=euro(2500)), (CUP, BOWL), 500),
        (multibuy("a", 3, 2, category="ceramics"), (CUP, BOWL, TEA), 0),
        (multibuy("a", 3, 2, category="ceramics"), (CUP, BOWL, BOWL), 1000),
        (multibuy("a", 3, 2), (CUP, CUP, BOWL, BOWL, TEA, TEA), 1000 + 333),
        (multibuy("a", 2, 2), (CUP, CUP), 0),
        (percent("a", 1000), (WATER,), 9),
        (amount("a", 100000), (WATER,), 89),
        (replace(amount("a", 100), amount=Money(100, "CHF")), (CUP,), 0),
    ],
)
def test_an_offer_takes_off_what_it_says(offer: Offer, products: tuple[Product, ...], expected: int) -> None:
    assert saved(basket(*products, offers=(offer,))) == expected


def test_vouchers_come_last_by_what_is_left() -> None:
    voucher = percent("v", 5000, code="HALF")
    filled = basket(CUP, offers=(voucher, amount("a", 200, skus=("cup",), per_piece=True)))
    assert [(one.offer.id, one.amount.amount) for one in filled.discounts] == [("a", 200), ("v", 400)]


def test_a_deposit_is_never_discounted() -> None:
    totals = basket(WATER, WATER, offers=(percent("a", 10_000),)).totals
    assert (totals.total, totals.deposit) == (euro(50), euro(50))
    assert [(row.rate, row.gross) for row in totals.vat] == [(1900, euro(50))]


def test_a_weighed_portion_is_no_piece_of_a_multibuy() -> None:
    filled = basket(offers=(multibuy("a", 2, 1),)).add(PLUMS, grams=500).add(PLUMS, grams=700)
    assert saved(filled) == 0


def test_an_offer_holds_until_just_before_its_end() -> None:
    offer = percent("a", 1000, valid_from=NOON, valid_until=NOON + timedelta(1))
    moments = [NOON - timedelta(seconds=1), NOON, NOON + timedelta(1, microseconds=-1), NOON + timedelta(1)]
    assert [offer.holds(moment) for moment in moments] == [False, True, True, False]


def test_what_was_seen_stays_and_what_took_nothing_off_goes() -> None:
    tea, cup = percent("tea", 1000, category="tea"), percent("cup", 1000, category="ceramics")
    filled = basket(TEA, offers=(tea, cup)).offered(())
    assert filled.offers == (tea,)
    assert saved(filled.add(CUP)) == 33


def test_a_voucher_stays_until_it_is_taken_off() -> None:
    voucher = amount("v", 100, code="V1")
    filled = basket(TEA).with_voucher(voucher).with_voucher(voucher).offered(())
    assert filled.vouchers == (voucher,)
    assert saved(filled) == 100
    assert saved(filled.without_voucher("V1")) == 0


def test_the_hash_covers_what_was_taken_off() -> None:
    assert basket_hash(basket(TEA)) != basket_hash(basket(TEA, offers=(amount("a", 1),)))


def test_left_over_things_keep_offers_and_lose_vouchers() -> None:
    filled = basket(TEA, CUP, offers=(amount("a", 1), amount("v", 1, code="V")))
    assert [one.id for one in filled.beyond(basket(TEA).lines, "next").offers] == ["a"]


PRODUCTS = (CUP, BOWL, TEA, WATER, product("one", 1, "tea"), product("free", 0, "tea"))
scopes = st.sampled_from(
    [{}, {"category": "ceramics"}, {"category": "tea"}, {"skus": ("tea", "cup")}, {"skus": ("water",)}]
)
offers = st.one_of(
    st.builds(lambda n, v, more: percent(f"p{n}", v, **more), st.integers(0, 3), st.integers(0, 10_000), scopes),
    st.builds(
        lambda n, v, each, more: amount(f"a{n}", v, per_piece=each, **more),
        st.integers(0, 3),
        st.integers(0, 5000),
        st.booleans(),
        scopes,
    ),
    st.builds(
        lambda n, buy, pay, more: multibuy(f"m{n}", buy, pay, **more),
        st.integers(0, 3),
        st.integers(0, 4),
        st.integers(0, 4),
        scopes,
    ),
    st.builds(lambda v: amount("v", v, code="V"), st.integers(0, 9000)),
)
baskets = st.builds(
    lambda things, found: _filled(things, {one.id: one for one in found}),
    st.lists(st.tuples(st.sampled_from(PRODUCTS), st.integers(1, 7), st.sampled_from(Origin)), max_size=6),
    st.lists(offers, max_size=4),
)


def _filled(things: list[tuple[Product, int, Origin]], found: dict[str, Offer]) -> Basket:
    filled = Basket("b", "EUR", offers=tuple(found.values())).add(PLUMS, grams=777)
    for one, quantity, origin in things:
        filled = filled.add(one, quantity=quantity, origin=origin)
    return filled


@given(baskets)
def test_every_sum_agrees_and_nothing_is_below_nothing(filled: Basket) -> None:
    totals = filled.totals
    assert totals.total == totals.goods - totals.saved + totals.deposit
    assert 0 <= totals.saved.amount <= totals.goods.amount
    assert sum(row.gross.amount for row in totals.vat) == totals.total.amount
    assert all(row.gross.amount >= 0 and row.vat == contained_vat(row.gross, row.rate) for row in totals.vat)
    off = dict.fromkeys((line.key for line in filled.lines), 0)
    for one in totals.discounts:
        assert sum(share for _key, share in one.shares) == one.amount.amount > 0
        for key, share in one.shares:
            line = filled.line(key)
            assert line is not None
            assert one.offer.covers(line.product)
            off[key] += share
    assert all(0 <= off[line.key] <= line.goods.amount for line in filled.lines)


@given(baskets, st.sampled_from(PRODUCTS))
def test_the_order_of_offers_does_not_matter(filled: Basket, another: Product) -> None:
    turned = replace(filled, offers=filled.offers[::-1]).add(another)
    assert turned.totals == filled.add(another).totals


@given(baskets, st.datetimes(timezones=st.just(UTC)))
def test_offers_that_end_never_make_a_basket_dearer(filled: Basket, moment: datetime) -> None:
    after = filled.offered(one for one in filled.offers if not one.is_voucher and one.holds(moment))
    assert not filled.totals.total < after.totals.total
    assert after.offered(()).totals.total == after.totals.total


@given(
    st.lists(st.sampled_from(PRODUCTS), max_size=8),
    st.sampled_from(PRODUCTS),
    offers,
)
def test_another_piece_never_costs_more_than_its_price(held: list[Product], another: Product, offer: Offer) -> None:
    before = basket(*held, offers=(offer,))
    more = before.add(another).totals.total - before.totals.total
    assert more.amount <= another.price.amount + (another.deposit.amount if another.deposit else 0)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), max_size=8), st.integers(0, 5000))
def test_shares_fill_the_room_and_sum_up(lines: list[tuple[int, int]], wanted: int) -> None:
    weights, rooms = [weight for weight, _ in lines], [room for _, room in lines]
    shares = apportion(wanted, weights, rooms)
    assert sum(shares) == min(wanted, sum(room for weight, room in lines if weight))
    assert all(0 <= share <= room for share, room in zip(shares, rooms, strict=True))


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.integers(0, 5000))
def test_with_room_enough_no_share_is_a_unit_off(weights: list[int], wanted: int) -> None:
    for weight, share in zip(weights, apportion(wanted, weights, [wanted] * len(weights)), strict=True):
        assert abs(share * sum(weights) - wanted * weight) < sum(weights)
