"""The card terminal as the checkout sees it: no answer is an answer of its own, and nothing blocks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from kiosk.domain.order import Sale
from kiosk.domain.payment import Payment
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TerminalStatus, TransactionMark
from kiosk.errors import BugError, DeviceFault
from kiosk.ports import CardTerminal
from kiosk.services.devices import DeviceSupervisor

_log = logging.getLogger(__name__)

T = TypeVar("T")

NO_WORD = TerminalResult(TerminalOutcome.UNKNOWN, TerminalReason.LINK_LOST)


class TerminalDesk:
    """Everything runs on the terminal's own thread; `changed` is set whenever a device comes or goes."""

    def __init__(self, devices: DeviceSupervisor) -> None:
        self._devices = devices
        self.changed = asyncio.Event()
        devices.changed.subscribe(lambda _: self.changed.set())

    @property
    def is_fitted(self) -> bool:
        """Whether there is a terminal at all."""
        return self._devices.terminal is not None

    @property
    def works(self) -> bool:
        """Whether it can be asked now."""
        return self._devices.can_pay_by_card

    async def mark(self) -> TransactionMark:
        """Its last transaction; DeviceFault."""
        return await self._call(self._terminal.mark)

    async def authorise(
        self,
        sale: Sale,
        mark: TransactionMark,
        hear: Callable[[TerminalStatus], None],
        show: Callable[[str], None],  # noqa: ARG002 - a phone's
    ) -> TerminalResult:
        """Take a payment; `hear` is called on the loop's thread."""
        loop, payment = asyncio.get_running_loop(), sale.payment
        terminal = self._terminal

        def heard(status: TerminalStatus) -> None:
            loop.call_soon_threadsafe(hear, status)

        try:
            return await self._call(lambda: terminal.authorise(payment.id, payment.amount, mark, heard))
        except DeviceFault as fault:
            # most likely nothing was asked of it; its own word, asked for later, is better than our guess
            _log.warning("a card payment broke off: %s", fault)
            return NO_WORD

    def abort(self, payment: Payment) -> None:
        """Have it end soon; its result counts all the same."""
        self._terminal.abort(payment.id)

    async def recover(self, payment: Payment, mark: TransactionMark) -> TerminalResult:
        """What became of a payment nobody heard of; unknown with `link_lost` while it cannot be asked."""
        if not self.is_fitted:
            return NO_WORD
        terminal = self._terminal
        try:
            # also one that is not ready: it may be busy with this very payment, and wait to be told to stop
            return await self._call(lambda: terminal.recover(payment.id, payment.amount, mark), even_faulty=True)
        except DeviceFault as fault:
            _log.info("the terminal cannot tell now: %s", fault)
            return NO_WORD

    def can_reverse(self, result: TerminalResult) -> bool:
        """Whether the terminal said under which number it is booked."""
        return result.receipt_no is not None

    async def reverse(self, payment: Payment, result: TerminalResult) -> bool:  # noqa: ARG002 - the terminal has a number
        """Give a payment back; whether that was done."""
        terminal, receipt_no = self._terminal, result.receipt_no
        if receipt_no is None:
            return False
        try:
            return (await self._call(lambda: terminal.reverse(receipt_no))).approved
        except DeviceFault as fault:
            _log.warning("a payment could not be given back yet: %s", fault)
            return False

    async def end_of_day(self) -> TerminalResult:
        """Close its day; DeviceFault."""
        return await self._call(self._terminal.end_of_day)

    async def diagnose(self) -> TerminalResult:
        """Have it call its host; DeviceFault."""
        return await self._call(self._terminal.diagnose)

    async def repeat_receipt(self) -> TerminalResult:
        """Its last transaction with its slips; DeviceFault."""
        return await self._call(self._terminal.repeat_receipt)

    @property
    def _terminal(self) -> CardTerminal:
        terminal = self._devices.terminal
        if terminal is None:
            raise BugError("there is no card terminal")
        return terminal

    async def _call(self, work: Callable[[], T], *, even_faulty: bool = False) -> T:
        return await self._devices.call(self._terminal.name, work, even_faulty=even_faulty)
