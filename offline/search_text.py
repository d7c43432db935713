"""What of a product is searched, as tokens of the full-text index, and a typed text as a query on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kiosk.domain.catalog import Product
from offline.words import LONGEST_TEXT, spellings, words


def product_tokens(product: Product, category_names: Mapping[str, str]) -> str:
    """Every beginning of every searchable word of a product, sorted and parted by blanks.

    The index holds beginnings because a query is then one exact term, however many words begin like it. FTS5's own
    prefix queries read all those words' lists first: 50 ms for a number with which 100,000 GTINs begin.
    """
    texts = (*product.names.values(), product.brand, product.category, *category_names.values(), product.sku)
    tokens: set[str] = set()
    for text in (*texts, *_numbers(product.gtins)):
        for word in words(text):
            tokens.update(_beginnings(word))
    return " ".join(sorted(tokens))


def match_expression(text: str) -> str:
    """The FTS5 expression for what a person typed; "" when there is no word in it."""
    wanted = sorted({_shortest(spellings(word)) for word in words(text[:LONGEST_TEXT])})
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in wanted)


def _numbers(gtins: Iterable[str]) -> Iterable[str]:
    """GTINs as the feed has them, and as they are printed below the bars (without leading zeros)."""
    for gtin in gtins:
        yield gtin
        yield gtin.lstrip("0")


@lru_cache(maxsize=32_768)
def _beginnings(word: str) -> tuple[str, ...]:
    return tuple({form[:length] for form in spellings(word) for length in range(1, len(form) + 1)})


def _shortest(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The spellings without those that begin with another one: they find nothing more."""
    return tuple(form for form in forms if not any(form != other and form.startswith(other) for other in forms))
