"""Offers and vouchers at the central service: told to devices, used up once, checked when a purchase comes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from kiosk.central import offers
from kiosk.wire.offers import OfferBody
from tests.unit.central.conftest import ANNA, batch, eur

Deliver = Callable[..., list[dict[str, Any]]]

TEN = {"id": "ten", "names": {"de": "10 %"}, "kind": "percent", "percent": 1000, "category": "tea"}
GIFT = {"id": "gift", "names": {"de": "Gutschein"}, "kind": "amount", "amount": eur(200), "series": "GUT-"}
OVER = {**TEN, "id": "over", "valid_until": "2026-02-01T00:00:00Z"}
MINE = {**TEN, "id": "mine"}


@pytest.fixture
def offering(client: TestClient) -> TestClient:
    app = client.app
    assert isinstance(app, FastAPI)

    def work(connection: Any) -> None:
        for raw in (TEN, GIFT, OVER):
            offers.put(connection, OfferBody.model_validate(raw))
        offers.put(connection, OfferBody.model_validate(MINE), customer="C1")
        offers.add_vouchers(connection, "gift", ["GUT-1", "gut-2"])

    app.state.central.database.transact(work)
    return client


def discounted(till: Any, *taken: tuple[str, str, int], goods: int = 1000) -> Any:
    made = till.purchase(("GREEN", 2, 500))
    saved = sum(amount for _offer, _code, amount in taken)
    made["payload"]["totals"] |= {"total": eur(goods - saved), "saved": eur(saved)}
    made["payload"]["discounts"] = [
        {"offer": offer, "code": code, "amount": eur(amount), "shares": [{"line": 0, "amount": amount}]}
        for offer, code, amount in taken
    ]
    return made


def flags(client: TestClient) -> list[list[str]]:
    return [[flag["code"] for flag in one["flags"]] for one in client.get("/v1/testing/effects").json()["purchases"]]


def test_the_feed_tells_offers_for_everybody_once(offering: TestClient) -> None:
    first = offering.get("/v1/catalog/changes", params={"limit": 500}).json()
    assert [one["id"] for one in first["offers"]] == ["gift", "over", "ten"]
    after = {"cursor": first["cursor"], "limit": 500}
    assert offering.get("/v1/catalog/changes", params=after).json()["offers"] is None


def test_a_catalogue_in_chunks_brings_them_too(offering: TestClient) -> None:
    chunk = offering.get("/v1/catalog/changes", params={"limit": 1}).json()
    assert chunk["more"]
    assert len(chunk["offers"]) == 3


def test_a_customers_offers_need_their_consent(offering: TestClient, sign_in: Any, till: Any, deliver: Deliver) -> None:
    def mine() -> list[str]:
        view = offering.get("/v1/customers/C1/view", headers=sign_in(ANNA)).json()
        return [one["id"] for one in view["offers"]]

    for state, expected in (("given", ["mine"]), ("withdrawn", [])):
        who = {"reference": "C1", "token": None}
        deliver(till.consent(state, "2026-03-02T08:00:00Z", customer=who, purpose="dpv:PersonalisedBenefits"))
        assert mine() == expected


def test_looking_at_a_voucher_uses_nothing_up(offering: TestClient) -> None:
    for _ in range(2):
        found = offering.get("/v1/vouchers", params={"code": "gut-1"}).json()
        assert (found["id"], found["code"], found["amount"]) == ("gift", "GUT-1", eur(200))


def test_who_buys_with_a_voucher_uses_it_up_once(offering: TestClient, till: Any, deliver: Deliver) -> None:
    first = discounted(till, ("gift", "GUT-1", 200))
    assert [one["outcome"] for one in deliver(first)] == ["applied"]
    answer = offering.post("/v1/operations", json=batch(first, last_seq=1)).json()
    assert [one["outcome"] for one in answer["results"]] == ["duplicate"]
    refused = offering.get("/v1/vouchers", params={"code": "GUT-1"})
    assert (refused.status_code, refused.json()["type"]) == (409, "voucher-used")
    assert deliver(discounted(till, ("gift", "GUT-1", 200)))[0]["code"] == "flagged"
    assert flags(offering) == [[], ["voucher-twice"]]
    assert offering.get("/v1/vouchers", params={"code": "GUT-2"}).status_code == 200


@pytest.mark.parametrize("code", ["GUT-9", "GREEN", "% ' \" \\"])
def test_what_is_no_voucher_is_unknown(offering: TestClient, code: str) -> None:
    refused = offering.get("/v1/vouchers", params={"code": code})
    assert (refused.status_code, refused.json()["type"]) == (404, "unknown-voucher")


@pytest.mark.parametrize(
    ("taken", "doubts"),
    [
        ([("ten", "", 100)], []),
        ([("ten", "", 99)], []),
        ([("ten", "", 101)], ["discount-differs"]),
        ([("ten", "", 100), ("gift", "GUT-1", 200)], []),
        ([("ten", "", 100), ("gift", "GUT-1", 300)], ["discount-differs"]),
        ([("over", "", 100)], ["offer-over"]),
        ([("other", "", 100)], ["unknown-offer"]),
    ],
)
def test_what_was_taken_off_is_checked(
    offering: TestClient, till: Any, deliver: Deliver, taken: list[tuple[str, str, int]], doubts: list[str]
) -> None:
    deliver(discounted(till, *taken))
    assert flags(offering) == [doubts]


def test_sums_that_do_not_agree_are_flagged(offering: TestClient, till: Any, deliver: Deliver) -> None:
    made = discounted(till, ("ten", "", 100))
    made["payload"]["totals"]["total"] = eur(1000)
    deliver(made)
    assert flags(offering) == [["sum-differs"]]


def test_points_are_for_what_was_paid(offering: TestClient, till: Any, deliver: Deliver, sign_in: Any) -> None:
    made = discounted(till, ("ten", "", 100))
    made["payload"]["customer"] = {"reference": "C1", "token": None}
    deliver(made)
    view = offering.get("/v1/customers/C1/view", headers=sign_in(ANNA)).json()
    assert view["customer"]["points"] == 109
