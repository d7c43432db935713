"""What of a product is searched, as tokens of the full-text index.

    kase      a word begins so           kase=     a word is so
    ~lade     so inside a word, with three letters or more before it
    #9501     four characters in a row of a number, #95011 five

The index holds every beginning, and every piece of a compound, as a token of its own because a query is then one exact
term, however many words begin or go on like it: its products come in the order of the row ids, the most popular first,
and who wants sixty reads sixty. FTS5's own prefix queries read all those words' lists first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile

from kiosk.domain.catalog import Product
from offline.words import spellings, words

BEFORE = 3  # letters a compound has before a part that is found
SHORTEST_PART = 3  # letters of a part; two at the end of the compound
ENDING = 2
SHORTEST_FRAGMENT = 4  # characters of a number that are looked for
LONGEST_PIECE = 5  # characters of a number that stand together in the index
SHORTEST_WORD = 3  # letters of a word that another one may be mistaken for

_WORDS_KEPT = 4_096  # about 4 KB each


def searched_words(product: Product, category_names: Mapping[str, str]) -> frozenset[str]:
    """The words of all its names, of its brand, its category and its SKU; parts of the SKU like a number are not."""
    texts = (*product.names.values(), product.brand, product.category, *category_names.values())
    found = {word for text in texts for word in words(text)}
    found.update(word for word in words(product.sku) if not like_a_number(word))
    return frozenset(found)


def numbers_of(product: Product) -> tuple[str, ...]:
    """Its numbers as they are looked for: the SKU, its words joined, and the GTINs."""
    return tuple(dict.fromkeys(("".join(words(product.sku)), *product.gtins)))


def like_a_number(word: str) -> bool:
    """Whether a word may be a fragment of a number: four characters or more, a digit among them."""
    return len(word) >= SHORTEST_FRAGMENT and any(char.isdigit() for char in word)


def product_tokens(searched: Iterable[str], numbers: Iterable[str]) -> str:
    """The tokens of a product's words and numbers, parted by blanks; some of them may come twice."""
    lengths = range(SHORTEST_FRAGMENT, LONGEST_PIECE + 1)
    pieces = {f"#{piece}" for number in numbers for length in lengths for piece in pieces_of(number, length)}
    return " ".join((*map(_tokens, sorted(searched)), *sorted(pieces)))


def pieces_of(number: str, length: int) -> list[str]:
    """All characters of a number that stand together, so many at a time."""
    return [number[at : at + length] for at in range(len(number) - length + 1)]


def known_words(searched: Iterable[str]) -> set[str]:
    """The spellings that a mistyped word is compared with, up to their first digit."""
    forms = ("".join(takewhile(str.isalpha, form)) for word in searched for form in spellings(word))
    return {form for form in forms if len(form) >= SHORTEST_WORD}


@lru_cache(_WORDS_KEPT)
def _tokens(word: str) -> str:
    tokens: dict[str, None] = {}
    for form in spellings(word):
        length = len(form)
        tokens.update(dict.fromkeys(form[:end] for end in range(1, length + 1)))
        tokens[f"{form}="] = None
        for start in range(BEFORE, length - SHORTEST_PART + 1):
            tokens.update(dict.fromkeys(f"~{form[start:end]}" for end in range(start + SHORTEST_PART, length + 1)))
        if length >= BEFORE + ENDING:
            tokens[f"~{form[-ENDING:]}"] = None
    return " ".join(tokens)
