"""Staff: unlocking by PIN, and look-ups that always leave an audit record."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, and_, insert, or_, select, update

from kiosk.central import tables as t
from kiosk.central.origin import Origin
from kiosk.wire.customer import AuditBody, AuditRecord, CustomerMatchBody, PackedOrderBody, StaffBody
from kiosk.wire.operations import StaffUnlockPayload
from kiosk.wire.pickup import OrderLineBody

FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(minutes=15)

# argon2id with the parameters of RFC 9106's second recommendation cut to 19 MiB, 2 passes: OWASP's minimum for it.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def take_try(connection: Connection, device: str, now: datetime) -> timedelta | None:
    """Count one try of a PIN before it is checked, so that parallel tries count too; how long none is taken, if so.

    From the FREE_TRIES-th wrong one in a row on, each locks the device for twice as long.
    """
    state = connection.execute(
        select(t.devices.c.failed_pins, t.devices.c.pins_locked_until).where(t.devices.c.id == device).with_for_update()
    ).one()
    if state.pins_locked_until is not None and state.pins_locked_until > now:
        remaining: timedelta = state.pins_locked_until - now
        return remaining
    failed = state.failed_pins + 1
    until = None if failed < FREE_TRIES else now + min(FIRST_LOCK * 2 ** min(failed - FREE_TRIES, 10), LONGEST_LOCK)
    _set_tries(connection, device, failed, until)
    return None


def forgive(connection: Connection, device: str) -> None:
    """A right PIN wipes out the wrong ones before it."""
    _set_tries(connection, device, 0, None)


def pin_hashes(connection: Connection) -> dict[str, str]:
    """Every member's PIN as argon2id hash, by reference."""
    return dict(connection.execute(select(t.staff.c.reference, t.staff.c.pin_hash)).all())


def find_pin(hashes: Mapping[str, str], pin: str) -> str | None:
    """Whose PIN it is. Slow by design: call it outside of any transaction."""
    return next((reference for reference, pin_hash in hashes.items() if matches(pin_hash, pin)), None)


def member(connection: Connection, reference: str) -> StaffBody:
    """A member of staff."""
    row = connection.execute(select(t.staff).where(t.staff.c.reference == reference)).one()
    return StaffBody(reference=row.reference, name=row.name, role=row.role)


def search(connection: Connection, query: str, limit: int = 20) -> tuple[CustomerMatchBody, ...]:
    """Customers with every word of `query` at the start of a name, or with that number."""
    words = fold(query).split()
    if not words:
        return ()
    starts = [t.customers.c.search_name.contains(f" {word}", autoescape=True) for word in words]
    condition = or_(t.customers.c.number == query.strip(), and_(*starts))
    rows = connection.execute(
        select(t.customers).where(condition).order_by(t.customers.c.last_name, t.customers.c.first_name).limit(limit)
    )
    return tuple(
        CustomerMatchBody(reference=row.reference, name=f"{row.first_name} {row.last_name}", hint=f"…{row.number[-4:]}")
        for row in rows
    )


def fold(name: str) -> str:
    """A name as it is searched: lower case, without accents, a blank before each word."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "".join(f" {word}" for word in letters.split())


def packed_order(connection: Connection, code: str) -> PackedOrderBody | None:
    """The order of a number or an id; of a number that was given twice, the one that came last."""
    found = connection.execute(
        select(t.orders.c.id, t.orders.c.number, t.orders.c.placed_at)
        .where(or_(t.orders.c.id == code, t.orders.c.number == code))
        .order_by(t.orders.c.arrival.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    rows = connection.execute(
        select(t.order_lines.c.sku, t.order_lines.c.quantity)
        .where(t.order_lines.c.order == found.id)
        .order_by(t.order_lines.c.position)
    )
    lines = tuple(OrderLineBody(sku=row.sku, quantity=row.quantity) for row in rows)
    return PackedOrderBody(number=found.number, placed_at=found.placed_at, lines=lines)


def write_audit(connection: Connection, record: AuditRecord, shown: Iterable[str] = ()) -> None:
    """Append one record of who looked at whom; `shown` are the customers that a search showed."""
    number = connection.scalar(insert(t.audit).values(**record.model_dump()).returning(t.audit.c.arrival))
    if rows := [{"audit": number, "customer": customer} for customer in shown]:
        connection.execute(insert(t.audit_shown), rows)


def record_unlock(connection: Connection, payload: StaffUnlockPayload, origin: Origin) -> None:
    """A device let somebody in by itself: recorded also when nobody of that reference is known (any more)."""
    action = f"offline-unlock-{payload.by}"
    at = origin.in_our_time(payload.unlocked_at)
    write_audit(connection, AuditRecord(at=at, staff=payload.staff, device=origin.device, action=action))


def read_audit(connection: Connection, limit: int) -> AuditBody:
    """The newest records first."""
    rows = connection.execute(select(t.audit).order_by(t.audit.c.arrival.desc()).limit(limit))
    return AuditBody(records=tuple(AuditRecord.model_validate(dict(row._mapping)) for row in rows))  # noqa: SLF001 - SQLAlchemy's public name


def matches(pin_hash: str, pin: str) -> bool:
    """Whether it is this PIN; takes as long whether or not."""
    try:
        return hasher.verify(pin_hash, pin)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _set_tries(connection: Connection, device: str, failed: int, until: datetime | None) -> None:
    connection.execute(
        update(t.devices).where(t.devices.c.id == device).values(failed_pins=failed, pins_locked_until=until)
    )
