"""What a start or a check found in the store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a stable word; `lost` says that something confirmed may be gone: tell staff."""

    code: str
    where: str
    what: str
    fix: str = ""
    lost: bool = False
