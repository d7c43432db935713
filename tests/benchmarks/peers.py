"""The outbox beside other persistent queues, in one run: enqueue rate, drain, loss under kill -9, loss in power cuts.

    python -m tests.benchmarks.peers [--entries 10000] [--kills 30] [--cuts 300] [--json]

Every queue holds the same payloads on the same disk and drains them, in batches of 100, over HTTP into the same
receiver (a process of its own, kiosk/testing/bench/receiver.py). What is drained lies on the disk before; peers take
theirs in on a memory disk first and are then copied, for their rate of taking in is measured apart. A peer hands out
entries one by one and is told of each by itself: that is its interface.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from kiosk.clock import SystemClock
from kiosk.domain.operation import Operation
from kiosk.testing.bench import drain as ours
from kiosk.testing.bench.sales import a_sale, unsent

BATCH = 100
TAKEN = 300
ROUNDS = 5
KILLED_ENTRIES = 1500
MEMORY = Path("/dev/shm")
ROOT = Path(__file__).parents[2]
PAYLOAD_SEED = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Queue(Protocol):
    """Another persistent queue, as a program would use it for its outbox."""

    def put(self, text: str) -> None:
        """Take one entry in, as durably as it can."""

    def take(self) -> tuple[Any, str] | None:
        """Hand out the next entry with what `done` wants; None when there is none."""

    def done(self, handle: Any) -> None:
        """It was delivered."""


class PersistQueue:
    """persist-queue's acknowledging queue on SQLite."""

    def __init__(self, folder: Path) -> None:
        from persistqueue import SQLiteAckQueue  # noqa: PLC0415 - only one of them is loaded

        self._queue: Any = SQLiteAckQueue(str(folder), auto_commit=True, multithreading=True)

    def put(self, text: str) -> None:
        self._queue.put(text)

    def take(self) -> tuple[Any, str] | None:
        from persistqueue import Empty  # noqa: PLC0415 - as above

        try:
            found = self._queue.get(block=False, raw=True)
        except Empty:
            return None
        return found["pqid"], found["data"]

    def done(self, handle: Any) -> None:
        self._queue.ack(id=handle)


class Litequeue:
    """litequeue: an entry in work is locked until somebody frees it."""

    def __init__(self, folder: Path) -> None:
        from litequeue import LiteQueue  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

        self._queue: Any = LiteQueue(str(folder / "queue.db"))

    def put(self, text: str) -> None:
        self._queue.put(text)

    def take(self) -> tuple[Any, str] | None:
        found = self._queue.pop()
        return None if found is None else (found.message_id, found.data)

    def done(self, handle: Any) -> None:
        self._queue.done(handle)


class Huey:
    """huey's SQLite storage: an entry is gone when it is handed out."""

    def __init__(self, folder: Path) -> None:
        from huey import SqliteHuey  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

        self._storage: Any = SqliteHuey("peer", filename=str(folder / "queue.db"), fsync=True).storage

    def put(self, text: str) -> None:
        self._storage.enqueue(text.encode())

    def take(self) -> tuple[Any, str] | None:
        found = self._storage.dequeue()
        return None if found is None else (None, bytes(found).decode())

    def done(self, handle: Any) -> None:
        """It has forgotten it already."""


PEERS: dict[str, Callable[[Path], Queue]] = {"persist-queue": PersistQueue, "litequeue": Litequeue, "huey": Huey}
IN_THE_LAB = {"persist-queue": "persist-queue, SQLite", "litequeue": "litequeue", "huey": "huey, SQLite"}
OURS = "storekiosk"


@dataclass
class Row:
    """One queue's figures; `cut_loss` is the share of power cuts that lost an entry which was confirmed."""

    name: str
    put_per_s: float = 0.0
    drained: int = 0
    drain_s: float = 0.0
    sale_p99_ms: float | None = None
    grown_mib: float | None = None
    killed: int = 0
    kill_lost: int = 0
    kill_twice: int = 0
    cuts: int = 0
    cut_losses: int = 0


