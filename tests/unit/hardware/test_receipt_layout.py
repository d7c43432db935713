from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.layout import DOTS_A_CHARACTER, QrCode, TextLine, set_receipt
from hardware.printer.slip import slip_bytes, slip_parts
from hardware.printer.words import CODE_PAGE, plain
from hardware.simulated.escpos import Cut, EscPosParser, PrintedCode, PrintedLine
from kiosk.domain.fulfilment import Fulfilment, Way
from kiosk.domain.money import Money
from kiosk.domain.payment import CardSlip, Tender
from kiosk.domain.receipt import Receipt, ReceiptLine
from tests.contract.receipts import LINES, euros, receipt
from tests.unit.hardware.slips import CARD, GOLDEN, SCENES, Scene, as_dots, as_text, paid

DIFFERENT = 0.005
"""The share of dots that may differ from a kept picture: where the logo's grey is rounded another way."""

some_money = st.integers(0, 99_999_999).map(euros)
any_text = st.text(max_size=90)
any_line = st.builds(
    ReceiptLine,
    name=any_text,
    quantity=st.integers(1, 99),
    piece_price=some_money,
    goods=some_money,
    deposit=some_money,
    vat_rate=st.sampled_from([0, 700, 1900]),
    grams=st.none() | st.integers(1, 99_999),
    price_per_kg=st.none() | some_money,
    saved=st.none() | some_money,
)
any_card = st.builds(
    CardSlip,
    receipt_no=st.none() | st.integers(0, 9999),
    trace_no=st.none() | st.integers(0, 999_999),
    terminal_id=any_text,
    authorisation=any_text,
    card=any_text,
    card_name=any_text,
    customer_slip=st.lists(any_text, max_size=5).map(tuple),
)
any_receipt = st.builds(
    lambda lines, language, is_order, copy, card, text: replace(
        receipt(language, is_order=is_order, copy=copy, lines=tuple(lines), number=text),
        card=card,
        store_name=text,
        store_address=(text, text),
        qr=text,
    ),
    st.lists(any_line, max_size=4),
    st.sampled_from(["de", "en", "xx"]),
    st.booleans(),
    st.booleans(),
    st.none() | any_card,
    any_text,
)


def text_of(slip: Receipt, columns: int = 42) -> str:
    return as_text(Scene(slip, columns))


