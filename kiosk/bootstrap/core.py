"""What every part of a kiosk stands on: time, store, central API, devices, the session."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.api.client import HttpCentralApi
from kiosk.clock import SystemClock, Uuid7Ids
from kiosk.drivers import Devices
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.head import Head
from kiosk.services.notices import Notices
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime
from kiosk.settings import Settings
from offline.store import Store


@dataclass(frozen=True, slots=True)
class Core:
    """`drivers` are those the settings ask for, `devices` watches over them; `time` follows the central service's."""

    settings: Settings
    drivers: Devices
    clock: SystemClock
    time: ServerTime
    ids: Uuid7Ids
    store: Store
    api: HttpCentralApi
    head: Head
    background: Background
    notices: Notices
    session: SessionService
    connectivity: Connectivity
    devices: DeviceSupervisor


def build_core(
    settings: Settings,
    drivers: Devices,
    *,
    clock: SystemClock,
    store: Store,
    api: HttpCentralApi,
    head: Head,
    background: Background,
    notices: Notices,
) -> Core:
    """What is open already, and what is made of it."""
    ids = Uuid7Ids()
    time = ServerTime(clock)
    return Core(
        settings=settings,
        drivers=drivers,
        clock=clock,
        time=time,
        ids=ids,
        store=store,
        api=api,
        head=head,
        background=background,
        notices=notices,
        session=SessionService(ids, currency=settings.store.currency, language=settings.display.language),
        connectivity=Connectivity(api, clock, notices, time),
        devices=DeviceSupervisor(
            sources=drivers.sources,
            readers=drivers.readers,
            printer=drivers.printer,
            terminal=drivers.terminal,
            tags=drivers.tags,
            voice=drivers.voice,
            background=background,
        ),
    )
