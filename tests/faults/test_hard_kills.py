"""A process that sells is killed with SIGKILL, fifty times: what it confirmed is there, once."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.operation import OutboxEntry
from offline.store import open_store
from tests.unit.offline.making import KEY, HandClock

KILLS = 50
ROOT = Path(__file__).parents[2]


@pytest.fixture
def seller(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [
        sys.executable,
        str(Path(__file__).with_name("seller.py")),
        str(tmp_path / "state"),
        str(tmp_path / "cache"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
    assert process.returncode == 0


def life(seller: subprocess.Popen[str], confirmations: int) -> list[str]:
    """Start a seller, kill it after it confirmed so many sales (-1: before it said anything); what it confirmed."""
    assert seller.stdin is not None
    assert seller.stdout is not None
    seller.stdin.write("go\n")
    child = int(seller.stdout.readline().removeprefix("pid "))
    said: list[str] = []
    while len(said) <= confirmations:
        said.append(seller.stdout.readline().strip())
    os.kill(child, signal.SIGKILL)
    while (line := seller.stdout.readline().strip()) != "ended":
        said.append(line)
    return [line for line in said if line != "open"]


async def look(folder: Path) -> list[OutboxEntry]:
    """Everything in the outbox, after the checks that a start makes; an unshown sale must be there to be read."""
    store = await open_store(
        state=folder / "state", cache=folder / "cache", key=KEY, device_id="K01", clock=HandClock()
    )
    try:
        assert store.set_aside is None
        entries = list(await store.outbox.entries(limit=100_000))
        for entry in entries:
            if "order_number" in entry.operation.payload:
                sale = await store.ledger.sale(entry.operation.id)
                assert sale is not None
                assert sale.number == entry.operation.payload["order_number"]
        unshown = await store.ledger.unshown_sale()
        numbered = [entry for entry in entries if "order_number" in entry.operation.payload]
        assert (unshown.id if unshown else None) == (numbered[-1].operation.id if numbered else None)
        return entries
    finally:
        await store.close()


def test_no_confirmed_sale_is_lost_or_doubled_by_fifty_hard_kills(
    seller: subprocess.Popen[str], tmp_path: Path
) -> None:
    chance = random.Random(7731)
    confirmed: list[str] = []
    for turn in range(KILLS):
        confirmed += life(seller, chance.randint(-1, 12))
        if turn % 10 == 9 or turn == 0:
            entries = asyncio.run(look(tmp_path))
            stored = {
                f"{entry.operation.id} {entry.operation.payload['order_number']}"
                for entry in entries
                if "order_number" in entry.operation.payload
            }
            assert not set(confirmed) - stored, "confirmed and lost"
            assert len(stored) - len(set(confirmed)) <= turn + 1, "at most one a life was stored and not confirmed"
            ids = Counter(entry.operation.id for entry in entries)
            assert max(ids.values(), default=1) == 1, "stored twice"
            numbers = sorted(line.split()[1] for line in stored)
            assert numbers == [f"K01-{number:06d}" for number in range(1, len(numbers) + 1)], "numbers without gap"
            assert [entry.seq for entry in entries] == sorted({entry.seq for entry in entries})
    assert len(confirmed) == len(set(confirmed)) > KILLS
    assert all(re.fullmatch(r"[0-9a-f-]{36} K01-\d{6}", line) for line in confirmed)
