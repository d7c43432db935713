"""Any text as the printer can write it: its characters only, and no line wider than the paper."""

from __future__ import annotations

import textwrap
import unicodedata

CODE_PAGE = "cp858"
"""What the printer writes: Western European with the euro sign."""

LONGEST_TEXT = 2000
"""What is longer is cut: no slip is metres long because of one name."""

_KEPT = "\N{NO-BREAK SPACE}"
_NOT_IN_IT = str.maketrans(
    {"\N{NARROW NO-BREAK SPACE}": _KEPT, "\N{EN DASH}": "-", "\N{EM DASH}": "-"}
    | dict.fromkeys("‘’‚", "'")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("\t\n\r\v\f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}", " ")
    | {"…": "...", "Œ": "OE", "œ": "oe", "Š": "S", "š": "s", "Ž": "Z", "ž": "z", "ł": "l", "Ł": "L", "ẞ": "SS"}
)


def plain(text: str) -> str:
    """The text in characters the printer has; control characters fall away, so a name cannot command the printer."""
    return _clean(text).replace(_KEPT, " ")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters, at least one line; not broken at a no-break space."""
    return [part.replace(_KEPT, " ") for part in textwrap.wrap(_clean(text), max(1, width))] or [""]


def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text[:LONGEST_TEXT]).translate(_NOT_IN_IT)
    return "".join(_printable(char) for char in composed if char.isprintable() or char == _KEPT)


def _printable(char: str) -> str:
    try:
        char.encode(CODE_PAGE)
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
        return base if base.isprintable() and base else "?"
    return char
