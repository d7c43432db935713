"""One kiosk of the model: the real store, drain and API client, a clock that jumps, and a process that dies."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import httpx

from kiosk.api.client import HttpCentralApi
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.ports import CentralApi, Outbox
from kiosk.services import payloads
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.head import Head
from kiosk.services.notices import Notices
from kiosk.services.timekeeping import ServerTime
from offline.room import RoomLimits
from offline.store import Store, open_store
from tests.faults.model.crash import Crash, Fuse, Point, lay
from tests.faults.model.network import Network
from tests.faults.model.server import SHOP, TOKEN, Server, card_of
from tests.unit.offline.making import KEY, NOON, a_sale, new_id

T = TypeVar("T")

NO_BALLAST = RoomLimits(0, 0)


class TillClock:
    """A wall clock that somebody may set, beside a monotonic one that only goes on."""

    def __init__(self) -> None:
        self._wall = NOON
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._wall

    def monotonic(self) -> float:
        return self._monotonic

    def forward(self, seconds: float) -> None:
        self._wall += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump(self, by: timedelta) -> None:
        self._wall += by


class Harm(StrEnum):
    """What else breaks when a process dies."""

    NOTHING = "nothing"
    DATABASE = "the database is gone"
    JOURNAL = "the journal is gone"


@dataclass
class Wiring:
    """How a till is put together; the seeded bugs change it. `restores`: the service may lose what is newest."""

    restores: ClassVar[bool] = True

    def api(self, api: CentralApi, _till: Till) -> CentralApi:
        return api

    def outbox(self, outbox: Outbox, _till: Till) -> Outbox:
        return outbox

    def opened(self, store: Store) -> None:
        """The store was opened."""


@dataclass
class Till:
    """`promised` are the operations whose maker was told that they are stored, with their entries' content."""

    device: str
    folder: Path
    server: Server
    runner: asyncio.Runner
    wiring: Wiring
    clock: TillClock = field(default_factory=TillClock)
    promised: dict[str, Operation] = field(default_factory=dict)
    in_doubt: dict[str, Operation] = field(default_factory=dict)
    not_before: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lives = itertools.count(1)
        self._home = self.folder / f"{self.device}-0"
        self._next: Path | None = None
        self.open()

    # ── life and death ───────────────────────────────────────────────────────────────────────────

    def open(self) -> None:
        """Start the process on what is on the disk."""
        self.fuse = Fuse()
        self.store = self.runner.run(
            open_store(
                state=self._home / "state",
                cache=self._home / "cache",
                journal=self._home / "journal",
                key=KEY,
                device_id=self.device,
                clock=self.clock,
                room=NO_BALLAST,
            )
        )
        self.wiring.opened(self.store)
        lay(self.fuse, self.store.ledger._book)
        self.network = Network(httpx.ASGITransport(self.server.app), self.fuse, self._asks, self._must_wait)
        head = Head()
        self._http = HttpCentralApi(
            "http://central.example",
            device_id=self.device,
            device_token=TOKEN,
            store_id=SHOP,
            head=head,
            transport=self.network,
        )
        self.api = self.wiring.api(self._http, self)
        self.outbox = self.wiring.outbox(self.store.outbox, self)
        self.time = ServerTime(self.clock)
        self.connectivity = Connectivity(self.api, self.clock, Notices(), self.time)
        self.drain = OutboxDrain(
            api=self.api,
            outbox=self.outbox,
            connectivity=self.connectivity,
            clock=self.clock,
            fraction=lambda: 0.5,
            head=Head(),
        )

    def close(self) -> None:
        self.runner.run(self._http.close())
        self.runner.run(self.store.close())

    def live(self, work: Coroutine[Any, Any, T], death: Point | None) -> T | None:
        """Do something, and perhaps die of it: `fuse.blown` says so, and nobody got an answer."""
        self.fuse.arm(death, self._keep)
        try:
            return self.runner.run(work)
        except Crash:
            assert self.fuse.blown
            return None
        finally:
            self.fuse.arm(None, self._keep)

    def crash(self, harm: Harm = Harm.NOTHING) -> None:
        """The process is gone, now or since its fuse blew; the next one starts on what was on the disk."""
        if self._next is None:
            self._keep(None)
        assert self._next is not None
        self.close()
        shutil.rmtree(self._home)
        self._home, self._next = self._next, None
        if harm is Harm.DATABASE:
            for path in (self._home / "state").glob("ledger.db*"):
                path.unlink()
        if harm is Harm.JOURNAL:
            shutil.rmtree(self._home / "journal")
        self.not_before.clear()
        self.open()

    def _keep(self, point: Point | None) -> None:
        self._next = self.folder / f"{self.device}-{next(self._lives)}"
        for part in ("state", "journal"):
            shutil.copytree(self._home / part, self._next / part)
        if point is Point.TORN_JOURNAL:
            newest = max((self._next / "journal").glob("journal-*.log"))
            with newest.open("r+b") as file:
                file.truncate(newest.stat().st_size - 60)

    # ── what people do ───────────────────────────────────────────────────────────────────────────

    def sell(self, customer: str | None) -> tuple[Sale, Operation]:
        """A sale as the checkout makes it; without a customer of a basket of its own."""
        sale = a_sale(identified=False)
        who = identity_of(customer) if customer else None
        sale = Sale(new_id(), sale.basket_id, self.clock.now(), sale.lines, sale.totals, sale.payment, "de", who)
        return sale, Operation(
            sale.id,
            OperationKind.PURCHASE,
            Lane.PURCHASE,
            payloads.subject(who) if who else f"basket:{sale.basket_id}",
            sale.placed_at,
            payloads.purchase(sale, SHOP),
            self.offset,
        )

    def decide(self, customer: str, purpose: Purpose, *, given: bool) -> Operation:
        """A consent given or withdrawn, as the consent service makes it."""
        who, now = identity_of(customer), self.clock.now()
        said = {"wording": "yes", "language": "de", "store": SHOP, "receipt": "code"}
        payload = payloads.consent(who, purpose, given=given, at=now, **said)
        lane = Lane.CUSTOMER if given else Lane.WITHDRAWAL
        subject = payloads.subject(who)
        return Operation(new_id(), OperationKind.CONSENT, lane, subject, now, payload, self.offset)

    def wish(self, customer: str, *, poisonous: bool) -> Operation:
        """A wish; a poisonous one is refused by the central service for ever."""
        who, now = identity_of(customer), self.clock.now()
        quantity = 5000 if poisonous else 1
        payload = {"customer": payloads.customer(who), "sku": "MN-0001", "quantity": quantity, "version": ""}
        subject = payloads.subject(who)
        return Operation(new_id(), OperationKind.WISHLIST, Lane.CUSTOMER, subject, now, payload, self.offset)

    @property
    def offset(self) -> timedelta | None:
        """What this device believes its clock to be off by."""
        return self.time.offset()

    # ── what there is ────────────────────────────────────────────────────────────────────────────

    def entries(self) -> Sequence[OutboxEntry]:
        """Everything in the real outbox."""
        return self.runner.run(self.store.outbox.entries(limit=10_000))

    def parked(self) -> list[str]:
        return [entry.operation.id for entry in self.entries() if entry.state is EntryState.PARKED]

    # ── Retry-After ──────────────────────────────────────────────────────────────────────────────

    def _must_wait(self, ids: Sequence[str], seconds: float) -> None:
        until = self.clock.monotonic() + seconds
        self.not_before.update(dict.fromkeys(ids, until))

    def _asks(self, ids: Sequence[str]) -> None:
        now = self.clock.monotonic()
        early = [one for one in ids if self.not_before.get(one, 0.0) > now]
        assert not early, f"{self.device} asks again before the time that Retry-After named: {early}"


def identity_of(customer: str) -> Identity:
    """Who showed the customer's card, as known without the network."""
    return Identity(Token(TokenKind.QR, card_of(customer)), Assurance.KNOWN, "", customer)
