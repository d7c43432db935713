"""The two spellings of a verb: a story's step, a method of `Kiosk`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from kiosk.testing import steps as s
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.kiosk import Kiosk, Seen
from kiosk.testing.waiting import wait_until
from kiosk.testing.world import World


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Kiosk, list[BaseModel]]]:
    """A kiosk in a world that was never started; the steps it was asked for, instead of their doing."""
    steps: list[BaseModel] = []
    world = World(tmp_path)
    monkeypatch.setattr(World, "remote", property(lambda _: _NoRemote()))
    kiosk = Kiosk(world, DemoShop(), tmp_path)
    monkeypatch.setattr(kiosk._verbs, "do", steps.append)
    yield kiosk, steps
    world.stop()


class _NoRemote:
    def look(self) -> None:
        raise AssertionError("nothing is to be looked at")


def test_every_step_of_a_story_is_a_method_with_a_sentence() -> None:
    for verb in s.STEPS:
        if verb == "screenshot":
            continue  # gives the file it wrote
        method = getattr(Kiosk, verb)
        assert inspect.getdoc(method), verb


def test_what_can_be_seen_is_the_same_in_both() -> None:
    assert set(Seen.__annotations__) == set(s.WaitFor.model_fields)


CALLS: dict[str, tuple[Callable[[Kiosk], None], BaseModel]] = {
    "tap": (lambda kiosk: kiosk.tap_card("anna"), s.TapCard(name="anna")),
    "network": (lambda kiosk: kiosk.network("down"), s.NetworkStep(state="down")),
    "reply": (lambda kiosk: kiosk.network(reply="html"), s.NetworkStep(reply="html")),
    "clock": (lambda kiosk: kiosk.clock("+2h"), s.SetClock.model_validate("+2h")),
    "clock by a span": (lambda kiosk: kiosk.clock(timedelta(days=-1)), s.SetClock.model_validate("-1d")),
    "fault": (
        lambda kiosk: kiosk.fault("printer", "jam_after", 3),
        s.FaultStep.model_validate({"printer": {"jam_after": 3}}),
    ),
    "mend": (lambda kiosk: kiosk.mend("camera"), s.MendStep.model_validate("camera")),
    "decline": (lambda kiosk: kiosk.terminal(decline=5), s.TerminalStep(decline=5)),
    "expect": (
        lambda kiosk: kiosk.expect(basket={"total": "9.90"}, text=["a", "b"], within="1min"),
        s.Expect(basket=s.BasketIs(total=Decimal("9.90")), text=("a", "b"), within=60),
    ),
}


@pytest.mark.parametrize(("call", "step"), CALLS.values(), ids=CALLS)
def test_a_call_is_that_step(
    done: tuple[Kiosk, list[BaseModel]], call: Callable[[Kiosk], None], step: BaseModel
) -> None:
    kiosk, steps = done
    call(kiosk)
    assert steps == [step]


WRONG: dict[str, Callable[[Any], None]] = {
    "no expectation": lambda kiosk: kiosk.expect(),
    "an unknown device": lambda kiosk: kiosk.unplug("toaster"),
    "an unknown key": lambda kiosk: kiosk.wait_for(basket={"line": 1}),
    "two ways": lambda kiosk: kiosk.tap_card("anna", uid="04AABBCC"),
    "a wrong time": lambda kiosk: kiosk.touch("pay", within="soon"),
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_wrong_arguments_are_told_before_anything_is_done(
    done: tuple[Kiosk, list[BaseModel]], call: Callable[[Any], None]
) -> None:
    kiosk, steps = done
    with pytest.raises(ValidationError):
        call(kiosk)
    assert steps == []


def test_a_condition_that_never_comes_true_is_named() -> None:
    assert wait_until(lambda: "so") == "so"
    with pytest.raises(AssertionError, match=r"waited 0.01 s in vain: pigs fly"):
        wait_until(lambda: False, 0.01, "pigs fly")
