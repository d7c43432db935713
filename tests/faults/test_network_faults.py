"""Everything a network does to a kiosk, by real servers on loopback: nothing is lost, nothing is believed, all arrives.

Time is bounded by the deadline and memory by the limits of the client, whatever is answered.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from kiosk.domain.operation import EntryState
from kiosk.errors import CentralUnavailable
from kiosk.testing.proxy import DOWN, UP, FaultProxy, Network, Reply
from tests.faults.net.faulty import BUSY, DENIED, ODD, WRONG
from tests.faults.net.till import Till, delivered, running_central, till

ROOM = 60_000_000
"""Bytes that this process may grow by while it is sent 300 MB."""
PATIENCE = 120.0
"""Seconds after which a test says that something hangs."""
SLOW = {"half_open", "drip", "drip_head"}
FAULTY = Path(__file__).parent / "net" / "faulty.py"


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    with subprocess.Popen([sys.executable, str(FAULTY)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.kill()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One till's and one service's life through all tests: what they know of each other must stay consistent."""
    return tmp_path_factory.mktemp("line")


@pytest.fixture(scope="module")
def central(folder: Path) -> Iterator[str]:
    with running_central(folder / "central.sqlite3") as url:
        yield url


@pytest.fixture
def proxy(central: str) -> Iterator[FaultProxy]:
    proxy = FaultProxy(central, seed=7731)
    proxy.start()
    yield proxy
    proxy.stop()


@asynccontextmanager
async def delivering(folder: Path, central: str, count: int = 3) -> AsyncIterator[tuple[Till, set[str]]]:
    """A till with orders to deliver; when the test has done its worst, all of them arrive, each once."""
    async with asyncio.timeout(PATIENCE), till(folder) as it:
        ids = await it.sell(count)
        yield it, ids
        await deliver(it, central)
        assert not await it.entries(EntryState.PENDING)
        assert not await it.entries(EntryState.PARKED)
    arrived = await asyncio.to_thread(delivered, central)
    assert {one: arrived[one] for one in ids} == dict.fromkeys(ids, 1)
    assert set(arrived.values()) == {1}


async def deliver(it: Till, url: str) -> None:
    async with it.connected(url) as line:
        while await it.entries(EntryState.PENDING):
            await line.drain.drain()


async def untouched(it: Till, ids: set[str], attempts: int) -> bool:
    pending = await it.entries(EntryState.PENDING)
    return set(pending) == ids and {entry.attempts for entry in pending.values()} == {attempts}


