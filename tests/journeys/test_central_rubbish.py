"""The central service answers rubbish or nothing: the shopper goes on, and the order arrives once afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.testing.kiosk import Kiosk
from kiosk.testing.pages import Basket

pytestmark = pytest.mark.kiosk(language="en", settings={"central": {"deadline": 1, "batch_deadline": 1}})


@pytest.mark.parametrize(
    "fault", [{"reply": "html"}, {"reply": "500"}, {"reply": "silent"}, {"reply": "drip"}, {"state": "down"}], ids=str
)
def test_an_order_is_stored_and_arrives_once(kiosk_of_module: Kiosk, fault: dict[str, Any]) -> None:
    kiosk = kiosk_of_module
    before = kiosk.status()["outbox"]["acknowledged"]
    kiosk.network(**fault)
    kiosk.scan("{product:1}")
    kiosk.wait_for(basket={"lines": 1, "total": "9.90"})
    kiosk.tap_card("anna")
    kiosk.wait_for(text="noted", within="15s")
    kiosk.at(Basket).check_out().pay_at_till()
    kiosk.wait_for(text="Your order is stored")
    kiosk.expect(outbox={"pending": 1, "parked": 0, "acknowledged": before}, central={"purchases": 0})
    kiosk.network("up")
    kiosk.wait_for(outbox={"pending": 0, "parked": 0, "acknowledged": before + 1}, within="60s")
    kiosk.expect(central={"purchases": [{"total": "9.90", "pieces": 1, "customer": "known"}]})
