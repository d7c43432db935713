"""The control panel's desk on a world: every wish a step of a story, how it is a snapshot."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kiosk.errors import BadInput
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.outlook import Outlook
from kiosk.testing.playing import play_apart, saved
from kiosk.testing.recorder import Recorder
from kiosk.testing.sheet import Sheet, deck
from kiosk.testing.steps import STEPS, Kill, Start, Step, Stop
from kiosk.testing.turns import TURNS
from kiosk.testing.verbs import Verbs
from kiosk.testing.world import World
from kiosk.testing.written import step_text
from ui.panel.desk import Catalogue, DeskState, FaultOffer, Played

Furnish = Callable[[int], World]
"""Makes a new world; the number tells which one it is, from 0."""


class WorldDesk:
    """`ui.panel.desk.Desk` on a `World` that it makes, and makes anew for a recording, which begins in a fresh shop.

    `wanted` says whether the application is to run. Steps are done one at a time; looking never waits for a step,
    except while the world is exchanged.
    """

    def __init__(self, furnish: Furnish, shop: DemoShop, folder: Path) -> None:
        self._furnish = furnish
        self._shop = shop
        self._folder = folder
        self._hands = threading.RLock()
        self._exchange = threading.Lock()
        self._number = 0
        self._recorder: Recorder | None = None
        self._played_with = False
        self.wanted = False
        self.world = self._open()

    def close(self) -> None:
        """End the world and everything in it."""
        with self._hands, self._exchange:
            self.wanted = False
            if self._recorder is not None:
                self._recorder.stop()
            self._outlook.close()
            self.world.stop()

    # ── what there is ────────────────────────────────────────────────────────────────────────────

    def catalogue(self) -> Catalogue:
        """Deck, sheet, faults and turns of a payment."""
        faults = self.world.devices.faults.names()
        sheet = Sheet(self._shop, self._folder / "codes")
        return Catalogue(
            cards=tuple(deck(self._shop)),
            codes=tuple(sheet.codes()),
            faults=tuple(FaultOffer(device, name, amount, lasting) for device, name, amount, lasting in faults),
            turns=tuple(TURNS),
            tags=tuple(sheet.tags()),
        )

    def state(self) -> DeskState:
        """How it is now."""
        recorder = self._recorder
        recorded = tuple(map(step_text, recorder.steps())) if recorder is not None else ()
        with self._exchange:
            return self._outlook.state(recording=recorder is not None, recorded=recorded)

    # ── what is done ─────────────────────────────────────────────────────────────────────────────

    def do(self, verb: str, content: Any = "") -> None:
        """Do a step, as a story says it. BadInput for one that there is not; what it cannot do is its KioskError."""
        step = checked(verb, content)
        with self._hands:
            self._played_with = True
            if isinstance(step, Kill | Stop):
                self.wanted = False
            at = time.monotonic()
            self._verbs.do(step)
            if self._recorder is not None:  # what could not be done is no part of the story
                self._recorder.did(verb, self._named(verb, content), at)
            if isinstance(step, Start):
                self.wanted = True

    def launch(self) -> None:
        """Start the application and come back at once."""
        self.wanted = True
        self.world.launch_app()

    def keep_running(self) -> bool:
        """Start the application again when it ended without being asked to; True when that was needed."""
        if not self._has_fallen() or not self._hands.acquire(blocking=False):
            return False
        try:
            if fallen := self._has_fallen():
                self.launch()
            return fallen
        finally:
            self._hands.release()

    # ── recording ────────────────────────────────────────────────────────────────────────────────

    def record(self) -> None:
        """Begin to record. What was played with is exchanged for a fresh shop, for that is how a story begins."""
        with self._hands:
            if self._recorder is not None:
                raise BadInput("a story is being recorded already", fix="stop it first")
            if self._played_with:
                self._renew()
            self.world.start_app()
            self.world.wait_until_armed()
            self.wanted = True
            recorder = Recorder(self.world.remote.path, self._settings())
            recorder.start()
            self._played_with = True
            self._recorder = recorder

    @property
    def recording(self) -> bool:
        """Whether a story is being recorded."""
        return self._recorder is not None

    def settle(self) -> None:
        """While recording: wait until what was done last has shown its effect."""
        if self._recorder is not None:
            self._recorder.settle()

    def finish(self, title: str, *, expect: bool = True) -> str:
        """End recording; gives the story's text, with what is so at the end when `expect`ed."""
        with self._hands:
            if self._recorder is None:
                raise BadInput("nothing is being recorded", fix="begin a recording first")
            recorder, self._recorder = self._recorder, None
            recorder.settle()
            recorder.stop()
            return recorder.story(title, self._effects(), expect=expect)

    def save(self, text: str, folder: Path, name: str) -> Path:
        """Write a story; gives the file. StoryError when the text is none, BadInput when it cannot be written."""
        return saved(text, folder, name)

    def play(self, file: Path) -> Played:
        """Play a story in a process of its own, headless."""
        return play_apart(file)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _named(self, verb: str, content: Any) -> Any:
        """A step's content with codes and cards by the names stories have for them."""
        match verb, content:
            case (("scan" | "show_code"), str(text)):
                return self._shop.named(text)
            case (("scan" | "show_code"), {"text": str(text), **more}):
                return {"text": self._shop.named(text), **more} if more else self._shop.named(text)
            case _:
                return content

    def _has_fallen(self) -> bool:
        return self.wanted and not self.world.app_running

    def _open(self) -> World:
        world = self._furnish(self._number)
        world.start()
        self.world = world
        self._verbs = Verbs(world, self._shop, self._folder / "pictures")
        self._outlook = Outlook(world, self._folder / f"slips-{self._number}")
        self._played_with = False
        return world

    def _renew(self) -> None:
        self.wanted = False
        with self._exchange:
            self._outlook.close()
            self.world.stop()
            self._number += 1
            self._open()

    def _settings(self) -> dict[str, Any]:
        plan = self.world.plan
        size = plan.size
        if plan.fullscreen:
            size = self.world.remote.look().window
        settings: dict[str, Any] = {"language": plan.language, "screen": f"{size[0]}x{size[1]}"}
        if plan.products:
            settings["products"] = plan.products
        if plan.overrides:
            settings["kiosk"] = {section: dict(values) for section, values in plan.overrides.items()}
        return settings

    def _effects(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        found = self.world.effects()
        return {
            "purchases": [
                {
                    "total": f"{one.total:.2f}",
                    "pieces": one.pieces,
                    "customer": "known" if one.customer else "unknown",
                }
                for one in found.purchases
            ],
            "consents": [{"purpose": one.purpose, "given": one.given} for one in found.consents],
        }


def checked(verb: str, content: Any) -> Step:
    """A step from its verb and content; BadInput says what is wrong with it."""
    model = STEPS.get(verb)
    if model is None:
        raise BadInput(f"there is no step {verb!r}", fix=f"one of {', '.join(STEPS)}")
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(f"{verb}: {first['msg'].removeprefix('Value error, ')}", fix="see docs/stories.md") from error


@contextlib.contextmanager
def desk_on(furnish: Furnish, shop: DemoShop, folder: Path) -> Iterator[WorldDesk]:
    """A desk that is closed at the end."""
    desk = WorldDesk(furnish, shop, folder)
    try:
        yield desk
    finally:
        desk.close()
