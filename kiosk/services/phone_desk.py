"""Paying on one's own phone: the central service is told what is to be paid, and asked whether it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from kiosk.domain.order import Sale
from kiosk.domain.payment import Payment
from kiosk.domain.phone_payment import PhonePayment, PhonePaymentState
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TerminalStatus, TransactionMark
from kiosk.errors import CentralDenied, CentralFault, CentralUnavailable
from kiosk.ports import PhonePayments
from kiosk.services.connectivity import Connectivity
from kiosk.services.terminal_desk import NO_WORD

VALID = 180.0
"""Seconds in which the buyer can pay."""
POLL = 1.0
"""Seconds between two questions whether they have."""


class PhoneDesk:
    """A payment is over when the central service says so: paid, or cancelled, after which nobody can pay it."""

    def __init__(
        self, api: PhonePayments, connectivity: Connectivity, *, link: str, valid: float = VALID, poll: float = POLL
    ) -> None:
        self._api = api
        self._connectivity = connectivity
        self._link = link
        self._valid = valid
        self._poll = poll
        self._aborted = ""
        self._stop = asyncio.Event()
        self.changed = asyncio.Event()
        connectivity.changed.subscribe(lambda _connection: self.changed.set())

    @property
    def is_fitted(self) -> bool:
        """Whether the shop has it."""
        return self._link != ""

    @property
    def works(self) -> bool:
        """Whether the central service can be asked now."""
        return self.is_fitted and bool(self._connectivity.current.online)

    async def mark(self) -> TransactionMark:
        """Nothing: a payment is known by its id."""
        return TransactionMark()

    async def authorise(
        self,
        sale: Sale,
        mark: TransactionMark,  # noqa: ARG002 - a terminal's
        hear: Callable[[TerminalStatus], None],  # noqa: ARG002 - a terminal's
        show: Callable[[str], None],
    ) -> TerminalResult:
        """Show the link and ask until it is paid, cancelled, or the time is over."""
        payment = sale.payment
        try:
            link = await self._api.offer_payment(sale, link=self._link, valid_for=int(self._valid))
        except CentralFault as fault:
            self._failed(fault)  # nobody has seen the link: nobody can pay
            return TerminalResult(TerminalOutcome.DECLINED, TerminalReason.LINK_LOST)
        show(link)
        try:
            async with asyncio.timeout(self._valid):
                found = await self._decided(payment)
        except TimeoutError:
            return await self._end(payment, TerminalReason.TIMED_OUT)
        return _result(found) if found is not None else await self._end(payment, TerminalReason.CANCELLED)

    def abort(self, payment: Payment) -> None:
        """The buyer does not want to any more; the central service's word counts all the same."""
        self._aborted = payment.id
        self._stop.set()

    async def recover(self, payment: Payment, mark: TransactionMark) -> TerminalResult:  # noqa: ARG002 - a terminal's
        """Cancel it, unless it is paid."""
        return await self._end(payment, TerminalReason.NEVER_HAPPENED)

    def can_reverse(self, result: TerminalResult) -> bool:
        """Always: by its id."""
        return result.approved

    async def reverse(self, payment: Payment, result: TerminalResult) -> bool:  # noqa: ARG002 - a terminal's
        """Have the central service give it back."""
        try:
            return (await self._api.refund_payment(payment.id)).state is PhonePaymentState.REFUNDED
        except CentralFault as fault:
            self._failed(fault)
            return False

    async def _decided(self, payment: Payment) -> PhonePayment | None:
        """How it ended; None when it was aborted here."""
        while self._aborted != payment.id:
            self._stop.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._poll):
                    await self._stop.wait()
                continue
            try:
                found = await self._api.phone_payment(payment.id)
            except CentralFault as fault:
                self._failed(fault)
                continue
            if found.state is not PhonePaymentState.OPEN:
                return found
        return None

    async def _end(self, payment: Payment, reason: TerminalReason) -> TerminalResult:
        try:
            return _result(await self._api.cancel_payment(payment.id), reason)
        except CentralFault as fault:
            self._failed(fault)
            return NO_WORD

    def _failed(self, fault: CentralFault) -> None:
        if isinstance(fault, CentralUnavailable | CentralDenied):
            self._connectivity.failed(fault)


def _result(found: PhonePayment, reason: TerminalReason = TerminalReason.CANCELLED) -> TerminalResult:
    match found.state:
        case PhonePaymentState.PAID:
            return TerminalResult(TerminalOutcome.APPROVED, authorisation=found.reference)
        case PhonePaymentState.REFUNDED:
            return TerminalResult(TerminalOutcome.DECLINED, TerminalReason.REVERSED)
        case PhonePaymentState.CANCELLED:
            return TerminalResult(TerminalOutcome.DECLINED, reason)
        case PhonePaymentState.OPEN:
            return NO_WORD
