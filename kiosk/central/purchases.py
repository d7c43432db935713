"""What a purchase does here. Goods already handed over are never refused: doubts become flags for staff."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kiosk.central import addresses, offers, payments, pickups, points, staff
from kiosk.central import tables as t
from kiosk.central.catalog import prices_before, take_stock
from kiosk.central.consents import customer_of, unresolved
from kiosk.central.erasure import was_erased
from kiosk.central.lists import take_from_cart
from kiosk.central.origin import Origin
from kiosk.domain import basket
from kiosk.domain.loyalty import points_for
from kiosk.domain.money import Money, half_up
from kiosk.wire.customer import AuditRecord
from kiosk.wire.operations import PurchasePayload, SoldLine


def record(connection: Connection, order_id: str, payload: PurchasePayload, origin: Origin) -> list[dict[str, Any]]:
    """Store the order with the till's time and prices, take the goods from stock, credit the customer; the flags."""
    customer = customer_of(connection, payload.customer)
    gone = customer is None and was_erased(connection, payload.customer)
    sold: Counter[str] = Counter()
    online: Counter[str] = Counter()
    for line in payload.lines:
        sold[line.sku] += _stock_units(line)
        if line.origin is basket.Origin.ONLINE:
            online[line.sku] += line.quantity
    happened = origin.in_our_time(payload.placed_at)
    flags = (
        _price_flags(connection, payload, happened)
        + _sum_flags(payload)
        + _delivery_flags(connection, payload)
        + _number_flags(connection, payload, origin.device)
        + offers.settle(connection, order_id, payload, happened)
        + payments.settle(connection, order_id, payload)
    )
    redeemed, doubts = points.settle(connection, order_id, payload, customer, origin.device)
    flags += doubts
    wanted = payload.fulfilment
    elsewhere = wanted.store if wanted is not None and wanted.way == "collect" else ""
    short = take_stock(connection, elsewhere or payload.store, sold)
    flags += [{"code": "stock-short", "sku": sku, "detail": f"sold {sold[sku]}, more than there were"} for sku in short]
    packed = wanted is not None and wanted.way != "take_now"
    if packed and (doubt := pickups.add(connection, order_id, payload, customer)):
        flags.append({"code": doubt, "detail": "it is to be collected or sent, and staff must look where"})
    earned = points_for(payload.totals.goods.amount - _saved(payload))
    connection.execute(
        insert(t.orders),
        {
            "id": order_id,
            "number": payload.order_number,
            "channel": "kiosk",
            "store": payload.store,
            "placed_at": payload.placed_at,
            "happened_at": happened,
            "total": payload.totals.total.amount,
            "currency": payload.totals.total.currency,
            "pieces": sum(line.quantity for line in payload.lines),
            "points": earned,
            "flags": flags,
            "document": payload.model_dump(mode="json", exclude={"customer"}),
            **origin.columns,
            **unresolved(None if gone else payload.customer, customer),
        },
    )
    connection.execute(
        insert(t.order_lines),
        [
            {"order": order_id, "position": at, "sku": line.sku, "quantity": line.quantity}
            for at, line in enumerate(payload.lines)
        ],
    )
    if customer is not None:
        connection.execute(
            update(t.customers)
            .where(t.customers.c.reference == customer)
            .values(points=t.customers.c.points + earned - redeemed)
        )
        if online:
            take_from_cart(connection, customer, online, origin.device, origin.received_at)
    if payload.age_check is not None:
        seen = payload.age_check
        at = origin.in_our_time(seen.checked_at)
        staff.write_audit(
            connection,
            AuditRecord(
                at=at,
                staff=seen.staff,
                device=origin.device,
                action="age-check-offline" if seen.offline else "age-check",
                query=payload.order_number,
                found=1,
            ),
        )
    return flags


def _stock_units(line: SoldLine) -> int:
    """What leaves the stock: pieces, or whole kilograms of weighed goods, as they are counted there."""
    return line.quantity if line.grams is None else half_up(line.grams * line.quantity, 1000)


def _price_flags(connection: Connection, payload: PurchasePayload, at: datetime) -> list[dict[str, Any]]:
    """Where the till's price is not the one of this catalogue then: the till's was shown and counts."""
    known = {
        row.sku: row
        for row in connection.execute(
            select(t.products.c.sku, t.products.c.price, t.products.c.currency, t.products.c.document).where(
                t.products.c.sku.in_({line.sku for line in payload.lines})
            )
        )
    }
    flags = []
    for line in payload.lines:
        row = known.get(line.sku)
        if row is None:
            flags.append({"code": "unknown-sku", "sku": line.sku, "detail": "not in the catalogue here"})
        elif not _same_price(line, row, prices := prices_before(row.document, at)):
            ours = f"{' or '.join(map(str, sorted(prices)))} {row.currency}"
            theirs = f"{line.unit_price.amount} {line.unit_price.currency}"
            flags.append({"code": "price-differs", "sku": line.sku, "detail": f"till {theirs}, catalogue {ours}"})
    return flags


def _same_price(line: SoldLine, row: Any, prices: frozenset[int]) -> bool:
    """`unit_price` is a piece's or, for weighed goods, the portion's; some tills give the price per kilogram there."""
    allowed = set(prices)
    if row.document.get("sold_by") == "weight" and line.grams is not None:
        allowed |= {half_up(price * line.grams, 1000) for price in prices}
    return line.unit_price.currency == row.currency and line.unit_price.amount in allowed


def _sum_flags(payload: PurchasePayload) -> list[dict[str, Any]]:
    lines = sum(line.total.amount for line in payload.lines)
    totals, saved, sent = payload.totals, _saved(payload), _sent(payload)
    taken = sum(one.amount.amount for one in payload.discounts)
    shared = sum(share.amount for one in payload.discounts for share in one.shares)
    if (
        lines - saved + sent == totals.total.amount == totals.goods.amount - saved + totals.deposit.amount + sent
        and saved == taken == shared
    ):
        return []
    return [{"code": "sum-differs", "detail": f"lines {lines}, total {payload.totals.total.amount}"}]


def _saved(payload: PurchasePayload) -> int:
    return payload.totals.saved.amount if payload.totals.saved is not None else 0


def _sent(payload: PurchasePayload) -> int:
    return payload.totals.delivery.amount.amount if payload.totals.delivery is not None else 0


def _delivery_flags(connection: Connection, payload: PurchasePayload) -> list[dict[str, Any]]:
    """A charge for sending that is not the shop's of today: it was shown and counts."""
    terms = addresses.terms(connection)
    sends = payload.fulfilment is not None and payload.fulfilment.way == "deliver"
    goods = Money(payload.totals.goods.amount - _saved(payload), payload.totals.goods.currency)
    ours = terms.to_domain().charge_for(goods) if sends and terms is not None else None
    wanted, told = ours.amount.amount if ours is not None else 0, _sent(payload)
    return [] if wanted == told else [{"code": "delivery-differs", "detail": f"till {told}, here {wanted}"}]


def _number_flags(connection: Connection, payload: PurchasePayload, device: str) -> list[dict[str, Any]]:
    """A device that lost its store begins its number series anew: both sales happened, and staff should know."""
    twice = connection.scalar(
        select(t.orders.c.id).where(t.orders.c.number == payload.order_number, t.orders.c.device == device)
    )
    return [] if twice is None else [{"code": "number-twice", "detail": f"same number as {twice}"}]
