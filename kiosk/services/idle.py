"""Nobody touches the kiosk: warn, then wipe."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.session import EndReason, Session
from kiosk.ports import Clock
from kiosk.services.listeners import Listeners
from kiosk.services.presence import Presence
from kiosk.services.session import SessionService

TICK = 0.25
LINGER = 15.0
"""Seconds by which the warning waits at most while somebody moves before the screen."""
EARLIER = 1 / 3
"""The share of their time after which those are warned about of whom nothing is to be seen any more."""
STAFF_COME = 180.0
"""Seconds that somebody has to come to the kiosk when a buyer's age is to be seen."""


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """Seconds until the warning (identified; anonymous with a basket; done screen), and of the countdown after it.

    `longest`: presence never stretches warning and countdown together beyond this.
    """

    identified: float
    with_basket: float
    countdown: float
    done: float
    longest: float = 90


@dataclass(frozen=True, slots=True)
class IdleState:
    """`warning` while the countdown runs, with the whole `seconds` left."""

    warning: bool = False
    seconds: int = 0


class IdleService:
    """Watches an active session. `stretch` multiplies the times for people who need longer.

    What `presence` tells moves the warning, never the countdown: while somebody is there it waits up to LINGER
    seconds, within `longest`; once nobody was there it comes after EARLIER of the time, but not for people who asked
    for more time, and a person who comes then is not the one who left: only a touch starts anew. Nothing runs while a
    payment is on its way.
    """

    def __init__(
        self,
        session: SessionService,
        clock: Clock,
        times: IdleTimes,
        presence: Callable[[], Presence] = lambda: Presence.UNKNOWN,
    ) -> None:
        self._session = session
        self._clock = clock
        self._times = times
        self._presence = presence
        self._state = IdleState()
        self._since = clock.monotonic()
        self._left_after: float | None = None
        self._warned_after: float | None = None
        self.stretch = 1.0
        self.changed: Listeners[IdleState] = Listeners()
        session.touched.subscribe(lambda _: self._touched())
        session.ended.subscribe(lambda _: self._reset())

    @property
    def state(self) -> IdleState:
        """What the screen shows now."""
        return self._state

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(TICK)
            self.look()

    def look(self) -> None:
        """Compare the time since the last touch with what this session is given."""
        session = self._session.current
        if not session.active:
            return
        if session.paying:
            self._touched()
            return
        waited = self._clock.monotonic() - self._since
        if self._warned_after is None:
            patience = self._patience_now(session, waited)
            if waited < patience:
                self._set(IdleState())
                return
            self._warned_after = patience
        remaining = self._warned_after + self._times.countdown * self.stretch - waited
        if remaining > 0:
            self._set(IdleState(True, math.ceil(remaining)))
        else:
            self._session.end(EndReason.DONE if session.sale else EndReason.IDLE)

    def _patience_now(self, session: Session, waited: float) -> float:
        """Seconds after the last touch at which the warning is due, as far as can be told now."""
        patience = self._patience(session) * self.stretch
        presence = self._presence()
        room = (self._times.longest - self._times.countdown) * self.stretch - patience
        latest = patience + min(LINGER, max(0.0, room))
        if presence is Presence.NOBODY and self._left_after is None:
            self._left_after = min(waited, latest)
        if self._left_after is not None:
            return max(patience if self.stretch > 1 else patience * EARLIER, self._left_after)
        return latest if presence is Presence.SOMEBODY else patience

    def _patience(self, session: Session) -> float:
        if session.sale is not None:
            return self._times.done
        if session.approving:
            return STAFF_COME
        if session.basket.lines and session.identity is None:
            return self._times.with_basket
        return self._times.identified

    def _touched(self) -> None:
        self._since = self._clock.monotonic()
        self._left_after = self._warned_after = None
        self._set(IdleState())

    def _reset(self) -> None:
        self.stretch = 1.0
        self._touched()

    def _set(self, state: IdleState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)
