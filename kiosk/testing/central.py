"""The central service as a child process, and what testers may ask it."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.errors import CentralUnavailable
from kiosk.settings import Settings
from kiosk.testing.process import Child, Launcher

_READY = re.compile(r"https?://[\w.\[\]:-]+:\d+")
_POLL = 0.02


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase as the central service has it; `ahead` is how many seconds the till's clock was before its own."""

    id: str
    number: str
    total: Decimal
    pieces: int
    customer: str
    placed_at: datetime
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent event as the central service has it."""

    id: str
    purpose: str
    given: bool
    customer: str


@dataclass(frozen=True, slots=True)
class Effects:
    """What reached the central service from kiosks, in the order it arrived."""

    purchases: tuple[Purchase, ...]
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class Cart:
    """An online cart as the central service has it."""

    customer: str
    name: str
    version: str
    lines: int
    pieces: int


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """How far the central service has followed a device: told, held whole up to, applied in all; alarms by code."""

    id: str
    told: int
    high_water: int
    applied: int
    alarms: tuple[str, ...]


class CentralEyes:
    """Asks a central service that was started with `--testing`; blocks, with a deadline of its own."""

    def __init__(self, url: str, settings: Settings, *, timeout: float = 5.0) -> None:
        parts = urlsplit(url)
        self._host, self._port, self._path = parts.hostname or "127.0.0.1", parts.port or 80, parts.path.rstrip("/")
        self._timeout = timeout
        self._headers = {
            "Authorization": f"Bearer {settings.central.device_token}",
            "Kiosk-Device": settings.store.device_id,
        }

    def effects(self) -> Effects:
        """Purchases and consents so far; CentralUnavailable when it does not answer as it should."""
        data = self._get("/v1/testing/effects")
        return Effects(
            tuple(_purchase(item) for item in data["purchases"]),
            tuple(_consent(item) for item in data["consents"]),
        )

    def carts(self) -> tuple[Cart, ...]:
        """The online carts that have something in them."""
        return tuple(Cart(**item) for item in self._get("/v1/testing/carts"))

    def devices(self) -> tuple[KnownDevice, ...]:
        """The devices it knows."""
        return tuple(
            KnownDevice(
                id=item["id"],
                told=item["told_seq"],
                high_water=item["high_water"],
                applied=item["applied"],
                alarms=tuple(alarm["code"] for alarm in item["alarms"]),
            )
            for item in self._get("/v1/testing/devices")["devices"]
        )

    def _get(self, path: str) -> Any:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request("GET", self._path + path, headers=self._headers)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise CentralUnavailable(f"the central service at {self._host}:{self._port} does not answer") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise CentralUnavailable(
                f"the central service answers {answer.status} to {path}", fix="start it with --testing"
            )
        return json.loads(body)


def start_central(
    launcher: Launcher,
    command: list[str],
    *,
    database: Path,
    log: Path,
    products: int,
    environment: Mapping[str, str],
    limit: float,
) -> tuple[Child, str]:
    """Start the bundled service on a free port; gives the process and its URL once it answers."""
    options = ["--database", f"sqlite:///{database}", "--port", "0", "--products", str(products), "--testing"]
    child = launcher.start([*command, "central", *options], log=log, environment=environment)
    deadline = time.monotonic() + limit
    while True:
        ready = _READY.search(child.tail(5))
        if ready is not None:
            return child, ready.group()
        if not child.running or time.monotonic() > deadline:
            child.kill()
            raise CentralUnavailable(f"the central service did not start:\n{child.tail()}")
        time.sleep(_POLL)


def _purchase(item: Mapping[str, Any]) -> Purchase:
    return Purchase(
        id=item["id"],
        number=item["order_number"],
        total=Decimal(item["total"]["amount"]).scaleb(-2),
        pieces=item["pieces"],
        customer=item["customer"] or "",
        placed_at=datetime.fromisoformat(item["placed_at"]),
        received_at=datetime.fromisoformat(item["received_at"]),
    )


def _consent(item: Mapping[str, Any]) -> Consent:
    return Consent(item["id"], item["purpose"], item["state"] == "given", item["customer"] or "")
