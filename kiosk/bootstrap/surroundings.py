"""The kiosk in its room: whether anybody is there, when a session ends by itself, when the screen is dimmed."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.services.idle import IdleService, IdleTimes
from kiosk.services.presence import Dimmer, PresenceService
from kiosk.services.viewfinder import ViewfinderService
from kiosk.settings import Presence


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the camera shows, and what follows from it."""

    idle: IdleService
    presence: PresenceService
    dimmer: Dimmer
    viewfinder: ViewfinderService


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
    idle = IdleTimes(**core.settings.idle.model_dump())
    return Surroundings(
        idle=IdleService(core.session, core.clock, idle, lambda: presence.presence),
        presence=presence,
        dimmer=Dimmer(drivers.backlight, presence, bright=times.bright, dim=times.dim),
        viewfinder=ViewfinderService(drivers.viewfinder, core.background),
    )
