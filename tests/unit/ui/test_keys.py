"""No key, click or request of a window manager leaves the kiosk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from tests.pages.screen import Screen
from tests.pages.stage import Stage
from tests.unit.ui.shop import Shop
from ui.app import Ui
from ui.guard import Guard

LEAVING = [
    *("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Space", "Alt+Esc", "Alt+Return", "Ctrl+Alt+Del", "Ctrl+Alt+T"),
    *("Ctrl+Alt+F1", "Ctrl+Alt+Backspace", "Ctrl+Shift+Esc", "Ctrl+Esc", "Ctrl+Q", "Ctrl+W", "Ctrl+P", "Ctrl+O"),
    *("Ctrl+V", "Ctrl+Z", "Meta+D", "Meta+L", "Meta+R", "Meta+E", "Meta+Tab", "Print", "Alt+Print", "Pause", "SysReq"),
    *(
        "Esc",
        "Menu",
        "Back",
        "Forward",
        "Home Page",
        "Refresh",
        "Power Off",
        "Sleep",
        "Volume Up",
        "Media Play",
        "Help",
    ),
    *(f"F{number}" for number in range(1, 25)),
]


class Glass(QQuickWindow):
    """A guarded window that notes which keys and clicks reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.clicks: list[Qt.MouseButton] = []
        self.guard = Guard(self, fullscreen=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.keys.append(event.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.clicks.append(event.button())


@pytest.fixture
def glass(stage: Stage) -> Iterator[Glass]:
    window = Glass()
    window.resize(20, 20)
    window.show()
    yield window
    window.close()
    shiboken6.delete(window)


@pytest.mark.qt_log_ignore("keyToAscii")  # QTest knows no letter of Sleep and Power Off
@pytest.mark.parametrize("combination", LEAVING)
def test_a_key_that_commands_reaches_nothing(glass: Glass, combination: str) -> None:
    key = QKeySequence.fromString(combination)[0]  # type: ignore[index] # not in the stubs
    assert key.key() != Qt.Key.Key_unknown
    QTest.keyClick(glass, key.key(), key.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(glass, Qt.Key.Key_A)
    assert glass.keys == ["a"]


def test_the_first_button_alone_clicks(glass: Glass) -> None:
    place = QPoint(5, 5)
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(glass, button, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseClick(glass, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert glass.clicks == [Qt.MouseButton.LeftButton]


@pytest.fixture
def searching(screen: Screen, kiosk: tuple[Shop, Ui]) -> Ui:
    screen.touch("start")
    screen.touch("search")
    screen.at("search")
    return kiosk[1]


def test_a_request_to_close_is_not_heard(screen: Screen, searching: Ui) -> None:
    searching.window.close()
    QTest.qWait(5)
    assert searching.window.isVisible()
    screen.at("search")


def test_a_window_that_was_put_away_comes_back(screen: Screen, searching: Ui) -> None:
    searching.window.showMinimized()
    screen.until(lambda: not searching.window.windowState() & Qt.WindowState.WindowMinimized)
    assert searching.window.isVisible()


def test_fingers_from_every_edge_leave_it_where_it_is(screen: Screen, searching: Ui) -> None:
    window, device = searching.window, QTest.createTouchDevice()
    width, height = window.width(), window.height()
    for start in ((0, height // 2), (width - 1, height // 2), (width // 2, 0), (width // 2, height - 1)):
        for phase, way in (("press", 0.0), ("move", 0.2), ("move", 0.5), ("release", 0.5)):
            events = QTest.touchEvent(window, device, False)
            for finger in range(4):
                x = round(start[0] + (width / 2 - start[0]) * way) + 8 * finger
                y = round(start[1] + (height / 2 - start[1]) * way) + 8 * finger
                getattr(events, phase)(finger, QPoint(min(x, width - 1), min(y, height - 1)), window)
            events.commit()
    assert window.isVisible()
    assert [one for one in QGuiApplication.topLevelWindows() if one.isVisible()] == [window]
