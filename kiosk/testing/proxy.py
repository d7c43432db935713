"""A fault proxy on loopback between the kiosk and the central service: the network that stories break."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from kiosk.testing.framing import HttpMessage, HttpRubbish, read_message

_T = TypeVar("_T")
_CHUNK = 64 * 1024
_MAX_MESSAGE = 64 * 1024 * 1024
_START = 5.0
_READS = frozenset({"GET", "HEAD"})
_DRIP = 0.25


class Reply(StrEnum):
    """What happens to the central service's answers."""

    AS_IS = "as_is"
    LOST = "lost"  # a write arrives, its answer does not; reading still works
    PARTIAL = "partial"  # the answer to a batch names every other entry only
    HTML = "html"  # a captive portal: 200 and a page
    ERROR_500 = "500"
    DRIP = "drip"  # one byte now and then, for ever
    SILENT = "silent"  # accepted, never answered


@dataclass(frozen=True, slots=True)
class Network:
    """The state of the line. `loss` is the share of exchanges cut; `latency_ms` is added each way.

    Half of those that are cut arrive, and their answers are lost.
    """

    up: bool = True
    latency_ms: float = 0.0
    loss: float = 0.0
    reply: Reply = Reply.AS_IS


UP = Network()
DOWN = Network(up=False)

_HTML = b"<!doctype html><html><body><h1>Welcome to our Wi-Fi</h1></body></html>"
_PROBLEM = b"internal error"


class FaultProxy:
    """Listens on a loopback port and passes whole HTTP exchanges on to `upstream`, with the faults of `set()`.

    While down it refuses connections (its port stays reserved) and cuts those that are open. It runs its own event
    loop in its own thread; `start()` and `stop()` block. `seed` decides which exchanges are lost.
    """

    def __init__(self, upstream: str, *, seed: int = 0) -> None:
        parts = urlsplit(upstream)
        self._host = parts.hostname or "127.0.0.1"
        self._upstream_port = parts.port or 80
        self._path = parts.path
        self._random = random.Random(seed)  # noqa: S311 - which packets are lost is no secret
        self._network = UP
        self._open: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._server: asyncio.Server | None = None
        self._anchor: socket.socket | None = None
        self._exchanges = 0
        self.port = 0

    @property
    def url(self) -> str:
        """The base URL for the kiosk."""
        return f"http://127.0.0.1:{self.port}{self._path}"

    @property
    def network(self) -> Network:
        """What is set now."""
        return self._network

    @property
    def exchanges(self) -> int:
        """How many requests came in whole."""
        return self._exchanges

    def start(self) -> None:
        """Listen."""
        ready: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="fault-proxy", daemon=True)
        self._thread.start()
        self._loop = ready.result(_START)
        self._anchor = socket.socket()
        self._anchor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._anchor.bind(("127.0.0.1", self.port))  # bound, never listening: keeps the port ours while down
        self.port = self._anchor.getsockname()[1]
        self._call(self._set(self._network))

    def stop(self) -> None:
        """Cut everything and end the thread; safe to call twice."""
        if self._loop is None or self._thread is None:
            return
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_START)
        self._loop = self._thread = None
        if self._anchor is not None:
            self._anchor.close()

    def set(self, network: Network) -> None:
        """Change the line; on return open connections of a line that is now down are cut."""
        self._call(self._set(network))

    def _run(self, ready: Future[asyncio.AbstractEventLoop]) -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.call_soon(ready.set_result, loop)
        try:
            loop.run_forever()
        finally:
            loop.close()

    def _call(self, work: Coroutine[Any, Any, _T]) -> _T:
        assert self._loop is not None, "start() comes first"
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_START)

    async def _close(self) -> None:
        await _settle()
        if self._server is not None:
            self._server.close()
            self._server = None
        await _settle()
        await self._cut()

    async def _set(self, network: Network) -> None:
        self._network = network
        if not network.up:
            await self._close()
            return
        if self._server is None:
            self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port, reuse_port=True)
        if network.reply is not Reply.AS_IS:
            await self._cut()  # a kept-alive connection must not carry the old network on

    async def _cut(self) -> None:
        tasks = tuple(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            if self._network.up:
                await self._serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, HttpRubbish):
            pass  # either side left: the proxy only passes that on, by closing
        except asyncio.CancelledError:
            pass  # cut by `set()`; asyncio.Server would log it as an error
        finally:
            self._open.discard(task)
            _abort(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            request = await read_message(reader, _MAX_MESSAGE)
            if request is None:
                return
            self._exchanges += 1
            network = self._network
            await self._travel(network)
            lost = self._random.random() < network.loss
            if not network.up or (lost and self._random.random() < 0.5):
                return
            if network.reply in {Reply.AS_IS, Reply.LOST, Reply.PARTIAL}:
                answer = await self._ask_upstream(request)
                if lost or (network.reply is Reply.LOST and request.method not in _READS):
                    return
                await self._travel(network)
                writer.write(_halved(answer.raw) if network.reply is Reply.PARTIAL else answer.raw)
                await writer.drain()
                if not answer.keeps_alive:
                    return
            else:
                await _spoil(network.reply, writer)
                return

    async def _travel(self, network: Network) -> None:
        if network.latency_ms:
            await asyncio.sleep(network.latency_ms / 1000)

    async def _ask_upstream(self, request: HttpMessage) -> HttpMessage:
        reader, writer = await asyncio.open_connection(self._host, self._upstream_port)
        try:
            writer.write(request.raw)
            await writer.drain()
            answer = await read_message(reader, _MAX_MESSAGE, answers=request.method)
            if answer is None:
                raise ConnectionResetError("the central service closed without an answer")
            return answer
        finally:
            _abort(writer)


async def _spoil(reply: Reply, writer: asyncio.StreamWriter) -> None:
    if reply is Reply.HTML:
        writer.write(_head(200, "text/html", len(_HTML)) + _HTML)
    elif reply is Reply.ERROR_500:
        writer.write(_head(500, "text/plain", len(_PROBLEM)) + _PROBLEM)
    elif reply is Reply.DRIP:
        writer.write(_head(200, "application/json", 1_000_000) + b"{")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(_DRIP)
    else:
        await asyncio.Event().wait()
    await writer.drain()


def _halved(raw: bytes) -> bytes:
    """An answer to a batch without every second result; any other answer as it is."""
    try:
        body = json.loads(raw.partition(b"\r\n\r\n")[2])
        body["results"] = body["results"][::2]
    except (ValueError, TypeError, KeyError):
        return raw
    content = json.dumps(body).encode()
    return _head(200, "application/json", len(content), "keep-alive") + content


async def _settle() -> None:
    """Let connections that are already made be accepted: closing the listener would leave some half-open."""
    for _ in range(4):
        await asyncio.sleep(0)


def _head(status: int, kind: str, length: int, connection: str = "close") -> bytes:
    lines = [
        f"HTTP/1.1 {status} X",
        f"Content-Type: {kind}",
        f"Content-Length: {length}",
        f"Connection: {connection}",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def _abort(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(RuntimeError):  # its loop is closing
        writer.close()
