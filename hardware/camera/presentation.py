"""What was newly shown: from codes seen in single frames to one report for each time a code is held up."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from hardware.camera.decoders import Code

_AGREE = 2
_TOGETHER = 1.0
"""Looks at a linear code must agree within so many seconds."""


_FRAMES_AWAY = 8
"""Away means unseen in so many frames too: a stalled machine does not make a held code a new one."""


@dataclass(slots=True)
class _Sighting:
    looks: int
    last: float
    missed: int = 0
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
        in_frame = {code.text: code for code in codes}
        self._forget(in_frame, now)
        new = []
        for text, code in in_frame.items():
            sighting = self._seen.setdefault(text, _Sighting(0, now))
            sighting.looks += 1
            sighting.last, sighting.missed = now, 0
            if not sighting.reported and (code.sure or sighting.looks >= _AGREE):
                sighting.reported = True
                new.append(code)
        return new

    def _forget(self, in_frame: Container[str], now: float) -> None:
        for text, sighting in list(self._seen.items()):
            if text not in in_frame:
                sighting.missed += 1
            if sighting.reported:
                gone = sighting.missed >= _FRAMES_AWAY and now - sighting.last >= self._away
            else:
                gone = now - sighting.last >= _TOGETHER
            if gone:
                del self._seen[text]
