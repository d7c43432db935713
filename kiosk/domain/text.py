"""Texts of others: what they may contain, and how one stands in a sentence without turning it round.

Names come from feeds and people's accounts. What commands a screen, a printer or a log (controls, and the marks of UAX
#9 that begin or end an embedding, an override or an isolate) is taken out where a text comes in. What is left may still
be written from right to left: in a sentence it is isolated.
"""

from __future__ import annotations

import re
import unicodedata

_LINES = re.compile("[\t\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_COMMANDS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb]"
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
FSI, PDI = "\u2068", "\u2069"


def cleaned(text: str) -> str:
    """The text without commands; what else separates is a blank, and a line break stays. Cleaned twice is the same."""
    return _COMMANDS.sub("", _LINES.sub(" ", text.replace("\r\n", "\n")))


def isolated(text: str) -> str:
    """The text as it may stand in any sentence: isolated (UAX #9: FSI … PDI) when anything in it runs right to left."""
    if text.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return text
    return f"{FSI}{text}{PDI}"


def escaped(text: str) -> str:
    """The text for a log: one line, and nothing in it that is not seen."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
