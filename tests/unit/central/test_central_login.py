"""Log-in by phone: the kiosk asks, a phone confirms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import insert

from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.central.staff import hasher
from tests.unit.central.conftest import DEVICE, Time
from tests.unit.central.test_central_receipts import Reader

LINK = "https://shop.example/l/"
NUMBER, PIN = "700000001", "4711"


@pytest.fixture(autouse=True)
def annas_pin(database: Database) -> None:
    with database.write() as connection:
        connection.execute(insert(t.logins).values(customer="C1", pin_hash=hasher.hash(PIN), failed=0))


@pytest.fixture
def offer(client: TestClient) -> Callable[[], dict[str, Any]]:
    def ask() -> dict[str, Any]:
        answer = client.post("/v1/device_authorization", json={"link": LINK, "language": "de"})
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    return ask


def poll(client: TestClient, offered: dict[str, Any], device: str = "K01") -> Response:
    body = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": offered["device_code"]}
    answer: Response = client.post("/v1/oauth/token", json=body, headers={"Kiosk-Device": device})
    return answer


def phone(client: TestClient, code: str, **form: str) -> Response:
    headers = dict.fromkeys(DEVICE, "")
    path = f"/l/{code}"
    answer: Response = (
        client.post(path, data={"answer": "yes", **form}, headers=headers)
        if form
        else client.get(path, headers=headers)
    )
    return answer


def test_who_confirms_on_the_phone_is_known_and_verified(
    client: TestClient, offer: Callable[[], dict[str, Any]], clock: Time
) -> None:
    offered = offer()
    assert offered["verification_uri_complete"] == LINK + offered["user_code"]
    assert poll(client, offered).json()["error"] == "authorization_pending"
    shown = Reader(phone(client, offered["user_code"]).text).text
    for words in (offered["user_code"], "Gerät K01 in Hier", "Niemand vom Laden"):
        assert words in shown, words
    assert "Angemeldet" in phone(client, offered["user_code"], number=NUMBER, pin=PIN).text
    clock.forward(seconds=2)
    answer = poll(client, offered).json()
    assert (answer["customer"]["reference"], answer["customer"]["level"]) == ("C1", "verified")
    view = client.get("/v1/customers/C1/view", headers={"Kiosk-Session": answer["session_key"]})
    assert view.json()["orders"]  # which a card alone does not open
    assert poll(client, offered).status_code == 200  # the answer was lost
    clock.forward(seconds=31)
    assert poll(client, offered).json()["error"] == "invalid_grant"
    assert phone(client, offered["user_code"]).status_code == 410


def test_polling_too_often_is_slowed_down(client: TestClient, offer: Callable[[], dict[str, Any]], clock: Time) -> None:
    offered = offer()
    said = [poll(client, offered).json()["error"] for _ in range(2)]
    clock.forward(seconds=3)
    said.append(poll(client, offered).json()["error"])
    clock.forward(seconds=15)
    said.append(poll(client, offered).json()["error"])
    assert said == ["authorization_pending", "slow_down", "slow_down", "authorization_pending"]


def test_another_kiosk_gets_nothing(client: TestClient, offer: Callable[[], dict[str, Any]]) -> None:
    offered = offer()
    phone(client, offered["user_code"], number=NUMBER, pin=PIN)
    assert poll(client, offered, "K02").json()["error"] == "invalid_grant"
    assert poll(client, {"device_code": "guessed"}).json()["error"] == "invalid_grant"


def test_after_ten_minutes_it_is_over(client: TestClient, offer: Callable[[], dict[str, Any]], clock: Time) -> None:
    offered = offer()
    clock.forward(minutes=10)
    assert phone(client, offered["user_code"], number=NUMBER, pin=PIN).status_code == 410
    assert poll(client, offered).json()["error"] == "expired_token"


def test_a_new_wish_ends_the_one_before(client: TestClient, offer: Callable[[], dict[str, Any]]) -> None:
    first, second = offer(), offer()
    assert phone(client, first["user_code"]).status_code == 410
    assert phone(client, second["user_code"]).status_code == 200


def test_it_is_refused_on_the_phone(client: TestClient, offer: Callable[[], dict[str, Any]]) -> None:
    offered = offer()
    assert "nichts von dir erfahren" in phone(client, offered["user_code"], answer="no").text
    assert poll(client, offered).json()["error"] == "access_denied"


def test_five_wrong_pins_end_the_code(client: TestClient, offer: Callable[[], dict[str, Any]]) -> None:
    offered = offer()
    answers = [phone(client, offered["user_code"], number="1", pin="0").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 410]
    assert poll(client, offered).json()["error"] == "access_denied"


def test_five_wrong_pins_in_a_row_lock_the_log_in_over_codes(
    client: TestClient, offer: Callable[[], dict[str, Any]], clock: Time
) -> None:
    for count in (3, 2):
        offered = offer()
        for _ in range(count):
            assert "stimmen nicht" in phone(client, offered["user_code"], number=NUMBER, pin="0000").text
    offered = offer()
    assert "15 Minuten" in phone(client, offered["user_code"], number=NUMBER, pin=PIN).text
    clock.forward(minutes=15)
    offered = offer()
    assert "Angemeldet" in phone(client, offered["user_code"], number=NUMBER, pin=PIN).text


def test_an_unknown_number_reads_as_a_wrong_pin(client: TestClient, offer: Callable[[], dict[str, Any]]) -> None:
    code = offer()["user_code"]
    unknown, wrong = (phone(client, code, number=number, pin="0000").text for number in ("999", NUMBER))
    assert unknown == wrong


def test_a_code_reads_however_it_is_written_and_a_form_is_short(
    client: TestClient, offer: Callable[[], dict[str, Any]]
) -> None:
    code = offer()["user_code"]
    assert phone(client, code.lower().replace("-", "")).status_code == 200
    assert phone(client, code, number=NUMBER, pin="1" * 2000).status_code == 413
    assert phone(client, "BBBB-BBBB").status_code == 410
    assert "script" not in Reader(phone(client, code).text).tags
