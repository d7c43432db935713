"""The basket against a plain model: a dictionary of quantities, and the portions beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.domain.basket import MAX_QUANTITY, Basket, Origin
from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.money import Money, half_up
from kiosk.domain.tax import contained_vat
from kiosk.errors import BugError


def euro(amount: int) -> Money:
    return Money(amount, "EUR")


PIECES = {
    "tea": Product("tea", (), {}, euro(349), 700),
    "water": Product("water", (), {}, euro(89), 1900, deposit=euro(25)),
    "gin": Product("gin", (), {}, euro(2999), 1900, age_limit=18),
    "beer": Product("beer", (), {}, euro(119), 1900, deposit=euro(8), age_limit=16),
    "a:1": Product("a:1", (), {}, euro(1), 700),  # a retailer's numbers may look like anything
}
WEIGHED = {
    "plums": Product("plums", (), {}, euro(299), 700, sold_by=SoldBy.WEIGHT),
    "a": Product("a", (), {}, euro(1999), 700, sold_by=SoldBy.WEIGHT),
}


class BasketMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.basket = Basket("b-1", "EUR")
        self.pieces: dict[tuple[Origin, str], int] = {}
        self.portions: dict[str, tuple[int, int]] = {}  # key: price of one, quantity

    @rule(
        sku=st.sampled_from(sorted(PIECES)),
        quantity=st.integers(1, MAX_QUANTITY + 20),
        origin=st.sampled_from(Origin),
    )
    def add(self, sku: str, quantity: int, origin: Origin) -> None:
        self.basket = self.basket.add(PIECES[sku], quantity=quantity, origin=origin)
        held = self.pieces.get((origin, sku), 0)
        self.pieces[origin, sku] = min(held + quantity, MAX_QUANTITY)

    @rule(sku=st.sampled_from(sorted(WEIGHED)), grams=st.integers(0, 30_000))
    def add_weighed(self, sku: str, grams: int) -> None:
        self._portion(self.basket.add(WEIGHED[sku], grams=grams), half_up(WEIGHED[sku].price.amount * grams, 1000))

    @rule(sku=st.sampled_from(sorted(WEIGHED | PIECES)), cents=st.integers(0, 10_000))
    def add_labelled(self, sku: str, cents: int) -> None:
        self._portion(self.basket.add((WEIGHED | PIECES)[sku], label_price=euro(cents)), cents)

    def _portion(self, after: Basket, price: int) -> None:
        (new,) = {line.key for line in after.lines} - {line.key for line in self.basket.lines}
        self.basket = after
        self.portions[new] = (price, 1)

    @precondition(lambda self: self.basket.lines)
    @rule(data=st.data(), quantity=st.integers(-3, MAX_QUANTITY + 20))
    def set_quantity(self, data: st.DataObject, quantity: int) -> None:
        line = data.draw(st.sampled_from(self.basket.lines))
        self.basket = self.basket.with_quantity(line.key, quantity)
        cut = min(quantity, MAX_QUANTITY)
        if line.key in self.portions:
            price, _ = self.portions.pop(line.key)
            if cut > 0:
                self.portions[line.key] = (price, cut)
        elif cut > 0:
            self.pieces[line.origin, line.product.sku] = cut
        else:
            del self.pieces[line.origin, line.product.sku]

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        pieces = {(line.origin, line.product.sku): line.quantity for line in self.basket.lines if not line.is_portion}
        portions = {line.key: (line.piece_price.amount, line.quantity) for line in self.basket.lines if line.is_portion}
        assert pieces == self.pieces
        assert portions == self.portions
        assert len(self.basket) == len(pieces) + len(portions)
        assert self.basket.pieces == sum(pieces.values()) + sum(count for _, count in portions.values())

    @invariant()
    def keys_are_unique_and_find_their_lines(self) -> None:
        assert len({line.key for line in self.basket.lines}) == len(self.basket)
        for line in self.basket.lines:
            assert self.basket.line(line.key) == line

    @invariant()
    def sums_add_up(self) -> None:
        totals = self.basket.totals
        goods = sum(PIECES[sku].price.amount * count for (_, sku), count in self.pieces.items())
        goods += sum(price * count for price, count in self.portions.values())
        assert totals.goods.amount == goods
        assert totals.deposit.amount == sum(line.deposit.amount for line in self.basket.lines)
        assert totals.total == totals.goods + totals.deposit
        assert sum(row.gross.amount for row in totals.vat) == totals.total.amount
        for row in totals.vat:
            mine = sum(line.total.amount for line in self.basket.lines if line.product.vat_rate == row.rate)
            assert row.gross.amount == mine
            assert row.vat == contained_vat(euro(mine), row.rate)

    @invariant()
    def asks_for_the_highest_age(self) -> None:
        skus = {line.product.sku for line in self.basket.lines}
        assert self.basket.age_limit == (18 if "gin" in skus else 16 if "beer" in skus else None)


BasketMachine.TestCase.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
TestBasket = BasketMachine.TestCase


def test_hands_and_online_stay_apart() -> None:
    tea = PIECES["tea"]
    basket = Basket("b", "EUR").add(tea).add(tea, origin=Origin.ONLINE).add(tea)
    assert [(line.origin, line.quantity) for line in basket.lines] == [(Origin.HANDS, 2), (Origin.ONLINE, 1)]
    assert basket.of(Origin.ONLINE) == basket.lines[1:]


def test_two_weighed_portions_never_join() -> None:
    plums = WEIGHED["plums"]
    basket = Basket("b", "EUR").add(plums, grams=500).add(plums, grams=500)
    assert [line.goods.amount for line in basket.lines] == [150, 150]


def test_a_basket_never_changes_itself() -> None:
    empty = Basket("b", "EUR")
    full = empty.add(PIECES["tea"])
    full.with_quantity("hands:tea", 5)
    assert (len(empty), full.pieces) == (0, 1)


@given(st.integers(max_value=0))
def test_adding_nothing_is_our_mistake(quantity: int) -> None:
    with pytest.raises(BugError, match="positive"):
        Basket("b", "EUR").add(PIECES["tea"], quantity=quantity)


def test_a_line_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(BugError, match="hands:tea"):
        Basket("b", "EUR").with_quantity("hands:tea", 1)


def test_an_empty_basket_costs_nothing() -> None:
    totals = Basket("b", "EUR").totals
    assert (totals.total, totals.vat) == (euro(0), ())


def test_a_number_that_looks_like_a_portions_key_is_a_line_of_its_own() -> None:
    basket = Basket("b", "EUR").add(WEIGHED["a"], grams=100).add(PIECES["a:1"])
    assert [(line.product.sku, line.is_portion) for line in basket.lines] == [("a", True), ("a:1", False)]
    assert len({line.key for line in basket.lines}) == 2


def test_what_was_put_in_never_gets_dearer_and_gets_cheaper_when_it_is_added_again() -> None:
    tea, dearer, cheaper = (Product("tea", (), {}, euro(price), 700) for price in (349, 399, 299))
    basket = Basket("b-1", "EUR").add(tea)
    assert basket.add(dearer).totals.total == euro(2 * 349)
    assert basket.add(cheaper).totals.total == euro(2 * 299)
    assert basket.add(dearer, origin=Origin.ONLINE).totals.total == euro(349 + 399)
