"""A finger lifting from "add", until the frame that shows the product in the basket."""

from __future__ import annotations

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import SEEN_LIMIT, arm, fresh_session, seen, stage, touch
from kiosk.testing.waiting import wait_until
from kiosk.testing.world import World

LIMIT_MS = 100.0
ROUNDS = 40


def measure_touch(rounds: int | None) -> list[Figure]:
    """On the product page, in a session of its own each time."""
    with stage() as world:
        times = [_round(world) for _ in range(rounds or ROUNDS)]
    return [figure('touch on "add" to the painted basket button', times, limit=LIMIT_MS)]


def _products(world: World) -> list[str]:
    return [item.name for item in world.remote.look().items if item.name.startswith("product_")]


def _round(world: World) -> float:
    fresh_session(world)
    remote = world.remote
    arm(remote, name="home")
    touch(remote, "start")
    seen(remote)
    products = wait_until(lambda: _products(world), SEEN_LIMIT, "a product in sight")
    arm(remote, name="add")
    touch(remote, products[0])
    seen(remote)
    arm(remote, name="basket")
    touch(remote, "add")
    painted = seen(remote)
    return (painted - float(remote.ask("lifted"))) * 1000
