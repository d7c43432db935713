"""The demo customers' cards that sign their link, each with a counter that goes on from tap to tap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hardware.simulated.tag import SimulatedCard
from hardware.simulated.tag_sun import Sun
from kiosk.central.demo import CARD_KEYS
from kiosk.testing.demo_shop import FOLDER


class SigningCards:
    """Cards by UID; what one of them links to is another text at each reading."""

    def __init__(self, folder: Path = FOLDER) -> None:
        people = json.loads((folder / "people.json").read_text(encoding="utf-8"))
        self._links = {}
        self._cards: dict[str, SimulatedCard] = {}
        for person in people["customers"]:
            for card in person["cards"]:
                if "sun" in card:
                    self._links[card["uid"]] = card["ndef"]
                    self._cards[card["uid"]] = _signing(card)

    def find(self, uid: str, link: str | None) -> SimulatedCard | None:
        """The signing card of this UID; None for one that is made to link to something else: a copy of it."""
        return self._cards.get(uid) if link in {None, self._links.get(uid)} else None


def _signing(card: dict[str, Any]) -> SimulatedCard:
    uid, sun = bytes.fromhex(card["uid"]), card["sun"]
    key = bytes.fromhex(sun["key"]) or CARD_KEYS.file_key(uid)
    signs = Sun(card["ndef"], key, CARD_KEYS.meta, mirror=sun["mirror"])
    return SimulatedCard(card["uid"], kind="t4", sun=signs)
