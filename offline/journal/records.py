"""What frames hold, as JSON: one kind of record for each thing that must survive the loss of the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kiosk.domain.operation import GENESIS, ChainHead, Lane, Operation, OperationKind
from kiosk.errors import StoreDamaged
from offline.chain import offset_from, offset_microseconds
from offline.records import payload_from_text
from offline.tables import from_microseconds, to_microseconds

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Begins each segment: what a ledger must know that has nothing from before.

    `head` is the newest entry's number and chain, `anchor` those of the newest forgotten one, `floor` the number no new
    entry goes below, `series` the last order number given by prefix, `generation` the how-manieth ledger of this device
    it is, `before` the hash of the frame before, `attempt` the card payment that is not decided.
    """

    head: tuple[int, str] = (GENESIS.seq, GENESIS.chain)
    anchor: tuple[int, str] = (GENESIS.seq, GENESIS.chain)
    floor: int = 0
    series: dict[str, int] = field(default_factory=dict)
    generation: int = 1
    before: str = "0" * 64
    attempt: Record | None = None


def of_snapshot(snapshot: Snapshot) -> Record:
    """A segment's first record."""
    return {"kind": "snapshot", **asdict(snapshot)}


def to_snapshot(record: Record) -> Snapshot:
    """The snapshot of its record; StoreDamaged when it is none."""
    try:
        values = {key: value for key, value in record.items() if key != "kind"}
        return Snapshot(**{**values, "head": tuple(values["head"]), "anchor": tuple(values["anchor"])})
    except (KeyError, TypeError) as error:
        raise StoreDamaged("a summary in the journal cannot be read") from error


def of_entry(seq: int, chain: str, operation: Operation, payload: str, sale: str | None) -> Record:
    """An outbox entry as it was made, with its sale's text when there is one."""
    return {
        "kind": "entry",
        "seq": seq,
        "chain": chain,
        "id": operation.id,
        "operation": operation.kind.value,
        "lane": operation.lane.value,
        "subject": operation.subject,
        "created_at": to_microseconds(operation.created_at),
        "clock_offset": offset_microseconds(operation.clock_offset),
        "payload": payload,
        "sale": sale,
    }


def operation_of(record: Record) -> Operation:
    """The operation of an entry's record; StoreDamaged when it is none."""
    try:
        return Operation(
            id=record["id"],
            kind=OperationKind(record["operation"]),
            lane=Lane(record["lane"]),
            subject=record["subject"],
            created_at=from_microseconds(record["created_at"]),
            payload=payload_from_text(record["payload"]),
            clock_offset=offset_from(record["clock_offset"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged("a record of the journal is no entry") from error


def of_entries(entries: Sequence[Record]) -> Record:
    """Several entries at once, none of them a sale's."""
    return {"kind": "entries", "entries": list(entries)}


def first_seq(record: Record) -> int | None:
    """The number of the first entry a record makes; None when it makes none."""
    match record["kind"]:
        case "entry":
            return int(record["seq"])
        case "entries":
            return int(record["entries"][0]["seq"])
    return None


def of_states(states: Sequence[tuple[int, str, str, str]]) -> Record:
    """What entries have become: (seq, state, status, detail)."""
    return {"kind": "states", "states": [list(state) for state in states]}


def of_attempt(attempt_id: str, state: str, reason: str, **begun: int | str) -> Record:
    """A card payment: begun (with `sale_id`, `started_at`, `mark`, `sale`), or what became of it."""
    return {"kind": "attempt", "id": attempt_id, "state": state, "reason": reason, **begun}


def of_shown(seq: int) -> Record:
    """The buyers of all sales up to this number have seen them."""
    return {"kind": "shown", "seq": seq}


def of_floor(seq: int) -> Record:
    """No new entry gets a number up to this."""
    return {"kind": "floor", "seq": seq}


def of_anchor(anchor: ChainHead) -> Record:
    """Everything up to here was forgotten."""
    return {"kind": "anchor", "seq": anchor.seq, "chain": anchor.chain}


def of_probe() -> Record:
    """Nothing but the proof that something can be written."""
    return {"kind": "probe"}


QUIET = frozenset({"snapshot", "probe"})
"""Kinds of records that change nothing."""


def to_bytes(record: Record) -> bytes:
    """A frame's body."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def begin_of(kind: str) -> bytes:
    """What the body of each record of this kind begins with."""
    return b'{"kind":"%s"' % kind.encode()


def from_bytes(body: bytes) -> Record:
    """The record of a frame; StoreDamaged when it is none."""
    try:
        record = json.loads(body)
    except ValueError as error:
        raise StoreDamaged("a record of the journal cannot be read") from error
    if not isinstance(record, dict) or not isinstance(record.get("kind"), str):
        raise StoreDamaged("a record of the journal has no kind")
    return record
