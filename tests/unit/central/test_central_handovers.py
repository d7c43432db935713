"""A cart from a kiosk to a phone, and from a phone to a kiosk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from kiosk.central.app import create_app
from kiosk.domain.customer import CartLine
from kiosk.domain.handover import SignedCart, device_key, sign
from tests.unit.central.conftest import DEVICE, START, Time
from tests.unit.central.test_central_receipts import Reader

LINK = "https://shop.example/h/"
CART = {"lines": [{"sku": "GREEN", "quantity": 2}, {"sku": "POT", "quantity": 1}], "link": LINK, "language": "de"}


@pytest.fixture
def offer(client: TestClient) -> Callable[..., str]:
    """Have a cart wait; gives its code."""

    def send(key: str = "key-000001", **more: Any) -> str:
        answer = client.post("/v1/handovers", json={**CART, **more}, headers={"Idempotency-Key": key})
        assert answer.status_code == 200, answer.text
        code: str = answer.json()["code"]
        return code

    return send


@dataclass
class Phone:
    """A browser: no device's token; it keeps cookies and follows nothing by itself."""

    client: TestClient
    cookie: str = ""

    def get(self, path: str, **headers: str) -> Response:
        return self._send("GET", path, headers)

    def post(self, path: str, **headers: str) -> Response:
        return self._send("POST", path, headers)

    def _send(self, method: str, path: str, headers: dict[str, str]) -> Response:
        sent = {**dict.fromkeys(DEVICE, ""), "Cookie": self.cookie, **headers}
        self.client.cookies.clear()
        answer: Response = self.client.request(method, path, headers=sent, follow_redirects=False)
        if "set-cookie" in answer.headers:
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return answer


@pytest.fixture
def phone(client: TestClient) -> Phone:
    return Phone(client)


def state(client: TestClient, code: str) -> Any:
    return client.get(f"/v1/handovers/{code}").json().get("state")


def test_a_cart_goes_to_a_phone_once(client: TestClient, offer: Callable[..., str], phone: Phone) -> None:
    code = offer()
    assert len(code) == 16  # Base32: 80 bits
    assert state(client, code) == "open"
    invited = phone.get(f"/h/{code}")
    assert invited.status_code == 200
    assert "3 Artikel warten auf dich" in Reader(invited.text).text
    assert "GREEN" not in invited.text  # what is in it, only who fetches it sees
    assert state(client, code) == "open"  # a look is no claim
    fetched = phone.post(f"/h/{code}")
    assert (fetched.status_code, fetched.headers["location"]) == (303, f"/h/{code}")
    assert "HttpOnly" in fetched.headers["set-cookie"]
    assert f"Path=/h/{code}" in fetched.headers["set-cookie"]
    assert state(client, code) == "claimed"
    shown = Reader(phone.get(f"/h/{code}").text)
    for words in ("GREEN de", "2 × 5,00 €", "10,00 €", "POT de", "50,00 €"):
        assert words in shown.text, words
    assert shown.open == []
    assert phone.post(f"/h/{code}").status_code == 303  # touched twice
    for other in (Phone(client).get(f"/h/{code}"), Phone(client).post(f"/h/{code}")):
        assert other.status_code == 410
        assert "Schon abgeholt" in other.text or "Already fetched" in other.text
        assert "GREEN" not in other.text


def test_the_pages_hold_nothing_from_elsewhere_and_no_script(offer: Callable[..., str], phone: Phone) -> None:
    code = offer()
    phone.post(f"/h/{code}")
    answer = phone.get(f"/h/{code}", **{"Accept-Language": "en-US,en"})
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in Reader(answer.text).tags
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "no-store" in answer.headers["cache-control"]


def test_the_language_is_the_baskets_the_browsers_or_the_one_asked_for(offer: Callable[..., str], phone: Phone) -> None:
    code = offer(language="")
    assert "are waiting" in phone.get(f"/h/{code}").text
    assert "warten auf" in phone.get(f"/h/{code}", **{"Accept-Language": "de-AT"}).text
    assert "are waiting" in phone.get(f"/h/{code}?lang=en", **{"Accept-Language": "de-AT"}).text


def test_after_ten_minutes_it_is_over(client: TestClient, offer: Callable[..., str], phone: Phone, clock: Time) -> None:
    code = offer()
    clock.forward(minutes=10)
    assert state(client, code) == "expired"
    assert phone.get(f"/h/{code}").status_code == phone.post(f"/h/{code}").status_code == 410
    refused = client.post(f"/v1/handovers/{code}/claim", headers={"Idempotency-Key": "key-000002"})
    assert (refused.status_code, refused.json()["type"]) == (410, "handover-expired")


def test_a_day_later_nothing_is_kept(client: TestClient, offer: Callable[..., str], phone: Phone, clock: Time) -> None:
    code = offer()
    phone.post(f"/h/{code}")
    clock.forward(days=1, minutes=11)
    offer("key-000002")
    assert state(client, code) is None
    assert phone.get(f"/h/{code}").status_code == 404


