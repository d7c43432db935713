"""What steps are made of: names, words, spans of time, and ways to write a step short."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]

_SPAN = re.compile(r"^([+-]?)(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?$")
_UNIT = {"ms": 0.001, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}
DEFAULT_LIMIT = 10.0
"""Seconds."""


def seconds(text: Any) -> float:
    """A span such as "5", "1.5s", "+2h", "-10min" or "3d", in seconds."""
    match = _SPAN.match(str(text).strip())
    if match is None:
        raise ValueError("a time is a number with s, min, h or d, such as 5s or +2h")
    sign, number, unit = match.groups()
    return (-1 if sign == "-" else 1) * float(number) * _UNIT[unit or "s"]


def _positive(text: Any) -> float:
    value = seconds(text)
    if not 0 < value <= 600:
        raise ValueError("a time limit is above 0 and at most 10min")
    return value


Limit = Annotated[float, BeforeValidator(_positive)]


class StepModel(BaseModel):
    """Anything a step says; a word that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ShortStep(StepModel):
    """A step that may be written short: a bare text is its first field."""

    short: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        return {cls.short: value} if isinstance(value, str) else value


class BareStep(StepModel):
    """A step that is one word."""

    @model_validator(mode="before")
    @classmethod
    def _nothing(cls, value: Any) -> Any:
        return {} if value == "" else value
