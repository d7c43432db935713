"""Searching one replica, on its reader: products grade by grade, and only as many as are asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from kiosk.domain.catalog import Product
from offline import catalog_schema as schema
from offline.search_grade import best_first
from offline.search_near import FROM_LETTERS, may_be_mistyped, near
from offline.search_query import Grade, Typed, expression, splits, typed_gtin, typed_words
from offline.words import spellings, words

COUNTED = 1_000
"""Matches are counted up to here."""

FEW = 5
"""With fewer matches than this, those that were perhaps mistyped follow."""

SORTED_OUT = 40
"""As many products of several words are cheaper looked at one by one than searched for once more in each grade."""

_OF_GTIN = """
    SELECT rank FROM gtin JOIN product USING (sku) WHERE gtin = ? ORDER BY sellable DESC, rank
"""
_MATCHING = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
_MATCHING_NUMBERS = f"""
    SELECT words.rowid FROM words CROSS JOIN code ON code.number = words.rowid & {schema.NUMBERS}
    WHERE words MATCH ? AND %s ORDER BY words.rowid LIMIT ?
"""  # noqa: S608 - the only value in it is ours
_IS_THERE = (
    "(instr(code.numbers, ?) OR EXISTS (SELECT 1 FROM words AS w WHERE w.words MATCH ? AND w.rowid = words.rowid))"
)
_BEGUN = """
    SELECT value, (SELECT form FROM word WHERE form >= value ORDER BY form LIMIT 1) FROM json_each(?)
