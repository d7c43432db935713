"""A PostgreSQL server of the tests' own: Debian's package, a throw-away cluster, a Unix socket in its own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

USER = "postgres"
_FAST = {"fsync": "off", "full_page_writes": "off"}  # the server is never killed, and its data are worth nothing
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_connections": "120",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


def find_server() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest one."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


class Server:
    """A running cluster."""

    def __init__(self, socket_folder: Path) -> None:
        self._folder = socket_folder
        self._numbers = count(1)
        self._admin = psycopg.connect(self._dsn("postgres"), autocommit=True)

    def _dsn(self, database: str) -> str:
        return f"host={self._folder} user={USER} dbname={database}"

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self._folder}"

    def create(self, template: str = "template1") -> str:
        """Make a new database, as a copy of another one that nobody is connected to; its name."""
        name = f"shop{next(self._numbers)}"
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._admin.execute(words.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        self._admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def close(self) -> None:
        self._admin.close()


@contextmanager
def cluster(programs: Path, *, durable: bool = False) -> Iterator[Server]:
    """Make a cluster, run it and take it away; `durable` as in a shop.

    PostgreSQL refuses to be root, so root lends it the user of Debian's package.
    """
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
    as_root = os.geteuid() == 0
    owner = USER if as_root else None
    if as_root:
        shutil.chown(folder, USER, USER)
    data, log = folder / "data", folder / "log"
    rights = ["--reuid", USER, "--regid", USER, "--init-groups"] if as_root else []
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            user=owner,
            cwd=folder,
            check=True,
            capture_output=True,
        )
        chosen = _SETTINGS if durable else {**_SETTINGS, **_FAST}
        settings = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
        # INT is a fast shutdown; it comes by itself should the tests be killed
        command: list[str | Path] = [
            "setpriv",
            *rights,
            "--pdeathsig",
            "INT",
            programs / "postgres",
            "-D",
            data,
            "-k",
            folder,
            *settings,
        ]
        with log.open("wb") as errors, subprocess.Popen(command, cwd=folder, stderr=errors) as process:
            try:
                server = _ready(process, folder, log)
                try:
                    yield server
                finally:
                    server.close()
            finally:
                process.send_signal(2)
                process.wait(30)
    finally:
        shutil.rmtree(folder)


def _ready(process: subprocess.Popen[bytes], folder: Path, log: Path) -> Server:
    deadline = time.monotonic() + 60
    while True:
        try:
            return Server(folder)
        except psycopg.OperationalError:
            if process.poll() is not None:
                raise RuntimeError(f"postgres ended: {log.read_text()}") from None
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
