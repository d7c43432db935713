"""Outbox entries as commands show them: stable fields, nothing personal unless asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.operation import OutboxCounts, OutboxEntry

REDACTED = "(personal: --personal shows it)"
_IMPERSONAL = frozenset(
    {"order_number", "basket_id", "placed_at", "store", "lines", "totals", "payment", "language"}  # a purchase's
    | {"purpose", "state", "decided_at", "text_hash"}  # a consent's
)


def counts_json(counts: OutboxCounts) -> dict[str, int]:
    """How many entries are in each state."""
    return {
        "pending": counts.pending,
        "parked": counts.parked,
        "acknowledged": counts.acknowledged,
        "expired": counts.expired,
    }


def entry_json(entry: OutboxEntry) -> dict[str, Any]:
    """One entry of a list."""
    operation = entry.operation
    return {
        "seq": entry.seq,
        "id": operation.id,
        "kind": operation.kind.value,
        "lane": operation.lane.name.lower(),
        "state": entry.state.value,
        "attempts": entry.attempts,
        "next_attempt_at": _instant(entry.next_attempt_at),
        "last_status": entry.last_status,
        "last_detail": entry.last_detail,
        "created_at": _instant(operation.created_at),
        "order_number": operation.payload.get("order_number") or None,
    }


def whole_json(entry: OutboxEntry, *, personal: bool) -> dict[str, Any]:
    """One entry with all that is sent of it; what may be about a person is left out unless `personal`."""
    offset = entry.operation.clock_offset
    return {
        **entry_json(entry),
        "clock_offset_ms": None if offset is None else round(offset / timedelta(milliseconds=1)),
        "chain": entry.chain,
        "payload": _payload(entry.operation.payload, personal=personal),
    }


def entry_text(entry: OutboxEntry) -> str:
    """One line of a list."""
    told = entry_json(entry)
    what = told["order_number"] or told["kind"]
    because = " ".join(part for part in (told["last_status"], told["last_detail"]) if part)
    due = f", next try {told['next_attempt_at']}" if told["next_attempt_at"] else ""
    line = f"{entry.seq:>8}  {told['state']:<12} {what:<14} {told['created_at']}  tries {entry.attempts}{due}"
    return f"{line}\n          {told['id']}{'  ' + because if because else ''}"


def _payload(payload: Mapping[str, Any], *, personal: bool) -> dict[str, Any]:
    return {
        key: value if personal or key in _IMPERSONAL or value is None else REDACTED for key, value in payload.items()
    }


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(timespec="microseconds").replace("+00:00", "Z")
