"""Mistakes that others have made, each put into the real stack by a few lines. The model must find every one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from unittest import mock

import offline.parts  # noqa: F401 - whole before anything is patched
from kiosk.api import client, exchange
from kiosk.domain import consent
from kiosk.domain.consent import ConsentEvent, ConsentState, ConsentStatus, Purpose
from kiosk.domain.operation import ChainHead, EntryState, Operation, OperationResult, OutboxEntry, Outcome
from kiosk.domain.order import Sale
from kiosk.errors import CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply, CentralApi, Outbox
from offline import entries, ledger
from offline.book import Book
from offline.journal.journal import Journal
from offline.store import Store
from tests.faults.model.network import Fate
from tests.faults.model.till import Till, Wiring
from tests.unit.offline.making import new_id


class _Other:
    """Something else in front of the real one; what it does not have, the real one has."""

    def __init__(self, real: Any, till: Till) -> None:
        self.real = real
        self.till = till

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


class _Api(_Other):
    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        reply: BatchReply = await self.real.send_operations(entries, head)
        return reply


def _all(entries: Sequence[OutboxEntry]) -> BatchReply:
    """Everything was taken, and nothing looks as if some were missing: else the till asks, and mends it by itself."""
    return BatchReply(tuple(OperationResult(one.operation.id, Outcome.APPLIED) for one in entries), 0, 1_000_000)


class _Marking(_Api):
    """Marks what it is about to send."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        await self.till.store.outbox.settle(_all(entries).results, self.till.clock.now())
        return await super().send_operations(entries, head)


class _Incurious(_Api):
    """Never asks what a restored server misses."""

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        return ()


class _NoServerErrors(_Incurious):
    """Takes a failure of the server for its answer."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        try:
            return await super().send_operations(entries, head)
        except CentralUnavailable:
            if self.till.network.last not in {Fate.ERROR, Fate.ERROR_AFTER}:
                raise
            return _all(entries)


class _NoRefusals(_Api):
    """What is refused is done with."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        try:
            reply = await super().send_operations(entries, head)
        except CentralRefused:
            return _all(entries)
        done = tuple(
            replace(one, outcome=Outcome.APPLIED) if one.outcome is Outcome.REJECTED else one for one in reply.results
        )
        return replace(reply, results=done)


class _FreshKeys(_Api):
    """A new idempotency key for each try."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        fresh = {new_id(): one for one in entries}
        renamed = [replace(one, operation=replace(one.operation, id=key)) for key, one in fresh.items()]
        reply = await super().send_operations(renamed, head)
        results = tuple(replace(one, id=fresh[one.id].operation.id) for one in reply.results)
        return replace(reply, results=results)


class _Trusting(_Incurious):
    """Everything with status 200 is an answer."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        try:
            return await super().send_operations(entries, head)
        except CentralUnavailable:
            if self.till.network.last not in {Fate.PORTAL_PAGE, Fate.PORTAL_JSON}:
                raise
            return _all(entries)


