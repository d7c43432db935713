"""A card terminal that speaks ZVT."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from hardware.terminal import codes, messages
from hardware.terminal.apdu import ACK, Apdu
from hardware.terminal.dialogue import Dialogue, End, Ending, Silence
from hardware.terminal.heard import Heard
from hardware.terminal.link import Link, Timing
from hardware.terminal.verdict import Last, decide, judge, plain
from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TerminalStatus, TransactionMark
from kiosk.errors import BugError, DeviceAbsent, DeviceLost, TerminalFault

_log = logging.getLogger(__name__)

_ASK_AGAIN = 0.1
_TILL_STARTS_PAYMENTS = 0x10
_O, _R = TerminalOutcome, TerminalReason


class ZvtTerminal:
    """As `ports.CardTerminal`. `connect` makes a new link; `config` is registration's config byte (PA00P015 2.1).

    With `require_currency`, an approval that does not name its currency is not taken for one.
    """

    name = "terminal"

    def __init__(
        self,
        connect: Callable[[], Link],
        *,
        currency: str = "EUR",
        password: str = "000000",  # noqa: S107 - the one that terminals are delivered with
        config: int = 0xBE,
        require_currency: bool = True,
        timing: Timing | None = None,
    ) -> None:
        if currency not in codes.CURRENCIES:
            raise BugError(f"terminals are not driven with {currency} here")
        self._connect = connect
        self._currency = currency
        self._password = password
        self._config = config
        self._require_currency = require_currency
        self._timing = timing or Timing()
        self._link: Link | None = None
        self._registered = False
        self._supported: frozenset[int] = frozenset()
        self._abort = threading.Lock()
        self._aborted = ""
        self._unresolved = ""

    # ── being there ──────────────────────────────────────────────────────────────────────────────

    def open(self) -> None:
        """Connect and register; DeviceAbsent. A terminal still busy with a payment counts as there."""
        self.close()
        self._registered = False
        try:
            self._link = self._connect()
            self._register()
        except DeviceLost as error:
            self.close()
            raise DeviceAbsent(error.what, fix=error.fix or "switch it on, check devices.terminal") from error
        except TerminalFault as fault:
            self.close()
            raise DeviceAbsent(f"the terminal refuses to register: {fault.what}", fix=fault.fix) from fault

    def close(self) -> None:
        """Let the link go."""
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def log_off(self) -> None:
        """Give the terminal its keys back (06 02), and let it go."""
        try:
            if self._link is not None:
                Dialogue(self._link, self._timing, Heard()).run(Apdu(messages.LOG_OFF), only_answered=True)
        finally:
            self.close()

    def check(self) -> None:
        """As `ports.CardTerminal`."""
        ending = self._run(Apdu(messages.STATUS_ENQUIRY))
        code = messages.state_code(ending.data) if ending.end is End.COMPLETED else ending.code
        if reason := codes.terminal_state(code) if code else None:
            raise TerminalFault(f"the terminal is not ready: {reason} ({code:02X})", fix="look at the terminal")

    # ── payments ─────────────────────────────────────────────────────────────────────────────────

    def mark(self) -> TransactionMark:
        """As `ports.CardTerminal`."""
        self._require_resolved()
        deadline = time.monotonic() + self._timing.t3
        while (last := self._query()).busy:  # it may still be at the end of the payment before
            if time.monotonic() >= deadline:
                raise TerminalFault("the terminal is busy", fix="wait, or look at the terminal")
            self._pause()
        return last.mark

    def authorise(
        self,
        attempt_id: str,
        amount: Money,
        mark: TransactionMark,
        on_status: Callable[[TerminalStatus], None] = lambda _: None,
    ) -> TerminalResult:
        """As `ports.CardTerminal`."""
        self._require_resolved()
        command = messages.authorisation(self._cents(amount), codes.numeric_currency(self._currency))
        if self._link is None:
            raise DeviceLost("the terminal is not open")
        if self._is_aborted(attempt_id):
            return TerminalResult(_O.DECLINED, _R.CANCELLED)
        heard = Heard(mark, on_status)
        self._unresolved = attempt_id
        try:
            ending = self._run(command, heard, lambda: self._is_aborted(attempt_id))
        except DeviceLost as error:
            _log.info("the outcome of a card payment is not known: %s", error.what)
            return TerminalResult(_O.UNKNOWN, _R.TIMED_OUT if isinstance(error, Silence) else _R.LINK_LOST)
        result = decide(ending, heard, amount, needs_currency=self._require_currency)
        if result.reason in {_R.WRONG_AMOUNT, _R.WRONG_CURRENCY}:
            result = self._undo(result)
        if result.outcome is not _O.UNKNOWN:
            self._unresolved = ""
        return result

    def abort(self, attempt_id: str) -> None:
        """As `ports.CardTerminal`."""
        with self._abort:
            self._aborted = attempt_id

    def recover(self, attempt_id: str, amount: Money, mark: TransactionMark) -> TerminalResult:
        """As `ports.CardTerminal`."""
        deadline = time.monotonic() + self._timing.t4
        last = self._query()
        told = False
        while last.busy:
            if time.monotonic() >= deadline:
                return TerminalResult(_O.UNKNOWN, _R.BUSY)
            if not told:
                self._ask_to_stop()
                told = True
            self._pause()
            last = self._query()
        result = judge(last, mark, amount, needs_currency=self._require_currency)
        if result.reason in {_R.WRONG_AMOUNT, _R.WRONG_CURRENCY} and self._config & _TILL_STARTS_PAYMENTS:
            result = self._undo(result)
        if result.reason not in {_R.LINK_LOST, _R.TIMED_OUT} and self._unresolved in {"", attempt_id}:
            self._unresolved = ""
        return result

    def reverse(self, receipt_no: int) -> TerminalResult:
        """As `ports.CardTerminal`."""
        self._require_resolved()
        return self._reverse(receipt_no)

    # ── upkeep ───────────────────────────────────────────────────────────────────────────────────

    def query_last(self) -> Last:
        """What the terminal says of its last transaction; DeviceFault."""
        return self._query()

    def repeat_receipt(self) -> TerminalResult:
        """As `ports.CardTerminal`."""
        return self._simple(messages.repeat_receipt(self._password, only_status=False))

    def end_of_day(self) -> TerminalResult:
        """As `ports.CardTerminal`."""
        self._require_resolved()
        return self._simple(messages.with_password(messages.END_OF_DAY, self._password))

    def diagnose(self) -> TerminalResult:
        """As `ports.CardTerminal`."""
        return self._simple(Apdu(messages.DIAGNOSIS))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _register(self) -> None:
        ending = self._run(messages.registration(self._password, self._config, codes.numeric_currency(self._currency)))
        if ending.end is End.COMPLETED:
            self._registered = True
            self._supported = messages.supported_commands(ending.data)
            named = messages.currency_in(ending.data)
            if named not in {None, codes.numeric_currency(self._currency)}:
                raise TerminalFault(f"it counts in currency {named}", fix=f"set the terminal to {self._currency}")
        elif codes.reason(ending.code) is not _R.BUSY:
            raise TerminalFault(
                f"{codes.reason(ending.code)} ({ending.code:02X})", fix="check devices.terminal.password"
            )

    def _run(
        self, command: Apdu, heard: Heard | None = None, wants_abort: Callable[[], bool] = lambda: False
    ) -> Ending:
        """One command; on DeviceLost the link is dropped."""
        if self._link is None:
            raise DeviceLost("the terminal is not open")
        heard = heard or Heard()
        try:
            ending = Dialogue(self._link, self._timing, heard, wants_abort).run(command)
        except BaseException:  # in the middle, whatever it was: the link is of no more use
            self._abandon()
            raise
        if ending.spent:
            self._abandon()
        return ending

    def _query(self) -> Last:
        if self._link is None:
            self._reopen()
        if not self._registered:
            self._register()
        if not self._registered:
            return Last(busy=True)
        heard = Heard()
        ending = self._run(messages.repeat_receipt(self._password, only_status=True), heard)
        return Last.of(ending, heard.transaction, provable=messages.REPEAT_RECEIPT in self._supported)

    def _abandon(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.abandon()

    def _pause(self) -> None:
        time.sleep(min(_ASK_AGAIN, self._timing.t3 / 10))

    def _reopen(self) -> None:
        """A new link for a question that cannot wait for the supervisor; DeviceLost."""
        try:
            self.open()
        except DeviceAbsent as error:
            raise DeviceLost(error.what, fix=error.fix) from error

    def _ask_to_stop(self) -> None:
        """Whatever the terminal still waits for, nobody wants it any more; DeviceLost."""
        if (link := self._link) is None:
            return
        try:
            link.send(Apdu(messages.ABORT))
            deadline = time.monotonic() + self._timing.t3
            while (left := deadline - time.monotonic()) > 0:
                message = link.receive(left)
                if message is not None and message.is_answer:
                    return
                if message is not None:
                    link.send(ACK)
            raise DeviceLost("the terminal does not answer", fix="look at the terminal")
        except DeviceLost:
            self._abandon()
            raise

    def _undo(self, wrong: TerminalResult) -> TerminalResult:
        """Reverse what nobody asked for: declined when that succeeded, else unknown as before."""
        if wrong.receipt_no is None:
            return wrong
        _log.warning("the terminal booked another amount or currency than asked for; it is reversed")
        try:
            undone = self._reverse(wrong.receipt_no)
        except DeviceLost:
            return TerminalResult(_O.UNKNOWN, _R.LINK_LOST, receipt_no=wrong.receipt_no)
        if undone.outcome is _O.UNKNOWN:
            return TerminalResult(_O.UNKNOWN, undone.reason, receipt_no=wrong.receipt_no)
        return replace(wrong, outcome=_O.DECLINED, slips=wrong.slips + undone.slips) if undone.approved else wrong

    def _reverse(self, receipt_no: int) -> TerminalResult:
        heard = Heard()
        if self._link is None:
            self._reopen()
        try:
            ending = self._run(messages.reversal(self._password, receipt_no), heard)
        except DeviceLost as error:
            return TerminalResult(_O.UNKNOWN, _R.TIMED_OUT if isinstance(error, Silence) else _R.LINK_LOST)
        return plain(ending, heard, self._currency)

    def _simple(self, command: Apdu) -> TerminalResult:
        heard = Heard()
        return plain(self._run(command, heard), heard, self._currency)

    def _is_aborted(self, attempt_id: str) -> bool:
        with self._abort:
            return self._aborted == attempt_id

    def _cents(self, amount: Money) -> int:
        if amount.currency != self._currency or not 0 < amount.amount < 10**12:
            raise BugError(f"a terminal that counts in {self._currency} cannot take {amount.amount} {amount.currency}")
        return amount.amount

    def _require_resolved(self) -> None:
        if self._unresolved:
            raise TerminalFault("the last payment's outcome is not known yet", fix="wait until it has been asked for")
