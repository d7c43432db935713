"""What waits to be told to the central service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any


class OperationKind(StrEnum):
    """What happened."""

    PURCHASE = "purchase"
    CONSENT = "consent"
    CART = "cart"
    WISHLIST = "wishlist"
    EVENT = "event"
    STAFF_UNLOCK = "staff_unlock"
    FEEDBACK = "feedback"
    DATA_REQUEST = "data_request"


class Lane(IntEnum):
    """What goes first when the line is long: lower is sooner."""

    WITHDRAWAL = 0
    PURCHASE = 1
    CUSTOMER = 2
    TRACKING = 3


@dataclass(frozen=True, slots=True)
class Operation:
    """One write. `id` (UUIDv7) is the idempotency key and never changes; entries of one `subject` keep their order.

    `payload` is JSON-able and is what the central service gets. `clock_offset` is the server's time less this device's
    when it was made, None when that was not known: `created_at` is whatever this device's clock said.
    """

    id: str
    kind: OperationKind
    lane: Lane
    subject: str = field(repr=False)
    created_at: datetime
    payload: Mapping[str, Any] = field(repr=False)
    clock_offset: timedelta | None = None


class EntryState(StrEnum):
    """Where an entry stands; nothing leaves before it is acknowledged."""

    PENDING = "pending"
    ACKNOWLEDGED = "acknowledged"
    PARKED = "parked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry this device has made: its number, and the hash (64 hex digits) over all entries up to it."""

    seq: int
    chain: str


GENESIS = ChainHead(0, "0" * 64)
"""Before the first entry."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """An operation in the outbox. `seq` is the device's order and never depends on a clock.

    `chain` is the hash over all entries up to this one.
    """

    seq: int
    operation: Operation
    state: EntryState
    attempts: int = 0
    next_attempt_at: datetime | None = None
    last_status: str = ""
    last_detail: str = ""
    chain: str = ""


class Outcome(StrEnum):
    """What the central service said of one entry."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class OperationResult:
    """The answer for one id; `code` and `detail` tell why for rejected and retry, `retry_after` is in seconds."""

    id: str
    outcome: Outcome
    code: str = ""
    detail: str = ""
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many entries are in each state."""

    pending: int = 0
    parked: int = 0
    acknowledged: int = 0
    expired: int = 0
