"""A card coming into the reader's field, until the frame that greets its owner with their own cart."""

from __future__ import annotations

import time

from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage
from kiosk.testing.demo_shop import DemoCard, DemoShop
from kiosk.testing.proxy import DOWN
from kiosk.testing.waiting import wait_until
from kiosk.testing.world import World

ONLINE_MS, CACHED_MS = 300.0, 100.0
ROUNDS = 30
KEPT = ("clara", "emma", "hannes", "mira", "olga")
"""Who agreed to be remembered by devices."""
_REST = 0.5  # what the kiosk does when somebody leaves is over by then
_NOTICES = 60.0


def measure_card(rounds: int | None) -> list[Figure]:
    """Every demo customer in turn, online: from the attract screen at rest, and from one that just came up."""
    with stage() as world:
        cards = [card for card in DemoShop().cards if not card.staff][:10]
        rested, hurried = _times(world, cards, rounds or ROUNDS, _REST), _times(world, cards, rounds or ROUNDS, 0.0)
    return [
        figure("card in the field to personal screen", rested, limit=ONLINE_MS),
        figure("the same while the last one's screen goes", hurried, limit=ONLINE_MS),
    ]


def measure_card_cached(rounds: int | None) -> list[Figure]:
    """The same without a network: everybody was here before, and agreed to be remembered."""
    with stage() as world:
        cards = [card for card in DemoShop().cards if card.card in KEPT]
        for card in cards:
            _tap(world, card, _REST)
        fresh_session(world)
        world.set_network(DOWN)
        wait_until(lambda: world.remote.ask("status")["online"] is False, _NOTICES, "the network is down")
        times = _times(world, cards, rounds or ROUNDS, _REST)
    return [figure("card in the field to personal screen, from the cache", times, limit=CACHED_MS)]


def _times(world: World, cards: list[DemoCard], rounds: int, rest: float) -> list[float]:
    return [_tap(world, cards[number % len(cards)], rest) for number in range(rounds)]


def _tap(world: World, card: DemoCard, rest: float) -> float:
    """Milliseconds. The last person, whose card is off the reader, finished `rest` seconds ago."""
    fresh_session(world)
    time.sleep(rest)
    arm(world.remote, name="greeting", text=card.name.split()[0])
    start = time.monotonic()
    world.devices.tap(card.uid, card.ndef)
    greeted = seen(world.remote)
    world.devices.lift()
    wait_until(lambda: world.devices.card_lifted, _NOTICES, "the lifted card is noticed")
    return (greeted - start) * 1000
