"""What every page object can do; objects are found by the names of docs/testers-names.md alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, overload

from kiosk.testing.remote import Item
from kiosk.testing.waiting import wait_until

if TYPE_CHECKING:
    from kiosk.testing.kiosk import Kiosk

Rect = tuple[float, float, float, float]


class Thing:
    """An object on the screen by its name. Nothing is asked until it is used."""

    def __init__(self, kiosk: Kiosk, name: str) -> None:
        self._kiosk = kiosk
        self.name = name

    def touch(self, within: float | str = 10.0) -> None:
        """Touch it as soon as a finger could; scrolls to it."""
        __tracebackhide__ = True
        self._kiosk.touch(self.name, within)

    def wait(self, within: float | str = 10.0) -> Self:
        """Wait until it can be seen."""
        __tracebackhide__ = True
        self._kiosk.wait_for(object=self.name, within=within)
        return self

    def wait_gone(self, within: float | str = 10.0) -> None:
        """Wait until it cannot be seen."""
        __tracebackhide__ = True
        self._kiosk.wait_for(no_object=self.name, within=within)

    def wait_text(self, text: str, within: float = 10.0) -> None:
        """Wait until its text contains this."""
        __tracebackhide__ = True
        wait_until(lambda: self.visible and text in self.text, within, f"{text!r} in {self.name}")

    @property
    def visible(self) -> bool:
        """Whether it can be seen now."""
        return self._item() is not None

    @property
    def enabled(self) -> bool:
        """Whether it can be seen, and a touch would do something."""
        item = self._item()
        return item is not None and item.enabled

    @property
    def text(self) -> str:
        """What it is called, or else all the text in it; waits until it can be seen."""
        while (item := (look := self._kiosk.look()).item(self.name)) is None:
            self.wait()
        return item.text or " ".join(one.text for one in look.items if one.text and _within(one.rect, item.rect))

    def _item(self) -> Item | None:
        return self._kiosk.look().item(self.name)


def _within(inner: Rect, outer: Rect) -> bool:
    left, top, width, height = outer
    x, y = inner[0] + inner[2] / 2, inner[1] + inner[3] / 2
    return left <= x <= left + width and top <= y <= top + height


class Named:
    """A page's object: `start = Named("start")` makes `page.start` a Thing."""

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, page: None, owner: type[Page]) -> Self: ...
    @overload
    def __get__(self, page: Page, owner: type[Page]) -> Thing: ...
    def __get__(self, page: Page | None, owner: type[Page]) -> Self | Thing:
        return self if page is None else Thing(page.kiosk, self.name)


class Things:
    """Objects that differ by one part of their names: `basket.line["CT101"]`."""

    def __init__(self, kiosk: Kiosk, prefix: str) -> None:
        self._kiosk = kiosk
        self._prefix = prefix

    def __getitem__(self, key: object) -> Thing:
        return Thing(self._kiosk, f"{self._prefix}{key}")

    def keys(self) -> tuple[str, ...]:
        """The keys of those that can be seen now, from the top."""
        names = [item.name for item in sorted(self._kiosk.look().items, key=lambda item: item.rect[1::-1])]
        return tuple(dict.fromkeys(name.removeprefix(self._prefix) for name in names if name.startswith(self._prefix)))


class Family:
    """A page's objects of one prefix: `line = Family("line_")`."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    @overload
    def __get__(self, page: None, owner: type[Page]) -> Self: ...
    @overload
    def __get__(self, page: Page, owner: type[Page]) -> Things: ...
    def __get__(self, page: Page | None, owner: type[Page]) -> Self | Things:
        return self if page is None else Things(page.kiosk, self.prefix)


class Page:
    """A screen. `screen` is its name; every screen has the bar with help, languages and, deeper in, the way back."""

    screen: ClassVar[Any]

    back = Named("back")
    leave = Named("new_session")
    language = Family("language_")
    accessibility = Named("accessibility")
    call_staff = Named("call_staff")
    toast = Named("toast_text")
    offline = Named("offline")
    viewfinder = Named("viewfinder")
    viewfinder_hint = Named("viewfinder_hint")
    dimmed = Named("dimmed")

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk

    def wait(self, within: float | str = 10.0) -> Self:
        """Wait until this is the screen that is shown."""
        __tracebackhide__ = True
        self.kiosk.wait_for(screen=self.screen, within=within)
        return self

    @property
    def shown(self) -> bool:
        """Whether it is shown now."""
        return bool(self.kiosk.look().screen == self.screen)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that can be read now, once each."""
        return self.kiosk.look().texts()
