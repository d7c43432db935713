"""What a scanner says of a code before its text: symbology identifiers by ISO/IEC 15424, with all their modifiers."""

from __future__ import annotations

import re

from kiosk.domain.codes import Symbology

_SYMBOLOGIES = {
    # EAN and UPC; ]E1 and ]E2 are add-ons read alone, which name no product
    "]E0": Symbology.EAN_13,
    "]E3": Symbology.EAN_13,
    "]E4": Symbology.EAN_8,
    # Code 128: plain, FNC1 first (GS1), FNC1 second, concatenated
    "]C0": Symbology.CODE_128,
    "]C1": Symbology.GS1_128,
    "]C2": Symbology.CODE_128,
    "]C4": Symbology.CODE_128,
    # QR: model 1, model 2, with ECI; FNC1 first (GS1), with ECI; FNC1 second (AIM), with ECI
    "]Q0": Symbology.QR,
    "]Q1": Symbology.QR,
    "]Q2": Symbology.QR,
    "]Q3": Symbology.GS1_QR,
    "]Q4": Symbology.GS1_QR,
    "]Q5": Symbology.QR,
    "]Q6": Symbology.QR,
    # Data Matrix: ECC 000-140, ECC 200, FNC1 first or fifth (GS1), second or sixth; the same three with ECI
    "]d0": Symbology.DATA_MATRIX,
    "]d1": Symbology.DATA_MATRIX,
    "]d2": Symbology.GS1_DATA_MATRIX,
    "]d3": Symbology.DATA_MATRIX,
    "]d4": Symbology.DATA_MATRIX,
    "]d5": Symbology.GS1_DATA_MATRIX,
    "]d6": Symbology.DATA_MATRIX,
    # GS1 DataBar and what follows it in a composite
    "]e0": Symbology.DATA_BAR,
    "]e1": Symbology.DATA_BAR,
    "]e2": Symbology.DATA_BAR,
    "]e3": Symbology.DATA_BAR,
}
_ECI = frozenset({"]Q2", "]Q4", "]Q6", "]d4", "]d5", "]d6"})
_WITH_ADD_ON = {14: 12, 17: 12, 15: 13, 18: 13}
_ESCAPED = re.compile(r"\\(\\|\d{6})", re.ASCII)


def split_identifier(text: str) -> tuple[str, Symbology | None]:
    r"""A text without its symbology identifier, and what that said; an identifier we do not know stays in the text.

    A magazine's add-on falls away, so do the marks of the ECI protocol (`\000026`), whose doubled `\\` is one again.
    """
    identifier, rest = text[:3], text[3:]
    symbology = _SYMBOLOGIES.get(identifier)
    if symbology is None:
        return text, None
    if identifier in _ECI:
        rest = _ESCAPED.sub(lambda mark: "\\" if mark[1] == "\\" else "", rest)
    if identifier == "]E3":
        rest = rest[: _WITH_ADD_ON.get(len(rest), len(rest))]
    if symbology is Symbology.EAN_13 and len(rest) == 12:
        symbology = Symbology.UPC_A
    return rest, symbology
