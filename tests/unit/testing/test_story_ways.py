"""The shipped stories reach every screen, and go from each to the next, with a network and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from kiosk.testing.steps import Expect, NetworkStep, Screen, WaitFor
from kiosk.testing.story import Story, load_story

STORIES = Path(__file__).parents[3] / "assets" / "stories"
NEVER_IN_A_STORY = {"fault"}
"""A mistake of ours: a story in which one happens fails. Shown in tests/unit/ui instead."""
ONLY_ONLINE = {"login"}
"""Needs the central service; without it the button is grey, and a story says so."""

WAYS = """
    attract home · home attract · home search · home product · home basket · home finder · home pickup · home consents
    home idle · idle home · idle attract · search home · search product · search help · search attract · product search
    product home · product basket · product handover · handover product · handover basket · basket handover
    basket home · basket product · basket checkout · basket search · checkout basket · checkout payment
    checkout age_check · checkout help · help checkout · checkout done · payment checkout · done attract · finder home
    pickup home · consents home · consents help · help consents · attract staff · staff service · staff bag_check
    staff attract · service deliveries · service staff · deliveries service · bag_check staff
"""


class Way(NamedTuple):
    """From one screen to the next."""

    before: str
    after: str
    online: bool


def ways(story: Story) -> Iterator[Way]:
    online, before = True, ""
    for placed in story.steps:
        match placed.step:
            case NetworkStep(state=state):
                online = state == "up"
            case WaitFor(screen=str(after)) | Expect(screen=str(after)):
                yield Way(before, after, online)
                before = after
            case _:
                pass


@pytest.fixture(scope="module")
def gone() -> frozenset[Way]:
    return frozenset(way for file in STORIES.glob("*.yaml") for way in ways(load_story(file)))


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
def test_every_screen_is_in_a_story(gone: frozenset[Way], *, online: bool) -> None:
    seen = {way.after for way in gone if way.online is online}
    assert set(get_args(Screen)) - seen == NEVER_IN_A_STORY | (set() if online else ONLY_ONLINE)


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
def test_every_way_is_gone(gone: frozenset[Way], *, online: bool) -> None:
    pairs = (pair.split() for line in WAYS.strip().splitlines() for pair in line.strip().split(" · "))
    wanted = {Way(before, after, online) for before, after in pairs}
    assert wanted - gone == set()
