"""What customers ask of their data: copies, erasure, receipts of decisions, who looked at them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import insert, select

from kiosk.central import erasure, own_data
from kiosk.central import tables as t
from kiosk.central.context import Device
from kiosk.central.database import Database
from kiosk.central.identity import Session, open_session
from tests.unit.central.conftest import ANNA, DEVICE, START, Till, Time
from tests.unit.central.test_central_receipts import Reader

Deliver = Callable[..., list[dict[str, Any]]]
CODE = "a-code-that-only-the-screen-showed"
WORDS = "News by e-mail\nWe write to you\nSo that you hear of it\nUntil you withdraw"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def key(database: Database) -> str:
    """Of a session in which Anna is verified."""
    with database.write() as connection:
        return open_session(
            connection, Device("K01", "here", None, news=False), Session("C1", None, "verified"), START
        )[0]


def request(till: Till, wish: str, key: str, code: str = CODE) -> dict[str, Any]:
    payload = {
        "customer": {"reference": "C1", "token": None},
        "wish": wish,
        "proof": sha(key),
        "code": sha(code),
        "asked_at": "2026-03-02T08:00:00Z",
        "language": "de",
        "store": "here",
    }
    return till.operation("data_request", payload)


def phone(client: TestClient, path: str, method: str = "GET", **cookies: str) -> Response:
    headers = dict.fromkeys(DEVICE, "") | {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    answer: Response = client.request(method, path, headers=headers, follow_redirects=False)
    client.cookies.clear()
    return answer


def fetched(client: TestClient, code: str = CODE) -> str:
    """The key that a phone gets which fetches a copy."""
    answer = phone(client, f"/d/{code}", "POST")
    assert answer.status_code == 303, answer.text
    return answer.headers["set-cookie"].partition(";")[0].removeprefix("copy=")


def anywhere(database: Database, *words: str) -> list[str]:
    """Tables with a row in which one of the words stands."""
    with database.read() as connection:
        found = (
            (table.name, str(dict(row._mapping)))
            for table in t.metadata.sorted_tables
            for row in connection.execute(select(table))
        )
        return sorted({name for name, row in found if any(word in row for word in words)})


def test_a_copy_is_fetched_by_one_phone_and_holds_everything(
    client: TestClient, till: Till, deliver: Deliver, key: str, clock: Time
) -> None:
    assert phone(client, f"/d/{CODE}").status_code == 404  # it is still on its way
    assert deliver(request(till, "access", key))[0]["outcome"] == "applied"
    assert "Auf dieses Telefon holen" in phone(client, f"/d/{CODE}").text
    assert phone(client, f"/d/{CODE}/data.json").status_code == 404
    cookie = fetched(client)
    page = phone(client, f"/d/{CODE}", copy=cookie)
    shown = Reader(page.text).text
    for words in ("Anna Lindner", "700000001", "Karten und Codes"):
        assert words in shown, words
    data = phone(client, f"/d/{CODE}/data.json", copy=cookie).json()
    assert data["person"]["points"] == 100
    assert [order["number"] for order in data["orders"]] == ["B3"]
    assert data["orders"][0]["lines"][0] == {"sku": "GREEN", "quantity": 1}
    assert {card["value"] for card in data["cards"]} >= {"04AAAAAAAAAA01", "700000001"}
    assert all(data[key] for key in ("wishlist", "cart", "consents"))
    other = phone(client, f"/d/{CODE}", copy="guessed")
    assert (other.status_code, "Lindner" in other.text) == (410, False)
    assert phone(client, f"/d/{CODE}", "POST").status_code == 410
    clock.forward(days=3)
    over = phone(client, f"/d/{CODE}", copy=cookie)
    assert (over.status_code, "Lindner" in over.text) == (410, False)
    assert phone(client, f"/d/{CODE}/data.json", copy=cookie).status_code == 404


@pytest.mark.expect_log("not-verified")
@pytest.mark.parametrize("wish", ["access", "erasure"])
def test_a_card_alone_is_no_proof(
    client: TestClient, till: Till, deliver: Deliver, sign_in: Callable[..., dict[str, str]], wish: str
) -> None:
    known = sign_in(ANNA)["Kiosk-Session"]
    for proof in (known, "nobodys"):
        answer = deliver(request(till, wish, proof))[0]
        assert (answer["outcome"], answer["code"]) == ("rejected", "not-verified")
    assert client.get("/v1/customers/C1/lookups", headers={"Kiosk-Session": known}).json()["type"] == "not-verified"
    assert client.post("/v1/identify", json=ANNA).status_code == 200


def test_a_session_is_proof_long_after_it_is_over(
    client: TestClient, till: Till, deliver: Deliver, key: str, clock: Time
) -> None:
    clock.forward(days=29)
    client.post("/v1/identify", json=ANNA)  # which clears away what is over
    assert deliver(request(till, "access", key))[0]["outcome"] == "applied"


def test_an_erased_customer_is_nowhere_and_their_purchases_stay(
    client: TestClient, database: Database, till: Till, deliver: Deliver, key: str
) -> None:
    with database.write() as connection:
        connection.execute(insert(t.logins).values(customer="C1", pin_hash="x"))
    staff = client.post("/v1/staff/sessions", json={"pin": "2580"}).json()["session_key"]
    client.get("/v1/staff/customers", params={"query": "lindn"}, headers={"Kiosk-Session": staff})
    client.get("/v1/staff/customers/C1/view", headers={"Kiosk-Session": staff})
    deliver(till.purchase(("GREEN", 1, 500), customer={"reference": "C1", "token": ANNA}), request(till, "access", key))
    cookie = fetched(client)
    erasure = request(till, "erasure", key, "another code")
    assert [one["outcome"] for one in deliver(erasure) + deliver(erasure)] == ["applied", "duplicate"]
    assert anywhere(database, "Anna", "'C1'", "700000001", "04AAAAAAAAAA01", "lindn") == []
    assert client.post("/v1/identify", json=ANNA).json()["type"] == "unknown-token"
    effects = client.get("/v1/testing/effects").json()
    assert [(one["customer"], one["pieces"]) for one in effects["purchases"]] == [(None, 1)]
    page = phone(client, "/d/another%20code")
    assert (page.status_code, "Deine Daten sind gelöscht" in page.text) == (200, True)
    gone = phone(client, f"/d/{CODE}", copy=cookie)
    assert (gone.status_code, "Löschung" in gone.text) == (410, True)
    assert client.post("/v1/identify", json={"kind": "number", "value": "700000002"}).status_code == 200


def test_what_arrives_late_of_an_erased_customer_is_nobodys(
    client: TestClient, database: Database, till: Till, deliver: Deliver, key: str
) -> None:
    deliver(request(till, "erasure", key))
    for who in ({"reference": "C1", "token": ANNA}, {"reference": "", "token": ANNA}):
        late = deliver(
            till.purchase(("GREEN", 1, 500), customer=who),
            till.consent("given", "2026-03-01T00:00:00Z", customer=who),
            till.operation("wishlist", {"customer": who, "sku": "CUP", "quantity": 1, "version": "1"}),
            request(till, "access", key, f"late {who['reference']}"),
        )
        assert [one["outcome"] for one in late] == ["applied"] * 4, late
    assert anywhere(database, "'C1'", "04AAAAAAAAAA01") == []
    assert client.get("/v1/testing/effects").json()["consents"] == []


def test_every_table_about_a_customer_is_thought_of() -> None:
    """A new table that names customers belongs into kiosk/central/erasure.py and own_data.py."""
    about = {
        table.name
        for table in t.metadata.sorted_tables
        if any(key.column.table is t.customers for key in table.foreign_keys)
    }
    assert about - {table.name for table in (*erasure.THEIRS, *erasure.KEPT)} == set()
    assert about - {table.name for table in (*own_data.TOLD, *own_data.LEFT_OUT)} == set()


def test_a_decisions_receipt_shows_the_words_and_names_nobody(client: TestClient, till: Till, deliver: Deliver) -> None:
    made = []
    for state in ("given", "withdrawn"):
        one = till.consent(state, "2026-03-02T08:30:00Z", customer={"reference": "C1", "token": ANNA})
        one["payload"] |= {"receipt": sha(CODE), "text": WORDS, "text_hash": sha(WORDS), "language": "en"}
        made.append(one)
    waiting = phone(client, f"/r/{CODE}")
    assert (waiting.status_code, "gilt schon" in phone(client, f"/r/{CODE}?lang=de").text) == (404, True)
    deliver(*made)
    page = phone(client, f"/r/{CODE}?lang=en")
    shown = Reader(page.text).text
    for words in ("Not agreed", "News by e-mail", "We write to you", "kiosk K01 in Hier", sha(WORDS)[:12], "9:30"):
        assert words in shown, words
    assert shown.index("Not agreed") < shown.rindex("Agreed")
    assert not any(word in page.text for word in ("Anna", "04AAAA"))
    records = phone(client, f"/r/{CODE}/record.json").json()["records"]
    assert [one["event"]["event_type"] for one in records] == ["dpv:ConsentWithdrawn", "dpv:ConsentGiven"]
    assert records[0]["privacy_notice"] == {"text": WORDS, "sha256": sha(WORDS), "language": "en"}


def test_words_that_are_not_those_of_the_hash_are_not_kept(client: TestClient, till: Till, deliver: Deliver) -> None:
    one = till.consent("given", "2026-03-02T08:30:00Z", customer={"reference": "C1", "token": ANNA})
    one["payload"] |= {
        "customer": {"reference": "C1"},
        "receipt": sha(CODE),
        "text": "<b>other</b>",
        "text_hash": sha(WORDS),
    }
    deliver(one)
    assert "other" not in phone(client, f"/r/{CODE}").text


def test_a_customer_reads_who_looked_at_them_but_not_the_name(client: TestClient, key: str) -> None:
    staff = {"Kiosk-Session": client.post("/v1/staff/sessions", json={"pin": "2580"}).json()["session_key"]}
    client.get("/v1/staff/customers", params={"query": "lind"}, headers=staff)
    client.get("/v1/staff/customers", params={"query": "ben"}, headers=staff)
    client.get("/v1/staff/customers/C1/view", headers=staff)
    client.get("/v1/staff/orders", params={"code": "B3"}, headers=staff)
    client.get("/v1/staff/orders", params={"code": "B4"}, headers=staff)
    answer = client.get("/v1/customers/C1/lookups", headers={"Kiosk-Session": key})
    body = answer.json()
    assert [one["action"] for one in body["newest"]] == ["order", "view", "search"]
    assert body["total"] == 3
    assert {one["role"] for one in body["newest"]} == {"associate"}
    assert not any(word in answer.text for word in ("Marta", "S1"))
