"""Words that a person may have meant: one slip of the finger away from what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FROM_LETTERS = 4
"""Words with fewer letters are taken as they were typed; nor is a shorter beginning taken for one."""


def may_be_mistyped(form: str) -> bool:
    """Whether a word is compared with others at all: four letters or more, and no digit."""
    return len(form) >= FROM_LETTERS and form.isalpha()


def near(form: str, letters: Iterable[str]) -> set[str]:
    """Everything one slip away: a letter too many, too few or another one of `letters`, or two neighbours swapped."""
    return set(_near(form, tuple(letters))) - {form}


def _near(form: str, letters: tuple[str, ...]) -> Iterator[str]:
    for at in range(len(form) + 1):
        head, tail = form[:at], form[at:]
        for letter in letters:
            yield f"{head}{letter}{tail}"
            if tail:
                yield f"{head}{letter}{tail[1:]}"
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield f"{head}{tail[1]}{tail[0]}{tail[2:]}"
