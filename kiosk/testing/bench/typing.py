"""A finger lifting from a key of the search, until the frame that shows what was found for the letters so far."""

from __future__ import annotations

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage, touch
from kiosk.testing.world import Plan, World

LIMIT_MS = 100.0
MANY = 100_000
ROUNDS = 10
WORDS = ("schokolade", "kaffee", "seife", "holz")


def measure_typing(rounds: int | None) -> list[Figure]:
    """Letter by letter in a catalogue of 100,000 products, each word in a session of its own."""
    with stage(Plan(products=MANY)) as world:
        times = [time for at in range(rounds or ROUNDS) for time in _typed(world, WORDS[at % len(WORDS)])]
    return [figure(f"key of the search to painted results, {MANY} products", times, limit=LIMIT_MS)]


def _typed(world: World, word: str) -> list[float]:
    fresh_session(world)
    remote = world.remote
    arm(remote, name="home")
    touch(remote, "start")
    seen(remote)
    arm(remote, name="search_field")
    touch(remote, "search")
    seen(remote)
    times = []
    for end, letter in enumerate(word, 1):
        arm(remote, name=f"found_{word[:end]}")
        touch(remote, f"key_{letter}")
        painted = seen(remote)
        times.append((painted - float(remote.ask("lifted"))) * 1000)
    return times
