"""As a service the application tells systemd of its first frame, of each sign of life, and of its end."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.testing.world import Plan, World

LIMIT = 120.0


def test_ready_alive_and_stopping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(LIMIT)
        with World(tmp_path / "world", Plan()) as world:
            monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
            monkeypatch.setenv("WATCHDOG_USEC", "400000")
            world.launch_app()
            assert [systemd.recv(64) for _ in range(4)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1", b"WATCHDOG=1"]
            assert world.remote.ask("ready")["shown"]
            world.stop_app()
            while (said := systemd.recv(64)) == b"WATCHDOG=1":
                continue
            assert said == b"STOPPING=1"
