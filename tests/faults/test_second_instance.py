"""One process a store, and a dead one holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import StoreLocked
from offline.store import Store, open_store
from tests.unit.offline.making import KEY, HandClock

ROOT = Path(__file__).parents[2]
HOLD = """
import asyncio, sys
from pathlib import Path
from offline.store import Store, open_store
from tests.unit.offline.making import KEY, HandClock

async def hold():
    folder = Path(sys.argv[1])
    await open_store(state=folder / "s", cache=folder / "c", key=KEY, device_id="K01", clock=HandClock())
    print("held", flush=True)
    await asyncio.Event().wait()

asyncio.run(hold())
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


async def test_a_second_instance_is_told_who_holds_the_store_until_that_one_is_dead(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    def opening() -> Coroutine[Any, Any, Store]:
        return open_store(state=tmp_path / "s", cache=tmp_path / "c", key=KEY, device_id="K01", clock=HandClock())

    with pytest.raises(StoreLocked, match=rf"held by process {holder.pid} \(python"):
        await opening()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    store = await opening()
    await store.close()
