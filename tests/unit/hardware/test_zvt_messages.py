"""Messages that real terminals sent, and what the till sends.

The recorded messages are test data of Portalum.Zvt (MIT): terminals of card complete and hobex, 2021.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hardware.terminal import bitmaps, codes, messages
from hardware.terminal.apdu import decode
from hardware.terminal.heard import Heard
from hardware.terminal.messages import Slips
from kiosk.domain.money import Money
from kiosk.domain.terminal import (
    SlipKind,
    TerminalOutcome,
    TerminalReason,
    TerminalStatus,
    TerminalStep,
    TransactionMark,
)

CANCELLED = "040F1E 276C 2928004869 3CF0F1F9 4162627275636820647572636820 4B756E6465"
APPROVED = (
    "040F77 2700 04000000002040 0B000470 0C223953 0D1006 0E2512 170001 1970 22F0F8EEEEEEEEEEEE4771 2928004869"
    "2A313030343631373633202020202020 3B3631313830340000 3CF0F1F447454E2E4E522E3A363131383034 490978 870470 88000470"
    "8A2E 8BF1F74465626974204D61737465726361726400"
)
WITH_CONTAINER = (
    "040F6C 2700 04000000002040 0C210916 0D1101 0E9999 22F0F8EEEEEEEEEEEE4771 A001 2900000006 870005 0B000000 8A06"
    "8BF1F14D41535445524341524400 062E2F081F1201011F100103601B4307A00000000410104410446562697420"
    "4D6173746572636172641F2B0410016005"
)


def test_a_recorded_cancellation() -> None:
    heard = messages.transaction(decode(bytes.fromhex(CANCELLED)).data)
    assert (heard.code, heard.good, heard.fields.problem) == (0x6C, False, "")
    result = heard.result(TerminalOutcome.DECLINED, codes.reason(0x6C), (), "EUR")
    assert (result.text, result.terminal_id) == ("Abbruch durch Kunde", "28004869")
    assert result.reason is TerminalReason.CANCELLED


def test_a_recorded_approval() -> None:
    heard = messages.transaction(decode(bytes.fromhex(APPROVED)).data)
    assert heard.good
    assert heard.fields.problem == ""
    result = heard.result(TerminalOutcome.APPROVED, TerminalReason.NONE, (), "CHF")
    assert (result.amount, result.receipt_no, result.trace_no) == (Money(2040, "EUR"), 470, 470)
    assert (result.moment, result.contract_no, result.authorisation) == ("1006 223953", "100461763", "611804")
    assert (result.card, result.card_name, result.card_type) == ("*4771", "Debit Mastercard", 46)
    assert result.text == "GEN.NR.:611804"


def test_a_recorded_approval_with_a_container() -> None:
    heard = messages.transaction(decode(bytes.fromhex(WITH_CONTAINER)).data)
    assert heard.fields.problem == ""
    assert (heard.amount, heard.receipt_no, heard.trace_no, heard.currency) == (2040, 5, 0, None)
    container = {one.tag for one in heard.fields.container}
    assert container == {0x2F, 0x60, 0x1F2B}


def test_a_slip_as_they_come() -> None:
    lines = ["Abschluss - keine TX", "TID:AH000006"]
    texts = b"".join(b"\x07" + bytes([len(line)]) + line.encode("cp437") for line in lines) + bytes.fromhex("09 01 81")
    inside = bytes.fromhex("1F 07 01 03 25") + bytes([len(texts)]) + texts
    slips = Slips()
    slips.block(bytes([0x06, len(inside)]) + inside)
    (slip,) = slips.take()
    assert (slip.kind, slip.lines) == (SlipKind.ADMINISTRATION, ("Abschluss - keine TX", "TID:AH000006"))


def test_what_the_till_sends() -> None:
    assert messages.authorisation(1234, 978).encode() == bytes.fromhex("06 01 0C 04 000000001234 49 0978 19 40")
    assert messages.reversal("123456", 42).encode() == bytes.fromhex("06 30 06 123456 87 0042")
    assert messages.repeat_receipt("000000", only_status=True).encode() == bytes.fromhex("06 20 05 000000 03 03")
    assert messages.with_password(messages.END_OF_DAY, "123456").encode() == bytes.fromhex("06 50 03 123456")
    registration = messages.registration("000000", 0xBE, 978).encode()
    assert registration == bytes.fromhex("06 00 11 000000 BE 0978 06 09 26 04 0A 02 06D3 12 01 42")


@pytest.mark.parametrize(
    ("code", "step", "remove_card"),
    [
        (0x0A, TerminalStep.INSERT_CARD, False),
        (0x0B, TerminalStep.REMOVE_CARD, True),
        (0x15, TerminalStep.WRONG_PIN, False),
        (0x41, TerminalStep.WATCH_PIN_PAD, True),
        (0x55, TerminalStep.WRONG_PIN, True),
        (0x67, TerminalStep.ENTER_MOBILE_NUMBER, True),
        (0x68, TerminalStep.CARD_INSERTED, False),
        (0xD2, TerminalStep.CONNECTING, False),
        (0x5F, TerminalStep.OTHER, False),
        (0xFF, TerminalStep.OTHER, False),
    ],
)
def test_intermediate_codes(code: int, step: TerminalStep, remove_card: bool) -> None:
    assert messages.intermediate(bytes([code])) == TerminalStatus(step, remove_card)


def test_a_status_in_the_terminals_own_words() -> None:
    container = bitmaps.encode(bitmaps.TLV, bytes.fromhex("24 0E 07 0C") + "Bitte warten".encode("cp437"))
    status = messages.intermediate(bytes([0xFF, 0x05]) + container)
    assert status == TerminalStatus(TerminalStep.OTHER, text=("Bitte warten",))


def test_every_code_means_something() -> None:
    assert all(codes.reason(code) for code in range(256))
    assert {codes.reason(code) for code in range(1, 0x64)} == {TerminalReason.HOST_REFUSED}
    of_ours = {
        TerminalReason.WRONG_AMOUNT, TerminalReason.WRONG_CURRENCY, TerminalReason.LINK_LOST, TerminalReason.TIMED_OUT,
        TerminalReason.UNVERIFIED, TerminalReason.NEVER_HAPPENED, TerminalReason.REVERSED,
    }  # fmt: skip
    assert {codes.reason(code) for code in range(256)} == set(TerminalReason) - of_ours
    assert {codes.step(code)[0] for code in range(256)} == set(TerminalStep)


def rows(table: str) -> dict[str, set[int]]:
    """Names and codes of a table in the document."""
    part = (
        (Path(__file__).parents[3] / "docs" / "terminal.md")
        .read_text(encoding="utf-8")
        .split(table)[1]
        .split("\n## ")[0]
    )
    found: dict[str, set[int]] = {}
    for name, cell in re.findall(r"^\| `(\w+)` \| ([^|]*) \|", part, re.MULTILINE):
        ranges = re.findall(r"\b([0-9A-F]{2})(?:–([0-9A-F]{2}))?\b", cell)
        found[name] = {code for first, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1)}
    return found


def test_the_document_has_the_tables() -> None:
    for name, meant in rows("## Result codes").items():
        assert {str(codes.reason(code)) for code in meant} == {name}
        if name != "system":
            assert meant == {code for code in range(256) if codes.reason(code) == name}
    for name, meant in rows("## Intermediate statuses").items():
        assert {str(codes.step(code)[0]) for code in meant} == {name}
    named = set().union(*rows("## Intermediate statuses").values())
    assert named == {
        code for code in range(255) if codes.step(code)[0] is not TerminalStep.OTHER and not 0x41 <= code <= 0x67
    } | {0xFF}


@pytest.mark.parametrize(
    ("completion", "state"),
    [("", 0), ("00", 0), ("9C", 0x9C), ("F0 F0 F3 414243 CC", 0xCC), ("F0 F0 F3 414243", 0xF0), ("F0", 0xF0)],
)
def test_the_state_stands_behind_the_version(completion: str, state: int) -> None:
    assert messages.state_code(bytes.fromhex(completion)) == state


def test_no_slip_and_no_text_holds_a_card_number() -> None:
    card = "4111111111111111"
    slips = Slips()
    slips.line(b"\0Karte " + card.encode())
    slips.block(bitmaps.encode(bitmaps.TLV, b"\x07\x10" + card.encode()))
    status = bitmaps.encode(bitmaps.RESULT, b"\0") + bitmaps.encode(bitmaps.ADDED_TEXT, card.encode())
    status += bitmaps.encode(bitmaps.CARD_NAME, card.encode()) + bitmaps.encode(bitmaps.PAN, bytes.fromhex(card))
    status += bitmaps.encode(bitmaps.TLV, b"\x24\x12\x07\x10" + card.encode())
    result = messages.transaction(status).result(TerminalOutcome.APPROVED, TerminalReason.NONE, slips.take(), "EUR")
    assert "4111111" not in f"{result} {result.card} {messages.transaction(status)}"
    assert result.slips[0].lines == ("Karte ************1111",)
    assert messages.intermediate(b"\xff\0" + bitmaps.encode(bitmaps.TLV, b"\x07\x10" + card.encode())).text == (
        "************1111",
    )


def test_the_marked_transaction_again_is_an_echo() -> None:
    status = decode(bytes.fromhex(APPROVED))
    last = messages.transaction(status.data)
    heard = Heard(TransactionMark(True, False, last.receipt_no, last.trace_no, last.moment))
    heard(status)
    assert heard.transaction is None
    other = Heard(TransactionMark(True, False, 1, 1, last.moment))
    other(status)
    assert other.transaction == last
