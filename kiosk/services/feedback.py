"""How it was, by one touch: nobody's name, card or order goes with it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.errors import StoreFault
from kiosk.ports import Clock, Ids, Ledger
from kiosk.services import payloads
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime

_log = logging.getLogger(__name__)

BEST = 5


class FeedbackService:
    """Takes one answer for each purchase, through the outbox's last lane. No consent is asked: it is about nobody."""

    def __init__(
        self,
        ledger: Ledger,
        session: SessionService,
        *,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        store: str,
        stored: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._session = session
        self._clock = clock
        self._time = time
        self._ids = ids
        self._store = store
        self._stored = stored
        self._answered = ""

    @property
    def may_answer(self) -> bool:
        """Whether somebody just bought something and has not said how it was."""
        sale = self._session.current.sale
        return sale is not None and sale.id != self._answered

    async def give(self, rating: int) -> bool:
        """From 1 (bad) to 5 (good); False when it was answered before or could not be stored."""
        sale = self._session.current.sale
        if sale is None or not self.may_answer or not 1 <= rating <= BEST:
            return False
        self._session.touch()
        self._answered = sale.id
        now = self._clock.now()
        operation = Operation(
            id=(key := self._ids.new()),
            kind=OperationKind.FEEDBACK,
            lane=Lane.TRACKING,
            subject=f"feedback:{key}",
            created_at=now,
            payload=payloads.feedback(rating, at=now, store=self._store),
            clock_offset=self._time.offset(),
        )
        try:
            await self._ledger.record_operation(operation)
        except StoreFault as fault:
            _log.warning("an answer about how it was could not be stored: %s", fault)
            self._answered = ""
            return False
        self._stored()
        return True
