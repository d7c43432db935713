"""The control panel's desk on a world: every wish a call, how it is a snapshot."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.errors import KioskError
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.proxy import DOWN, UP, Network, Reply
from kiosk.testing.world import World
from ui.panel import CardRow, DeskState, ProductRow
from ui.panel.desk import Line

_LINES: dict[Line, Network] = {
    "up": UP,
    "slow": Network(latency_ms=400),
    "reply_lost": Network(reply=Reply.LOST),
    "portal": Network(reply=Reply.HTML),
    "down": DOWN,
}


class WorldDesk:
    """`ui.panel.Desk` on a `World`. `wanted` says whether the application is to run; a lock keeps the threads apart."""

    def __init__(self, world: World, shop: DemoShop, language: str) -> None:
        self._world = world
        self._shop = shop
        self._language = language
        self._line: Line = "up"
        self._paper = True
        self._lock = threading.Lock()
        self.wanted = True

    def cards(self) -> Sequence[CardRow]:
        rows = [CardRow(card.card, card.name, card.note, card.staff) for card in self._shop.cards]
        return sorted(rows, key=lambda row: not row.staff)

    def products(self) -> Sequence[ProductRow]:
        return [
            ProductRow(
                key=product.sku,
                name=product.names.get(self._language, product.names["en"]),
                gtin=product.gtin,
                picture=product.picture.as_uri() if product.picture.exists() else "",
            )
            for product in self._shop.products
        ]

    def state(self) -> DeskState:
        world = self._world
        receipts = world.devices.receipts()
        outbox: dict[str, Any] = {}
        with self._lock:
            running = world.app_running
            if running:
                outbox = _or_nothing(lambda: dict(world.remote.ask("status")["outbox"]))
        effects = _or_nothing(self._arrived)
        return DeskState(
            running=running,
            line=self._line,
            plugged=world.devices.plugged(),
            paper=self._paper,
            pending=outbox.get("pending", -1),
            parked=outbox.get("parked", -1),
            acknowledged=outbox.get("acknowledged", -1),
            purchases=effects.get("purchases", -1),
            consents=effects.get("consents", -1),
            receipt=receipts[-1] if receipts else "",
        )

    def _arrived(self) -> dict[str, Any]:
        found = self._world.effects()
        return {"purchases": len(found.purchases), "consents": len(found.consents)}

    def tap(self, card: str) -> None:
        found = self._shop.card(card)
        self._world.devices.tap(found.uid, found.ndef)

    def show_card(self, card: str) -> None:
        self._world.devices.show(self._shop.card(card).qr)

    def scan(self, code: str) -> None:
        self._world.devices.scan(self._shop.fill_in(code))

    def show(self, code: str) -> None:
        self._world.devices.show(self._shop.fill_in(code))

    def set_line(self, line: Line) -> None:
        self._world.set_network(_LINES[line])
        self._line = line

    def set_plug(self, device: str, *, plugged: bool) -> None:
        if plugged:
            self._world.devices.plug(device)
        else:
            self._world.devices.unplug(device)

    def set_paper(self, *, there: bool) -> None:
        self._world.devices.paper(out=not there)
        self._paper = there

    def kill(self) -> None:
        self.wanted = False
        with self._lock:
            self._world.kill_app()

    def start(self) -> None:
        self.wanted = True
        with self._lock:
            self._world.launch_app()

    def keep_running(self) -> bool:
        """Start the application again when it ended without being asked to; True when that was needed."""
        if not self.wanted or self._world.app_running:
            return False
        self.start()
        return True


def _or_nothing(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What cannot be told now is not told."""
    try:
        return ask()
    except KioskError:
        return {}
