"""What all virtual devices have: a plug, faults by name, a status, words for what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import Field

from kiosk.errors import BadInput, EnvironmentFault
from kiosk.testing import steps as s
from kiosk.testing.faults import Fault, Faults
from kiosk.testing.simulate.action import Action, Nothing

T = TypeVar("T")


class _Peer(Protocol):
    @property
    def plugged(self) -> bool: ...
    def start(self) -> object: ...
    def stop(self) -> None: ...
    def plug(self) -> None: ...
    def unplug(self) -> None: ...


class _FaultName(Nothing):
    name: s.Fault
    amount: Annotated[float, Field(ge=0, le=100_000)] | None = None


class _Mended(Nothing):
    name: s.Fault | None = None


class Device:
    """What all virtual devices have: a plug, faults by name, a status."""

    def __init__(self, name: str, peer: _Peer, faults: Mapping[str, Fault]) -> None:
        self.name = name
        self._peer = peer
        self._faults = Faults({name: faults})
        self.actions: dict[str, Action] = {
            "plug": Action("puts its plug in", Nothing, lambda _: peer.plug()),
            "unplug": Action("pulls its plug", Nothing, lambda _: peer.unplug()),
            "status": Action("tells how it is", Nothing, lambda _: self._status()),
            "help": Action("tells what can be done", Nothing, lambda _: self._help()),
        }
        if faults:
            begin = Action("lets it fail in one of its ways", _FaultName, self._begin)
            self.actions |= {"fault": begin, "mend": Action("mends one fault, or all", _Mended, self._mend)}

    def start(self) -> None:
        """Plug it in; EnvironmentFault when its place is taken."""
        try:
            self._peer.start()
        except OSError as error:
            raise EnvironmentFault(
                f"the simulated {self.name} cannot listen: {error.strerror}", fix="take another --port, or none"
            ) from error

    def stop(self) -> None:
        """Take it away."""
        self._peer.stop()

    def news(self) -> list[dict[str, Any]]:
        """What happened since it was asked last."""
        return []

    def _begin(self, wanted: _FaultName) -> None:
        self._faults.begin(self.name, wanted.name, wanted.amount)

    def _mend(self, wanted: _Mended) -> None:
        self._faults.mend(self.name, wanted.name)

    def _status(self) -> dict[str, Any]:
        return {"plugged": self._peer.plugged, "faults": list(self._faults.active()[self.name])}

    def _help(self) -> dict[str, Any]:
        commands = {
            name: {"does": action.does, "takes": list(action.arguments)} for name, action in self.actions.items()
        }
        return {"commands": commands, "faults": {fault[1]: fault[2] for fault in self._faults.names()}}


def possible(do: Callable[[], T]) -> T:
    """What `do` gives; BadInput for what cannot be."""
    try:
        return do()
    except ValueError as error:
        raise BadInput(str(error)) from error