class _Generous(_Incurious):
    """An answer is an answer to everything that was asked."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        reply = await super().send_operations(entries, head)
        named = {one.id for one in reply.results}
        rest = tuple(one for one in _all(entries).results if one.id not in named)
        return replace(reply, results=reply.results + rest, applied=reply.applied + len(rest))


class _Overtaking(_Other):
    """Sends whatever is pending, also what must wait behind a parked entry."""

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        pending = await self.real.entries(EntryState.PENDING)
        return [one for one in pending if one.next_attempt_at is None or one.next_attempt_at <= now][:limit]


class ApiBug(Wiring):
    """A bug in front of the API client."""

    kind: type[_Api]

    def api(self, api: CentralApi, till: Till) -> CentralApi:
        return self.kind(api, till)


class OvertakingWiring(Wiring):
    def outbox(self, outbox: Outbox, till: Till) -> Outbox:
        other: Any = _Overtaking(outbox, till)
        return other  # type: ignore[no-any-return]


_add_sale = ledger.add_sale
_unwritten: list[tuple[Any, ...]] = []


class TwoTransactions(Wiring):
    """The outbox entry is stored first, and then the sale."""

    def opened(self, store: Store) -> None:
        _unwritten.clear()

        async def record_sale(sale: Sale, operation: Operation) -> Sale:
            stored = await ledger.SqliteLedger.record_sale(store.ledger, sale, operation)
            for arguments in _unwritten:
                await store.ledger._writer.run(partial(_written, arguments=arguments))
            _unwritten.clear()
            return stored

        vars(store.ledger)["record_sale"] = record_sale


def _written(connection: Any, arguments: tuple[Any, ...]) -> None:
    _add_sale(connection, *arguments)


def _later(_connection: Any, *arguments: Any) -> None:
    _unwritten.append(arguments)


_append = entries.append_new


def _without_sale(
    connection: Any, book: Book, operation: Operation, payload: str, _sale: str | None = None
) -> entries.New:
    """The journal does not hear of the sale either: else the next start mends it from there."""
    return _append(connection, book, operation, payload)


class JournalBehind(Wiring):
    """The journal is written when the next record comes: its newest one is always missing."""

    def opened(self, store: Store) -> None:
        journal: Journal = store.ledger._book._journal
        append, held = journal.append, []

        def late(record: Any, summary: Any) -> Any:
            held.append((record, summary))
            return append(*held.pop(0)) if len(held) > 1 else journal.place

        vars(journal)["append"] = late


def _last_word(events: Any, purpose: Purpose) -> ConsentStatus:
    """What arrived last holds."""
    mine: list[ConsentEvent] = [event for event in events if event.purpose is purpose]
    if not mine:
        return ConsentStatus(purpose, ConsentState.NEVER_ASKED)
    return ConsentStatus(purpose, ConsentState.GIVEN if mine[-1].given else ConsentState.WITHDRAWN)


@contextmanager
def _patched(*patches: Any) -> Iterator[None]:
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in reversed(patches):
            patch.stop()


def _wired(kind: type[_Api]) -> type[Wiring]:
    """A till with this; where it never asks what is missing, that must not be what gives it away."""
    alone = kind is not _Incurious and issubclass(kind, _Incurious)
    return type(kind.__name__, (ApiBug,), {"kind": kind, "restores": not alone})


Patch = Callable[[], AbstractContextManager[None]]

HELD = "acknowledged, and not held"

BUGS: dict[str, tuple[type[Wiring], Patch, str]] = {
    "sale and entry in two transactions": (
        TwoTransactions,
        lambda: _patched(
            mock.patch.object(ledger, "add_sale", _later), mock.patch.object(entries, "append_new", _without_sale)
        ),
        "shows an empty basket|one order number, two orders",
    ),
    "marked before it is sent": (_wired(_Marking), nullcontext, HELD),
    "dropped on a 5xx": (_wired(_NoServerErrors), nullcontext, HELD),
    "a fresh key for each try": (_wired(_FreshKeys), nullcontext, "that nobody made"),
    "dropped on a 4xx": (_wired(_NoRefusals), nullcontext, HELD),
    "overtakes a parked entry": (OvertakingWiring, nullcontext, "overtook one|out of order"),
    "an earlier grant undoes a withdrawal": (
        Wiring,
        lambda: _patched(mock.patch.object(consent, "resolve", _last_word)),
        "an earlier decision undid a later one",
    ),
    "a captive portal acknowledges": (_wired(_Trusting), nullcontext, HELD),
    "unnamed entries are acknowledged": (_wired(_Generous), nullcontext, HELD),
    "Retry-After is not obeyed": (
        Wiring,
        lambda: _patched(mock.patch.object(client, "decoded", _without_retry_after)),
        "before the time that Retry-After named",
    ),
    "a restored server is not asked": (_wired(_Incurious), nullcontext, "was not sent again"),
    "the journal's newest record is missing": (JournalBehind, nullcontext, "told to be stored, and gone"),
}
"""What is wrong, how the till is wired for it, what else is patched, and of what the model must complain."""

_decoded = exchange.decoded


def _without_retry_after(reply: Any, model: Any) -> Any:
    try:
        return _decoded(reply, model)
    except CentralUnavailable as fault:
        raise CentralUnavailable(fault.what, fix=fault.fix) from fault
