"""Who saw that a buyer is old enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}
SEEN = {"age": 18, "staff": "S1", "checked_at": "2026-03-01T16:59:00Z", "offline": False}


@pytest.mark.parametrize(("offline", "action"), [(False, "age-check"), (True, "age-check-offline")])
def test_it_stands_in_the_order_and_is_an_audit_record_once(
    client: TestClient, till: Any, deliver: Callable[..., Any], sign_in: Any, offline: bool, action: str
) -> None:
    sale = till.purchase(("GREEN", 1, 500), age_check={**SEEN, "offline": offline})
    assert deliver(sale)[0]["outcome"] == "applied"
    assert deliver(sale)[0]["outcome"] == "duplicate"
    stored = client.get(f"/v1/testing/purchases/{sale['id']}").json()
    assert stored["age_check"] == {**SEEN, "offline": offline}
    records = client.get("/v1/staff/audit", headers=sign_in(BADGE)).json()["records"]
    assert [(one["action"], one["staff"], one["query"]) for one in records if "age" in one["action"]] == [
        (action, "S1", "K01-000001")
    ]


@pytest.mark.expect_log("rejected: invalid-payload")
@pytest.mark.parametrize("wrong", [{"age": 0}, {"staff": ""}, {"checked_at": "soon"}])
def test_rubbish_is_not_taken(till: Any, deliver: Callable[..., Any], wrong: dict[str, Any]) -> None:
    (result,) = deliver(till.purchase(("GREEN", 1, 500), age_check={**SEEN, **wrong}))
    assert (result["outcome"], result["code"]) == ("rejected", "invalid-payload")


def test_a_date_of_birth_is_not_stored(client: TestClient, till: Any, deliver: Callable[..., Any]) -> None:
    sale = till.purchase(("GREEN", 1, 500), age_check={**SEEN, "born": "2000-01-01"})
    deliver(sale)
    assert client.get(f"/v1/testing/purchases/{sale['id']}").json()["age_check"] == SEEN
