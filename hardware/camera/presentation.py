"""What was newly shown: from codes seen in single frames to one report for each time a code is held up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hardware.camera.decoders import Code

_AGREE = 2
_TOGETHER = 1.0
"""Looks at a linear code must agree within so many seconds."""


@dataclass(slots=True)
class _Sighting:
    looks: int
    last: float
    reported: bool = False


class Presentation:
    """Reports a code when it is believed: a matrix code at once, a linear code when two frames agree.

    It is reported again only after it has been away for `away` seconds. Times are monotonic and come in as arguments.
    """

    def __init__(self, away: float = 1.0) -> None:
        self._away = away
        self._seen: dict[str, _Sighting] = {}

    def saw(self, codes: Iterable[Code], now: float) -> list[Code]:
        """Take the codes of one frame; gives those to report."""
        self._forget(now)
        new = []
        for code in codes:
            sighting = self._seen.setdefault(code.text, _Sighting(0, now))
            sighting.looks += 1
            sighting.last = now
            if not sighting.reported and (code.sure or sighting.looks >= _AGREE):
                sighting.reported = True
                new.append(code)
        return new

    def _forget(self, now: float) -> None:
        for text, sighting in list(self._seen.items()):
            if now - sighting.last >= (self._away if sighting.reported else _TOGETHER):
                del self._seen[text]
