"""How each device is, told to whoever wants to know, and logged once on loss and once on return."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.errors import DeviceFault
from kiosk.ports import DeviceHealth, DeviceState
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

WORKING = frozenset({DeviceState.READY, DeviceState.BUSY})
_TRYING = frozenset({DeviceState.OPENING, DeviceState.RECONNECTING})


class HealthBoard:
    """The health of every device by name; `changed` fires with each that changes."""

    def __init__(self, names: Iterable[str]) -> None:
        self._health = {name: DeviceHealth(name, DeviceState.ABSENT) for name in names}
        self._complained: set[str] = set()
        self.changed: Listeners[DeviceHealth] = Listeners()

    @property
    def all(self) -> Mapping[str, DeviceHealth]:
        """Every device's health, in the order in which they were named."""
        return MappingProxyType(self._health)

    def works(self, name: str) -> bool:
        """Whether a device is there and does its work now."""
        health = self._health.get(name)
        return health is not None and health.state in WORKING

    def set(self, name: str, state: DeviceState, fault: DeviceFault | None = None, *, note: str = "") -> None:
        """Take over a state; `note` is what one that works wants soon.

        While a device is tried again, the reason of the last fault stays.
        """
        before = self._health[name]
        what, fix = (note, "")
        if fault is not None:
            what, fix = fault.what, fault.fix
        elif state in _TRYING:
            what, fix = before.reason, before.fix
        health = DeviceHealth(name, state, what, fix)
        if health == before:
            return
        self._health[name] = health
        if fault is not None and name not in self._complained:
            self._complained.add(name)
            _log.info("the %s does not work: %s", name, fault)
        elif state in WORKING and name in self._complained:
            self._complained.discard(name)
            _log.info("the %s works again", name)
        self.changed.emit(health)
