"""What happens to the devices and to the line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from kiosk.testing.proxy import Network, Reply
from kiosk.testing.steps.base import ShortStep, StepModel

Device = Literal["camera", "scanner", "card_reader", "printer", "terminal", "wedge", "wallet", "rfid", "voice"]


class NetworkStep(ShortStep):
    """The line between kiosk and central service."""

    short = "state"
    state: Literal["up", "down"] = "up"
    latency_ms: Annotated[float, Field(ge=0, le=60_000)] = 0.0
    loss: Annotated[float, Field(ge=0, le=1)] = 0.0
    reply_lost: bool = False
    reply: Literal["as_is", "html", "500", "drip", "silent"] = "as_is"

    def network(self) -> Network:
        """What to set on the proxy."""
        reply = Reply.LOST if self.reply_lost else Reply(self.reply)
        return Network(self.state == "up", self.latency_ms, self.loss, reply)


class Unplug(ShortStep):
    """Pull a device's plug."""

    short = "device"
    device: Device


class Plug(ShortStep):
    """Put a device's plug back."""

    short = "device"
    device: Device


class Paper(ShortStep):
    """Take the printer's paper out, or put new paper in."""

    short = "state"
    state: Literal["out", "in"]


Turn = Literal[
    "approve",
    "decline",
    "cancel",
    "no_card",
    "late",
    "wrong_amount",
    "hang",
    "lost_before",
    "lost_after",
    "lost_reversed",
    "power_cut",
    "noise",
    "twice",
    "release",
]


class TerminalStep(ShortStep):
    """What becomes of the next card payment: a turn (`kiosk.testing.turns`), or `decline` with a result code.

    `release` lets a terminal that hangs go on.
    """

    short = "turn"
    turn: Turn | None = None
    decline: Annotated[int, Field(ge=1, le=255)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> TerminalStep:
        if (self.turn is None) == (self.decline is None):
            raise ValueError("name what happens, or give {decline: CODE}")
        return self


Fault = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,40}$")]


class FaultStep(StepModel):
    """Let a device fail: `{camera: frozen}`, `{printer: {power_cut_after: 5}}`; the names: `kiosk.testing.faults`."""

    device: Device
    fault: Fault
    amount: Annotated[float, Field(ge=0, le=100_000)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        device, said = _one_device(value)
        if isinstance(said, dict) and len(said) == 1:
            ((fault, amount),) = said.items()
            return {"device": device, "fault": fault, "amount": amount}
        return {"device": device, "fault": said}


class MendStep(StepModel):
    """Mend one fault of a device, `{camera: frozen}`, or all of them, `camera`."""

    device: Device
    fault: Fault | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"device": value}
        device, fault = _one_device(value)
        return {"device": device, "fault": fault}


def _one_device(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError("name one device and its fault, such as {camera: frozen}")
    ((device, said),) = value.items()
    return device, said
