"""Points at the central service: held by one basket at a time, used once, free again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from kiosk.central import points
from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.central.erasure import erase
from tests.unit.central.conftest import ANNA, Time, batch, eur
from tests.unit.central.test_central_offers import discounted, flags

Deliver = Callable[..., list[dict[str, Any]]]
SignIn = Callable[..., dict[str, str]]
OTHER = {"Kiosk-Device": "K02"}


@pytest.fixture(autouse=True)
def a_card_that_proves_it(database: Database) -> None:
    """Anna has 500 points and a verified card."""
    with database.write() as connection:
        connection.execute(update(t.tokens).where(t.tokens.c.value == ANNA["value"]).values(level="verified"))
        connection.execute(update(t.customers).where(t.customers.c.reference == "C1").values(points=500))


def hold(client: TestClient, headers: dict[str, str], key: str, wanted: int = 500) -> Any:
    body = {"points": wanted, "currency": "EUR"}
    return client.post("/v1/customers/C1/points-holds", json=body, headers={**headers, "Idempotency-Key": key})


def elsewhere(sign_in: SignIn, client: TestClient) -> dict[str, str]:
    """The headers of Anna's session at another kiosk."""
    here = client.headers["Kiosk-Device"]
    client.headers.update(OTHER)
    session = {**sign_in(ANNA), **OTHER}
    client.headers["Kiosk-Device"] = here
    return session


def release(client: TestClient, key: str, **headers: str) -> bool:
    released: bool = client.post(f"/v1/points-holds/{key}/release", json={}, headers=headers).json()["released"]
    return released


def bought(till: Any, key: str, amount: int, goods: int = 1000) -> Any:
    made = discounted(till, ("points", key, amount), goods=goods)
    made["payload"]["customer"] = {"reference": "C1", "token": None}
    return made


def balance(client: TestClient, sign_in: SignIn) -> int:
    found: int = client.get("/v1/customers/C1/view", headers=sign_in(ANNA)).json()["customer"]["points"]
    return found


def test_a_hold_is_a_voucher_for_one_basket(client: TestClient, sign_in: SignIn) -> None:
    session = sign_in(ANNA)
    first = hold(client, session, "key-1")
    assert first.status_code == 200, first.text
    held = first.json()
    assert (held["id"], held["kind"], held["code"], held["amount"]) == ("points", "points", "key-1", eur(500))
    again = hold(client, session, "key-1")
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (held, "true")
    refused = hold(client, elsewhere(sign_in, client), "key-2", 100)
    assert (refused.status_code, refused.json()["type"]) == (409, "points-short")
    assert balance(client, sign_in) == 500  # nothing is used up yet


def test_two_kiosks_at_once_and_one_of_them_gets_the_points(client: TestClient, sign_in: SignIn) -> None:
    sessions = [{**sign_in(ANNA), "Kiosk-Device": "K01"}, elsewhere(sign_in, client)]
    together = Barrier(2)
    answers: list[int] = []

    def ask(session: dict[str, str]) -> None:
        together.wait()
        answers.append(hold(client, session, session["Kiosk-Device"]).status_code)

    threads = [Thread(target=ask, args=(session,)) for session in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409]


def test_a_number_proves_nothing(client: TestClient, sign_in: SignIn) -> None:
    refused = hold(client, sign_in({"kind": "number", "value": "700000001"}), "key-1")
    assert (refused.status_code, refused.json()["type"]) == (409, "not-verified")


@pytest.mark.parametrize(("wanted", "kind"), [(501, "points-short"), (99, "points-short")])
def test_nobody_holds_more_than_there_is_or_next_to_nothing(
    client: TestClient, sign_in: SignIn, wanted: int, kind: str
) -> None:
    assert hold(client, sign_in(ANNA), "key-1", wanted).json()["type"] == kind


def test_a_key_that_is_no_code_is_refused(client: TestClient, sign_in: SignIn) -> None:
    assert hold(client, sign_in(ANNA), "k" * 41).json()["type"] == "key-too-long"


