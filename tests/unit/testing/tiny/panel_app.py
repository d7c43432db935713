"""The control panel on a desk that writes down what it is told: `python panel_app.py SOCKET`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk.crash import CrashGuard
from kiosk.errors import BadInput
from kiosk.start import run
from ui.panel import CardRow, DeskState, ProductRow, build_panel
from ui.panel.desk import Line
from ui.remote import RemoteAgent


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class _Desk:
    """Says every wish and shows it done."""

    def __init__(self) -> None:
        plugs = dict.fromkeys(("camera", "scanner", "card_reader", "printer"), True)
        self._state = DeskState(running=True, plugged=plugs, pending=3, purchases=7, receipt="SLIP 1")

    def cards(self) -> list[CardRow]:
        return [CardRow("anna", "Anna Lindner", "gold", staff=False), CardRow("jan", "Jan", "associate", staff=True)]

    def products(self) -> list[ProductRow]:
        return [ProductRow(f"P{n}", f"Product {n}", f"950400001{n:04d}", "") for n in range(40)]

    def state(self) -> DeskState:
        return self._state

    def tap(self, card: str) -> None:
        if card == "jan":
            raise BadInput("the reader is unplugged", fix="put its plug in")
        _say("tap", card)

    def show_card(self, card: str) -> None:
        _say("show_card", card)

    def scan(self, code: str) -> None:
        _say("scan", code)

    def show(self, code: str) -> None:
        _say("show", code)

    def set_line(self, line: Line) -> None:
        self._state = replace(self._state, line=line)
        _say("line", line)

    def set_plug(self, device: str, *, plugged: bool) -> None:
        self._state = replace(self._state, plugged={**self._state.plugged, device: plugged})
        _say("plug", device, plugged)

    def set_paper(self, *, there: bool) -> None:
        self._state = replace(self._state, paper=there)
        _say("paper", there)

    def kill(self) -> None:
        self._state = replace(self._state, running=False)
        _say("kill")

    def start(self) -> None:
        self._state = replace(self._state, running=True)
        _say("start")


class _Clock:
    offset = timedelta()


async def _main(stop: asyncio.Event) -> int:
    panel = build_panel(_Desk(), stop.set)

    async def status() -> Mapping[str, int]:
        return {}

    agent = RemoteAgent(panel.window, Path(sys.argv[1]), status=status, clock=_Clock())
    await agent.serve()
    await stop.wait()
    await agent.stop()
    panel.close()
    return 0


if __name__ == "__main__":
    guard = CrashGuard(lambda: None, lambda: None)
    guard.install()
    sys.exit(run(_main, guard))
