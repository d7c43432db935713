"""A typed text as queries of the full-text index, one for each grade of likeness, the best grade first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from offline.search_near import FROM_LETTERS
from offline.search_text import ENDING, LONGEST_PIECE, SHORTEST_PART, like_a_number, pieces_of
from offline.words import LONGEST_TEXT, spellings, words

_GTIN = re.compile(r"\d{8,14}")
_BETWEEN_DIGITS = re.compile(r"[\s-]+")


class Grade(IntEnum):
    """How a word is found in a product; a product counts as its worst word does."""

    WORD = 0
    BEGINNING = 1
    PART = 2
    NUMBER = 3
    MISTYPED = 4
    MISTYPED_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed word. `forms` are its spellings; the others are filled in from the replica's own words.

    `splits`: a known word and the beginning of another that make it up; `meant`: beginnings of known words that are one
    slip away, and whether each is a whole one.
    """

    forms: tuple[str, ...]
    splits: tuple[tuple[str, str], ...] = ()
    meant: tuple[tuple[str, bool], ...] = field(default=())

    @property
    def number(self) -> str:
        """The word if it may be a fragment of a number, else ""."""
        return self.forms[0] if like_a_number(self.forms[0]) else ""

    @property
    def uncertain(self) -> bool:
        """Whether it may be a fragment longer than the index has them: all its pieces may stand elsewhere."""
        return len(self.number) > LONGEST_PIECE

    @property
    def _pieces(self) -> list[str]:
        return pieces_of(self.number, min(len(self.number), LONGEST_PIECE))

    def alternatives(self, grade: Grade) -> str:
        """What in the index finds this word, as well as `grade` or better."""
        first = Grade.WORD if grade is Grade.WORD else Grade.BEGINNING  # whatever is a word begins one
        return _one_of(found for one in Grade if first <= one <= grade for found in self.added(one))

    def added(self, grade: Grade) -> list[str]:
        """What finds it in this grade, beyond those before."""
        match grade:
            case Grade.WORD:
                return [_quoted(f"{form}=") for form in self.forms]
            case Grade.BEGINNING:
                return [_quoted(form) for form in _shortest(self.forms)]
            case Grade.PART:
                parts = [_quoted(f"~{form}") for form in self.forms if len(form) >= ENDING]
                return parts + [f"({_quoted(f'{first}=')} AND {_quoted(second)})" for first, second in self.splits]
            case Grade.NUMBER:
                return [_all_of(_quoted(f"#{piece}") for piece in self._pieces)] if self.number else []
            case Grade.MISTYPED:
                return [_quoted(f"{form}=") for form, whole in self.meant if whole]
            case Grade.MISTYPED_BEGINNING:
                return [_quoted(form) for form in _shortest([one for one, _ in self.meant if len(one) >= FROM_LETTERS])]


def typed_words(text: str) -> list[Typed]:
    """The different words of a text, of which what lies beyond 200 characters is not read."""
    different = dict.fromkeys(spellings(word) for word in words(text[:LONGEST_TEXT]))
    return [Typed(forms) for forms in different]


def typed_gtin(text: str) -> str:
    """The 14-digit GTIN that a text may be as a whole, else ""."""
    digits = _BETWEEN_DIGITS.sub("", text)
    return digits.zfill(14) if digits.isascii() and _GTIN.fullmatch(digits) else ""


def expression(typed: Sequence[Typed], grade: Grade) -> str:
    """The FTS5 expression for products of this grade or better."""
    return _all_of(word.alternatives(grade) for word in typed)


def splits(form: str) -> list[tuple[str, str]]:
    """The ways to part a word of letters in two of three letters or more."""
    if not form.isalpha():
        return []
    return [(form[:at], form[at:]) for at in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1)]


def _all_of(expressions: Iterable[str]) -> str:
    return "(" + " AND ".join(expressions) + ")"


def _one_of(expressions: Iterable[str]) -> str:
    return "(" + " OR ".join(expressions) + ")"


def _quoted(token: str) -> str:
    return f'"{token}"'


def _shortest(forms: Sequence[str]) -> list[str]:
    """The spellings without those that begin with another one: they find nothing more."""
    return [form for form in forms if not any(form != other and form.startswith(other) for other in forms)]
