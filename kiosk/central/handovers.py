"""Carts on their way between kiosk and phone: each waits for minutes and is claimed once."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update
from sqlalchemy import insert as plain_insert

from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.database import insert
from kiosk.central.problems import Problem
from kiosk.domain.customer import CartLine
from kiosk.domain.handover import SIGNED_VALID, VALID, is_genuine, is_signed, read, signing_key

KEPT = timedelta(days=1)
"""How long after its time a cart stays, for the phone that claimed it."""
_CODE_BYTES = 10  # 80 bits of chance
_LONGEST_CODE = 1000


@dataclass(frozen=True, slots=True)
class Handover:
    """A cart and how it stands; `claimed_by` is a device's id, or the hash of a phone's key."""

    code_hash: str
    device: str
    store: str
    link: str
    lines: tuple[CartLine, ...]
    language: str
    expires_at: datetime
    claimed_by: str = ""

    def state(self, now: datetime) -> str:
        """`claimed`, `expired` or `open`."""
        return "claimed" if self.claimed_by else "expired" if self.expires_at <= now else "open"


def offer(
    connection: Connection,
    lines: Sequence[CartLine],
    *,
    device: str,
    store: str,
    link: str,
    language: str,
    now: datetime,
) -> tuple[str, datetime]:
    """Have a cart wait; its code, which nobody can guess, and until when it is good. Old ones are cleared away."""
    code = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    connection.execute(delete(t.handovers).where(t.handovers.c.expires_at <= now - KEPT))
    cart = Handover(digest(code), device, store, link, tuple(lines), language, now + VALID)
    connection.execute(plain_insert(t.handovers).values(**_row(cart)))
    return code, cart.expires_at


def find(connection: Connection, code: str, now: datetime) -> Handover | None:
    """The cart of a code; of one that a kiosk signed, as soon as its signature is that device's, claimed or not."""
    if len(code) > _LONGEST_CODE:
        return None
    row = connection.execute(select(t.handovers).where(t.handovers.c.code_hash == digest(code))).first()
    if row is None:
        return _signed(connection, code, now) if is_signed(code) else None
    lines = tuple(CartLine(line["sku"], line["quantity"]) for line in row.lines)
    return Handover(row.code_hash, row.device, row.store, row.link, lines, row.language, row.expires_at, row.claimed_by)


def claim(connection: Connection, code: str, by: str, now: datetime) -> Handover:
    """Give the cart away, once. 404 `unknown-handover`, 409 `handover-claimed`, 410 `handover-expired`."""
    cart = find(connection, code, now)
    if cart is None:
        raise Problem(404, "unknown-handover", "no cart waits under this code")
    if cart.state(now) == "expired":
        raise expired()
    if is_signed(code):
        statement = insert(connection, t.handovers).values(**_row(cart))
        connection.execute(statement.on_conflict_do_nothing(index_elements=["code_hash"]))
    handovers = t.handovers.c
    done = connection.execute(
        update(t.handovers)
        .where(handovers.code_hash == cart.code_hash, handovers.claimed_by == "")
        .values(claimed_by=by, claimed_at=now)
    )
    if done.rowcount != 1:
        raise Problem(409, "handover-claimed", "this cart was claimed before")
    return cart


def expired() -> Problem:
    """The no to a code past its time."""
    return Problem(410, "handover-expired", "this code was not claimed in time")


def _signed(connection: Connection, code: str, now: datetime) -> Handover | None:
    """A kiosk without a network may have a wrong clock; a code from more than its life ahead is nobody's."""
    said = read(code)
    if said is None or said.made_at > now + SIGNED_VALID:
        return None
    row = connection.execute(select(t.devices).where(t.devices.c.id == said.device)).first()
    if row is None or not is_genuine(code, signing_key(row.token_hash)):
        return None
    return Handover(digest(code), said.device, row.store, "", said.lines, "", said.expires_at)


def _row(cart: Handover) -> dict[str, object]:
    return {
        "code_hash": cart.code_hash,
        "device": cart.device,
        "store": cart.store,
        "link": cart.link,
        "lines": [{"sku": line.sku, "quantity": line.quantity} for line in cart.lines],
        "language": cart.language,
        "expires_at": cart.expires_at,
        "claimed_by": "",
    }
