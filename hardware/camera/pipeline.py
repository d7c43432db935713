"""The decode pipeline for stills: quick looks first, then ever more work on what is left unread.

Matrix codes carry error correction and are believed at once. Of a linear code only a check digit tells, and one in ten
misreads passes it: a linear code is believed when two different looks agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hardware.camera.decoders import Code, Decoders, Gray, Look
from hardware.camera.retouch import enlarged, evened, inverted, sharpened

_AGREE = 2
_LARGEST_TO_ENLARGE = 4_000_000


def still_looks(decoders: Decoders) -> tuple[Look, ...]:
    """The looks at a still picture, cheapest first."""
    quick, zbar, thorough = decoders.quick, decoders.zbar, decoders.thorough
    return (
        quick,
        decoders.quick_global,
        zbar,
        thorough,
        lambda gray: thorough(evened(gray)),
        _if_small(lambda gray: thorough(sharpened(enlarged(gray)))),
        lambda gray: zbar(evened(gray)),
        _if_small(lambda gray: zbar(sharpened(enlarged(gray)))),
        _if_small(lambda gray: decoders.thorough_global(enlarged(gray))),
        _if_small(lambda gray: thorough(enlarged(gray, 3.0))),
        _if_small(lambda gray: thorough(evened(enlarged(gray)))),
        lambda gray: zbar(inverted(evened(gray))),
        _if_small(lambda gray: zbar(inverted(evened(enlarged(gray))))),
    )


class DecodePipeline:
    """Reads one still picture as well as it can be read."""

    def __init__(self, looks: Iterable[Look] | None = None) -> None:
        self._looks = tuple(looks) if looks is not None else still_looks(Decoders())

    def decode(self, gray: Gray) -> list[Code]:
        """The codes in a grey picture. What one look saw counts when no other saw anything."""
        votes: Counter[str] = Counter()
        codes: dict[str, Code] = {}
        for look in self._looks:
            for code in look(gray):
                codes.setdefault(code.text, code)
                votes[code.text] += _AGREE if code.sure else 1
            believed = [code for text, code in codes.items() if votes[text] >= _AGREE]
            if believed:
                return believed
        return list(codes.values()) if len(codes) == 1 else []


def _if_small(look: Look) -> Look:
    """A look at an enlargement, only where memory allows it."""
    return lambda gray: look(gray) if gray.size <= _LARGEST_TO_ENLARGE else []
