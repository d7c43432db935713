"""Dark colours and the largest letters: every page holds, and the next person finds the shop's own look."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from kiosk.domain.session import EndReason
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import (
    VISITS,
    Visit,
    accessibility,
    basket,
    check_fits,
    check_names,
    checkout,
    home_anna,
    product,
    staff_search,
)
from ui.app import DEFAULT_THEME, Ui
from ui.appearance import Appearance, usually_dark
from ui.theme import load_brand


class At:
    """A clock that stands."""

    def __init__(self, hour: int, minute: int = 0) -> None:
        self.at = datetime(2026, 1, 15, hour, minute, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0


@pytest.mark.parametrize(
    ("appearance", "clock", "dark"),
    [
        ("light", At(23), False),
        ("dark", At(12), True),
        ("auto", At(5, 59), True),
        ("auto", At(6), False),  # 7 o'clock in Berlin
        ("auto", At(17, 59), False),
        ("auto", At(18), True),
    ],
)
def test_it_is_dark_by_setting_or_by_the_shops_time(appearance: Appearance, clock: At, dark: bool) -> None:
    assert usually_dark(appearance, clock, "Europe/Berlin")() is dark


def theme(ui: Ui) -> QObject:
    found = ui.engine.singletonInstance("Kiosk", "Theme")
    assert isinstance(found, QObject)
    return found


def test_contrast_goes_before_dark_and_all_goes_with_the_session(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    brand, ui = load_brand(DEFAULT_THEME), kiosk[1]

    def paper() -> QColor:
        colour = theme(ui).property("paper")
        assert isinstance(colour, QColor)
        return colour

    assert paper() == brand.light["paper"]
    screen.touch("start")
    screen.touch("accessibility")
    screen.touch("dark")
    screen.until(lambda: paper() == brand.dark["paper"])
    assert shop.services.idle.stretch == 1.0  # a matter of taste asks for no more time
    screen.touch("high_contrast")
    screen.until(lambda: paper() == brand.contrast["paper"])
    screen.touch("text_large")
    screen.until(lambda: theme(ui).property("textSize") == 1)
    shop.services.session.end(EndReason.IDLE)
    assert paper() == brand.light["paper"]
    assert theme(ui).property("textSize") == 0


SIDE_BY_SIDE = (home_anna, product, basket, checkout, staff_search)
"""Pages whose panes lie beside each other in landscape; the others only become wider."""


@pytest.mark.parametrize(
    ("visit", "landscape"), [*((one, False) for one in VISITS), *((one, True) for one in SIDE_BY_SIDE)]
)
def test_every_page_holds_dark_and_in_the_largest_letters(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    visit(screen, shop, kiosk[1])
    preferences = kiosk[1].screens.preferences
    preferences.setDark(True)  # type: ignore[attr-defined] # a Qt property
    preferences.setTextSize(2)  # type: ignore[attr-defined] # as above
    screen.until(lambda: theme(kiosk[1]).property("textSize") == 2)
    check_names(screen)
    check_fits(screen)


def test_the_size_that_was_chosen_is_marked(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    accessibility(screen, shop, kiosk[1])
    sizes = ("text_normal", "text_large", "text_largest")

    def marked() -> list[str]:
        return [name for name in sizes if screen.named(name)[0].property("chosen")]

    assert marked() == ["text_normal"]
    screen.touch("text_largest")
    screen.until(lambda: marked() == ["text_largest"])
