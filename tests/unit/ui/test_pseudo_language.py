"""Every page in a language 40 % longer than English: nothing is cut off. And a language that is nothing but a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQuick import QQuickItem

from tests.pages.screen import Screen, settle
from tests.unit.ui.pseudo import CLOSE, OPEN, pseudo, translation
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import VISITS, Visit, scrolls
from ui.app import Ui
from ui.i18n import Language, Translations


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(translation(tmp_path_factory.mktemp("i18n"), "en")))
    return translator


@pytest.fixture
def pseudo_spoken(kiosk: tuple[Shop, Ui], shop: Shop, longer: QTranslator) -> Iterator[None]:
    """The kiosk speaks it instead of German, to the end of the test."""
    translations = kiosk[1].screens.preferences._translations  # type: ignore[attr-defined] # a Qt property
    german = translations._translators["de"]
    translations._translators["de"] = longer
    translations.use("de")
    yield
    translations._translators["de"] = german
    translations.use("de")


def test_a_sentence_grows_and_keeps_its_places() -> None:
    assert pseudo("Pay %1 at the till") == "⟦Pååy %1 ååt théé tîîll⟧"
    assert len(pseudo("Show your loyalty card")) >= 1.3 * len("Show your loyalty card")


@pytest.mark.usefixtures("pseudo_spoken")
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("visit", VISITS)
def test_nothing_is_cut_off(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    visit(Anywhere(screen), shop, kiosk[1])
    texts = [item for item in screen.items() if item.inherits("QQuickText") and OPEN in str(item.property("text"))]
    texts = [item for item in texts if not _names_a_product(item)]
    assert texts
    for item in texts:
        settle(item)
    cut = [f"{item.property('text')!r}: {why}" for item in texts if (why := _cut(item, screen))]
    assert cut == []


class Anywhere(Screen):
    """Words are another language's here: it is enough to be on the page."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.stage, screen.window, screen._device)

    def reads(self, text: str) -> None:
        """Names and numbers are read in every language, sentences are not."""
        if not text.startswith(("Hallo", "Genau")):
            super().reads(text)


def _names_a_product(item: QQuickItem) -> bool:
    """Why a product is recommended, on its card, in two lines: with another product's name, of any length."""
    return bool(item.property("maximumLineCount") == 2)


def _cut(item: QQuickItem, screen: Screen) -> str:
    """Why a text cannot be read whole; "" when it can."""
    if item.property("truncated"):
        return "elided"
    if item.property("contentWidth") > item.width() + 1:
        return "wider than its place"
    area = item.mapRectToScene(item.boundingRect())
    if not scrolls(item) and not (area.left() >= -1 and area.right() <= screen.window.width() + 1):
        return "beyond the edge"
    if not scrolls(item) and area.bottom() > screen.window.height() + 1:
        return "below the edge"
    return ""


def test_a_further_language_is_one_file(tmp_path: Path, qapp: QCoreApplication) -> None:
    translation(tmp_path, "fr", {"English": "Français", "Call staff": "Appeler quelqu’un"})
    translations = Translations(tmp_path)
    assert translations.languages(("fr",)) == (Language("fr", "Français"),)
    translations.use("fr")
    assert QCoreApplication.translate("TopBar", "Call staff") == "Appeler quelqu’un"
    assert CLOSE in QCoreApplication.translate("TopBar", "Back")
    translations.use("en")
