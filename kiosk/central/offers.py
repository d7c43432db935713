"""Offers for everybody and for one customer, and vouchers: told to devices, checked when a purchase comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from kiosk.central import tables as t
from kiosk.central.catalog import BASKET_LIFE, next_changes
from kiosk.central.database import insert
from kiosk.central.problems import Problem
from kiosk.domain.basket import BasketLine
from kiosk.domain.loyalty import POINTS_OFFER
from kiosk.domain.offers import Offer, discounts
from kiosk.wire.catalog import ProductBody
from kiosk.wire.offers import DiscountBody, OfferBody
from kiosk.wire.operations import PurchasePayload, SoldLine

Flag = dict[str, Any]


def put(connection: Connection, offer: OfferBody, *, customer: str | None = None) -> None:
    """Add or replace an offer; devices learn it from the feed, or with its customer's view."""
    row = {
        "change": next_changes(connection, 1),
        "customer": customer,
        "document": offer.model_dump(mode="json", exclude_defaults=True),
        "deleted": False,
    }
    statement = insert(connection, t.offers).values(id=offer.id, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def add_vouchers(connection: Connection, offer: str, codes: Sequence[str]) -> None:
    """Codes of a series, each good for one purchase."""
    rows = [{"code": code.upper(), "offer": offer} for code in codes]
    if rows:
        connection.execute(insert(connection, t.vouchers).on_conflict_do_nothing(), rows)


def personal(connection: Connection, customer: str, now: datetime) -> tuple[OfferBody, ...]:
    """The offers of one customer that have not ended."""
    rows = connection.execute(
        select(t.offers.c.document)
        .where(t.offers.c.customer == customer, t.offers.c.deleted.is_(False))
        .order_by(t.offers.c.id)
    )
    found = (OfferBody.model_validate(row.document) for row in rows)
    return tuple(one for one in found if one.valid_until is None or now < one.valid_until)


def voucher(connection: Connection, code: str, now: datetime) -> OfferBody:
    """What a code is good for now; a problem when nobody knows it, it was used, or its time is not now."""
    wanted = code.strip().upper()
    row = connection.execute(
        select(t.vouchers.c.redeemed_by, t.offers.c.document)
        .join(t.offers, t.offers.c.id == t.vouchers.c.offer)
        .where(t.vouchers.c.code == wanted, t.offers.c.deleted.is_(False))
    ).first()
    if row is None:
        raise Problem(404, "unknown-voucher", "nobody knows this voucher")
    if row.redeemed_by is not None:
        raise Problem(409, "voucher-used", "this voucher was used before")
    offer = OfferBody.model_validate(row.document)
    if not offer.to_domain().holds(now):
        raise Problem(409, "voucher-expired", "this voucher does not count today")
    return offer.model_copy(update={"code": wanted})


def settle(connection: Connection, order_id: str, payload: PurchasePayload, at: datetime) -> list[Flag]:
    """Use up the purchase's vouchers and check what was taken off; the doubts, for staff. Nothing is refused.

    Points are `points.settle`'s: they come off last, and change nothing before them.
    """
    taken = [one for one in payload.discounts if one.offer != POINTS_OFFER]
    if not taken:
        return []
    flags: list[Flag] = [
        {"code": "voucher-twice", "detail": f"{one.offer}: used before"}
        for one in taken
        if one.code and not _use(connection, one.code, order_id, at)
    ]
    offers = _named(connection, taken)
    for one in taken:
        offer = offers.get(one.offer)
        if offer is None:
            flags.append({"code": "unknown-offer", "detail": f"{one.offer} is not known here"})
        elif not (offer.holds(at) or offer.holds(at - BASKET_LIFE)):
            flags.append({"code": "offer-over", "detail": f"{one.offer} did not hold then"})
    if not any(flag["code"] == "unknown-offer" for flag in flags):
        flags += _differences(connection, payload, taken, offers)
    return flags


def _use(connection: Connection, code: str, order_id: str, at: datetime) -> bool:
    """Whether a code may be used by this order: one that is nobody's single voucher always may."""
    known = select(t.vouchers.c.code).where(t.vouchers.c.code == code.upper())
    if connection.scalar(known) is None:
        return True
    used = connection.execute(
        update(t.vouchers)
        .where(t.vouchers.c.code == code.upper(), t.vouchers.c.redeemed_by.is_(None))
        .values(redeemed_by=order_id, redeemed_at=at)
    )
    return used.rowcount == 1


def _named(connection: Connection, taken: Sequence[DiscountBody]) -> dict[str, Offer]:
    rows = connection.execute(
        select(t.offers.c.id, t.offers.c.document).where(t.offers.c.id.in_({one.offer for one in taken}))
    )
    return {row.id: OfferBody.model_validate(row.document).to_domain() for row in rows}


def _differences(
    connection: Connection, payload: PurchasePayload, taken: Sequence[DiscountBody], offers: Mapping[str, Offer]
) -> list[Flag]:
    """Where the till took off more than these offers give for these lines."""
    rows = connection.execute(
        select(t.products.c.sku, t.products.c.document).where(
            t.products.c.sku.in_({line.sku for line in payload.lines})
        )
    )
    documents: dict[str, Any] = {row.sku: row.document for row in rows}
    if any(line.sku not in documents for line in payload.lines):
        return []  # flagged as such already
    lines = [_line(at, line, documents[line.sku]) for at, line in enumerate(payload.lines)]
    ours = sum(one.amount.amount for one in discounts(lines, offers.values(), payload.totals.total.currency))
    theirs = sum(one.amount.amount for one in taken)
    if theirs <= ours:
        return []
    return [{"code": "discount-differs", "detail": f"till {theirs}, these offers {ours}"}]


def _line(at: int, sold: SoldLine, document: Any) -> BasketLine:
    product = ProductBody.model_validate(document).to_domain()
    return BasketLine(
        key=str(at),
        product=product,
        quantity=sold.quantity,
        origin=sold.origin,
        grams=sold.grams,
        label_price=sold.unit_price.to_domain(),
    )
