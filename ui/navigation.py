"""Which page is shown, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows (a SKU, a category)."""

    page: str
    argument: str = ""


ROOTS = frozenset({"attract", "home", "done", "staff"})
DEPTH = 30


class Navigation:
    """A path of places. A root clears the path; opening the place one stands on changes nothing.

    Each place on the path has a memory of its own (where its lists stood, what was searched for), gone with the place.
    """

    def __init__(self) -> None:
        self._path: list[_Visit] = [_Visit(Place("attract"))]

    @property
    def place(self) -> Place:
        """Where we are."""
        return self._path[-1].place

    @property
    def memory(self) -> dict[str, Any]:
        """What the place we are at keeps for who comes back to it."""
        return self._path[-1].memory

    @property
    def may_return(self) -> bool:
        """Whether there is a way back."""
        return len(self._path) > 1

    def open(self, place: Place) -> bool:
        """Go to a place; whether that changed anything. The path keeps the newest DEPTH places over its root."""
        if place == self.place:
            return False
        visit = _Visit(place)
        if place.page in ROOTS:
            self._path = [visit]
        else:
            self._path = [*self._path[:1], *self._path[1:][-DEPTH:], visit]
        return True

    def back(self) -> bool:
        """Go back one place; whether there was one."""
        if not self.may_return:
            return False
        self._path.pop()
        return True


@dataclass(frozen=True, slots=True)
class _Visit:
    place: Place
    memory: dict[str, Any] = field(default_factory=dict)
