"""What a person sees of a Qt Quick window: visible items in paint order, and what a finger would meet at a point."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQml import QJSValue, QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

SCREENS = frozenset(
    {
        *(
            "attract",
            "home",
            "product",
            "basket",
            "checkout",
            "age_check",
            "payment",
            "done",
            "consents",
            "handover",
            "pickup",
            "login",
        ),
        *("finder", "idle", "staff", "service", "deliveries", "bag_check", "search", "help", "fault"),
    }
)
_TRANSLUCENT = 0.95
_UNSEEN = 0.02
_ERROR = 3  # Image.Error: PySide has no converter for the property itself
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\n": " "})


@dataclass(eq=False)
class Painted:
    """One visible item at the moment of one look, which is all it is good for.

    `area` is where it lies and `shown` what is left of that after clipping, in window px.
    """

    item: QQuickItem
    parent: Painted | None
    area: QRectF
    shown: QRectF
    opacity: float
    order: int = 0

    @cached_property
    def name(self) -> str:
        """Its objectName."""
        return self.item.objectName()

    def within(self, other: Painted) -> bool:
        """Whether it is `other` or inside it."""
        here: Painted | None = self
        while here is not None:
            if here is other:
                return True
            here = here.parent
        return False

    @cached_property
    def takes_touches(self) -> bool:
        """Whether a finger on it ends here."""
        if self.item.inherits("QQuickText"):  # accepts a button for its links, yet lets touches through
            return False
        if self.item.acceptTouchEvents() or self.item.acceptedMouseButtons() != Qt.MouseButton.NoButton:
            return not self.item.inherits("QQuickFlickable")
        return any(child.inherits("QQuickPointerHandler") for child in self.item.children())

    @cached_property
    def is_opaque(self) -> bool:
        """Whether nothing under it can be seen; rectangles only, a gradient or a picture may let through."""
        if not self.item.inherits("QQuickRectangle") or _is_set(self.item.property("gradient")):
            return False
        colour = self.item.property("color")
        return isinstance(colour, QColor) and colour.alphaF() * self.opacity >= _TRANSLUCENT

    @cached_property
    def words(self) -> str:
        """The text it shows, or its accessible name; blanks of every width are plain spaces."""
        return _shown_text(self.item) if _is_text(self.item) else _called(self.item, *self.accessible)

    @cached_property
    def accessible(self) -> tuple[str, str]:
        """Role and name as assistive technology gets them; ("", "") for mere layout."""
        return _accessible(self.item)


def _has_come(picture: QQuickItem) -> bool:
    if picture.property("source").isEmpty() or picture.property("progress") >= 1:
        return True
    context = qmlContext(picture)
    return context is not None and QQmlExpression(context, picture, "status").evaluate()[0] == _ERROR


def _words(item: QQuickItem) -> str:
    return _shown_text(item) if _is_text(item) else _called(item, *_accessible(item))


def _is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") or item.inherits("QQuickTextEdit") or item.inherits("QQuickTextInput")


def _shown_text(item: QQuickItem) -> str:
    return _plain(item.property("displayText" if item.inherits("QQuickTextInput") else "text"))


def _called(item: QQuickItem, role: str, name: str) -> str:
    return name or (_plain(item.property("text")) if role else "")


def _accessible(item: QQuickItem) -> tuple[str, str]:
    interface: Any = QAccessible.queryAccessibleInterface(item)
    if interface is None or not interface.isValid():
        return "", ""
    return interface.role().name, _plain(interface.text(QAccessible.Text.Name))


def _is_set(value: Any) -> bool:
    """Whether a QML property that may hold null or undefined holds something."""
    if isinstance(value, QJSValue):
        return not (value.isNull() or value.isUndefined())
    return value is not None


def _plain(text: Any) -> str:
    return str(text or "").translate(_BLANKS).strip()


class Scene(list[Painted]):
    """Everything one look saw, in the order it is painted (last on top)."""

    @cached_property
    def lids(self) -> list[Painted]:
        """What keeps fingers or eyes from what lies under it, the topmost first."""
        return [one for one in reversed(self) if one.takes_touches or one.is_opaque]

    def above(self, one: Painted, point: QPointF) -> Iterator[Painted]:
        """The lids painted after it over a point, the topmost first."""
        for other in self.lids:
            if other.order <= one.order:
                return
            if other.shown.contains(point):
                yield other


class Eyes:
    """Looks at one window. Each look walks the whole scene anew; call on the UI thread."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def look(self) -> Scene:
        """Everything visible."""
        painted = Scene(self._walk(self._window.contentItem(), None, self._frame(), 1.0))
        for order, one in enumerate(painted):
            one.order = order
        return painted

    def has(self, name: str, text: str = "") -> bool:
        """Whether an item of that name, with that text, is switched visible; quicker than a look."""
        return any(item.objectName() == name and (not text or text in _words(item)) for item in self._switched_on())

    def _switched_on(self) -> Iterator[QQuickItem]:
        """All items that are visible but for opacity, clips and what lies above them."""
        left = [self._window.contentItem()]
        while left:
            item = left.pop()
            if item.isVisible():
                yield item
                left += item.childItems()

    def is_complete(self) -> bool:
        """Whether no picture in sight is still being loaded, or to appear."""
        return all(_has_come(item) for item in self._switched_on() if item.inherits("QQuickImage"))

    def arrangement(self) -> tuple[tuple[float, ...], ...]:
        """Where everything is and how solid: the same twice means that nothing moves."""
        return tuple(
            (one.area.x(), one.area.y(), one.area.width(), one.area.height(), one.opacity) for one in self.look()
        )

    def screen(self, painted: Scene) -> str:
        """The name of the topmost page (its objectName, without `_page`); "" while none is shown."""
        pages = [one for one in painted if self.is_page(one)]
        return _screen_name(pages[-1]) if pages else ""

    def is_page(self, one: Painted) -> bool:
        """Whether it is a page: named as a screen and filling most of the window."""
        frame = self._frame()
        return _screen_name(one) in SCREENS and _extent(one.shown) >= 0.5 * _extent(frame)

    def covered_by(self, one: Painted, painted: Scene, at: QPointF | None = None) -> Painted | None:
        """What keeps a finger (at its centre unless told) from it: something painted above that takes or hides."""
        above = painted.above(one, at or one.shown.center())
        return next((other for other in above if not (other.within(one) or one.within(other))), None)

    def is_hidden(self, one: Painted, painted: Scene) -> bool:
        """Whether something opaque is painted over its centre."""
        above = painted.above(one, one.shown.center())
        return any(other.is_opaque and not other.within(one) for other in above)

    def describe(self, one: Painted, painted: Scene) -> dict[str, Any]:
        """One item as a tester gets it."""
        role, _ = one.accessible
        cover = self.covered_by(one, painted)
        area = one.shown
        return {
            "name": one.name,
            "text": one.words,
            "role": role,
            "rect": [round(value, 1) for value in (area.x(), area.y(), area.width(), area.height())],
            "enabled": one.item.isEnabled(),
            "covered": "" if cover is None else cover.name or cover.item.metaObject().className(),
        }

    def _frame(self) -> QRectF:
        return QRectF(0, 0, self._window.width(), self._window.height())

    def _walk(self, item: QQuickItem, parent: Painted | None, clip: QRectF, opacity: float) -> Iterator[Painted]:
        opacity *= item.opacity()
        if opacity <= _UNSEEN:
            return
        area = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        me = Painted(item, parent, area, area.intersected(clip), opacity)
        inner = me.shown if item.clip() else clip
        children = [(child.z(), child) for child in item.childItems() if child.isVisible()]
        children.sort(key=_height)
        below = bisect_left(children, 0.0, key=_height)
        for _, child in children[:below]:
            yield from self._walk(child, me, inner, opacity)
        yield me
        for _, child in children[below:]:
            yield from self._walk(child, me, inner, opacity)


_height = itemgetter(0)


def _screen_name(one: Painted) -> str:
    return one.name.removesuffix("_page")


def _extent(rect: QRectF) -> float:
    return max(rect.width(), 0.0) * max(rect.height(), 0.0)


def flickable_around(one: Painted) -> Painted | None:
    """The nearest scrolled area an item lies in."""
    here = one.parent
    while here is not None:
        if here.item.inherits("QQuickFlickable"):
            return here
        here = here.parent
    return None


def property_of(item: QObject, name: str, default: float = 0.0) -> float:
    """A numeric QML property."""
    value = item.property(name)
    return float(value) if isinstance(value, int | float) else default
