"""Pictures on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class PictureCache(Protocol):
    """Pictures on disk, limited in size; never needed for a sale. Calls are quick."""

    def path(self, name: str) -> Path | None:
        """The file of a picture that is here."""

    def put(self, name: str, data: bytes) -> Path:
        """Keep a picture (atomically); drops the longest unused ones beyond the limit."""
