"""A finger lifting from "add", until the frame that shows the product in the basket."""

from __future__ import annotations

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage, touch
from kiosk.testing.world import World

LIMIT_MS = 100.0
ROUNDS = 40


def measure_touch(rounds: int | None) -> list[Figure]:
    """On the product page, in a session of its own each time."""
    with stage() as world:
        times = [_round(world) for _ in range(rounds or ROUNDS)]
    return [figure('touch on "add" to the painted basket button', times, limit=LIMIT_MS)]


def _round(world: World) -> float:
    fresh_session(world)
    remote = world.remote
    arm(remote, name="home")
    touch(remote, "start")
    seen(remote)
    product = next(item.name for item in remote.look().items if item.name.startswith("product_"))
    arm(remote, name="add")
    touch(remote, product)
    seen(remote)
    arm(remote, name="basket")
    touch(remote, "add")
    painted = seen(remote)
    return (painted - float(remote.ask("lifted"))) * 1000
