"""A person's hands: find what is asked for, check that a finger would meet it, touch it; scroll; type."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickWindow

from ui.remote.eyes import Eyes, Painted, Scene, flickable_around, property_of
from ui.remote.fingers import Finger

Way = Literal["down", "up"]

_FRAME = 0.02
_NAME = re.compile(r"[a-z0-9_]+")
_CONTROLS = frozenset({"Button", "CheckBox", "RadioButton", "ListItem", "Link", "Switch", "MenuItem", "PageTab"})
_KEY_NAMES = {" ": "space", "-": "minus", "\n": "done", "\b": "backspace"}


class CannotTouch(Exception):
    """`why` is "missing", "hidden", "disabled", "covered" or "moving"; the text says it in full."""

    def __init__(self, why: str, text: str) -> None:
        super().__init__(text)
        self.why = why


@dataclass(frozen=True, slots=True)
class _Found:
    one: Painted
    painted: Scene


class Hands:
    """Works on one window through `Eyes` and one `Finger`."""

    def __init__(self, window: QQuickWindow) -> None:
        self._eyes = Eyes(window)
        self._finger = Finger(window)

    @property
    def lifted(self) -> float | None:
        """When the finger last left the glass, on this machine's monotonic clock."""
        return self._finger.lifted

    async def touch(self, target: str) -> str:
        """Touch the object of that name, or else the one that shows that text; gives what was touched.

        CannotTouch when a person could not: not there, out of sight, disabled, covered, or still moving.
        """
        first = self._find(target)
        place = first.one.area
        await asyncio.sleep(_FRAME)
        found = self._find(target)
        if found.one.item is not first.one.item or found.one.area != place or _is_scrolling(found.one):
            raise CannotTouch("moving", f"{target!r} is still moving")
        point = self._point(found, target)
        touched = found.one.name or found.one.words
        await self._finger.tap(point)  # what was touched may be gone after this
        return touched

    def target_at(self, point: QPointF) -> str:
        """What to tell `touch` so that it touches what a finger meets at that point; "" when there is no such name."""
        painted = self._eyes.look()
        met = _met(painted, point)
        if met is None or not met.item.isEnabled():
            return ""
        for target in self._names_of(met, painted):
            if target and self._leads_to(target, met, painted):
                return target
        return ""

    def _names_of(self, met: Painted, painted: Scene) -> Iterator[str]:
        """Its own name and words, those of what it lies in, and the texts that stand on it."""
        here: Painted | None = met
        while here is not None and not self._eyes.is_page(here):
            yield from (here.name, here.words)
            here = here.parent
        yield from (one.words for one in painted if met.parent is not None and one.within(met.parent))

    def _leads_to(self, target: str, met: Painted, painted: Scene) -> bool:
        best = self._best(target, painted)
        if best is None:
            return False
        one = _control_of(best, painted)
        if not one.shown.contains(one.area.center()):
            return False
        try:
            touched = _met(painted, self._point(_Found(one, painted), target))
        except CannotTouch:
            return False
        return touched is not None and touched.item is met.item

    async def bring_into_view(self, target: str) -> bool:
        """Drag the scrolled area a hidden object lies in by one stroke; False when that cannot help."""
        painted = self._eyes.look()
        one = self._best(target, painted)
        area = None if one is None else flickable_around(one)
        if one is None or area is None:
            return False
        dx = area.shown.center().x() - one.area.center().x()
        dy = area.shown.center().y() - one.area.center().y()
        horizontal = property_of(area.item, "contentWidth") > area.item.width() + 1
        vertical = property_of(area.item, "contentHeight") > area.item.height() + 1
        await self._stroke(area, dx if horizontal else 0.0, dy if vertical else 0.0)
        return horizontal or vertical

    async def scroll(self, way: Way) -> bool:
        """Drag the largest list by most of its height; False when it is at its end (or there is none)."""
        painted = self._eyes.look()
        end = "atYEnd" if way == "down" else "atYBeginning"
        lists = [
            one
            for one in painted
            if one.item.inherits("QQuickFlickable")
            and property_of(one.item, "contentHeight") > one.item.height() + 1
            and one.shown.height() > 0
            and one.item.property("interactive")
        ]
        if not lists:
            return False
        largest = max(lists, key=lambda one: one.shown.width() * one.shown.height())
        if largest.item.property(end):
            return False
        await self._stroke(largest, 0.0, largest.shown.height() * (-0.7 if way == "down" else 0.7))
        return True

    async def type(self, text: str) -> None:
        """Touch the keys of the shown on-screen keyboard one after the other; CannotTouch names the key it lacks."""
        for char in text:
            await self._key(char)

    async def stroke(self, points: Sequence[QPointF], seconds: float) -> None:
        """Draw a finger through these points in so many seconds and lift it at once; one point is a tap."""
        await self._finger.stroke(points, seconds)

    async def press(self, key: str) -> None:
        """Press and release a key of a keyboard that somebody plugged in, "Alt+F4"."""
        await self._finger.press(key)

    async def _key(self, char: str) -> None:
        key = _KEY_NAMES.get(char, char.lower())
        pad = any(one.name == f"pin_{key}" for one in self._eyes.look())
        await self.touch(f"pin_{key}" if pad else f"key_{key}")

    async def _stroke(self, area: Painted, dx: float, dy: float) -> None:
        frame = area.shown
        reach_x, reach_y = frame.width() * 0.8, frame.height() * 0.8
        dx, dy = max(-reach_x, min(reach_x, dx)), max(-reach_y, min(reach_y, dy))
        middle = frame.center()
        half = QPointF(dx / 2, dy / 2)
        await self._finger.drag(middle - half, middle + half)

    def _find(self, target: str) -> _Found:
        painted = self._eyes.look()
        one = self._best(target, painted)
        if one is None:
            raise CannotTouch("missing", f"nothing called {target!r} and no text {target!r} is shown")
        one = _control_of(one, painted)
        if not one.shown.contains(one.area.center()):
            raise CannotTouch("hidden", f"{target!r} is out of sight")
        return _Found(one, painted)

    def _best(self, target: str, painted: Scene) -> Painted | None:
        """By name, by whole text, by the only text that contains it; in sight before out of sight, top first.

        What looks like a name (small letters, no blank) is never looked for inside texts.
        """
        named = [one for one in painted if one.name == target and not self._eyes.is_page(one)]
        if named:
            return _in_sight_first(named)
        worded = [(one, one.words) for one in painted]
        whole = [one for one, words in worded if words == target]
        if whole:
            return _in_sight_first(whole)
        if _NAME.fullmatch(target):
            return None
        parts = [one for one, words in worded if target in words]
        outermost = [one for one in parts if not any(one is not other and one.within(other) for other in parts)]
        return outermost[0] if len(outermost) == 1 else None

    def _point(self, found: _Found, target: str) -> QPointF:
        one = found.one
        if not one.item.isEnabled():
            raise CannotTouch("disabled", f"{target!r} is disabled")
        cover = self._eyes.covered_by(one, found.painted)
        if cover is not None:
            what = cover.name or cover.item.metaObject().className()
            raise CannotTouch("covered", f"{target!r} is covered by {what!r}")
        points = [one.shown.center(), *_around(one)]
        return next((point for point in points if not self._meets_inner(found, point)), points[0])

    @staticmethod
    def _meets_inner(found: _Found, point: QPointF) -> bool:
        """Whether a finger there would meet another named control inside the object (a stepper in a row)."""
        return any(
            other.within(found.one)
            and other is not found.one
            and other.name
            and other.takes_touches
            and other.shown.contains(point)
            for other in found.painted[found.one.order + 1 :]
        )


