"""A bar code's last byte on the serial line, until its line is painted in the basket."""

from __future__ import annotations

import time

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.world import Plan, World

LIMIT_MS = 150.0
ROUNDS = 40


def measure_scan(rounds: int | None) -> list[Figure]:
    """The first scan of a session (which opens the basket) and later ones, on the shop's and on 100,000 products."""
    figures = []
    for products in (0, 100_000):
        with stage(Plan(products=products)) as world:
            first, later = _rounds(world, rounds or ROUNDS)
        size = "100,000 products" if products else "the demo shop"
        figures.append(figure(f"scan to line, first of a session, {size}", first, limit=LIMIT_MS))
        figures.append(figure(f"scan to line, later ones, {size}", later, limit=LIMIT_MS))
    return figures


def _rounds(world: World, rounds: int) -> tuple[list[float], list[float]]:
    products = [product for product in DemoShop().products if not product.by_weight and product.state == "active"]
    first: list[float] = []
    later: list[float] = []
    for number in range(rounds):
        fresh_session(world)
        for turn, times in enumerate((first, later)):
            product = products[(2 * number + turn) % len(products)]
            arm(world.remote, name=f"line_{product.sku}")
            start = time.monotonic()
            world.devices.scan(product.gtin)
            times.append((seen(world.remote) - start) * 1000)
    return first, later
