"""One till for the tests of the line: the real store, drain and client."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uuid_utils

from kiosk.api.client import HttpCentralApi
from kiosk.clock import SystemClock
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.head import Head
from kiosk.services.notices import Notices
from kiosk.services.timekeeping import ServerTime
from offline.store import Store, open_store

KEY = bytes(range(32))
TOKEN = "demo-device"


def purchase() -> Operation:
    """An order that the central service takes."""
    price, nothing = {"amount": 990, "currency": "EUR"}, {"amount": 0, "currency": "EUR"}
    made = datetime.now(UTC)
    line = {"sku": "CT101", "quantity": 1, "unit_price": price, "deposit": nothing, "vat_rate": 700, "total": price}
    new_id = str(uuid_utils.uuid7())
    payload = {
        "order_number": f"N-{new_id[-12:]}",
        "basket_id": new_id,
        "placed_at": made.isoformat(),
        "store": "berlin-mitte",
        "customer": None,
        "lines": [{**line, "gtin": "09504000011017", "name": "Coffee", "grams": None, "origin": "hands"}],
        "totals": {"goods": price, "deposit": nothing, "total": price, "vat": []},
        "payment": {"id": new_id, "tender": "pay_at_till", "state": "due", "amount": price},
        "language": "de",
    }
    return Operation(new_id, OperationKind.PURCHASE, Lane.PURCHASE, f"basket:{new_id}", made, payload)


@dataclass
class Till:
    """A store that outlives its connections. Waits are as short as they may be, so that no test waits for chance."""

    store: Store
    clock: SystemClock
    device: str

    async def sell(self, count: int) -> set[str]:
        """Put orders into the outbox; gives their ids."""
        operations = [purchase() for _ in range(count)]
        for operation in operations:
            await self.store.ledger.record_operation(operation)
        return {operation.id for operation in operations}

    async def entries(self, state: EntryState) -> dict[str, OutboxEntry]:
        found = await self.store.outbox.entries(state, limit=100_000)
        return {entry.operation.id: entry for entry in found}

    @asynccontextmanager
    async def connected(
        self, url: str, *, deadline: float = 20.0, fraction: Callable[[], float] = lambda: 0.0
    ) -> AsyncIterator[Connected]:
        """The line to a service, or to what stands in its place."""
        head = Head()
        head.set(await self.store.outbox.head())
        api = HttpCentralApi(
            url,
            device_id=self.device,
            device_token=TOKEN,
            store_id="berlin-mitte",
            deadline=deadline,
            batch_deadline=deadline,
            head=head,
        )
        connectivity = Connectivity(api, self.clock, Notices(), ServerTime(self.clock))
        drain = OutboxDrain(
            api=api,
            outbox=self.store.outbox,
            connectivity=connectivity,
            clock=self.clock,
            fraction=fraction,
            head=head,
        )
        try:
            yield Connected(api, connectivity, drain)
        finally:
            await api.close()


@dataclass
class Connected:
    """A till's line."""

    api: HttpCentralApi
    connectivity: Connectivity
    drain: OutboxDrain


@asynccontextmanager
async def till(folder: Path, device: str = "K02") -> AsyncIterator[Till]:
    """Open the till whose store lies in `folder`."""
    clock = SystemClock()
    store = await open_store(
        state=folder / "state",
        journal=folder / "journal",
        cache=folder / "cache",
        key=KEY,
        device_id=device,
        clock=clock,
    )
    try:
        yield Till(store, clock, device)
    finally:
        await store.close()


def delivered(url: str, device: str = "K02") -> Counter[str]:
    """How often each order took effect at the central service."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Kiosk-Device": device}
    request = urllib.request.Request(f"{url}/v1/testing/purchases", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return Counter(one["id"] for one in found)


@contextmanager
def running_central(database: Path) -> Iterator[str]:
    """The bundled central service on its demo shop, as a process; gives its URL."""
    command = [sys.executable, "-m", "kiosk", "central", "--port", "0", "--testing"]
    with subprocess.Popen(
        [*command, "--database", f"sqlite:///{database}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield str(json.loads(process.stdout.readline())["url"])
        finally:
            process.terminate()