@pytest.mark.parametrize("name", SCENES)
def test_slips_read_like_this(name: str) -> None:
    assert as_text(SCENES[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCENES)
def test_slips_look_like_this(name: str) -> None:
    kept = cv2.imread(str(GOLDEN / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    assert kept is not None
    dots = as_dots(SCENES[name])
    assert dots.shape == kept.shape
    assert np.mean(dots != (kept < 128)) <= DIFFERENT


@given(any_receipt, st.integers(24, 64))
def test_no_line_is_wider_than_the_paper_nor_beyond_its_characters(slip: Receipt, columns: int) -> None:
    for item in set_receipt(slip, columns):
        if isinstance(item, TextLine):
            item.text.encode(CODE_PAGE)
            assert item.text == "" or item.text.isprintable()
            assert len(item.text) <= (columns // 2 if item.large else columns)


@given(any_receipt, st.sampled_from([24, 32, 42, 48]))
def test_no_control_byte_of_the_data_reaches_the_printer(slip: Receipt, columns: int) -> None:
    """Of everything that is sent, only python-escpos' own commands are left when the words are taken out."""
    elements = set_receipt(slip, columns)
    sent = slip_bytes(elements)
    neutral = [replace(item, text="x" * len(item.text)) if isinstance(item, TextLine) else item for item in elements]
    expected = slip_bytes(neutral)
    for item in elements:
        if isinstance(item, QrCode):
            code = item.text.encode()
            assert min(code) >= 0x20
            sent, expected = sent.replace(code, b""), expected.replace(code, b"")
    assert [byte for byte in sent if byte < 0x20] == [byte for byte in expected if byte < 0x20]
    events = list(EscPosParser(max(columns, 24) * DOTS_A_CHARACTER).feed(slip_bytes(elements)))
    assert sum(isinstance(event, Cut) for event in events) == 1
    assert isinstance(events[-1], Cut)


@given(any_text)
def test_plain_text_is_what_the_printer_has(text: str) -> None:
    assert all(byte >= 0x20 and byte != 0x7F for byte in plain(text).encode(CODE_PAGE))


@given(st.lists(any_line, min_size=1, max_size=6), st.integers(24, 64))
def test_every_amount_of_the_sums_is_on_the_paper_whole(lines: list[ReceiptLine], columns: int) -> None:
    slip = receipt("en", lines=tuple(lines))
    total = slip.totals.total.amount
    assert f"€{total // 100:,}.{total % 100:02}" in text_of(slip, columns)


@given(st.integers(1, 2500).map(lambda length: "x" * length), st.integers(24, 64))
def test_a_code_fits_the_paper_with_its_quiet_zone_or_is_not_there(text: str, columns: int) -> None:
    for item in set_receipt(replace(receipt(), qr=text), columns):
        if isinstance(item, QrCode):
            side = len(segno.make(item.text, error="m", micro=False, boost_error=False).matrix)
            assert (side + 8) * item.module <= columns * DOTS_A_CHARACTER
            assert item.module >= 3


def test_the_printer_shows_what_was_set() -> None:
    elements = set_receipt(receipt(), 42)
    parser = EscPosParser()
    events = list(parser.feed(slip_bytes(elements)))
    printed = parser.slip.elements
    assert isinstance(events[-1], Cut)
    for element, item in zip(elements, printed, strict=False):
        if isinstance(element, TextLine):
            assert isinstance(item, PrintedLine)
            assert item.text == element.text
            assert (item.bold, item.wide, item.tall) == (element.bold, element.large, element.large)
        else:
            assert item == PrintedCode(element.text, element.module, centred=True, level="m")


def test_the_parts_of_a_slip_are_whole_commands() -> None:
    parts = slip_parts(set_receipt(receipt(), 42))
    parser = EscPosParser()
    for part in parts:
        list(parser.feed(part))
        assert parser.waiting == 0
    assert b"".join(parts) == slip_bytes(set_receipt(receipt(), 42))


def test_an_order_says_that_it_is_no_receipt_and_a_receipt_how_it_was_paid() -> None:
    assert "Dies ist kein Kassenbeleg." in text_of(receipt("de"))
    slip = text_of(receipt("en", is_order=False))
    assert "Paid by card" in slip
    assert "not a receipt" not in slip
    by_phone = replace(receipt("en", is_order=False), tender=Tender.PHONE, card=CardSlip(authorisation="SIM-1"))
    assert "Paid by phone" in text_of(by_phone)
    assert "Card payment" not in text_of(by_phone)


def test_it_says_where_it_is_collected_or_sent() -> None:
    there = Fulfilment(Way.COLLECT, "b", "Berlin Mitte")
    slip = text_of(replace(receipt("de"), fulfilment=there, pickup_code="PK4H7M2"))
    assert "Abholung: Berlin Mitte" in slip
    assert "Abholcode PK4H7M2" in slip
    home = replace(receipt("en"), fulfilment=Fulfilment(Way.DELIVER, address="Lin…, 10… Berlin"))
    assert "To be delivered: Lin" in text_of(home)
    assert not {"Abhol", "Liefer"} & {word for word in ("Abhol", "Liefer") if word in text_of(receipt("de"))}


def test_the_terminals_own_slip_is_printed_as_it_is_else_what_it_told() -> None:
    assert "TA-Nr. 000812  BNr. 0041" in text_of(paid("de", CARD))
    told = text_of(paid("en", replace(CARD, customer_slip=())))
    for fact in ("52500041", "0041", "0812", "778213", "girocard *1234"):
        assert fact in told


def test_an_order_that_is_not_paid_yet_shows_no_card() -> None:
    assert "52500041" not in text_of(replace(receipt("de"), card=CARD))


def test_a_card_number_is_masked_whoever_let_it_through() -> None:
    leaky = replace(CARD, customer_slip=("Karte 4111 1111 1111 1111",), merchant_slip=("nothing for the shopper",))
    slip = text_of(paid("de", leaky))
    assert "4111 1111 1111 1111" not in slip
    assert "1111" in slip
    assert "nothing for the shopper" not in slip


def test_a_reduced_price_shows_what_it_was_and_what_was_saved() -> None:
    reduced = replace(LINES[1], saved=euros(90))
    slip = text_of(receipt("de", lines=(reduced, LINES[2])))
    assert "statt 6,87 €" in slip
    assert "Gespart" in slip
    assert "Gespart" not in text_of(receipt("de"))


def test_a_number_and_its_unit_stay_together() -> None:
    coffee = replace(LINES[1], name="Äthiopien Yirgacheffe, ganze Bohne, 250\N{NO-BREAK SPACE}g")
    assert "250 g" in text_of(receipt("de", lines=(coffee,)), 48)


def test_without_a_code_there_is_none() -> None:
    assert not any(isinstance(item, QrCode) for item in set_receipt(replace(receipt(), qr=""), 42))


def test_a_currency_without_cents_has_none() -> None:
    yen = ReceiptLine("Tee", 1, Money(480, "JPY"), Money(480, "JPY"), Money(0, "JPY"), 700)
    line = next(line for line in text_of(replace(receipt("en"), lines=(yen,))).splitlines() if line.startswith("Tee"))
    assert "480" in line
    assert "4.80" not in line


def test_names_cannot_command_the_printer() -> None:
    evil = replace(LINES[1], name="\x1b@\x1dV\x00\x10\x04\x01Tee\r\n")
    data = slip_bytes(set_receipt(receipt(lines=(evil,)), 42))
    assert data.count(b"\x1dV") == 1
    assert b"\x10\x04" not in data
