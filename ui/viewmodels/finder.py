"""The guided choice: a question at a time, then what fits, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.catalog import Category, Product, localised
from kiosk.domain.finder import AttributeWords, Question, Step, left, next_question
from kiosk.domain.session import Session
from ui.models.product_row import ProductRow
from ui.models.rows import RowsModel
from ui.present import Presenter, begun
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = 24


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer one may touch; `count` products have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FinderRow:
    """A category with a finder."""

    key: str
    name: str


@QmlElement
class FinderVM(RefreshingVM):
    """Questions about one category. The answers are a path: every step can be taken back."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._category = ""
        self._name = ""
        self._products: tuple[Product, ...] = ()
        self._words: Mapping[str, AttributeWords] = {}
        self._steps: tuple[Step, ...] = ()
        self._question: Question | None = None
        self._enough = False
        self._language = services.session.current.language
        self._answers = RowsModel(AnswerRow, "value", self)
        self._results = RowsModel(ProductRow, "sku", self)
        self._offered = RowsModel(FinderRow, "key", self)
        self.keep(
            services.session.changed.subscribe(self._follow),
            services.pictures.arrived.subscribe(self._present.when_here(self.refresh_soon)),
            services.feed.changed.subscribe(lambda _count: self.refresh_soon()),
            services.prices.changed.subscribe(lambda _now: self.refresh_soon()),
        )

    def opened(self, category: str) -> None:
        """Begin with a category; who comes back to it goes on where they were."""
        if category != self._category:
            self._category = category
            self._begin()
        self.refresh()

    @Property(RowsModel, constant=True)
    def offered(self) -> RowsModel:
        """The categories that have a finder."""
        return self._offered

    @Property(str, notify=changed)
    def category(self) -> str:
        """What is chosen from."""
        return self._name

    @Property(str, notify=changed)
    def question(self) -> str:
        """The attribute that is asked about; "" when nothing is asked any more."""
        if self._question is None or self._enough:
            return ""
        words = self._words.get(self._question.attribute, AttributeWords())
        return localised(words.names, self._present.language) or self._question.attribute

    @Property(RowsModel, constant=True)
    def answers(self) -> RowsModel:
        """What one may answer."""
        return self._answers

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """What was answered so far: "floral · light"."""
        return self._reason(self._steps)

    @Property(int, notify=changed)
    def remaining(self) -> int:
        """How many products fit."""
        return len(left(self._products, self._steps))

    @Property(int, notify=changed)
    def taken(self) -> int:
        """How many questions lie behind."""
        return len(self._steps)

    @Property(RowsModel, constant=True)
    def results(self) -> RowsModel:
        """What fits so far, with reasons, the most popular first."""
        return self._results

    @Slot(str)
    def answer(self, value: str) -> None:
        """Answer the question that is asked."""
        if self._question is not None:
            self._go((*self._steps, Step(self._question.attribute, value)))

    @Slot()
    def skip(self) -> None:
        """It does not matter."""
        if self._question is not None:
            self._go((*self._steps, Step(self._question.attribute)))

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if self._enough and self._question is not None:
            self._enough = False
            self._show()
        else:
            self._go(self._steps[:-1])

    @Slot()
    def restart(self) -> None:
        """Begin again."""
        self._go(())

    @Slot()
    def showNow(self) -> None:
        """No more questions: show what fits."""
        self._enough = True
        self._show()

    def wipe(self) -> None:
        super().wipe()
        self._category, self._name, self._products = "", "", ()
        self._begin()

    async def load(self, session: Session) -> None:  # noqa: ARG002 - the base's signature
        offered = await self._services.finder.categories()
        category = self._category
        products = await self._services.finder.products(category) if category else ()
        words = await self._services.finder.words()
        if category != self._category:
            return
        self._words, self._products = words, products
        self._name = next((one.name(self._present.language) for one in offered if one.key == category), category)
        self._offered.show([self._row(one) for one in offered])
        self._show()

    def _follow(self, session: Session) -> None:
        if session.language != self._language:
            self._language = session.language
            self.refresh()

    def _begin(self) -> None:
        self._steps, self._question, self._enough = (), None, False
        self._answers.show([])
        self._results.show([])
        self.changed.emit()

    def _go(self, steps: tuple[Step, ...]) -> None:
        self._services.session.touch()
        self._steps, self._enough = steps, False
        self._show()

    def _show(self) -> None:
        self._question = next_question(self._products, self._steps)
        language = self._present.language
        asked = self._question if self._question is not None and not self._enough else None
        words = self._words.get(asked.attribute, AttributeWords()) if asked else AttributeWords()
        answers = asked.answers if asked else ()
        self._answers.show(
            [AnswerRow(one.value, begun(words.value(one.value, language)), one.count) for one in answers]
        )
        found = left(self._products, self._steps) if self._category else ()
        reason = self._reason(self._steps)
        self._results.show([self._present.row(product, note=reason) for product in found[:SHOWN]])
        self.changed.emit()

    def _reason(self, steps: tuple[Step, ...]) -> str:
        language = self._present.language
        words = (
            self._words.get(step.attribute, AttributeWords()).value(step.value, language)
            for step in steps
            if step.value
        )
        return begun(" · ".join(words))

    def _row(self, category: Category) -> FinderRow:
        return FinderRow(category.key, category.name(self._present.language))
