"""The control socket: the owner of a running kiosk changes its outbox by command, through the one process that may.

`STATE/control.sock`, open to its owner only. JSON lines, one answer a request, several requests a connection:

    {"v": 1, "do": "retry", "ids": ["…"]}      {"v": 1, "do": "retry", "all": true}
    {"v": 1, "do": "park", "ids": ["…"], "reason": "…"}
    {"v": 1, "do": "import", "file": "…", "passphrase": "…"}
    {"v": 1, "do": "devices"}
    {"v": 1, "do": "ping"}

Answers: `{"v": 1, "ok": true, "count": 3}`, to `devices` also `"devices": [{"name", "state", "reason", "fix"}]`,
or `{"v": 1, "ok": false, "error": "…", "fix": "…", "bad_input": false}`.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from kiosk.errors import BadInput, EnvironmentFault, KioskError
from kiosk.ports import DeviceHealth, DeviceState
from kiosk.services.deliveries import CHUNK, STAFF_PARKED, Deliveries

NAME = "control.sock"
VERSION: Final = 1
MAX_LINE = 64 * 1024
MAX_CONNECTIONS = 8
MAX_REQUESTS = 1000
PATIENCE = 10.0
"""Seconds within which a request must be complete, and its answer taken."""
ANSWER, IMPORTED = 60.0, 600.0
"""Seconds a command waits for an answer; an import may be of weeks."""

Id = Annotated[str, Field(min_length=1, max_length=64)]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
    v: Literal[1]


class Ping(_Request):
    """Is anybody there?"""

    do: Literal["ping"] = "ping"


class Retry(_Request):
    """Send these, or all parked ones, again."""

    do: Literal["retry"] = "retry"
    ids: list[Id] = Field(default_factory=list, max_length=CHUNK)
    all: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.ids) == self.all:
            raise ValueError("give ids, or all")
        return self


class Park(_Request):
    """Take these out of the line."""

    do: Literal["park"] = "park"
    ids: list[Id] = Field(min_length=1, max_length=CHUNK)
    reason: str = Field(STAFF_PARKED, min_length=1, max_length=200)


class Import(_Request):
    """Take in what a file carries."""

    do: Literal["import"] = "import"
    file: str = Field(min_length=1, max_length=4096)
    passphrase: str = Field(min_length=1, max_length=1024, repr=False)


class HowAreDevices(_Request):
    """The health of every device; the count is of those that work."""

    do: Literal["devices"] = "devices"


Request = Ping | HowAreDevices | Retry | Park | Import
_REQUEST: TypeAdapter[Request] = TypeAdapter(Annotated[Request, Field(discriminator="do")])


class ControlServer:
    """Answers on `folder`/control.sock from `serve` to `stop`; whatever comes in, the kiosk goes on.

    The caller holds the store's lock: a socket that lies there already is a dead process's and is replaced.
    """

    def __init__(
        self, folder: Path, deliveries: Deliveries, health: Callable[[], Iterable[DeviceHealth]] = tuple
    ) -> None:
        self._folder = folder.expanduser()
        self._deliveries = deliveries
        self._health = health
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def path(self) -> Path:
        """Where it listens."""
        return self._folder / NAME

    async def serve(self) -> None:
        """Begin to listen; EnvironmentFault when the folder does not take a socket."""
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            os.fchmod(listener.fileno(), 0o600)  # what bind gives the file, so that it is never open to others
            self.path.unlink(missing_ok=True)
            with _reachable(self._folder) as address:
                listener.bind(address)
            self._server = await asyncio.start_unix_server(self._welcome, sock=listener, limit=MAX_LINE)
        except OSError as error:
            listener.close()
            raise EnvironmentFault(
                f"{self.path}: no socket can be made there: {error.strerror}", fix="check the folder and its disk"
            ) from error

    async def stop(self) -> None:
        """Stop listening, cut what is open, take the socket away; safe to call twice."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        self.path.unlink(missing_ok=True)

    def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._connections) >= MAX_CONNECTIONS:
            writer.close()
            return
        task = asyncio.get_running_loop().create_task(self._converse(reader, writer), name="control")
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async for line in _lines(reader):
                writer.write(_line(await self._answer(line)))
                async with asyncio.timeout(PATIENCE):
                    await writer.drain()
        except (TimeoutError, ConnectionError):
            pass  # whoever asked is gone, or never says what they want
        finally:
            writer.close()

    async def _answer(self, line: bytes | None) -> dict[str, Any]:
        if line is None:
            return _no(BadInput(f"a request has at most {MAX_LINE} bytes"))
        try:
            request = _REQUEST.validate_json(line)
        except ValidationError as error:
            return _no(BadInput("this is not a request of this version", fix=_first(error)))
        try:
            if isinstance(request, HowAreDevices):
                return {"ok": True, **self._devices()}
            return {"ok": True, "count": await self._do(request)}
        except KioskError as error:
            return _no(error)

    def _devices(self) -> dict[str, Any]:
        all_of_them = tuple(self._health())
        working = sum(health.state in {DeviceState.READY, DeviceState.BUSY} for health in all_of_them)
        return {"count": working, "devices": [asdict(health) for health in all_of_them]}

    async def _do(self, request: Ping | Retry | Park | Import) -> int:
        match request:
            case Ping():
                return 0
            case Retry(all=True):
                return await self._deliveries.retry_parked()
            case Retry(ids=ids):
                return await self._deliveries.retry(ids)
            case Park(ids=ids, reason=reason):
                return await self._deliveries.park(ids, reason)
            case Import(file=file, passphrase=passphrase):
                return await self._deliveries.take_in(Path(file), passphrase)


