"""Putting a new journal in the place of the old one so that a kill at any moment leaves one of both whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from offline.journal.segment import segments, sync_folder

_COMPLETE = "complete"


class Staging:
    """The sub-folder `new` of a journal; its file `complete`, there once all are, names the first new segment."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self.folder = journal / "new"

    def begin(self) -> None:
        """An empty folder to write into."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)

    def complete(self, first_number: int) -> None:
        """All segments are written and synced: from here on they count."""
        descriptor = os.open(self.folder / "mark", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.write(descriptor, str(first_number).encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        (self.folder / "mark").rename(self.folder / _COMPLETE)
        sync_folder(self.folder)
        sync_folder(self._journal)

    def resume(self) -> None:
        """After a start: finish what was complete, drop what was not."""
        if (self.folder / _COMPLETE).exists():
            self.finish()
        elif self.folder.exists():
            shutil.rmtree(self.folder)

    def finish(self) -> Path | None:
        """Move the old segments aside and the new ones in; the folder of the old ones, None when there were none."""
        first = int((self.folder / _COMPLETE).read_text(encoding="ascii"))
        aside = self._put_aside(first)
        for segment in segments(self.folder):
            segment.path.rename(self._journal / segment.path.name)
        sync_folder(self._journal)
        shutil.rmtree(self.folder)
        return aside

    def _put_aside(self, first: int) -> Path | None:
        old = [segment for segment in segments(self._journal) if segment.number < first]
        if not old:
            return None
        place = self._journal / f"damaged-{1 + sum(1 for _ in self._journal.glob('damaged-*')):03d}"
        place.mkdir(mode=0o700)
        for segment in old:
            segment.path.rename(place / segment.path.name)
        sync_folder(place)
        sync_folder(self._journal)
        return place
