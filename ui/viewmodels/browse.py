"""Searching and browsing the whole catalogue."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ports import SearchResult
from ui.format import number
from ui.models.paged import PagedProducts
from ui.models.rows import RowsModel
from ui.navigation import Navigation
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import SOON_MS, ViewModel
from ui.viewmodels.home import HomeVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_QUERY = 80
DIGITS = 4
"""Digits of a number that the catalogue looks for."""


@QmlElement
class BrowseVM(ViewModel):
    """Results as you type; without words, the products of a category or of the whole shop by popularity."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter, home: HomeVM, navigation: Navigation) -> None:
        super().__init__()
        self._services = services
        self._present = present.own()
        self._navigation = navigation
        self._categories = home.shelves
        self._query = ""
        self._category = ""
        self._results = PagedProducts(services.background, self._present.row, self)
        self._shown: tuple[str, str] | None = None
        self._loading: asyncio.Task[None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._results.refresh)
        self._pictured = QTimer(self, singleShot=True, interval=SOON_MS)
        self._pictured.timeout.connect(self._results.fill_in)
        self.keep(
            services.pictures.arrived.subscribe(self._present.when_here(self._fill_in_soon)),
            services.prices.changed.subscribe(lambda _now: self._soon.start()),
            services.session.changed.subscribe(self._language_may_have_changed),
        )
        self._language = services.session.current.language

    @Property(str, notify=changed)
    def query(self) -> str:
        """What was typed."""
        return self._query

    @Property(str, notify=changed)
    def category(self) -> str:
        """The chosen category's key; "" for all."""
        return self._category

    @Property(PagedProducts, constant=True)
    def results(self) -> PagedProducts:
        """What matches, the most popular first."""
        return self._results

    @Property(RowsModel, constant=True)
    def categories(self) -> RowsModel:
        """The shop's shelves."""
        return self._categories

    @Property(bool, notify=changed)
    def searched(self) -> bool:
        """Whether what is shown is what was found for the words typed."""
        return self._is_searched

    @Property(bool, notify=changed)
    def nothingFound(self) -> bool:
        """Whether words were typed that match nothing."""
        return self._is_searched and self._results.rowCount() == 0

    @Property(bool, notify=changed)
    def tooShort(self) -> bool:
        """Whether all that was typed are fewer digits of a number than are looked for."""
        return self._query.strip().isdigit() and len(self._query.strip()) < DIGITS

    @Property(str, notify=changed)
    def shown(self) -> str:
        """The typed text whose results are shown; "" while browsing."""
        return self._shown[0] if self._shown else ""

    @Property(str, notify=changed)
    def more(self) -> str:
        """Of how many products there are more, as text; "" when all were counted."""
        result = self._results.result
        return number(result.total, self._present.language) if result.more else ""

    @Property(str, notify=changed)
    def instead(self) -> str:
        """What was looked for because nothing is written as it was typed; "" otherwise."""
        return self._results.result.instead

    def opened(self, argument: str) -> None:
        """Start afresh, with a category or with an empty field to type into; who comes back finds all as it was."""
        memory = self._navigation.memory
        returned = "query" in memory
        query, category = (memory["query"], memory["category"]) if returned else ("", argument)
        if not returned or self._shown != (query, category):
            self._look_for(query, category)
            return
        self._query, self._category = query, category
        self.changed.emit()

    @Slot(str)
    def type(self, letters: str) -> None:
        """Add letters."""
        self.setQuery(self._query + letters)

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self.setQuery(self._query[:-1])

    @Slot(str)
    def setQuery(self, text: str) -> None:
        """Search for this."""
        self._services.session.touch()
        self._look_for(text[:LONGEST_QUERY], "")

    @Slot(str)
    def setCategory(self, key: str) -> None:
        """Browse one category; "" for all."""
        self._look_for("", key)

    @property
    def _is_searched(self) -> bool:
        return bool(self._query.strip()) and self._shown == (self._query, self._category)

    def wipe(self) -> None:
        self._soon.stop()
        self._pictured.stop()
        self._supersede()
        self._query = self._category = ""
        self._shown = None
        self._results.clear()
        self.changed.emit()

    def _look_for(self, query: str, category: str) -> None:
        self._query, self._category = query, category
        self._navigation.memory.update(query=query, category=category)
        self._show()

    def _show(self) -> None:
        self._supersede()
        self.changed.emit()
        self._loading = self._services.background.cancellable(self._load(self._query, self._category), "search")

    def _supersede(self) -> None:
        """What is still looked for is not wanted any more."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    async def _load(self, query: str, category: str) -> None:
        catalog = self._services.catalog

        async def fetch(limit: int, offset: int) -> SearchResult:
            if query.strip():
                return await catalog.search(query, limit=limit, offset=offset)
            return await catalog.popular(limit, category=category, offset=offset)

        if await self._results.show(fetch):
            self._shown = (query, category)
            self.changed.emit()

    def _fill_in_soon(self) -> None:
        if not self._pictured.isActive():
            self._pictured.start()

    def _language_may_have_changed(self, _session: object) -> None:
        if (language := self._services.session.current.language) != self._language:
            self._language = language
            self._results.refresh()
