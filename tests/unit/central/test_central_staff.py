from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from kiosk.central.staff import fold

BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}
SignIn = Callable[..., dict[str, str]]


def unlock(client: TestClient, pin: str, **headers: str) -> Any:
    return client.post("/v1/staff/sessions", json={"pin": pin}, headers=headers)


def search(client: TestClient, session: dict[str, str], query: str) -> list[Any]:
    answer = client.get("/v1/staff/customers", params={"query": query}, headers=session)
    assert answer.status_code == 200, answer.text
    found: list[Any] = answer.json()["customers"]
    return found


def audit(client: TestClient, session: dict[str, str]) -> list[Any]:
    records: list[Any] = client.get("/v1/staff/audit", headers=session).json()["records"]
    return records


def test_the_right_pin_opens_a_session(client: TestClient) -> None:
    answer = unlock(client, "2580").json()
    assert answer["staff"]["name"] == "Marta Hoffmann"
    assert search(client, {"Kiosk-Session": answer["session_key"]}, "anna")


@pytest.mark.parametrize("pin", ["2581", "25800", "", "S1", "x" * 64])
def test_a_wrong_pin_does_not(client: TestClient, pin: str) -> None:
    answer = unlock(client, pin)
    assert (answer.status_code, answer.json()["type"]) == (422, "wrong-pin")


def test_wrong_pins_lock_the_device_longer_each_time_and_no_other(client: TestClient, clock: Any) -> None:
    for _ in range(5):
        assert unlock(client, "0000").json()["type"] == "wrong-pin"
    locked = unlock(client, "2580")
    assert (locked.status_code, locked.json()["type"]) == (423, "too-many-attempts")
    assert locked.headers["retry-after"] == "30"
    assert unlock(client, "2580", **{"Kiosk-Device": "K02"}).status_code == 200
    clock.forward(seconds=31)
    assert unlock(client, "0000").json()["type"] == "wrong-pin"
    assert unlock(client, "2580").headers["retry-after"] == "60"
    clock.forward(seconds=61)
    assert unlock(client, "2580").status_code == 200
    assert unlock(client, "0000").json()["type"] == "wrong-pin"  # forgiven: counted from the beginning


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("anna", ["C1"]),
        ("LIND", ["C3", "C1"]),
        ("an lin", ["C1"]),
        ("ozturk", ["C2"]),
        ("Öztürk ben", ["C2"]),
        ("700000002", ["C2"]),
        ("70000", []),
        ("nna", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
    ],
)
def test_customers_are_found_by_the_start_of_names_or_their_whole_number(
    client: TestClient, sign_in: SignIn, query: str, found: list[str]
) -> None:
    assert [match["reference"] for match in search(client, sign_in(BADGE), query)] == found


def test_a_match_tells_namesakes_apart_without_the_whole_number(client: TestClient, sign_in: SignIn) -> None:
    assert search(client, sign_in(BADGE), "ben") == [{"reference": "C2", "name": "Ben Öztürk", "hint": "…0002"}]


def test_staff_see_what_a_card_alone_would_show(client: TestClient, sign_in: SignIn) -> None:
    view = client.get("/v1/staff/customers/C1/view", headers=sign_in(BADGE)).json()
    assert [line["sku"] for line in view["wishlist"]["lines"]] == ["CUP", "POT"]
    assert (view["customer"]["level"], view["orders"]) == ("known", [])


def test_every_look_up_is_audited(client: TestClient, sign_in: SignIn, clock: Any) -> None:
    session = sign_in(BADGE)
    search(client, session, "lind")
    clock.forward(minutes=1)
    client.get("/v1/staff/customers/C1/view", headers=session)
    assert client.get("/v1/staff/customers/C9/view", headers=session).status_code == 404
    who = {"staff": "S1", "device": "K01"}
    assert audit(client, session) == [
        {**who, "at": "2026-03-02T09:01:00Z", "action": "view", "customer": "C9", "query": "", "found": 0},
        {**who, "at": "2026-03-02T09:01:00Z", "action": "view", "customer": "C1", "query": "", "found": 1},
        {**who, "at": "2026-03-02T09:00:00Z", "action": "search", "customer": "", "query": "lind", "found": 2},
    ]