@pytest.mark.parametrize("code", ["AAAAAAAAAAAAAAAA", "x", "S.AAAA", "%00", "S." + "A" * 590])
def test_codes_that_nobody_gave_out(client: TestClient, phone: Phone, code: str) -> None:
    assert phone.get(f"/h/{code}").status_code == 404
    assert phone.post(f"/h/{code}").status_code == 404
    assert phone.post(f"/h/{code}/back").status_code == 404
    refused = client.post(f"/v1/handovers/{code}/claim", headers={"Idempotency-Key": "key-000001"})
    assert refused.status_code == 404


def test_another_kiosk_learns_nothing_about_it(client: TestClient, offer: Callable[..., str]) -> None:
    code = offer()
    other = client.get(f"/v1/handovers/{code}", headers={**DEVICE, "Kiosk-Device": "K02"})
    assert other.status_code == 404


def test_the_same_offer_twice_is_one(offer: Callable[..., str]) -> None:
    assert offer() == offer()
    assert offer("key-000002") != offer()


def test_a_phone_brings_its_cart_back_to_a_kiosk_once(
    client: TestClient, offer: Callable[..., str], phone: Phone
) -> None:
    code = offer()
    phone.post(f"/h/{code}")
    assert Phone(client).post(f"/h/{code}/back").status_code == 404
    way = phone.post(f"/h/{code}/back").headers["location"]
    new = way.removeprefix("/h/").removesuffix("/show")
    assert new != code
    shown = phone.get(way)
    assert "svg" in Reader(shown.text).tags
    first = client.post(f"/v1/handovers/{new}/claim", headers={"Idempotency-Key": "key-000009"})
    assert first.json()["lines"] == CART["lines"]
    repeated = client.post(f"/v1/handovers/{new}/claim", headers={"Idempotency-Key": "key-000009"})
    assert repeated.json() == first.json()  # the reply was lost
    again = client.post(f"/v1/handovers/{new}/claim", headers={"Idempotency-Key": "key-000010"})
    assert (again.status_code, again.json()["type"]) == (409, "handover-claimed")
    assert "Angekommen" in phone.get(way).text


def signed(*lines: tuple[str, int], device: str = "K01", token: str = "demo-device", at: Any = START) -> str:
    cart = SignedCart(device, at, tuple(CartLine(*line) for line in lines))
    code = sign(cart, b"1234", device_key(token))
    assert code is not None
    return code


def test_a_code_signed_without_a_network_is_claimed_once(client: TestClient, phone: Phone, clock: Time) -> None:
    code = signed(("GREEN", 2), ("GONE", 1))
    clock.forward(hours=23)
    assert phone.get(f"/h/{code}").status_code == 200
    assert phone.post(f"/h/{code}").status_code == 303
    shown = Reader(phone.get(f"/h/{code}", **{"Accept-Language": "en"}).text).text
    assert "GREEN en" in shown
    assert "No longer sold" in shown
    assert Phone(client).post(f"/h/{code}").status_code == 410
    taken = client.post(f"/v1/handovers/{code}/claim", headers={"Idempotency-Key": "key-000001"})
    assert taken.json()["type"] == "handover-claimed"


@pytest.mark.parametrize(
    "code",
    [
        signed(("GREEN", 2), token="guessed"),
        signed(("GREEN", 2), device="K99"),
        signed(("GREEN", 2), at=START.replace(year=2031)),
    ],
)
def test_a_code_that_no_kiosk_of_ours_signed_opens_nothing(phone: Phone, code: str) -> None:
    assert phone.get(f"/h/{code}").status_code == phone.post(f"/h/{code}").status_code == 404


def test_a_signed_code_is_over_after_a_day(phone: Phone, clock: Time) -> None:
    code = signed(("GREEN", 2))
    clock.forward(hours=24)
    assert phone.post(f"/h/{code}").status_code == 410


def test_on_to_the_shop_with_where_it_came_from(database_url: str, shop_folder: Path, clock: Time) -> None:
    app = create_app(database_url, shop=shop_folder, now=clock, shop_url="https://shop.example/cart?x=1")
    with TestClient(app, headers=DEVICE) as client:
        code = client.post("/v1/handovers", json=CART, headers={"Idempotency-Key": "key-000001"}).json()["code"]
        phone = Phone(client)
        assert phone.get(f"/h/{code}/shop").status_code == 404  # not this phone's
        phone.post(f"/h/{code}")
        assert f'href="/h/{code}/shop"' in phone.get(f"/h/{code}").text
        way = urlsplit(phone.get(f"/h/{code}/shop").headers["location"])
    assert f"{way.scheme}://{way.netloc}{way.path}" == "https://shop.example/cart"
    assert parse_qs(way.query) == {
        "x": ["1"],
        "utm_source": ["kiosk"],
        "utm_medium": ["handover"],
        "utm_campaign": ["here"],
        "cart": ["GREEN*2,POT*1"],
    }


def test_pictures_of_products_are_for_everybody_and_nothing_else_is(phone: Phone) -> None:
    assert phone.get("/h/pictures/products/green.webp").status_code == 200
    assert phone.get("/h/pictures/..%2fsecret.webp").status_code == 404
