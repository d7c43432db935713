"""What a virtual device does on command: names, typed arguments, and what a wrong command is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import BadInput


class Nothing(BaseModel):
    """A command that takes nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Action:
    """`do` gets the checked arguments and gives what the answer tells besides `ok`."""

    does: str
    model: type[BaseModel]
    do: Callable[[Any], Mapping[str, Any] | None]

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of what it takes."""
        return tuple(self.model.model_fields)


class Virtual(Protocol):
    """A virtual device: where it listens, how a kiosk is set to it, what it does, what happened to it."""

    name: str

    @property
    def actions(self) -> Mapping[str, Action]:
        """What it does, by name."""

    @property
    def listens(self) -> str:
        """Where other programs find it."""

    def settings(self) -> dict[str, dict[str, Any]]:
        """The part of a kiosk's `[devices]` that points at it."""

    def start(self) -> None:
        """Be there; EnvironmentFault when it cannot be."""

    def stop(self) -> None:
        """Be gone, traces included."""

    def news(self) -> list[dict[str, Any]]:
        """What happened since this was asked last, each with an `event`."""


def perform(actions: Mapping[str, Action], command: Mapping[str, Any]) -> Mapping[str, Any]:
    """Do `{"do": NAME, …}`; gives what the answer tells. BadInput says what was meant or what is possible."""
    arguments = {key: value for key, value in command.items() if key not in {"do", "id"}}
    name = command.get("do")
    action = actions.get(name) if isinstance(name, str) else None
    if action is None:
        raise BadInput(
            f"unknown command {name!r}" if "do" in command else "no command: say what to do", fix=_meant(name, actions)
        )
    try:
        wanted = action.model.model_validate(arguments)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        takes = f"{name} takes {', '.join(action.arguments) or 'nothing'}"
        if first["type"] == "extra_forbidden":
            raise BadInput(f"{name} knows no {where!r}", fix=takes) from error
        said = first["msg"].removeprefix("Value error, ")
        raise BadInput(f"{name}: {where}: {said}" if where else f"{name}: {said}", fix=takes) from error
    return action.do(wanted) or {}


def _meant(name: Any, actions: Mapping[str, Action]) -> str:
    close = get_close_matches(name, actions, n=1) if isinstance(name, str) else []
    possible = f"one of {', '.join(sorted(actions))}"
    return f"did you mean {close[0]!r}? {possible}" if close else possible
