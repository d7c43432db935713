"""Plays one story against a world, step by step; the first step that fails ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.steps import Screenshot
from kiosk.testing.story import PlacedStep, Story
from kiosk.testing.verbs import StepFailed, Verbs, View
from kiosk.testing.world import World


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
    """Plays stories. `pictures` is where `screenshot` steps write `<story>-<name>.png`, once in each of the `views`.

    Without `photographs` they are passed over: nobody looks at them. A failure leaves its picture all the same.
    """

    def __init__(
        self, world: World, shop: DemoShop, pictures: Path, views: Sequence[View] = (), *, photographs: bool = True
    ) -> None:
        self._world = world
        self._shop = shop
        self._pictures = pictures
        self._views = views
        self._photographs = photographs

    def play(self, story: Story) -> Failure | None:
        """Play all steps; the failure of the first that did not come true.

        A story in which the application logged a bug has failed, however well it looked.
        """
        verbs = Verbs(
            self._world, self._shop, self._pictures, prefix=story.name, folder=story.file.parent, views=self._views
        )
        for placed in story.steps:
            if isinstance(placed.step, Screenshot) and not self._photographs:
                continue
            try:
                verbs.do(placed.step)
            except KioskError as error:
                return self._failure(story, verbs, placed, error)
        if bug := verbs.bug():
            return self._failure(story, verbs, story.steps[-1], StepFailed(f"the application logged: {bug}"))
        return None

    def _failure(self, story: Story, verbs: Verbs, placed: PlacedStep, error: KioskError) -> Failure:
        self._pictures.mkdir(parents=True, exist_ok=True)
        try:
            seen = str(verbs.screenshot("failure"))
        except KioskError:
            seen = ""  # nothing to photograph: the process is gone
        log = self._pictures / f"{story.name}-failure.log"
        log.write_text(verbs.log(), encoding="utf-8")
        return Failure(placed.source, str(placed.place), str(error), seen, str(log))
