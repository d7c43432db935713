"""What a kiosk does by itself."""

from __future__ import annotations

from hardware import hotplug
from kiosk.bootstrap.application import Application
from kiosk.domain.session import Session
from kiosk.services.connectivity import Connection

RECOVER_INTERVAL = 30.0
"""Seconds between two looks for a card payment that a fault left undecided."""
TIDY_INTERVAL = 3600.0
"""Seconds between two looks for what is kept of people past its time."""


def run_services(app: Application) -> None:
    """Start what runs by itself: devices, synchronisation, idle watch; and what follows from the network's return."""
    _keep_running(app)
    _follow_session(app)
    _follow_network(app)
    _follow_range(app)


def _keep_running(app: Application) -> None:
    keep = app.core.background.keep
    router, pile = app.counter.router, app.counter.pile
    keep(lambda: app.core.devices.run(router.scan, router.card, pile.tags), "devices")
    keep(lambda: hotplug.watch(app.core.devices.hurry), "hot-plug")
    keep(app.sync.service.run, "sync")
    keep(app.surroundings.idle.run, "idle")
    keep(app.goods.prices.run, "prices")
    keep(app.selling.payments.recover, "recover-payment", RECOVER_INTERVAL)
    keep(app.surroundings.viewfinder.run, "viewfinder")
    keep(app.surroundings.presence.run, "presence")
    keep(app.surroundings.dimmer.run, "dimmer")
    keep(app.people.remembering.tidy, "tidy-kept-views", TIDY_INTERVAL)
    keep(app.people.unlocking.tidy, "tidy-staff-passes", TIDY_INTERVAL)


def _follow_session(app: Application) -> None:
    session, pile = app.core.session, app.counter.pile

    def changed(now: Session) -> None:
        if pile.waiting and not now.paying:
            app.core.background.start(pile.resume(), "pile")

    session.changed.subscribe(changed)
    session.ended.subscribe(lambda _reason: app.core.notices.clear())


def _follow_network(app: Application) -> None:
    start = app.core.background.start

    def changed(connection: Connection) -> None:
        app.goods.prices.look_again()
        if connection.denied:
            start(app.people.unlocking.clear(), "nobody-unlocks-here")
        if connection.online:
            app.goods.pictures.retry()
            start(app.people.identify.resume(), "resume-identification")

    app.core.connectivity.changed.subscribe(changed)


def _follow_range(app: Application) -> None:
    def load_offers() -> None:
        app.core.background.start(app.shopping.offers.load(), "load-offers")

    def changed(_count: int) -> None:
        app.goods.prices.look_again()
        load_offers()

    load_offers()
    app.sync.feed.changed.subscribe(changed)
