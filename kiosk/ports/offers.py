"""What takes something off: offers on this device, vouchers and points at the central API."""

from __future__ import annotations

from typing import Protocol

from kiosk.domain.offers import Offer


class OfferBook(Protocol):
    """The offers for everybody on this device: good without a network."""

    async def offers(self) -> tuple[Offer, ...]:
        """All of them, also those that have not begun or have ended, and kinds of vouchers."""


class Vouchers(Protocol):
    """The central API for vouchers that count once; errors as of CentralApi."""

    async def voucher(self, code: str) -> Offer:
        """What a code is good for; CentralRefused "unknown-voucher", "voucher-used" or "voucher-expired"."""


class PointHolds(Protocol):
    """The central API for points that take something off a basket; errors as of CentralApi."""

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        """Hold points for a basket, once for a `key`, which is the offer's code; nobody else can use them meanwhile.

        CentralRefused "not-verified", "points-short" or "session-expired".
        """

    async def release_points(self, key: str) -> None:
        """They are not needed; again, or for a hold that never was, changes nothing."""
