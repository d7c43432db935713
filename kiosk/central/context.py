"""What every resource works with, and who is asking."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import BackgroundTasks, Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, select

from kiosk.central import devices
from kiosk.central import tables as t
from kiosk.central.database import NO_ANSWER, Database
from kiosk.central.problems import Problem
from kiosk.domain.operation import ChainHead
from kiosk.wire.operations import Chain, Sequence64

log = logging.getLogger(__name__)


class UnderWay:
    """Names that a request of this process is at work under."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._lock = Lock()

    @contextmanager
    def enter(self, name: str) -> Iterator[bool]:
        """Whether nobody else is inside under this name."""
        with self._lock:
            entered = name not in self._names
            self._names.add(name)
        try:
            yield entered
        finally:
            if entered:
                with self._lock:
                    self._names.remove(name)


@dataclass(frozen=True)
class Central:
    """The service's parts. `pictures` is the folder of the shop's pictures, `timezone` the one receipts are read in.

    `shop_url`: where phones go on with a cart; "" for nowhere.
    """

    database: Database
    now: Callable[[], datetime]
    pictures: Path
    timezone: str = "Europe/Berlin"
    shop_url: str = ""
    under_way: UnderWay = field(default_factory=UnderWay)


def _central(request: Request) -> Central:
    central = request.app.state.central
    assert isinstance(central, Central)
    return central


CentralDep = Annotated[Central, Depends(_central)]


@dataclass(frozen=True, slots=True)
class Device:
    """The kiosk that asks, and the store it stands in; `news` when it tells more of itself than is known."""

    id: str
    store: str
    head: ChainHead | None
    news: bool


_bearer = HTTPBearer(auto_error=False, scheme_name="device", description="The device's token")


def _head(
    kiosk_sequence: Annotated[Sequence64 | None, Header(description="The device's newest entry …")] = None,
    kiosk_chain: Annotated[Chain | None, Header(description="… and the hash over all entries up to it")] = None,
) -> ChainHead | None:
    return None if kiosk_sequence is None or kiosk_chain is None else ChainHead(kiosk_sequence, kiosk_chain)


def _caller(
    central: CentralDep,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    head: Annotated[ChainHead | None, Depends(_head)],
    kiosk_device: Annotated[str, Header(max_length=64, description="The device's id")] = "",
    kiosk_store: Annotated[str, Header(max_length=40, description="A store, when not the device's own")] = "",
) -> Device:
    with central.database.read() as connection:
        row = connection.execute(select(t.devices).where(t.devices.c.id == kiosk_device)).first()
        known = kiosk_store and connection.scalar(select(t.stores.c.id).where(t.stores.c.id == kiosk_store))
    if given is None or row is None or not secrets.compare_digest(row.token_hash, digest(given.credentials)):
        raise Problem(
            401, "unknown-device", "this device is not known here", headers={"WWW-Authenticate": 'Bearer realm="kiosk"'}
        )
    if kiosk_store and not known:
        raise Problem(422, "unknown-store", "there is no such store", detail=kiosk_store)
    return Device(kiosk_device, kiosk_store or row.store, head, devices.is_news(row, head, central.now()))


CallerDep = Annotated[Device, Depends(_caller)]
"""The device, for a resource that notes by itself what the device tells."""


def _device(central: CentralDep, device: CallerDep, later: BackgroundTasks) -> Device:
    if device.news:
        later.add_task(_note, central, device)
    return device


DeviceDep = Annotated[Device, Depends(_device)]
"""The device; what it tells is noted after the answer, which does not wait for it."""


def _note(central: Central, device: Device) -> None:
    now = central.now()

    def note(connection: Connection) -> None:
        if device.head is None:
            devices.note_contact(connection, device.id, now)
        else:
            devices.note_head(connection, device.id, device.head, now)

    try:
        central.database.transact(note)
    except NO_ANSWER as error:
        log.info("device %s: not noted now, its next call tells it again: %s", device.id, type(error).__name__)


def digest(secret: str) -> str:
    """How a random secret is kept: SHA-256, for it is long enough that nobody can try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()
