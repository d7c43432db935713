"""Databases of the central service with the demo shop already in them: made once, copied for each world."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.testing.central import start_central
from kiosk.testing.process import Launcher

_LIMIT = 60.0


class CentralTemplates:
    """One database for each number of extra products, kept in `folder`. Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def database(self, products: int = 0) -> Path:
        """A database file that nobody has open."""
        database = self._folder / f"central-{products}.db"
        if not database.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make(database, products)
        return database

    def _make(self, database: Path, products: int) -> None:
        half_made = database.with_suffix(".new")
        launcher = Launcher()
        try:
            child, _ = start_central(
                launcher,
                [sys.executable, "-m", "kiosk"],
                database=half_made,
                log=self._folder / "central.log",
                products=products,
                environment=os.environ,
                limit=_LIMIT + products / 500,
            )
            child.stop()  # asked to end, it closes its database whole
        finally:
            launcher.close()
        half_made.rename(database)
