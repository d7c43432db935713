"""A card coming into the reader's field, until the frame that greets its owner with their own cart."""

from __future__ import annotations

import time

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.world import World

LIMIT_MS = 1000.0
ROUNDS = 30


def measure_card(rounds: int | None) -> list[Figure]:
    """Every demo customer in turn, online, from the attract screen."""
    with stage() as world:
        times = [_round(world, number) for number in range(rounds or ROUNDS)]
    return [figure("card in the field to personal screen", times, limit=LIMIT_MS)]


def _round(world: World, number: int) -> float:
    fresh_session(world)
    cards = [card for card in DemoShop().cards if not card.staff and "lost" not in card.note][:10]
    card = cards[number % len(cards)]
    while world.devices.card_lies:
        time.sleep(0.02)
    arm(world.remote, text=card.name.split()[0])
    start = time.monotonic()
    world.devices.tap(card.uid, card.ndef)
    return (seen(world.remote) - start) * 1000
