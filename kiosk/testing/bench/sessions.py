"""Many customers in a row at one kiosk: whether its memory grows, and the last is greeted as fast as the first.

A session: a card, a look at a product, a scan, and "finish".
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field

import psutil

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import SEEN_LIMIT, arm, fresh_session, seen, stage
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.remote import Refused
from kiosk.testing.waiting import wait_until
from kiosk.testing.world import World

SESSIONS = 1000
WARM_UP = 0.1
"""The share of sessions before memory is compared: every page, picture and product is then there once."""
PARTS = 10
LOST = "yusuf"
"""Whose card is blocked."""
MIB = 1024 * 1024
OPENS_WITHIN = 4.0
TRIES = 3


@dataclass(slots=True)
class Course:
    """What was measured of each session: milliseconds to the greeting, and MiB after it; touches that were lost."""

    greeted: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)
    private: list[float] = field(default_factory=list)
    lost: int = 0


def measure_sessions(sessions: int | None) -> list[Figure]:
    """The whole application on the demo shop, online."""
    count = sessions or SESSIONS
    with stage() as world:
        course = _course(world, count)
    return [
        figure("memory after each session, resident", course.resident, unit="MiB", beside=_drift(course.resident)),
        figure("memory after each session, its own", course.private, unit="MiB", beside=_drift(course.private)),
        figure("card to greeting", course.greeted, beside=_pace(course.greeted)),
        figure("touches of a shelf that was just coming, lost", [course.lost], unit="", beside=f"of {count}"),
    ]


def _course(world: World, count: int) -> Course:
    shop = DemoShop()
    cards = [card for card in shop.cards if not card.staff and card.card != LOST]
    products = [product for product in shop.products if not product.by_weight and product.state == "active"]
    process = psutil.Process(world.app_pid)
    course = Course()
    for number in range(count):
        card, product = cards[number % len(cards)], products[number % len(products)]
        while world.devices.card_lies:
            time.sleep(0.02)
        arm(world.remote, name="greeting", text=card.name.split()[0])
        start = time.monotonic()
        world.devices.tap(card.uid, card.ndef)
        course.greeted.append((seen(world.remote, f"session {number}: {card.name}") - start) * 1000)
        course.lost += _open_a_product(world, number)
        arm(world.remote, name=f"line_{product.sku}")
        world.devices.scan(product.gtin)
        seen(world.remote, f"session {number}: the line of {product.sku}")
        fresh_session(world)
        memory = process.memory_full_info()
        course.resident.append(memory.rss / MIB)
        course.private.append(memory.uss / MIB)
    return course


def _open_a_product(world: World, number: int) -> int:
    """Give how many touches went nowhere: the shelf came anew between the finger's coming down and its lifting."""
    for lost in range(TRIES - 1):
        arm(world.remote, name="product")
        _look_at_something(world)
        if world.remote.ask("seen", limit=OPENS_WITHIN) is not None:
            return lost
    arm(world.remote, name="product")
    _look_at_something(world)
    seen(world.remote, f"session {number}: a product")
    return TRIES - 1


def _look_at_something(world: World) -> None:
    """Touch the first product in sight; while shelves are still coming, what was there may have moved on."""

    def touched() -> bool:
        there = (one for one in world.remote.look().items if one.name.startswith("product_") and one.enabled)
        item = next((one for one in there if not one.covered), None)
        if item is None:
            return False
        try:
            world.remote.ask("touch", target=item.name)
        except Refused:
            return False
        return True

    wait_until(touched, SEEN_LIMIT, "a product in sight")


def _drift(values: list[float]) -> str:
    """The mean of the last tenth beside that of the first tenth after the warm-up."""
    warm = values[round(len(values) * WARM_UP) :]
    part = max(1, len(warm) // PARTS)
    first, last = statistics.fmean(warm[:part]), statistics.fmean(warm[-part:])
    return f"{first:.1f} MiB after the warm-up, {last:.1f} at the end: {100 * (last / first - 1):+.2f} %"


def _pace(values: list[float]) -> str:
    part = max(1, len(values) // PARTS)
    first, last = statistics.median(values[:part]), statistics.median(values[-part:])
    return f"median of the first {part}: {first:.0f} ms, of the last {part}: {last:.0f} ms"
