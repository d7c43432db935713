"""The central API for what goes on on a shopper's phone: carts, log-in, payments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.customer import CartLine
from kiosk.domain.order import Sale
from kiosk.domain.phone_payment import PhonePayment
from kiosk.ports.central import Identified


@dataclass(frozen=True, slots=True)
class HandoverOffer:
    """A code that opens a cart once, until `expires_at`."""

    code: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LoginOffer:
    """A code for a phone (RFC 8628): `link` opens it there, `user_code` is compared; times in seconds."""

    device_code: str = field(repr=False)
    user_code: str
    link: str
    expires_in: int
    interval: int


class PhoneLogins(Protocol):
    """The central API for log-in by phone; errors as of CentralApi."""

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        """A code for a phone; what this device waited for before is over."""

    async def poll_login(self, device_code: str) -> Identified:
        """Who confirmed; CentralRefused with the RFC's "authorization_pending", "slow_down" or "access_denied"."""


class Handovers(Protocol):
    """The central API for carts on their way between kiosk and phone; errors as of CentralApi."""

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        """Have a cart wait to be claimed by a phone, or by another kiosk; the same for the same `key`."""

    async def handover_claimed(self, code: str) -> bool:
        """Whether somebody has claimed it; CentralRefused "handover-expired"."""

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        """What a code opens; CentralRefused "unknown-handover", "handover-claimed" or "handover-expired"."""


class PhonePayments(Protocol):
    """The central API for payments that the buyer confirms on their phone; errors as of CentralApi."""

    async def offer_payment(self, sale: Sale, *, link: str, valid_for: int) -> str:
        """The link (begun with `link`) on which a sale's payment can be confirmed for so many seconds.

        Again for the same payment: a new link, and the one before is over. CentralRefused "payment-closed".
        """

    async def phone_payment(self, payment_id: str) -> PhonePayment:
        """How it stands."""

    async def cancel_payment(self, payment_id: str) -> PhonePayment:
        """Have it never be paid, also one that did not arrive yet; what is paid stays paid."""

    async def refund_payment(self, payment_id: str) -> PhonePayment:
        """Give it back; what was never paid is cancelled."""
