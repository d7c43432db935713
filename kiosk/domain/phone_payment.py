"""A payment that the buyer confirms on their own phone, as the central service tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PhonePaymentState(StrEnum):
    """open → paid | cancelled; paid → refunded. All but `open` and `paid` are final."""

    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class PhonePayment:
    """How it stands; `reference` is the payment provider's."""

    state: PhonePaymentState
    reference: str = ""
