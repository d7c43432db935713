"""QR codes as rows of dark runs, which the screen draws."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from PySide6.QtCore import QObject

from ui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring dark modules of a QR code: `length` of them from `column` in `row`."""

    id: int
    row: int
    column: int
    length: int


def qr_runs(text: str) -> tuple[int, list[Run]]:
    """A QR code (level M) as its side in modules, without quiet zone, and its dark runs."""
    matrix = segno.make(text, error="m", micro=False).matrix
    runs: list[Run] = []
    for row, modules in enumerate(matrix):
        start = None
        for column, dark in enumerate((*modules, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append(Run(len(runs), row, start, column - start))
                start = None
    return len(matrix), runs


class QrModel(RowsModel):
    """The dark runs of one code; `side` is the code's in modules, 0 without one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Run, "id", parent)
        self.side = 0
        self._text = ""

    def draw(self, text: str) -> None:
        """Show the code of this text; none for ""."""
        if text != self._text:
            self._text = text
            self.side, runs = qr_runs(text) if text else (0, [])
            self.show(runs)
