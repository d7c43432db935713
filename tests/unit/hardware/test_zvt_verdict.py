"""Whether an attempt was paid, from the terminal's last transaction before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.terminal.bitmaps import Bitmaps
from hardware.terminal.dialogue import End, Ending
from hardware.terminal.messages import Transaction
from hardware.terminal.verdict import Last, judge
from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TransactionMark

ASKED = Money(569, "EUR")
EARLIER = Transaction(0, 100, 978, 7, 70, None, "1122 120000", Bitmaps())
PAID = replace(EARLIER, amount=569, receipt_no=8, trace_no=71, moment="1122 120100")
MARK, EMPTY = Last(EARLIER).mark, TransactionMark(known=True, empty=True)
UNDONE = replace(PAID, receipt_no=9, trace_no=72, original_trace=71)
A, D, U = TerminalOutcome.APPROVED, TerminalOutcome.DECLINED, TerminalOutcome.UNKNOWN
R = TerminalReason


@pytest.mark.parametrize(
    ("last", "mark", "outcome", "reason"),
    [
        (Last(PAID), MARK, A, R.NONE),
        (Last(PAID), EMPTY, A, R.NONE),
        (Last(EARLIER), MARK, D, R.NEVER_HAPPENED),
        (Last(empty=True), EMPTY, D, R.NEVER_HAPPENED),
        (Last(empty=True), MARK, U, R.UNVERIFIED),
        (Last(), MARK, U, R.UNVERIFIED),
        (Last(), EMPTY, U, R.UNVERIFIED),
        (Last(PAID), TransactionMark(), U, R.UNVERIFIED),
        (Last(replace(PAID, code=0x71)), MARK, D, R.CREDIT_NOT_SUFFICIENT),
        (Last(replace(PAID, code=None)), MARK, U, R.UNVERIFIED),
        (Last(replace(PAID, amount=570)), MARK, U, R.WRONG_AMOUNT),
        (Last(replace(PAID, amount=None)), MARK, U, R.UNVERIFIED),
        (Last(replace(PAID, currency=756)), MARK, U, R.WRONG_CURRENCY),
        (Last(replace(PAID, currency=None)), MARK, U, R.UNVERIFIED),
        (Last(replace(PAID, receipt_no=None)), MARK, U, R.UNVERIFIED),
        (Last(UNDONE), MARK, D, R.REVERSED),
        (Last(UNDONE), EMPTY, D, R.REVERSED),
        (Last(replace(UNDONE, original_trace=70)), MARK, U, R.UNVERIFIED),
    ],
)
def test_verdicts(last: Last, mark: TransactionMark, outcome: TerminalOutcome, reason: TerminalReason) -> None:
    result = judge(last, mark, ASKED, needs_currency=True)
    assert (result.outcome, result.reason) == (outcome, reason)


def test_a_terminal_that_names_no_currency_can_be_believed() -> None:
    assert judge(Last(replace(PAID, currency=None)), MARK, ASKED, needs_currency=False).approved


@pytest.mark.parametrize(
    ("ending", "provable", "expected"),
    [
        (Ending(End.ABORTED, 0x83), True, Last(empty=True)),
        (Ending(End.ABORTED, 0x83), False, Last()),
        (Ending(End.REFUSED, 0x83), True, Last()),
        (Ending(End.REFUSED, 0x9C), True, Last(busy=True)),
        (Ending(End.ABORTED, 0xA0), True, Last(busy=True)),
        (Ending(End.COMPLETED), True, Last()),
    ],
)
def test_what_an_enquiry_without_a_transaction_means(ending: Ending, provable: bool, expected: Last) -> None:
    assert Last.of(ending, None, provable=provable) == expected
