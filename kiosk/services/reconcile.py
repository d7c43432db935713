"""One of both came back from a backup: finding out, and making good what was lost."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kiosk.errors import CentralRefused
from kiosk.ports import BatchReply, CentralApi, Outbox

_log = logging.getLogger(__name__)

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """What was found since the start of this process, for staff.

    `rolled_back`: the central service knows newer entries of this device than its store: an old copy of it runs.
    `lost`: how many entries the central service once acknowledged and no longer had; they are sent again.
    """

    rolled_back: bool = False
    lost: int = 0


class Reconciler:
    """Compares what the central service says it holds with what this device was told before.

    The count of what it holds may only grow, and by at least what it says it has just applied; otherwise it was
    restored from a backup. Then, and once after each start, it is asked which of the acknowledged entries it misses.
    """

    def __init__(self, api: CentralApi, outbox: Outbox) -> None:
        self._api = api
        self._outbox = outbox
        self._held: int | None = None
        self._explained = 0  # a shortfall for which nothing was missing
        self._after: int | None = 0  # where the questions go on; None: none are open
        self._short = 0
        self._found = 0
        self._continued = 0
        self._difference = Difference()

    @property
    def difference(self) -> Difference:
        """What was found so far."""
        return self._difference

    async def heard(self, reply: BatchReply, applied: int) -> None:
        """An answer came, in which `applied` entries were applied for the first time."""
        if self._held is not None:
            self._short = self._held + applied - reply.applied
            if self._short > self._explained:
                self._after = self._found = 0
        self._held = reply.applied
        newest = await self._outbox.head()
        if reply.high_water > max(newest.seq, self._continued):
            _log.warning(
                "the central service knows entries of this device up to %d, its store only up to %d: an old copy runs",
                reply.high_water,
                newest.seq,
            )
            await self._outbox.continue_after(reply.high_water)
            self._continued = reply.high_water
            self._difference = Difference(True, self._difference.lost)

    @property
    def asks(self) -> bool:
        """Whether there is cause to ask what is missing."""
        return self._after is not None

    async def ask(self) -> None:
        """Ask page by page what is missing; that is due again.

        CentralUnavailable and CentralDenied go through: the next call goes on where this one was cut off.
        """
        while self._after is not None:
            entries = await self._outbox.acknowledged(PAGE, self._after)
            asked = [one for _seq, one in entries]
            try:
                missing = set(await self._api.missing_operations(asked)) if asked else set()
            except CentralRefused as refusal:
                _log.info("the central service does not say what it misses: %s", refusal.what)
                asked = []
                missing = set()
            if not asked:
                self._answered()
                return
            self._found += await self._reopen([one for one in asked if one in missing])
            self._after = entries[-1][0]

    def _answered(self) -> None:
        self._after = None
        if not self._found:
            self._explained = max(self._explained, self._short)

    async def _reopen(self, ids: list[str]) -> int:
        if not ids:
            return 0
        count = await self._outbox.reopen(ids)
        _log.warning("the central service no longer has %d acknowledged entries: they are sent again", count)
        self._difference = Difference(self._difference.rolled_back, self._difference.lost + count)
        return count
