"""Telling others that something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.ports import Unsubscribe

T = TypeVar("T")


class Listeners(Generic[T]):
    """Calls every subscriber, in order, on the event loop's thread. A subscriber's error is its own and propagates."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[T], None]] = []

    def subscribe(self, callback: Callable[[T], None]) -> Unsubscribe:
        """Call `callback` with every value from now on; the result ends that."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def emit(self, value: T) -> None:
        """Tell everyone who is subscribed now."""
        for callback in tuple(self._subscribers):
            callback(value)
