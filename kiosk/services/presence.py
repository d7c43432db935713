"""Whether somebody is before the kiosk, told by the camera's motion gate and by touches; no picture is looked at."""

from __future__ import annotations

import asyncio
import logging
import math
from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import DeviceFault
from kiosk.ports import Backlight, Clock, Viewfinder
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

TICK = 0.25


class Presence(StrEnum):
    """`unknown` without a camera that films: then everything is as if nobody had asked."""

    UNKNOWN = "unknown"
    SOMEBODY = "somebody"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Attendance:
    """`dimmed`: nobody has been there for so long, and nothing goes on, that the screen rests."""

    presence: Presence = Presence.UNKNOWN
    dimmed: bool = False


class PresenceService:
    """Compares how long nothing moved before the camera, and nobody touched anything, with the times set.

    Times in seconds: nobody is there after `away_after`; the screen rests after `dim_after` more than a moment without
    anybody. Without a camera, or while it gives no frames, presence is unknown and nothing is dimmed.
    """

    def __init__(
        self, camera: Viewfinder | None, session: SessionService, clock: Clock, *, away_after: float, dim_after: float
    ) -> None:
        self._camera = camera
        self._session = session
        self._clock = clock
        self._away_after = away_after
        self._dim_after = max(dim_after, away_after)
        self._touched_at = -math.inf
        self._now = Attendance()
        self.changed: Listeners[Attendance] = Listeners()
        session.touched.subscribe(lambda _: self._touched())
        session.ended.subscribe(lambda _reason: self.look())

    @property
    def now(self) -> Attendance:
        """What is known."""
        return self._now

    @property
    def presence(self) -> Presence:
        """Whether somebody is there."""
        return self._now.presence

    async def run(self) -> None:
        """Until cancelled."""
        if self._camera is None:
            await asyncio.get_running_loop().create_future()
        while True:
            self.look()
            await asyncio.sleep(TICK)

    def look(self) -> None:
        """Ask the camera anew."""
        quiet = None if self._camera is None else self._camera.quiet_for
        if quiet is None or math.isinf(quiet):
            self._set(Attendance())
            return
        quiet = min(quiet, self._clock.monotonic() - self._touched_at)
        if quiet < self._away_after:
            self._set(Attendance(Presence.SOMEBODY))
        else:
            dimmed = quiet >= self._dim_after and not self._session.current.active
            self._set(Attendance(Presence.NOBODY, dimmed))

    def _touched(self) -> None:
        self._touched_at = self._clock.monotonic()
        if self._now.presence is not Presence.UNKNOWN:
            self._set(Attendance(Presence.SOMEBODY))

    def _set(self, attendance: Attendance) -> None:
        if attendance != self._now:
            self._now = attendance
            self.changed.emit(attendance)


class Dimmer:
    """Turns the backlight down while the screen rests, between `bright` and `dim`: shares of the most it can.

    A light that cannot be set is given up at the first fault, which is logged once: then `works` is False, `changed`
    fires, and the screen must darken its picture itself.
    """

    def __init__(self, light: Backlight | None, presence: PresenceService, *, bright: float, dim: float) -> None:
        self._light = light
        self._presence = presence
        self._shares = {False: bright, True: dim}
        self.changed: Listeners[None] = Listeners()

    @property
    def works(self) -> bool:
        """Whether there is a light that does what it is told."""
        return self._light is not None

    async def run(self) -> None:
        """Until cancelled; then it is bright."""
        woken = asyncio.Event()
        unsubscribe = self._presence.changed.subscribe(lambda _now: woken.set())
        dimmed: bool | None = None
        try:
            while True:
                woken.clear()
                if dimmed is not self._presence.now.dimmed:
                    dimmed = self._presence.now.dimmed
                    await self._turn(self._shares[dimmed])
                await woken.wait()
        finally:
            unsubscribe()
            if self._light is not None and dimmed:
                self._light.set(self._shares[False])

    async def _turn(self, share: float) -> None:
        if self._light is None:
            return
        try:
            await asyncio.to_thread(self._light.set, share)
        except DeviceFault as fault:
            _log.warning("the backlight is left as it is: %s", fault)
            self._light = None
            self.changed.emit(None)
