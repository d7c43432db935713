"""Tasks that nobody awaits, and pictures fetched by them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kiosk.errors import CentralUnavailable, StoreFull
from kiosk.services.background import Background
from kiosk.services.pictures import PARALLEL, PictureService
from tests.unit.services.fakes import FakeCentral, FakeClock, until


async def fail() -> None:
    raise ValueError("task")


async def test_an_error_reaches_the_handler() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    background.start(fail(), "x")
    await until(lambda: bool(errors))
    assert [str(error) for error in errors] == ["task"]


async def test_closing_cancels_what_is_left_without_an_error() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    cleaned: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append("up")

    background.start(wait(), "x")
    await asyncio.sleep(0)
    await background.close()
    assert (cleaned, errors) == (["up"], [])


async def test_an_error_while_closing_is_still_handled() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)

    async def stumble() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("on the way out")

    background.start(stumble(), "x")
    await asyncio.sleep(0)
    await background.close()
    await until(lambda: bool(errors))
    assert [str(error) for error in errors] == ["on the way out"]


async def test_kept_work_begins_anew_after_its_error() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    begun: list[int] = []

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise ValueError(str(len(begun)))
        await asyncio.Event().wait()

    background.keep(work, "x", pause=0)
    await until(lambda: len(begun) == 3)
    assert [str(error) for error in errors] == ["1", "2"]
    await background.close()
    assert len(begun) == 3


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Folder:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.full = False

    def path(self, name: str) -> Path | None:
        return Path(name) if name in self.files else None

    def put(self, name: str, data: bytes) -> Path:
        if self.full:
            raise StoreFull("no room for pictures")
        self.files[name] = data
        return Path(name)


class Wall:
    def __init__(self) -> None:
        self.central, self.folder = FakeCentral(FakeClock()), Folder()
        self.central.pictures = {f"{number}.webp": b"picture" for number in range(20)}
        self.errors: list[BaseException] = []
        self.background = Background(self.errors.append)
        self.arrived: list[str] = []
        self.pictures = PictureService(self.central, self.folder, self.background)
        self.pictures.arrived.subscribe(self.arrived.append)

    @property
    def asked(self) -> int:
        return self.central.calls.count("picture")


async def test_a_picture_is_fetched_once_and_announced() -> None:
    wall = Wall()
    assert wall.pictures.path("1.webp") is None
    assert wall.pictures.path("1.webp") is None
    await until(lambda: wall.arrived == ["1.webp"])
    assert wall.pictures.path("1.webp") == Path("1.webp")
    assert wall.asked == 1
    assert wall.pictures.path("") is None


async def test_one_that_was_thrown_away_is_fetched_again() -> None:
    wall = Wall()
    wall.pictures.path("1.webp")
    await until(lambda: bool(wall.arrived))
    wall.folder.files.clear()
    wall.pictures.path("1.webp")
    await until(lambda: wall.arrived == ["1.webp", "1.webp"])


async def test_one_that_does_not_exist_is_asked_for_once() -> None:
    wall = Wall()
    wall.pictures.path("none.webp")
    await until(lambda: wall.asked == 1)
    wall.pictures.retry()
    wall.pictures.path("none.webp")
    await asyncio.sleep(0)
    assert (wall.asked, wall.arrived, wall.errors) == (1, [], [])


async def test_when_the_network_is_back_the_missing_ones_are_fetched() -> None:
    wall = Wall()
    wall.central.faults["picture"] = CentralUnavailable("gone")
    wall.pictures.path("1.webp")
    await until(lambda: wall.asked == 1)
    await asyncio.sleep(0)
    assert wall.pictures.path("1.webp") is None
    wall.central.mend()
    wall.pictures.retry()
    await until(lambda: wall.arrived == ["1.webp"])


async def test_a_full_disk_is_no_bug() -> None:
    wall = Wall()
    wall.folder.full = True
    wall.pictures.path("1.webp")
    await until(lambda: wall.asked == 1)
    await asyncio.sleep(0)
    wall.folder.full = False
    wall.pictures.retry()
    await until(lambda: wall.arrived == ["1.webp"])
    assert wall.errors == []


async def test_only_a_few_are_fetched_at_a_time() -> None:
    wall = Wall()
    now, most = 0, 0
    fetch = wall.central.picture

    async def counting(name: str) -> bytes:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1
        return await fetch(name)

    wall.central.picture = counting  # type: ignore[method-assign]
    for name in wall.central.pictures:
        wall.pictures.path(name)
    await until(lambda: len(wall.arrived) == 20)
    assert most == PARALLEL
