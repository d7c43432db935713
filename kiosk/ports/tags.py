"""UHF RFID readers over a counter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from kiosk.ports.devices import Device


@dataclass(frozen=True, slots=True)
class TagsRead:
    """What changed in front of a tag reader: EPCs in upper-case hex. They tell of what people carry: never logged."""

    seen: tuple[str, ...] = field(default=(), repr=False)
    gone: tuple[str, ...] = field(default=(), repr=False)


@runtime_checkable
class TagReader(Device, Protocol):
    """A UHF RFID reader over a counter."""

    def poll(self, timeout: float) -> TagsRead | None:
        """Tags that were put there or taken away, a pile at once; None after about `timeout` seconds without any.

        A tag read faintly or in passing does not count. DeviceLost when it went away; what lay there before counts once
        only.
        """
