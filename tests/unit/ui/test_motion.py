"""Nothing moves for who wants it so; and what moves takes the brand's times, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from kiosk.services.payment_view import PaymentPhase
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import Visit, accessibility, attract, basket, home_anna
from tests.unit.ui.test_payment_page import at
from ui.app import Ui

QML = sorted((Path(__file__).resolve().parents[3] / "ui" / "qml" / "Kiosk").rglob("*.qml"))


def payment(screen: Screen, shop: Shop, ui: Ui) -> None:
    basket(screen, shop, ui)
    at(shop, PaymentPhase.ON_TERMINAL)
    screen.at("payment")


def objects(root: QObject) -> Iterator[QObject]:
    """Everything of a window, shown or not."""
    yield root
    nested = {id(child): child for child in root.children()}
    if isinstance(root, QQuickItem):
        nested |= {id(child): child for child in root.childItems()}
    for child in nested.values():
        yield from objects(child)


def durations(ui: Ui) -> set[int]:
    """How long the animations there are take, in ms."""
    found = (one for root in (ui.window, ui.window.contentItem()) for one in objects(root))
    return {
        int(one.property("duration"))
        for one in found
        if "Animation" in one.metaObject().className() and one.property("duration") is not None
    }


@pytest.mark.parametrize("visit", [attract, home_anna, payment, accessibility])
def test_with_reduced_motion_every_change_is_there_at_once(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit
) -> None:
    visit(screen, shop, kiosk[1])
    screen.until(lambda: durations(kiosk[1]) == {0})  # what is still being built has Qt's own times


def test_what_moves_takes_the_brands_times() -> None:
    for file in QML:
        code = file.read_text("utf-8")
        times = re.findall(r"\bduration:\s*([^;}\n]+)", code)
        assert [one for one in times if not re.search(r"Theme\.(quick|slide|fly)", one)] == [], file.stem
        assert "loops" not in code, file.stem
        assert file.stem == "PictureShow" or "repeat: true" not in code, file.stem
