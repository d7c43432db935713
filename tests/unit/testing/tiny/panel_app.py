"""The control panel on a desk that writes down what it is told: `python panel_app.py SOCKET`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.crash import CrashGuard
from kiosk.errors import BadInput
from kiosk.start import run
from ui.app import log_qt_messages
from ui.panel.desk import (
    Card,
    Catalogue,
    Code,
    ConsentNow,
    CounterNow,
    DeskState,
    DeviceNow,
    FaultOffer,
    Line,
    Played,
    PurchaseNow,
    TerminalNow,
)
from ui.panel.window import build_panel
from ui.remote import RemoteAgent

_PLACED = datetime(2026, 5, 4, 10, tzinfo=UTC)


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class _Desk:
    """Says every wish and shows it done."""

    def __init__(self) -> None:
        names = ("camera", "scanner", "card_reader", "printer", "terminal")
        self._state = DeskState(
            running=True,
            screen="home",
            devices=tuple(DeviceNow(name, plugged=True, health="ready") for name in names),
            terminal=TerminalNow(amount=1290),
            pending=3,
            acknowledged=2,
            reachable=True,
            purchases=(PurchaseNow("p1", "K01-000007", 2490, 2, "C00001", _PLACED),),
            consents=(ConsentNow("c1", "analytics", given=False, customer="C00001"),),
            counters=(CounterNow("K01", 8, 7, 7, ""),),
            log=("a line of the log",),
        )

    def catalogue(self) -> Catalogue:
        products = [
            Code(
                f"P{n}", "product", {"en": f"Product {n}", "de": f"Produkt {n}"}, f"950400001{n:04d}", f"S{n}", f"S{n}"
            )
            for n in range(40)
        ]
        odd = Code("expired", "expired", {"en": "Old bread", "de": "Altes Brot"}, "(17) …", "", {"text": "(01)1"})
        return Catalogue(
            cards=(
                Card("anna", "Anna Lindner", "gold", "customer", "anna", "{code:anna}"),
                Card("jan", "Jan", "associate", "staff", "jan"),
                Card("blank", "", "", "blank", {"uid": "04AABBCCDDEE03"}),
            ),
            codes=(odd, *products),
            faults=(FaultOffer("camera", "frozen"), FaultOffer("printer", "power_cut_after", 5, lasting=False)),
            turns=("approve", "decline"),
        )

    def state(self) -> DeskState:
        return self._state

    def do(self, verb: str, content: Any = "") -> None:
        if content == "jan":
            raise BadInput("the reader is unplugged", fix="put its plug in")
        _say(verb, content)
        state = self._state
        match verb:
            case "kill" | "start":
                self._state = replace(state, running=verb == "start")
            case "network":
                self._state = replace(state, line=Line(up=content != "down"))
            case "fault" | "mend":
                device = content if isinstance(content, str) else next(iter(content))
                faults = (content[device],) if verb == "fault" else ()
                devices = [replace(one, faults=faults) if one.key == device else one for one in state.devices]
                self._state = replace(state, devices=devices)
            case _:
                pass

    def record(self) -> None:
        _say("record")
        self._state = replace(self._state, recording=True, recorded=("scan: x", "touch: pay"))

    def finish(self, title: str, *, expect: bool) -> str:
        _say("finish", title, expect)
        self._state = replace(self._state, recording=False, recorded=())
        return f"story: {title}\n"

    def save(self, text: str, folder: Path, name: str) -> Path:
        _say("save", name)
        return folder / "saved.yaml"

    def play(self, file: Path) -> Played:
        _say("play", file.name)
        return Played(ok=True, steps=4, seconds=1.5)


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
    log_qt_messages()
    sys.exit(run(_main, guard))
