"""Pictures of the main screens, in both orientations and every language: walks, told as stories."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import click

from kiosk.errors import EnvironmentFault
from kiosk.settings import Settings
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.player import Player
from kiosk.testing.story import Story, load_story
from kiosk.testing.template import CentralTemplates
from kiosk.testing.world import Plan, World

STORIES = Path(__file__).resolve().parents[2] / "assets" / "stories"
TOURS = ("tour", "tour_devices")
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


def take_pictures(folder: Path) -> int:
    """Write `<orientation>-<language>-<screen>.png` into `folder`, headless; 0 when all are there.

    EnvironmentFault says where the walk ended early.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shop, stories = DemoShop(), [load_story(STORIES / f"{name}.yaml") for name in TOURS]
    with tempfile.TemporaryDirectory(prefix="kiosk-tour-") as kept:
        database = CentralTemplates(Path(kept) / "central").database()

        def walk(name: str, story: Story, size: tuple[int, int], language: str) -> str:
            plan = Plan(size=size, language=language, database=database, overrides=story.settings.kiosk)
            with World(Path(kept) / story.name / name, plan) as world:
                world.start_app()
                world.wait_until_armed()
                failure = Player(world, shop, folder).play(dataclasses.replace(story, name=name))
                world.kill_app()
            if failure is not None:
                raise EnvironmentFault(f"the walk through the screens ended early:\n{failure}")
            return name

        names = {
            f"{orientation}-{language}": (size, language)
            for orientation, size in SIZES.items()
            for language in Settings().store.languages
        }
        with ThreadPoolExecutor(min(2, os.cpu_count() or 1), thread_name_prefix="tour") as pool:
            walks = [pool.submit(walk, name, story, *how) for name, how in names.items() for story in stories]
            missing = Counter({name: len(stories) for name in names})
            for done in as_completed(walks):
                missing[name := done.result()] -= 1
                if not missing[name]:
                    click.echo(f"{name}: {len(list(folder.glob(f'{name}-*.png')))} pictures in {folder}")
    return 0