def _met(painted: Scene, point: QPointF) -> Painted | None:
    """What a finger meets at a point: the topmost item there that takes touches."""
    return next((one for one in reversed(painted) if one.shown.contains(point) and one.takes_touches), None)


def _control_of(one: Painted, painted: Scene) -> Painted:
    """The control a text stands on, which takes the touch; the item itself when it is on none."""
    here: Painted | None = one
    while here is not None:
        if here.takes_touches or here.accessible[0] in _CONTROLS or _is_filled(here, painted):
            return here
        here = here.parent
    return one


def _is_filled(parent: Painted, painted: Scene) -> bool:
    """Whether something in it, as large as itself, is what makes it touchable."""
    return any(one.parent is parent and one.area == parent.area and one.takes_touches for one in painted)


def _is_scrolling(one: Painted) -> bool:
    """Whether the list around it still moves: a touch would only stop that."""
    area = flickable_around(one)
    return area is not None and bool(area.item.property("moving"))


def _in_sight_first(candidates: list[Painted]) -> Painted:
    return max(candidates, key=lambda one: (one.shown.contains(one.area.center()), one.item.isEnabled(), one.order))


def _around(one: Painted) -> list[QPointF]:
    area = one.shown
    places = ((0.25, 0.5), (0.5, 0.25), (0.5, 0.75), (0.75, 0.5), (0.1, 0.5), (0.5, 0.1))
    return [QPointF(area.x() + area.width() * x, area.y() + area.height() * y) for x, y in places]