# ── taking in ────────────────────────────────────────────────────────────────────────────────────


def put_rates(folder: Path) -> dict[str, float]:
    """Entries a second, each confirmed before the next; rounds in turn, medians."""
    rates: dict[str, list[float]] = {name: [] for name in (OURS, *PEERS)}
    queues = {name: make(_made(folder / name)) for name, make in PEERS.items()}
    texts = [as_text(one) for one in unsent(PAYLOAD_SEED, TAKEN)]

    async def rounds() -> None:
        async with ours.opened(_made(folder / OURS)) as store:
            for _ in range(ROUNDS):
                sales = [a_sale(SystemClock().now()) for _ in range(TAKEN)]
                begin = time.perf_counter()
                for _sale, operation in sales:
                    await store.ledger.record_operation(operation)
                rates[OURS].append(TAKEN / (time.perf_counter() - begin))
                for name, queue in queues.items():
                    begin = time.perf_counter()
                    for text in texts:
                        queue.put(text)
                    rates[name].append(TAKEN / (time.perf_counter() - begin))

    asyncio.run(rounds())
    return {name: statistics.median(found) for name, found in rates.items()}


def as_text(operation: Operation) -> str:
    """An entry as a peer keeps it: what the receiver must get."""
    body = {
        "id": operation.id,
        "seq": 0,
        "kind": operation.kind.value,
        "created_at": operation.created_at.isoformat(),
        "payload": dict(operation.payload),
    }
    return json.dumps(body)


# ── draining ─────────────────────────────────────────────────────────────────────────────────────


