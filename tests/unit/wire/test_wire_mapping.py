from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.domain.catalog import NetContent, PricePeriod, Product, SaleState, SoldBy
from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.customer import Assurance, CartLine
from kiosk.domain.money import Money
from kiosk.domain.operation import ChainHead, EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.wire.base import MoneyBody
from kiosk.wire.catalog import CatalogChangesBody, PricePeriodBody, ProductBody
from kiosk.wire.customer import CustomerViewBody
from kiosk.wire.operations import BatchBody, ConsentPayload, PurchasePayload, ResultBody

texts = st.dictionaries(st.sampled_from(["de", "en", "fr"]), st.text(max_size=20), max_size=3)
money = st.builds(Money, st.integers(0, 10_000_000), st.just("EUR"))
maybe_money = st.none() | money
moments = st.timedeltas(timedelta(), timedelta(days=3000)).map(datetime(2020, 1, 1, tzinfo=UTC).__add__)
periods = st.builds(
    lambda start, lasting, *prices: PricePeriod(
        start, prices[0], None if lasting is None else start + lasting, *prices[1:]
    ),
    moments,
    st.none() | st.timedeltas(timedelta(microseconds=1), timedelta(days=30)),
    money,
    maybe_money,
    maybe_money,
)
skus = st.text("ABC0123", min_size=1, max_size=8)
products = st.builds(
    Product,
    sku=skus,
    gtins=st.lists(st.from_regex(r"[0-9]{14}", fullmatch=True), max_size=2).map(tuple),
    names=texts,
    price=money,
    vat_rate=st.integers(0, 10_000),
    brand=st.text(max_size=10),
    category=st.text(max_size=10),
    descriptions=texts,
    places=texts,
    picture=st.text(max_size=10),
    sold_by=st.sampled_from(SoldBy),
    net_content=st.none() | st.builds(NetContent, st.integers(0, 10_000), st.sampled_from(["g", "ml", "pc"])),
    deposit=maybe_money,
    regular_price=maybe_money,
    lowest_30_day_price=maybe_money,
    age_limit=st.none() | st.integers(0, 99),
    state=st.sampled_from(SaleState),
    popularity=st.integers(0, 9),
    stock=st.none() | st.integers(0, 1000),
    goes_well_with=st.lists(skus, max_size=3).map(tuple),
    attributes=texts,
    prices=st.lists(periods, max_size=3).map(tuple),
)


@given(products)
def test_a_product_comes_over_the_wire_as_it_was(product: Product) -> None:
    over_the_wire = ProductBody.of(product).model_dump_json()
    assert ProductBody.model_validate_json(over_the_wire).to_domain() == product


def test_every_field_of_a_product_is_on_the_wire() -> None:
    assert {field.name for field in dataclasses.fields(Product)} == set(ProductBody.model_fields)


@pytest.mark.parametrize("amount", [1.5, "1", True, None, 2**60])
def test_money_is_only_integers(amount: Any) -> None:
    with pytest.raises(ValidationError):
        MoneyBody.model_validate_json(json.dumps({"amount": amount, "currency": "EUR"}))


def test_fields_of_a_newer_service_are_ignored() -> None:
    newer = (
        '{"products": [], "deleted": [], "categories": [], "cursor": "c", "more": false, "total": 0, "weather": "fair"}'
    )
    assert CatalogChangesBody.model_validate_json(newer).to_domain().cursor == "c"


def test_a_planned_price_that_ends_before_it_begins_is_not_taken() -> None:
    period = {"valid_from": "2026-03-02T00:00:00Z", "price": {"amount": 1, "currency": "EUR"}}
    for end in ("2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z"):
        with pytest.raises(ValidationError, match="must end after it begins"):
            PricePeriodBody.model_validate_json(json.dumps({**period, "valid_until": end}))
    assert PricePeriodBody.model_validate_json(json.dumps(period)).valid_until is None


VIEW: dict[str, Any] = {
    "customer": {"reference": "C1", "first_name": "Anna", "level": "verified", "points": 3},
    "as_of": "2026-03-02T10:00:00+01:00",
    "cart": {"version": "7", "lines": [{"sku": "A", "quantity": 2}]},
    "wishlist": {"version": "1", "lines": [{"sku": "B", "added_at": "2026-03-01T00:00:00Z"}]},
    "recommendations": [{"sku": "C", "reason": "bought_together", "because_sku": "A"}],
    "orders": [
        {
            "number": "1",
            "placed_at": "2026-03-01T00:00:00Z",
            "total": {"amount": 5, "currency": "EUR"},
            "pieces": 1,
            "channel": "online",
        }
    ],
    "consents": [
        {"purpose": "dpv:DirectMarketing", "state": "given", "decided_at": None},
        {"purpose": "dpv:FromTheFuture", "state": "given"},
    ],
}


def test_a_view_becomes_the_domains() -> None:
    view = CustomerViewBody.model_validate_json(json.dumps(VIEW)).to_domain()
    assert view.customer.level is Assurance.VERIFIED
    assert view.as_of == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert view.as_of.tzinfo is UTC
    assert (view.cart, view.cart_version) == ((CartLine("A", 2),), "7")
    assert view.orders[0].total == Money(5, "EUR")
    assert [(status.purpose, status.state) for status in view.consents] == [(Purpose.MARKETING, ConsentState.GIVEN)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("customer", "level"), "boss"),
        (("customer", "points"), "many"),
        (("as_of",), "2026-03-02T10:00:00"),
        (("cart", "lines"), [{"sku": "A", "quantity": 0}]),
        (("cart",), None),
        (("consents",), [{"purpose": "dpv:DirectMarketing", "state": "perhaps"}]),
    ],
)
def test_a_view_that_does_not_fit_is_none(path: tuple[str, ...], value: Any) -> None:
    broken = json.loads(json.dumps(VIEW))
    inner = broken
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValidationError):
        CustomerViewBody.model_validate_json(json.dumps(broken))


def test_a_batch_carries_entries_as_they_are() -> None:
    made = datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    payload = {"lines": [{"sku": "Ä", "quantity": 1}], "customer": None}
    ahead = timedelta(seconds=-1.5)
    operation = Operation("0190-0000-0001", OperationKind.PURCHASE, Lane.PURCHASE, "basket", made, payload, ahead)
    body = BatchBody.of("K01", ChainHead(9, "ab" * 32), [OutboxEntry(4, operation, EntryState.PENDING)])
    assert json.loads(body.model_dump_json()) == {
        "device": "K01",
        "last_seq": 9,
        "chain_head": "ab" * 32,
        "operations": [
            {
                "id": "0190-0000-0001",
                "seq": 4,
                "kind": "purchase",
                "created_at": "2026-03-02T09:00:00Z",
                "clock_offset_ms": -1500,
                "payload": payload,
            }
        ],
    }


def test_an_outcome_nobody_knows_is_no_answer() -> None:
    with pytest.raises(ValidationError):
        ResultBody.model_validate_json('{"id": "0190-0000-0001", "outcome": "fine"}')


def test_payloads_need_what_makes_them() -> None:
    with pytest.raises(ValidationError, match="order_number"):
        PurchasePayload.model_validate({})
    with pytest.raises(ValidationError, match="purpose"):
        ConsentPayload.model_validate(
            {"customer": {}, "purpose": "dpv:X", "state": "given", "decided_at": "2026-03-01T00:00:00Z"}
        )
