"""What testers may ask a service that was started for tests. Never part of the contract."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy import func, insert, select

from kiosk.central import catalog, devices, generated, identity, lists
from kiosk.central import tables as t
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.wire.base import Instant, Json, MoneyBody
from kiosk.wire.customer import TokenBody
from kiosk.wire.devices import DevicesBody

router = APIRouter(prefix="/v1/testing", include_in_schema=False)


class Purchase(BaseModel):
    """An order that a kiosk delivered."""

    id: str
    order_number: str
    placed_at: Instant
    received_at: Instant
    device: str
    seq: int
    total: MoneyBody
    customer: str | None
    pieces: int
    flags: list[Json]


class Consent(BaseModel):
    """A consent event that a kiosk delivered."""

    id: str
    purpose: str
    state: str
    decided_at: Instant
    device: str
    seq: int
    customer: str | None


class Effects(BaseModel):
    """Everything kiosks delivered, in the order it arrived."""

    purchases: list[Purchase]
    consents: list[Consent]
    operations: int
    products: int


class Cart(BaseModel):
    """A customer's online cart."""

    customer: str
    name: str
    version: str
    lines: int
    pieces: int


class TokenOwner(BaseModel):
    """A token and the customer it shall belong to."""

    token: TokenBody
    customer: str


def _purchase(row: Any) -> Purchase:
    total = MoneyBody(amount=row.total, currency=row.currency)
    fields = row._mapping  # noqa: SLF001 - SQLAlchemy's public name
    return Purchase.model_validate({**fields, "order_number": row.number, "total": total})


def _consent(row: Any) -> Consent:
    fields = row._mapping  # noqa: SLF001 - as above
    return Consent.model_validate({**fields, "state": "given" if row.given else "withdrawn"})


@router.get("/effects")
def effects(central: CentralDep, device: DeviceDep) -> Effects:  # noqa: ARG001 - asked for to be authenticated
    """All delivered purchases and consents."""
    with central.database.read() as connection:
        kiosk_orders = select(t.orders).where(t.orders.c.channel == "kiosk").order_by(t.orders.c.arrival)
        events = select(t.consent_events).where(t.consent_events.c.device != "").order_by(t.consent_events.c.arrival)
        return Effects(
            purchases=[_purchase(row) for row in connection.execute(kiosk_orders)],
            consents=[_consent(row) for row in connection.execute(events)],
            operations=connection.scalar(select(func.count()).select_from(t.operations)) or 0,
            products=connection.scalar(select(func.count()).where(t.products.c.deleted.is_(False))) or 0,
        )


@router.get("/purchases")
def purchases(central: CentralDep, device: DeviceDep) -> list[Purchase]:
    """Delivered purchases."""
    return effects(central, device).purchases


@router.get("/consents")
def consents(central: CentralDep, device: DeviceDep) -> list[Consent]:
    """Delivered consent events."""
    return effects(central, device).consents


@router.get("/purchases/{operation}")
def purchase(central: CentralDep, device: DeviceDep, operation: str) -> Json:  # noqa: ARG001 - as above
    """One purchase as the till sent it."""
    with central.database.read() as connection:
        found: Any = connection.scalar(select(t.orders.c.document).where(t.orders.c.id == operation))
    return dict(found or {})


@router.get("/devices")
def all_devices(central: CentralDep, device: DeviceDep) -> DevicesBody:  # noqa: ARG001 - as above
    """What is known of each device, alarms included."""
    with central.database.read() as connection:
        return devices.overview(connection)


@router.get("/carts")
def carts(central: CentralDep, device: DeviceDep) -> list[Cart]:  # noqa: ARG001 - as above
    """Online carts that have something in them."""
    with central.database.read() as connection:
        people = select(t.customers.c.reference, t.customers.c.first_name).order_by(t.customers.c.reference)
        found = [(person, lists.cart(connection, person.reference)) for person in connection.execute(people)]
    return [
        Cart(
            customer=person.reference,
            name=person.first_name,
            version=cart.version,
            lines=len(cart.lines),
            pieces=sum(line.quantity for line in cart.lines),
        )
        for person, cart in found
        if cart.lines
    ]


@router.post("/products")
def add_products(
    central: CentralDep,
    device: DeviceDep,  # noqa: ARG001 - as above
    count: Annotated[int, Query(ge=1, le=1_000_000)],
) -> dict[str, int]:
    """Add generated products beyond those that are there."""
    with central.database.write() as connection:
        generated.add(connection, count)
    return {"added": count}


@router.delete("/products/{sku}")
def delete_product(central: CentralDep, device: DeviceDep, sku: str) -> dict[str, str]:  # noqa: ARG001 - as above
    """Take a product out of the catalogue."""
    with central.database.write() as connection:
        catalog.delete_product(connection, sku)
    return {"deleted": sku}


@router.post("/tokens")
def add_token(central: CentralDep, device: DeviceDep, wish: TokenOwner) -> dict[str, int]:  # noqa: ARG001 - as above
    """Make a token known; gives how many purchases and consents found their owner by it."""
    token = wish.token.to_domain()
    kind, value = identity.token_key(token)
    with central.database.write() as connection:
        connection.execute(insert(t.tokens).values(kind=kind, value=value, customer=wish.customer))
        return {"adopted": identity.adopt(connection, token, wish.customer)}
