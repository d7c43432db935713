from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline.words import LONGEST_WORD, spellings, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Käse, würzig!", ["käse", "würzig"]),
        ("Coca-Cola 0,5l", ["coca", "cola", "0", "5l"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("a\u0308pfel", ["äpfel"]),  # decomposed
        ("ＡＢＣ ﬁsch ②", ["abc", "fisch", "2"]),
        ("İstanbul", ["istanbul"]),
        ("snake_case", ["snake", "case"]),
        ("חָלָב молоко 牛奶", ["חלב", "молоко", "牛奶"]),
        (" \t\n\x00 - !", []),
        ("", []),
        ("x" * 100, ["x" * LONGEST_WORD]),
    ],
)
def test_a_text_is_cut_into_its_words(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("kase", {"kase"}),
        ("käse", {"kase", "kaese"}),
        ("überkäse", {"uberkase", "ueberkase", "uberkaese", "ueberkaese"}),
        ("crème", {"creme"}),
        ("smørrebrød", {"smorrebrod", "smoerrebrod", "smorrebroed", "smoerrebroed"}),
        ("łódź", {"lodz"}),
        ("äöüäöü", {"aouaou", "aeoeueaeoeue"}),
        ("ǖ", {"u"}),
    ],
)
def test_a_letter_with_an_umlaut_is_spelt_each_way(word: str, ways: set[str]) -> None:
    assert set(spellings(word)) == ways


@given(st.text())
def test_any_text_gives_words_that_the_index_can_hold(text: str) -> None:
    for word in words(text):
        assert word
        for spelling in spellings(word):
            assert spelling
            assert not any(char.isspace() or char in "\"'*()-:^+\x00" for char in spelling)


@given(st.text(st.sampled_from("aäAÄbßsSéö ñ-ø"), max_size=12))
def test_case_and_composition_make_no_difference(text: str) -> None:
    def said(variant: str) -> list[set[str]]:
        return [set(spellings(word)) for word in words(variant)]

    assert said(text.upper()) == said(text) == said(unicodedata.normalize("NFD", text))
