"""Value added tax, contained in gross prices, per rate on the receipt's total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.money import Money, half_up

BASIS_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class VatLine:
    """One row of a receipt's VAT table: `rate` in basis points (1900 = 19 %), `gross` = `net` + `vat`."""

    rate: int
    gross: Money
    vat: Money

    @property
    def net(self) -> Money:
        """Gross less VAT."""
        return self.gross - self.vat


def contained_vat(gross: Money, rate: int) -> Money:
    """The VAT within a gross amount: gross · rate / (1 + rate), rounded half-up once."""
    return Money(half_up(gross.amount * rate, BASIS_POINTS + rate), gross.currency)


def vat_table(amounts: Iterable[tuple[int, Money]]) -> tuple[VatLine, ...]:
    """Sum gross amounts per rate, then take the VAT of each sum; highest rate first."""
    sums: dict[int, list[Money]] = defaultdict(list)
    for rate, gross in amounts:
        sums[rate].append(gross)
    lines = []
    for rate in sorted(sums, reverse=True):
        total = sum(sums[rate][1:], start=sums[rate][0])
        lines.append(VatLine(rate, total, contained_vat(total, rate)))
    return tuple(lines)
