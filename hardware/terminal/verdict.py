"""Whether an attempt was paid: by its own dialogue, or by what the terminal says of its last transaction. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.terminal import codes
from hardware.terminal.dialogue import End, Ending
from hardware.terminal.heard import Heard
from hardware.terminal.messages import Transaction
from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TerminalSlip, TransactionMark

_O, _R = TerminalOutcome, TerminalReason
_UNSURE = frozenset({_R.NONE, _R.SYSTEM, _R.PROTOCOL, _R.HOST_UNREACHABLE, _R.DEVICE_DEFECT})
"""Aborts without a status information that leave it open whether something was booked before."""


@dataclass(frozen=True, slots=True)
class Last:
    """A terminal's last transaction. None of `transaction`, `busy`, `empty`: it cannot tell."""

    transaction: Transaction | None = None
    busy: bool = False
    empty: bool = False
    slips: tuple[TerminalSlip, ...] = ()

    @classmethod
    def of(cls, ending: Ending, transaction: Transaction | None, *, provable: bool) -> Last:
        """From an enquiry's ending. An abort proves that there is none only if the terminal takes enquiries."""
        if ending.end is not End.COMPLETED and codes.reason(ending.code) is _R.BUSY:
            return cls(busy=True)
        if transaction is not None:
            return cls(transaction)
        return cls(empty=provable and ending.end is End.ABORTED)

    @property
    def mark(self) -> TransactionMark:
        """What to remember before an attempt."""
        if (last := self.transaction) is not None:
            return TransactionMark(known=True, receipt_no=last.receipt_no, trace_no=last.trace_no, moment=last.moment)
        return TransactionMark(known=self.empty, empty=self.empty)


def judge(last: Last, mark: TransactionMark, amount: Money, *, needs_currency: bool) -> TerminalResult:
    """What became of an attempt that began when the terminal stood at `mark`.

    `unknown` with wrong_amount or wrong_currency: it was paid, but not as asked. `unknown` with unverified: nobody can
    tell from here.
    """
    now = last.transaction
    unverified = TerminalResult(_O.UNKNOWN, _R.UNVERIFIED)
    if not mark.known:
        return unverified
    if now is None:
        return TerminalResult(_O.DECLINED, _R.NEVER_HAPPENED) if last.empty and mark.empty else unverified
    if mark.same(now.receipt_no, now.trace_no, now.moment):
        return TerminalResult(_O.DECLINED, _R.NEVER_HAPPENED)
    if now.code is None:
        return unverified
    if not now.good:
        return now.result(_O.DECLINED, codes.reason(now.code), last.slips, amount.currency)
    if now.original_trace is not None:
        ours = mark.empty or now.original_trace != mark.trace_no
        return now.result(_O.DECLINED, _R.REVERSED, last.slips, amount.currency) if ours else unverified
    return compare(now, last.slips, amount, needs_currency=needs_currency)


def compare(
    now: Transaction, slips: tuple[TerminalSlip, ...], amount: Money, *, needs_currency: bool
) -> TerminalResult:
    """Whether an approved transaction is what was asked for; `unknown` otherwise, as in `judge`."""

    def result(outcome: TerminalOutcome, reason: TerminalReason) -> TerminalResult:
        return now.result(outcome, reason, slips, amount.currency)

    if now.amount is None or now.receipt_no is None or (needs_currency and now.currency is None):
        return result(_O.UNKNOWN, _R.UNVERIFIED)
    if now.currency not in {None, codes.numeric_currency(amount.currency)}:
        return result(_O.UNKNOWN, _R.WRONG_CURRENCY)
    if now.amount != amount.amount:
        return result(_O.UNKNOWN, _R.WRONG_AMOUNT)
    return result(_O.APPROVED, _R.NONE)


def decide(ending: Ending, heard: Heard, amount: Money, *, needs_currency: bool) -> TerminalResult:
    """What an authorisation means that ran to its end; as in `judge`."""
    now, slips, currency = heard.transaction, heard.slips.take(), amount.currency
    if ending.end is End.REFUSED:
        return TerminalResult(_O.DECLINED, codes.reason(ending.code), code=ending.code)
    if now is None:
        if ending.end is End.ABORTED and codes.reason(ending.code) not in _UNSURE:
            return TerminalResult(_O.DECLINED, codes.reason(ending.code), code=ending.code, slips=slips)
        return TerminalResult(_O.UNKNOWN, _R.UNVERIFIED, slips=slips)
    if now.code is None:
        return now.result(_O.UNKNOWN, _R.UNVERIFIED, slips, currency)
    if not now.good:
        return now.result(_O.DECLINED, codes.reason(ending.code or now.code), slips, currency)
    if ending.end is End.ABORTED:  # it said yes, then no
        return now.result(_O.UNKNOWN, _R.UNVERIFIED, slips, currency)
    return compare(now, slips, amount, needs_currency=needs_currency)


def plain(ending: Ending, heard: Heard, currency: str) -> TerminalResult:
    """What the ending of a command means that takes no payment: `approved` is done."""
    code = ending.code or (heard.transaction.code if heard.transaction else 0) or 0
    reason = codes.reason(code)
    done = (ending.end is End.COMPLETED and not code) or reason is _R.ALREADY_REVERSED
    outcome = _O.APPROVED if done else _O.DECLINED
    if heard.transaction is None:
        return TerminalResult(outcome, reason, code=code, slips=heard.slips.take())
    return heard.transaction.result(outcome, reason, heard.slips.take(), currency)
