"""The world around one kiosk: central service, network, devices, and the application as a process of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.errors import EnvironmentFault
from kiosk.settings import Settings
from kiosk.testing.central import CentralEyes, Effects, start_central
from kiosk.testing.nursery import Nursery
from kiosk.testing.peers import Peers
from kiosk.testing.process import Child, Launcher
from kiosk.testing.proxy import UP, FaultProxy, Network
from kiosk.testing.remote import RemoteClient, Unreachable
from kiosk.testing.toml import to_toml

_log = logging.getLogger(__name__)
_POLL = 0.03
_ARMED_POLL = 0.15
START_LIMIT = 40.0
COMMAND_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What the world is to be like.

    `central` is the URL of a service that is running, "" for the bundled one on `database` (a copy of it; None: a new
    one) with `products` generated ones beside the shop's. `overrides` are settings of the application, by section.
    """

    size: tuple[int, int] = (1080, 1920)
    language: str = "de"
    seed: int = 0
    central: str = ""
    database: Path | None = None
    products: int = 0
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headed: bool = False
    fullscreen: bool = False
    poll_interval: float = 0.5


class World:
    """Use as a context manager, or `start()` and `stop()`; all of it blocks, so never on a UI thread.

    Everything is kept below `directory`: settings (`config`), state, logs. Nothing it starts outlives it, not even
    when this process is killed. With a `nursery`, application and central service are forked there, not started.
    """

    def __init__(self, directory: Path, plan: Plan = Plan(), nursery: Nursery | None = None) -> None:
        self.directory = directory
        self.plan = plan
        self.devices = Peers(aloud=plan.headed)
        self._nursery = nursery
        self._launcher: Launcher | None = None
        self._central: Child | None = None
        self._proxy: FaultProxy | None = None
        self._eyes: CentralEyes | None = None
        self._settings: Settings | None = None
        self._seen_before: frozenset[str] = frozenset()
        self._app: Child | None = None
        self._runtime: Path | None = None
        self._remote: RemoteClient | None = None
        self.config = directory / "kiosk.toml"
        self._offset = timedelta()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()

    # ── life ─────────────────────────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """Start everything but the application."""
        self.directory.mkdir(parents=True, exist_ok=True)
        self._runtime = Path(tempfile.mkdtemp(prefix="kiosk-"))  # short: a socket's path has 107 bytes at most
        self._remote = RemoteClient(self._runtime / "remote")
        self._launcher = self._nursery.launcher() if self._nursery else Launcher()
        upstream = self.plan.central or self._start_central()
        self._proxy = FaultProxy(upstream, seed=self.plan.seed)
        self._proxy.start()
        self.devices.start()
        self._settings = self._write_config(upstream)
        self._eyes = CentralEyes(upstream, self._settings)
        self._seen_before = _ids(self._eyes.effects())

    def stop(self) -> None:
        """End everything, whatever has been started; safe to call twice."""
        with contextlib.ExitStack() as stack:
            if self._runtime is not None:
                stack.callback(shutil.rmtree, self._runtime, ignore_errors=True)
            if self._launcher is not None:
                stack.callback(self._launcher.close)
            if self._central is not None:
                stack.callback(self._central.stop)
            if self._proxy is not None:
                stack.callback(self._proxy.stop)
            stack.callback(self.devices.stop)
            stack.callback(self.stop_app)
        self._launcher = self._central = self._proxy = self._runtime = None

    # ── the application ──────────────────────────────────────────────────────────────────────────

    @property
    def remote(self) -> RemoteClient:
        """The eyes and hands in the application."""
        assert self._remote is not None, "start() comes first"
        return self._remote

    @property
    def app_running(self) -> bool:
        """Whether the application's process runs."""
        return self._app is not None and self._app.running

    @property
    def app_pid(self) -> int | None:
        """The application's process, while it runs."""
        return self._app.pid if self._app is not None and self._app.running else None

    @property
    def app_exit_code(self) -> int | None:
        """How the application ended last; None while it runs."""
        return None if self._app is None else self._app.exit_code

    def launch_app(self) -> None:
        """Start the application's process and come back at once."""
        assert self._launcher is not None
        assert self._runtime is not None
        if self.app_running:
            return
        self.remote.close()
        socket = self._runtime / "remote"
        socket.unlink(missing_ok=True)
        window = [] if self.plan.fullscreen else ["--windowed"]
        command = [*_kiosk(), "run", "--config", str(self.config), *window, "--remote", str(socket)]
        self._app = self._launcher.start(command, log=self.log, environment=self._environment())

    def start_app(self, limit: float = START_LIMIT) -> float:
        """Start it and wait for its first screen; gives the seconds that took by its own count.

        EnvironmentFault with the end of its log when it does not come up.
        """
        self.launch_app()
        deadline = time.monotonic() + limit
        while True:
            with contextlib.suppress(Unreachable):
                ready = self.remote.ask("ready")
                if ready["shown"]:
                    break
            if not self.app_running or time.monotonic() > deadline:
                assert self._app is not None
                raise EnvironmentFault(
                    f"the application did not come up (exit code {self._app.exit_code}):\n{self._app.tail()}"
                )
            time.sleep(_POLL)
        return float(ready["seconds"])

    def wait_until_armed(self, limit: float = START_LIMIT) -> None:
        """Wait until the application has its catalogue and every device whose plug is in; EnvironmentFault if not.

        A device with a fault is not waited for; nor, on a line that is not sound, the catalogue's end.
        """
        broken = {name for name, faults in self.devices.faults.active().items() if faults}
        plugged = {name for name, is_plugged in self.devices.plugged().items() if is_plugged} - broken
        deadline = time.monotonic() + limit
        products = -1
        while True:
            status = self.remote.ask("status")
            waiting = sorted(plugged - {name for name, state in status["devices"].items() if state == "ready"})
            loaded = status["catalogue_complete"] or self.network != UP
            if not waiting and loaded and status["products"] == products > 0:
                return
            products = status["products"]
            if time.monotonic() > deadline:
                raise EnvironmentFault(f"the application is not ready: {products} products, waiting for {waiting}")
            time.sleep(_ARMED_POLL)

    def kill_app(self) -> None:
        """SIGKILL; on return it is gone."""
        if self._app is not None:
            self._app.kill()
        self.remote.close()

    def stop_app(self) -> bool:
        """End it as a service manager does; True when it ended by itself within five seconds."""
        if self._remote is not None:
            self._remote.close()
        return self._app is None or self._app.stop()

    def command(self, words: Sequence[str], limit: float = COMMAND_LIMIT) -> subprocess.CompletedProcess[str]:
        """Run `kiosk WORDS… --config …` beside the application. EnvironmentFault when it does not end in time."""
        command = [*_kiosk(), *words, "--config", str(self.config)]
        try:
            return subprocess.run(
                command, env=self._environment(), capture_output=True, text=True, timeout=limit, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise EnvironmentFault(f"kiosk {' '.join(words)} did not end within {limit:g} s") from error

    # ── around it ────────────────────────────────────────────────────────────────────────────────

    @property
    def log(self) -> Path:
        """What the application printed."""
        return self.directory / "kiosk.log"

    @property
    def network(self) -> Network:
        """The state of the line."""
        assert self._proxy is not None
        return self._proxy.network

    def set_network(self, network: Network) -> None:
        """Change the line between kiosk and central service."""
        assert self._proxy is not None
        self._proxy.set(network)

    @property
    def proxy(self) -> FaultProxy:
        """The line itself."""
        assert self._proxy is not None, "start() comes first"
        return self._proxy

    def mend(self) -> None:
        """Network and devices are whole again, and the clock is right."""
        self.set_network(UP)
        self.devices.mend()
        if self._offset and self.app_running:
            self.move_clock(-self._offset)

    def move_clock(self, by: timedelta) -> None:
        """Move the running kiosk's wall clock; it stays moved over restarts."""
        self._offset += by
        self.remote.ask("clock", offset=self._offset.total_seconds())

    @property
    def central(self) -> CentralEyes:
        """What testers may ask the central service."""
        assert self._eyes is not None, "start() comes first"
        return self._eyes

    @property
    def handover_link(self) -> str:
        """What the codes begin with that carry a cart between kiosk and phone."""
        assert self._settings is not None, "start() comes first"
        return self._settings.codes.handover_link

    @property
    def clock_offset(self) -> timedelta:
        """How far the kiosk's wall clock was moved."""
        return self._offset

    def effects(self) -> Effects:
        """What reached the central service since this world began."""
        assert self._eyes is not None
        found = self._eyes.effects()
        return Effects(
            tuple(one for one in found.purchases if one.id not in self._seen_before),
            tuple(one for one in found.consents if one.id not in self._seen_before),
        )

    def forget_effects(self) -> None:
        """What reached the central service so far no longer counts."""
        assert self._eyes is not None
        self._seen_before = _ids(self._eyes.effects())

    def _start_central(self) -> str:
        assert self._launcher is not None
        database = self.directory / "central.db"
        if self.plan.database is not None:
            shutil.copyfile(self.plan.database, database)
        self._central, url = start_central(
            self._launcher,
            _kiosk(),
            database=database,
            log=self.directory / "central.log",
            products=self.plan.products,
            environment=self._environment(),
            limit=START_LIMIT + self.plan.products / 500,
        )
        return url

    def _write_config(self, central: str) -> Settings:
        assert self._proxy is not None
        width, height = self.plan.size
        data: dict[str, dict[str, Any]] = {
            "central": {"url": self._proxy.url, "poll_interval": self.plan.poll_interval},
            "paths": {name: str(self.directory / name) for name in ("state", "journal", "cache")},
            "display": {
                "width": width,
                "height": height,
                "fullscreen": self.plan.fullscreen,
                "language": self.plan.language,
            },
            "devices": self.devices.settings(),
            "codes": {
                f"{name}_link": f"{central}/{letter}/"
                for name, letter in (
                    ("order", "o"),
                    ("handover", "h"),
                    ("login", "l"),
                    ("receipt", "r"),
                    ("data", "d"),
                    ("payment", "pay"),
                )
            },
        }
        for section, values in self.plan.overrides.items():
            data.setdefault(section, {}).update(values)
        settings = Settings.model_validate(data)
        self.config.write_text(to_toml(settings.model_dump(exclude_unset=True)), encoding="utf-8")
        return settings

    def _environment(self) -> dict[str, str]:
        return environment(headed=self.plan.headed)


def environment(*, headed: bool = False) -> dict[str, str]:
    """What the processes of a world are told: nothing of this process' own kiosk."""
    told = {key: value for key, value in os.environ.items() if not key.startswith("KIOSK_")}
    told |= {"PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"}
    return told if headed else {**told, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def _kiosk() -> list[str]:
    return [sys.executable, "-m", "kiosk"]


def _ids(effects: Effects) -> frozenset[str]:
    return frozenset([one.id for one in effects.purchases] + [one.id for one in effects.consents])
