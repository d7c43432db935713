"""The scan coach: the right hint for each way of holding a code wrongly, none for holding it well, and no flicker."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.camera.coach import Coach, Signs, judge, read_signs
from hardware.camera.decoders import Gray
from hardware.camera.frame import PixelFrame
from hardware.camera.regions import survey
from hardware.simulated.scene import View
from kiosk.domain.camera import Hint
from kiosk.domain.codes import Symbology
from tests.unit.hardware.film import GTIN, PERSON, nobody, shown

SIZES = [(1280, 720), (1920, 1080)]
WRONG = [
    (Symbology.QR, View(light=0.1), Hint.TOO_DARK),
    (Symbology.EAN_13, View(light=0.12), Hint.TOO_DARK),
    (Symbology.EAN_13, View(light=3.0), Hint.TOO_BRIGHT),
    (Symbology.EAN_13, View(glare=3.0), Hint.GLARE),
    (Symbology.EAN_13, View(size=2.6), Hint.TOO_NEAR),
    (Symbology.QR, View(size=3.0, blur=3.0), Hint.TOO_NEAR),
    (Symbology.EAN_13, View(size=0.3), Hint.TOO_FAR),
    (Symbology.QR, View(size=0.18), Hint.TOO_FAR),
    (Symbology.EAN_13, View(motion=18), Hint.HOLD_STILL),
    (Symbology.QR, View(motion=26), Hint.HOLD_STILL),
    (Symbology.EAN_13, View(blur=4), Hint.HOLD_STILL),
    (Symbology.EAN_13, View(turned=35), Hint.TILTED),
]
WELL = [View(), View(tilt=0.12), View(noise=12), View(blur=1.4), View(turned=90), View(turned=180), View(size=1.5)]
FRAME = 1 / 15


def judged(gray: Gray) -> Hint | None:
    return judge(read_signs(gray, PixelFrame(gray).small, survey(gray)))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize(("symbology", "view", "hint"), WRONG)
def test_says_what_is_wrong(symbology: Symbology, view: View, hint: Hint, width: int, height: int) -> None:
    text = PERSON if symbology is Symbology.QR else GTIN
    assert judged(shown(text, symbology, view, width=width, height=height)) is hint


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("symbology", [Symbology.QR, Symbology.EAN_13])
@pytest.mark.parametrize("view", WELL)
def test_has_nothing_to_say_of_a_code_held_well(symbology: Symbology, view: View, width: int, height: int) -> None:
    text = PERSON if symbology is Symbology.QR else GTIN
    assert judged(shown(text, symbology, view, width=width, height=height)) is None


def test_has_nothing_to_say_when_nobody_is_there() -> None:
    assert judged(nobody()) is None


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 2**32 - 1), st.integers(0, 255))
def test_any_frame_can_be_judged(width: int, height: int, seed: int, level: int) -> None:
    judged(np.random.default_rng(seed).integers(0, level + 1, (height, width), dtype=np.uint8))
    judged(np.full((height, width), level, np.uint8))


def test_darkness_comes_first_whatever_else_is_wrong() -> None:
    assert judge(Signs(light=20, washed_out=0.9, reach=0.9, burnt=1, steepness=0)) is Hint.TOO_DARK


def spoken(judgements: Sequence[Hint | None], coach: Coach | None = None) -> list[Hint | None]:
    coach = coach or Coach()
    return [coach.hears(judgement, number * FRAME) for number, judgement in enumerate(judgements)]


def changes(said: list[Hint | None]) -> int:
    return sum(before is not after for before, after in itertools.pairwise(said))


def test_a_hint_is_said_when_it_has_held_for_a_while_and_taken_back_when_it_has_not() -> None:
    said = spoken([Hint.TOO_FAR] * 15 + [None] * 20)
    assert said[0] is None
    assert said[14] is Hint.TOO_FAR
    assert said[-1] is None
    assert changes(said) == 2


@pytest.mark.parametrize("other", [None, Hint.HOLD_STILL])
def test_judgements_that_alternate_do_not_flicker(other: Hint | None) -> None:
    assert changes(spoken([Hint.TOO_FAR, other] * 100)) <= 1


@given(st.lists(st.sampled_from([None, *Hint]), max_size=150))
def test_a_hint_never_changes_twice_within_a_third_of_a_second(judgements: list[Hint | None]) -> None:
    said = spoken(judgements)
    at = [index for index in range(1, len(said)) if said[index] is not said[index - 1]]
    assert all((later - earlier) * FRAME > 0.3 for earlier, later in itertools.pairwise(at))


def test_another_trouble_replaces_the_first() -> None:
    said = spoken([Hint.TOO_FAR] * 20 + [Hint.HOLD_STILL] * 20)
    assert [hint for hint in dict.fromkeys(said) if hint] == [Hint.TOO_FAR, Hint.HOLD_STILL]


def test_a_code_that_was_read_ends_it_at_once() -> None:
    coach = Coach()
    spoken([Hint.TOO_FAR] * 20, coach)
    assert coach.hint is Hint.TOO_FAR
    coach.succeeds()
    assert coach.hint is None


def test_a_pause_between_frames_does_not_make_one_frame_enough() -> None:
    coach = Coach()
    coach.hears(Hint.TOO_FAR, 0.0)
    assert coach.hears(Hint.TOO_FAR, 60.0) is None
