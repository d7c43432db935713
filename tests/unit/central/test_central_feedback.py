"""How shoppers found it, counted and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}


def answer(till: Any, rating: int, **more: Any) -> Any:
    payload = {"rating": rating, "given_at": "2026-03-02T08:59:00Z", "store": "here"}
    return till.operation("feedback", {**payload, **more})


def test_answers_are_counted_once_each(
    client: TestClient, till: Any, deliver: Callable[..., Any], sign_in: Any
) -> None:
    first = answer(till, 5)
    given = (first, answer(till, 5), answer(till, 2), answer(till, 4, store="there"))
    assert {one["outcome"] for one in deliver(*given)} == {"applied"}
    assert {one["outcome"] for one in deliver(*given)} == {"duplicate"}
    counts = client.get("/v1/staff/feedback", headers=sign_in(BADGE)).json()["counts"]
    assert [(one["day"], one["rating"], one["answers"]) for one in counts] == [
        ("2026-03-02", 2, 1),
        ("2026-03-02", 5, 2),
    ]


@pytest.mark.expect_log("rejected: invalid-payload")
@pytest.mark.parametrize("wrong", [{"rating": 6}, {"rating": 0}, {"given_at": "soon"}, {"store": ""}])
def test_rubbish_is_not_counted(till: Any, deliver: Callable[..., Any], wrong: dict[str, Any]) -> None:
    assert deliver(answer(till, **{"rating": 3, **wrong}))[0]["outcome"] == "rejected"


def test_staff_only(client: TestClient, sign_in: Any) -> None:
    customer = sign_in({"kind": "number", "value": "700000001"})
    assert client.get("/v1/staff/feedback", headers=customer).json()["type"] == "session-expired"
