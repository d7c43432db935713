"""List models: Qt's own tester watches every change; large catalogues are fetched page by page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from kiosk.domain.catalog import Product
from kiosk.domain.money import Money
from kiosk.ports import SearchResult
from kiosk.services.background import Background
from tests.pages.stage import Stage
from ui.models.paged import KEPT, PAGE, PagedProducts
from ui.models.product_row import ProductRow
from ui.models.rows import RowsModel

Mode = QAbstractItemModelTester.FailureReportingMode


@dataclass(frozen=True)
class Row:
    key: str
    value: int


rows = st.lists(st.builds(Row, st.sampled_from("abcdefgh"), st.integers(0, 3)), unique_by=lambda row: row.key)


@pytest.mark.usefixtures("qapp")
@given(steps=st.lists(rows, min_size=1, max_size=6))
def test_rows_model_shows_what_it_was_given_and_tells_views_the_truth(steps: list[list[Row]]) -> None:
    model = RowsModel(Row, "key")
    tester = QAbstractItemModelTester(model, Mode.Fatal)
    for step in steps:
        model.show(step)
        assert list(model.rows) == step
        assert model.rowCount() == len(step)
    tester.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_a_changed_row_is_updated_in_place() -> None:
    model = RowsModel(Row, "key")
    model.show([Row("a", 1), Row("b", 1), Row("c", 1)])
    resets, changes = [], []
    model.rowsInserted.connect(lambda *_: resets.append("inserted"))
    model.rowsRemoved.connect(lambda *_: resets.append("removed"))
    model.dataChanged.connect(lambda first, *_: changes.append(first.row()))
    model.show([Row("a", 1), Row("b", 2), Row("c", 1)])
    assert (resets, changes) == ([], [1])


class Shelf:
    """Products that are made when asked for; few enough for Qt's tester, which looks at each."""

    total = 3_000

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def fetch(self, limit: int, offset: int) -> SearchResult:
        self.asked.append(offset)
        made = tuple(
            Product(f"S{number}", (), {"en": f"Thing {number}"}, Money(100, "EUR"), 1900)
            for number in range(offset, min(offset + limit, self.total))
        )
        return SearchResult(self.total, made)


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


def name_of(model: PagedProducts, row: int) -> str:
    role = next(role for role, name in model.roleNames().items() if name == b"name")
    return str(model.data(model.index(row), role))


def test_only_pages_in_view_are_fetched_and_few_are_kept(stage: Stage, bugs: list[BaseException]) -> None:
    shelf = Shelf()
    background = Background(bugs.append)
    model = PagedProducts(background, lambda product: ProductRow(product.sku, product.name("en")))
    tester = QAbstractItemModelTester(model, Mode.Fatal)
    with stage.lit():
        stage.run(model.show(shelf.fetch))
        assert model.rowCount() == shelf.total
        assert name_of(model, 3) == "Thing 3"
        assert name_of(model, 2_501) == ""  # blank until it is here
        stage.until(lambda: name_of(model, 2_501) == "Thing 2501")
        for page in range(KEPT + 3):
            stage.until(partial(name_of, model, page * PAGE))
        assert len(model._pages) == KEPT
        stage.run(background.close())
    assert bugs == []
    tester.deleteLater()


def test_an_answer_to_an_older_query_is_dropped(stage: Stage, bugs: list[BaseException]) -> None:
    background = Background(bugs.append)
    model = PagedProducts(background, lambda product: ProductRow(product.sku, product.name("en")))
    shelf = Shelf()

    async def late(limit: int, offset: int) -> SearchResult:
        model.clear()
        return await shelf.fetch(limit, offset)

    with stage.lit():
        stage.run(model.show(late))
    assert model.rowCount() == 0


def test_a_row_is_presented_once_however_many_fields_are_asked_for(stage: Stage, bugs: list[BaseException]) -> None:
    presented: list[str] = []
    pictures: dict[str, str] = {}

    def present(product: Product) -> ProductRow:
        presented.append(product.sku)
        return ProductRow(product.sku, product.name("en"), picture=pictures.get(product.sku, ""))

    def field(row: int, wanted: bytes) -> str:
        role = next(role for role, name in model.roleNames().items() if name == wanted)
        return str(model.data(model.index(row), role))

    model = PagedProducts(Background(bugs.append), present)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    with stage.lit():
        stage.run(model.show(Shelf().fetch))
    assert [field(row, name) for row in (0, 1) for name in (b"sku", b"name", b"price")] == [
        *("S0", "Thing 0", ""),
        *("S1", "Thing 1", ""),
    ]
    assert presented == ["S0", "S1"]
    pictures["S1"] = "file:///one.webp"
    model.fill_in()
    assert changed == [1]
    assert field(1, b"picture") == "file:///one.webp"
    presented.clear()
    pictures["S0"] = "file:///none.webp"
    model.refresh()
    assert field(1, b"picture") == "file:///one.webp"
    assert presented == ["S1"]
