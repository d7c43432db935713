"""What all view models share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QmlElement

from kiosk.domain.session import Session
from kiosk.services.listeners import Unsubscribe
from kiosk.services.session import SessionService
from ui.services import UiServices

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SOON_MS = 60

Opened = Callable[[str], None]
"""Told when a page opens, with its argument."""


@QmlElement
class ViewModel(QObject):
    """A QObject that ends its subscriptions before it goes."""

    def __init__(self) -> None:
        super().__init__()
        self._subscriptions: list[Unsubscribe] = []

    def keep(self, *subscriptions: Unsubscribe) -> None:
        """Remember what to end on close."""
        self._subscriptions.extend(subscriptions)

    def wipe(self) -> None:
        """The session ended: hold nothing of that person any more. Called at once, before anything is loaded anew."""

    def wipe_with(self, session: SessionService) -> None:
        """Wipe whenever a session ends."""
        self.keep(session.ended.subscribe(lambda _reason: self.wipe()))

    def close(self) -> None:
        """Hear nothing from the services any more."""
        while self._subscriptions:
            self._subscriptions.pop()()


@QmlElement
class RefreshingVM(ViewModel):
    """Looks things up by calling `load`: never twice at once, and once more when something changed meanwhile."""

    def __init__(self, services: UiServices) -> None:
        super().__init__()
        self._services = services
        self._running = False
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)

    @property
    def _session(self) -> Session:
        return self._services.session.current

    def follow_language(self, say_anew: Callable[[], object]) -> None:
        """Have that called whenever another language is spoken, once its words are there."""
        spoken = self._session.language

        def listen(session: Session) -> None:
            nonlocal spoken
            if session.language != spoken:
                spoken = session.language
                QTimer.singleShot(0, self, say_anew)

        self.keep(self._services.session.changed.subscribe(listen))

    def is_current(self, session: Session) -> bool:
        """Whether that session is still exactly the one shown."""
        return self._session is session

    def refresh(self) -> None:
        """Load anew."""
        self._soon.stop()
        self._again = True
        if not self._running:
            self._services.background.start(self._run(), f"load-{type(self).__name__}")

    def refresh_soon(self) -> None:
        """Load anew in a moment: many pictures or catalogue chunks arrive together."""
        if not self._soon.isActive():
            self._soon.start()

    def wipe(self) -> None:
        self._soon.stop()

    async def load(self, session: Session) -> None:
        """Look up and show; must check `is_current` after the last await."""
        raise NotImplementedError

    async def _run(self) -> None:
        if self._running:
            return
        self._running = True
        try:
            while self._again:
                self._again = False
                await self.load(self._session)
        finally:
            self._running = False
