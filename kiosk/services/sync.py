"""Keeping this device and the central service together: the outbox out, the catalogue in."""

from __future__ import annotations

import asyncio
import logging

from kiosk.errors import StoreFault
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.feed import CatalogFeed
from kiosk.services.upkeep import OutboxUpkeep

_log = logging.getLogger(__name__)


class SyncService:
    """The loop: look whether the service is there, drain, follow the feed; at once when kicked, else every interval."""

    def __init__(
        self,
        *,
        connectivity: Connectivity,
        drain: OutboxDrain,
        feed: CatalogFeed,
        upkeep: OutboxUpkeep,
        interval: float,
    ) -> None:
        self._connectivity = connectivity
        self._drain = drain
        self._feed = feed
        self._upkeep = upkeep
        self._interval = interval
        self._kicked = asyncio.Event()
        self._complained = ""

    def kick(self) -> None:
        """Something was stored: do not wait for the interval, unless the service asked to be left alone."""
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
            await self._pause()

    async def once(self) -> bool:
        """One round; whether all of it worked."""
        await self._drain.count()
        if not await self._connectivity.check() or self._connectivity.held:
            return False
        if self._connectivity.current.denied and not await self._feed.follow():
            return False
        drained = await self._drain.drain()
        followed = not self._connectivity.held and await self._feed.follow(self._kicked.is_set)
        await self._upkeep.once()
        return drained and followed

    async def _pause(self) -> None:
        if held := min(self._connectivity.held, self._interval):
            await asyncio.sleep(held)  # a kick cannot shorten what the service asked for
            return
        try:
            async with asyncio.timeout(self._interval):
                await self._kicked.wait()
        except TimeoutError:
            pass

    def _complain(self, fault: StoreFault) -> None:
        if fault.what != self._complained:
            self._complained = fault.what
            _log.warning("nothing can be synchronised: %s", fault)
