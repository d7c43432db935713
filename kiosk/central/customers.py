"""The customer's view, by level and consent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.central import addresses, lists, offers, pickups
from kiosk.central import tables as t
from kiosk.central.consents import statuses
from kiosk.central.problems import Problem
from kiosk.central.recommend import recommend
from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.customer import Assurance
from kiosk.wire.base import MoneyBody
from kiosk.wire.customer import CustomerBody, CustomerViewBody, PastOrderBody, level_of, status_body

HISTORY = 20


def customer_body(connection: Connection, reference: str, level: str) -> CustomerBody:
    """What the screen greets with; a problem when there is no such customer."""
    row = connection.execute(select(t.customers).where(t.customers.c.reference == reference)).first()
    if row is None:
        raise Problem(404, "unknown-customer", "there is no such customer")
    return CustomerBody(
        reference=row.reference,
        first_name=row.first_name,
        level=level,
        points=row.points,
        tier=row.tier,
        language=row.language,
    )


def exists(connection: Connection, reference: str) -> bool:
    """Whether there is such a customer."""
    return connection.scalar(select(t.customers.c.reference).where(t.customers.c.reference == reference)) is not None


def view(connection: Connection, reference: str, *, level: str, store: str, now: datetime) -> CustomerViewBody:
    """The slice of a customer's data that this level may see.

    Known: name, points, cart, wish list, recommendations, orders to collect here, and the state of each consent.
    Verified: also the order history, the masked address, and since when each consent holds. Recommendations are
    personal only with that consent.
    """
    customer = customer_body(connection, reference, level)
    verified = level_of(level) >= Assurance.VERIFIED
    consents = statuses(connection, reference)
    personal = any(
        status.purpose is Purpose.RECOMMENDATIONS and status.state is ConsentState.GIVEN for status in consents
    )
    benefits = any(status.purpose is Purpose.BENEFITS and status.state is ConsentState.GIVEN for status in consents)
    cart = lists.cart(connection, reference)
    in_cart = [line.sku for line in cart.lines]
    return CustomerViewBody(
        customer=customer,
        as_of=now,
        cart=cart,
        wishlist=lists.wishlist(connection, reference),
        recommendations=recommend(connection, store, cart=in_cart, customer=reference if personal else None),
        orders=_history(connection, reference) if verified else (),
        pickups=pickups.of_customer(connection, reference, store),
        consents=tuple(status_body(status, decided_at=status.decided_at if verified else None) for status in consents),
        offers=offers.personal(connection, reference, now) if benefits else (),
        address=_address(connection, reference) if verified else "",
    )


def _address(connection: Connection, reference: str) -> str:
    found = connection.scalar(select(t.customers.c.address).where(t.customers.c.reference == reference))
    return addresses.masked(found)


def _history(connection: Connection, reference: str) -> tuple[PastOrderBody, ...]:
    """The newest orders first, by this service's clock; those of one device among themselves by their numbers."""
    newest = (
        select(t.orders)
        .where(t.orders.c.customer == reference)
        .order_by(t.orders.c.happened_at.desc(), t.orders.c.arrival.desc())
        .limit(HISTORY)
    )
    rows = connection.execute(newest).all()
    numbered = {
        device: iter(sorted((row for row in rows if row.device == device), key=lambda row: (-row.series, -row.seq)))
        for device in {row.device for row in rows} - {""}
    }
    return tuple(
        PastOrderBody(
            number=row.number,
            placed_at=row.placed_at,
            total=MoneyBody(amount=row.total, currency=row.currency),
            pieces=row.pieces,
            channel=row.channel,
        )
        for row in (next(numbered[place.device]) if place.device else place for place in rows)
    )
