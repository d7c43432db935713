from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import isclose, sqrt
from typing import Any

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.central import recommend
from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.central.recommend import MIN_SUPPORT, related_items

baskets = st.lists(st.frozensets(st.sampled_from("ABCDEF"), max_size=5), max_size=25)


def cosine(bought: list[frozenset[str]], one: str, other: str) -> float:
    """The angle between two items' columns of the basket matrix, by its definition."""
    columns = [[float(item in basket) for basket in bought] for item in (one, other)]
    lengths = [sqrt(sum(value * value for value in column)) for column in columns]
    product: float = sum(a * b for a, b in zip(*columns, strict=True))
    return product / (lengths[0] * lengths[1])


@given(baskets)
def test_neighbours_are_ranked_by_the_cosine_of_what_was_bought(bought: list[frozenset[str]]) -> None:
    related = related_items(bought)
    for item in "ABCDEF":
        together = {
            other: sum(item in basket and other in basket for basket in bought) for other in "ABCDEF" if other != item
        }
        expected = {other for other, support in together.items() if support >= MIN_SUPPORT}
        assert set(related.get(item, [])) == expected
        scores = [cosine(bought, item, other) for other in related.get(item, [])]
        assert all(a >= b or isclose(a, b) for a, b in pairwise(scores))


def test_a_bulk_order_says_nothing_about_taste() -> None:
    bulk = frozenset(f"S{number}" for number in range(recommend.LARGEST_BASKET + 1))
    assert related_items([bulk, bulk]) == {}


def test_no_more_neighbours_than_a_screen_wants() -> None:
    basket = frozenset(f"S{number}" for number in range(30))
    assert {len(others) for others in related_items([basket, basket]).values()} == {20}


def test_enough_new_orders_bring_new_neighbours(
    client: TestClient, database: Database, till: Any, deliver: Callable[..., Any]
) -> None:
    def neighbours() -> list[str]:
        with database.read() as connection:
            found = connection.scalar(select(t.products.c.related).where(t.products.c.sku == "BLACK"))
        return list(found or [])

    def sell(count: int) -> None:
        deliver(*(till.purchase(("BLACK", 1, 400), ("CUP", 1, 1200)) for _ in range(count)))

    sell(49)
    assert neighbours() == []
    sell(1)
    assert neighbours() == ["CUP"]
    with database.read() as connection:
        assert not recommend.is_stale(connection)
