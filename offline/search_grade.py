"""How well typed words are found in a few products, told from the products' own words instead of the index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

import sqlalchemy as sa

from offline import catalog_schema as schema
from offline.records import product_from_text
from offline.search_query import Grade, Typed
from offline.search_text import searched_words
from offline.words import spellings

_BODIES = """
    SELECT product.rank, product.body, category.names FROM json_each(?) AS asked
    CROSS JOIN product ON product.number = asked.value LEFT JOIN category ON category.key = product.category
"""


def best_first(connection: sa.Connection, ranks: Sequence[int], typed: Sequence[Typed]) -> list[int]:
    """Products that have all the words, at the worst as parts of compounds: by grade, and by rank among equals."""
    numbers = [schema.number_of(rank) for rank in ranks]
    rows = connection.exec_driver_sql(_BODIES, (json.dumps(numbers),)).all()
    graded = sorted((_grade(typed, _spelt(body, names)), rank) for rank, body, names in rows)
    return [rank for _grade, rank in graded]


def _grade(typed: Iterable[Typed], spelt: frozenset[str]) -> Grade:
    return max(_grade_of_word(word.forms, spelt) for word in typed)


def _grade_of_word(forms: tuple[str, ...], spelt: frozenset[str]) -> Grade:
    if not spelt.isdisjoint(forms):
        return Grade.WORD
    return Grade.BEGINNING if any(one.startswith(forms) for one in spelt) else Grade.PART


def _spelt(body: str, names: str | None) -> frozenset[str]:
    searched = searched_words(product_from_text(body), _names(names) if names else {})
    return frozenset(form for word in searched for form in spellings(word))


@lru_cache
def _names(text: str) -> dict[str, str]:
    names: dict[str, str] = json.loads(text)
    return names
