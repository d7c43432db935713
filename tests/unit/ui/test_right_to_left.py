"""A language written from right to left: the pages stand the other way round, and nothing is lost beyond an edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.services.notices import NoticeKind
from kiosk.spelling import money
from tests.pages.screen import Screen, settle
from tests.unit.ui.pseudo import translation
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import (
    Visit,
    attract,
    basket,
    checkout,
    consents,
    home,
    home_anna,
    product,
    scrolls,
    search,
)
from tests.unit.ui.test_pseudo_language import Anywhere
from ui.app import Ui
from ui.words import notice

PAGES = (attract, home_anna, search, product, basket, checkout, consents)


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(translation(tmp_path_factory.mktemp("i18n"), "ar")))
    return translator


@pytest.fixture
def arabic(
    kiosk: tuple[Shop, Ui], shop: Shop, mirrored: QTranslator, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Spoken instead of German, to the end of the test; only which way it runs is of account."""
    translations = kiosk[1].screens.preferences._translations  # type: ignore[attr-defined] # a Qt property
    with monkeypatch.context() as patch:
        patch.setitem(translations._translators, "de", mirrored)
        patch.setattr("ui.i18n.QLocale", lambda _code: QLocale("ar"))
        translations.use("de")
        yield
    translations.use("de")


def middle(item: QQuickItem) -> float:
    return item.mapRectToScene(item.boundingRect()).center().x()


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize(("visit", "landscape"), [*((one, True) for one in PAGES), (home_anna, False), (basket, False)])
def test_a_page_stands_the_other_way_round(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    visit(Anywhere(screen), shop, kiosk[1])
    half = screen.window.width() / 2
    places = {"accessibility": True, "call_staff": True, "language_de": True, "back": False}
    if visit is attract:
        places = {"accessibility": True}
    for name, left in places.items():
        for item in screen.named(name):
            settle(item)
            assert (middle(item) < half) is left, name
    if landscape:  # what acts stands in the narrower pane, at the other side
        for name in ("pay", "add", "pay_at_till", "start", "withdraw_all", "key_done"):
            for item in screen.named(name):
                assert middle(item) < half, name
    for item in screen.items():
        if item.inherits("QQuickText") and item.property("text") and not scrolls(item):
            area = item.mapRectToScene(item.boundingRect())
            assert area.left() >= -1, item.property("text")
            assert area.right() <= screen.window.width() + 1, item.property("text")
    kiosk[1].screens.notices.dismiss()  # type: ignore[attr-defined] # a Qt property
    apart(screen)


def apart(screen: Screen) -> None:
    """Wait until no text lies over another one; AssertionError with those that do."""
    try:
        screen.until(lambda: not overlaps(screen))
    except AssertionError:
        raise AssertionError("\n".join(overlaps(screen))) from None


def overlaps(screen: Screen) -> list[str]:
    """Texts that lie over each other on the page itself, beside what scrolls."""
    texts = [
        (str(item.property("text")), item.mapRectToScene(item.boundingRect()).adjusted(1, 1, -1, -1))
        for item in screen.items()
        if item.inherits("QQuickText") and item.property("text") and not scrolls(item)
    ]
    return [f"{a!r} and {b!r}" for (a, here), (b, there) in combinations(texts, 2) if here.intersects(there)]


@pytest.mark.parametrize("landscape", [True, False], ids=["landscape", "portrait"])
def test_a_name_written_the_other_way_turns_no_sentence_round(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    name, coffee = "שוקולד מריר 70%", shop.catalog.products["CT101"]
    home(screen, shop, kiosk[1])
    shop.services.basket.add(replace(coffee, names={"de": name}))
    kiosk[1].screens.shell.open("basket")  # type: ignore[attr-defined] # a Qt property
    screen.at("basket")
    told = f"\u2068{name}\u2069"
    assert told in notice(NoticeKind.ADDED, name)
    screen.reads(told)
    kiosk[1].screens.notices.dismiss()  # type: ignore[attr-defined] # a Qt property
    (total,) = screen.named("total")
    (line,) = screen.named("line_CT101")
    assert total.property("amount") == money(coffee.price, "de")
    area = line.mapRectToScene(line.boundingRect())
    for item in screen.items():
        if item.inherits("QQuickText") and item.property("text") == told:
            here = item.mapRectToScene(item.boundingRect())
            assert area.left() <= here.left() <= here.right() <= area.right() + 1
    apart(screen)


def test_the_next_language_runs_its_own_way_again(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(screen, shop, kiosk[1])
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    (help_button,) = screen.named("call_staff")
    assert middle(help_button) > screen.window.width() / 2
