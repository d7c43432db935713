"""`kiosk run`: the application process, from settings to a clean end."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from kiosk import __version__, logs
from kiosk.bootstrap import Application, application, run_services
from kiosk.control import ControlServer
from kiosk.crash import CrashGuard
from kiosk.display import display_problem
from kiosk.drivers import drivers
from kiosk.errors import EnvironmentFault
from kiosk.notify import ServiceManager
from kiosk.services.sounding import Sounding
from kiosk.settings import Display, Settings, load
from kiosk.start import run
from ui.app import Ui, build, log_qt_messages
from ui.services import StoreState, UiServices

_log = logging.getLogger(__name__)

EXIT_AFRESH = 75
"""Too many bugs: whoever watches the process starts it afresh (EX_TEMPFAIL)."""
SETTLED_AFTER = 2.0
"""Seconds from the first frame until what the start left behind is tidied up."""


def run_kiosk(config: Path | None, *, windowed: bool, language: str | None, remote: Path | None) -> int:
    """Run until a signal ends it; the exit code. DisplayMissing, SettingsError and StoreFault come out at once."""
    logs.configure()
    settings = _adjusted(load(config), windowed=windowed, language=language)
    if problem := display_problem(os.environ):
        raise problem
    return _Process(settings, remote).run()


def _adjusted(settings: Settings, *, windowed: bool, language: str | None) -> Settings:
    changes: dict[str, Any] = {}
    if windowed:
        changes["fullscreen"] = False
    if language:
        changes["language"] = language
    display = Display.model_validate({**settings.display.model_dump(), **changes})
    return settings.model_copy(update={"display": display})


class _Process:
    """One run: the guard knows the screen as soon as there is one."""

    def __init__(self, settings: Settings, remote: Path | None) -> None:
        self._settings = settings
        self._remote = remote
        self._screen: Ui | None = None
        self._stop: asyncio.Event | None = None
        self._hopeless = False
        self._guard = CrashGuard(self._apologise, self._give_up)

    def run(self) -> int:
        self._guard.install()
        log_qt_messages()
        code = run(self._main, self._guard)
        return EXIT_AFRESH if self._hopeless else code

    async def _main(self, stop: asyncio.Event) -> int:
        self._stop = stop
        settings = self._settings
        devices = drivers(settings)
        async with application(settings, devices=devices, on_bug=self._guard.caught) as app:
            screen = build(_for_screen(app, Sounding(devices.sounds, app.surroundings.idle)))
            self._screen = screen
            manager, painted = ServiceManager(os.environ), asyncio.Event()
            screen.window.frameSwapped.connect(painted.set, Qt.ConnectionType.QueuedConnection)
            app.core.background.start(manager.watch(painted), "service-manager")
            app.core.background.start(_settle(painted), "settle")
            agent = None
            if self._remote is not None:
                from ui.remote import RemoteAgent  # noqa: PLC0415 - for testers only; a tenth of a start's imports

                status = partial(_status, app)
                agent = RemoteAgent(screen.window, self._remote, status=status, clock=app.core.clock, wear=screen.wear)
                await agent.serve()
            control = ControlServer(settings.paths.state, app.sync.deliveries, app.core.devices.health.values)
            try:
                await _serve(control)
                await app.selling.checkout.recover()
                await app.selling.payments.restore()
                run_services(app)
                await stop.wait()
            finally:
                manager.stopping()
                await control.stop()
                if agent is not None:
                    await agent.stop()
                await app.core.background.close()
                self._screen = None
                screen.close()
                if devices.sounds is not None:
                    devices.sounds.close()
        return 0

    def _apologise(self) -> None:
        if self._screen is not None:
            self._screen.fail()

    def _give_up(self) -> None:
        self._hopeless = True
        if self._stop is not None:
            self._stop.set()


async def _settle(painted: asyncio.Event) -> None:
    """What is here after the start stays to the end: the collector need not look through it again and again.

    It would do so on the screen's thread, now and then, for the time of several frames.
    """
    await painted.wait()
    await asyncio.sleep(SETTLED_AFTER)
    gc.collect()
    gc.freeze()


async def _serve(control: ControlServer) -> None:
    try:
        await control.serve()
    except EnvironmentFault as fault:
        _log.warning("commands cannot reach this process: %s", fault)


def _for_screen(app: Application, sounding: Sounding) -> UiServices:
    return UiServices(
        settings=app.core.settings,
        session=app.core.session,
        age=app.selling.age,
        basket=app.shopping.basket,
        bag=app.counter.bag,
        pickup=app.counter.pickup,
        pile=app.counter.pile,
        handover=app.shopping.handover,
        phone_login=app.people.phone_login,
        checkout=app.selling.checkout,
        payments=app.selling.payments,
        terminal_care=app.selling.terminal_care,
        consents=app.people.consents,
        my_data=app.people.my_data,
        identify=app.people.identify,
        idle=app.surroundings.idle,
        aloud=app.surroundings.aloud,
        sounding=sounding,
        viewfinder=app.surroundings.viewfinder,
        presence=app.surroundings.presence,
        dimmer=app.surroundings.dimmer,
        notices=app.core.notices,
        pictures=app.goods.pictures,
        receipts=app.selling.receipts,
        recommendations=app.goods.recommendations,
        wishlist=app.shopping.wishlist,
        offers=app.shopping.offers,
        points=app.shopping.points,
        finder=app.goods.finder,
        remembering=app.people.remembering,
        scanning=app.counter.router,
        staff=app.people.staff,
        cards=app.people.cards,
        connectivity=app.core.connectivity,
        drain=app.sync.drain,
        deliveries=app.sync.deliveries,
        store=_store_state(app),
        feed=app.sync.feed,
        feedback=app.selling.feedback,
        fulfilment=app.selling.fulfilment,
        prices=app.goods.prices,
        devices=app.core.devices,
        catalog=app.goods.catalog,
        stock=app.core.api.stock,
        background=app.core.background,
        clock=app.core.time,
        attract=_content_pack(),
        versions=(("storekiosk", __version__),),
    )


def _store_state(app: Application) -> StoreState:
    folder = app.core.settings.paths.state.expanduser()
    findings = tuple((found.code, found.what, found.fix) for found in app.core.store.findings)
    demo_key = app.core.settings.store_key.source == "development"
    return StoreState(lambda: shutil.disk_usage(folder).free, findings, demo_key)


def _content_pack() -> tuple[Path, ...]:
    folder = Path(str(files("assets"))).joinpath("demo", "pictures", "attract")
    return tuple(sorted(folder.glob("*.webp")))


async def _status(app: Application) -> Mapping[str, Any]:
    """The figures of the service screen and of the basket pill, for testers."""
    counts = await app.sync.drain.count()
    basket = app.core.session.current.basket
    return {
        "outbox": {"pending": counts.pending, "parked": counts.parked, "acknowledged": counts.acknowledged},
        "basket": {"lines": len(basket), "pieces": basket.pieces, "total": basket.totals.total.amount},
        "products": await app.core.store.catalog.count(),
        "catalogue_complete": app.sync.feed.complete,
        "online": app.core.connectivity.current.online,
        "presence": app.surroundings.presence.presence.value,
        "devices": {name: health.state.value for name, health in app.core.devices.health.items()},
    }
