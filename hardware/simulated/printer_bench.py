"""How fast a slip is on its way and confirmed: the real driver against the simulated printer over TCP on loopback."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from hardware.printer.driver import EscPosPrinter
from hardware.simulated.printer import SimulatedPrinter
from kiosk.domain.basket import Totals
from kiosk.domain.money import Money
from kiosk.domain.payment import Tender
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.tax import vat_table

_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class PrinterLatencies:
    """Seconds from `print()` until the printer had the first byte, and until the driver knew that all of it is out."""

    first_byte: tuple[float, ...]
    confirmed: tuple[float, ...]


def printer_latencies(runs: int = 50) -> PrinterLatencies:
    """Print a slip of ten lines so many times; the printer takes no time for paper."""
    receipt = _receipt()
    first: list[float] = []
    confirmed: list[float] = []
    with SimulatedPrinter().start() as peer:
        driver = EscPosPrinter.in_network("127.0.0.1", peer.port, columns=48)
        driver.open()
        for run in range(_WARM_UP + runs):
            peer.listen_anew()
            began = time.monotonic()
            driver.print(receipt)
            if run >= _WARM_UP and (heard := peer.first_byte_at) is not None:
                first.append(heard - began)
                confirmed.append(time.monotonic() - began)
        driver.close()
    return PrinterLatencies(tuple(first), tuple(confirmed))


def _receipt() -> Receipt:
    price, nothing = Money(990, "EUR"), Money.zero("EUR")
    lines = tuple(ReceiptLine(f"Article number {n}", 1, price, price, nothing, 700) for n in range(10))
    total = price * len(lines)
    return Receipt(
        store_name="Maison Nord",
        store_address=("Musterstraße 1", "10115 Berlin"),
        number="K01-000001",
        placed_at=datetime(2026, 1, 2, 12, 0, tzinfo=UTC),
        timezone="Europe/Berlin",
        language="en",
        lines=lines,
        totals=Totals(total, nothing, total, vat_table((700, line.goods) for line in lines)),
        tender=Tender.PAY_AT_TILL,
        is_order=True,
        qr="https://shop.example/o/0190b6f0-0000-7000-8000-000000000000",
    )
