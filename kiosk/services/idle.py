"""Nobody touches the kiosk: warn, then wipe."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass

from kiosk.domain.session import EndReason, Session
from kiosk.ports import Clock
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

TICK = 0.25


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """Seconds until the warning (identified; anonymous with a basket; done screen), and of the countdown after it."""

    identified: float
    with_basket: float
    countdown: float
    done: float


@dataclass(frozen=True, slots=True)
class IdleState:
    """`warning` while the countdown runs, with the whole `seconds` left."""

    warning: bool = False
    seconds: int = 0


class IdleService:
    """Watches an active session. `stretch` multiplies the times for people who need longer."""

    def __init__(self, session: SessionService, clock: Clock, times: IdleTimes) -> None:
        self._session = session
        self._clock = clock
        self._times = times
        self._state = IdleState()
        self._since = clock.monotonic()
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
        waited = self._clock.monotonic() - self._since
        patience = self._patience(session) * self.stretch
        countdown = self._times.countdown * self.stretch
        if waited < patience:
            self._set(IdleState())
        elif waited < patience + countdown:
            self._set(IdleState(True, math.ceil(patience + countdown - waited)))
        else:
            self._session.end(EndReason.DONE if session.sale else EndReason.IDLE)

    def _patience(self, session: Session) -> float:
        if session.sale is not None:
            return self._times.done
        if session.basket.lines and session.identity is None:
            return self._times.with_basket
        return self._times.identified

    def _touched(self) -> None:
        self._since = self._clock.monotonic()
        self._set(IdleState())

    def _reset(self) -> None:
        self.stretch = 1.0
        self._touched()

    def _set(self, state: IdleState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)
