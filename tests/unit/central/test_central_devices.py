from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from kiosk.central import customers
from kiosk.central.database import Database
from tests.unit.central.conftest import BADGE, Time, batch, chain

Deliver = Callable[..., list[dict[str, Any]]]


def head(seq: int, history: str = "") -> dict[str, str]:
    return {"Kiosk-Sequence": str(seq), "Kiosk-Chain": chain(seq, history)}


def call(client: TestClient, seq: int, history: str = "") -> None:
    """Any call of a device but a batch."""
    assert client.get("/v1/stock", params={"sku": "GREEN"}, headers=head(seq, history)).status_code == 200


def send(client: TestClient, last_seq: int, history: str = "") -> dict[str, Any]:
    answer = client.post("/v1/operations", json=batch(last_seq=last_seq, history=history))
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


def known(client: TestClient, device: str = "K01") -> dict[str, Any]:
    devices = client.get("/v1/testing/devices").json()["devices"]
    found: dict[str, Any] = next(one for one in devices if one["id"] == device)
    return found


def alarms(client: TestClient) -> list[tuple[str, int, int]]:
    """Oldest first."""
    return [(one["code"], one["told_seq"], one["known_seq"]) for one in reversed(known(client)["alarms"])]


def test_every_call_tells_how_far_a_device_has_counted(client: TestClient, clock: Time) -> None:
    assert known(client)["told_seq"] == 0
    call(client, 7)
    assert (known(client)["high_water"], known(client)["told_chain"]) == (7, chain(7))
    clock.forward(minutes=2)
    call(client, 7)
    assert known(client)["contact_at"] == "2026-03-02T09:02:00Z"
    assert alarms(client) == []


def test_a_tool_without_a_ledger_may_leave_it_out(client: TestClient) -> None:
    client.get("/v1/stock", params={"sku": "GREEN"})
    assert (known(client)["contact_at"], known(client)["high_water"]) == ("2026-03-02T09:00:00Z", 0)


@pytest.mark.parametrize("wrong", [{"Kiosk-Sequence": "-1"}, {"Kiosk-Sequence": "x"}, {"Kiosk-Chain": "abc"}])
def test_a_head_that_is_none_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    answer = client.get("/v1/stock", params={"sku": "GREEN"}, headers={**head(1), **wrong})
    assert (answer.status_code, answer.json()["type"]) == (422, "invalid-request")


@pytest.mark.expect_log("K01: stepped-back: its newest entry is 3, known was 9")
def test_a_store_that_was_put_back_alarms_once_and_is_served_on(
    client: TestClient, clock: Time, till: Any, deliver: Deliver
) -> None:
    call(client, 9)
    clock.forward(days=1)
    for _ in range(3):
        call(client, 3)
        assert send(client, 3)["high_water"] == 9  # where the device goes on
    assert alarms(client) == [("stepped-back", 3, 9)]
    send(client, 10)
    assert alarms(client) == [("stepped-back", 3, 9)]


def test_a_call_overtaken_on_its_way_is_no_alarm(client: TestClient, clock: Time) -> None:
    call(client, 6)
    clock.forward(seconds=10)
    call(client, 5)
    send(client, 5)  # built when the newest was 5: batches follow each other, but other calls overtake them
    assert (known(client)["told_seq"], alarms(client)) == (6, [])


@pytest.mark.expect_log("K01: stepped-back: its newest entry is 5, known was 6")
def test_a_batch_before_the_last_batch_is_an_alarm_at_once(client: TestClient) -> None:
    send(client, 6)
    send(client, 5)
    assert alarms(client) == [("stepped-back", 5, 6)]


@pytest.mark.expect_log("K01: chain-differs: its newest entry is 6, known was 6")
def test_the_same_number_with_another_history_is_an_alarm(client: TestClient) -> None:
    call(client, 6)
    call(client, 6, "other")
    call(client, 6, "other")
    send(client, 6, "other")
    assert alarms(client) == [("chain-differs", 6, 6)]


@pytest.mark.expect_log("K01: chain-differs: its newest entry is 12, known was 1")
def test_a_put_back_store_that_has_overtaken_its_old_number_is_found_by_its_entries(
    client: TestClient, till: Any
) -> None:
    first = till.purchase(("GREEN", 1, 500))
    client.post("/v1/operations", json=batch(first, last_seq=9))
    again = {**till.purchase(("CUP", 1, 1200)), "seq": 1}
    answer = client.post("/v1/operations", json=batch(again, last_seq=12, history="other")).json()
    assert [result["outcome"] for result in answer["results"]] == ["applied"]
    assert alarms(client) == [("chain-differs", 12, 1)]


@pytest.mark.expect_log("K01: (stepped-back|chain-differs)")
def test_two_devices_under_one_name_do_not_flood(client: TestClient) -> None:
    for _ in range(10):
        send(client, 5)
        send(client, 9, "other")
    assert alarms(client) == [("stepped-back", 5, 9)]


