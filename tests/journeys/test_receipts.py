"""From the basket to the slip in one's hand, and to the page its code opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hardware.simulated.printer import SimulatedPrinter
from kiosk.testing.kiosk import Kiosk
from kiosk.testing.pages import Basket

LINK = re.compile(r"\[QR (http://[^]]+/o/[0-9a-f-]{36})\]")


def link_on(slip: str) -> str:
    found = LINK.search(slip)
    assert found is not None, slip
    return found.group(1)


@pytest.mark.kiosk(language="en")
def test_the_code_on_the_slip_opens_the_receipt_as_soon_as_it_has_arrived(kiosk: Kiosk) -> None:
    kiosk.tap_card("clara")
    kiosk.wait_for(screen="home", text="Clara")
    kiosk.network("down")
    kiosk.scan("{product:1}")
    kiosk.at(Basket).check_out().pay_at_till()
    kiosk.wait_for(text="Your slip is printed")
    link = link_on(kiosk.devices.printer.receipts[-1])
    early = httpx.get(link)
    assert early.status_code == 404
    assert "Not here yet" in early.text
    kiosk.network("up")
    kiosk.wait_for(outbox={"pending": 0, "acknowledged": 1}, within="20s")
    page = httpx.get(link)
    assert page.status_code == 200
    assert "Ethiopia Yirgacheffe" in page.text
    assert "Please pay at the till: €9.90" in page.text
    assert "Clara" not in page.text


@pytest.fixture
def serial_printer() -> Iterator[SimulatedPrinter]:
    with SimulatedPrinter("serial", dots=384).start() as printer:
        yield printer


@pytest.mark.kiosk(language="de", size="landscape")
class TestOnASerialLine:
    """The whole kiosk with a printer of 58 mm on a serial line."""

    @pytest.fixture
    def kiosk_settings(self, serial_printer: SimulatedPrinter) -> dict[str, dict[str, Any]]:
        return {"devices": {"printer": {"device": serial_printer.device, "columns": 32}}}

    def test_power_gone_in_the_middle_leaves_the_code_and_a_copy_when_asked_for(
        self, kiosk: Kiosk, serial_printer: SimulatedPrinter
    ) -> None:
        serial_printer.fail_after(12, "power")
        kiosk.scan("{product:1}")
        kiosk.at(Basket).check_out().pay_at_till()
        kiosk.wait_for(screen="done", object="code_instead", within="20s")
        kiosk.wait_for(devices={"printer": "absent"}, within="20s")
        serial_printer.plug()
        kiosk.wait_for(devices={"printer": "ready"}, within="20s")
        assert serial_printer.receipts == []
        assert len(serial_printer.scraps) == 1
        kiosk.touch("print_again")
        kiosk.wait_for(text="Dein Beleg ist gedruckt")
        assert "KOPIE" in serial_printer.receipts[-1]
        lines = serial_printer.receipts[-1].splitlines()
        assert max(len(line) for line in lines if not line.startswith("[QR")) <= 32
