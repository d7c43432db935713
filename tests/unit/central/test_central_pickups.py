"""Click and collect at the central service."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy import insert, select, update

from kiosk.central import addresses
from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.domain.pickup import code_of
from kiosk.wire.base import MoneyBody
from kiosk.wire.pickup import DeliveryBody
from tests.unit.central.conftest import eur

BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}
LINES = [{"sku": "GREEN", "quantity": 2}]


def euros(amount: int) -> MoneyBody:
    return MoneyBody(amount=amount, currency="EUR")


@pytest.fixture(autouse=True)
def orders(client: TestClient, database: Database, clock: Any) -> None:
    rows = [
        {"id": "p1", "code": "PK4H7M2", "customer": "C1", "store": "here", "state": "ready", "place": "P-12"},
        {"id": "p2", "code": "PK9T3QX", "customer": "C2", "store": "here", "state": "packing", "place": "P-03"},
        {"id": "p3", "code": "PKELSEW", "customer": "C1", "store": "there", "state": "ready", "place": "P-01"},
    ]
    database.transact(
        lambda connection: connection.execute(
            insert(t.pickups), [{**row, "lines": LINES, "ordered_at": clock()} for row in rows]
        )
    )


def hand_over(client: TestClient, staff: dict[str, str], pickup: str = "p1", key: str = "k1") -> Any:
    return client.post(f"/v1/pickups/{pickup}/handed-over", json={}, headers={**staff, "Idempotency-Key": key})


def arrive(client: TestClient, pickup: str = "p1", key: str = "a1") -> Any:
    return client.post(f"/v1/pickups/{pickup}/arrived", json={}, headers={"Idempotency-Key": key})


def waiting(client: TestClient, staff: dict[str, str]) -> list[str]:
    found = client.get("/v1/staff/pickups", headers=staff).json()["pickups"]
    return [one["code"] for one in found]


def test_a_code_opens_the_order_in_its_store_only(client: TestClient) -> None:
    order = client.get("/v1/pickups", params={"code": "pk4h7m2"}).json()
    assert (order["id"], order["state"], order["place"], order["lines"]) == ("p1", "ready", "P-12", LINES)
    assert "customer" not in order
    for code in ("PKELSEW", "PKAAAAA"):
        answer = client.get("/v1/pickups", params={"code": code})
        assert (answer.status_code, answer.json()["type"]) == (404, "unknown-pickup")


def test_whoever_is_here_stands_first_in_the_list_of_staff(client: TestClient, sign_in: Any, clock: Any) -> None:
    staff = sign_in(BADGE)
    assert waiting(client, staff) == ["PK4H7M2", "PK9T3QX"]
    since = arrive(client, "p2").json()["here_since"]
    clock.forward(minutes=5)
    assert arrive(client, "p2", key="another").json()["here_since"] == since
    assert waiting(client, staff) == ["PK9T3QX", "PK4H7M2"]


def test_it_is_handed_over_once_and_every_time_is_audited(client: TestClient, sign_in: Any) -> None:
    staff = sign_in(BADGE)
    first = hand_over(client, staff)
    assert first.json()["state"] == "handed_over"
    assert hand_over(client, staff).headers["Idempotency-Replayed"] == "true"
    assert hand_over(client, staff, key="k2").json()["state"] == "handed_over"
    assert waiting(client, staff) == ["PK9T3QX"]
    records = client.get("/v1/staff/audit", headers=staff).json()["records"]
    assert [(one["action"], one["staff"], one["query"]) for one in records if one["action"] == "hand-over"] == [
        ("hand-over", "S1", "PK4H7M2")
    ] * 2
    assert arrive(client).json()["type"] == "handed-over"


def test_only_staff_hand_over_and_only_what_is_ready(client: TestClient, sign_in: Any) -> None:
    customer = sign_in({"kind": "number", "value": "700000001"})
    assert hand_over(client, customer).json()["type"] == "session-expired"
    assert client.get("/v1/staff/pickups", headers=customer).json()["type"] == "session-expired"
    staff = sign_in(BADGE)
    assert hand_over(client, staff, "p2").json()["type"] == "not-ready"
    assert hand_over(client, staff, "p3").json()["type"] == "unknown-pickup"
    assert client.post("/v1/pickups/p1/handed-over", json={}, headers=staff).json()["type"] == "key-missing"


def test_the_customer_sees_their_own(client: TestClient, sign_in: Any) -> None:
    session = sign_in({"kind": "number", "value": "700000001"})
    view = client.get("/v1/customers/C1/view", headers=session).json()
    assert [one["code"] for one in view["pickups"]] == ["PK4H7M2"]
    hand_over(client, sign_in(BADGE))
    assert client.get("/v1/customers/C1/view", headers=session).json()["pickups"] == []


def test_staff_open_its_bag_by_the_code(client: TestClient, sign_in: Any) -> None:
    found = client.get("/v1/staff/orders", params={"code": "PK4H7M2"}, headers=sign_in(BADGE)).json()
    assert (found["number"], found["lines"], found["pickup"]["id"]) == ("PK4H7M2", LINES, "p1")


def test_a_purchase_to_be_collected_is_packed_and_fetched_in_its_store(
    client: TestClient, till: Any, deliver: Any, sign_in: Any
) -> None:
    before = client.get("/v1/stock?sku=GREEN").json()["levels"]
    sale = till.purchase(("GREEN", 1, 500), fulfilment={"way": "collect", "store": "here"})
    assert deliver(sale)[0]["outcome"] == "applied"
    assert deliver(sale)[0]["outcome"] == "duplicate"
    assert client.get("/v1/stock?sku=GREEN").json()["levels"] != before
    order = client.get("/v1/pickups", params={"code": code_of(sale["id"])}).json()
    assert (order["id"], order["state"]) == (sale["id"], "packing")
    staff = sign_in(BADGE)
    number = sale["payload"]["order_number"]
    found = client.get("/v1/staff/orders", params={"code": number}, headers=staff).json()
    assert found["pickup"]["id"] == sale["id"]
    for key in ("r1", "r2"):
        headers = {**staff, "Idempotency-Key": key}
        assert client.post(f"/v1/pickups/{sale['id']}/ready", json={}, headers=headers).json()["state"] == "ready"
    assert hand_over(client, staff, sale["id"]).json()["state"] == "handed_over"


def test_an_unknown_store_is_a_flag_and_no_refusal(client: TestClient, till: Any, deliver: Any) -> None:
    sale = till.purchase(("GREEN", 1, 500), fulfilment={"way": "collect", "store": "moon"})
    assert (deliver(sale)[0]["outcome"], deliver(sale)[0]["outcome"]) == ("applied", "duplicate")
    (purchase,) = client.get("/v1/testing/effects").json()["purchases"]
    assert "unknown-store" in [flag["code"] for flag in purchase["flags"]]


@pytest.mark.parametrize(
    ("told", "price", "way", "doubts"),
    [
        (490, 2600, "deliver", []),
        (490, 5000, "deliver", ["delivery-differs"]),  # free of charge from there on
        (0, 2600, "deliver", ["delivery-differs"]),
        (490, 2600, "take_now", ["delivery-differs"]),
        (0, 2600, "take_now", []),
    ],
)
def test_what_sending_cost_is_stored_and_compared(
    client: TestClient, database: Database, till: Any, deliver: Any, told: int, price: int, way: str, doubts: list[str]
) -> None:
    terms = DeliveryBody(
        minimum=euros(2500), days_from=2, days_to=3, charge=euros(490), vat_rate=1900, free_from=euros(5000)
    )
    database.transact(
        lambda connection: connection.execute(
            insert(t.facts), {"name": addresses.FACT, "text": terms.model_dump_json(), "number": 0}
        )
    )
    assert client.get("/v1/stores").json()["delivery"]["charge"] == eur(490)
    sums = {"goods": eur(price), "deposit": eur(0), "total": eur(price + told), "vat": []}
    if told:
        sums["delivery"] = {"amount": eur(told), "vat_rate": 1900}
    more = {} if way == "take_now" else {"fulfilment": {"way": way}}
    sale = till.purchase(("GREEN", 1, price), totals=sums, **more)
    assert (deliver(sale)[0]["outcome"], deliver(sale)[0]["outcome"]) == ("applied", "duplicate")
    with database.read() as connection:
        ((flags, document),) = connection.execute(
            select(t.orders.c.flags, t.orders.c.document).where(t.orders.c.id == sale["id"])
        )
    found = [one["code"] for one in flags]
    assert [code for code in found if code in {"delivery-differs", "sum-differs"}] == doubts
    assert document["totals"]["delivery"] == sums.get("delivery")


def test_terms_of_two_currencies_are_none() -> None:
    with pytest.raises(ValidationError):
        DeliveryBody(minimum=euros(1), days_from=1, days_to=1, charge=MoneyBody(amount=1, currency="CHF"))


def test_the_stores_are_listed(client: TestClient) -> None:
    assert "here" in [one["id"] for one in client.get("/v1/stores").json()["stores"]]


def test_a_purchase_to_be_sent_is_packed_here_and_its_address_is_for_staff_only(
    client: TestClient, database: Database, till: Any, deliver: Any, sign_in: Any
) -> None:
    where = {"street": "Lindenweg 12", "postcode": "10115", "city": "Berlin"}
    database.transact(
        lambda connection: connection.execute(
            update(t.customers).where(t.customers.c.reference == "C1").values(address=where)
        )
    )
    buyer = {"reference": "C1"}
    sale = till.purchase(("GREEN", 1, 500), customer=buyer, fulfilment={"way": "deliver"})
    lost = till.purchase(("GREEN", 1, 500), fulfilment={"way": "deliver"})
    assert [deliver(one)[0]["outcome"] for one in (sale, lost)] == ["applied", "applied"]
    flags = [[flag["code"] for flag in one["flags"]] for one in client.get("/v1/testing/effects").json()["purchases"]]
    assert ["no-address" in one for one in flags] == [False, True]
    code = code_of(sale["id"])
    assert client.get("/v1/pickups", params={"code": code}).json()["type"] == "unknown-pickup"
    assert arrive(client, sale["id"]).json()["type"] == "unknown-pickup"
    known = sign_in({"kind": "number", "value": "700000001"})
    view = client.get("/v1/customers/C1/view", headers=known).json()
    assert (view["address"], code in str(view["pickups"])) == ("", False)
    staff = sign_in(BADGE)
    assert code in waiting(client, staff)
    found = client.get("/v1/staff/orders", params={"code": code}, headers=staff).json()["pickup"]
    assert found["send_to"] == "Anna Lindner\nLindenweg 12\n10115 Berlin"
    assert found["due"] == {"amount": 500, "currency": "EUR"}
    ready = {**staff, "Idempotency-Key": "r9"}
    assert client.post(f"/v1/pickups/{sale['id']}/ready", json={}, headers=ready).json()["state"] == "ready"
    sent = hand_over(client, staff, sale["id"], "h9").json()
    assert (sent["state"], sent["send_to"]) == ("handed_over", "-")


def test_an_address_is_masked() -> None:
    where = {"street": "Lindenweg 12", "postcode": "10115", "city": "Berlin"}
    assert addresses.masked(where) == "Lin…, 10… Berlin"
    assert addresses.masked(None) == ""
