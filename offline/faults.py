"""From what SQLite and the disk say to the errors of the kiosk."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kiosk.errors import StoreDamaged, StoreFault, StoreFull, StoreLocked, StoreUnreadable

# Primary result codes, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
_LITTLE = 64 * 1024  # what -shm grows by at least: with less, an I/O error means "full"


@contextmanager
def store_faults(path: Path) -> Iterator[None]:
    """Raise the StoreFault that a database or disk error within means; errors that are our bugs pass through."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, dbapi2.Error) and (fault := _of_sqlite(error.orig, path)) is not None:
            raise fault from error
        raise
    except dbapi2.Error as error:
        if (fault := _of_sqlite(error, path)) is not None:
            raise fault from error
        raise
    except OSError as error:
        raise _of_disk(error, path) from error


def free_bytes(directory: Path) -> int:
    """What an ordinary user may still write on the disk of a directory."""
    status = os.statvfs(directory)
    return status.f_bavail * status.f_frsize


def _of_sqlite(error: dbapi2.Error, path: Path) -> StoreFault | None:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    no_space = primary in {_IOERR, _CANTOPEN} and path.parent.is_dir() and free_bytes(path.parent) < _LITTLE
    if primary == _FULL or no_space:
        return StoreFull(f"the disk of {path.parent} is full", fix="free some space")
    if primary in {_CORRUPT, _NOTADB}:
        return StoreDamaged(f"{path} is damaged: {error}", fix="restart: it is set aside and begun anew")
    if primary in {_BUSY, _LOCKED}:
        return StoreLocked(f"{path} is in use by another process", fix="end the other process")
    if primary in {_CANTOPEN, _READONLY}:
        return StoreUnreadable(f"{path} cannot be opened for writing: {error}", fix="check the folder's permissions")
    if primary == _IOERR:
        return StoreFault(f"the disk of {path} failed: {error}", fix="check the disk")
    return None


def _of_disk(error: OSError, path: Path) -> StoreFault:
    if error.errno in _NO_SPACE:
        return StoreFull(f"the disk of {path.parent} is full", fix="free some space")
    return StoreUnreadable(f"{error.filename or path}: {error.strerror}", fix="check the folder and its permissions")
