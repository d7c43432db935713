from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.layout import QrCode, TextLine, set_receipt
from hardware.printer.slip import slip_bytes
from hardware.printer.words import CODE_PAGE
from hardware.simulated.escpos import Cut, EscPosParser, PrintedCode, PrintedLine
from kiosk.domain.money import Money
from kiosk.domain.payment import Tender
from kiosk.domain.receipt import ReceiptLine
from tests.contract.receipts import LINES, euros, receipt

GOLDEN = Path(__file__).parent / "golden"

some_money = st.integers(0, 99_999_999).map(euros)
any_line = st.builds(
    ReceiptLine,
    name=st.text(max_size=90),
    quantity=st.integers(1, 99),
    piece_price=some_money,
    goods=some_money,
    deposit=some_money,
    vat_rate=st.sampled_from([0, 700, 1900]),
    grams=st.none() | st.integers(1, 99_999),
    price_per_kg=st.none() | some_money,
)


def as_text(language: str, columns: int, *, is_order: bool = True, copy: bool = False) -> str:
    elements = set_receipt(receipt(language, is_order=is_order, copy=copy), columns)
    lines = (item.text if isinstance(item, TextLine) else f"[QR {item.text}]" for item in elements)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "language", "columns", "is_order", "copy"),
    [
        ("order-de-42", "de", 42, True, False),
        ("order-en-42", "en", 42, True, False),
        ("receipt-de-48-copy", "de", 48, False, True),
        ("receipt-en-32", "en", 32, False, False),
        ("order-de-24", "de", 24, True, False),
    ],
)
def test_slips_look_like_this(name: str, language: str, columns: int, *, is_order: bool, copy: bool) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert as_text(language, columns, is_order=is_order, copy=copy) == expected


@given(st.lists(any_line, max_size=6), st.integers(24, 64), st.sampled_from(["de", "en", "xx"]))
def test_no_line_is_wider_than_the_paper_nor_beyond_its_characters(
    lines: list[ReceiptLine], columns: int, language: str
) -> None:
    for item in set_receipt(receipt(language, lines=tuple(lines)), columns):
        if isinstance(item, TextLine):
            item.text.encode(CODE_PAGE)
            assert item.text.isprintable()
            assert len(item.text) <= (columns // 2 if item.large else columns)


@given(st.lists(any_line, min_size=1, max_size=6), st.integers(24, 64))
def test_every_amount_of_the_sums_is_on_the_paper_whole(lines: list[ReceiptLine], columns: int) -> None:
    slip = receipt("en", lines=tuple(lines))
    text = "\n".join(item.text for item in set_receipt(slip, columns) if isinstance(item, TextLine))
    total = slip.totals.total.amount
    assert f"€{total // 100:,}.{total % 100:02}" in text


def test_the_printer_shows_what_was_set() -> None:
    elements = set_receipt(receipt(), 42)
    parser = EscPosParser()
    events = list(parser.feed(slip_bytes(elements)))
    printed = parser.slip.elements
    assert isinstance(events[-1], Cut)
    assert [item.text for item in printed][: len(elements)] == [item.text for item in elements]
    for element, item in zip(elements, printed, strict=False):
        if isinstance(element, TextLine):
            assert isinstance(item, PrintedLine)
            assert (item.bold, item.wide, item.tall) == (element.bold, element.large, element.large)
        else:
            assert isinstance(item, PrintedCode)


def test_an_order_says_that_it_is_no_receipt_and_a_receipt_how_it_was_paid() -> None:
    assert "Dies ist kein Kassenbeleg." in as_text("de", 42)
    paid = as_text("en", 42, is_order=False)
    assert "Paid by card" in paid
    assert "not a receipt" not in paid
    phone = replace(receipt("en", is_order=False), tender=Tender.PHONE)
    assert any("Paid by phone" in item.text for item in set_receipt(phone, 42))


def test_without_a_code_there_is_none() -> None:
    assert not any(isinstance(item, QrCode) for item in set_receipt(replace(receipt(), qr=""), 42))


def test_a_currency_without_cents_has_none() -> None:
    yen = ReceiptLine("Tee", 1, Money(480, "JPY"), Money(480, "JPY"), Money(0, "JPY"), 700)
    shown = [item.text for item in set_receipt(replace(receipt("en"), lines=(yen,)), 42)]
    assert any("480" in text and "4.80" not in text for text in shown if text.startswith("Tee"))


def test_names_cannot_command_the_printer() -> None:
    evil = replace(LINES[1], name="\x1b@\x1dV\x00\x10\x04\x01Tee\r\n")
    data = slip_bytes(set_receipt(receipt(lines=(evil,)), 42))
    assert data.count(b"\x1dV") == 1
    assert b"\x10\x04" not in data
