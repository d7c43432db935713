from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import StoreFull
from offline import room as module
from offline.room import MIB, Room, RoomLimits


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the disk says is free."""
    bytes_free = [100 * MIB]
    monkeypatch.setattr(module, "free_bytes", lambda _folder: bytes_free[0])
    return bytes_free


def test_with_room_a_sale_may_begin_and_the_ballast_lies_ready(tmp_path: Path, free: list[int]) -> None:
    Room(tmp_path, RoomLimits(8 * MIB, 1 * MIB)).require()
    status = (tmp_path / "ballast").stat()
    assert status.st_size == MIB
    assert status.st_blocks * 512 >= MIB  # really there, not a hole


def test_below_the_low_water_mark_no_sale_begins(tmp_path: Path, free: list[int]) -> None:
    room = Room(tmp_path, RoomLimits(8 * MIB, 1 * MIB))
    room.require()
    free[0] = 8 * MIB - 1
    with pytest.raises(StoreFull, match=r"8191 KiB free .* need 8192 KiB"):
        room.require()
    free[0] = 8 * MIB
    room.require()


def test_after_the_ballast_was_given_up_sales_wait_until_it_fits_again(tmp_path: Path, free: list[int]) -> None:
    room = Room(tmp_path, RoomLimits(8 * MIB, 1 * MIB))
    room.require()
    assert room.give_up_ballast()
    assert not room.give_up_ballast()
    free[0] = 8 * MIB
    with pytest.raises(StoreFull, match="need 9216 KiB"):
        room.require()
    free[0] = 9 * MIB
    room.require()
    assert (tmp_path / "ballast").stat().st_size == MIB


def test_the_disk_is_really_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreFull):
        Room(tmp_path, RoomLimits(low_water=2**60)).require()
