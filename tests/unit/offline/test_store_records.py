from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import NetContent, PricePeriod, Product, SaleState, SoldBy
from kiosk.domain.money import Money
from kiosk.errors import BugError, StoreDamaged
from offline.records import (
    payload_from_text,
    payload_to_text,
    product_from_text,
    product_to_text,
    sale_from_text,
    sale_to_text,
)
from tests.unit.offline.making import NOON, a_product, a_sale

texts = st.text(st.characters(codec="utf-8"), max_size=20)
money = st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
moments = st.datetimes(timezones=st.just(UTC))
by_language = st.dictionaries(st.sampled_from(["de", "en", "tr"]), texts)
products = st.builds(
    Product,
    sku=texts,
    gtins=st.lists(texts, max_size=3).map(tuple),
    names=by_language,
    price=money,
    vat_rate=st.integers(0, 10_000),
    descriptions=by_language,
    sold_by=st.sampled_from(SoldBy),
    net_content=st.none() | st.builds(NetContent, st.integers(0, 10**9), st.sampled_from(["g", "ml", "pc"])),
    deposit=st.none() | money,
    regular_price=st.none() | money,
    age_limit=st.none() | st.integers(0, 99),
    state=st.sampled_from(SaleState),
    popularity=st.integers(0, 2**40),
    stock=st.none() | st.integers(-5, 10**9),
    goes_well_with=st.lists(texts, max_size=3).map(tuple),
    attributes=st.dictionaries(texts, texts, max_size=3),
    prices=st.lists(
        st.builds(PricePeriod, moments, money, st.none() | moments, st.none() | money, st.none() | money), max_size=3
    ).map(tuple),
)


@given(product=products)
def test_a_product_comes_back_as_it_went(product: Product) -> None:
    assert product_from_text(product_to_text(product)) == product


def test_no_field_of_a_product_is_left_out() -> None:
    full = a_product(
        lowest_30_day_price=Money(399, "EUR"),
        age_limit=18,
        sold_by=SoldBy.WEIGHT,
        prices=(PricePeriod(NOON, Money(1, "EUR")),),
    )
    bare = Product(sku="", gtins=(), names={}, price=Money(0, "EUR"), vat_rate=0)
    back = product_from_text(product_to_text(full))
    same_as_bare = [one.name for one in fields(Product) if getattr(back, one.name) == getattr(bare, one.name)]
    assert same_as_bare == ["state"]


@given(
    product=products,
    quantity=st.integers(1, 99),
    grams=st.none() | st.integers(1, 10**6),
    placed_at=st.datetimes(timezones=st.just(UTC)),
)
def test_a_sale_comes_back_as_it_went_but_for_the_session_key(
    product: Product, quantity: int, grams: int | None, placed_at: datetime
) -> None:
    lines = Basket("b", "EUR").add(product, quantity=quantity, grams=grams, label_price=product.deposit).lines
    sale = replace(a_sale(), lines=lines, placed_at=placed_at, number="K01-000042")
    assert sale.identity is not None
    kept = replace(sale, identity=replace(sale.identity, session_key=""))
    assert sale_from_text(sale_to_text(sale)) == kept
    assert sale.identity.session_key not in sale_to_text(sale)


def test_an_anonymous_sale_comes_back_as_it_went() -> None:
    sale = a_sale(identified=False)
    assert sale_from_text(sale_to_text(sale)) == sale


def test_text_that_is_no_record_is_damage() -> None:
    for read in (sale_from_text, product_from_text, payload_from_text):
        for text in ("", "{", "[]", "null", '{"id": 1}'):
            if (read, text) != (payload_from_text, '{"id": 1}'):
                with pytest.raises(StoreDamaged):
                    read(text)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1, 2}, b"bytes"])
def test_a_payload_that_json_cannot_say_is_our_bug(value: Any) -> None:
    with pytest.raises(BugError, match="payload"):
        payload_to_text({"value": value})
