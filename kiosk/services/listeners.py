"""Telling others that something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

Unsubscribe = Callable[[], None]
"""Ends what it was given for; again, it does nothing."""


class Listeners(Generic[T]):
    """Calls every subscriber, in order, on the event loop's thread.

    One that raises keeps no other from being told; the errors come out of `emit` when all were (several as a group).
    """

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
        errors: list[Exception] = []
        for callback in tuple(self._subscribers):
            try:
                callback(value)
            except Exception as error:  # noqa: BLE001 - raised below
                errors.append(error)
        if len(errors) == 1:
            raise errors[0]
        if errors:
            raise ExceptionGroup("several subscribers failed", errors)
