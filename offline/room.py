"""Room on the disk: refuse sales while there is still enough to finish everything else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreFull
from offline.faults import free_bytes

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RoomLimits:
    """Bytes: new sales need `low_water` free; `ballast` is kept in a file to be given up when the disk is full."""

    low_water: int = 16 * MIB
    ballast: int = 4 * MIB


class Rooms:
    """The rooms of several folders, each disk counted once."""

    def __init__(self, folders: Sequence[Path], limits: RoomLimits) -> None:
        first_on_disk = {folder.stat().st_dev: folder for folder in reversed(folders)}
        self._rooms = tuple(Room(folder, limits) for folder in folders if folder in first_on_disk.values())

    def require(self) -> None:
        """StoreFull unless a sale may begin, on every disk."""
        for room in self._rooms:
            room.require()

    def give_up_ballast(self) -> bool:
        """Free the ballast's space on every disk; False when there was none."""
        given = [room.give_up_ballast() for room in self._rooms]
        return any(given)


class Room:
    """Watches the disk of one folder. SQLite cannot even mark an entry as sent on a full disk: the ballast can help."""

    def __init__(self, folder: Path, limits: RoomLimits) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"
        self._limits = limits

    def require(self) -> None:
        """StoreFull unless a sale may begin: enough free space, and the ballast in its place."""
        free = free_bytes(self._folder)
        if free >= self._limits.low_water and self._restore():
            return
        needed = self._limits.low_water if self._in_place() else self._limits.low_water + self._limits.ballast
        raise StoreFull(
            f"{free // 1024} KiB free in {self._folder}: new sales need {needed // 1024} KiB", fix="free some space"
        )

    def give_up_ballast(self) -> bool:
        """Free the ballast's space; False when there was none."""
        if not self._ballast.exists():
            return False
        self._ballast.unlink(missing_ok=True)
        return True

    def _in_place(self) -> bool:
        if not self._limits.ballast:
            return True
        try:
            return os.stat(self._ballast).st_size >= self._limits.ballast  # noqa: PTH116 - asked before each sale
        except FileNotFoundError:
            return False

    def _restore(self) -> bool:
        if self._in_place():
            return True
        if free_bytes(self._folder) < self._limits.low_water + self._limits.ballast:
            return False
        descriptor = os.open(self._ballast, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.posix_fallocate(descriptor, 0, self._limits.ballast)
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True
