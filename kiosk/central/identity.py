"""From what a person shows to who it is, and short sessions for the data."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.central import cards
from kiosk.central import tables as t
from kiosk.central.context import Device, digest
from kiosk.central.problems import Problem
from kiosk.domain.customer import Token, TokenKind

CUSTOMER_SESSION = timedelta(minutes=10)
STAFF_SESSION = timedelta(minutes=15)
PROOF_KEPT = timedelta(days=30)
"""How long it is known after a session that it was opened: a device may have been without a network meanwhile."""
_VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Session:
    """Whose data a session key opens, and at which level."""

    customer: str | None
    staff: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a token belongs to: a customer's or a member of staff's reference."""

    customer: str | None
    staff: str | None
    level: str
    blocked: bool


def token_key(token: Token) -> tuple[str, str]:
    """How a token is kept: a card's text and a QR code's text are one and the same."""
    if token.kind is TokenKind.CARD_UID:
        return "uid", re.sub(r"[^0-9A-F]", "", token.value.upper())
    if token.kind is TokenKind.NUMBER:
        return "number", re.sub(r"\s", "", token.value)
    return "text", token.value.strip()


def find_owner(connection: Connection, token: Token) -> Owner | None:
    """Whom a token belongs to; of a link that a card signed, whether or not it was used before."""
    if token.kind is TokenKind.CARD_SUN:
        signed = cards.signer(connection, token.value)
        return None if signed is None else Owner(signed[1], None, _VERIFIED, signed[2])
    kind, value = token_key(token)
    found = connection.execute(select(t.tokens).where(t.tokens.c.kind == kind, t.tokens.c.value == value)).first()
    return None if found is None else Owner(found.customer, found.staff, found.level, found.blocked)


def owner_of(connection: Connection, token: Token) -> Owner:
    """Whom a token belongs to; a problem when nobody, when it is blocked, or a signed link that was used before."""
    owner = find_owner(connection, token)
    if owner is None:
        raise Problem(404, "unknown-token", "nobody is known by this card or code")
    if owner.blocked:
        raise Problem(409, "blocked-token", "this card or code is blocked")
    signed = cards.signer(connection, token.value) if token.kind is TokenKind.CARD_SUN else None
    if signed is not None and not cards.take(connection, signed[0]):
        raise Problem(409, "replayed-code", "this link was used before: hold the card to the reader again")
    return owner


def open_session(connection: Connection, device: Device, session: Session, now: datetime) -> tuple[str, datetime]:
    """A new session key, tied to the device, and until when it is good. Those over for long are cleared away."""
    key = secrets.token_urlsafe(32)
    expires = now + (STAFF_SESSION if session.staff else CUSTOMER_SESSION)
    connection.execute(delete(t.sessions).where(t.sessions.c.expires_at <= now - PROOF_KEPT))
    connection.execute(
        insert(t.sessions).values(
            key_hash=digest(key),
            device=device.id,
            customer=session.customer,
            staff=session.staff,
            level=session.level,
            expires_at=expires,
        )
    )
    return key, expires


def _session(connection: Connection, device: Device, key: str, now: datetime) -> Session:
    found = connection.execute(select(t.sessions).where(t.sessions.c.key_hash == digest(key))).first()
    if found is None or found.device != device.id or found.expires_at <= now:
        raise Problem(409, "session-expired", "the session is over: show the card or code again")
    return Session(found.customer, found.staff, found.level)


def customer_session(connection: Connection, device: Device, key: str, reference: str, now: datetime) -> Session:
    """The session of exactly this customer; a problem when it is over or someone else's."""
    session = _session(connection, device, key, now)
    if session.customer != reference:
        raise Problem(404, "unknown-customer", "no such customer in this session")
    return session


def staff_session(connection: Connection, device: Device, key: str, now: datetime) -> str:
    """The reference of the member of staff; a problem when the session is over or not of staff."""
    session = _session(connection, device, key, now)
    if session.staff is None:
        raise Problem(409, "session-expired", "this is not a session of staff")
    return session.staff


def resolve(connection: Connection, reference: str, token: Token | None) -> str | None:
    """The customer meant by a device that may have been offline; None while nobody can know.

    A blocked card's purchases still belong to its owner.
    """
    if reference:
        return connection.scalar(select(t.customers.c.reference).where(t.customers.c.reference == reference))
    owner = None if token is None else find_owner(connection, token)
    return None if owner is None else owner.customer


def adopt(connection: Connection, token: Token, customer: str) -> int:
    """A token has become known: give its owner what arrived before. How many purchases and consents that were."""
    kind, value = token_key(token)
    changed = 0
    for table in (t.orders, t.consent_events):
        mine = (table.c.customer.is_(None), table.c.token_kind == kind, table.c.token_value == value)
        if table is t.orders:
            points: Any = sum(connection.scalars(select(t.orders.c.points).where(*mine)))
            connection.execute(
                update(t.customers)
                .where(t.customers.c.reference == customer)
                .values(points=t.customers.c.points + points)
            )
        result = connection.execute(update(table).where(*mine).values(customer=customer, token_kind="", token_value=""))
        changed += result.rowcount
    return changed
