"""Where the monkey is: one kiosk in its world, the events done to it, and what must hold all the while."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.errors import KioskError
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.remote import Look, Refused, Unreachable
from kiosk.testing.steps import STEPS
from kiosk.testing.verbs import StepFailed, Verbs
from kiosk.testing.world import Plan, World
from kiosk.testing.written import Said

TOUCHES_HOME = 12
"""So many touches on what leads on must be enough to be back at the attract screen."""
_IDLE = {"identified": 6, "with_basket": 6, "countdown": 3, "done": 5, "longest": 12}
_LEFT_ALONE = 30.0
_WAYS = ("new_session", "help_done", "restart", "payment_abort", "lock", "staff_leave")
_WAYS_BACK = ("accessibility_done", "viewfinder_done", "back")
_SCRIPT_FAULTS = ("TypeError", "ReferenceError", "Binding loop", "Unable to assign")
PLAN = Plan(language="en", overrides={"idle": _IDLE})


class Broken(KioskError):
    """What must always hold did not."""


class Cage:
    """A kiosk to be maltreated. Every method but `act` and `look` raises `Broken` when something is wrong."""

    def __init__(self, folder: Path, plan: Plan = PLAN) -> None:
        self._world = World(folder, plan)
        self._verbs: Verbs | None = None
        self._read = 0

    def __enter__(self) -> Self:
        self._world.__enter__()
        try:
            self._world.start_app()
            self._world.wait_until_armed()
        except BaseException:
            self._world.stop()
            raise
        self._verbs = Verbs(self._world, DemoShop(), self._world.directory / "pictures")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._world.stop()

    def look(self) -> Look | None:
        """What is shown; None while nobody answers, which `check` judges."""
        with contextlib.suppress(Unreachable):
            return self._world.remote.look()
        return None

    def act(self, said: Said) -> None:
        """Do one event. What a person could not do now is not done."""
        verb, content = said
        assert self._verbs is not None
        with contextlib.suppress(Refused, Unreachable, StepFailed, KioskError):
            self._verbs.do(STEPS[verb].model_validate(content))

    def check(self) -> None:
        """It runs, answers, has one window and that in front, and has logged no mistake of ours."""
        if not self._world.app_running:
            raise Broken(f"the application ended (exit code {self._world.app_exit_code})")
        if mistake := self._mistake():
            raise Broken(f"the application logged: {mistake}")
        try:
            windows = self._world.remote.ask("windows")
        except Unreachable as error:
            raise Broken(f"the application hangs: {error}") from error
        if len(windows) != 1 or not windows[0]["shown"]:
            raise Broken(f"there is not one window: {windows}")

    def go_home(self) -> None:
        """The world is put right; then a few touches on what leads away, or waiting, bring the attract screen."""
        self._world.mend()
        self._world.devices.lift()
        self._world.devices.paper(out=False)
        touched: list[str] = []
        screen = ""
        deadline = time.monotonic() + _LEFT_ALONE
        while time.monotonic() < deadline:
            self.check()
            look = self._world.remote.look()
            screen = look.screen
            if screen == "attract":
                return
            way = next((name for name in (*_WAYS, *_WAYS_BACK) if _leads(look, name)), "")
            if way and len(touched) < TOUCHES_HOME:
                with contextlib.suppress(Refused):
                    self._world.remote.ask("touch", target=way)
                    touched.append(way)
            time.sleep(0.05)
        raise Broken(f"a dead end: {screen!r} after {touched or 'nothing to touch'} and {_LEFT_ALONE:g} s alone")

    def _mistake(self) -> str:
        log = self._world.log
        if not log.exists():
            return ""
        with log.open("rb") as stream:
            stream.seek(self._read)
            new = stream.read()
        whole = new.rfind(b"\n") + 1
        self._read += whole
        for line in new[:whole].decode("utf-8", errors="replace").splitlines():
            if " CRITICAL " in line or (" Qt: " in line and any(fault in line for fault in _SCRIPT_FAULTS)):
                return line
        return ""


def _leads(look: Look, name: str) -> bool:
    item = look.item(name)
    return item is not None and item.enabled and not item.covered
