"""Keeping this device and the central service together: the outbox out, the catalogue in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.operation import OperationResult, OutboxCounts, OutboxEntry, Outcome
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable, StoreFault
from kiosk.ports import CentralApi, Clock, Outbox
from kiosk.services.connectivity import Connectivity
from kiosk.services.feed import CatalogFeed
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

MAX_BATCH = 100
MAX_DELAY = 300.0
FIRST_DELAY = 1.0
ALARM_AFTER = 20

Fraction = Callable[[], float]
"""Gives a number in [0, 1): the jitter's source."""


def backoff(attempts: int, fraction: float) -> float:
    """Seconds until the next try: full jitter under a doubling cap of at most five minutes."""
    cap: float = min(MAX_DELAY, FIRST_DELAY * 2.0 ** min(attempts, 16))
    return cap * fraction


class OutboxDrain:
    """Sends what is due, marks it only by what the answer names, and waits longer after each failure."""

    def __init__(
        self, *, api: CentralApi, outbox: Outbox, connectivity: Connectivity, clock: Clock, fraction: Fraction
    ) -> None:
        self._api = api
        self._outbox = outbox
        self._connectivity = connectivity
        self._clock = clock
        self._fraction = fraction
        self._batch = MAX_BATCH
        self._counts = OutboxCounts()
        self.changed: Listeners[OutboxCounts] = Listeners()

    @property
    def counts(self) -> OutboxCounts:
        """The outbox as last counted."""
        return self._counts

    async def count(self) -> OutboxCounts:
        """Count anew and tell when it changed."""
        counts = await self._outbox.counts()
        if counts != self._counts:
            self._counts = counts
            self.changed.emit(counts)
        return counts

    async def drain(self) -> bool:
        """Send until nothing is due; whether every exchange worked."""
        await self.count()
        while entries := await self._outbox.due(self._batch, self._clock.now()):
            if not await self._exchange(entries):
                await self.count()
                return False
            await self.count()
        return True

    async def _exchange(self, entries: Sequence[OutboxEntry]) -> bool:
        try:
            results = await self._api.send_operations(entries)
        except CentralDenied as fault:
            self._connectivity.failed(fault)
            return False
        except CentralUnavailable as fault:
            await self._put_off(entries, fault)
            return False
        except CentralRefused as fault:
            await self._refused(entries, fault)
            return False
        self._connectivity.accepted()
        asked = {entry.operation.id for entry in entries}
        named = [result for result in results if result.id in asked]
        await self._outbox.settle(self._spread(named, entries), self._clock.now())
        unnamed = asked - {result.id for result in named}
        if unnamed:
            left = [entry for entry in entries if entry.operation.id in unnamed]
            await self._put_off(left, CentralUnavailable("the answer did not name every entry"))
        self._batch = min(MAX_BATCH, self._batch * 2)
        self._alarm(entries, named)
        return not unnamed

    def _spread(self, results: Sequence[OperationResult], entries: Sequence[OutboxEntry]) -> list[OperationResult]:
        """The results, each "retry" with a time of at least a moment: nothing is sent in circles."""
        attempts = {entry.operation.id: entry.attempts for entry in entries}

        def wait(result: OperationResult) -> float:
            return max(FIRST_DELAY, backoff(attempts[result.id], self._fraction()), result.retry_after or 0.0)

        return [
            replace(result, retry_after=wait(result)) if result.outcome is Outcome.RETRY else result
            for result in results
        ]

    async def _refused(self, entries: Sequence[OutboxEntry], fault: CentralRefused) -> None:
        """The whole batch was refused: look for the culprit in smaller ones, and park it when it is alone."""
        if len(entries) > 1:
            await self._put_off(entries, fault, delay=0.0)
            return
        culprit = OperationResult(entries[0].operation.id, Outcome.REJECTED, fault.problem, fault.what)
        await self._outbox.settle([culprit], self._clock.now())

    async def _put_off(
        self, entries: Sequence[OutboxEntry], fault: CentralFault, *, delay: float | None = None
    ) -> None:
        self._batch = max(1, len(entries) // 2)
        asked = fault.retry_after if isinstance(fault, CentralUnavailable) else None
        status = str(fault.status) if isinstance(fault, CentralRefused) else "unavailable"
        now = self._clock.now()
        for attempts in sorted(
            {entry.attempts for entry in entries}
        ):  # a new entry does not wait as long as an old one
            alike = [entry.operation.id for entry in entries if entry.attempts == attempts]
            wait = backoff(attempts, self._fraction()) if delay is None else delay
            await self._outbox.postpone(alike, now + timedelta(seconds=max(wait, asked or 0.0)), status, fault.what)

    def _alarm(self, entries: Sequence[OutboxEntry], results: Sequence[OperationResult]) -> None:
        answered = {result.id for result in results if result.outcome is not Outcome.RETRY}
        for entry in entries:
            if entry.attempts + 1 == ALARM_AFTER and entry.operation.id not in answered:
                _log.warning("entry %d was tried %d times and is not taken", entry.seq, ALARM_AFTER)


class SyncService:
    """The loop: look whether the service is there, drain, follow the feed; at once when kicked, else every interval."""

    def __init__(self, *, connectivity: Connectivity, drain: OutboxDrain, feed: CatalogFeed, interval: float) -> None:
        self._connectivity = connectivity
        self._drain = drain
        self._feed = feed
        self._interval = interval
        self._kicked = asyncio.Event()
        self._complained = ""

    def kick(self) -> None:
        """Something was stored: do not wait for the interval."""
        self._kicked.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._kicked.clear()
            try:
                await self.once()
            except StoreFault as fault:
                self._complain(fault)
            else:
                self._complained = ""
            try:
                async with asyncio.timeout(self._interval):
                    await self._kicked.wait()
            except TimeoutError:
                pass

    async def once(self) -> bool:
        """One round; whether all of it worked."""
        await self._drain.count()
        if not await self._connectivity.check():
            return False
        if self._connectivity.current.denied and not await self._feed.follow():
            return False
        drained = await self._drain.drain()
        return await self._feed.follow() and drained

    def _complain(self, fault: StoreFault) -> None:
        if fault.what != self._complained:
            self._complained = fault.what
            _log.warning("nothing can be synchronised: %s", fault)
