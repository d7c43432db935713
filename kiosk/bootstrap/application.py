"""A kiosk put together, from open to closed."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from kiosk.api.client import HttpCentralApi
from kiosk.bootstrap.core import Core, build_core
from kiosk.bootstrap.counter import Counter, build_counter
from kiosk.bootstrap.goods import Goods, build_goods
from kiosk.bootstrap.people import People, build_people
from kiosk.bootstrap.selling import Selling, build_selling
from kiosk.bootstrap.shopping import Shopping, build_shopping
from kiosk.bootstrap.surroundings import Surroundings, build_surroundings
from kiosk.bootstrap.sync import Synchronisation, build_synchronisation
from kiosk.clock import SystemClock
from kiosk.drivers import Devices
from kiosk.errors import EnvironmentFault, StoreFull
from kiosk.services.background import Background
from kiosk.services.head import Head
from kiosk.services.notices import NoticeKind, Notices
from kiosk.settings import Settings
from offline.key import load_key
from offline.store import open_store

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that makes up a running kiosk, without a screen."""

    core: Core
    sync: Synchronisation
    goods: Goods
    people: People
    shopping: Shopping
    selling: Selling
    counter: Counter
    surroundings: Surroundings


@contextlib.asynccontextmanager
async def application(
    settings: Settings,
    *,
    devices: Devices,
    on_bug: Callable[[BaseException], None],
    clock: SystemClock | None = None,
) -> AsyncIterator[Application]:
    """Open the store, put everything together, and close it all at the end, whatever happened in between.

    `devices` are the drivers to use: `drivers(settings)` in a shop and in the demo, others in tests. StoreFault when
    the store cannot be used.
    """
    clock = clock or SystemClock()
    store = await open_store(
        state=settings.paths.state,
        journal=settings.paths.journal,
        cache=settings.paths.cache,
        key=load_key(settings.store_key),
        device_id=settings.store.device_id,
        picture_cache_mb=settings.paths.picture_cache_mb,
        clock=clock,
    )
    head = Head()
    api = HttpCentralApi(
        settings.central.url,
        device_id=settings.store.device_id,
        device_token=settings.central.device_token,
        store_id=settings.store.id,
        deadline=settings.central.deadline,
        batch_deadline=settings.central.batch_deadline,
        head=head,
    )
    notices = Notices()
    background = Background(_Sorter(notices, on_bug))
    if store.set_aside is not None:
        _log.warning("the ledger was damaged: it was set aside as %s, and a new one begun", store.set_aside)
    if settings.store_key.source == "development":
        _log.warning("the store is encrypted with the demo's key, which everyone knows: set store_key")
    try:
        head.set(await store.outbox.head())
        yield _compose(
            build_core(
                settings,
                devices,
                clock=clock,
                store=store,
                api=api,
                head=head,
                background=background,
                notices=notices,
            )
        )
    finally:
        await background.close()
        await api.close()
        await store.close()


def _compose(core: Core) -> Application:
    sync, goods = build_synchronisation(core), build_goods(core)
    people = build_people(core, sync)
    shopping = build_shopping(core, sync, goods, people)
    return Application(
        core=core,
        sync=sync,
        goods=goods,
        people=people,
        shopping=shopping,
        selling=build_selling(core, sync),
        counter=build_counter(core, goods, people, shopping),
        surroundings=build_surroundings(core),
    )


class _Sorter:
    """Tells faults of the world around us, which people are told of and which pass, from bugs of ours."""

    def __init__(self, notices: Notices, on_bug: Callable[[BaseException], None]) -> None:
        self._notices = notices
        self._on_bug = on_bug

    def __call__(self, error: BaseException) -> None:
        if not isinstance(error, EnvironmentFault):
            self._on_bug(error)
            return
        _log.warning("work in the background did not succeed: %s", error)
        if isinstance(error, StoreFull):
            self._notices.post(NoticeKind.STORE_FULL)
