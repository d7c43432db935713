"""Figures and how they are told."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FOR_A_HUNDREDTH = 100
"""Rounds below which a 99th percentile is only the largest value."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity: median, 95th and 99th percentile of `n` rounds in `unit`, and what it stands beside."""

    name: str
    unit: str
    median: float
    p95: float
    p99: float
    n: int
    beside: str = ""
    limit: float | None = None

    @property
    def within(self) -> bool | None:
        """Whether the 99th percentile (of few rounds the 95th, of one the value) keeps the limit; None without one."""
        worst = self.p99 if self.n >= FOR_A_HUNDREDTH else self.p95
        return None if self.limit is None else worst <= self.limit

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": round(self.median, 4),
            "p95": round(self.p95, 4),
            "p99": round(self.p99, 4),
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
        far = f"  p99 {self.p99:9.2f}" if self.n >= FOR_A_HUNDREDTH else ""
        return f"{mark} {self.name:<44} median {self.median:9.2f}  p95 {self.p95:9.2f}{far} {self.unit}{limit}{beside}"


def figure(
    name: str, values: Sequence[float], *, unit: str = "ms", beside: str = "", limit: float | None = None
) -> Figure:
    """A figure of measured values (nearest-rank percentiles)."""
    ordered = sorted(values)
    p95, p99 = (ordered[max(0, math.ceil(share * len(ordered)) - 1)] for share in (0.95, 0.99))
    return Figure(name, unit, statistics.median(ordered), p95, p99, len(ordered), beside, limit)
