from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from kiosk.central import tables as t
from kiosk.central.database import Database
from tests.unit.central.conftest import batch

ANNA = {"kind": "card_uid", "value": "04AAAAAAAAAA01"}
BEN = {"kind": "number", "value": "700000002"}
WHO_ANNA = {"reference": "C1", "token": None}

SignIn = Callable[..., dict[str, str]]
Deliver = Callable[..., list[dict[str, Any]]]


def view(client: TestClient, session: dict[str, str], reference: str = "C1") -> Any:
    answer = client.get(f"/v1/customers/{reference}/view", headers=session)
    assert answer.status_code == 200, answer.text
    return answer.json()


def kind_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"]


# ── who it is ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "token",
    [
        ANNA,
        {"kind": "card_uid", "value": "04:aa:aa:aa:aa:aa:01"},
        {"kind": "card_ndef", "value": "https://shop.example/c/700000001"},
        {"kind": "qr", "value": " https://shop.example/c/700000001 "},
        {"kind": "number", "value": "700 000 001"},
    ],
)
def test_every_token_of_a_customer_is_known_but_proves_nothing(client: TestClient, token: dict[str, str]) -> None:
    answer = client.post("/v1/identify", json=token).json()
    assert answer["staff"] is None
    assert answer["customer"] == {
        "reference": "C1",
        "first_name": "Anna",
        "level": "known",
        "points": 100,
        "tier": "basic",
        "language": "de",
    }


def test_a_badge_is_of_staff(client: TestClient) -> None:
    answer = client.post("/v1/identify", json={"kind": "card_uid", "value": "04BBBBBBBBBB01"}).json()
    assert answer["customer"] is None
    assert answer["staff"] == {"reference": "S1", "name": "Marta Hoffmann", "role": "associate"}


@pytest.mark.parametrize(
    ("token", "status", "kind"),
    [
        ({"kind": "card_uid", "value": "04FFFFFFFFFFFF"}, 404, "unknown-token"),
        ({"kind": "number", "value": "04AAAAAAAAAA01"}, 404, "unknown-token"),
        ({"kind": "qr", "value": "' OR 1=1 --"}, 404, "unknown-token"),
        ({"kind": "card_uid", "value": "04AAAAAAAAAA03"}, 409, "blocked-token"),
        ({"kind": "palm", "value": "x"}, 422, "invalid-request"),
        ({"kind": "qr", "value": ""}, 422, "invalid-request"),
        ({"kind": "qr", "value": "x" * 3000}, 422, "invalid-request"),
    ],
)
def test_other_tokens_are_refused(client: TestClient, token: dict[str, str], status: int, kind: str) -> None:
    answer = client.post("/v1/identify", json=token)
    assert kind_of(answer) == (status, kind)
    assert token["value"] not in answer.text or not token["value"]


def test_a_session_ends_after_minutes(client: TestClient, sign_in: SignIn, clock: Any) -> None:
    session = sign_in(ANNA)
    clock.forward(minutes=9.9)
    view(client, session)
    clock.forward(minutes=0.2)
    assert kind_of(client.get("/v1/customers/C1/view", headers=session)) == (409, "session-expired")


