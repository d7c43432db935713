"""Payments on a phone: each is paid once or never, whatever comes twice, late or in the wrong order."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}
WISH = {
    "amount": {"amount": 500, "currency": "EUR"},
    "lines": [{"name": "<b>Tea</b>", "quantity": 1, "total": {"amount": 500, "currency": "EUR"}}],
    "language": "en",
    "link": "https://shop.example/pay/",
    "valid_for": 180,
}
ID = "0190aaaa-0000-7000-8000-000000000001"


def offer(client: TestClient, payment: str = ID) -> Any:
    return client.post(f"/v1/payments/{payment}/offer", json=WISH)


@pytest.fixture
def page(client: TestClient) -> str:
    return str(urlsplit(offer(client).json()["link"]).path)


def state(client: TestClient, payment: str = ID) -> str:
    return str(client.get(f"/v1/payments/{payment}").json()["state"])


def pay(client: TestClient, page: str, answer: str = "pay") -> Any:
    return client.post(page, data={"answer": answer})


def cancel(client: TestClient, payment: str = ID) -> str:
    return str(client.post(f"/v1/payments/{payment}/cancel", json={}).json()["state"])


def test_looking_pays_nothing_and_paying_twice_pays_once(client: TestClient, page: str) -> None:
    shown = client.get(page)
    assert (shown.status_code, "€5.00" in shown.text, "<b>Tea" in shown.text) == (200, True, False)
    assert state(client) == "open"
    assert "<h1>Paid</h1>" in pay(client, page).text
    reference = client.get(f"/v1/payments/{ID}").json()["reference"]
    assert "<h1>Paid</h1>" in pay(client, page).text
    assert "<h1>Paid</h1>" in pay(client, page, "no").text
    assert client.get(f"/v1/payments/{ID}").json() == {"state": "paid", "reference": reference}
    assert cancel(client) == "paid"
    assert offer(client).json()["type"] == "payment-closed"


def test_what_was_cancelled_can_never_be_paid(client: TestClient, page: str) -> None:
    assert cancel(client) == "cancelled"
    assert "<h1>Not paid</h1>" in pay(client, page).text
    assert state(client) == "cancelled"


def test_an_offer_that_comes_in_after_its_cancellation_is_refused(client: TestClient) -> None:
    assert cancel(client) == "cancelled"
    assert offer(client).json()["type"] == "payment-closed"


def test_after_its_time_nobody_can_pay(client: TestClient, page: str, clock: Any) -> None:
    clock.forward(minutes=4)
    assert client.get(page).status_code == 410
    assert pay(client, page).status_code == 410
    assert (state(client), cancel(client)) == ("open", "cancelled")


def test_a_second_offer_ends_the_first_page(client: TestClient, page: str) -> None:
    other = urlsplit(offer(client).json()["link"]).path
    assert pay(client, page).status_code == 410
    assert state(client) == "open"
    assert "<h1>Paid</h1>" in pay(client, other).text


def test_refused_on_the_phone_and_given_back(client: TestClient, page: str) -> None:
    assert "<h1>Not paid</h1>" in pay(client, page, "no").text
    assert state(client) == "cancelled"
    second = ID[:-1] + "2"
    pay(client, urlsplit(offer(client, second).json()["link"]).path)
    for _ in range(2):
        assert client.post(f"/v1/payments/{second}/refund", json={}).json()["state"] == "refunded"


def test_another_device_knows_nothing_of_it(client: TestClient, page: str) -> None:
    stranger = {"Kiosk-Device": "K02"}
    assert client.get(f"/v1/payments/{ID}", headers=stranger).json()["type"] == "unknown-payment"
    assert client.post(f"/v1/payments/{ID}/cancel", json={}, headers=stranger).json()["type"] == "unknown-payment"
    assert state(client) == "open"
    assert client.get("/pay/unknown").status_code == 410


def test_staff_see_what_was_paid_and_bought_nothing(
    client: TestClient, page: str, till: Any, deliver: Any, sign_in: Any, clock: Any
) -> None:
    pay(client, page)
    second = ID[:-1] + "2"
    pay(client, urlsplit(offer(client, second).json()["link"]).path)
    money = {"amount": 500, "currency": "EUR"}
    paid = {"id": ID, "tender": "phone", "state": "settled", "amount": money}
    sale = till.purchase(("GREEN", 1, 500), payment=paid)
    never = till.purchase(("GREEN", 1, 500), payment={**paid, "id": "never-heard-of"})
    assert [deliver(one)[0]["outcome"] for one in (sale, never)] == ["applied", "applied"]
    flags = [[flag["code"] for flag in one["flags"]] for one in client.get("/v1/testing/effects").json()["purchases"]]
    assert ["payment-unknown" in one for one in flags] == [False, True]
    clock.forward(minutes=10)
    assert client.get("/v1/staff/payments", headers=sign_in(BADGE)).json()["payments"] == []
    clock.forward(minutes=10)
    (found,) = client.get("/v1/staff/payments", headers=sign_in(BADGE)).json()["payments"]
    assert (found["id"], found["amount"]) == (second, money)
