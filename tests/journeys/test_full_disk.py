"""The disk is full: no new order, the basket stays, the screen says it; with room again the same basket is ordered."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.remote import Refused
from kiosk.testing.world import Plan, World

LIMIT = 20.0
MIB = 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 48 MB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this container may not mount: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LIMIT
    while not true():
        assert time.monotonic() < deadline, f"never came true: {what}"
        time.sleep(0.05)


def touch(world: World, target: str) -> None:
    def touched() -> bool:
        with contextlib.suppress(Refused):
            world.remote.ask("touch", target=target)
            return True
        return False

    until(touched, f"{target} can be touched")


def test_a_full_disk_refuses_the_order_and_loses_nothing(disk: Path, tmp_path: Path) -> None:
    plan = Plan(language="en", overrides={"paths": {"state": str(disk / "state")}})
    with World(tmp_path / "world", plan) as world:
        world.start_app()
        until(lambda: world.remote.ask("status")["products"] > 0, "the catalogue is there")
        world.devices.scan(DemoShop().product("1").gtin)
        until(lambda: world.remote.look().screen == "basket", "the basket is shown")
        filler = disk / "filler"
        filler.write_bytes(bytes(28 * MIB))

        touch(world, "pay")
        touch(world, "pay_at_till")
        until(lambda: world.remote.look().shows("Nothing was charged"), "the screen says that nothing was charged")
        status = world.remote.ask("status")
        assert status["basket"]["lines"] == 1
        assert status["outbox"] == {"pending": 0, "parked": 0, "acknowledged": 0}

        filler.unlink()
        touch(world, "pay_at_till")
        until(lambda: world.remote.look().screen == "done", "the order is stored")
        until(lambda: len(world.effects().purchases) == 1, "the central service has it")
