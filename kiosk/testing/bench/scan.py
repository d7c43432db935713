"""A bar code's last byte on the serial line, until its line is painted in the basket."""

from __future__ import annotations

import time

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.world import Plan, World

LIMIT_MS = 150.0
ROUNDS = 40
_PAUSES = {"first of a session": 0.0, "the next": 0.4, "at once after another": 0.0}  # seconds since the one before


def measure_scan(rounds: int | None) -> list[Figure]:
    """On the shop's and on 100,000 products: the first scan of a session, which opens the basket, and two more.

    The second comes as soon as hands can scan again, the third at once after its line is painted: while the picture of
    the second still flies, and what goes well with it is looked up.
    """
    figures = []
    for products in (0, 100_000):
        with stage(Plan(products=products)) as world:
            times = _rounds(world, rounds or ROUNDS)
        size = "100,000 products" if products else "the demo shop"
        figures += [figure(f"scan to line, {kind}, {size}", many, limit=LIMIT_MS) for kind, many in times.items()]
    return figures


def _rounds(world: World, rounds: int) -> dict[str, list[float]]:
    products = [product for product in DemoShop().products if not product.by_weight and product.state == "active"]
    times: dict[str, list[float]] = {kind: [] for kind in _PAUSES}
    for number in range(rounds):
        fresh_session(world)
        for turn, (kind, pause) in enumerate(_PAUSES.items()):
            time.sleep(pause)
            product = products[(len(_PAUSES) * number + turn) % len(products)]
            arm(world.remote, name=f"line_{product.sku}")
            start = time.monotonic()
            world.devices.scan(product.gtin)
            times[kind].append((seen(world.remote) - start) * 1000)
    return times
