"""Plays stories, each in a world of its own, on as many workers as make sense."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.nursery import Nursery
from kiosk.testing.player import Failure, Player
from kiosk.testing.story import Story
from kiosk.testing.template import CentralTemplates
from kiosk.testing.world import Plan, World, environment


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a story went."""

    story: Story
    seconds: float
    failure: Failure | None = None

    @property
    def ok(self) -> bool:
        """Whether every step came true."""
        return self.failure is None


class Runner:
    """A context manager: what it keeps for its stories (prepared databases) goes with it.

    `pictures` gets what `screenshot` steps and failures leave. `forks` is for many stories: the processes of each are
    forked from one that has everything loaded, which takes as long as three starts.
    """

    def __init__(
        self, pictures: Path, *, headed: bool = False, workers: int = 0, forks: bool = False, photographs: bool = True
    ) -> None:
        self._pictures = pictures
        self._photographs = photographs
        self._headed = headed
        self._forks = forks
        self._nursery: Nursery | None = None
        self._workers = 1 if headed else workers or min(2, os.cpu_count() or 1)
        self._shop = DemoShop()
        self._folder = Path()
        self._templates: CentralTemplates | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Runner:
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-play-"))
        self._templates = CentralTemplates(self._folder / "templates")
        if self._forks:
            self._nursery = Nursery(self._folder / "nursery.log", environment(headed=self._headed))
        return self

    def __exit__(self, *_: object) -> None:
        if self._nursery is not None:
            self._nursery.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def play_all(self, stories: Sequence[Story]) -> Iterator[Outcome]:
        """The outcomes in the order of the stories, each as soon as it is known."""
        with ThreadPoolExecutor(self._workers, thread_name_prefix="story") as pool:
            yield from pool.map(self.play, stories)

    def play(self, story: Story, *, forks: bool = True) -> Outcome:
        """Play one story in a new world; with `forks` False its processes are started in any case."""
        begin = time.monotonic()
        directory = Path(tempfile.mkdtemp(prefix=f"{story.file.stem}-", dir=self._folder))
        try:
            failure = self._play(story, directory, self._nursery if forks else None)
        finally:
            shutil.rmtree(directory, ignore_errors=True)
        return Outcome(story, time.monotonic() - begin, failure)

    def _play(self, story: Story, directory: Path, nursery: Nursery | None) -> Failure | None:
        world = World(directory, self._plan(story), nursery)
        try:
            with world:
                world.start_app()
                world.wait_until_armed()
                failure = Player(world, self._shop, self._pictures, photographs=self._photographs).play(story)
                world.kill_app()  # its state goes with the folder: a gentle end would only take longer
                return failure
        except KioskError as error:
            return Failure("(before the first step)", f"{story.file}:1:1", str(error))

    def _plan(self, story: Story) -> Plan:
        settings = story.settings
        embedded = settings.central == "embedded"
        assert self._templates is not None, "use it as a context manager"
        with self._lock:
            template = self._templates.database(settings.products) if embedded else None
        return Plan(
            size=settings.size,
            language=settings.language,
            seed=settings.seed,
            central="" if embedded else settings.central,
            database=template,
            products=settings.products,
            overrides=settings.kiosk,
            headed=self._headed,
        )