def drain_peer(queue: Queue, url: str) -> int:
    """Everything out, BATCH by BATCH: sent, then marked; how many."""
    count = 0
    while True:
        taken: list[tuple[Any, str]] = []
        while len(taken) < BATCH and (one := queue.take()) is not None:
            taken.append(one)
        if not taken:
            return count
        operations = [json.loads(text) for _handle, text in taken]
        body = json.dumps({"device": "K01", "last_seq": 0, "chain_head": "0" * 64, "operations": operations})
        request = urllib.request.Request(url + "/v1/operations", body.encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            named = {one["id"] for one in json.load(answer)["results"]}
        for (handle, _text), operation in zip(taken, operations, strict=True):
            if operation["id"] in named:
                queue.done(handle)
        count += len(taken)


def fill_peer(name: str, folder: Path, entries: int) -> list[str]:
    """A peer's entries, taken in on a memory disk; gives their ids."""
    ids = []
    with tempfile.TemporaryDirectory(prefix="peer-", dir=MEMORY if MEMORY.is_dir() else None) as quick:
        queue = PEERS[name](Path(quick))
        for operation in unsent(PAYLOAD_SEED, entries):
            queue.put(as_text(operation))
            ids.append(operation.id)
        del queue
        shutil.copytree(quick, folder)
    return ids


def drain_times(folder: Path, entries: int, rows: dict[str, Row]) -> None:
    """Seconds to drain so many entries; ours while a person buys every 20 ms."""
    with ours.receiver(_made(folder / "ours")) as url:
        run = ours.drained(folder / "ours", url, entries)
    row = rows[OURS]
    row.drained, row.drain_s, row.grown_mib = entries, run.seconds, run.grown
    row.sale_p99_ms = sorted(run.sales)[int(0.99 * (len(run.sales) - 1))] if run.sales else None
    for name, make in PEERS.items():
        fill_peer(name, folder / name, entries)
        with ours.receiver(folder / name) as url:
            begin = time.monotonic()
            rows[name].drained = drain_peer(make(folder / name), url)
            rows[name].drain_s = time.monotonic() - begin


# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────


def kill_while_draining(folder: Path, name: str, kills: int, row: Row) -> None:
    """A process that drains is killed so often, then one may finish: what never arrived is lost."""
    chance = random.Random(4711)
    if name == OURS:
        _made(folder)
        asyncio.run(ours.filled(folder, KILLED_ENTRIES))
    else:
        fill_peer(name, folder, KILLED_ENTRIES)
    with ours.receiver(folder) as url:
        command = [sys.executable, "-m", "tests.benchmarks.peers", "--drain", name, str(folder), url]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        for _ in range(kills):
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
                assert child.stdout is not None
                child.stdout.readline()
                time.sleep(chance.random() * 0.06)
                child.send_signal(signal.SIGKILL)
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        report = ours.asked(url, "/report")
    row.killed, row.kill_lost, row.kill_twice = kills, KILLED_ENTRIES - report["received"], report["repeated"]


def drain_here(name: str, folder: Path, url: str) -> None:
    """What the killed process does."""
    if name != OURS:
        queue = PEERS[name](folder)
        print("draining", flush=True)  # noqa: T201 - the one who kills waits for it
        drain_peer(queue, url)
        return

    async def drain() -> None:
        async with ours.opened(folder) as store, ours.draining(store, url) as drain:
            print("draining", flush=True)  # noqa: T201 - as above
            await ours.to_the_end(drain)

    asyncio.run(drain())


# ── power cuts ───────────────────────────────────────────────────────────────────────────────────


def power_cuts(cuts: int, rows: dict[str, Row]) -> None:
    """The laboratory of tests/faults cuts the power of a recorded run (see there)."""
    from tests.faults.lab import peers, recording  # noqa: PLC0415 - it compiles its recorder

    for name, in_lab in IN_THE_LAB.items():
        report = peers.power_cut_losses(in_lab, cuts=cuts)
        rows[name].cuts, rows[name].cut_losses = report.cuts, report.bad
    with tempfile.TemporaryDirectory(prefix="ours-") as folder:
        recording.record("tests.faults.lab.store_run", Path(folder), folders=("state", "journal"))
        report = recording.explore(Path(folder), "tests.faults.lab.store_judge:judge", cuts=cuts)
    rows[OURS].cuts, rows[OURS].cut_losses = report.cuts, report.bad


# ── telling ──────────────────────────────────────────────────────────────────────────────────────

HEAD = ("", "taken in", "drained", "a sale meanwhile, 99 %", "kill -9 while draining", "power cuts")


def table(rows: Sequence[Row]) -> str:
    """The figures as Markdown."""
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    for row in rows:
        sale = "–" if row.sale_p99_ms is None else f"{row.sale_p99_ms:.0f} ms"
        cells = (
            row.name,
            f"{row.put_per_s:.0f} /s",
            f"{row.drained:,} in {row.drain_s:.1f} s ({row.drained / row.drain_s:.0f} /s)" if row.drain_s else "–",
            sale,
            f"{row.kill_lost} lost, {row.kill_twice} sent twice, of {KILLED_ENTRIES:,} in {row.killed} kills",
            f"{row.cut_losses} of {row.cuts} lost something" if row.cuts else "–",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--drain"]:
        drain_here(arguments[1], Path(arguments[2]), arguments[3])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--cuts", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    rows = {name: Row(name) for name in (OURS, *PEERS)}
    with tempfile.TemporaryDirectory(prefix="kiosk-peers-") as folder:
        for name, rate in put_rates(Path(folder, "put")).items():
            rows[name].put_per_s = rate
        drain_times(Path(folder, "drain"), given.entries, rows)
        for name, row in rows.items():
            kill_while_draining(Path(folder, "kill", name), name, given.kills, row)
    if given.cuts:
        power_cuts(given.cuts, rows)
    if given.json:
        print(json.dumps({"rows": [asdict(row) for row in rows.values()]}))  # noqa: T201 - its output
    else:
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        print(f"{machine}\n\n{table(list(rows.values()))}")  # noqa: T201 - as above
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
