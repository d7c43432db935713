"""The store that a command is about: read beside a running kiosk, changed through it, or opened when none runs."""

from __future__ import annotations

import asyncio
import os
import pwd
import secrets
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.carrier import StoreCarrier
from kiosk.clock import SystemClock
from kiosk.control import ControlClient, Import, Request
from kiosk.domain.operation import EntryState, OutboxCounts, OutboxEntry
from kiosk.errors import BadInput, StoreUnreadable
from kiosk.services.deliveries import CHUNK, Deliveries
from kiosk.settings import Settings, load
from offline import inspect, transfer
from offline.key import load_key
from offline.store import open_store

UNSENT = (EntryState.PENDING, EntryState.PARKED)
Work = Callable[[Deliveries], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Changed:
    """How many entries were concerned, and who did it: "kiosk" (the running one) or "command"."""

    count: int
    by: str


class Place:
    """The store that a settings file names."""

    def __init__(self, config: Path | None) -> None:
        self.settings: Settings = load(config)
        paths = self.settings.paths
        self.state, self.journal = paths.state.expanduser(), paths.journal.expanduser()
        self.key = load_key(self.settings.store_key)

    @property
    def device(self) -> str:
        """The device's number in the shop."""
        return self.settings.store.device_id

    def counts(self) -> OutboxCounts:
        """How many entries are in each state."""
        return inspect.read_counts(self.state, self.key)

    def entries(self, state: EntryState | None, *, limit: int, after: int = 0) -> tuple[OutboxEntry, ...]:
        """One page, in the order they came."""
        return inspect.read_entries(self.state, self.key, state, limit=limit, after_seq=after)

    def every(self, states: tuple[EntryState, ...]) -> list[OutboxEntry]:
        """All entries in these states, in the order they came."""
        found: list[OutboxEntry] = []
        for state in states:
            after = 0
            while page := self.entries(state, limit=CHUNK, after=after):
                found += page
                after = page[-1].seq
        return sorted(found, key=lambda entry: entry.seq)

    def entry(self, name: str) -> OutboxEntry:
        """An entry by its id, or by its number on this device; BadInput when there is none."""
        if name.isascii() and name.isdigit() and len(name) < 19:
            found = self.entries(None, limit=1, after=int(name) - 1) if int(name) else ()
            entry = next((one for one in found if one.seq == int(name)), None)
        else:
            entry = inspect.read_entry(self.state, self.key, name)
        if entry is None:
            raise BadInput(f"there is no entry {name}", fix="`kiosk outbox list --state all` names them")
        return entry

    def change(self, request: Request, work: Work) -> Changed:
        """Have it done by the running kiosk, or do it here when none runs."""
        with ControlClient.connect(self.state) as client:
            if client is not None:
                return Changed(client.ask(request), "kiosk")
        return Changed(asyncio.run(self._work(work)), "command")

    def take_in(self, file: Path, passphrase: str) -> Changed:
        """Import a file; a running kiosk gets a copy beside its store: it may see no other folder."""
        with self._copy(file) as copy:
            request = Import(v=1, file=str(copy), passphrase=passphrase)
            return self.change(request, lambda deliveries: deliveries.take_in(file, passphrase))

    def write(self, file: Path, passphrase: str, entries: list[OutboxEntry]) -> int:
        """Write entries to a new encrypted file."""
        return transfer.write_file(file, passphrase, self.device, entries).entries

    def require_owner(self) -> None:
        """StoreUnreadable when this process would leave files that the kiosk's own user cannot open."""
        owner = self.state.stat().st_uid if self.state.is_dir() else os.geteuid()
        if os.geteuid() != owner:
            name = _name(owner)
            fix = f"run it as that user: runuser -u {name} -- kiosk …"
            raise StoreUnreadable(f"the store in {self.state} belongs to {name}", fix=fix)

    async def _work(self, work: Work) -> int:
        self.require_owner()
        if not self.state.is_dir():
            raise StoreUnreadable(f"there is no store in {self.state}", fix="check paths.state of the settings")
        paths, clock = self.settings.paths, SystemClock()
        store = await open_store(
            state=self.state,
            journal=self.journal,
            cache=paths.cache,
            key=self.key,
            device_id=self.device,
            clock=clock,
            picture_cache_mb=paths.picture_cache_mb,
        )
        try:
            carrier = StoreCarrier(store, self.device)
            return await work(Deliveries(outbox=store.outbox, carrier=carrier, clock=clock, count=store.outbox.counts))
        finally:
            await store.close()

    @contextmanager
    def _copy(self, file: Path) -> Iterator[Path]:
        with ControlClient.connect(self.state) as client:
            if client is None:
                yield file
                return
        copy = self.state / f"import-{secrets.token_hex(8)}.kiosk"
        folder = self.state.stat()
        try:
            descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as target, file.open("rb") as source:
                shutil.copyfileobj(source, target)
            if os.geteuid() == 0:
                os.chown(copy, folder.st_uid, folder.st_gid)
            yield copy
        finally:
            copy.unlink(missing_ok=True)


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
