"""Letting go of what nobody needs any more."""

from __future__ import annotations

import logging
from datetime import timedelta

from kiosk.ports import Outbox
from kiosk.services.timekeeping import ServerTime

_log = logging.getLogger(__name__)

TRACKING_LIFE = timedelta(days=7)
EVERY = 3600.0


class OutboxUpkeep:
    """Once an hour: tracking events past their time expire, entries acknowledged long ago are forgotten.

    Only while the server's time is known: by a clock that ran years ahead everything would be past its time.
    """

    def __init__(self, outbox: Outbox, time: ServerTime, *, keep_days: int) -> None:
        self._outbox = outbox
        self._time = time
        self._keep = timedelta(days=keep_days)
        self._done_at: float | None = None

    async def once(self) -> None:
        """Look, when it is time to."""
        moment = self._time.monotonic()
        if self._time.offset() is None or (self._done_at is not None and moment - self._done_at < EVERY):
            return
        now = self._time.now()
        expired = await self._outbox.expire_tracking(now - TRACKING_LIFE)
        purged = await self._outbox.purge(now - self._keep)
        self._done_at = moment
        if expired or purged:
            _log.info("%d tracking events expired, %d acknowledged entries were forgotten", expired, purged)
