"""What all messages have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.domain.money import Money

CONTRACT = "1.0"
MAX_BATCH = 100


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("is beyond the calendar in UTC") from None


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment in RFC 3339 with its offset, given as aware UTC."""

Sku = Annotated[str, Field(min_length=1, max_length=64)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Texts = dict[str, str]
Json = dict[str, Any]


class Header:
    """Names of the HTTP headers of the contract."""

    DEVICE = "Kiosk-Device"
    STORE = "Kiosk-Store"
    SESSION = "Kiosk-Session"
    SEQUENCE = "Kiosk-Sequence"  # the device's newest entry …
    CHAIN = "Kiosk-Chain"  # … and the hash over all up to it; with every call of a device
    KEY = "Idempotency-Key"
    REPLAYED = "Idempotency-Replayed"


class Message(BaseModel):
    """A part of an answer: unknown fields are ignored, so that a newer service can add some."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class MoneyBody(Message):
    """Money: `amount` in minor units of the ISO 4217 `currency`."""

    amount: Annotated[int, Field(strict=True, ge=-(2**53), le=2**53)]
    currency: Currency

    def to_domain(self) -> Money:
        return Money(self.amount, self.currency)

    @classmethod
    def of(cls, money: Money) -> MoneyBody:
        return cls(amount=money.amount, currency=money.currency)

    @classmethod
    def maybe(cls, money: Money | None) -> MoneyBody | None:
        return None if money is None else cls.of(money)