def forget_peak() -> int:
    """Begin to measure the largest resident size of this process anew; gives the size now (Linux: proc(5))."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(psutil.Process().memory_info().rss)


def peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


# ── whatever answers in the service's place ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_no_answer_acknowledges_nothing(
    what: str, faulty: str, folder: Path, central: str, figure: Callable[[str], None]
) -> None:
    deadline = 0.5 if what in SLOW else 30.0
    async with delivering(folder, central) as (it, ids):
        async with it.connected(f"{faulty}/{what}", deadline=deadline) as line:
            before = forget_peak()
            assert not await line.drain.drain()
            for call in (line.api.health(), line.api.missing_operations(list(ids)), line.api.catalog_changes("", 9)):
                with pytest.raises(CentralUnavailable):
                    await call
            grown = peak() - before
        assert await untouched(it, ids, attempts=1)
        assert grown < ROOM
        if what.startswith(("giant", "bomb")):
            figure(f"300 MB answered to four calls as {what}: the kiosk's process grew by {grown / 1e6:.1f} MB")


@pytest.mark.parametrize("what", ODD)
async def test_an_answer_that_does_not_name_an_entry_acknowledges_nothing(
    what: str, faulty: str, folder: Path, central: str
) -> None:
    async with delivering(folder, central) as (it, ids):
        async with it.connected(f"{faulty}/{what}") as line:
            assert not await line.drain.drain()
        assert await untouched(it, ids, attempts=1)


async def test_nobody_listens(folder: Path, central: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        async with delivering(folder, central) as (it, ids):
            async with it.connected(url) as line:
                assert not await line.connectivity.check()
                assert not await line.drain.drain()
            assert await untouched(it, ids, attempts=1)


@pytest.mark.expect_log("refuses this device")
@pytest.mark.parametrize("what", DENIED)
async def test_who_is_denied_keeps_everything(what: str, faulty: str, folder: Path, central: str) -> None:
    async with delivering(folder, central) as (it, ids):
        async with it.connected(f"{faulty}/{what}") as line:
            assert not await line.drain.drain()
            assert line.connectivity.current.denied
        assert await untouched(it, ids, attempts=0)


@pytest.mark.parametrize("what", BUSY)
async def test_a_service_that_asks_for_a_rest_gets_it(what: str, faulty: str, folder: Path, central: str) -> None:
    async with delivering(folder, central) as (it, ids):
        async with it.connected(f"{faulty}/{what}") as line:
            assert not await line.drain.drain()
            assert 2000 < line.connectivity.held <= 3000
            more = await it.sell(2)
            assert not await line.drain.drain()
        pending = await it.entries(EntryState.PENDING)
        assert {one: pending[one].attempts for one in pending} == dict.fromkeys(ids, 1) | dict.fromkeys(more, 0)
        it.clock.offset += it.clock.now() - it.clock.now().replace(
            year=2020
        )  # and a clock set years ahead harms nothing


# ── between the till and the real service ────────────────────────────────────────────────────────────────────────


async def test_replies_lost_after_the_effect(folder: Path, central: str, proxy: FaultProxy) -> None:
    proxy.set(Network(reply=Reply.LOST))
    async with delivering(folder, central, 150) as (it, ids):
        async with it.connected(proxy.url) as line:
            for _ in range(3):
                assert not await line.drain.drain()
        arrived = await asyncio.to_thread(delivered, central)
        assert sum(arrived[one] for one in ids) >= 100, "they had their effect"
        assert set(await it.entries(EntryState.PENDING)) == ids, "and nobody knows"


async def test_answers_that_name_half_of_the_batch(folder: Path, central: str, proxy: FaultProxy) -> None:
    proxy.set(Network(reply=Reply.PARTIAL))
    async with delivering(folder, central, 100) as (it, ids):
        async with it.connected(proxy.url) as line:
            assert not await line.drain.drain()
        assert len(set(await it.entries(EntryState.PENDING)) & ids) == 50


async def test_thirty_percent_loss(folder: Path, central: str, proxy: FaultProxy) -> None:
    proxy.set(Network(loss=0.3))
    async with delivering(folder, central, 250) as (it, _):
        failures = 0
        async with it.connected(proxy.url) as line:
            while await it.entries(EntryState.PENDING):
                failures += not await line.drain.drain()
        assert failures > 0


async def test_a_line_that_flaps(folder: Path, central: str, proxy: FaultProxy) -> None:
    chance = random.Random(7731)
    async with delivering(folder, central) as (it, _), it.connected(proxy.url, deadline=2.0) as line:

        async def drain() -> None:
            while True:
                if not await line.drain.drain():
                    await asyncio.sleep(0)

        draining = asyncio.create_task(drain())
        for _ in range(40):
            await asyncio.to_thread(proxy.set, chance.choice([DOWN, UP, UP]))
            await it.sell(10)
            await asyncio.sleep(chance.random() * 0.05)
        await asyncio.to_thread(proxy.set, UP)
        while await it.entries(EntryState.PENDING):
            assert not draining.done()
            await asyncio.sleep(0.01)
        draining.cancel()
        await asyncio.gather(draining, return_exceptions=True)


# ── one of both comes back from a backup ─────────────────────────────────────────────────────────────────────────


@pytest.mark.expect_log("no longer has 12 acknowledged entries")
async def test_a_service_restored_from_a_backup_gets_again_what_it_lost(tmp_path: Path) -> None:
    database, backup = tmp_path / "central.sqlite3", tmp_path / "backup"
    async with asyncio.timeout(PATIENCE), till(tmp_path) as it:
        ids = await it.sell(20)
        with running_central(database) as url:
            await deliver(it, url)
        shutil.copy(database, backup)
        ids |= await it.sell(12)
        with running_central(database) as url:
            await deliver(it, url)
        shutil.copy(backup, database)
        ids |= await it.sell(1)
        with running_central(database) as url:
            async with it.connected(url) as line:
                assert await line.drain.drain()
                assert line.drain.alarms.lost == 12
            assert delivered(url) == dict.fromkeys(ids, 1)
        assert not await it.entries(EntryState.PENDING)


@pytest.mark.expect_log("an old copy runs")
async def test_an_old_copy_of_the_store_is_found_out_and_numbers_nothing_twice(tmp_path: Path) -> None:
    home, old = tmp_path / "till", tmp_path / "old"
    async with asyncio.timeout(PATIENCE):
        with running_central(tmp_path / "central.sqlite3") as url:
            async with till(home) as it:
                ids = await it.sell(5)
                await deliver(it, url)
            shutil.copytree(home, old)
            async with till(home) as it:
                ids |= await it.sell(5)
                await deliver(it, url)
            async with till(old) as it:
                async with it.connected(url) as line:
                    assert await line.drain.drain()
                    assert line.drain.alarms.rolled_back
                new = await it.sell(1)
                (entry,) = (await it.entries(EntryState.PENDING)).values()
                assert entry.seq == 11
                await deliver(it, url)
            assert delivered(url) == dict.fromkeys(ids | new, 1)
