"""`kiosk demo`: the whole product on its embedded defaults, to play with and to record stories of."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click

from kiosk.display import display_problem
from kiosk.errors import EnvironmentFault
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.desk import Furnish, WorldDesk, desk_on
from kiosk.testing.playing import checked_text
from kiosk.testing.tour import take_pictures, write_sheets
from kiosk.testing.world import Plan, World

_WATCH = 0.3
_STABLE = 20.0
_TRIES = 3


def demo(
    *,
    windowed: bool,
    landscape: bool,
    language: str,
    panel: bool,
    screenshots: Path | None,
    state: Path | None,
    contact_sheet: Path | None = None,
    record: Path | None = None,
) -> int:
    """Run until the panel is closed or a signal comes; or only take pictures. DisplayMissing without a screen.

    `contact_sheet`: the pictures, small, on one sheet for each size, language and set of colours, in this folder.
    `record`: everything done from the beginning becomes a story in this file.
    """
    if screenshots is not None or contact_sheet is not None:
        with kept(screenshots) as pictures:
            take_pictures(pictures)
            if contact_sheet is not None:
                write_sheets(pictures, contact_sheet)
        return 0
    if problem := display_problem(os.environ):
        raise problem
    plan = Plan(
        size=(1280, 720) if landscape else (540, 960),  # beside the panel on a 1920×1080 screen
        language=language,
        headed=True,
        fullscreen=not windowed,
        poll_interval=2.0,
    )
    with kept(state) as folder, desk_on(furnisher(folder, plan), DemoShop(), folder) as desk:
        click.echo(f"The demo's state and logs are in {folder}.")
        if panel and not windowed:
            click.echo("Where the kiosk covers the control panel, Alt+Tab brings it up; --windowed shows both at once.")
        if record is None:
            desk.launch()
        else:
            desk.record()
        watch = Watch(desk)
        try:
            code = _with_panel(desk, watch, language, over=not windowed) if panel else until_ended(watch)
        finally:
            watch.stop()
        if record is not None:
            write_recorded(desk, record)
        return code


def furnisher(folder: Path, plan: Plan) -> Furnish:
    """Worlds below `folder`: the first in it, each further one in a folder of its own."""

    def furnish(number: int) -> World:
        return World(folder if number == 0 else folder / f"shop-{number}", plan)

    return furnish


def write_recorded(desk: WorldDesk, file: Path) -> None:
    """End recording and write the story, unless that was done from the panel."""
    if not desk.recording:
        return
    file.write_text(checked_text(desk.finish(file.stem)), encoding="utf-8")
    click.echo(f"The story is in {file}; play it by `kiosk play {file}`.")


@contextlib.contextmanager
def kept(state: Path | None) -> Iterator[Path]:
    """The folder for everything: this one, or a temporary one that goes at the end."""
    if state is not None:
        yield state.expanduser().resolve()
        return
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder:
        yield Path(folder)


class Watch:
    """Restarts an application that ends by itself; gives up when it cannot stay up."""

    def __init__(self, desk: WorldDesk) -> None:
        self._desk = desk
        self._over = threading.Event()
        self.ended = threading.Event()
        self.hopeless = False
        self._thread = threading.Thread(target=self._work, name="demo-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._over.set()
        self._thread.join()

    def check(self) -> None:
        """EnvironmentFault with the end of the log when the application could not be kept running."""
        if self.hopeless:
            log = self._desk.world.log
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
            raise EnvironmentFault(f"the application does not stay up:\n{tail}")

    def _work(self) -> None:
        falls: list[float] = []
        while not self._over.wait(_WATCH):
            if not self._desk.keep_running():
                continue
            falls = [fall for fall in falls if time.monotonic() - fall < _STABLE] + [time.monotonic()]
            if len(falls) >= _TRIES:
                self._desk.wanted = False
                self.hopeless = True
                self.ended.set()
                return


def until_ended(watch: Watch) -> int:
    """Wait for a signal, or until the application cannot be kept running."""

    def end(_number: int, _frame: object) -> None:
        watch.ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    watch.ended.wait()
    watch.check()
    return 0


def _with_panel(desk: WorldDesk, watch: Watch, language: str, *, over: bool) -> int:
    from kiosk.crash import CrashGuard  # noqa: PLC0415 - Qt, which pictures do without in this process
    from kiosk.start import run  # noqa: PLC0415 - as above
    from ui.panel.window import build_panel  # noqa: PLC0415 - as above

    async def main(stop: asyncio.Event) -> int:
        panel = build_panel(desk, stop.set, over=over, language=language)
        try:
            while not stop.is_set() and not watch.ended.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), _WATCH)
        finally:
            panel.close()
        return 0

    guard = CrashGuard(lambda: None, lambda: None)
    guard.install()
    code = run(main, guard)
    watch.check()
    return code
