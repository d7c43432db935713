"""The disk is full: no new order, the basket stays, the screen says it; with room again the same basket is ordered."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.testing.kiosk import Kiosk
from kiosk.testing.pages import Basket

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


@pytest.fixture
def kiosk_settings(disk: Path) -> dict[str, dict[str, Any]]:
    return {"paths": {"state": str(disk / "state")}}


@pytest.mark.kiosk(language="en")
def test_a_full_disk_refuses_the_order_and_loses_nothing(disk: Path, kiosk: Kiosk) -> None:
    kiosk.scan("{product:1}")
    basket = kiosk.at(Basket)
    filler = disk / "filler"
    filler.write_bytes(bytes(28 * MIB))

    checkout = basket.check_out()
    checkout.at_till.touch(within=20)
    kiosk.wait_for(text="Nothing was charged", within=20)
    kiosk.expect(basket={"lines": 1}, outbox={"pending": 0, "parked": 0, "acknowledged": 0}, within="100ms")

    filler.unlink()
    checkout.pay_at_till()
    kiosk.wait_for(central={"purchases": 1}, within=20)
