"""Texts of others: nothing in them commands, and none turns round what stands beside it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text import FSI, PDI, cleaned, escaped, isolated

HEBREW, ARABIC = "שוקולד מריר", "شاي أخضر"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Tee \u202e00,1 €", "Tee 00,1 €"),
        ("\u2067Tee\u2069", "Tee"),
        ("Tee\x1b[2J\x00\x07", "Tee[2J"),
        ("Tee\tgrün\u2028lose", "Tee grün lose"),
        ("Zeile\r\nZeile\nZeile", "Zeile\nZeile\nZeile"),
        (HEBREW, HEBREW),
        ("👩\u200d🌾 Käse", "👩\u200d🌾 Käse"),
    ],
)
def test_commands_are_taken_out_and_words_stay(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@given(st.text())
def test_cleaned_twice_is_the_same_and_no_control_is_left(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert not [one for one in once if unicodedata.category(one) == "Cc" and one != "\n"]
    assert not [one for one in once if unicodedata.bidirectional(one) in {"LRE", "RLE", "LRO", "RLO", "PDF"}]


@given(st.text())
def test_an_isolated_text_is_balanced_and_what_runs_one_way_stays_as_it_is(text: str) -> None:
    told = isolated(cleaned(text))
    assert told.count(FSI) == told.count(PDI) <= 1
    assert told.strip(FSI + PDI) == cleaned(text)


@pytest.mark.parametrize(("text", "told"), [("Tee 5 €", "Tee 5 €"), (ARABIC, f"{FSI}{ARABIC}{PDI}")])
def test_only_what_runs_the_other_way_is_isolated(text: str, told: str) -> None:
    assert isolated(text) == told


def test_a_log_line_stays_one_line() -> None:
    assert escaped("code 4\n2026 ERROR forged \x1b[31m\u202e") == "code 4\\n2026 ERROR forged \\x1b[31m\\u202e"
    assert escaped("Käse · 5 €") == "Käse · 5 €"
