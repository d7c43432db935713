"""Pictures of the main screens, in every size, language and set of colours: walks, told as stories."""

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
from kiosk.testing.verbs import View
from kiosk.testing.world import Plan, World

STORIES = Path(__file__).resolve().parents[2] / "assets" / "stories"
TOURS = ("tour", "tour_more", "tour_verified", "tour_devices")
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "compact": (1280, 800)}
LOOKS = {"light": "", "dark": "-dark", "contrast": "-contrast"}


def views(language: str) -> tuple[View, ...]:
    """Every size with all of its colours; the files are `<size>-<language>-<screen>[-dark|-contrast].png`."""
    return tuple(
        View(f"{name}-{language}-{{}}{ending}", size, look)
        for name, size in SIZES.items()
        for look, ending in LOOKS.items()
    )


def write_sheets(pictures: Path, folder: Path) -> None:
    """Write `screens-<size>-<language>[-dark|-contrast].webp`, a contact sheet each of what `take_pictures` left."""
    from ui.contact_sheet import write_contact_sheet  # noqa: PLC0415 - Qt, which walks do without in this process

    for size, (width, height) in SIZES.items():
        for language in Settings().store.languages:
            found = sorted(pictures.glob(f"{size}-{language}-*.png"), key=lambda file: file.stat().st_mtime_ns)
            for ending in LOOKS.values():
                others = tuple(one for one in LOOKS.values() if one and one != ending)
                shown = [one for one in found if one.stem.endswith(ending) and not one.stem.endswith(others)]
                file = folder / f"screens-{size}-{language}{ending}.webp"
                columns, each = (8, 216) if height > width else (6, 320)
                write_contact_sheet(shown, file, columns=columns, width=each)
                click.echo(f"{len(shown)} screens in {file}")


def take_pictures(folder: Path) -> int:
    """Write the pictures of all `views` into `folder`, headless; 0 when all are there.

    One walk takes them all: the window is turned and dressed anew for each. EnvironmentFault says where a walk ended
    early.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shop, stories = DemoShop(), [load_story(STORIES / f"{name}.yaml") for name in TOURS]
    with tempfile.TemporaryDirectory(prefix="kiosk-tour-") as kept:
        database = CentralTemplates(Path(kept) / "central").database()

        def walk(language: str, story: Story) -> str:
            plan = Plan(size=SIZES["portrait"], language=language, database=database, overrides=story.settings.kiosk)
            with World(Path(kept) / story.name / language, plan) as world:
                world.start_app()
                world.wait_until_armed()
                failure = Player(world, shop, folder, views(language)).play(dataclasses.replace(story, name=language))
                world.kill_app()
            if failure is not None:
                raise EnvironmentFault(f"the walk through the screens ended early:\n{failure}")
            return language

        languages = Settings().store.languages
        with ThreadPoolExecutor(min(2, os.cpu_count() or 1), thread_name_prefix="tour") as pool:
            walks = [pool.submit(walk, language, story) for language in languages for story in stories]
            missing = Counter({language: len(stories) for language in languages})
            for done in as_completed(walks):
                missing[language := done.result()] -= 1
                if not missing[language]:
                    click.echo(f"{language}: {len(list(folder.glob(f'*-{language}-*.png')))} pictures in {folder}")
    return 0
