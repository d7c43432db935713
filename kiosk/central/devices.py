"""What each device tells of its entries: how far it has counted, and the hash over all of them.

A number that steps back, or that comes with another hash, means that an older copy of the device's store was put back
or that two devices go by one name. It is an alarm for people; the device is served on.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, update

from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.domain.operation import ChainHead
from kiosk.wire.devices import AlarmBody, DeviceBody, DevicesBody

log = logging.getLogger(__name__)

STEPPED_BACK: Final = "stepped-back"
CHAIN_DIFFERS: Final = "chain-differs"

UNDER_WAY = timedelta(seconds=15)
"""As long may a call be under way, so one that was sent before another may arrive after it."""

CONTACT = timedelta(minutes=1)
"""How exactly the time of the last call is kept: not every call shall be a write."""

ALARMS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a device stands: `series` counts its alarms, for its numbers compare only between two of them."""

    high_water: int
    applied: int
    series: int


@dataclass(frozen=True, slots=True)
class _Clash:
    """Why a head does not follow from what is known."""

    code: str
    known: ChainHead


def is_news(row: Row[Any], told: ChainHead | None, now: datetime) -> bool:
    """Whether a call tells anything that is not in the device's row."""
    if row.contact_at is None or not timedelta(0) <= now - row.contact_at < CONTACT:
        return True
    return told is not None and (told.seq, told.chain) != (row.told_seq, row.told_chain)


def note_contact(connection: Connection, device: str, now: datetime) -> None:
    """The device has called, and told nothing of its entries."""
    connection.execute(update(t.devices).where(t.devices.c.id == device).values(contact_at=now))


def note_head(
    connection: Connection, device: str, told: ChainHead, now: datetime, *, batch: Mapping[int, str] | None = None
) -> Standing:
    """Note what the device tells of its newest entry; `batch` are the ids, by number, that come along.

    The device's row stays locked until the transaction ends, so batches of one device follow each other. A device sends
    one batch after the other, so a step back from one to the next is always an alarm; of other calls one may arrive
    late, and is passed over.
    """
    row = connection.execute(select(t.devices).where(t.devices.c.id == device).with_for_update(key_share=True)).one()
    late = told.seq < row.told_seq and _may_be_late(row, told, now, in_batch=batch is not None)
    clash = None if late else _clash(connection, row, told, batch or {})
    series = row.series
    if clash is not None:
        series += 1
        _raise_alarm(connection, device, told, clash, now)
    values: dict[str, Any] = {"contact_at": now, "high_water": max(row.high_water, told.seq), "series": series}
    if clash is not None or batch is not None:
        values["batch_seq"] = told.seq
    if not late:
        if clash is not None or (told.seq, told.chain) != (row.told_seq, row.told_chain):
            values |= {"told_seq": told.seq, "told_chain": told.chain, "told_at": now}
        _remember(connection, device, series, told, now)
    connection.execute(update(t.devices).where(t.devices.c.id == device).values(**values))
    return Standing(values["high_water"], row.applied, series)


def count_applied(connection: Connection, device: str, more: int) -> None:
    """So many operations have come first from this device."""
    if more:
        connection.execute(update(t.devices).where(t.devices.c.id == device).values(applied=t.devices.c.applied + more))


def heard_before(connection: Connection, device: str, series: int, seqs: Collection[int]) -> dict[int, datetime | None]:
    """For each entry's number when the device was last heard of before it made that entry, by this service's clock."""
    if not seqs:
        return {}
    heads = t.device_heads.c
    mine = (heads.device == device, heads.series == series)
    before_all = select(func.max(heads.seq)).where(*mine, heads.seq < min(seqs)).scalar_subquery()
    rows = connection.execute(
        select(heads.seq, heads.last_at)
        .where(*mine, heads.seq >= func.coalesce(before_all, 0), heads.seq < max(seqs))
        .order_by(heads.seq)
    ).all()
    told = [row.seq for row in rows]
    return {seq: rows[at - 1].last_at if (at := bisect_left(told, seq)) else None for seq in seqs}


def overview(connection: Connection) -> DevicesBody:
    """All devices with their newest alarms."""
    numbered = select(
        t.device_alarms,
        func.row_number()
        .over(partition_by=t.device_alarms.c.device, order_by=t.device_alarms.c.arrival.desc())
        .label("place"),
    ).subquery()
    alarms: dict[str, list[AlarmBody]] = defaultdict(list)
    for row in connection.execute(
        select(numbered).where(numbered.c.place <= ALARMS_SHOWN).order_by(numbered.c.arrival.desc())
    ):
        alarms[row.device].append(AlarmBody(at=row.at, code=row.code, told_seq=row.told_seq, known_seq=row.known_seq))
    return DevicesBody(
        devices=tuple(
            DeviceBody(
                id=row.id,
                store=row.store,
                contact_at=row.contact_at,
                told_seq=row.told_seq,
                told_chain=row.told_chain,
                high_water=row.high_water,
                applied=row.applied,
                alarms=tuple(alarms[row.id]),
            )
            for row in connection.execute(select(t.devices).order_by(t.devices.c.id))
        )
    )


def _may_be_late(row: Row[Any], told: ChainHead, now: datetime, *, in_batch: bool) -> bool:
    if row.told_at is None or (in_batch and told.seq < row.batch_seq):
        return False
    age: timedelta = now - row.told_at
    return timedelta(0) <= age < UNDER_WAY


def _clash(connection: Connection, row: Row[Any], told: ChainHead, batch: Mapping[int, str]) -> _Clash | None:
    known = ChainHead(row.told_seq, row.told_chain)
    if told.seq < known.seq:
        return _Clash(STEPPED_BACK, known)
    if told.seq == known.seq and known.chain not in {"", told.chain}:
        return _Clash(CHAIN_DIFFERS, known)
    numbers = t.operations.c
    held = connection.execute(
        select(numbers.seq, numbers.id)
        .where(numbers.device == row.id, numbers.series == row.series, numbers.seq.in_(batch))
        .order_by(numbers.seq)
    )
    other = next((seq for seq, held_id in held if batch[seq] != held_id), None)
    return None if other is None else _Clash(CHAIN_DIFFERS, ChainHead(other, ""))


def _raise_alarm(connection: Connection, device: str, told: ChainHead, clash: _Clash, now: datetime) -> None:
    """Once for one state: two devices under one name would go on for ever."""
    once = insert(connection, t.device_alarms).values(
        at=now,
        device=device,
        code=clash.code,
        told_seq=told.seq,
        told_chain=told.chain,
        known_seq=clash.known.seq,
        known_chain=clash.known.chain,
    )
    added = connection.execute(once.on_conflict_do_nothing().returning(t.device_alarms.c.arrival)).first()
    if added is not None:
        log.warning(
            "device %s: %s: its newest entry is %d, known was %d; was an older copy of its store put back?",
            device,
            clash.code,
            told.seq,
            clash.known.seq,
        )


def _remember(connection: Connection, device: str, series: int, told: ChainHead, now: datetime) -> None:
    connection.execute(
        insert(connection, t.device_heads)
        .values(device=device, series=series, seq=told.seq, chain=told.chain, last_at=now)
        .on_conflict_do_update(index_elements=["device", "series", "seq"], set_={"chain": told.chain, "last_at": now})
    )
