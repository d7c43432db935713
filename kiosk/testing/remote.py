"""The tester's end of the application's agent: one Unix socket, one JSON line a request and an answer."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError


class Unreachable(KioskError):
    """The application does not answer: it was killed, has not started, or hangs."""


class Refused(KioskError):
    """A person could not do that. `why`: missing, hidden, disabled, covered, moving, or request."""

    def __init__(self, what: str, *, why: str) -> None:
        super().__init__(what)
        self.why = why


@dataclass(frozen=True, slots=True)
class Item:
    """Something visible: its objectName, the text it shows or is called by, its place in window px."""

    name: str
    text: str
    role: str
    rect: tuple[float, float, float, float]
    enabled: bool
    covered: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a person sees at one moment."""

    screen: str
    window: tuple[int, int]
    items: tuple[Item, ...]

    def shows(self, text: str) -> bool:
        """Whether some visible text contains it."""
        return any(text in item.text for item in self.items)

    def item(self, name: str) -> Item | None:
        """The visible object of that name, the topmost of several."""
        return next((item for item in reversed(self.items) if item.name == name), None)

    def texts(self) -> tuple[str, ...]:
        """Every visible text once, in painting order."""
        return tuple(dict.fromkeys(item.text for item in self.items if item.text))


_FOR_A_PICTURE = 60.0  # it waits for all pictures on the screen, on a busy machine much longer than they take


class RemoteClient:
    """One connection to a running application; blocks. Not for several threads at once."""

    def __init__(self, path: Path, *, timeout: float = 15.0) -> None:
        self.path = path
        self._timeout = timeout
        self._socket: socket.socket | None = None
        self._buffer = b""
        self._number = 0

    def close(self) -> None:
        """Hang up; the next request connects anew."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._buffer = None, b""

    def ask(self, verb: str, **arguments: Any) -> Any:
        """Request and answer; Unreachable, or Refused with the agent's words."""
        self._number += 1
        try:
            answer = self._exchange({"id": self._number, "do": verb, **arguments})
        except (OSError, ValueError) as error:
            self.close()
            raise Unreachable(f"the application does not answer: {str(error) or type(error).__name__}") from error
        if not answer["ok"]:
            raise Refused(answer["error"], why=answer["why"])
        return answer["value"]

    def look(self) -> Look:
        """What is visible now."""
        value = self.ask("look")
        items = tuple(
            Item(
                name=item["name"],
                text=item["text"],
                role=item["role"],
                rect=(item["rect"][0], item["rect"][1], item["rect"][2], item["rect"][3]),
                enabled=item["enabled"],
                covered=item["covered"],
            )
            for item in value["items"]
        )
        width, height = value["window"]
        return Look(value["screen"], (width, height), items)

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._socket is None:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._socket.settimeout(self._timeout)
            self._socket.connect(str(self.path))
        self._socket.settimeout(_FOR_A_PICTURE if request["do"] == "screenshot" else self._timeout)
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        while True:
            while b"\n" not in self._buffer:
                part = self._socket.recv(1 << 20)
                if not part:
                    raise ConnectionResetError("it hung up")
                self._buffer += part
            line, _, self._buffer = self._buffer.partition(b"\n")
            answer: dict[str, Any] = json.loads(line)
            if answer.get("id") == request["id"]:
                return answer
