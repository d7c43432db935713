"""A UHF reader over a counter: llrpkit's emulator on a thread of its own, behind a line that can be cut."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Coroutine, Iterable
from typing import Any

from llrpkit.emulator.core import EmulatedTag, LLRPEmulator
from llrpkit.protocol import LLRPMessage, enums, messages

from hardware.simulated.held_port import HeldPort

_HOST = "127.0.0.1"
_READS_PER_SECOND = 200.0
_STRONG, _WEAK = -45.0, -68.0
_NOISE = bytes(range(255, -1, -1))
_STATES = {
    "Disabled": enums.ROSpecState.Disabled,
    "Enabled": enums.ROSpecState.Inactive,
    "Active": enums.ROSpecState.Active,
}


class _Emulator(LLRPEmulator):
    """llrpkit's (0.3.0), which looks for a state that LLRP calls otherwise when it is asked for its specs."""

    async def _handle_message(self, msg: LLRPMessage) -> None:
        if not isinstance(msg, messages.GET_ROSPECS):
            await super()._handle_message(msg)
            return
        for spec, state in self._rospecs.values():
            spec.current_state = _STATES[state]
        specs = [spec for spec, _state in self._rospecs.values()]
        answer = messages.GET_ROSPECS_RESPONSE(llrp_status=self._status_ok(), ro_specs=specs)
        await self._send(answer, message_id=msg.message_id)


class SimulatedTagReader:
    """Speaks LLRP at `port`; `put` and `take` tags (EPCs in hex). Nothing here blocks for longer than a moment.

    Faults: `silent` (it takes connections and says nothing more), `garbage` (noise instead of LLRP), `slow` (seconds
    each message takes), `reset()`. `weak`: tags put from now on lie too far off to count.
    """

    def __init__(self, *, port: int = 0) -> None:
        self._held = HeldPort(port)
        self.silent = False
        self.garbage = False
        self.weak = False
        self.slow = 0.0
        self._tags: dict[str, EmulatedTag] = {}
        self._lock = threading.Lock()
        self._emulator: _Emulator | None = None
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> SimulatedTagReader:
        """Switch on."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="simulated-rfid", daemon=True)
        self._thread.start()
        self.plug()
        return self

    def stop(self) -> None:
        """Switch off for good."""
        if self._thread is None or self._loop is None:
            return
        self.unplug()
        self._do(_ended())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._held.release()
        self._thread = self._loop = None

    @property
    def port(self) -> int:
        """Where it listens; stable from `start` to `stop`."""
        return self._held.number

    @property
    def plugged(self) -> bool:
        """Whether it is in the network."""
        return self._server is not None

    def plug(self) -> None:
        """Be in the network (again) at the same port."""
        self._do(self._plug())

    def unplug(self) -> None:
        """Be gone at once."""
        self._do(self._unplug())

    def reset(self) -> None:
        """Break every line."""
        self._do(self._cut())

    @property
    def tags(self) -> tuple[str, ...]:
        """What lies on the counter."""
        with self._lock:
            return tuple(self._tags)

    def put(self, epcs: Iterable[str]) -> None:
        """Lay tags on the counter; ValueError for what is no EPC in hex."""
        rssi = _WEAK if self.weak else _STRONG
        laid = {epc.upper(): EmulatedTag(bytes.fromhex(epc), rssi_dbm=rssi) for epc in epcs}
        with self._lock:
            self._tags |= laid
        self._lay()

    def take(self, epcs: Iterable[str] | None = None) -> None:
        """Take tags off the counter; all of them unless named."""
        with self._lock:
            for epc in list(self._tags) if epcs is None else [epc.upper() for epc in epcs]:
                self._tags.pop(epc, None)
        self._lay()

    def _lay(self) -> None:
        with self._lock:
            if self._emulator is not None:
                self._emulator.tags = list(self._tags.values())

    def _serve(self) -> None:
        assert self._loop is not None
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _plug(self) -> None:
        if self._server is not None:
            return
        self._emulator = _Emulator(tags=(), reads_per_sec=_READS_PER_SECOND)
        await self._emulator.start()
        self._lay()
        self._server = await asyncio.start_server(self._connected, sock=self._held.listen())

    async def _unplug(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
            await self._cut()
            await server.wait_closed()
        if self._emulator is not None:
            await self._emulator.stop()
            self._emulator = None

    async def _cut(self) -> None:
        for line in list(self._lines):
            with contextlib.suppress(OSError):
                line.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            line.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry both ways between a client and the emulator, as badly as asked, until the end."""
        self._lines.add(writer)
        try:
            with contextlib.suppress(asyncio.CancelledError):  # asyncio's streams would log it as a mistake
                await self._connect(reader, writer)
        finally:
            self._lines.discard(writer)
            writer.close()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._emulator is not None
        up_reader, up_writer = await asyncio.open_connection(_HOST, self._emulator.port)
        ways = [
            asyncio.create_task(self._carry(reader, up_writer, spoilt=False)),
            asyncio.create_task(self._carry(up_reader, writer, spoilt=True)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for line in (writer, up_writer):
                line.close()
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, *, spoilt: bool) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await source.read(4096):
                if self.slow:
                    await asyncio.sleep(self.slow)
                if spoilt and self.silent:
                    continue
                to.write(_NOISE if spoilt and self.garbage else data)
                await to.drain()


async def _ended() -> None:
    """Until nothing is under way any more, and every transport has let its socket go."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    for _turn in range(3):
        await asyncio.sleep(0)
