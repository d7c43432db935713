"""The real service in a process of its own, and servers that answer rubbish."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.api.client import HttpCentralApi
from kiosk.domain.operation import ChainHead

PROGRAM = """
import sys
from kiosk.central.serve import print_ready, serve
serve(sys.argv[1], 0, ready=print_ready, testing=True)
"""


@dataclass
class Service:
    """A running central service on the demo shop."""

    url: str
    process: subprocess.Popen[str]

    def end(self) -> None:
        self.process.terminate()
        assert self.process.wait(10) == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)


def start_service(database: Path) -> Service:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, f"sqlite:///{database}"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        line = process.stdout.readline()
    return Service(json.loads(line)["url"], process)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Service]:
    service = start_service(tmp_path_factory.mktemp("central") / "central.sqlite3")
    yield service
    service.end()


@asynccontextmanager
async def client_of(
    url: str,
    *,
    token: str = "demo-device",
    device: str = "K01",
    deadline: float = 20.0,
    head: Callable[[], ChainHead | None] = lambda: None,
) -> AsyncIterator[HttpCentralApi]:
    api = HttpCentralApi(
        url,
        device_id=device,
        device_token=token,
        store_id="berlin-mitte",
        deadline=deadline,
        batch_deadline=deadline,
        head=head,
    )
    try:
        yield api
    finally:
        await api.close()


@pytest.fixture
async def api(service: Service) -> AsyncIterator[HttpCentralApi]:
    async with client_of(service.url) as api:
        yield api


Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(answer: Handler) -> AsyncIterator[str]:
    """A TCP server that reads a request's head and then does what `answer` says; gives its URL."""
    running: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        running.add(task)
        try:
            await reader.readuntil(b"\r\n\r\n")
            await answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            running.discard(task)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in list(running):
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def http(status: str, content_type: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """An HTTP answer, to the byte."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body) if length is None else length}",
        *headers,
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + body


def sends(data: bytes) -> Handler:
    """A server that sends these bytes and closes."""

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return answer
