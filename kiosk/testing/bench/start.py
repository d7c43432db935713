"""Cold start: from exec to the first frame that takes a touch, with the shop's products and with 100,000 more."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import wait_for_catalogue
from kiosk.testing.world import Plan, World

LIMIT_SECONDS = 2.0
MANY = 100_000
ROUNDS = 7


def measure_start(rounds: int | None) -> list[Figure]:
    """Two worlds, one with many products, started in turn: the ratio holds when the machine's speed drifts."""
    rounds = rounds or ROUNDS
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        shop, many = Path(folder, "shop"), Path(folder, "many")
        with World(shop, Plan()) as small, World(many, Plan(products=MANY)) as large:
            counts = []
            for world in (small, large):
                world.start_app()
                counts.append(wait_for_catalogue(world))
                world.stop_app()
            few, lots = [], []
            for _ in range(rounds):
                few.append(_start(small))
                lots.append(_start(large))
    ratios = [b / a for a, b in zip(few, lots, strict=True)]
    return [
        figure(f"start to first frame, {counts[0]} products", few, unit="s", limit=LIMIT_SECONDS),
        figure(f"start to first frame, {counts[1]} products", lots, unit="s", limit=LIMIT_SECONDS),
        figure("ratio, pair by pair", ratios, unit="×", beside="asked: within 0.85 and 1.15 in the median"),
    ]


def _start(world: World) -> float:
    seconds = world.start_app()
    world.stop_app()
    return seconds
