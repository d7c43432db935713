"""The four things that can be heard."""

from __future__ import annotations

from enum import StrEnum


class Sound(StrEnum):
    """Each says what a picture and a text say too."""

    RECOGNISED = "recognised"
    ADDED = "added"
    ATTENTION = "attention"
    ERROR = "error"