def test_what_is_released_is_free_again(client: TestClient, sign_in: SignIn) -> None:
    hold(client, sign_in(ANNA), "key-1")
    assert not release(client, "key-1", **OTHER)
    assert hold(client, elsewhere(sign_in, client), "key-2").status_code == 409
    assert release(client, "key-1")
    assert not release(client, "key-1")
    assert hold(client, elsewhere(sign_in, client), "key-2").status_code == 200


def test_a_kiosk_that_died_holds_them_for_half_an_hour(client: TestClient, sign_in: SignIn, clock: Time) -> None:
    hold(client, sign_in(ANNA), "key-1")
    clock.moment += points.HELD_FOR - timedelta(seconds=1)
    assert hold(client, elsewhere(sign_in, client), "key-2").status_code == 409
    clock.moment += timedelta(seconds=1)
    assert hold(client, elsewhere(sign_in, client), "key-2").status_code == 200


def test_the_same_kiosk_started_anew_has_them_at_once(client: TestClient, sign_in: SignIn) -> None:
    assert hold(client, sign_in(ANNA), "key-1").status_code == 200
    assert hold(client, sign_in(ANNA), "key-2").status_code == 200
    assert hold(client, elsewhere(sign_in, client), "key-3").status_code == 409


def test_a_purchase_uses_what_it_needed_once(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver, database: Database
) -> None:
    hold(client, sign_in(ANNA), "key-1")
    sold = bought(till, "key-1", 300)
    assert [one["outcome"] for one in deliver(sold)] == ["applied"]
    assert [one["outcome"] for one in deliver(sold)] == ["duplicate"]
    assert flags(client) == [[]]
    assert balance(client, sign_in) == 500 - 300 + 7  # earned on the 7.00 that were paid
    with database.read() as connection:
        row = connection.execute(select(t.point_holds)).one()
    assert (row.used_by, row.used) == (sold["id"], 300)
    assert not release(client, "key-1")
    assert hold(client, sign_in(ANNA), "key-2", 207).status_code == 200  # the rest is free
    assert deliver(bought(till, "key-1", 100))[0]["code"] == "flagged"
    assert flags(client)[1] == ["points-not-held"]


def test_a_purchase_that_was_told_late_counts(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver, clock: Time
) -> None:
    hold(client, sign_in(ANNA), "key-1")
    clock.moment += timedelta(days=2)
    deliver(bought(till, "key-1", 500))
    assert flags(client) == [[]]
    assert balance(client, sign_in) == 5


def test_no_balance_falls_below_nothing(
    client: TestClient, sign_in: SignIn, till: Any, deliver: Deliver, clock: Time
) -> None:
    """It was sold offline, told after its time, and meanwhile another kiosk had the points."""
    hold(client, sign_in(ANNA), "key-1")
    clock.moment += points.HELD_FOR
    hold(client, elsewhere(sign_in, client), "key-2")
    other = bought(till, "key-2", 400)
    headers = {"Kiosk-Device": "K02"}
    client.post("/v1/operations", json=batch(other, last_seq=1, device="K02"), headers=headers)
    deliver(bought(till, "key-1", 500))
    assert flags(client) == [[], ["points-short"]]
    assert balance(client, sign_in) == 5  # 500 - 400 + 6 earned, less the 106 there were, + 5 earned


def test_points_of_nobody_are_flagged(client: TestClient, till: Any, deliver: Deliver) -> None:
    deliver(discounted(till, ("points", "key-9", 100)))
    assert flags(client) == [["points-not-held", "points-short"]]


def test_an_erased_customer_leaves_no_hold(
    client: TestClient, sign_in: SignIn, database: Database, clock: Time
) -> None:
    hold(client, sign_in(ANNA), "key-1")
    with database.write() as connection:
        erase(connection, "C1", clock())
        assert connection.execute(select(t.point_holds)).all() == []
