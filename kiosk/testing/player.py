"""Plays one story against a world, step by step; the first step that fails ends it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.testing import steps as s
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.observe import Observer, Sources
from kiosk.testing.remote import Refused, Unreachable
from kiosk.testing.story import PlacedStep, Story
from kiosk.testing.world import World

_POLL = 0.05
_BEFORE_SCROLLING = 0.7


class StepFailed(KioskError):
    """A step did not come true."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Which step failed, why, and what was left behind to look at."""

    step: str
    place: str
    reason: str
    picture: str = ""
    log: str = ""

    def __str__(self) -> str:
        left = "".join(f"\n  {name}: {path}" for name, path in (("picture", self.picture), ("log", self.log)) if path)
        return f"{self.place}: {self.step}\n  {self.reason}{left}"


class Player:
    """Knows what each step does. `pictures` is where `screenshot` steps write `<story>-<name>.png`."""

    def __init__(self, world: World, shop: DemoShop, pictures: Path) -> None:
        self._world = world
        self._shop = shop
        self._pictures = pictures
        self._prefix = ""
        self._folder = Path()
        sources = Sources(
            look=world.remote.look,
            status=lambda: dict(world.remote.ask("status")),
            effects=world.effects,
            receipts=world.devices.receipts,
        )
        self._observer = Observer(sources, shop)
        self._does: dict[type[Any], Callable[[Any], None]] = {
            s.TapCard: self._tap_card,
            s.ShowCode: self._show_code,
            s.ScanCode: lambda step: world.devices.scan(shop.fill_in(step.text)),
            s.Touch: self._touch,
            s.TypeText: self._type,
            s.NetworkStep: lambda step: world.set_network(step.network()),
            s.Unplug: lambda step: world.devices.unplug(step.device),
            s.Plug: lambda step: world.devices.plug(step.device),
            s.Paper: lambda step: world.devices.paper(out=step.state == "out"),
            s.Command: self._command,
            s.Kill: lambda _: world.kill_app(),
            s.Start: self._start,
            s.SetClock: lambda step: world.move_clock(step.by),
            s.WaitFor: self._until,
            s.Expect: self._until,
            s.Screenshot: self._screenshot,
        }

    def play(self, story: Story) -> Failure | None:
        """Play all steps; the failure of the first that did not come true."""
        self._prefix, self._folder = story.name, story.file.parent
        for placed in story.steps:
            try:
                self._does[type(placed.step)](placed.step)
            except KioskError as error:
                return self._failure(placed, error)
        return self._bug(story)

    def _bug(self, story: Story) -> Failure | None:
        """A story in which the application logged a bug has failed, however well it looked."""
        bug = next((line for line in self._log().splitlines() if " CRITICAL " in line), None)
        return None if bug is None else self._failure(story.steps[-1], StepFailed(f"the application logged: {bug}"))

    def _log(self) -> str:
        log = self._world.log
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def _failure(self, placed: PlacedStep, error: KioskError) -> Failure:
        self._pictures.mkdir(parents=True, exist_ok=True)
        picture, log = (self._pictures / f"{self._prefix}-failure.{kind}" for kind in ("png", "log"))
        try:
            self._world.remote.ask("screenshot", path=str(picture))
            seen = str(picture)
        except KioskError:
            seen = ""  # nothing to photograph: the process is gone
        log.write_text(self._log(), encoding="utf-8")
        return Failure(placed.source, str(placed.place), str(error), seen, str(log))

    def _start(self, _step: s.Start) -> None:
        self._world.start_app()
        self._world.wait_until_armed()

    def _command(self, step: s.Command) -> None:
        done = self._world.command(step.words())
        if done.returncode:
            raise StepFailed(f"kiosk {step.line} ended with {done.returncode}: {done.stderr.strip()}")

    def _tap_card(self, step: s.TapCard) -> None:
        if step.uid is not None:
            ndef = None if step.ndef is None else self._shop.fill_in(step.ndef)
            self._world.devices.tap(step.uid, ndef, unreadable=step.unreadable)
            return
        card = self._shop.card(step.name or "")
        self._world.devices.tap(card.uid, card.ndef, unreadable=step.unreadable)

    def _show_code(self, step: s.ShowCode) -> None:
        if step.image is not None:
            self._world.devices.show_picture(self._folder / step.image)
        else:
            self._world.devices.show(self._shop.fill_in(step.text or ""), step.symbology)

    def _touch(self, step: s.Touch) -> None:
        target = self._shop.fill_in(step.target)
        begin = time.monotonic()
        way = "down"
        while True:
            try:
                self._world.remote.ask("touch", target=target)
            except Refused as error:
                waited = time.monotonic() - begin
                if waited > step.within:
                    raise StepFailed(f"{error.what}; waited {step.within:g} s") from error
                if error.why == "hidden":
                    self._world.remote.ask("into_view", target=target)
                elif error.why == "missing" and waited > _BEFORE_SCROLLING:
                    if not self._world.remote.ask("scroll", way=way):
                        way = "up" if way == "down" else "down"
                        time.sleep(_POLL)
                else:
                    time.sleep(_POLL)
            else:
                return

    def _type(self, step: s.TypeText) -> None:
        deadline = time.monotonic() + step.within
        for char in self._shop.fill_in(step.text):
            while True:
                try:
                    self._world.remote.ask("type", text=char)
                except Refused as error:
                    if time.monotonic() > deadline:
                        raise StepFailed(f"cannot type {char!r}: {error.what}") from error
                    time.sleep(_POLL)
                else:
                    break

    def _until(self, step: s.WaitFor | s.Expect) -> None:
        deadline = time.monotonic() + step.within
        while True:
            differences = self._differences(step)
            if not differences:
                return
            if time.monotonic() > deadline:
                raise StepFailed(f"{'; '.join(differences)}; waited {step.within:g} s")
            time.sleep(_POLL)

    def _differences(self, step: s.WaitFor | s.Expect) -> list[str]:
        try:
            return self._observer.differences(step)
        except Unreachable as error:
            if not self._world.app_running:
                raise StepFailed(f"the application is not running (exit code {self._world.app_exit_code})") from error
            raise

    def _screenshot(self, step: s.Screenshot) -> None:
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._world.remote.ask("screenshot", path=str((self._pictures / f"{self._prefix}-{step.name}.png").resolve()))
