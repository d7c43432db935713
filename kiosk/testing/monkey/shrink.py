"""The shortest list of events that still fails (Zeller, Hildebrandt: delta debugging, 2002)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def shortest(events: Sequence[T], fails: Callable[[Sequence[T]], bool], tries: int) -> list[T]:
    """Leave out what is not needed for `fails`, by ever smaller parts, within so many tries.

    `events` is taken to fail. What led to a failure mostly came just before it, so ends are tried first.
    """
    left = list(events)
    for length in (5, 20, 80, 320):
        if length < len(left) and tries > 0:
            tries -= 1
            if fails(left[-length:]):
                left = left[-length:]
                break
    parts = 2
    while len(left) > 1 and tries > 0:
        size = -(-len(left) // parts)
        for start in range(0, len(left), size):
            without = left[:start] + left[start + size :]
            tries -= 1
            if without and fails(without):
                left, parts = without, max(parts - 1, 2)
                break
            if tries <= 0:
                break
        else:
            if size == 1:
                break
            parts = min(parts * 2, len(left))
    return left
