"""What every resource works with, and who is asking."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import select

from kiosk.central import tables as t
from kiosk.central.database import Database
from kiosk.central.problems import Problem


@dataclass(frozen=True)
class Central:
    """The service's parts. `pictures` is the folder of the shop's pictures."""

    database: Database
    now: Callable[[], datetime]
    pictures: Path


def _central(request: Request) -> Central:
    central = request.app.state.central
    assert isinstance(central, Central)
    return central


CentralDep = Annotated[Central, Depends(_central)]


@dataclass(frozen=True, slots=True)
class Device:
    """The kiosk that asks, and the store it stands in."""

    id: str
    store: str


_bearer = HTTPBearer(auto_error=False, scheme_name="device", description="The device's token")


def _device(
    central: CentralDep,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    kiosk_device: Annotated[str, Header(max_length=64, description="The device's id")] = "",
    kiosk_store: Annotated[str, Header(max_length=40, description="A store, when not the device's own")] = "",
) -> Device:
    with central.database.read() as connection:
        row = connection.execute(
            select(t.devices.c.token_hash, t.devices.c.store).where(t.devices.c.id == kiosk_device)
        ).first()
        known = kiosk_store and connection.scalar(select(t.stores.c.id).where(t.stores.c.id == kiosk_store))
    if given is None or row is None or not secrets.compare_digest(row.token_hash, digest(given.credentials)):
        raise Problem(
            401, "unknown-device", "this device is not known here", headers={"WWW-Authenticate": 'Bearer realm="kiosk"'}
        )
    if kiosk_store and not known:
        raise Problem(422, "unknown-store", "there is no such store", detail=kiosk_store)
    return Device(kiosk_device, kiosk_store or row.store)


DeviceDep = Annotated[Device, Depends(_device)]


def digest(secret: str) -> str:
    """How a random secret is kept: SHA-256, for it is long enough that nobody can try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()
