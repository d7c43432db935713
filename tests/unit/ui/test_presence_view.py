"""Somebody comes: greeted. Nobody is there: the screen rests and goes dark, and the first touch brings it back."""

from __future__ import annotations

from itertools import count

from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop

HOURS = count(10_000, 3600)
"""The screens, and what they remember of the clock, are the same for all tests."""


def quiet(shop: Shop, seconds: float | None) -> None:
    """Nothing has moved for so long."""
    shop.camera.quiet_for = seconds
    shop.clock.ticks = float(next(HOURS))  # and nobody has touched anything
    shop.services.presence.look()


def test_who_comes_is_greeted_and_who_leaves_is_not_missed(screen: Screen, shop: Shop) -> None:
    screen.reads("Online gemerkt.")
    quiet(shop, 60)
    screen.reads("Online gemerkt.")
    quiet(shop, 0.1)
    screen.until(lambda: screen.sees("welcome"))
    screen.reads("Schön, dass du da bist.")
    quiet(shop, None)  # the camera is unplugged
    screen.reads("Online gemerkt.")
    assert not screen.sees("dimmed")


def test_the_screen_goes_dark_and_a_touch_starts_as_ever(screen: Screen, shop: Shop) -> None:
    quiet(shop, 121)
    screen.until(lambda: screen.sees("dimmed"))
    screen.touch("start")
    screen.at("home")
    screen.until(lambda: not screen.sees("dimmed"))


def test_who_comes_finds_it_bright(screen: Screen, shop: Shop) -> None:
    quiet(shop, 121)
    screen.until(lambda: screen.sees("dimmed"))
    quiet(shop, 0)
    screen.until(lambda: not screen.sees("dimmed"))


def test_a_session_is_never_dark(screen: Screen, shop: Shop) -> None:
    screen.touch("start")
    screen.at("home")
    quiet(shop, 500)
    assert not screen.sees("dimmed")
    shop.services.session.touch()


def test_nobody_there_is_asked_sooner(screen: Screen, shop: Shop) -> None:
    screen.touch("start")
    screen.at("home")
    shop.camera.quiet_for = 20
    shop.clock.ticks += 20
    shop.services.presence.look()
    shop.services.idle.look()
    screen.at("idle")
