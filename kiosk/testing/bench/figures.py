"""Figures and how they are told."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity: median and 95th percentile of `n` rounds in `unit`, and what it stands beside."""

    name: str
    unit: str
    median: float
    p95: float
    n: int
    beside: str = ""
    limit: float | None = None

    @property
    def within(self) -> bool | None:
        """Whether the 95th percentile (of one round: the value) keeps the limit; None without one."""
        return None if self.limit is None else self.p95 <= self.limit

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": round(self.median, 4),
            "p95": round(self.p95, 4),
            "n": self.n,
            "beside": self.beside,
            "limit": self.limit,
            "within": self.within,
        }

    def as_text(self) -> str:
        """For people."""
        mark = {None: " ", True: "✓", False: "✗"}[self.within]
        limit = "" if self.limit is None else f"  limit {self.limit:g} {self.unit}"
        beside = f"  ({self.beside})" if self.beside else ""
        return f"{mark} {self.name:<44} median {self.median:9.2f}  p95 {self.p95:9.2f} {self.unit}{limit}{beside}"


def figure(
    name: str, values: Sequence[float], *, unit: str = "ms", beside: str = "", limit: float | None = None
) -> Figure:
    """A figure of measured values (nearest-rank 95th percentile)."""
    ordered = sorted(values)
    p95 = ordered[max(0, math.ceil(0.95 * len(ordered)) - 1)]
    return Figure(name, unit, statistics.median(ordered), p95, len(ordered), beside, limit)
