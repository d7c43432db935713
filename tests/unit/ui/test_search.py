"""The search on the screen: results as one types, what was looked for instead, and the way back to where one was."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.ports import SearchResult
from tests.pages.screen import Screen
from tests.unit.ui.shop import MemoryCatalog, Shop
from tests.unit.ui.test_pages import home
from ui.app import Ui
from ui.viewmodels.browse import BrowseVM


def opened(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    screen.touch("search")
    screen.at("search")


def searching(ui: Ui) -> BrowseVM:
    (found,) = (model for model in ui.models if isinstance(model, BrowseVM))
    return found


def scrolled(screen: Screen, name: str, by: float) -> float:
    """Moves a list as a finger would, and says where it stands."""
    (found,) = screen.named(name)
    found.setProperty("contentY", by)
    return float(found.property("contentY"))


def stands(screen: Screen, name: str) -> float:
    (found,) = screen.named(name)
    return float(found.property("contentY"))


def page_of_home(screen: Screen) -> QQuickItem:
    """The long list of the home page: what the search button lies in."""
    (button,) = screen.named("search")[-1:]
    item: QQuickItem | None = button
    while item is not None and not item.inherits("QQuickFlickable"):
        item = item.parentItem()
    assert item is not None
    return item


def test_what_was_found_is_counted_letter_by_letter(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.type("te")
    screen.until(lambda: screen.sees("found_te"))
    screen.type("e")
    screen.until(lambda: screen.sees("found_tee"))
    screen.reads("Produkte")
    screen.touch("key_backspace")
    screen.until(lambda: screen.sees("found_te"))


def test_more_than_were_counted(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = tuple(shop.catalog.products.values())[:60]

    async def search(_self: object, _text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        return SearchResult(1000, some if not offset else (), more=True)

    monkeypatch.setattr(MemoryCatalog, "search", search)
    opened(screen, shop, kiosk[1])
    screen.type("e")
    screen.reads("Mehr als 1.000 Produkte")


def test_it_says_for_which_word_it_searched(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = tuple(shop.catalog.products.values())[:2]

    async def search(_self: object, _text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        return SearchResult(2, some, instead="Marmelade")

    monkeypatch.setattr(MemoryCatalog, "search", search)
    opened(screen, shop, kiosk[1])
    screen.type("marmelda")
    screen.reads("Ergebnisse für „Marmelade“ · 2 Produkte")


def test_where_nothing_is_found_there_are_ways_on(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.type("xqz")
    screen.reads("Nichts gefunden zu „xqz“")
    screen.touch("ask_staff")
    screen.at("help")
    screen.touch("help_done")
    screen.touch("look_around")
    screen.until(lambda: any(item.objectName().startswith("product_") for item in screen.items()))
    assert str(searching(kiosk[1]).query) == ""


def test_of_a_number_four_digits_are_wanted(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.type("777")
    screen.reads("Gib von einer Nummer mindestens vier Ziffern ein.")


def test_who_comes_back_finds_the_search_as_it_was(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    opened(screen, shop, ui)
    screen.type("e")
    screen.until(lambda: screen.sees("found_e"))
    screen.touch("key_done")
    place = scrolled(screen, "results", 900.0)
    ui.shell.openWith("product", next(iter(shop.catalog.products)))
    screen.at("product")
    screen.touch("back")
    screen.at("search")
    screen.until(lambda: stands(screen, "results") == place)
    assert str(searching(ui).query) == "e"
    assert not screen.sees("key_done")
    screen.touch("back")
    screen.at("home")
    screen.touch("search")
    screen.at("search")
    assert str(searching(ui).query) == ""
    assert screen.sees("key_done")


def test_each_visit_of_the_search_has_its_own_memory(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    opened(screen, shop, ui)
    screen.type("tee")
    screen.until(lambda: screen.sees("found_tee"))
    key = next(iter(shop.catalog.products.values())).category
    ui.shell.openWith("product", next(iter(shop.catalog.products)))
    ui.shell.openWith("browse", key)
    screen.until(lambda: str(searching(ui).category) == key)
    ui.shell.back()
    ui.shell.back()
    screen.until(lambda: screen.sees("found_tee"))
    assert str(searching(ui).category) == ""


def test_the_home_page_stands_where_it_was(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    home(screen, shop, ui)
    page = page_of_home(screen)
    page.setProperty("contentY", 700.0)
    ui.shell.openWith("product", next(iter(shop.catalog.products)))
    screen.at("product")
    screen.touch("back")
    screen.at("home")
    screen.until(lambda: page_of_home(screen).property("contentY") == 700.0)


def test_a_newer_letter_supersedes_a_search_under_way(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    find = MemoryCatalog.search

    async def search(self: MemoryCatalog, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        try:
            if text == "te":
                await asyncio.sleep(3600)
        except asyncio.CancelledError:
            ended.append(text)
            raise
        return await find(self, text, limit=limit, offset=offset)

    monkeypatch.setattr(MemoryCatalog, "search", search)
    opened(screen, shop, kiosk[1])
    screen.type("te")
    screen.type("e")
    screen.until(lambda: screen.sees("found_tee"))
    assert ended == ["te"]


def test_the_end_of_a_session_ends_its_search(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    async def search(_self: object, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            ended.append(text)
            raise
        raise AssertionError

    monkeypatch.setattr(MemoryCatalog, "search", search)
    opened(screen, shop, kiosk[1])
    screen.type("x")
    kiosk[1].shell.newSession()
    screen.at("attract")
    screen.until(lambda: ended == ["x"])


def test_the_keyboard_comes_back_when_the_field_is_touched(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.touch("key_done")
    screen.until(lambda: not screen.sees("key_done"))
    screen.touch("search_field")
    screen.until(lambda: screen.sees("key_done"))


def test_a_product_that_left_the_range_says_so_and_leads_on(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(screen, shop, kiosk[1])
    shop.central.online = False  # ours knows nothing but its range
    kiosk[1].shell.openWith("product", "GONE")
    screen.until(lambda: screen.sees("product_gone"))
    screen.touch("browse_shop")
    screen.at("search")
