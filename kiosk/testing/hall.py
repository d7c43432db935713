"""Where the pytest plugin's kiosks stand: worlds made quickly, and handed on clean."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from kiosk.errors import BadInput, KioskError
from kiosk.settings import Settings
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.kiosk import Kiosk
from kiosk.testing.nursery import Nursery
from kiosk.testing.story import StorySettings
from kiosk.testing.template import CentralTemplates
from kiosk.testing.world import Plan, World, environment

_NAMES = {"size": "screen", "settings": "kiosk"}
_TIDY = 20.0
Sections = Mapping[str, Mapping[str, Any]]


class Hall:
    """Makes worlds below `folder`; pictures and logs go to `artefacts` (None: below `folder` too).

    `forks` is for many worlds: their processes are forked from one that has everything loaded, but where a wish,
    `forked=False`, forbids it.
    """

    def __init__(self, folder: Path, *, artefacts: Path | None, headed: bool, forks: bool = False) -> None:
        self._folder = folder
        self._artefacts = artefacts
        self._headed = headed
        self._templates = CentralTemplates(folder / "templates")
        self._shop = DemoShop()
        self._numbers = itertools.count(1)
        self._used: set[World] = set()
        self._nursery = Nursery(folder / "nursery.log", environment(headed=headed)) if forks else None

    def close(self) -> None:
        """End what it kept for further worlds."""
        if self._nursery is not None:
            self._nursery.close()

    @contextlib.contextmanager
    def world(self, wishes: Mapping[str, Any], more: Sections = MappingProxyType({})) -> Iterator[World]:
        """A started world with its application ready; `wishes` are the marker's, `more` further settings.

        BadInput for wrong ones.
        """
        wishes = dict(wishes)
        forked = bool(wishes.pop("forked", True))
        plan = self._plan(wishes, more)
        with World(self._folder / f"kiosk-{next(self._numbers)}", plan, self._nursery if forked else None) as world:
            world.start_app()
            world.wait_until_armed()
            try:
                yield world
            finally:
                self._used.discard(world)
                world.kill_app()  # its state goes with the folder: a gentle end would only take longer

    def kiosk(self, world: World, test: str) -> Kiosk:
        """A world in a test's hands; one that another test had before is tidied first."""
        if world in self._used:
            self._tidy(world)
        self._used.add(world)
        folder = re.sub(r"[^\w.-]+", "-", test.replace("::", "-")).strip("-")[-120:]
        return Kiosk(world, self._shop, (self._artefacts or self._folder / "artefacts") / folder)

    def _tidy(self, world: World) -> None:
        """Everything as at the start but what the kiosk and the central service keep; EnvironmentFault if it cannot be.

        An application that cannot be brought back by touches is started anew.
        """
        world.mend()
        kiosk = Kiosk(world, self._shop, self._folder)
        try:
            if not world.app_running:
                kiosk.start()
            kiosk.new_session()
        except KioskError:
            kiosk.kill()
            kiosk.start()
            kiosk.new_session()
        world.wait_until_armed()
        kiosk.wait_for(screen="attract", basket={"lines": 0, "total": 0}, outbox={"pending": 0}, within=_TIDY)
        world.forget_effects()

    def _plan(self, wishes: Mapping[str, Any], more: Sections) -> Plan:
        try:
            wanted = StorySettings.model_validate({_NAMES.get(key, key): value for key, value in wishes.items()})
            sections = {name: dict(values) for name, values in wanted.kiosk.items()}
            for name, values in more.items():
                sections.setdefault(name, {}).update(values)
            Settings.model_validate(sections)
        except ValidationError as error:
            raise BadInput(
                f"the marker kiosk: {error}", fix="size, language, products, settings, seed, forked"
            ) from error
        return Plan(
            size=wanted.size,
            language=wanted.language,
            seed=wanted.seed,
            database=self._templates.database(wanted.products),
            products=wanted.products,
            overrides=sections,
            headed=self._headed,
        )
