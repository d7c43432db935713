"""How a purchase gets to its buyer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Taken along now, or fetched later in a store of choice."""

    TAKE_NOW = "take_now"
    COLLECT = "collect"


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What was chosen; `store` and its name are where it is collected."""

    way: Way = Way.TAKE_NOW
    store: str = ""
    store_name: str = ""


TAKE_NOW = Fulfilment()
