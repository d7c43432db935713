"""Money in integer minor units."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import BugError


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in minor units (cents for EUR) of the ISO 4217 `currency`. Never mixes currencies."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.amount, bool) or not isinstance(self.amount, int):
            raise BugError(f"money must be integer minor units, not {self.amount!r}")
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isupper():
            raise BugError(f"not an ISO 4217 currency: {self.currency!r}")

    @classmethod
    def zero(cls, currency: str) -> Money:
        """No money, in a currency."""
        return cls(0, currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise BugError(f"cannot mix {self.currency} and {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: int) -> Money:
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __bool__(self) -> bool:
        return self.amount != 0


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` rounded to an integer, halves away from zero (commercial rounding)."""
    if denominator <= 0:
        raise BugError(f"denominator must be positive, not {denominator}")
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude
