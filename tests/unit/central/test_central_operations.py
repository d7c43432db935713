from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, func, select

from kiosk.central import consents, operations
from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.operation import ChainHead
from kiosk.wire.operations import OperationBody
from tests.unit.central.conftest import batch, chain

START = "2026-03-02T09:00:00Z"
ANNA = {"reference": "C1", "token": None}
ANNA_OFFLINE = {"reference": "", "token": {"kind": "card_uid", "value": "04 aa aa aa aa aa 01"}}
STRANGER = {"reference": "", "token": {"kind": "qr", "value": "https://shop.example/c/999"}}
Deliver = Callable[..., list[dict[str, Any]]]


def outcomes(results: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(result["outcome"], result["code"]) for result in results]


def effects(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/v1/testing/effects").json()
    return answer


def stock_here(client: TestClient, sku: str) -> int:
    quantity: int = client.get("/v1/stock", params={"sku": sku}).json()["levels"][0]["quantity"]
    return quantity


# ── purchases ────────────────────────────────────────────────────────────────────────────────────


def test_a_purchase_is_stored_with_the_tills_time_and_price(client: TestClient, till: Any, deliver: Deliver) -> None:
    assert outcomes(deliver(till.purchase(("GREEN", 2, 500)))) == [("applied", "")]
    (purchase,) = effects(client)["purchases"]
    assert purchase["order_number"] == "K01-000001"
    assert purchase["placed_at"] == "2026-03-01T17:00:00Z"
    assert purchase["received_at"] == START
    assert purchase["total"] == {"amount": 1000, "currency": "EUR"}
    assert (purchase["seq"], purchase["device"], purchase["flags"]) == (1, "K01", [])
    stored = client.get(f"/v1/testing/purchases/{purchase['id']}").json()
    assert stored["lines"][0]["unit_price"] == {"amount": 500, "currency": "EUR"}
    assert "customer" not in stored


def test_a_purchase_lowers_the_stores_stock_and_tells_every_device(
    client: TestClient, till: Any, deliver: Deliver
) -> None:
    cursor = client.get("/v1/catalog/changes", params={"limit": 500}).json()["cursor"]
    deliver(till.purchase(("GREEN", 2, 500)))
    assert stock_here(client, "GREEN") == 3
    (changed,) = client.get("/v1/catalog/changes", params={"cursor": cursor}).json()["products"]
    assert (changed["sku"], changed["stock"]) == ("GREEN", 3)


def test_a_purchase_gives_points_and_empties_what_came_from_the_online_cart(
    client: TestClient, till: Any, deliver: Deliver, sign_in: Any
) -> None:
    deliver(till.purchase(("GREEN", 1, 550), customer=ANNA, origin="online"))
    view = client.get("/v1/customers/C1/view", headers=sign_in({"kind": "number", "value": "700000001"})).json()
    assert view["customer"]["points"] == 105
    assert view["cart"] == {"version": "2", "lines": [{"sku": "GREEN", "quantity": 1}]}
    deliver(till.purchase(("GREEN", 5, 500), customer=ANNA, origin="hands"))
    view = client.get("/v1/customers/C1/view", headers=sign_in({"kind": "number", "value": "700000001"})).json()
    assert view["cart"]["lines"] == [{"sku": "GREEN", "quantity": 1}]  # held in hand beside the cart: stays


def test_a_purchase_made_offline_finds_its_customer_by_the_token(
    client: TestClient, till: Any, deliver: Deliver
) -> None:
    deliver(till.purchase(("GREEN", 1, 500), customer=ANNA_OFFLINE))
    assert effects(client)["purchases"][0]["customer"] == "C1"


def test_an_unknown_tokens_purchases_and_consents_wait_for_their_owner(
    client: TestClient, till: Any, deliver: Deliver, sign_in: Any
) -> None:
    deliver(
        till.purchase(("GREEN", 2, 500), customer=STRANGER),
        till.consent("given", "2026-03-01T00:00:00Z", customer=STRANGER),
    )
    assert [one["customer"] for one in effects(client)["purchases"]] == [None]
    body = {"token": {"kind": "card_ndef", "value": "https://shop.example/c/999"}, "customer": "C2"}
    assert client.post("/v1/testing/tokens", json=body).json() == {"adopted": 2}
    found = effects(client)
    assert [one["customer"] for one in found["purchases"] + found["consents"]] == ["C2", "C2"]
    view = client.get("/v1/customers/C2/view", headers=sign_in(body["token"])).json()
    assert view["customer"]["points"] == 110
    assert {"purpose": "dpv:DirectMarketing", "state": "given", "decided_at": None} in view["consents"]


def test_goods_already_handed_over_are_taken_and_doubts_are_flagged(
    client: TestClient, till: Any, deliver: Deliver
) -> None:
    cent = {"amount": 1, "currency": "EUR"}
    results = deliver(
        till.purchase(("GREEN", 9, 500)),
        till.purchase(("GREEN", 1, 450)),
        till.purchase(("NEVER-HEARD", 1, 100)),
        till.purchase(("CUP", 1, 1200), totals=dict.fromkeys(("goods", "deposit", "total"), cent)),
        till.purchase(("CUP", 1, 1200), order_number="K01-000001"),
    )
    assert outcomes(results) == [("applied", "flagged")] * 5
    flags = [[flag["code"] for flag in one["flags"]] for one in effects(client)["purchases"]]
    assert flags == [
        ["stock-short"],
        ["price-differs", "stock-short"],
        ["unknown-sku"],
        ["sum-differs"],
        ["number-twice"],
    ]
    assert stock_here(client, "GREEN") == 0


def test_a_weighed_portions_price_is_no_difference(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("LOOSE", 1, 1666))
    sale["payload"]["lines"][0]["grams"] = 1666
    assert outcomes(deliver(sale)) == [("applied", "")]
    assert stock_here(client, "LOOSE") == 18  # of 20 kg


# ── each once ────────────────────────────────────────────────────────────────────────────────────


def test_a_repeated_batch_changes_nothing(client: TestClient, till: Any, deliver: Deliver) -> None:
    batch = [till.purchase(("GREEN", 1, 500), customer=ANNA), till.purchase(("CUP", 1, 1200), customer=ANNA)]
    assert outcomes(deliver(*batch)) == [("applied", "")] * 2
    before = effects(client)
    assert outcomes(deliver(*reversed(batch))) == [("duplicate", "")] * 2
    assert effects(client) == before
    assert (stock_here(client, "GREEN"), stock_here(client, "CUP")) == (4, 4)


def test_the_same_id_twice_in_a_batch_is_applied_once(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("GREEN", 1, 500))
    assert outcomes(deliver(sale, sale)) == [("applied", ""), ("duplicate", "")]
    assert len(effects(client)["purchases"]) == 1


@pytest.mark.expect_log("key-reused")
def test_an_id_with_another_content_is_rejected(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("GREEN", 1, 500))
    other = {**till.purchase(("GREEN", 2, 500)), "id": sale["id"]}
    assert outcomes(deliver(sale)) == [("applied", "")]
    assert outcomes(deliver(other)) == [("rejected", "key-reused")]
    assert [one["pieces"] for one in effects(client)["purchases"]] == [1]


def test_an_entry_carried_to_another_device_is_still_the_same(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("GREEN", 1, 500))
    deliver(sale)
    body = batch({**sale, "seq": 7}, last_seq=7, device="K02")
    answer = client.post("/v1/operations", json=body, headers={"Kiosk-Device": "K02"})
    assert outcomes(answer.json()["results"]) == [("duplicate", "")]


@pytest.mark.expect_log("invalid-payload|unknown-kind|unknown-customer")
def test_one_bad_entry_does_not_spoil_the_others(client: TestClient, till: Any, deliver: Deliver) -> None:
    results = deliver(
        till.operation("purchase", {"order_number": "K01-1", "lines": []}),
        till.operation("teleport", {}),
        till.operation("cart", {"customer": STRANGER, "sku": "GREEN", "quantity": 1, "version": "1"}),
        till.consent("given", "2026-03-01T00:00:00Z", customer=ANNA, purpose="dpv:Anything"),
        till.purchase(("GREEN", 1, 500)),
    )
    assert outcomes(results) == [
        ("rejected", "invalid-payload"),
        ("rejected", "unknown-kind"),
        ("rejected", "unknown-customer"),
        ("rejected", "invalid-payload"),
        ("applied", ""),
    ]
    assert "lines" in results[0]["detail"]
    assert effects(client)["operations"] == 1


@pytest.mark.expect_log("does not fit the database|retry: internal")
def test_an_entry_that_fails_halfway_leaves_nothing_and_does_not_spoil_the_others(
    client: TestClient, database: Database, till: Any, deliver: Deliver
) -> None:
    doomed = till.purchase(("GREEN", 1, 500))
    deliver(doomed)
    with database.write() as connection:  # as no code of ours would: the effect stays, its key is lost
        connection.execute(delete(t.operations))
    assert outcomes(deliver(doomed, till.purchase(("CUP", 1, 1200)))) == [("retry", "internal"), ("applied", "")]
    assert (stock_here(client, "GREEN"), stock_here(client, "CUP")) == (4, 4)


@pytest.mark.expect_log("invalid-payload")
def test_a_rejected_entry_may_come_again_corrected(client: TestClient, till: Any, deliver: Deliver) -> None:
    sale = till.purchase(("GREEN", 1, 500))
    broken = {**sale, "payload": {**sale["payload"], "lines": []}}
    assert outcomes(deliver(broken)) == [("rejected", "invalid-payload")]
    assert outcomes(deliver(sale)) == [("applied", "")]


def test_a_batch_is_applied_in_the_devices_order(client: TestClient, till: Any, deliver: Deliver) -> None:
    sales = [till.purchase(("GREEN", 1, 500)) for _ in range(3)]
    results = deliver(sales[2], sales[0], sales[1])
    assert [result["id"] for result in results] == [sale["id"] for sale in (sales[2], sales[0], sales[1])]
    assert [one["seq"] for one in effects(client)["purchases"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("change", "status", "kind"),
    [
        ({"device": "K02"}, 422, "wrong-device"),
        ({"operations": [{"id": "short"}]}, 422, "invalid-request"),
        ({"operations": [{}] * 101}, 413, "too-large"),
    ],
)
def test_a_batch_that_does_not_fit_the_contract_is_refused(
    client: TestClient, change: dict[str, Any], status: int, kind: str
) -> None:
    answer = client.post("/v1/operations", json=batch(last_seq=0) | change)
    assert (answer.status_code, answer.json()["type"]) == (status, kind)


def test_bodies_that_are_no_json_or_too_large_are_refused(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    broken = client.post("/v1/operations", content=b'{"device": "K0', headers=headers)
    assert (broken.status_code, broken.json()["type"]) == (400, "malformed")
    for large in (b" " * 9_000_000, iter([b" " * 1_000_000] * 9)):
        answer = client.post("/v1/operations", content=large, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (413, "too-large")


@pytest.mark.expect_log("K01: stepped-back: its newest entry is 3, known was 9")
def test_the_service_remembers_how_far_a_device_had_counted(client: TestClient) -> None:
    def send(last_seq: int) -> int:
        answer = client.post("/v1/operations", json=batch(last_seq=last_seq))
        high_water: int = answer.json()["high_water"]
        return high_water

    assert [send(7), send(9), send(3)] == [7, 9, 9]


def test_two_at_once_with_the_same_entry_apply_it_once(client: TestClient, till: Any) -> None:
    sale = till.purchase(("GREEN", 1, 500), customer=ANNA)
    body = batch(sale, last_seq=1)
    together = Barrier(4)
    answers: list[str] = []

    def send() -> None:
        together.wait()
        answers.append(client.post("/v1/operations", json=body).json()["results"][0]["outcome"])

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["applied", "duplicate", "duplicate", "duplicate"]
    assert len(effects(client)["purchases"]) == 1
    assert stock_here(client, "GREEN") == 4


# ── properties ───────────────────────────────────────────────────────────────────────────────────


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """A transaction whose effects are there to look at and gone afterwards."""
    with database.engine.connect() as plain:
        connection = plain.execution_options(write=True)
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()


DEVICES = ("K01", "K02")
ANY_OPERATION = st.tuples(
    st.sampled_from(DEVICES), st.integers(0, 7), st.sampled_from(["purchase", "consent"]), st.integers(1, 3)
)


def _made(till: Any, device: str, number: int, kind: str, quantity: int) -> OperationBody:
    if kind == "purchase":
        made = till.purchase(("GREEN", quantity, 500), customer=ANNA)
    else:
        made = till.consent("given", f"2026-03-0{quantity}T00:00:00Z", customer=ANNA)
    return OperationBody.model_validate({**made, "id": f"{device}-{kind}-{number}", "seq": number})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.dictionaries(st.tuples(st.sampled_from(DEVICES), st.integers(0, 7)), st.integers(1, 3), min_size=1),
    data=st.data(),
)
def test_whatever_comes_again_and_in_whatever_batches_has_its_effect_once(
    database: Database, till: Any, wanted: dict[tuple[str, int], int], data: st.DataObject
) -> None:
    made = {
        (device, number): _made(till, device, number, "purchase", quantity)
        for (device, number), quantity in wanted.items()
    }
    batch = st.lists(st.sampled_from(sorted(made)), max_size=6)
    batches = [*data.draw(st.lists(batch, max_size=8)), sorted(made)]
    now = operations_time(database)
    with undone(database) as connection:
        answered: dict[str, list[str]] = {}
        for keys in batches:
            for device in DEVICES:
                mine = [made[key] for key in keys if key[0] == device]
                told = ChainHead(seq=8, chain=chain(8))
                for result in operations.apply_batch(connection, device, told, mine, now).results:
                    answered.setdefault(result.id, []).append(result.outcome)
        pieces = sum(wanted.values())
        stored = connection.execute(select(t.orders).where(t.orders.c.channel == "kiosk")).all()
        assert sorted(order.id for order in stored) == sorted(operation.id for operation in made.values())
        assert sum(order.pieces for order in stored) == pieces
        points = connection.scalar(select(t.customers.c.points).where(t.customers.c.reference == "C1"))
        assert points == 100 + 5 * pieces
        here = (t.stock.c.sku == "GREEN") & (t.stock.c.location == "here")
        assert connection.scalar(select(t.stock.c.quantity).where(here)) == max(0, 5 - pieces)
        for each in answered.values():
            assert each[0] == "applied"
            assert set(each[1:]) <= {"duplicate"}


def operations_time(database: Database) -> Any:
    with database.read() as connection:
        return connection.scalar(select(func.max(t.orders.c.received_at))) + timedelta(days=1)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    decisions=st.lists(st.tuples(st.sampled_from(["given", "withdrawn"]), st.integers(1, 4)), min_size=1, max_size=8),
    data=st.data(),
)
def test_a_withdrawal_beats_every_grant_not_dated_later_in_any_order(
    database: Database, till: Any, decisions: list[tuple[str, int]], data: st.DataObject
) -> None:
    made = [till.consent(state, f"2026-02-0{day}T00:00:00Z", customer=ANNA) for state, day in decisions]
    arrival = data.draw(st.permutations(list(enumerate(made))))
    with undone(database) as connection:
        for device, operation in arrival:  # each from a device of its own: their numbers say nothing
            one = [OperationBody.model_validate(operation)]
            told = ChainHead(operation["seq"], chain(operation["seq"]))
            answer = operations.apply_batch(connection, f"K{device + 1:02}", told, one, operations_time(database))
            assert [result.outcome for result in answer.results] == ["applied"]
        (holds,) = (s for s in consents.statuses(connection, "C1") if s.purpose is Purpose.MARKETING)
    last_withdrawal = max((day for state, day in decisions if state == "withdrawn"), default=0)
    last_grant = max((day for state, day in decisions if state == "given"), default=0)
    assert holds.state is (ConsentState.GIVEN if last_grant > last_withdrawal else ConsentState.WITHDRAWN)
