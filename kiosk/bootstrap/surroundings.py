"""The kiosk in its room: whether anybody is there, how long a session lasts, how bright it is, what can be heard."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.services.idle import IdleService, IdleTimes
from kiosk.services.presence import Dimmer, PresenceService
from kiosk.services.read_aloud import ReadAloud
from kiosk.services.viewfinder import ViewfinderService
from kiosk.settings import Presence


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the camera shows and what follows from it, and what is read aloud."""

    idle: IdleService
    presence: PresenceService
    dimmer: Dimmer
    viewfinder: ViewfinderService
    aloud: ReadAloud


def build_surroundings(core: Core) -> Surroundings:
    """All of it on one camera, if there is one."""
    wanted, drivers = core.settings.devices.presence, core.drivers
    times = wanted or Presence()
    presence = PresenceService(
        drivers.viewfinder if wanted else None,
        core.session,
        core.clock,
        away_after=times.away_after,
        dim_after=times.dim_after,
    )
    voice = core.settings.devices.voice
    idle = IdleTimes(**core.settings.idle.model_dump())
    return Surroundings(
        idle=IdleService(core.session, core.clock, idle, lambda: presence.presence),
        presence=presence,
        dimmer=Dimmer(drivers.backlight, presence, bright=times.bright, dim=times.dim),
        viewfinder=ViewfinderService(drivers.viewfinder, core.background),
        aloud=ReadAloud(
            core.session,
            drivers.voice,
            lambda: core.devices.can_read_aloud,
            private=voice is not None and voice.headphones,
        ),
    )
