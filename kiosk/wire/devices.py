"""Devices as staff see them."""

from __future__ import annotations

from kiosk.wire.base import Instant, Message


class AlarmBody(Message):
    """What a device told that does not go with what was known of it.

    `stepped-back`: its newest entry was `known_seq` before and is `told_seq` now, so an older copy of its store was put
    back or it is another one under the same name. `chain-differs`: two histories carry the same number.
    """

    at: Instant
    code: str
    told_seq: int
    known_seq: int


class DeviceBody(Message):
    """One device: when it called last (within a minute), how far it has counted, how much of it is held here."""

    id: str
    store: str
    contact_at: Instant | None
    told_seq: int
    told_chain: str
    high_water: int
    applied: int
    alarms: tuple[AlarmBody, ...]


class DevicesBody(Message):
    """All devices; each with its newest alarms first."""

    devices: tuple[DeviceBody, ...]
