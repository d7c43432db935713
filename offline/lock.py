"""One process per store."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from kiosk.errors import StoreLocked


class StoreLock:
    """Holds a folder for this process until `release` (or the process's end, however it ends).

    The lock is the kernel's (flock); the file's text, the holder's process id, is only for the message. The file
    stays: removing it would let two processes lock two files of the same name.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / "store.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            try:
                holder = os.read(self._descriptor, 64).decode("ascii", "replace").strip()
            finally:
                os.close(self._descriptor)
            if not isinstance(error, BlockingIOError):
                raise
            raise StoreLocked(
                f"the store {folder} is held by {_describe(holder)}", fix="use that one, or end it first"
            ) from error
        with suppress(OSError):  # on a full or failing disk the name is missing, the lock holds all the same
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let the folder go; safe to call twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def is_held(folder: Path) -> bool:
    """Whether some process holds a folder now."""
    try:
        descriptor = os.open(folder.expanduser() / "store.lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _describe(holder: str) -> str:
    if not holder.isdigit():
        return "another process"
    try:
        name = Path(f"/proc/{holder}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return f"process {holder}"
    return f"process {holder} ({name})"
