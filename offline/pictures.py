"""Pictures on disk, within a limit; the longest unused go first."""

from __future__ import annotations

import os
import re
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

from kiosk.errors import BadInput
from offline.faults import store_faults

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,127}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")
_UNFINISHED = ".unfinished-"


class DirectoryPictureCache:
    """`kiosk.ports.PictureCache` in a folder of its own. Any thread may call it.

    A name is a relative path of letters, digits, dots, dashes and underscores, kept as one file (`/` as `~`, which no
    name has); anything else is refused.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._lock = threading.Lock()
        with store_faults(folder / "pictures"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._sizes = _survey(folder)
        self._total = sum(self._sizes.values())

    def path(self, name: str) -> Path | None:
        name = _file(name)
        with self._lock:
            if name not in self._sizes:
                return None
            path = self._folder / name
            try:
                os.utime(path)  # the order of use outlives the process
            except FileNotFoundError:
                self._total -= self._sizes.pop(name)
                return None
            self._sizes.move_to_end(name)
            return path

    def put(self, name: str, data: bytes) -> Path:
        """As the port says; BadInput for a name that is no relative path, StoreFull when the disk is full."""
        if not _NAME.fullmatch(name) or ".." in name:
            raise BadInput(f"{name[:80]!r} is not the name of a picture", fix="letters, digits, dots, dashes, slashes")
        name = _file(name)
        path = self._folder / name
        with self._lock, store_faults(path):
            self._write(path, data)
            self._total += len(data) - self._sizes.pop(name, 0)
            self._sizes[name] = len(data)
            self._shrink()
        return path

    def _write(self, path: Path, data: bytes) -> None:
        descriptor, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(unfinished).replace(path)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise

    def _shrink(self) -> None:
        while self._total > self._limit and len(self._sizes) > 1:
            name, size = self._sizes.popitem(last=False)
            self._total -= size
            (self._folder / name).unlink(missing_ok=True)


def _file(name: str) -> str:
    return name.replace("/", "~")


def _survey(folder: Path) -> OrderedDict[str, int]:
    """What is there, the longest unused first; what a power cut left behind is removed."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if entry.name.startswith(_UNFINISHED) or not status.st_size:
                Path(entry.path).unlink(missing_ok=True)
            elif entry.is_file(follow_symlinks=False) and _FILE.fullmatch(entry.name):
                found.append((status.st_mtime_ns, entry.name, status.st_size))
    return OrderedDict((name, size) for _used, name, size in sorted(found))
