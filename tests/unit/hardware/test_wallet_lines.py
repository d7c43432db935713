"""What wallet readers print, and what the kiosk takes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.wallet import PassRule

LINK = "https://shop.example/c/{}"


@pytest.mark.parametrize(
    ("rule", "line", "text"),
    [
        # the payload alone; the payload that is the customer's text already
        (PassRule(LINK), "anna-7301", "https://shop.example/c/anna-7301"),
        (PassRule(), "https://shop.example/c/anna-7301", "https://shop.example/c/anna-7301"),
        # type, pass id and payload as fields
        (PassRule(LINK, fields=",", field=3), "A,pass.example.shop,anna-7301", "https://shop.example/c/anna-7301"),
        (PassRule(LINK, fields=",", field=3), "A,pass.example.shop", ""),
        # several passes in one tap: the first of ours
        (PassRule(LINK, begins="anna", between="|"), "CINEMA|anna-7301|anna-9", "https://shop.example/c/anna-7301"),
        (PassRule(LINK, begins="M", between="|"), "CINEMA|GYM", ""),
        (PassRule(LINK, begins="M", between=";", fields=":", field=2), "A:X1;G:M2", "https://shop.example/c/M2"),
        (PassRule(LINK), "   ", ""),
        (PassRule(LINK), "x" * 513, ""),
    ],
)
def test_a_line_becomes_a_customers_text(rule: PassRule, line: str, text: str) -> None:
    assert rule.read(line) == text


rules = st.builds(
    PassRule, st.just(LINK), st.text(max_size=3), st.text(max_size=2), st.text(max_size=2), st.integers(1, 20)
)


@given(rules, st.text())
def test_any_line_is_bounded_and_harmless(rule: PassRule, line: str) -> None:
    text = rule.read(line)
    assert text == "" or (text.startswith("https://shop.example/c/") and len(text) <= 600)
