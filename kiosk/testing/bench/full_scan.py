"""What the product search promises, said once more without an index: every product is looked at for every query.

Slow on purpose, and made of nothing that the index is made of but the folding of letters (`offline.words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from math import inf
from sys import intern

from kiosk.domain.catalog import Category, Product, SaleState
from offline.words import spellings, words

FEW = 5
WORD, BEGINNING, PART, NUMBER, MISTYPED, MISTYPED_BEGINNING = range(6)


class FullScan:
    """The products of a shop in the order they came; `found` gives SKUs, the best first."""

    def __init__(self, products: Iterable[Product], categories: Iterable[Category]) -> None:
        named = {category.key: tuple(category.names.values()) for category in categories}
        self._products = [_Scanned(product, named.get(product.category, ()), at) for at, product in enumerate(products)]
        self._words = sorted(set().union(*(product.words for product in self._products)))

    def found(self, text: str) -> list[str]:
        """Every match of a text in the order of the port."""
        asked = [_Asked(forms, self._words) for forms in dict.fromkeys(map(spellings, words(text[:200])))]
        digits = re.sub(r"[\s-]", "", text)
        gtin = digits.zfill(14) if re.fullmatch("[0-9]{8,14}", digits) else None
        first = [product for product in self._products if gtin in product.gtins]
        first.sort(key=lambda product: (not product.sellable, *product.order))
        rest = []
        if asked:
            for product in self._products:
                if gtin in product.gtins:
                    continue
                grade = max(word.grade(product) for word in asked)
                if grade < inf:
                    rest.append((grade, product.order, product.sku))
        clean = len(first) + sum(grade < MISTYPED for grade, _order, _sku in rest)
        shown = (one for one in sorted(rest) if clean < FEW or one[0] < MISTYPED)
        return [*(product.sku for product in first), *(sku for _grade, _order, sku in shown)]


class _Scanned:
    """What of one product is looked at."""

    __slots__ = ("gtins", "numbers", "order", "sellable", "sku", "words")

    def __init__(self, product: Product, category_names: Sequence[str], at: int) -> None:
        texts = (*product.names.values(), product.brand, product.category, *category_names)
        there = [word for text in texts for word in words(text)]
        there += [word for word in words(product.sku) if not _numeric(word)]
        self.words = tuple({intern(form) for word in there for form in spellings(word)})
        self.numbers = ("".join(words(product.sku)), *product.gtins)
        self.gtins = product.gtins
        self.sellable = product.state is SaleState.ACTIVE
        self.order = (-product.popularity, at)
        self.sku = product.sku


class _Asked:
    """One typed word, and how good every word of the shop is for it."""

    def __init__(self, forms: tuple[str, ...], there: Sequence[str]) -> None:
        self._number = forms[0] if _numeric(forms[0]) else None
        self._parted = [(form[:at], form[at:]) for form in forms if form.isalpha() for at in range(3, len(form) - 2)]
        self._grades = {word: grade for word in there if (grade := min(_likeness(form, word) for form in forms)) < inf}

    def grade(self, product: _Scanned) -> float:
        """How good a product is for this word; infinite when it is not found."""
        best = min((self._grades.get(word, inf) for word in product.words), default=inf)
        if best > PART and any(
            first in product.words and any(word.startswith(second) for word in product.words)
            for first, second in self._parted
        ):
            return PART
        if best > NUMBER and self._number and any(self._number in number for number in product.numbers):
            return NUMBER
        return best


def _likeness(asked: str, word: str) -> float:
    if asked == word:
        return WORD
    if word.startswith(asked):
        return BEGINNING
    if (len(asked) >= 3 and asked in word[3:]) or (len(asked) == 2 and word[3:].endswith(asked)):
        return PART
    if len(asked) >= 4 and asked.isalpha():
        if word.isalpha() and len(word) >= 3 and _one_slip(asked, word):
            return MISTYPED
        if any(_one_slip(asked, beginning) for beginning in _beginnings(word, len(asked))):
            return MISTYPED_BEGINNING
    return inf


def _beginnings(word: str, about: int) -> Iterator[str]:
    letters = len(tuple(takewhile(str.isalpha, word)))
    for end in range(max(4, about - 1), min(letters, about + 1) + 1):
        yield word[:end]


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was added, left out or changed, or two neighbours were swapped."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) == len(other) == 2:
        return one == other[::-1]
    return max(len(one), len(other)) == 1


def _numeric(word: str) -> bool:
    return len(word) >= 4 and any(char.isdigit() for char in word)
