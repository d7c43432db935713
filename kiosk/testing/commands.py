"""`kiosk play`: from story files to an exit code."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click

from kiosk.display import display_problem
from kiosk.errors import StoryError
from kiosk.testing.report import as_json as json_line
from kiosk.testing.report import as_text, write_junit
from kiosk.testing.runner import Runner
from kiosk.testing.story import Story, load_story

_FAILED, _BAD = 1, 2
_FEW = 3


def play(
    stories: Sequence[Path],
    *,
    as_json: bool = False,
    screenshots: Path | None = None,
    junit: Path | None = None,
    headed: bool = False,
) -> int:
    """Play story files, and those in folders: 0 all went well, 1 one failed, 2 a story file is bad (none is played)."""
    loaded, bad = _load(stories)
    if bad:
        for error in bad:
            click.echo(f"kiosk: {error}", err=True)
        return _BAD
    if headed and (problem := display_problem(os.environ)):
        raise problem
    left = screenshots or Path(tempfile.mkdtemp(prefix="kiosk-stories-"))
    outcomes = []
    with Runner(left, headed=headed, forks=len(loaded) > _FEW) as runner:
        for outcome in runner.play_all(loaded):
            outcomes.append(outcome)
            click.echo(json_line(outcome) if as_json else as_text(outcome))
    if junit is not None:
        write_junit(junit, outcomes)
    if screenshots is None:
        with suppress(OSError):  # not empty: pictures and logs stay for the reader
            left.rmdir()
    return 0 if all(outcome.ok for outcome in outcomes) else _FAILED


def story_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and every .yaml in the folders named; StoryError for a folder without any."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.yaml"))
        if not found:
            raise StoryError(f"{path}: holds no story (*.yaml)", fix="check the path")
        yield from found


def _load(paths: Sequence[Path]) -> tuple[list[Story], list[StoryError]]:
    loaded: list[Story] = []
    bad: list[StoryError] = []
    for file in story_files(paths):
        try:
            loaded.append(load_story(file))
        except StoryError as error:
            bad.append(error)
    return loaded, bad
