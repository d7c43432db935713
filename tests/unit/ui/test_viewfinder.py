"""The camera's live picture: shown while it helps, drawn from the frame's own memory, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QColor

from kiosk.domain.camera import Hint, Picture
from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.session import EndReason
from kiosk.services.payment_view import PaymentPhase, PaymentView
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, checkout, gtin, home
from ui.app import Ui
from ui.live import LiveImages


@pytest.fixture
def finder(screen: Screen, shop: Shop) -> Iterator[Screen]:
    """A screen whose camera is on."""
    services = shop.services
    shop.camera.hint = None
    shop.camera.frames.clear()
    services.background.start(services.viewfinder.run(), "viewfinder")
    services.background.start(services.devices.run(services.scanning.scan, services.scanning.card), "devices")
    screen.until(lambda: shop.camera.heard and services.devices.can_scan)
    yield screen
    shop.camera.see(None)


def living(shop: Shop) -> int:
    """How many frames are still in memory."""
    return sum(frame() is not None for frame in shop.camera.frames)


def test_a_code_that_cannot_be_read_shows_how_to_hold_it(finder: Screen, shop: Shop) -> None:
    assert not finder.sees("viewfinder")
    assert shop.camera.frames == []  # nothing is decoded while nobody looks
    shop.camera.see(Hint.TOO_FAR)
    finder.until(lambda: finder.sees("viewfinder"))
    finder.reads("Etwas näher heran.")
    finder.until(lambda: len(shop.camera.frames) > 3)
    (image,) = finder.named("viewfinder_image")
    assert str(image.property("source").toString()).startswith("image://camera/")
    assert image.property("cache") is False
    assert image.property("mirror") is True
    interface = QAccessible.queryAccessibleInterface(finder.named("viewfinder_hint")[0])
    assert interface.role() == QAccessible.Role.AlertMessage
    assert interface.text(QAccessible.Text.Name) == "Etwas näher heran."
    check_names(finder)
    check_fits(finder)


def test_a_read_code_takes_it_away_and_no_frame_is_left(finder: Screen, shop: Shop) -> None:
    shop.camera.see(Hint.HOLD_STILL)
    finder.until(lambda: len(shop.camera.frames) > 3)
    finder.stage.run(shop.services.scanning.scan(Scan(gtin(shop), ScanSource.CAMERA)))
    shop.camera.see(None)
    finder.at("basket")
    finder.until(lambda: not finder.sees("viewfinder"))
    finder.until(lambda: living(shop) == 0)
    filmed = len(shop.camera.frames)
    finder.reads("Warenkorb")
    assert len(shop.camera.frames) == filmed


def test_after_the_session_no_frame_is_left(finder: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(finder, shop, kiosk[1])
    finder.touch("scan_with_camera")
    finder.until(lambda: finder.sees("viewfinder_large") and len(shop.camera.frames) > 3)
    assert 0 < living(shop) <= 4  # the newest, and those that are just being drawn
    shop.services.session.end(EndReason.IDLE)
    finder.at("attract")
    finder.until(lambda: living(shop) == 0)
    assert shop.services.viewfinder.picture is None


def test_the_sheet_opens_by_touch_and_closes_when_something_was_read(
    finder: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    home(finder, shop, kiosk[1])
    finder.touch("scan_with_camera")
    finder.reads("Halte den Code in die Mitte des Bildes.")
    check_names(finder)
    check_fits(finder)
    shop.camera.see(Hint.TOO_DARK)
    finder.reads("Hier ist es dunkel.")
    finder.touch("viewfinder_done")
    finder.until(lambda: not finder.sees("viewfinder_large"))
    assert not finder.sees("viewfinder")  # darkness alone is no reason to show anybody themselves
    finder.touch("scan_with_camera")
    finder.until(lambda: finder.sees("viewfinder_large"))
    finder.stage.run(shop.services.scanning.scan(Scan("hello world", ScanSource.CAMERA)))
    finder.until(lambda: not finder.sees("viewfinder_large"))


def test_the_small_picture_opens_the_large_one(finder: Screen, shop: Shop) -> None:
    shop.camera.see(Hint.TILTED)
    finder.until(lambda: finder.sees("viewfinder"))
    finder.touch("viewfinder")
    finder.until(lambda: finder.sees("viewfinder_large"))
    finder.reads("Halte ihn gerade.")
    assert not finder.sees("viewfinder")


def test_it_is_not_shown_where_nothing_is_scanned(finder: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    checkout(finder, shop, kiosk[1])
    shop.camera.see(Hint.TOO_FAR)
    finder.reads("Wie möchtest du bezahlen?")
    assert not finder.sees("viewfinder")
    shop.services.payments._show(PaymentView(PaymentPhase.ON_TERMINAL))
    finder.at("payment")
    assert not finder.sees("viewfinder")
    assert shop.camera.frames == []


def test_a_hint_that_comes_and_goes_does_not_flicker(finder: Screen, shop: Shop) -> None:
    shop.camera.see(Hint.TOO_NEAR)
    finder.until(lambda: finder.sees("viewfinder"))
    shop.camera.see(None)
    finder.reads("Halte den Code in die Mitte des Bildes.")
    assert finder.sees("viewfinder")  # for a moment longer
    finder.until(lambda: not finder.sees("viewfinder"))


def test_the_image_stands_on_the_cameras_buffer() -> None:
    memory = bytearray(4 * 2 * 3)
    live = LiveImages()
    assert live.show(Picture(5, 4, 2, memoryview(memory))) == "image://camera/5"
    memory[0:3] = (200, 40, 20)  # blue, green, red
    assert live._image.pixelColor(0, 0) == QColor(20, 40, 200)
    assert live.show(None) == ""
    assert live._image.isNull()


def test_nobody_is_invited_to_what_does_not_work(finder: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    finder.reads("Code zeigen")
    assert "Karte auflegen" not in finder.words()  # there is no card reader
    shop.camera.broken = True
    finder.until(lambda: "Code zeigen" not in finder.words())
    home(finder, shop, kiosk[1])
    assert not finder.sees("scan_with_camera")
    shop.camera.broken = False
    finder.until(lambda: finder.sees("scan_with_camera"))
