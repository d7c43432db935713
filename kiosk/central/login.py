"""Log-in by phone (RFC 8628): a kiosk shows a code, its owner-to-be confirms on a phone, the kiosk gets a session."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from sqlalchemy import Connection, delete, insert, or_, select, update

from kiosk.central import staff
from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.problems import Problem

VALID = timedelta(minutes=10)
INTERVAL = 2
SLOWER = 5
"""Seconds by which polling is slowed down each time it came too soon (RFC 8628, 3.5)."""
FREE_TRIES = 5
LOCK = timedelta(minutes=15)
REPEATABLE = timedelta(seconds=30)
"""How long the session is given out again to the kiosk that asks again: the first answer may have been lost."""
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # RFC 8628, 6.1: no vowels, so that no words arise
_LENGTH = 8


class Confirmation(StrEnum):
    """What came of confirming."""

    DONE = "done"
    WRONG = "wrong"
    LOCKED = "locked"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Grant:
    """A kiosk that waits, as its page shows it."""

    user_hash: str
    device: str
    store: str
    language: str
    state: str
    tries: int
    expires_at: datetime

    def waits(self, now: datetime) -> bool:
        """Whether it can still be confirmed."""
        return self.state == "pending" and self.expires_at > now


def begin(connection: Connection, *, device: str, store: str, language: str, now: datetime) -> tuple[str, str]:
    """A device code and the code that people compare; whatever this device waited for before is over."""
    grants = t.device_grants.c
    connection.execute(delete(t.device_grants).where(or_(grants.expires_at <= now, grants.device == device)))
    device_code = secrets.token_urlsafe(32)
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    user_code = f"{letters[:4]}-{letters[4:]}"
    connection.execute(
        insert(t.device_grants).values(
            device_hash=digest(device_code),
            user_hash=digest(letters),
            device=device,
            store=store,
            language=language,
            state="pending",
            tries=0,
            interval=INTERVAL,
            expires_at=now + VALID,
        )
    )
    return device_code, user_code


def poll(connection: Connection, device_code: str, device: str, now: datetime) -> str | Problem:
    """Who confirmed; or the RFC's no as a problem, which is returned and not raised, for its effect must be kept."""
    grants = t.device_grants.c
    row = connection.execute(
        select(t.device_grants).where(grants.device_hash == digest(device_code)).with_for_update()
    ).first()
    if row is None or row.device != device:
        return _no("invalid_grant", "this code is not known for this device")
    if row.answered_at is not None and now - row.answered_at > REPEATABLE:
        return _no("invalid_grant", "this code was used")
    if row.expires_at <= now:
        return _no("expired_token", "nobody confirmed in time")
    if row.state == "denied":
        return _no("access_denied", "it was refused on the phone")
    mine = update(t.device_grants).where(grants.device_hash == row.device_hash)
    if row.state == "approved":
        connection.execute(mine.values(answered_at=row.answered_at or now))
        return str(row.customer)
    early = row.polled_at is not None and now - row.polled_at < timedelta(seconds=row.interval * 0.8)
    interval = row.interval + SLOWER if early else row.interval
    connection.execute(mine.values(polled_at=now, interval=interval))
    return _no("slow_down", "too often") if early else _no("authorization_pending", "nobody has confirmed yet")


def find(connection: Connection, user_code: str) -> Grant | None:
    """The kiosk that waits under a code, however it is written."""
    letters = "".join(char for char in user_code.upper() if char.isalpha())
    row = connection.execute(select(t.device_grants).where(t.device_grants.c.user_hash == digest(letters))).first()
    if row is None:
        return None
    return Grant(row.user_hash, row.device, row.store, row.language, row.state, row.tries, row.expires_at)


def known_hash(connection: Connection, number: str) -> tuple[str, str]:
    """A customer's reference and PIN hash by their number; nobody's, which takes as long to compare, when unknown."""
    row = connection.execute(
        select(t.logins.c.customer, t.logins.c.pin_hash)
        .join(t.customers, t.customers.c.reference == t.logins.c.customer)
        .where(t.customers.c.number == number)
    ).first()
    return (row.customer, row.pin_hash) if row else ("", _nobodys())


def matches(pin_hash: str, pin: str) -> bool:
    """Whether it is this PIN. Slow by design: call it outside of any transaction."""
    return staff.matches(pin_hash, pin)


def confirm(connection: Connection, grant: Grant, customer: str, *, right: bool, now: datetime) -> Confirmation:
    """Let somebody in at the kiosk, or count a wrong PIN: five under one code end it, five in a row lock the log-in."""
    grants, logins = t.device_grants.c, t.logins.c
    row = connection.execute(
        select(t.device_grants).where(grants.user_hash == grant.user_hash).with_for_update()
    ).first()
    if row is None or row.state != "pending" or row.expires_at <= now:
        return Confirmation.OVER
    login = connection.execute(select(t.logins).where(logins.customer == customer).with_for_update()).first()
    mine = update(t.device_grants).where(grants.user_hash == grant.user_hash)
    if login is not None and login.locked_until is not None and login.locked_until > now:
        return Confirmation.LOCKED
    if login is None or not right:
        tries = row.tries + 1
        connection.execute(mine.values(tries=tries, state="denied" if tries >= FREE_TRIES else "pending"))
        if login is not None:
            failed = login.failed + 1
            until = now + LOCK if failed % FREE_TRIES == 0 else None
            connection.execute(
                update(t.logins).where(logins.customer == customer).values(failed=failed, locked_until=until)
            )
        return Confirmation.OVER if tries >= FREE_TRIES else Confirmation.WRONG
    connection.execute(update(t.logins).where(logins.customer == customer).values(failed=0, locked_until=None))
    connection.execute(mine.values(state="approved", customer=customer))
    return Confirmation.DONE


def refuse(connection: Connection, grant: Grant) -> None:
    """Somebody said on the phone that it is not them."""
    connection.execute(
        update(t.device_grants)
        .where(t.device_grants.c.user_hash == grant.user_hash, t.device_grants.c.state == "pending")
        .values(state="denied")
    )


def _no(error: str, title: str) -> Problem:
    return Problem(400, error, title, more={"error": error})


@cache
def _nobodys() -> str:
    return staff.hasher.hash(secrets.token_hex(8))
