"""The one session at this kiosk: everything personal hangs on it, and its end destroys it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.domain.basket import Basket
from kiosk.domain.session import EndReason, Session
from kiosk.ports import Ids
from kiosk.services.listeners import Listeners


class SessionService:
    """Holds the current session and replaces it whole at every change.

    `changed` fires after every change, `ended` after a session was replaced by an empty one, `touched` whenever a
    person did something. Every change passes through `priced`: what is on offer and which ways to get it there are
    follows from who is here and what is in the basket, before anybody sees either.
    """

    def __init__(self, ids: Ids, *, currency: str, language: str) -> None:
        self._ids = ids
        self._currency = currency
        self._language = language
        self.changed: Listeners[Session] = Listeners()
        self.ended: Listeners[EndReason] = Listeners()
        self.touched: Listeners[None] = Listeners()
        self.priced: Callable[[Session], Session] = lambda session: session
        self._current = self._fresh()

    @property
    def current(self) -> Session:
        """What is true now."""
        return self._current

    def begin(self) -> None:
        """Somebody is here. A finished purchase belongs to the person before: it ends that session first."""
        if self._current.sale is not None:
            self.end(EndReason.DONE)
        self.touch()
        if not self._current.active:
            self.update(active=True)

    def touch(self) -> None:
        """A person did something: the idle time starts anew."""
        self.touched.emit(None)

    def update(self, **changes: Any) -> None:
        """Change fields of the current session."""
        self._current = self.priced(self._current.but(**changes))
        self.changed.emit(self._current)

    def update_if(self, session_id: str, **changes: Any) -> bool:
        """Change fields only if that session still is the current one: late answers never reach the next person."""
        if self._current.id != session_id:
            return False
        self.update(**changes)
        return True

    def new_basket(self) -> Basket:
        """An empty basket with an id of its own."""
        return Basket(self._ids.new(), self._currency)

    def end(self, reason: EndReason) -> None:
        """Forget everything and wait for the next person, in the shop's language."""
        self._current = self._fresh()
        try:
            self.changed.emit(self._current)
        finally:
            self.ended.emit(reason)

    def _fresh(self) -> Session:
        return Session(self._ids.new(), self._language, self.new_basket())
