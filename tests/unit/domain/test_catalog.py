from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.catalog import Category, NetContent, PricePeriod, Product, SoldBy, localised
from kiosk.domain.money import Money


def product(price: int = 199, *, content: NetContent | None = None, sold_by: SoldBy = SoldBy.PIECE) -> Product:
    return Product(
        "tea", ("04006381333931",), {"en": "Tea"}, Money(price, "EUR"), 700, net_content=content, sold_by=sold_by
    )


@given(st.integers(0, 10**7), st.integers(1, 10**6), st.sampled_from(["g", "ml"]))
def test_the_unit_price_is_per_kilogram_or_litre(price: int, content: int, unit: str) -> None:
    found = product(price, content=NetContent(content, unit)).unit_price
    expected = int((Decimal(price) * 1000 / content).quantize(Decimal(1), ROUND_HALF_UP))
    assert found is not None
    assert (found.price.amount, found.per) == (expected, "kg" if unit == "g" else "l")


@given(st.integers(0, 10**7), st.integers(2, 1000))
def test_the_unit_price_of_a_pack_is_per_piece(price: int, pieces: int) -> None:
    found = product(price, content=NetContent(pieces, "pc")).unit_price
    assert found is not None
    expected = int((Decimal(price) / pieces).quantize(Decimal(1), ROUND_HALF_UP))
    assert (found.price.amount, found.per) == (expected, "pc")


def test_goods_sold_by_weight_are_priced_per_kilogram_already() -> None:
    found = product(1299, sold_by=SoldBy.WEIGHT).unit_price
    assert found is not None
    assert (found.price.amount, found.per) == (1299, "kg")


@pytest.mark.parametrize(
    "content", [None, NetContent(0, "g"), NetContent(-5, "ml"), NetContent(1, "pc"), NetContent(3, "yd")]
)
def test_no_unit_price_where_it_says_nothing(content: NetContent | None) -> None:
    assert product(content=content).unit_price is None


def test_texts_fall_back_to_english_then_to_any_then_to_the_number() -> None:
    assert localised({"de": "Tee", "en": "Tea"}, "de") == "Tee"
    assert localised({"de": "Tee", "en": "Tea"}, "fr") == "Tea"
    assert localised({"de": "Tee"}, "fr") == "Tee"
    assert localised({}, "fr") == ""
    assert product().name("de") == "Tea"
    assert Product("x9", (), {}, Money(1, "EUR"), 0).name("de") == "x9"
    assert Category("drinks", {}).name("de") == "drinks"


def test_reduced_means_below_the_regular_price() -> None:
    plain = product(199)
    assert not plain.reduced
    assert Product("a", (), {}, Money(199, "EUR"), 0, regular_price=Money(299, "EUR")).reduced
    assert not Product("a", (), {}, Money(299, "EUR"), 0, regular_price=Money(299, "EUR")).reduced


MIDNIGHT = datetime(2026, 3, 13, 23, 0, tzinfo=UTC)  # in the shop


def planned(*periods: PricePeriod) -> Product:
    return Product("a", (), {}, Money(599, "EUR"), 700, regular_price=Money(699, "EUR"), prices=periods)


def test_a_planned_price_holds_from_its_first_moment_until_just_before_its_last() -> None:
    offer = PricePeriod(
        MIDNIGHT,
        Money(449, "EUR"),
        MIDNIGHT + timedelta(days=2),
        regular_price=Money(599, "EUR"),
        lowest_30_day_price=Money(579, "EUR"),
    )
    product = planned(offer)
    moment = timedelta(microseconds=1)
    before, first = product.at(MIDNIGHT - moment), product.at(MIDNIGHT)
    last, after = product.at(MIDNIGHT + timedelta(days=2) - moment), product.at(MIDNIGHT + timedelta(days=2))
    assert before == after == replace(product, prices=())
    assert first == last
    assert (first.price, first.regular_price, first.lowest_30_day_price) == (
        Money(449, "EUR"),
        Money(599, "EUR"),
        Money(579, "EUR"),
    )
    assert first.reduced
    assert product.price_changes == {MIDNIGHT, MIDNIGHT + timedelta(days=2)}


def test_a_plan_without_a_regular_price_is_no_offer() -> None:
    assert not planned(PricePeriod(MIDNIGHT, Money(449, "EUR"))).at(MIDNIGHT).reduced


moments = st.timedeltas(timedelta(), timedelta(days=4)).map(lambda later: MIDNIGHT + later)


@given(st.lists(st.tuples(moments, st.none() | moments, st.integers(1, 999)), max_size=5), moments)
def test_of_overlapping_plans_the_latest_counts_and_the_price_only_changes_where_it_may(
    plans: list[tuple[datetime, datetime | None, int]], moment: datetime
) -> None:
    product = planned(*(PricePeriod(start, Money(price, "EUR"), end) for start, end, price in plans))
    holding = [(start, at) for at, (start, end, _) in enumerate(plans) if start <= moment and (not end or moment < end)]
    expected = plans[max(holding)[1]][2] if holding else 599
    assert product.at(moment).price.amount == expected
    assert product.at(moment).at(moment) == product.at(moment)
    earlier = [change for change in product.price_changes if change <= moment]
    assert product.at(max(earlier, default=datetime(2020, 1, 1, tzinfo=UTC))).price.amount == expected
