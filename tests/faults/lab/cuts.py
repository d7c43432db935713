"""Ways in which the power can fail: what of the unsynced reaches the disk. Each is drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.faults.lab.disk import WHOLE, Item

Calls = Sequence[Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A power cut after `position` records of the log. `lost` never reached the disk; see Disk.after_cut."""

    position: int
    lost: frozenset[Item]
    grown: bool = False
    way: str = ""

    def __str__(self) -> str:
        """As the explorer's `--cut` takes it, and in words."""
        lost = ",".join(f"{number}:{sector}" for number, sector in sorted(self.lost))
        grown = ", files grown without their data" if self.grown else ""
        return f"--cut {self.position}/{int(self.grown)}/{lost} ({self.way}{grown})"

    @classmethod
    def parse(cls, text: str) -> Cut:
        """The cut that `--cut` names."""
        position, grown, lost = text.split("/")
        pieces = (piece.split(":") for piece in lost.split(",") if piece)
        return cls(int(position), frozenset((int(number), int(sector)) for number, sector in pieces), grown == "1")


def _all_lost(calls: Calls, chance: Random) -> list[Item]:
    return [item for items in calls for item in items]


def _none_lost(calls: Calls, chance: Random) -> list[Item]:
    return []


def _prefix_kept(calls: Calls, chance: Random) -> list[Item]:
    return [item for items in calls[chance.randrange(len(calls)) :] for item in items]


def _suffix_kept(calls: Calls, chance: Random) -> list[Item]:
    return [item for items in calls[: chance.randrange(len(calls)) + 1] for item in items]


def _one_lost(calls: Calls, chance: Random) -> list[Item]:
    return list(chance.choice(calls))


def _one_kept(calls: Calls, chance: Random) -> list[Item]:
    kept = chance.randrange(len(calls))
    return [item for number, items in enumerate(calls) if number != kept for item in items]


def _some_lost(calls: Calls, chance: Random) -> list[Item]:
    share = chance.choice((0.2, 0.5, 0.8))
    return [item for items in calls if chance.random() < share for item in items]


def _all_torn(calls: Calls, chance: Random) -> list[Item]:
    share = chance.choice((0.1, 0.5, 0.9))
    return [item for items in calls for item in items if chance.random() < share]


def _last_torn(calls: Calls, chance: Random) -> list[Item]:
    torn = calls[-1]
    return list(torn[chance.randrange(len(torn)) :] if chance.random() < 0.5 else chance.sample(torn, len(torn) // 2))


def _names_lost(calls: Calls, chance: Random) -> list[Item]:
    return [item for items in calls for item in items if item[1] == WHOLE]


def _data_lost(calls: Calls, chance: Random) -> list[Item]:
    return [item for items in calls for item in items if item[1] != WHOLE]


WAYS: dict[str, Callable[[Calls, Random], list[Item]]] = {
    "only what was synced": _all_lost,
    "everything, as after a kill": _none_lost,
    "in order up to some call": _prefix_kept,
    "only what came last": _suffix_kept,
    "one call missing": _one_lost,
    "one call alone": _one_kept,
    "some calls missing": _some_lost,
    "all torn": _all_torn,
    "the last one torn": _last_torn,
    "data without names and sizes": _names_lost,
    "names and sizes without data": _data_lost,
}


def draw(position: int, calls: Calls, chance: Random) -> Cut:
    """A cut of those that are possible when so much is at risk."""
    if not calls:
        return Cut(position, frozenset(), way="nothing was at risk")
    way = chance.choice(list(WAYS))
    return Cut(position, frozenset(WAYS[way](calls, chance)), chance.random() < 0.25, way)
