"""What every device is: a blocking object that lives on one thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


class DeviceState(StrEnum):
    """absent ↔ opening → ready ↔ busy; ready → faulty → reconnecting → opening."""

    ABSENT = "absent"
    OPENING = "opening"
    READY = "ready"
    BUSY = "busy"
    FAULTY = "faulty"
    RECONNECTING = "reconnecting"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """How a device is, and why."""

    name: str
    state: DeviceState
    reason: str = ""
    fix: str = ""


@runtime_checkable
class Device(Protocol):
    """Any device. All methods block and are called from the device's one thread only."""

    name: str

    def open(self) -> None:
        """Make it ready; DeviceAbsent when that cannot be."""

    def close(self) -> None:
        """Let it go; safe to call in any state, never raises a DeviceFault."""


@runtime_checkable
class Warns(Protocol):
    """A device that works and can say what will soon want attention: `warning`, "" when nothing does."""

    warning: str
