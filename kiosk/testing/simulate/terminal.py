"""A virtual card terminal."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from hardware.simulated.terminal import SimulatedTerminal
from hardware.terminal import messages
from kiosk.testing import steps as s
from kiosk.testing.simulate.action import Action, Nothing
from kiosk.testing.simulate.device import Device
from kiosk.testing.turns import TURNS, USUAL, turn


class _Next(Nothing):
    turn: s.Turn


class _Decline(Nothing):
    code: Annotated[int, Field(ge=1, le=255)] | None = None


class VirtualTerminal(Device):
    """A card terminal that speaks ZVT, on TCP or a serial line; its book is kept in `journal`."""

    def __init__(self, port: int = 0, *, on_serial: bool = False, journal: Path | None = None) -> None:
        self._terminal = SimulatedTerminal(on_serial=on_serial, port=port, journal=journal)
        self._terminal.default = USUAL
        super().__init__("terminal", self._terminal, {})
        self._on_serial = on_serial
        self._told = len(self._terminal.book.bookings)
        self._hung = False
        self.actions |= {
            "next": Action(f"the next payment goes so: {', '.join(TURNS)}", _Next, self._next),
            "decline": Action("the next payment is declined, with a result code", _Decline, self._decline),
            "release": Action("goes on after hanging", Nothing, lambda _: self._terminal.release()),
            "cut_power": Action("off and on again; its book stays", Nothing, lambda _: self._terminal.cut_power()),
            "book": Action("gives what it booked", Nothing, lambda _: {"bookings": self._bookings(0)}),
        }

    @property
    def listens(self) -> str:
        """`host:port`, or the serial device."""
        return self._terminal.address

    def settings(self) -> dict[str, dict[str, Any]]:
        """`[devices.terminal]`."""
        if self._on_serial:
            return {"terminal": {"device": self._terminal.address}}
        return {"terminal": {"host": "127.0.0.1", "port": self._terminal.port}}

    def news(self) -> list[dict[str, Any]]:
        """`asked`: a till's command by name; `booked`: a booking; `hung`: it says nothing until it is released."""
        events: list[dict[str, Any]] = []
        while self._terminal.heard:
            control = self._terminal.heard.popleft()
            events.append({"event": "asked", "command": _COMMANDS.get(control, f"{control:04X}")})
        fresh = self._bookings(self._told)
        self._told += len(fresh)
        events += [{"event": "booked", **booking} for booking in fresh]
        if self._terminal.hung and not self._hung:
            events.append({"event": "hung"})
        self._hung = self._terminal.hung
        return events

    def _bookings(self, start: int) -> list[dict[str, Any]]:
        return [dataclasses.asdict(booking) for booking in self._terminal.book.bookings[start:]]

    def _next(self, wanted: _Next) -> None:
        if wanted.turn == "release":
            self._terminal.release()
        else:
            self._terminal.play(turn(wanted.turn))

    def _decline(self, wanted: _Decline) -> None:
        self._terminal.play(turn("decline", wanted.code))

    def _status(self) -> dict[str, Any]:
        return {**super()._status(), "busy": self._terminal.busy, "hung": self._terminal.hung}


_COMMANDS = {
    messages.REGISTRATION: "registration",
    messages.AUTHORISATION: "authorisation",
    messages.LOG_OFF: "log_off",
    messages.STATUS_ENQUIRY: "status_enquiry",
    messages.REPEAT_RECEIPT: "repeat_receipt",
    messages.REVERSAL: "reversal",
    messages.END_OF_DAY: "end_of_day",
    messages.DIAGNOSIS: "diagnosis",
    messages.ABORT: "abort",
}