def test_a_session_opens_only_its_own_customer_on_its_own_device(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    assert kind_of(client.get("/v1/customers/C2/view", headers=session)) == (404, "unknown-customer")
    elsewhere = {**session, "Kiosk-Device": "K02"}
    assert kind_of(client.get("/v1/customers/C1/view", headers=elsewhere)) == (409, "session-expired")
    assert kind_of(client.get("/v1/customers/C1/view", headers={"Kiosk-Session": "x"})) == (409, "session-expired")
    assert kind_of(client.get("/v1/customers/C1/view")) == (422, "invalid-request")
    assert kind_of(client.get("/v1/staff/customers?query=a", headers=session)) == (409, "session-expired")


# ── what they see ────────────────────────────────────────────────────────────────────────────────


def test_a_known_customer_sees_lists_and_consents_but_no_history(client: TestClient, sign_in: SignIn) -> None:
    seen = view(client, sign_in(ANNA))
    assert seen["as_of"] == "2026-03-02T09:00:00Z"
    assert seen["cart"] == {"version": "1", "lines": [{"sku": "GREEN", "quantity": 2}]}
    assert [line["sku"] for line in seen["wishlist"]["lines"]] == ["CUP", "POT"]  # the newest wish first
    assert seen["orders"] == []
    assert [(one["purpose"], one["state"], one["decided_at"]) for one in seen["consents"]] == [
        ("dpv:ProvidePersonalisedRecommendations", "given", None),
        ("dpv:PersonalisedBenefits", "never_asked", None),
        ("dpv:DirectMarketing", "never_asked", None),
        ("dpv:ServiceUsageAnalytics", "never_asked", None),
        ("dpv:OptimiseUserInterface", "never_asked", None),
    ]


def test_a_verified_customer_sees_orders_and_dates_too(client: TestClient, sign_in: SignIn, database: Database) -> None:
    with database.write() as connection:
        connection.execute(update(t.tokens).where(t.tokens.c.value == ANNA["value"]).values(level="verified"))
    seen = view(client, sign_in(ANNA))
    assert [(order["number"], order["total"]["amount"], order["pieces"]) for order in seen["orders"]] == [
        ("B3", 800, 2)
    ]
    assert seen["orders"][0]["placed_at"] == "2026-02-20T09:00:00Z"  # ten days ago, ten o'clock in Berlin
    assert seen["consents"][0]["decided_at"] == "2026-01-31T09:00:00Z"


def test_recommendations_with_consent_say_what_they_go_with(client: TestClient, sign_in: SignIn) -> None:
    shown = view(client, sign_in(ANNA))["recommendations"]
    # CUP and HERBAL go with GREEN, but CUP is wished for already; then the rest of her categories, then the popular.
    assert shown[0] == {"sku": "HERBAL", "reason": "bought_together", "because_sku": "GREEN"}
    assert {one["reason"] for one in shown[1:]} <= {"popular_in_category", "popular"}
    skus = [one["sku"] for one in shown]
    assert len(skus) == len(set(skus))
    assert not {"GREEN", "POT", "BAD"} & set(skus)  # in the cart; none here; recalled


def test_what_goes_with_a_wish_says_so(client: TestClient, sign_in: SignIn) -> None:
    session = {**sign_in(ANNA), "If-Match": "*"}
    for path, quantity in (("cart/lines/GREEN", 0), ("wishlist/GREEN", 1), ("wishlist/CUP", 0)):
        headers = {**session, "Idempotency-Key": path}
        assert client.put(f"/v1/customers/C1/{path}", json={"quantity": quantity}, headers=headers).status_code == 200
    shown = view(client, session)["recommendations"]
    assert shown[0] == {"sku": "CUP", "reason": "wish_list", "because_sku": "GREEN"}


def test_what_is_bought_again_and_again_comes_first_and_only_with_consent(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver
) -> None:
    purpose = "dpv:ProvidePersonalisedRecommendations"
    ben = {"reference": "C2", "token": None}
    deliver(*(till.purchase((sku, 1, 400), customer=ben) for sku in ("BLACK", "LOOSE", "CUP", "CUP")))
    assert {one["reason"] for one in view(client, sign_in(BEN), "C2")["recommendations"]} == {"popular"}
    deliver(till.consent("given", "2026-03-02T08:00:00Z", customer=ben, purpose=purpose))
    shown = view(client, sign_in(BEN), "C2")["recommendations"]
    # BLACK and CUP were in two of his orders each, LOOSE in one.
    assert [one["sku"] for one in shown if one["reason"] == "again"] == ["BLACK", "CUP"]


def test_without_consent_only_the_popular_are_shown(client: TestClient, sign_in: SignIn) -> None:
    shown = view(client, sign_in(BEN), "C2")["recommendations"]
    assert [(one["sku"], one["reason"]) for one in shown] == [
        (sku, "popular") for sku in ("BLACK", "HERBAL", "LOOSE", "CUP")
    ]


def test_a_withdrawal_stops_personal_recommendations_at_once(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver
) -> None:
    purpose = "dpv:ProvidePersonalisedRecommendations"
    deliver(till.consent("withdrawn", "2026-03-02T08:00:00Z", customer=WHO_ANNA, purpose=purpose))
    seen = view(client, sign_in(ANNA))
    assert seen["consents"][0]["state"] == "withdrawn"
    assert {one["reason"] for one in seen["recommendations"]} == {"popular"}


# ── single writes ────────────────────────────────────────────────────────────────────────────────


def put(client: TestClient, path: str, quantity: int, **headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put(f"/v1/customers/C1/{path}", json={"quantity": quantity}, headers=names)


def test_a_line_is_set_in_the_version_that_was_seen(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    first = client.get("/v1/customers/C1/cart", headers=session)
    assert first.headers["etag"] == '"1"'
    answer = put(client, "cart/lines/CUP", 3, **session, If_Match='"1"', Idempotency_Key="key-1")
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert answer.json()["lines"] == [{"sku": "GREEN", "quantity": 2}, {"sku": "CUP", "quantity": 3}]
    removed = put(client, "cart/lines/GREEN", 0, **session, If_Match='"2"', Idempotency_Key="key-2")
    assert removed.json() == {"version": "3", "lines": [{"sku": "CUP", "quantity": 3}]}
    assert view(client, session)["cart"] == removed.json()


def test_a_wish_is_on_the_list_or_not(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    added = put(client, "wishlist/GREEN", 5, **session, If_Match="*", Idempotency_Key="key-1").json()
    assert [line["sku"] for line in added["lines"]] == ["GREEN", "CUP", "POT"]
    removed = put(client, "wishlist/POT", 0, **session, If_Match='"2"', Idempotency_Key="key-2")
    assert [line["sku"] for line in removed.json()["lines"]] == ["GREEN", "CUP"]
    assert client.get("/v1/customers/C1/wishlist", headers=session).headers["etag"] == '"3"'


def test_a_stale_version_gets_the_current_state(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    put(client, "cart/lines/CUP", 3, **session, If_Match='"1"', Idempotency_Key="key-1")
    late = put(client, "cart/lines/CUP", 9, **session, If_Match='"1"', Idempotency_Key="key-2")
    assert kind_of(late) == (412, "stale")
    assert late.headers["etag"] == '"2"'
    assert late.json()["current"]["lines"] == [{"sku": "GREEN", "quantity": 2}, {"sku": "CUP", "quantity": 3}]
    again = put(client, "cart/lines/CUP", 9, **session, If_Match='"2"', Idempotency_Key="key-2")
    assert again.status_code == 200  # a refusal had no effect and is not kept


def test_a_repeated_write_gets_the_stored_answer(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    first = put(client, "cart/lines/CUP", 3, **session, If_Match='"1"', Idempotency_Key="key-1")
    put(client, "cart/lines/CUP", 4, **session, If_Match='"2"', Idempotency_Key="key-2")
    again = put(client, "cart/lines/CUP", 3, **session, If_Match='"1"', Idempotency_Key="key-1")
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert (again.json(), again.headers["etag"]) == (first.json(), first.headers["etag"])
    assert view(client, session)["cart"]["version"] == "3"


@pytest.mark.parametrize(
    ("path", "headers", "status", "kind"),
    [
        ("cart/lines/CUP", {"If_Match": '"1"'}, 400, "key-missing"),
        ("cart/lines/CUP", {"Idempotency_Key": "key-2"}, 428, "version-missing"),
        ("cart/lines/NOPE", {"If_Match": '"2"', "Idempotency_Key": "key-2"}, 404, "unknown-product"),
        ("cart/lines/POT", {"If_Match": '"1"', "Idempotency_Key": "key-1"}, 422, "key-reused"),
        ("wishlist/CUP", {"If_Match": '"1"', "Idempotency_Key": "key-1"}, 422, "key-reused"),
    ],
)
def test_a_write_that_breaks_a_rule_changes_nothing(
    client: TestClient, sign_in: SignIn, path: str, headers: dict[str, str], status: int, kind: str
) -> None:
    session = sign_in(ANNA)
    put(client, "cart/lines/CUP", 1, **session, If_Match='"1"', Idempotency_Key="key-1")
    before = view(client, session)
    assert kind_of(put(client, path, 2, **session, **headers)) == (status, kind)
    assert view(client, session) == before


def test_two_at_once_with_the_same_key_write_once(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    together = Barrier(4)
    answers: list[Any] = []

    def write() -> None:
        together.wait()
        answers.append(put(client, "cart/lines/CUP", 3, **session, If_Match='"1"', Idempotency_Key="key-1"))

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [answer for answer in answers if answer.status_code == 200]
    assert sorted("idempotency-replayed" in answer.headers for answer in done) == [False, *[True] * (len(done) - 1)]
    put_off = [answer for answer in answers if answer not in done]
    assert {(answer.status_code, answer.json()["type"]) for answer in put_off} <= {(409, "in-flight")}
    assert all(answer.headers["Retry-After"] == "1" for answer in put_off)
    assert view(client, session)["cart"]["version"] == "2"


# ── changes that waited in an outbox ─────────────────────────────────────────────────────────────


def wish(till: Any, sku: str, quantity: int, version: str, kind: str = "cart") -> Any:
    return till.operation(kind, {"customer": WHO_ANNA, "sku": sku, "quantity": quantity, "version": version})


def lines(seen: Any, name: str = "cart") -> dict[str, int]:
    return {line["sku"]: line.get("quantity", 1) for line in seen[name]["lines"]}


def test_a_devices_word_counts_while_nobody_else_changed_the_line(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver
) -> None:
    session = sign_in(ANNA)
    deliver(wish(till, "GREEN", 5, "1"), wish(till, "GREEN", 1, "1"), wish(till, "CUP", 2, "1"))
    assert lines(view(client, session)) == {"GREEN": 1, "CUP": 2}  # its own later change follows its earlier one
    deliver(wish(till, "CUP", 0, "4"))
    assert lines(view(client, session)) == {"GREEN": 1}


def test_the_larger_quantity_stays_when_somebody_else_changed_the_line(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver
) -> None:
    session = sign_in(ANNA)
    put(client, "cart/lines/GREEN", 4, **session, If_Match='"1"', Idempotency_Key="online", Kiosk_Device="K01")
    elsewhere = batch(wish(till, "GREEN", 1, "1"), last_seq=1, device="K02")
    answer = client.post("/v1/operations", json=elsewhere, headers={"Kiosk-Device": "K02"})
    assert answer.json()["results"][0]["code"] == "merged"
    assert lines(view(client, session)) == {"GREEN": 4}
    elsewhere = batch(wish(till, "GREEN", 6, "1"), last_seq=2, device="K02")
    client.post("/v1/operations", json=elsewhere, headers={"Kiosk-Device": "K02"})
    assert lines(view(client, session)) == {"GREEN": 6}


def test_an_offline_wish_is_kept_and_a_removed_one_stays_removed(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver
) -> None:
    deliver(wish(till, "HERBAL", 1, "1", "wishlist"), wish(till, "POT", 0, "1", "wishlist"))
    assert list(lines(view(client, sign_in(ANNA)), "wishlist")) == ["HERBAL", "CUP"]
