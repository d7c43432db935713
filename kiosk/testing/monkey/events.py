"""What a monkey may do next: steps as stories write them, from a seeded source of chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.remote import Look
from kiosk.testing.written import Said

KEYS = (
    *("Alt+F4", "Alt+Tab", "Ctrl+Alt+Del", "Ctrl+Q", "Ctrl+W", "Ctrl+C", "Ctrl+V", "Ctrl+A", "Meta+D", "Meta+L", "Esc"),
    *(
        "F1",
        "F5",
        "F11",
        "F12",
        "Print",
        "Tab",
        "Return",
        "Space",
        "Backspace",
        "Menu",
        "Back",
        "Ctrl+Shift+Esc",
        "X",
        "7",
    ),
)
PLUGS = ("camera", "scanner", "card_reader", "printer", "terminal", "wedge", "wallet", "rfid")
_RUBBISH = ("", "0", "\x00\x01", "9" * 60, "https://example.com/?q=%00", "4006381333931", "Ä" * 20, "{}", "]C1010")


class Chance:
    """Gives one event after the other; the same seed and the same looks give the same events.

    A touch is written as the point that is touched, so that it can be done again whatever is there.
    """

    def __init__(self, seed: int, shop: DemoShop, size: tuple[int, int]) -> None:
        self._random = Random(seed)  # noqa: S311 - chance, not secrecy
        self._shop = shop
        self._size = size
        self._pulled: set[str] = set()
        self._down = False
        self._kinds: Sequence[tuple[int, Callable[[], Said]]] = (
            (30, self._anywhere),
            (10, self._swipe),
            (3, self._edge),
            (2, self._long),
            (8, self._scan),
            (4, self._card),
            (2, self._code),
            (2, self._typed),
            (5, self._key),
            (2, self._plug),
            (2, self._network),
            (1, self._clock),
            (1, self._terminal),
            (1, self._paper),
        )

    @property
    def wants_to_look(self) -> bool:
        """Whether the next touch goes to something that is there; every other one goes anywhere."""
        return self._random.random() < 0.3

    def next(self, look: Look | None) -> Said:
        """What to do now; with a look: touch something that is there."""
        if look is not None and (targets := [item for item in look.items if item.name and item.enabled]):
            x, y, width, height = self._random.choice(targets).rect
            return _stroke([(x + width / 2, y + height / 2)], 0.02)
        weights = [weight for weight, _ in self._kinds]
        (_, kind) = self._random.choices(self._kinds, weights)[0]
        return kind()

    def _point(self) -> tuple[float, float]:
        width, height = self._size
        return self._random.uniform(0, width - 1), self._random.uniform(0, height - 1)

    def _anywhere(self) -> Said:
        return _stroke([self._point()], 0.02)

    def _swipe(self) -> Said:
        return _stroke([self._point(), self._point()], self._random.choice((0.03, 0.08, 0.2)))

    def _edge(self) -> Said:
        width, height = self._size
        x, y = self._point()
        start = self._random.choice(((0.0, y), (width - 1.0, y), (x, 0.0), (x, height - 1.0)))
        return _stroke([start, self._point()], 0.08)

    def _long(self) -> Said:
        return _stroke([self._point()], 0.9)

    def _scan(self) -> Said:
        product = self._random.choice(self._shop.products)
        return self._random.choice((("scan", product.gtin), ("scan", product.gtin), ("type_scan", product.gtin)))

    def _typed(self) -> Said:
        return "scan", self._random.choice(_RUBBISH[1:])

    def _card(self) -> Said:
        return "tap_card", self._random.choice(self._shop.cards).name.split()[0].lower()

    def _code(self) -> Said:
        card = self._random.choice(self._shop.cards)
        return "show_pass", card.qr

    def _key(self) -> Said:
        return "press", self._random.choice(KEYS)

    def _plug(self) -> Said:
        if self._pulled and self._random.random() < 0.6:
            device = self._random.choice(sorted(self._pulled))
            self._pulled.discard(device)
            return "plug", device
        device = self._random.choice(PLUGS)
        self._pulled.add(device)
        return "unplug", device

    def _network(self) -> Said:
        self._down = not self._down
        slow: dict[str, Any] = {"latency_ms": 300, "loss": 0.2}
        return "network", self._random.choice(("down", slow, {"reply": "html"})) if self._down else "up"

    def _clock(self) -> Said:
        return "clock", self._random.choice(("+1h", "-1h", "+1d", "-20s", "+30s"))

    def _terminal(self) -> Said:
        return "terminal", self._random.choice(("approve", "decline", "cancel", "no_card", "twice", "noise"))

    def _paper(self) -> Said:
        return "paper", self._random.choice(("out", "in"))


def _stroke(points: Sequence[tuple[float, float]], seconds: float) -> Said:
    return "stroke", {"points": [[round(x), round(y)] for x, y in points], "seconds": seconds}
