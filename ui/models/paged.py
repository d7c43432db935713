"""A list model over more products than fit in memory: pages are fetched as the view asks for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QObject, Qt, Signal
from PySide6.QtQml import QmlElement

from kiosk.domain.catalog import Product
from kiosk.ports import SearchResult
from kiosk.services.background import Background
from ui.models.product_row import EMPTY, ProductRow
from ui.models.rows import ROOT, Index

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 60
KEPT = 12
PRESENTED = 120
"""Rows kept as the view got them: more than it shows at once, and it asks for each of their fields."""

NOTHING = SearchResult(0, ())

Fetch = Callable[[int, int], Awaitable[SearchResult]]
"""Gives (limit, offset) → one page and the total."""


@QmlElement
class PagedProducts(QAbstractListModel):
    """Products of one query. Rows not here yet are blank; a page in view is fetched once, few pages are kept."""

    countChanged = Signal()

    def __init__(
        self, background: Background, present: Callable[[Product], ProductRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._present = present
        self._fetch: Fetch | None = None
        self._result = NOTHING
        self._pages: OrderedDict[int, list[Product]] = OrderedDict()
        self._asked: set[int] = set()
        self._rows: OrderedDict[int, ProductRow] = OrderedDict()
        names = [field.name for field in fields(ProductRow)]
        self._roles = {int(Qt.ItemDataRole.UserRole) + 1 + position: name for position, name in enumerate(names)}

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._result.total

    @Property(int, notify=countChanged)
    def count(self) -> int:
        """How many products match."""
        return self._result.total

    @property
    def result(self) -> SearchResult:
        """The first page, and what was said of all."""
        return self._result

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self._roles.get(role)
        if name is None or not index.isValid():
            return None
        return getattr(self._row(index.row()), name)

    async def show(self, fetch: Fetch) -> bool:
        """Show another query's products from the first. False when a newer query came before the answer: dropped."""
        self._fetch = fetch
        result = await fetch(PAGE, 0)
        if self._fetch is not fetch:
            return False
        self._reset(result)
        return True

    def clear(self) -> None:
        """Show nothing."""
        self._fetch = None
        self._reset(NOTHING)

    def _reset(self, result: SearchResult) -> None:
        self.beginResetModel()
        self._pages = OrderedDict({0: list(result.products)})
        self._asked = {0}
        self._rows.clear()
        self._result = result
        self.endResetModel()
        self.countChanged.emit()

    def refresh(self) -> None:
        """Prices or language changed: present the rows anew."""
        self._rows.clear()
        if self._result.total:
            self.dataChanged.emit(self.index(0), self.index(self._result.total - 1))

    def fill_in(self) -> None:
        """Pictures came: present the rows anew that have none."""
        for position in [position for position, row in self._rows.items() if not row.picture]:
            before = self._rows.pop(position)
            if self._row(position) != before:
                self.dataChanged.emit(self.index(position), self.index(position))

    def _row(self, position: int) -> ProductRow:
        if (known := self._rows.get(position)) is not None:
            self._rows.move_to_end(position)
            return known
        number, offset = divmod(position, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            return EMPTY
        self._pages.move_to_end(number)
        if offset >= len(page):
            return EMPTY
        row = self._rows[position] = self._present(page[offset])
        if len(self._rows) > PRESENTED:
            self._rows.popitem(last=False)
        return row

    def _ask(self, number: int) -> None:
        if number not in self._asked and self._fetch is not None:
            self._asked.add(number)
            self._background.start(self._load(self._fetch, number), "fetch-page")

    async def _load(self, fetch: Fetch, number: int) -> None:
        result = await fetch(PAGE, number * PAGE)
        if self._fetch is not fetch:
            return
        for position in range(number * PAGE, (number + 1) * PAGE):
            self._rows.pop(position, None)
        self._pages[number] = list(result.products)
        while len(self._pages) > KEPT:
            self._asked.discard(self._pages.popitem(last=False)[0])
        self._tell(number, result.products)

    def _tell(self, number: int, products: Sequence[Product]) -> None:
        first = number * PAGE
        last = min(first + len(products), self._result.total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))
