"""What is told to systemd, and what happens when nobody listens."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from kiosk.notify import ServiceManager


async def test_without_systemd_nothing_is_said() -> None:
    manager = ServiceManager({})
    await manager.watch(asyncio.Event())
    manager.stopping()


async def test_nothing_before_the_first_frame_and_no_watchdog_unasked(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        painted = asyncio.Event()
        watching = asyncio.create_task(ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "notify")}).watch(painted))
        await asyncio.sleep(0)
        with pytest.raises(BlockingIOError):
            systemd.recv(64)
        painted.set()
        await watching
        assert systemd.recv(64) == b"READY=1"
        with pytest.raises(BlockingIOError):
            systemd.recv(64)


@pytest.mark.expect_log("systemd was not told READY=1")
async def test_nobody_listening_is_no_obstacle(tmp_path: Path) -> None:
    painted = asyncio.Event()
    painted.set()
    await ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "nobody"), "WATCHDOG_USEC": "rubbish"}).watch(painted)


async def test_an_abstract_address(tmp_path: Path) -> None:
    name = f"kiosk-{tmp_path.name}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(f"\0{name}")
        systemd.settimeout(5)
        ServiceManager({"NOTIFY_SOCKET": f"@{name}"}).stopping()
        assert systemd.recv(64) == b"STOPPING=1"
