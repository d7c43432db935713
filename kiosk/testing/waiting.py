"""Waiting for a condition instead of for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_POLL = 0.02


def wait_until(condition: Callable[[], T], within: float = 10.0, what: str = "") -> T:
    """The condition's first true value; AssertionError when none came within so many seconds."""
    __tracebackhide__ = True
    deadline = time.monotonic() + within
    while not (value := condition()):
        assert time.monotonic() < deadline, f"waited {within:g} s in vain{f': {what}' if what else ''}"
        time.sleep(_POLL)
    return value
