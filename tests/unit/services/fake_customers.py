"""Kept views in memory, honest to the port's contract."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.customer import CustomerView, Token
from kiosk.ports import KeptView


@dataclass
class MemoryCustomers:
    """`fault` is raised by every call; `busy` holds calls back while it is cleared; `said` is the order of events."""

    views: dict[str, tuple[KeptView, datetime]] = field(default_factory=dict)
    references: dict[Token, str] = field(default_factory=dict)
    refused: dict[object, datetime] = field(default_factory=dict)
    fault: Exception | None = None
    busy: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.busy.set()

    def clear(self) -> None:
        for everything in (self.views, self.references, self.refused):
            everything.clear()

    async def keep(self, token: Token, view: CustomerView, fetched_at: datetime, until: datetime) -> bool:
        await self._called()
        reference = view.customer.reference
        if {token, reference} & self.refused.keys():
            return False
        self.references[token] = reference
        self.views[reference] = KeptView(view, fetched_at), until
        return True

    async def find(self, token: Token, now: datetime) -> KeptView | None:
        await self._called()
        kept, until = self.views.get(self.references.get(token, ""), (None, now))
        return kept if kept is not None and kept.fetched_at <= now < until else None

    async def forget(self, token: Token, reference: str = "", *, refuse_until: datetime | None = None) -> None:
        await self._called()
        names: set[str] = {self.references.get(token, ""), reference} - {""}
        for name in names:
            self.views.pop(name, None)
        for one in (token, *names):
            if refuse_until is None:
                self.refused.pop(one, None)
            else:
                self.refused[one] = refuse_until

    async def forget_expired(self, now: datetime) -> int:
        await self._called()
        over = [name for name, (kept, until) in self.views.items() if not kept.fetched_at <= now < until]
        for name in over:
            del self.views[name]
        return len(over)

    async def _called(self) -> None:
        await self.busy.wait()
        if self.fault is not None:
            raise self.fault
