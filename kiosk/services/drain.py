"""The outbox out: nothing lost, nothing twice, nothing in circles."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.operation import OperationResult, OutboxCounts, OutboxEntry, Outcome
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import CentralApi, Clock, Outbox
from kiosk.services.connectivity import Connection, Connectivity
from kiosk.services.head import Head
from kiosk.services.listeners import Listeners
from kiosk.services.pacing import FIRST_DELAY, LONGEST_ASKED, Fraction, asked, backoff
from kiosk.services.reconcile import Reconciler

_log = logging.getLogger(__name__)

MAX_BATCH = 100
ALARM_AFTER = 20
SUSPECT_AFTER = 3
"""Tries after which an entry is sent alone: if it is what breaks the service, it takes no others along."""
ASK_EVERY = 3600.0
"""Seconds without an exchange after which the service is asked with nothing to send: was it restored?"""
ABOUT_CONTENT = frozenset({400, 409, 412, 413, 422})
"""Refusals that an entry may have deserved; 404 or 405 rather come from a wrong address or an older service."""
MAX_CULPRITS = 5
"""Entries refused alone one after the other with nothing taken in between: then it is not the entries."""

_LONGEST_WAIT = timedelta(seconds=2 * LONGEST_ASKED)
_FOR_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Alarms:
    """What staff must know of the line.

    `stuck`: numbers of entries tried again and again and not taken. `rolled_back`: this store is an old copy.
    `lost`: how many acknowledged entries the central service had lost; they are sent again.
    """

    stuck: tuple[int, ...] = ()
    rolled_back: bool = False
    lost: int = 0


class OutboxDrain:
    """Sends what is due, marks it only by what the answer names, and waits longer after each failure.

    The time it waits by never jumps: it runs from the start of this process by the monotonic clock. `head` is told how
    far the device has come before each exchange. `changed` fires with the counts whenever they or `alarms` changed.
    """

    def __init__(
        self,
        *,
        api: CentralApi,
        outbox: Outbox,
        connectivity: Connectivity,
        clock: Clock,
        fraction: Fraction,
        head: Head,
    ) -> None:
        self._api = api
        self._outbox = outbox
        self._connectivity = connectivity
        self._clock = clock
        self._fraction = fraction
        self._head = head
        self._reconciler = Reconciler(api, outbox)
        self._began, self._began_at = clock.now(), clock.monotonic()
        self._exchanged_at: float | None = None
        self._batch = MAX_BATCH
        self._failures = 0
        self._culprits = 0
        self._stuck: set[int] = set()
        self._counts = OutboxCounts()
        self._alarms = Alarms()
        self.changed: Listeners[OutboxCounts] = Listeners()
        connectivity.changed.subscribe(self._returned)

    @property
    def counts(self) -> OutboxCounts:
        """The outbox as last counted."""
        return self._counts

    @property
    def alarms(self) -> Alarms:
        """What staff must know."""
        return self._alarms

    async def count(self) -> OutboxCounts:
        """Count anew and tell when it changed."""
        counts = await self._outbox.counts()
        found = self._reconciler.difference
        alarms = Alarms(tuple(sorted(self._stuck)), found.rolled_back, found.lost)
        if (counts, alarms) != (self._counts, self._alarms):
            self._counts, self._alarms = counts, alarms
            self.changed.emit(counts)
        return counts

    async def drain(self) -> bool:
        """Send until nothing is due; whether every exchange worked. Sends nothing while the service is held."""
        await self.count()
        asked = False
        while not self._connectivity.held:
            entries = await self._due()
            asks = not entries and not self._long_silent()
            if asks and (asked or not self._reconciler.asks):  # a service that loses all it gets is asked once a round
                return True
            asked |= asks
            worked = await (self._ask() if asks else self._exchange(entries))
            await self.count()
            if not worked:
                return False
        return False

    async def _due(self) -> Sequence[OutboxEntry]:
        now = self._now()
        entries = await self._outbox.due(self._batch, now)
        if entries or not self._counts.pending:
            unsuspected = itertools.takewhile(lambda entry: entry.attempts < SUSPECT_AFTER, entries)
            return tuple(unsuspected) or entries[:1]
        # Put off by a clock that ran years ahead: no wait of ours is as long.
        waiting = await self._outbox.due(MAX_BATCH, _FOR_EVER)
        frozen = [
            one.operation.id for one in waiting if one.next_attempt_at and one.next_attempt_at > now + _LONGEST_WAIT
        ]
        if not frozen:
            return ()
        _log.info("%d entries waited for a time that is years away: they are tried now", len(frozen))
        await self._outbox.retry(frozen)
        return await self._outbox.due(self._batch, now)

    async def _exchange(self, entries: Sequence[OutboxEntry]) -> bool:
        head = await self._outbox.head()
        self._head.set(head)
        try:
            reply = await self._api.send_operations(entries, head)
        except CentralDenied as fault:
            self._connectivity.failed(fault)
            return False
        except CentralUnavailable as fault:
            await self._failed(entries, fault)
            return False
        except CentralRefused as fault:
            return await self._refused(entries, fault)
        self._connectivity.accepted()
        self._exchanged_at = self._clock.monotonic()
        self._failures = 0
        named = _consistent(reply.results, entries)
        await self._outbox.settle([self._spread(result, entry) for entry, result in named], self._now())
        applied = sum(result.outcome is Outcome.APPLIED for _, result in named)
        await self._reconciler.heard(reply, applied)
        done = {result.id for _, result in named}
        left = [entry for entry in entries if entry.operation.id not in done]
        if named:
            self._culprits = 0
        if left:
            await self._put_off(left, "unnamed", "the answer did not name this entry")
        else:
            self._batch = min(MAX_BATCH, self._batch * 2)
        self._watch(entry for entry, result in named if result.outcome is Outcome.RETRY)
        self._stuck -= {entry.seq for entry, result in named if result.outcome is not Outcome.RETRY}
        return not left

    async def _ask(self) -> bool:
        """Ask what the central service lost, which is due again then; whether it answered."""
        try:
            await self._reconciler.ask()
        except CentralDenied as fault:
            self._connectivity.failed(fault)
        except CentralUnavailable as fault:
            self._connectivity.obey(fault)
        else:
            return True
        return False

    async def _refused(self, entries: Sequence[OutboxEntry], fault: CentralRefused) -> bool:
        """The whole batch was refused: halve it until the culprit is alone, and park that."""
        if fault.status not in ABOUT_CONTENT or not entries or self._culprits == MAX_CULPRITS:
            await self._failed(entries, fault)
            return False
        if len(entries) == 1:
            self._culprits += 1
            self._stuck.discard(entries[0].seq)
            culprit = OperationResult(entries[0].operation.id, Outcome.REJECTED, fault.problem, fault.what)
            await self._outbox.settle([culprit], self._now())
            return True
        middle = len(entries) // 2
        return await self._exchange(entries[:middle]) and await self._exchange(entries[middle:])

    async def _failed(self, entries: Sequence[OutboxEntry], fault: CentralFault) -> None:
        """No usable answer: the service gets a rest, and after it these entries let others go first."""
        wished = asked(fault.retry_after) if isinstance(fault, CentralUnavailable) else 0.0
        self._connectivity.hold(wished)
        self._connectivity.rest(backoff(self._failures, self._fraction()))
        self._failures += 1
        status = str(fault.status) if isinstance(fault, CentralRefused) else "unavailable"
        await self._put_off(entries, status, fault.what)

    async def _put_off(self, entries: Sequence[OutboxEntry], status: str, detail: str) -> None:
        if entries:
            self._batch = max(1, len(entries) // 2)
        rested = self._now() + timedelta(seconds=self._connectivity.held)
        for attempts in sorted({entry.attempts for entry in entries}):  # a new entry waits shorter than an old one
            alike = [entry.operation.id for entry in entries if entry.attempts == attempts]
            wait = timedelta(seconds=backoff(attempts, self._fraction()))
            await self._outbox.postpone(alike, rested + wait, status, detail)
        self._watch(entries)

    def _spread(self, result: OperationResult, entry: OutboxEntry) -> OperationResult:
        """A "retry" gets a time of at least a moment: nothing is sent in circles."""
        if result.outcome is not Outcome.RETRY:
            return result
        wait = max(FIRST_DELAY, backoff(entry.attempts, self._fraction()), asked(result.retry_after))
        return replace(result, retry_after=wait)

    def _watch(self, tried: Iterable[OutboxEntry]) -> None:
        for entry in tried:
            if entry.attempts + 1 >= ALARM_AFTER and entry.seq not in self._stuck:
                self._stuck.add(entry.seq)
                _log.warning("entry %d was tried %d times and is not taken", entry.seq, entry.attempts + 1)

    def _now(self) -> datetime:
        return self._began + timedelta(seconds=self._clock.monotonic() - self._began_at)

    def _long_silent(self) -> bool:
        return self._exchanged_at is None or self._clock.monotonic() - self._exchanged_at >= ASK_EVERY

    def _returned(self, connection: Connection) -> None:
        if connection.online:
            self._failures = 0


def _consistent(
    results: Sequence[OperationResult], entries: Sequence[OutboxEntry]
) -> list[tuple[OutboxEntry, OperationResult]]:
    """The entries that the answer names, each with the one thing it says; strangers and contradictions say nothing."""
    said: dict[str, set[OperationResult]] = {}
    for result in results:
        said.setdefault(result.id, set()).add(result)
    return [(entry, next(iter(of_it))) for entry in entries if len(of_it := said.get(entry.operation.id, set())) == 1]
