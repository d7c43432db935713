"""The line to an LLRP reader, by llrpkit: its asyncio runs on the device's own thread, a slice at a time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from llrpkit.exceptions import LLRPError
from llrpkit.protocol import messages
from llrpkit.reader import Reader

_SLICE = 0.05
_CLOSING = 3.0
_SESSION = 0
"""C1G2's session in which tags answer again and again, not once in seconds."""

_RUBBISH = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What llrpkit's decoders let out when the line carries no LLRP."""
_LOST = (LLRPError, OSError, TimeoutError, *_RUBBISH)

logging.getLogger("llrpkit").setLevel(logging.CRITICAL)  # the supervisor tells what happens on the line


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reader, and how it reads: `power` in dBm; asked every `heartbeat` seconds whether it is there."""

    host: str
    port: int
    antennas: Sequence[int]
    power: float | None
    heartbeat: float
    patience: float


class LlrpLine:
    """One connection with an endless inventory; used once. Everything raises ConnectionError when it does not work.

    `on_read` is called with each read's EPC and strength, `on_sign` at each answer to the heartbeat.
    """

    def __init__(
        self, wanted: Wanted, on_read: Callable[[str, float | None], None], on_sign: Callable[[], None]
    ) -> None:
        self._wanted = wanted
        self._on_read = on_read
        self._on_sign = on_sign
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _loop, _context: None)  # the heartbeat finds out
        self._reader = Reader(
            wanted.host,
            wanted.port,
            response_timeout=wanted.patience,
            connect_timeout=wanted.patience,
            enable_impinj_extensions=False,
        )
        self._work: tuple[asyncio.Task[NoReturn], ...] = ()

    @property
    def description(self) -> str:
        """Model and firmware, once connected."""
        return f"model {self._reader.model_number}, firmware {self._reader.firmware}"

    def connect(self) -> None:
        """Connect and begin the inventory."""
        self._run(self._connect(), 2 * self._wanted.patience)

    def listen(self) -> None:
        """Let it go on for a slice of time."""
        self._run(self._listen(), self._wanted.patience)

    def close(self) -> None:
        """End the inventory and hang up; raises nothing."""
        with contextlib.suppress(ConnectionError):
            self._run(self._hang_up(), _CLOSING)
        self._loop.run_until_complete(_end(asyncio.all_tasks(self._loop)))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None], limit: float) -> None:
        try:
            self._loop.run_until_complete(asyncio.wait_for(work, limit))
        except _LOST as error:
            raise ConnectionError(str(error) or "it does not answer") from error

    async def _connect(self) -> None:
        await self._reader.connect()
        self._work = (
            asyncio.create_task(self._take_stock(), name="rfid-inventory"),
            asyncio.create_task(self._beat(), name="rfid-heartbeat"),
        )

    async def _take_stock(self) -> NoReturn:
        wanted = self._wanted
        async for tag in self._reader.inventory(antennas=wanted.antennas, session=_SESSION, tx_power_dbm=wanted.power):
            self._on_read(tag.epc.hex().upper(), tag.rssi_dbm)
        raise ConnectionError("it ended the inventory")

    async def _beat(self) -> NoReturn:
        while True:
            await asyncio.sleep(self._wanted.heartbeat)
            await self._reader.client.transact(messages.GET_ROSPECS())
            self._on_sign()

    async def _listen(self) -> None:
        ended, _ = await asyncio.wait(self._work, timeout=_SLICE, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            await task

    async def _hang_up(self) -> None:
        await _end(self._work)
        await self._reader.close()


async def _end(work: Iterable[asyncio.Task[Any]]) -> None:
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    for _turn in range(3):
        await asyncio.sleep(0)  # closed transports let go of their sockets some turns later
