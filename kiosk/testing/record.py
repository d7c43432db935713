"""`kiosk record`: a story from what is done at the kiosk's window and from steps typed, one a line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import yaml

from kiosk.display import display_problem
from kiosk.errors import BadInput, KioskError
from kiosk.testing.demo import Watch, furnisher, kept, write_recorded
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.desk import WorldDesk, desk_on
from kiosk.testing.world import Plan
from kiosk.testing.written import Said, step_text

_FAILED = 1


def record(out: Path, lines: Iterable[str], *, headless: bool, landscape: bool, language: str) -> int:
    """Do the steps in `lines` beside whoever uses the kiosk's window, until they end; then write the story to `out`.

    A step that cannot be done is told and left out; 1 when there was one, so that a script notices.
    """
    if not headless and (problem := display_problem(os.environ)):
        raise problem
    if out.exists():
        raise BadInput(f"{out} is there already", fix="name a new file")
    plan = Plan(size=(1280, 720) if landscape else (540, 960), language=language, headed=not headless)
    failed = False
    with kept(None) as folder, desk_on(furnisher(folder, plan), DemoShop(), folder) as desk:
        desk.record()
        click.echo(
            "Recording. Use the kiosk, and type steps such as `tap_card: anna`; an empty input ends it.", err=True
        )
        watch = Watch(desk)
        try:
            for line in lines:
                failed = not _done(desk, line) or failed
        finally:
            watch.stop()
        write_recorded(desk, out)
    return _FAILED if failed else 0


def _done(desk: WorldDesk, line: str) -> bool:
    """Do what a line says; whether that went well. A line without words is none."""
    if not line.strip() or line.lstrip().startswith("#"):
        return True
    try:
        verb, content = parse(line)
        desk.do(verb, content)
        desk.settle()
    except KioskError as error:
        click.echo(f"kiosk: {error}", err=True)
        return False
    click.echo(f"  - {step_text((verb, content))}", err=True)
    return True


def parse(line: str) -> Said:
    """A step on one line, as in a story; numbers stay as they are written. BadInput when it is none."""
    try:
        said: Any = yaml.load(line.strip().removeprefix("- "), Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except yaml.YAMLError as error:
        raise BadInput(f"{line.strip()!r} is not YAML", fix="write it as in a story") from error
    match said:
        case str():
            return said, ""
        case dict() if len(said) == 1:
            ((verb, content),) = said.items()
            return verb, content
        case _:
            raise BadInput(f"{line.strip()!r} is no step", fix="one word with what it needs, such as `touch: start`")