"""
_WRITTEN = re.compile(r"[^\W_]+")
_LETTERS = "SELECT value FROM facts WHERE name = 'letters'"


@dataclass(frozen=True, slots=True)
class Matches:
    """The ranks of one page of all matches, which are counted as far as the port says. `meant`: all were mistyped."""

    ranks: tuple[int, ...]
    total: int
    more: bool
    meant: bool


def find(connection: sa.Connection, text: str, limit: int, offset: int) -> Matches:
    """One page of what a text finds: `kiosk.ports.Catalog.search`."""
    first, last = max(offset, 0), max(offset, 0) + max(limit, 0)
    most = max(last, COUNTED)
    search = _Search(connection, typed_words(text), last, most + 1)
    search.look_for_gtin(typed_gtin(text))
    search.look_for_words()
    clean = len(search.ranks)
    if clean < FEW:
        search.look_for_mistyped()
    ranks = search.ranks
    return Matches(tuple(ranks[first:last]), min(len(ranks), most), len(ranks) > most, meant=bool(ranks) and not clean)


class _Search:
    """One search at work: `ranks` grows by what is found, each once, up to `most`, and in order up to `wanted`."""

    def __init__(self, connection: sa.Connection, typed: list[Typed], wanted: int, most: int) -> None:
        self._connection = connection
        self._typed = typed
        self._wanted = wanted
        self._most = most
        self._found: set[int] = set()
        self.ranks: list[int] = []

    def look_for_gtin(self, gtin: str) -> None:
        """Products of this GTIN."""
        if gtin:
            self.ranks += self._connection.exec_driver_sql(_OF_GTIN, (gtin,)).scalars()
            self._found.update(self.ranks)

    def look_for_words(self) -> None:
        """What was not mistyped."""
        self._typed = [self._split(word) for word in self._typed]
        self._add(Grade.PART, Grade.WORD, Grade.BEGINNING)
        if any(word.number for word in self._typed):
            self._add(Grade.NUMBER)

    def look_for_mistyped(self) -> None:
        """What is found only when words are taken for others."""
        meant = [self._meant(word) for word in self._typed]
        if any(word.meant for word in meant):
            self._typed = meant
            self._add(Grade.MISTYPED_BEGINNING, Grade.MISTYPED)

    def _add(self, upto: Grade, *better: Grade) -> None:
        """What is found in a grade or better ones, counted once; then the best of it first, as far as is wanted.

        Words that are common, each by itself, and hardly ever together are what an index is slow at: once is enough.
        """
        if not self._typed or len(self.ranks) >= self._most:
            return
        found = self._asked(upto, self._most)
        if upto is Grade.PART and len(self._typed) > 1 and 0 < len(found) <= SORTED_OUT:
            self._take(best_first(self._connection, found, self._typed))
            return
        for grade in better:
            if len(self.ranks) < self._wanted and not self._found.issuperset(found):
                self._take(self._asked(grade, self._wanted))
        self._take(found)

    def _asked(self, grade: Grade, most: int) -> Sequence[int]:
        """The first products of a grade; the better ones come along: they are left out here more cheaply than there."""
        query = expression(self._typed, grade)
        fragments = [word for word in self._typed if word.uncertain] if grade >= Grade.NUMBER else []
        return self._looked_at(query, fragments, most) if fragments else self._matching(query, most)

    def _take(self, ranks: Iterable[int]) -> None:
        new = list(islice((rank for rank in ranks if rank not in self._found), self._most - len(self.ranks)))
        self.ranks += new
        self._found.update(new)

    def _matching(self, query: str, most: int) -> Sequence[int]:
        return self._connection.exec_driver_sql(_MATCHING, (query, most)).scalars().all()

    def _looked_at(self, query: str, fragments: Sequence[Typed], most: int) -> Sequence[int]:
        """What has all pieces of a number has mostly the number: each is looked at once more."""
        there = " AND ".join([_IS_THERE] * len(fragments))
        values = [value for word in fragments for value in (word.number, word.alternatives(Grade.PART))]
        found = self._connection.exec_driver_sql(_MATCHING_NUMBERS % there, (query, *values, most))
        return found.scalars().all()

    def _split(self, word: Typed) -> Typed:
        ways = [way for form in word.forms for way in splits(form)]
        if not ways:
            return word
        begun = self._begun({part for way in ways for part in way})
        known = tuple(way for way in ways if begun.get(way[0]) is True and way[1] in begun)
        return replace(word, splits=known)

    def _meant(self, word: Typed) -> Typed:
        if not any(map(may_be_mistyped, word.forms)):
            return word
        letters = self._connection.exec_driver_sql(_LETTERS).scalar() or ""
        forms = {
            other
            for form in word.forms
            if may_be_mistyped(form)
            for other in near(form, letters)
            if not other.startswith(word.forms)  # found already, as it was typed
        }
        return replace(word, meant=tuple(sorted(self._begun(forms).items())))

    def _begun(self, forms: set[str]) -> dict[str, bool]:
        """Which of these begin a known word, and whether they are one."""
        rows: Sequence[Any] = self._connection.exec_driver_sql(_BEGUN, (json.dumps(list(forms)),)).all()
        return {form: form == word for form, word in rows if word is not None and word.startswith(form)}


def meant_by(text: str, product: Product, category_names: Sequence[str]) -> str:
    """The typed text with the words of a product, as it writes them, that was found although it was mistyped.

    A word that stands in the product, or begins one there, stays as it was typed.
    """
    texts = (*product.names.values(), product.brand, *category_names)
    there = {written: forms for one in texts for written, forms in _written(one)}
    return " ".join(_meant_word(written, forms, there) for written, forms in _written(text))


def _written(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each word as it is written, and its spellings."""
    for written in _WRITTEN.findall(text):
        yield written, frozenset(form for word in words(written) for form in spellings(word))


def _meant_word(typed: str, forms: frozenset[str], there: dict[str, frozenset[str]]) -> str:
    spelt = frozenset().union(*there.values())
    if any(form in one for form in forms for one in spelt):
        return typed
    letters = sorted(set().union(*spelt))
    meant = {other for form in forms if may_be_mistyped(form) for other in near(form, letters)}
    for written, ways in there.items():
        if meant & ways:
            return written
    for written, ways in there.items():
        if any(one[:end] in meant for one in ways for end in range(FROM_LETTERS, len(one))):
            return written
    return typed
