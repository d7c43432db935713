"""The monkey's chance, what it notices, and how it shortens what led there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.monkey.cage import PLAN, Broken, Cage
from kiosk.testing.monkey.events import Chance
from kiosk.testing.monkey.shrink import shortest
from kiosk.testing.steps import STEPS
from kiosk.testing.story import load_story
from kiosk.testing.written import Said, story_text


def events(seed: int, count: int) -> list[Said]:
    chance = Chance(seed, DemoShop(), PLAN.size)
    return [chance.next(None) for _ in range(count)]


def test_a_seed_is_one_list_of_events() -> None:
    assert events(5, 300) == events(5, 300)
    assert events(5, 300) != events(6, 300)


def test_every_event_is_a_step_of_a_story(tmp_path: Path) -> None:
    said = events(1, 2000)
    for verb, content in said:
        STEPS[verb].model_validate(content)
    assert {"stroke", "press", "scan", "tap_card", "unplug", "plug", "network", "clock"} <= {verb for verb, _ in said}
    file = tmp_path / "monkey.yaml"
    file.write_text(story_text("A monkey", {"language": "en"}, said[:200]), encoding="utf-8")
    assert len(load_story(file).steps) == 200


@given(
    some.lists(some.integers(0, 50), min_size=1, max_size=200), some.sets(some.integers(0, 50), min_size=1, max_size=3)
)
def test_what_is_not_needed_is_left_out(numbers: list[int], needed: set[int]) -> None:
    if not needed <= set(numbers):
        return

    def fails(part: Sequence[int]) -> bool:
        return needed <= set(part)

    assert sorted(shortest(numbers, fails, 10_000)) == sorted(needed)


def test_no_more_tries_than_told() -> None:
    tried = []

    def fails(part: Sequence[int]) -> bool:
        tried.append(part)
        return 7 in part

    assert 7 in shortest(list(range(1000)), fails, 6)
    assert len(tried) == 6


def test_an_application_that_ended_is_noticed(tmp_path: Path) -> None:
    with Cage(tmp_path) as cage:
        cage.check()
        cage.act(("kill", "hard"))
        with pytest.raises(Broken, match="the application ended"):
            cage.check()
