"""From a scanner's bytes to the texts it read: bounded, and never out of step for longer than one line."""

from __future__ import annotations

from kiosk.domain.codes import GROUP_SEPARATOR, Symbology

LIMIT = 4096
"""More bytes than this without an end of line are no code."""

_ENDS = b"\r\n\x03\x04"  # CR, LF, and ETX or EOT of scanners that frame STX … ETX
_OUTSIDE = "".join(chr(code) for code in range(0x20) if chr(code) != GROUP_SEPARATOR) + "\x7f"

# ISO/IEC 15424: what a scanner may be set to send before the text
_SYMBOLOGIES = {
    "]E0": Symbology.EAN_13,
    "]E4": Symbology.EAN_8,
    "]C0": Symbology.CODE_128,
    "]C1": Symbology.GS1_128,
    "]Q0": Symbology.QR,
    "]Q1": Symbology.QR,
    "]Q3": Symbology.GS1_QR,
    "]d0": Symbology.DATA_MATRIX,
    "]d1": Symbology.DATA_MATRIX,
    "]d2": Symbology.GS1_DATA_MATRIX,
    "]e0": Symbology.DATA_BAR,
}


class LineFraming:
    """Cuts a stream of bytes into texts at CR, LF, CRLF, ETX or EOT; control characters around a text fall away.

    A line longer than `limit` bytes is dropped whole, up to its end, and counted in `dropped`.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._line = bytearray()
        self._too_long = False
        self.dropped = 0

    @property
    def pending(self) -> bool:
        """Whether a line has begun and not ended."""
        return bool(self._line) or self._too_long

    def feed(self, data: bytes) -> list[str]:
        """Take bytes as they come; gives the texts that are complete now, never an empty one."""
        texts = []
        for byte in data:
            if byte in _ENDS:
                if text := self.flush():
                    texts.append(text)
            elif len(self._line) < self._limit:
                self._line.append(byte)
            else:
                self._too_long = True
        return texts

    def flush(self) -> str:
        """End the line here (its scanner sends no end, or the cable was torn); "" when there is nothing in it."""
        line, too_long = bytes(self._line), self._too_long
        self._line.clear()
        self._too_long = False
        if too_long:
            self.dropped += 1
            return ""
        return _text(line).strip(_OUTSIDE + " ")


def split_identifier(text: str) -> tuple[str, Symbology | None]:
    """A text without its symbology identifier, and what that said; an identifier we do not know stays in the text."""
    symbology = _SYMBOLOGIES.get(text[:3])
    if symbology is None:
        return text, None
    rest = text[3:]
    if symbology is Symbology.EAN_13 and len(rest) == 12:
        symbology = Symbology.UPC_A
    return rest, symbology


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")  # what scanners send that were not set to UTF-8; maps every byte
