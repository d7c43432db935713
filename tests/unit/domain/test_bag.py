"""Comparing an order with a bag."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.bag import BagLine, check
from kiosk.domain.pickup import OrderLine

skus = st.sampled_from("abcdef")
orders = st.lists(st.builds(OrderLine, skus, st.integers(1, 5)))
bags = st.dictionaries(skus, st.integers(0, 5))


@given(orders, bags, st.integers(0, 3))
def test_every_piece_is_right_missing_or_too_much(order: list[OrderLine], bag: dict[str, int], strangers: int) -> None:
    checked = check(order, bag, strangers)
    ordered: Counter[str] = Counter()
    for line in order:
        ordered[line.sku] += line.quantity
    assert {line.sku: line.wanted for line in checked.lines if line.wanted} == dict(ordered)
    assert {line.sku: line.found for line in checked.lines if line.found} == {s: n for s, n in bag.items() if n}
    assert len({line.sku for line in checked.lines}) == len(checked.lines)
    assert checked.missing == (ordered - Counter(bag)).total()
    assert checked.surplus == (Counter(bag) - ordered).total() + strangers
    assert checked.complete is (not strangers and +Counter(bag) == ordered)


@given(orders, skus)
def test_a_piece_more_or_less_is_told(order: list[OrderLine], sku: str) -> None:
    packed: Counter[str] = Counter()
    for line in order:
        packed[line.sku] += line.quantity
    assert check(order, packed).complete
    more = check(order, packed + Counter({sku: 1}))
    assert (more.missing, more.surplus, more.complete) == (0, 1, False)
    if packed[sku]:
        less = check(order, packed - Counter({sku: 1}))
        assert (less.missing, less.surplus, less.complete) == (1, 0, False)


def test_the_order_comes_first_and_then_what_nobody_ordered() -> None:
    checked = check([OrderLine("tea", 2), OrderLine("cup", 1)], {"cup": 1, "honey": 1, "tea": 1})
    assert checked.lines == (BagLine("tea", 2, 1), BagLine("cup", 1, 1), BagLine("honey", 0, 1))
    assert [line.right for line in checked.lines] == [False, True, False]
