"""Searching and browsing the whole catalogue."""

from __future__ import annotations

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ports import SearchResult
from ui.models.paged import PagedProducts
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import SOON_MS, ViewModel
from ui.viewmodels.home import HomeVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_QUERY = 80


@QmlElement
class BrowseVM(ViewModel):
    """Results as you type; without words, the products of a category or of the whole shop by popularity."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter, home: HomeVM) -> None:
        super().__init__()
        self._services = services
        self._categories = home.shelves
        self._query = ""
        self._category = ""
        self._results = PagedProducts(services.background, present.row, self)
        self._shown = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._results.refresh)
        self.keep(
            services.pictures.arrived.subscribe(lambda _name: self._soon.start()),
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
    def nothingFound(self) -> bool:
        """Whether words were typed that match nothing."""
        return self._shown and bool(self._query.strip()) and self._results.rowCount() == 0

    def opened(self, argument: str) -> None:
        """Start afresh: with a category, or with an empty field to type into."""
        self._query, self._category = "", argument
        self._show()

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
        self._query = text[:LONGEST_QUERY]
        self._category = ""
        self._show()

    @Slot(str)
    def setCategory(self, key: str) -> None:
        """Browse one category; "" for all."""
        self._query, self._category = "", key
        self._show()

    def wipe(self) -> None:
        self._soon.stop()
        self._query = self._category = ""
        self._results.clear()
        self.changed.emit()

    def _show(self) -> None:
        self._shown = False
        self.changed.emit()
        self._services.background.start(self._load(self._query, self._category), "search")

    async def _load(self, query: str, category: str) -> None:
        catalog = self._services.catalog

        async def fetch(limit: int, offset: int) -> SearchResult:
            if query.strip():
                return await catalog.search(query, limit=limit, offset=offset)
            return await catalog.popular(limit, category=category, offset=offset)

        await self._results.show(fetch)
        if (self._query, self._category) == (query, category):
            self._shown = True
            self.changed.emit()

    def _language_may_have_changed(self, _session: object) -> None:
        if (language := self._services.session.current.language) != self._language:
            self._language = language
            self._results.refresh()
