"""Points: what a purchase earns."""

from __future__ import annotations

from kiosk.domain.basket import Totals

POINTS_PER = 100
"""Minor units paid for goods, deposit left out, that earn one point."""


def points_for(paid: int) -> int:
    """The points that goods earn, from what is paid for them in minor units."""
    return max(0, paid) // POINTS_PER


def points_of(totals: Totals) -> int:
    """The points that a basket or a sale earns: offers and vouchers earn none."""
    return points_for((totals.goods - totals.saved).amount)
