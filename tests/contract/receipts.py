"""A receipt with one of everything: deposit, weight, several pieces, two VAT rates, letters no printer has."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.domain.basket import Totals
from kiosk.domain.money import Money
from kiosk.domain.payment import Tender
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.domain.tax import vat_table


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


LINES = (
    ReceiptLine("Äpfel Elstar aus dem Alten Land, handverlesen, im Körbchen", 1, euros(249), euros(249), euros(0), 700),
    ReceiptLine("Crème brûlée", 3, euros(199), euros(597), euros(0), 700),
    ReceiptLine("Mineralwasser 0,75 l", 6, euros(89), euros(534), euros(150), 1900),
    ReceiptLine("Bergkäse „Alt“ – 12 Monate", 1, euros(1021), euros(1021), euros(0), 700, 512, euros(1995)),
)


def receipt(
    language: str = "de",
    *,
    is_order: bool = True,
    copy: bool = False,
    lines: tuple[ReceiptLine, ...] = LINES,
    number: str = "K01-000123",
) -> Receipt:
    goods = sum((line.goods for line in lines), start=euros(0))
    deposit = sum((line.deposit for line in lines), start=euros(0))
    vat = vat_table((line.vat_rate, line.goods + line.deposit) for line in lines)
    return Receipt(
        store_name="Maison Nord",
        store_address=("Musterstraße 1", "10115 Berlin"),
        number=number,
        placed_at=datetime(2026, 11, 22, 19, 31, tzinfo=UTC),
        timezone="Europe/Berlin",
        language=language,
        lines=lines,
        totals=Totals(goods, deposit, goods + deposit, vat),
        tender=Tender.PAY_AT_TILL if is_order else Tender.CARD,
        is_order=is_order,
        qr="https://shop.example/o/K01-000123",
        points_hint=12,
        copy=copy,
    )
