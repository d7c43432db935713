"""Points on hold for a basket: held by one device at a time, used by its purchase, or free again after a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from kiosk.central import tables as t
from kiosk.central.problems import Problem
from kiosk.domain.customer import Assurance
from kiosk.domain.loyalty import LEAST_POINTS, POINTS_OFFER, points_used, worth
from kiosk.domain.offers import OfferKind
from kiosk.wire.base import MoneyBody
from kiosk.wire.customer import level_of
from kiosk.wire.offers import OfferBody
from kiosk.wire.operations import PurchasePayload

HELD_FOR = timedelta(minutes=30)
"""Longer than anybody stands at a kiosk; a purchase within it counts, however late it is told."""
KEPT = timedelta(days=90)
"""How long a hold that nobody used is remembered for a purchase that comes late."""
NAMES = {"de": "Eingelöste Punkte", "en": "Points redeemed"}

Flag = dict[str, Any]


def hold(
    connection: Connection,
    customer: str,
    *,
    key: str,
    points: int,
    level: str,
    device: str,
    currency: str,
    now: datetime,
) -> OfferBody:
    """Hold points under a key, for nobody else to use; what they are for a basket.

    A device has one basket, so what it held for this customer before (and forgot, when it died) is free again.
    409 `not-verified`: a look-up key proves nothing; `points-short`: there are not so many that are free.
    """
    if level_of(level) < Assurance.VERIFIED:
        raise Problem(409, "not-verified", "points are for who showed a signed code or logged in")
    balance = connection.scalar(
        select(t.customers.c.points).where(t.customers.c.reference == customer).with_for_update()
    )
    holds = t.point_holds.c
    unused = holds.used_by.is_(None)
    theirs = and_(holds.customer == customer, holds.device == device)
    connection.execute(delete(t.point_holds).where(unused, or_(theirs, holds.expires_at < now - KEPT)))
    held = connection.scalar(
        select(func.coalesce(func.sum(holds.points), 0)).where(
            holds.customer == customer, unused, holds.expires_at > now
        )
    )
    if points < LEAST_POINTS or (balance or 0) - (held or 0) < points:
        raise Problem(409, "points-short", "there are not so many points to redeem")
    expires = now + HELD_FOR
    connection.execute(
        insert(t.point_holds).values(
            id=key, customer=customer, device=device, points=points, held_at=now, expires_at=expires
        )
    )
    return OfferBody(
        id=POINTS_OFFER,
        names=NAMES,
        kind=OfferKind.POINTS,
        amount=MoneyBody.of(worth(points, currency)),
        valid_until=expires,
        code=key,
        offline=False,
    )


def release(connection: Connection, key: str, *, device: str) -> bool:
    """The device does not need them any more; whether they were held. Used ones stay used."""
    holds = t.point_holds.c
    gone = connection.execute(
        delete(t.point_holds).where(holds.id == key, holds.device == device, holds.used_by.is_(None))
    )
    return gone.rowcount == 1


def settle(
    connection: Connection, order_id: str, payload: PurchasePayload, customer: str | None, device: str
) -> tuple[int, list[Flag]]:
    """Use the points that a purchase redeemed, each hold once: how many go from the balance, and doubts for staff.

    Nothing is refused, and no balance falls below nothing. A hold that was over when the goods were sold counts as
    far as there are points.
    """
    taken = 0
    flags: list[Flag] = []
    for one in payload.discounts:
        if one.offer != POINTS_OFFER:
            continue
        wanted = points_used(one.amount.amount)
        holds = t.point_holds.c
        used = connection.execute(
            update(t.point_holds)
            .where(
                holds.id == one.code,
                holds.device == device,
                holds.customer == customer,
                holds.used_by.is_(None),
                holds.points >= wanted,
            )
            .values(used_by=order_id, used=wanted)
        )
        if customer is None or used.rowcount != 1:
            flags.append({"code": "points-not-held", "detail": f"{wanted} points were not held for this purchase"})
        balance = connection.scalar(select(t.customers.c.points).where(t.customers.c.reference == customer)) or 0
        there = max(0, min(wanted, balance - taken))
        if there < wanted:
            flags.append({"code": "points-short", "detail": f"{wanted} points were redeemed, {there} were there"})
        taken += there
    return taken, flags