async def _lines(reader: asyncio.StreamReader) -> AsyncIterator[bytes | None]:
    """Each line; None, and no more, for one that is too long."""
    for _ in range(MAX_REQUESTS):
        try:
            async with asyncio.timeout(PATIENCE):
                line = await reader.readuntil(b"\n")
        except asyncio.IncompleteReadError:
            return
        except asyncio.LimitOverrunError:
            yield None
            return
        yield line


def _line(answer: dict[str, Any]) -> bytes:
    return json.dumps({"v": VERSION, **answer}, ensure_ascii=False).encode() + b"\n"


def _no(error: KioskError) -> dict[str, Any]:
    return {"ok": False, "error": error.what, "fix": error.fix, "bad_input": isinstance(error, BadInput)}


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, found['loc'])) or 'line'}: {found['msg']}"


@contextmanager
def _reachable(folder: Path) -> Iterator[str]:
    """The socket's address through an open folder: a socket's path has 107 bytes at most, a folder's more."""
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{descriptor}/{NAME}"
    finally:
        os.close(descriptor)


class ControlClient:
    """Asks a running kiosk; blocks. Use `connect`."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile("rb")

    @classmethod
    @contextmanager
    def connect(cls, folder: Path) -> Iterator[ControlClient | None]:
        """A client of the kiosk that runs on this state folder; None when none does."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(ANSWER)
        with connection:
            try:
                with _reachable(folder.expanduser()) as address:
                    connection.connect(address)
            except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
                yield None
                return
            except PermissionError as error:
                raise EnvironmentFault(
                    f"{folder / NAME} belongs to another user", fix="run this as the kiosk's user"
                ) from error
            yield cls(connection)

    def ask(self, request: Request) -> int:
        """The answer's count; the kiosk's own error when it could not."""
        return int(self._ask(request)["count"])

    def devices(self) -> tuple[DeviceHealth, ...]:
        """How the running kiosk finds its devices; EnvironmentFault, BadInput of a kiosk that cannot tell yet."""
        answer = self._ask(HowAreDevices(v=1))
        try:
            return tuple(
                DeviceHealth(str(one["name"]), DeviceState(one["state"]), str(one["reason"]), str(one["fix"]))
                for one in answer["devices"]
            )
        except (ValueError, KeyError, TypeError) as error:
            raise EnvironmentFault("the running kiosk gave no answer of this version", fix="look at its log") from error

    def _ask(self, request: Request) -> dict[str, Any]:
        self._connection.settimeout(IMPORTED if isinstance(request, Import) else ANSWER)
        try:
            self._connection.sendall(request.model_dump_json().encode() + b"\n")
            line = self._answers.readline(4 * MAX_LINE)
        except OSError as error:
            raise EnvironmentFault("the running kiosk did not answer", fix="look at its log") from error
        try:
            answer = json.loads(line)
            if answer["v"] == VERSION and answer["ok"]:
                return {**answer, "count": int(answer["count"])}
            kind = BadInput if answer["bad_input"] else EnvironmentFault
            what, fix = str(answer["error"]), str(answer["fix"])
        except (ValueError, KeyError, TypeError) as error:
            raise EnvironmentFault("the running kiosk gave no answer of this version", fix="look at its log") from error
        raise kind(what, fix=fix)
