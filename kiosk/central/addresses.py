"""Where customers have things sent: known here, shown to their owner masked, to staff on what they pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from kiosk.central import tables as t
from kiosk.wire.pickup import DeliveryBody

FACT = "delivery"
"""The name of the fact whose text holds the terms: a `DeliveryBody` as JSON."""


def terms(connection: Connection) -> DeliveryBody | None:
    """What is sent home, and for how much; None: nothing is."""
    text = connection.scalar(select(t.facts.c.text).where(t.facts.c.name == FACT))
    return DeliveryBody.model_validate_json(text) if text else None


def masked(address: Mapping[str, Any] | None) -> str:
    """Enough for its owner to know it again: "Lin…, 10… Berlin"; "" without one."""
    if not address:
        return ""
    return f"{address['street'][:3]}…, {address['postcode'][:2]}… {address['city']}"


def label(connection: Connection, customer: str | None) -> str:
    """Name and address, a line each, for the parcel; "" for nobody, or without an address."""
    row = connection.execute(select(t.customers).where(t.customers.c.reference == customer)).one_or_none()
    if row is None or not row.address:
        return ""
    where = row.address
    return f"{row.first_name} {row.last_name}\n{where['street']}\n{where['postcode']} {where['city']}"
