"""One engine for all tests of the screens, on one loop; each test starts at the attract screen of a fresh session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.domain.my_data import LookUps
from kiosk.domain.session import EndReason
from tests.pages.screen import Screen
from tests.pages.stage import Stage
from tests.unit.ui.shop import NOW, Shop, open_shop
from ui.app import Ui, build


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def touch_device(qapp: QGuiApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture(scope="session")
def stage(qapp: QGuiApplication) -> Iterator[Stage]:
    stage = Stage(qapp)
    yield stage
    stage.close()


@pytest.fixture(scope="session")
def kiosk(stage: Stage) -> Iterator[tuple[Shop, Ui]]:
    """The shop and its screens, for the whole run: QML engines do not like company."""
    with stage.lit():
        shop = open_shop()
        screens = build(shop.services)
        stage.run(shop.services.background.close())
    yield shop, screens
    screens.close()


@pytest.fixture
def shop(kiosk: tuple[Shop, Ui], stage: Stage) -> Iterator[Shop]:
    """The shop behind the screens, online, with an empty store."""
    shop, _ = kiosk
    services = shop.services
    with stage.lit():
        shop.central.online = True
        shop.central.fetched = shop.central.confirmed = False
        shop.central.login_answer = "authorization_pending"
        shop.central.logins = 0
        shop.central.looked = LookUps()
        shop.store.full = False
        shop.store.sales.clear()
        shop.store.operations.clear()
        shop.customers.clear()
        shop.store.line.clear()
        shop.carrier.asked.clear()
        shop.carrier.broken = False
        shop.clock.at, shop.clock.ticks = NOW, 0.0
        shop.camera.quiet_for = None
        shop.voice.said.clear()
        services.presence.look()
        services.session.end(EndReason.LEFT)
        stage.run(services.connectivity.check())
        stage.run(services.drain.count())
        yield shop
        services.session.end(EndReason.LEFT)
        stage.run(services.background.close())
    assert shop.bugs == []


@pytest.fixture
def screen(kiosk: tuple[Shop, Ui], shop: Shop, stage: Stage, touch_device: QPointingDevice) -> Screen:
    """A person before the screen: portrait, German."""
    _, screens = kiosk
    screens.window.resize(1080, 1920)
    shown = Screen(stage, screens.window, touch_device)
    shown.until(screens.window.isExposed)
    shown.at("attract")
    return shown
