"""What customers may ask of their data, and what they are told of who looked at it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DataWish(StrEnum):
    """What somebody wants done."""

    ACCESS = "access"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class LookUp:
    """One look of staff at a customer's data. `action` as in the central service's audit, `role` of who looked."""

    at: datetime
    action: str
    role: str
    device: str


@dataclass(frozen=True, slots=True)
class LookUps:
    """The newest first; `total` counts those that are not listed as well."""

    newest: tuple[LookUp, ...] = ()
    total: int = 0


def digest(secret: str) -> str:
    """What the central service keeps of a code or a session key: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()
