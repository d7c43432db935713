"""Consent events as they arrive, and what holds after them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.database import insert as insert_once
from kiosk.central.erasure import was_erased
from kiosk.central.identity import resolve, token_key
from kiosk.central.origin import Origin
from kiosk.domain import consent
from kiosk.domain.consent import ConsentEvent, ConsentStatus, Purpose
from kiosk.wire.operations import ConsentPayload, WhoBody


def unresolved(who: WhoBody | None, customer: str | None) -> dict[str, Any]:
    """Columns that remember whose something is: the customer, else the token until it becomes known."""
    kind, value = ("", "")
    if customer is None and who is not None and who.token is not None:
        kind, value = token_key(who.token.to_domain())
    return {"customer": customer, "token_kind": kind, "token_value": value}


def customer_of(connection: Connection, who: WhoBody | None) -> str | None:
    """The customer meant, when already known."""
    if who is None:
        return None
    return resolve(connection, who.reference, None if who.token is None else who.token.to_domain())


def record(connection: Connection, event_id: str, payload: ConsentPayload, origin: Origin) -> str:
    """Append one decision; what holds follows from all of them, whatever their order. "erased": of nobody any more."""
    customer = customer_of(connection, payload.customer)
    if customer is None and was_erased(connection, payload.customer):
        return "erased"
    _keep_text(connection, payload)
    connection.execute(
        insert(t.consent_events).values(
            id=event_id,
            purpose=payload.purpose.value,
            given=payload.state == "given",
            decided_at=payload.decided_at,
            text_hash=payload.text_hash,
            language=payload.language,
            store=payload.store,
            not_before=origin.not_before,
            receipt=payload.receipt,
            **origin.columns,
            **unresolved(payload.customer, customer),
        )
    )
    return ""


def _keep_text(connection: Connection, payload: ConsentPayload) -> None:
    """The words by their hash, once; words of another hash are nobody's."""
    if payload.text and digest(payload.text) == payload.text_hash:
        words = insert_once(connection, t.consent_texts).values(text_hash=payload.text_hash, text=payload.text)
        connection.execute(words.on_conflict_do_nothing())


def statuses(connection: Connection, customer: str) -> tuple[ConsentStatus, ...]:
    """What holds for every purpose."""
    rows = connection.execute(select(t.consent_events).where(t.consent_events.c.customer == customer)).all()
    events = [
        ConsentEvent(
            id=row.id,
            purpose=Purpose(row.purpose),
            given=row.given,
            decided_at=row.decided_at,
            text_hash=row.text_hash,
            language=row.language,
            device=row.device,
            series=row.series,
            seq=row.seq,
            received_at=row.received_at,
            clock_offset=None if row.clock_offset_ms is None else timedelta(milliseconds=row.clock_offset_ms),
            not_before=row.not_before,
        )
        for row in rows
    ]
    return tuple(consent.resolve(events, purpose) for purpose in Purpose)
