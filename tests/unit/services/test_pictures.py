"""Pictures are fetched when somebody looks, few at a time, and never hold anything up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.errors import CentralUnavailable, StoreFull
from kiosk.services.background import Background
from kiosk.services.pictures import MOST_REMEMBERED, MOST_WAITING, PARALLEL, PictureService, is_picture
from tests.unit.services.fakes import FakeCentral, FakeClock, until

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


class Folder:
    """Files in a folder, with a switch for a full disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.full = False

    def path(self, name: str) -> Path | None:
        path = self.folder / name
        return path if path.exists() else None

    def put(self, name: str, data: bytes) -> Path:
        if self.full:
            raise StoreFull("no room for pictures")
        (self.folder / name).write_bytes(data)
        return self.folder / name


class Wall:
    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.central, self.folder = FakeCentral(self.clock), Folder(folder)
        self.central.pictures = {f"{number}.webp": PNG for number in range(200)}
        self.errors: list[BaseException] = []
        self.background = Background(self.errors.append)
        self.arrived: list[str] = []
        self.restart()

    def restart(self) -> None:
        """A new process with the same folder."""
        self.pictures = PictureService(self.central, self.folder, self.background, self.clock.monotonic)
        self.pictures.arrived.subscribe(self.arrived.append)

    @property
    def asked(self) -> int:
        return self.central.calls.count("picture")

    async def rest(self) -> None:
        """Everything that was begun has ended."""
        await until(lambda: not self.background._tasks)


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    return Wall(tmp_path)


async def test_a_picture_is_fetched_once_and_announced(wall: Wall) -> None:
    assert wall.pictures.path("1.webp") is None
    assert wall.pictures.path("1.webp") is None
    await wall.rest()
    assert wall.arrived == ["1.webp"]
    path = wall.pictures.path("1.webp")
    assert path is not None
    assert path.read_bytes() == PNG
    assert wall.asked == 1
    assert wall.pictures.path("") is None


async def test_one_that_was_thrown_away_is_fetched_again(wall: Wall, tmp_path: Path) -> None:
    wall.pictures.path("1.webp")
    await wall.rest()
    (tmp_path / "1.webp").unlink()
    wall.pictures.path("1.webp")
    await wall.rest()
    assert wall.arrived == ["1.webp", "1.webp"]


async def test_one_that_does_not_exist_is_asked_for_once_an_hour(wall: Wall) -> None:
    for _ in range(3):
        wall.pictures.path("none.webp")
        await wall.rest()
        wall.pictures.retry()
    assert (wall.asked, wall.arrived, wall.errors) == (1, [], [])
    wall.clock.tick(3601)
    wall.central.pictures["none.webp"] = PNG
    wall.pictures.path("none.webp")
    await wall.rest()
    assert wall.arrived == ["none.webp"]


async def test_when_the_network_is_back_the_missing_ones_are_fetched(wall: Wall) -> None:
    wall.central.faults["picture"] = CentralUnavailable("gone")
    for _ in range(3):
        assert wall.pictures.path("1.webp") is None
        await wall.rest()
    assert wall.asked == 1  # not in circles
    wall.central.mend()
    wall.pictures.retry()
    await wall.rest()
    assert wall.arrived == ["1.webp"]


async def test_one_that_failed_is_asked_for_again_a_minute_later_when_it_is_looked_at(wall: Wall) -> None:
    wall.central.faults["picture"] = CentralUnavailable("500")
    wall.pictures.path("1.webp")
    await wall.rest()
    wall.central.mend()
    wall.clock.tick(61)
    wall.pictures.path("1.webp")
    await wall.rest()
    assert wall.arrived == ["1.webp"]


async def test_a_full_disk_is_no_bug(wall: Wall) -> None:
    wall.folder.full = True
    wall.pictures.path("1.webp")
    await wall.rest()
    wall.folder.full = False
    wall.pictures.retry()
    await wall.rest()
    assert (wall.arrived, wall.errors) == (["1.webp"], [])


@pytest.mark.parametrize("body", [b"<html>log in", b"", b"GIF", b"RIFF\0\0\0\0WAVE", PNG[1:]])
async def test_what_is_no_picture_is_not_kept(wall: Wall, body: bytes) -> None:
    wall.central.pictures["1.webp"] = body
    wall.pictures.path("1.webp")
    await wall.rest()
    assert (wall.arrived, wall.folder.path("1.webp")) == ([], None)
    assert not is_picture(body)


async def test_a_picture_that_changed_is_noticed_at_the_next_start_and_once_a_day(wall: Wall, tmp_path: Path) -> None:
    wall.pictures.path("1.webp")
    await wall.rest()
    newer = b"\xff\xd8\xff" + b"newer"
    wall.central.pictures["1.webp"] = newer
    wall.pictures.path("1.webp")
    await wall.rest()
    assert wall.asked == 1
    wall.clock.tick(24 * 3600)
    assert wall.pictures.path("1.webp") is not None  # the old one, at once
    await wall.rest()
    assert (tmp_path / "1.webp").read_bytes() == newer
    assert wall.arrived == ["1.webp", "1.webp"]
    wall.restart()
    wall.pictures.path("1.webp")
    await wall.rest()
    assert wall.asked == 3
    assert wall.arrived == ["1.webp", "1.webp"]  # the same: nothing to announce


async def test_only_a_few_are_fetched_at_a_time_and_what_was_wanted_last_comes_first(wall: Wall) -> None:
    now, most = 0, 0
    order: list[str] = []
    gate = asyncio.Event()
    fetch = wall.central.picture

    async def counting(name: str, tag: str = "") -> bytes | None:
        nonlocal now, most
        order.append(name)
        now += 1
        most = max(most, now)
        await gate.wait()
        data = await fetch(name, tag)
        now -= 1
        return data

    wall.central.picture = counting  # type: ignore[method-assign]
    for number in range(20):
        wall.pictures.path(f"{number}.webp")
    await until(lambda: now == PARALLEL)
    wall.pictures.path("19.webp")  # on its way already
    gate.set()
    await wall.rest()
    assert most == PARALLEL
    assert order[:PARALLEL] == ["19.webp", "18.webp", "17.webp", "16.webp"]
    assert len(wall.arrived) == len(order) == 20


async def test_whatever_is_scrolled_past_the_lists_stay_short(wall: Wall) -> None:
    for number in range(3 * MOST_REMEMBERED):
        wall.pictures.path(f"{number}.png")
    assert len(wall.background._tasks) <= PARALLEL
    await wall.rest()
    assert wall.asked == MOST_WAITING
    wall.central.cut()
    for number in range(3 * MOST_REMEMBERED):
        wall.pictures.path(f"{number}.png")
        if number % MOST_WAITING == 0:
            await wall.rest()
    await wall.rest()
    assert len(wall.pictures._known) <= MOST_REMEMBERED
    assert len(wall.pictures._waiting) == 0
