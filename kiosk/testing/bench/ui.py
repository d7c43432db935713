"""What a finger feels: from the touch to the painted answer, and how evenly frames come while something moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import SEEN_LIMIT, arm, fresh_session, seen, stage, touch
from kiosk.testing.remote import Item
from kiosk.testing.waiting import wait_until
from kiosk.testing.world import Plan, World

TOUCH_MS, FRAME_MS = 50.0, 33.0
ROUNDS = 20
PRODUCTS = 100_000
_FLING = 0.12
_TOUCHABLE = 60.0
"""So many pixels of it at least."""
_MOVES = 0.8
"""Seconds in which a flung list, or a page that was opened, comes to rest."""


def measure_ui(rounds: int | None, products: int = PRODUCTS) -> list[Figure]:
    """The whole application on the software renderer, portrait, with a large catalogue."""
    count = rounds or ROUNDS
    with stage(Plan(products=products, language="en")) as world:
        answers, pages = _touches(world, count)
        changes = _changes(world, count)
        scrolled = _scrolling(world, count)
    return [
        figure("touch to painted answer on the page", answers, limit=TOUCH_MS),
        figure("touch to the first frame of the next page", pages, limit=TOUCH_MS),
        frames("frames in page changes", changes),
        frames(f"frames while scrolling {products:,} products", scrolled),
    ]


def frames(name: str, times: list[float]) -> Figure:
    """Milliseconds from frame to frame, with the longest and how many took too long."""
    late = [one for one in times if one > FRAME_MS]
    beside = (
        f"{len(late)} of {len(times)} over {FRAME_MS:g} ms ({len(late) / len(times):.1%}), longest {max(times):.0f} ms"
    )
    return figure(name, times, beside=beside, limit=FRAME_MS)


def _touches(world: World, count: int) -> tuple[list[float], list[float]]:
    """The same walk again and again: each touch with what it must bring, on its page and on the next one."""
    answers: list[float] = []
    pages: list[float] = []
    for _ in range(count):
        fresh_session(world)
        _rest()
        pages.append(_touch(world, "start", "home"))
        card = wait_until(lambda: _products(world), SEEN_LIMIT, "a product in sight")[0]
        sku = card.name.removeprefix("product_")
        pages.append(_touch(world, card.name, "product"))
        answers.append(_touch(world, "add", "basket"))
        pages.append(_touch(world, "basket", "pay"))
        answers.append(_touch(world, f"plus_{sku}", f"line_{sku}", "2 "))
        answers.append(_touch(world, f"minus_{sku}", f"line_{sku}", "1 "))
        pages.append(_touch(world, "pay", "checkout"))
        pages.append(_touch(world, "back", "pay"))
        pages.append(_touch(world, "back", "product"))
        pages.append(_touch(world, "back", "home"))
        pages.append(_touch(world, "search", "search"))
        answers.append(_touch(world, "key_k", "search_field", "k"))
        answers.append(_touch(world, "key_a", "search_field", "ka"))
    return answers, pages


def _products(world: World) -> list[Item]:
    products = (one for one in world.remote.look().items if one.name.startswith("product_") and one.enabled)
    return [one for one in products if not one.covered and one.rect[3] >= _TOUCHABLE]


def _touch(world: World, target: str, name: str, text: str = "") -> float:
    arm(world.remote, name=name, text=text)
    touch(world.remote, target)
    painted = seen(world.remote)
    _rest()
    return (painted - float(world.remote.ask("lifted"))) * 1000


def _changes(world: World, count: int) -> list[float]:
    """Frames from the touch on, to the page at rest."""
    times: list[float] = []
    for _ in range(count):
        fresh_session(world)
        _rest()
        for target in ("start", "search", "back", "search", "back"):
            times += _filmed(world, partial(touch, world.remote, target))
    return times


def _scrolling(world: World, count: int) -> list[float]:
    """The list of everything, flung down page by page."""
    fresh_session(world)
    touch(world.remote, "start")
    touch(world.remote, "search")
    touch(world.remote, "category_all")
    _rest()
    width, height = world.plan.size
    points = [[width / 2, height * 0.8], [width / 2, height * 0.35]]
    times: list[float] = []
    for _ in range(count):
        times += _filmed(world, partial(world.remote.ask, "stroke", points=points, seconds=_FLING))
    return times


def _filmed(world: World, act: Callable[[], object]) -> list[float]:
    world.remote.ask("frames", on=True)
    act()
    _rest()
    taken: list[float] = world.remote.ask("frames", on=False)
    return taken


def _rest() -> None:
    time.sleep(_MOVES)
