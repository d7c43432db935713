"""The `kiosk monkey` command."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import click

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.monkey.cage import PLAN, Broken, Cage
from kiosk.testing.monkey.events import Chance
from kiosk.testing.monkey.shrink import shortest
from kiosk.testing.written import Said, story_text

CHECK_EVERY, HOME_EVERY = 10, 100
_FAILED = 1


def monkey(*, seed: int, events: int, tries: int, out: Path) -> int:
    """So many events from a seed: 0 when all went well; 1 with a story file of what led to the failure."""
    begin = time.monotonic()
    done: list[Said] = []
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-monkey-") as folder, Cage(Path(folder)) as cage:
            _play(cage, Chance(seed, DemoShop(), PLAN.size), events, done)
    except Broken as fault:
        click.echo(f"seed {seed}, event {len(done)}: {fault}", err=True)
        short = shortest(done, fails, tries) if tries else done
        _write(out, seed, str(fault), short)
        click.echo(f"{len(short)} of {len(done)} events lead there: kiosk play {out}", err=True)
        return _FAILED
    click.echo(f"seed {seed}: {events} events in {time.monotonic() - begin:.0f} s, nothing broke")
    return 0


def fails(events: Sequence[Said]) -> bool:
    """Whether a new kiosk breaks under these events."""
    with tempfile.TemporaryDirectory(prefix="kiosk-monkey-") as folder, Cage(Path(folder)) as cage:
        try:
            for number, said in enumerate(events):
                cage.act(said)
                if number % CHECK_EVERY == 0:
                    cage.check()
            cage.check()
            cage.go_home()
        except Broken:
            return True
    return False


def _play(cage: Cage, chance: Chance, events: int, done: list[Said]) -> None:
    for number in range(1, events + 1):
        said = chance.next(cage.look() if chance.wants_to_look else None)
        done.append(said)
        cage.act(said)
        if number % CHECK_EVERY == 0:
            cage.check()
        if number % HOME_EVERY == 0:
            cage.go_home()
    cage.check()
    cage.go_home()


def _write(file: Path, seed: int, fault: str, events: Sequence[Said]) -> None:
    settings = {"language": PLAN.language, "kiosk": {name: dict(part) for name, part in PLAN.overrides.items()}}
    file.write_text(story_text(f"A monkey, seed {seed}", settings, events, notes=(fault[:300],)), encoding="utf-8")
