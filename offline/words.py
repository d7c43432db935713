"""How texts are compared in the product search: by the beginnings of folded words.

A typed word finds a text's word when one of its spellings begins one of the text's spellings. Both sides fold case,
width, accents and ß; a letter that people also write otherwise (ä: a, ae) is spelt each way.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from math import prod

LONGEST_TEXT = 200  # a typed text beyond this is not read
LONGEST_WORD = 40  # nor is a word beyond this, on either side
MOST_SPELLINGS = 16  # of one word; with more than four umlauts only all-plain and all-written-out

# Letters written in several ways; the first is the plain one. NFD takes care of all other accents.
_WAYS = {
    "ä": ("a", "ae"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "ø": ("o", "oe"),
    "å": ("a", "aa"),
    "æ": ("ae", "a"),
    "œ": ("oe", "o"),
    "ł": ("l",),
    "đ": ("d",),
    "ð": ("d",),
    "þ": ("th",),
    "ı": ("i",),
}
_PARTS = re.compile(r"[\W_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text: runs of letters and digits, case-folded, accented letters still whole."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = _without_marks(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()))
    return tuple(part[:LONGEST_WORD] for part in _PARTS.split(folded) if part)


def spellings(word: str) -> tuple[str, ...]:
    """All spellings, without accents, of a word that `words` gave; the plain one first."""
    if word.isascii():
        return (word,)
    letters = tuple(_ways(letter) for letter in word)
    if prod(map(len, letters)) > MOST_SPELLINGS:
        chosen = [[ways[0] for ways in letters], [ways[-1] for ways in letters]]
    else:
        chosen = [list(spelling) for spelling in product(*letters)]
    return tuple(dict.fromkeys("".join(spelling) for spelling in chosen))


def _ways(letter: str) -> tuple[str, ...]:
    return _WAYS.get(letter) or (_without_marks(unicodedata.normalize("NFD", letter)),)


def _without_marks(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Mn")