@pytest.mark.expect_log("K01: stepped-back: its newest entry is 1, known was 9")
def test_staff_see_devices_and_their_alarms(client: TestClient, sign_in: Any) -> None:
    send(client, 9)
    send(client, 1)
    staff = sign_in(BADGE)
    (device, *others) = client.get("/v1/staff/devices", headers=staff).json()["devices"]
    assert (device["id"], device["store"], device["high_water"], len(others)) == ("K01", "here", 9, 19)
    assert [alarm["code"] for alarm in device["alarms"]] == ["stepped-back"]
    newest = client.get("/v1/staff/audit", headers=staff).json()["records"][0]
    assert (newest["action"], newest["staff"], newest["found"]) == ("devices", "S1", 20)
    assert client.get("/v1/staff/devices", headers={"Kiosk-Session": "x"}).status_code == 409


# ── what is held ─────────────────────────────────────────────────────────────────────────────────


def test_a_device_learns_how_much_of_it_is_held(client: TestClient, till: Any) -> None:
    sales = [till.purchase(("GREEN", 1, 500)) for _ in range(3)]

    def applied(device: str, *operations: Any) -> int:
        body = batch(*operations, last_seq=3, device=device)
        answer = client.post("/v1/operations", json=body, headers={"Kiosk-Device": device}).json()
        assert {result["outcome"] for result in answer["results"]} <= {"applied", "duplicate"}
        count: int = answer["applied"]
        return count

    assert applied("K01", *sales[:2]) == 2
    assert applied("K01", *sales[:2]) == 2
    assert applied("K02", *sales) == 1  # carried there: K01's count for K01
    assert applied("K01", *sales) == 2


def test_what_is_missing_is_named(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("GREEN", 1, 500))
    deliver(sale)
    asked = ["0190-never-sent-1", sale["id"], "0190-never-sent-2", "0190-never-sent-1"]
    answer = client.post("/v1/operations/missing", json={"ids": asked})
    assert answer.json() == {"missing": ["0190-never-sent-1", "0190-never-sent-2"]}
    assert client.post("/v1/operations/missing", json={"ids": []}).json() == {"missing": []}
    most = [f"0190-{number:06}" for number in range(1000)]
    assert len(client.post("/v1/operations/missing", json={"ids": most}).json()["missing"]) == 1000
    more = client.post("/v1/operations/missing", json={"ids": [*most, "0190-one-more"]})
    assert (more.status_code, more.json()["type"]) == (413, "too-large")


# ── times ────────────────────────────────────────────────────────────────────────────────────────


def consent_state(client: TestClient, session: dict[str, str]) -> str:
    view = client.get("/v1/customers/C1/view", headers=session).json()
    states = {one["purpose"]: one["state"] for one in view["consents"]}
    return str(states["dpv:DirectMarketing"])


@pytest.mark.parametrize("order", [1, -1])
def test_a_grant_dated_2099_does_not_outlive_a_later_withdrawal(
    client: TestClient, clock: Time, till: Any, sign_in: Any, order: int
) -> None:
    """K01's clock is wrong, and K01 does not know; both were heard of in the morning and offline since."""
    send(client, 0)
    who = {"reference": "C1", "token": None}
    grant = till.consent("given", "2099-01-01T00:00:00Z", customer=who)
    clock.forward(hours=2)
    withdrawal = till.consent("withdrawn", clock().isoformat(), customer=who)
    for device, operation in [("K01", grant), ("K02", withdrawal)][::order]:
        clock.forward(hours=3)
        body = batch(operation, last_seq=operation["seq"], device=device)
        client.post("/v1/operations", json=body, headers={"Kiosk-Device": device})
    assert consent_state(client, sign_in({"kind": "number", "value": "700000001"})) == "withdrawn"


@pytest.mark.parametrize("error", [0, 10 * 365 * 86_400_000, -10 * 365 * 86_400_000])
def test_a_known_error_of_the_clock_is_taken_out(
    client: TestClient, clock: Time, till: Any, sign_in: Any, error: int
) -> None:
    send(client, 0)
    clock.forward(hours=5)
    who = {"reference": "C1", "token": None}
    withdrawn = till.consent("withdrawn", "2026-03-02T10:00:00Z", customer=who)
    given = till.consent("given", "2026-03-02T11:00:00Z", customer=who)
    moved = {0: "2026-03-02T11:00:00Z", 1: "2036-02-28T11:00:00Z", -1: "2016-03-04T11:00:00Z"}
    given["payload"]["decided_at"] = moved[(error > 0) - (error < 0)]
    given["clock_offset_ms"] = -error
    for device, operation in (("K01", given), ("K02", withdrawn)):
        body = batch(operation, last_seq=operation["seq"], device=device)
        client.post("/v1/operations", json=body, headers={"Kiosk-Device": device})
    assert consent_state(client, sign_in({"kind": "number", "value": "700000001"})) == "given"


def test_orders_of_one_device_stay_in_its_order_whatever_its_clock_did(
    client: TestClient, database: Database, clock: Time, till: Any, deliver: Deliver
) -> None:
    who = {"reference": "C1", "token": None}
    send(client, 0)
    clock.forward(days=1)
    dates = ["2026-03-02T12:00:00Z", "2036-01-01T00:00:00Z", "2016-01-01T00:00:00Z", "2026-03-02T13:00:00Z"]
    deliver(*(till.purchase(("GREEN", 1, 500), customer=who, placed_at=date) for date in dates))
    numbers = [f"K01-{number:06}" for number in (4, 3, 2, 1)]
    with database.read() as connection:
        view = customers.view(connection, "C1", level="verified", store="here", now=clock())
    assert [order.number for order in view.orders] == [*numbers, "B3"]
