"""After a session nothing of that person is left: not in view models or models, on the screen, or to be said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, QUrl
from PySide6.QtQuick import QQuickItem

from kiosk.domain.session import EndReason
from kiosk.ports import CardRead
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import ANNA, checkout, consents, done, home_anna, scan_one, staff_customer
from ui.app import Ui
from ui.models.paged import PagedProducts
from ui.models.rows import RowsModel


def texts(ui: Ui) -> str:
    """Everything any view model or model holds, as one text."""
    return "\n".join(held for model in ui.models for held in _held(model))


def _held(owner: QObject) -> Iterator[str]:
    meta = owner.metaObject()
    for index in range(meta.propertyCount()):
        value = getattr(owner, str(meta.property(index).name()))
        if isinstance(value, RowsModel):
            yield from (repr(row) for row in value.rows)
        elif isinstance(value, PagedProducts):
            yield f"{value.rowCount()} results"
        elif not isinstance(value, QAbstractItemModel):
            yield str(value)


def hidden_words(root: QQuickItem) -> Iterator[str]:
    """All texts of all items, invisible ones too."""
    yield str(root.property("text") or "")
    for child in root.childItems():
        yield from hidden_words(child)


def traces(root: QQuickItem) -> Iterator[str]:
    """Whatever any item says or shows, hidden ones too: names, texts, what a screen reader speaks, pictures."""
    yield root.objectName()
    for name in ("text", "source"):
        value = root.property(name)
        if value is not None:
            yield value.toString() if isinstance(value, QUrl) else str(value)
    for child in root.childItems():
        yield from traces(child)


def wiped(screen: Screen, shop: Shop, ui: Ui, *secrets: str) -> None:
    shop.services.session.end(EndReason.IDLE)
    held = texts(ui)
    screen.at("attract")
    shown = "\n".join(hidden_words(ui.window.contentItem()))
    assert shop.voice.left == [], "is still read aloud"
    assert not shop.services.aloud.on
    for secret in secrets:
        assert secret not in held, f"{secret} is left in a view model"
        assert secret not in shown, f"{secret} is left on the screen"


@pytest.fixture(autouse=True)
def listens(shop: Shop) -> None:
    """All of them have the screen read aloud."""
    shop.services.aloud.switch(on=True)


def test_home_and_basket(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    home_anna(screen, shop, ui)
    screen.reads("Hallo Anna")
    scan_one(screen, shop)
    screen.at("basket")
    assert "Anna" in texts(ui)
    assert shop.voice.left
    wiped(screen, shop, ui, "Anna", "2.480", "Handfilter aus Porzellan")


def test_the_kept_page_shows_nothing_of_the_last_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    """It stays built while nobody is here. A list view keeps what it showed while its page is hidden."""
    ui = kiosk[1]
    home_anna(screen, shop, ui)
    screen.until(lambda: screen.sees("suggestions") and screen.sees("wishlist"))
    vm: Any = ui.screens.home
    everybodys = {trace for row in vm.popular.rows for trace in (row.sku, row.name, row.picture)}
    mine = {
        trace
        for model in (vm.cart, vm.wishes, vm.suggestions)
        for row in model.rows
        for trace in (row.sku, row.name, row.picture, row.note)
    } - {*everybodys, ""}
    root = ui.window.contentItem()
    names = {row.name for row in vm.suggestions.rows} & mine
    screen.until(lambda: any(trace in names for trace in traces(root)))
    shop.services.session.end(EndReason.IDLE)
    screen.at("attract")
    left = "\n".join(traces(root))
    assert not {trace for trace in mine if trace in left}


def test_the_kept_basket_shows_nothing_of_the_last_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    """As the page before. Its lines, and what waits online, are there only while it is shown."""
    ui = kiosk[1]
    home_anna(screen, shop, ui)
    scan_one(screen, shop)
    vm: Any = ui.screens.basket
    home: Any = ui.screens.home
    screen.until(lambda: vm.waiting.rows and vm.companions.rows)
    everybodys = {trace for row in home.popular.rows for trace in (row.sku, row.name, row.picture)}
    models = (vm.hands, vm.waiting, vm.companions)
    mine = {trace for model in models for row in model.rows for trace in (row.sku, row.name, row.picture)}
    mine -= {*everybodys, ""}
    root = ui.window.contentItem()
    names = [{row.name for row in model.rows} for model in models]
    screen.until(lambda: all(some & set(traces(root)) for some in names))
    ui.shell.back()
    screen.at("home")
    screen.until(lambda: not any(trace.startswith("line_") for trace in traces(root)))
    shop.services.session.end(EndReason.IDLE)
    screen.at("attract")
    left = set(traces(root))
    assert not {trace for trace in mine if any(trace in one for one in left)}


def test_consents(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    consents(screen, shop, kiosk[1])
    assert "given=True" in texts(kiosk[1])
    wiped(screen, shop, kiosk[1], "Anna", "given=True")


def test_search(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.services.session.begin()
    kiosk[1].shell.open("browse")
    screen.type("tee")
    screen.until(lambda: "tee" in texts(kiosk[1]).splitlines())
    wiped(screen, shop, kiosk[1], "Earl Grey")
    assert "tee" not in texts(kiosk[1]).splitlines()


def test_order(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    done(screen, shop, kiosk[1])
    screen.until(lambda: "Run(" in texts(kiosk[1]))
    wiped(screen, shop, kiosk[1], "K01-000042", "Run(")


def test_staff_desk(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    staff_customer(screen, shop, kiosk[1])
    assert "lindner" in texts(kiosk[1])
    wiped(screen, shop, kiosk[1], "Anna", "Lindner", "lindner", "Marta", "KI124")


def test_a_half_typed_pin(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.services.session.begin()
    kiosk[1].shell.openStaff()
    screen.touch("pin_7")
    wiped(screen, shop, kiosk[1])
    assert not any(getattr(model, "_pin", "") for model in kiosk[1].models)


def test_preferences_and_language(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    screen.touch("language_en")
    screen.at("home")
    screen.touch("accessibility")
    for switch in ("text_largest", "dark", "high_contrast"):
        screen.touch(switch)
    screen.reads("Easier to read and reach")
    assert shop.services.idle.stretch == 3.0
    wiped(screen, shop, kiosk[1], "Look around")
    assert shop.services.idle.stretch == 1.0
    screen.reads("Genau hier.")


def test_another_card_wipes_first(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    ben = next(one for one in shop.central._customers.values() if one["first_name"] == "Ben")
    screen.stage.run(shop.services.scanning.card(CardRead(ben["cards"][0]["uid"])))
    screen.reads("Hallo Ben")
    assert "Anna" not in texts(kiosk[1])
    assert ANNA not in texts(kiosk[1])


def test_a_late_answer_never_reaches_the_next_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    checkout(screen, shop, kiosk[1])
    shop.services.session.end(EndReason.LEFT)
    shop.services.session.begin()
    screen.at("home")
    assert not screen.sees("basket")
    assert shop.store.sales == []


def test_a_notice_on_its_way_is_not_for_the_next_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    product = next(one for one in shop.catalog.products.values() if one.deposit)
    shop.services.basket.add(product)
    shop.services.session.end(EndReason.LEFT)  # before the product's name was looked up
    shop.services.session.begin()
    screen.at("home")
    screen.stage.run(shop.services.background.close())
    assert product.name("de") not in screen.words()
    assert not screen.sees("toast")
