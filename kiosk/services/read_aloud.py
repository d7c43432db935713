"""Reading aloud what is on the screen, for who asked for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from kiosk.ports import Voice
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService


class ReadAloud:
    """Off until somebody switches it on, and off again with their session, which also silences what is being said.

    `works` tells whether the voice can be heard now. Without `private`, others hear it too. `changed` fires when it
    was switched.
    """

    def __init__(
        self,
        session: SessionService,
        voice: Voice | None = None,
        works: Callable[[], bool] = lambda: False,
        *,
        private: bool = False,
    ) -> None:
        self._session = session
        self._voice = voice
        self._works = works
        self._private = private
        self._on = False
        self.changed: Listeners[bool] = Listeners()
        session.ended.subscribe(lambda _reason: self.switch(on=False))

    @property
    def offered(self) -> bool:
        """Whether it can be switched on now, in this person's language."""
        return self._voice is not None and self._works() and self._session.current.language in self._voice.languages

    @property
    def on(self) -> bool:
        """Whether it is switched on."""
        return self._on

    def switch(self, *, on: bool) -> None:
        """Begin, or be silent at once."""
        if self._voice is None or on is self._on:
            return
        self._on = on
        self.hush()
        self.changed.emit(on)

    def say(self, text: str, *, about: str = "", public: str | None = None, urgent: bool = False) -> None:
        """As `Voice.say`, while it is on; where others hear it, `public` instead, unless that is None."""
        if self._voice is None or not self._on:
            return
        heard = _spoken(text if public is None or self._private else public)
        self._voice.say(heard, self._session.current.language, about=about, urgent=urgent)

    def hush(self) -> None:
        """Stop in the middle of a word, and forget what waits."""
        if self._voice is not None:
            self._voice.hush()


def _spoken(text: str) -> str:
    """Without what only helps the eye: blanks of every width, marks of direction, soft hyphens."""
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())
