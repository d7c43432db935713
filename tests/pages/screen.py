"""What a person does and sees at the kiosk: touches things by name, reads words, waits for pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.pages.stage import Stage

T = TypeVar("T")


class Screen:
    """The window as a person meets it. Only visible items exist; touches are real touch events."""

    def __init__(self, stage: Stage, window: QQuickWindow, device: QPointingDevice) -> None:
        self.stage = stage
        self.window = window
        self._device = device

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Every visible item, parents first."""
        item = root or self.window.contentItem()
        if not item.isVisible() or item.opacity() == 0:
            return
        yield item
        for child in item.childItems():
            yield from self.items(child)

    def named(self, name: str) -> list[QQuickItem]:
        """Visible items of that objectName."""
        return [item for item in self.items() if item.objectName() == name]

    def sees(self, name: str) -> bool:
        """Whether something of that name is visible."""
        return bool(self.named(name))

    def words(self) -> str:
        """Everything that can be read now, a text a line."""
        texts = [str(item.property("text")) for item in self.items() if item.inherits("QQuickText")]
        return "\n".join(text.replace("\u00a0", " ").replace("\u202f", " ") for text in texts if text)

    def until(self, condition: Callable[[], T]) -> T:
        """The condition's first true value; fails after a while with what could be read then."""
        return self.stage.until(condition, lambda: f"the screen reads:\n{self.words()}")

    def at(self, page: str) -> QQuickItem:
        """Wait for a page, the countdown, help or the fault screen."""

        def page_root() -> QQuickItem | None:
            return next((item for item in self.named(page) if item.width() >= self.window.width() * 0.9), None)

        found = self.until(page_root)
        assert found is not None
        return found

    def reads(self, text: str) -> None:
        """Wait until these words are on the screen."""
        self.until(lambda: text in self.words())

    def touch(self, name: str) -> None:
        """Touch the middle of what is called so; scrolls it into view first."""

        def ready() -> QQuickItem | None:
            return next((item for item in self.named(name) if item.isEnabled() and item.width() > 0), None)

        item = self.until(ready)
        assert item is not None
        for one in tuple(self.items()):  # what just grew elsewhere may have moved it, or lie over it
            one.ensurePolished()
        self._into_view(item)
        QTest.qWait(1)
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        for step in ("press", "release"):
            event = QTest.touchEvent(self.window, self._device, False)
            getattr(event, step)(0, point, self.window)
            event.commit()

    def type(self, letters: str) -> None:
        """Type on the kiosk's own keyboard."""
        for letter in letters:
            self.touch("key_space" if letter == " " else f"key_{letter}")

    def orient(self, *, landscape: bool) -> None:
        """Turn the screen."""
        self.window.resize(*((1920, 1080) if landscape else (1080, 1920)))

    def _into_view(self, item: QQuickItem) -> None:
        parent = item.parentItem()
        while parent is not None:
            if parent.inherits("QQuickFlickable"):
                for axis, size, content in (
                    ("contentX", "width", "contentWidth"),
                    ("contentY", "height", "contentHeight"),
                ):
                    corner = item.mapToItem(parent, QPointF(0, 0))
                    start = corner.x() if axis == "contentX" else corner.y()
                    extent = item.width() if axis == "contentX" else item.height()
                    room = float(parent.property(size))
                    if start < 0 or start + extent > room:
                        most = max(0.0, float(parent.property(content)) - room)
                        wanted = float(parent.property(axis)) + start - (room - extent) / 2
                        parent.setProperty(axis, min(max(0.0, wanted), most))
            parent = parent.parentItem()


def settle(item: QQuickItem) -> None:
    """Have the rows and columns it lies in laid out now, as they would be with the next frame."""
    parent: QQuickItem | None = item.parentItem()
    if parent is not None:
        settle(parent)
    item.ensurePolished()


def takes_touches(item: QQuickItem) -> bool:
    """Whether it is a control a finger operates."""
    return item.inherits("QQuickAbstractButton") or (
        item.inherits("QQuickTextInput") and item.acceptedMouseButtons() != Qt.MouseButton.NoButton
    )
