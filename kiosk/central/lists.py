"""Online carts and wish lists: absolute quantities against a version, never increments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Row, select, update

from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.wire.customer import CartBody, CartLineBody, WishLineBody, WishlistBody

ListName = Literal["cart", "wishlist"]
_VERSION = {"cart": t.customers.c.cart_version, "wishlist": t.customers.c.wishlist_version}


@dataclass(frozen=True, slots=True)
class Change:
    """A line shall have `quantity`, said `device` when the newest version it had seen was `base`."""

    customer: str
    list: ListName
    sku: str
    quantity: int
    base: int
    device: str
    at: datetime


def version(connection: Connection, customer: str, name: ListName) -> int:
    """The list's version now; the customer's row stays locked for the rest of a writing transaction."""
    row = select(_VERSION[name]).where(t.customers.c.reference == customer)
    # key_share: a row that points here (an order, a session) may be added meanwhile by others
    return int(connection.scalar(row.with_for_update(key_share=True)) or 0)


def cart(connection: Connection, customer: str) -> CartBody:
    """The online cart in the order its lines were put in."""
    lines = _lines(connection, customer, "cart")
    return CartBody(
        version=str(_seen(connection, customer, "cart")),
        lines=tuple(CartLineBody(sku=line.sku, quantity=line.quantity) for line in lines),
    )


def wishlist(connection: Connection, customer: str) -> WishlistBody:
    """The wish list, the newest wish first."""
    lines = _lines(connection, customer, "wishlist")
    return WishlistBody(
        version=str(_seen(connection, customer, "wishlist")),
        lines=tuple(WishLineBody(sku=line.sku, added_at=line.added_at) for line in reversed(lines)),
    )


def put(connection: Connection, change: Change) -> None:
    """Set the line, whatever it was. Setting what is already so leaves the version alone."""
    now = version(connection, change.customer, change.list)
    old = _line(connection, change)
    quantity = min(change.quantity, 1) if change.list == "wishlist" else change.quantity
    if quantity == (0 if old is None else old.quantity):
        return
    new = {"quantity": quantity, "version": now + 1, "device": change.device, "base": change.base}
    if old is None or old.quantity == 0:
        new["added_at"] = change.at
    statement = insert(connection, t.list_lines).values(
        customer=change.customer, list=change.list, sku=change.sku, **{"added_at": change.at, **new}
    )
    connection.execute(statement.on_conflict_do_update(index_elements=["customer", "list", "sku"], set_=new))
    connection.execute(
        update(t.customers).where(t.customers.c.reference == change.customer).values({_VERSION[change.list]: now + 1})
    )


def merge(connection: Connection, change: Change) -> bool:
    """Set the line as a device wished that may have been offline; True when it had to be merged.

    Nobody else changed the line since the version the device saw: its word counts. Otherwise the larger quantity
    stays: a wish is rather kept twice than lost.
    """
    version(connection, change.customer, change.list)
    old = _line(connection, change)
    own_chain = old is not None and old.device == change.device and old.base == change.base
    if old is None or old.version <= change.base or own_chain or old.quantity == change.quantity:
        put(connection, change)
        return False
    if change.quantity > old.quantity:
        put(connection, change)
    return True


def take_from_cart(connection: Connection, customer: str, bought: Mapping[str, int], device: str, at: datetime) -> None:
    """What was taken over from the online cart and bought leaves it."""
    version(connection, customer, "cart")  # lock it before looking
    for line in _lines(connection, customer, "cart"):
        if line.sku in bought:
            left = max(0, line.quantity - bought[line.sku])
            put(connection, Change(customer, "cart", line.sku, left, line.version, device, at))


def _lines(connection: Connection, customer: str, name: ListName) -> list[Row[tuple[object, ...]]]:
    query = (
        select(t.list_lines)
        .where(t.list_lines.c.customer == customer, t.list_lines.c.list == name, t.list_lines.c.quantity > 0)
        .order_by(t.list_lines.c.added_at, t.list_lines.c.sku)
    )
    return list(connection.execute(query))


def _line(connection: Connection, change: Change) -> Row[tuple[object, ...]] | None:
    return connection.execute(
        select(t.list_lines).where(
            t.list_lines.c.customer == change.customer,
            t.list_lines.c.list == change.list,
            t.list_lines.c.sku == change.sku,
        )
    ).first()


def _seen(connection: Connection, customer: str, name: ListName) -> int:
    return connection.scalar(select(_VERSION[name]).where(t.customers.c.reference == customer)) or 0