def test_an_orders_lines_are_found_by_number_and_by_id_and_every_look_up_is_audited(
    client: TestClient, till: Any, deliver: Any, sign_in: SignIn
) -> None:
    bought = till.purchase(("A", 2, 100), ("B", 1, 250))
    deliver(bought)
    session = sign_in(BADGE)
    number = bought["payload"]["order_number"]
    lines = [{"sku": line["sku"], "quantity": line["quantity"]} for line in bought["payload"]["lines"]]
    for code in (number, bought["id"]):
        answer = client.get("/v1/staff/orders", params={"code": code}, headers=session)
        placed = answer.json()["placed_at"]
        assert answer.json() == {"number": number, "placed_at": placed, "lines": lines, "pickup": None}
    unknown = client.get("/v1/staff/orders?code=B-000000", headers=session)
    assert (unknown.status_code, unknown.json()["type"]) == (404, "unknown-order")
    records = [(one["action"], one["query"], one["found"], one["customer"]) for one in audit(client, session)]
    assert records == [
        ("order", "B-000000", 0, ""),
        ("order", bought["id"], 1, ""),
        ("order", number, 1, ""),
    ]


def test_a_look_up_without_a_session_of_staff_shows_and_records_nothing(client: TestClient, sign_in: SignIn) -> None:
    customer = sign_in({"kind": "number", "value": "700000001"})
    lookups = ("customers?query=ben", "customers/C2/view", "orders?code=B1", "audit")
    for path in (f"/v1/staff/{lookup}" for lookup in lookups):
        assert client.get(path, headers=customer).json()["type"] == "session-expired"
    assert audit(client, sign_in(BADGE)) == []


def test_names_are_folded_word_by_word() -> None:
    assert fold("Ben  ÖZTÜRK-Straße") == " ben ozturk-strasse"


def test_who_a_device_let_in_by_itself_is_audited_once_at_the_corrected_time(
    client: TestClient, till: Any, deliver: Any, sign_in: SignIn
) -> None:
    payload = {"staff": "S1", "by": "pin", "unlocked_at": "2026-03-01T17:00:00Z", "store": "here"}
    known = till.operation("staff_unlock", payload, clock_offset_ms=60_000)
    gone = till.operation("staff_unlock", {**payload, "staff": "NOBODY", "by": "badge"})
    later = till.operation("staff_unlock", {**payload, "unlocked_at": "2099-03-01T17:00:00Z"})
    assert [one["outcome"] for one in deliver(known, gone, later)] == ["applied"] * 3
    assert [one["outcome"] for one in deliver(known, gone, later)] == ["duplicate"] * 3
    records = [(one["at"], one["staff"], one["device"], one["action"]) for one in audit(client, sign_in(BADGE))]
    assert records == [
        ("2026-03-02T09:00:00Z", "S1", "K01", "offline-unlock-pin"),  # never later than it was heard of
        ("2026-03-01T17:00:00Z", "NOBODY", "K01", "offline-unlock-badge"),
        ("2026-03-01T17:01:00Z", "S1", "K01", "offline-unlock-pin"),
    ]


@pytest.mark.allow_log("rejected: invalid-payload")
@pytest.mark.parametrize("wrong", [{"staff": ""}, {"by": "guess"}, {"unlocked_at": "yesterday"}, {"staff": "x" * 65}])
def test_a_malformed_unlock_is_refused(client: TestClient, till: Any, deliver: Any, wrong: dict[str, str]) -> None:
    payload = {"staff": "S1", "by": "pin", "unlocked_at": "2026-03-01T17:00:00Z", "store": "here", **wrong}
    (result,) = deliver(till.operation("staff_unlock", payload))
    assert (result["outcome"], result["code"]) == ("rejected", "invalid-payload")
