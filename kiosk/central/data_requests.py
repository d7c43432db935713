"""What customers ask of their data at a kiosk, and the code by which the answer opens on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.erasure import erase, was_erased
from kiosk.central.origin import Origin
from kiosk.domain.my_data import DataWish
from kiosk.wire.operations import DataRequestPayload

OPEN_FOR = timedelta(days=3)
"""How long a copy can be fetched after the request arrived, and looked at by the phone that did."""


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request as its page shows it; `customer` is None once they are erased."""

    id: str
    wish: DataWish
    customer: str | None
    language: str
    store: str
    asked_at: datetime
    received_at: datetime
    claimed_by: str

    @property
    def open_until(self) -> datetime:
        """Until when the copy can be looked at."""
        return self.received_at + OPEN_FOR


def record(connection: Connection, request_id: str, payload: DataRequestPayload, origin: Origin) -> str:
    """Do what a verified customer asked; a note: "" (done), "erased" (before) or "not-verified" (nothing).

    Verified is whom a session of that level was opened for: it is looked at long after it is over, for the device may
    have been without a network meanwhile.
    """
    session = connection.execute(select(t.sessions).where(t.sessions.c.key_hash == payload.proof)).first()
    gone = session is None and was_erased(connection, payload.customer)
    customer = session.customer if session is not None and session.level == "verified" else None
    if customer is None and not gone:
        return "not-verified"
    connection.execute(
        insert(t.data_requests).values(
            id=request_id,
            wish=payload.wish.value,
            code_hash=payload.code,
            customer=customer,
            device=origin.device,
            store=payload.store,
            language=payload.language,
            asked_at=origin.in_our_time(payload.asked_at),
            received_at=origin.received_at,
            claimed_by="",
        )
    )
    if customer is not None and payload.wish is DataWish.ERASURE:
        erase(connection, customer, origin.received_at)
    return "erased" if gone else ""


def find(connection: Connection, code: str) -> DataRequest | None:
    """The request that a code opens."""
    row = connection.execute(select(t.data_requests).where(t.data_requests.c.code_hash == digest(code))).first()
    if row is None:
        return None
    return DataRequest(
        row.id, DataWish(row.wish), row.customer, row.language, row.store, row.asked_at, row.received_at, row.claimed_by
    )


def claim(connection: Connection, request: DataRequest, key_hash: str) -> bool:
    """Give a copy to the first phone that asks for it; whether this is the one."""
    requests = t.data_requests.c
    changed = connection.execute(
        update(t.data_requests).where(requests.id == request.id, requests.claimed_by == "").values(claimed_by=key_hash)
    )
    return changed.rowcount == 1
