"""The recorder: builds `shim.c`, starts programs under it, and is how such a program talks to it."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from enum import IntFlag
from pathlib import Path
from shutil import which
from typing import Any

ROOT = Path(__file__).parents[3]
SOURCE = Path(__file__).with_name("shim.c")
EVER = 1 << 62


class Call(IntFlag):
    """Which calls a fault meets: bit n is kind n of a record."""

    OPEN = 1 << 1
    WRITE = 1 << 4
    TRUNCATE = 1 << 5
    SYNC = 1 << 6
    RENAME = 1 << 7
    UNLINK = 1 << 8
    MKDIR = 1 << 10


def available() -> bool:
    """Whether it can be built here."""
    return which("gcc") is not None


def library() -> Path:
    """The compiled shim, built once for each version of its source."""
    source = SOURCE.read_bytes()
    folder = Path(tempfile.gettempdir()) / f"disklab-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    built = folder / f"shim-{hashlib.sha256(source).hexdigest()[:16]}.so"
    if not built.exists():
        unfinished = built.with_suffix(f".{os.getpid()}")
        command = ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", str(unfinished), str(SOURCE)]
        subprocess.run([*command, "-ldl", "-lpthread"], check=True)
        unfinished.rename(built)
    return built


def run(module: str, *arguments: str | Path, timeout: float = 120) -> str:
    """Run `python -m module arguments` under the shim; what it printed. RuntimeError with its errors when it failed."""
    done = subprocess.run(
        command(module, arguments),
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} {arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def command(module: str, arguments: Sequence[str | Path]) -> list[str]:
    return [sys.executable, "-m", module, *map(str, arguments)]


def environment() -> dict[str, str]:
    """Of a program that may be recorded; child processes of it are not."""
    return {**os.environ, "LD_PRELOAD": str(library()), "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}


class Shim:
    """The shim this process was started under; one at a time may record."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.lab_seen.restype = ctypes.c_int64

    def start(self, folder: Path, log: Path) -> None:
        """Record every change below a folder from now on."""
        if self._library.lab_start(os.fsencode(folder), os.fsencode(log)):
            raise OSError(f"cannot record {folder} in {log}")

    def stop(self) -> None:
        self._library.lab_stop()

    def mark(self, kind: str, **values: Any) -> None:
        """Put the program's own word into the log, at this moment."""
        text = json.dumps({"mark": kind, **values}).encode()
        self._library.lab_mark(text, ctypes.c_size_t(len(text)))

    def fail(self, calls: Call, part: str = "", nth: int = 1, *, error: int = errno.EIO, lasting: bool = False) -> None:
        """The nth call from now on a path with `part` in it fails, and with `lasting` all that follow.

        `error` 0 cuts a write to half its length.
        """
        last = EVER if lasting else nth
        self._library.lab_fault(
            part.encode(), ctypes.c_uint32(calls), ctypes.c_int64(nth), ctypes.c_int64(last), ctypes.c_int(error)
        )

    def count(self, calls: Call, part: str = "") -> None:
        """From now on count such calls, and let all pass."""
        self.fail(calls, part, EVER, lasting=True)

    def heal(self) -> None:
        """Let all calls pass from now on."""
        self.fail(Call(0))

    @property
    def seen(self) -> int:
        """How many calls matched since `fail` or `count`."""
        return int(self._library.lab_seen())
