"""The live picture is decoded on a thread of its own, only while somebody looks; hints come to the loop's thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest

from kiosk.domain.camera import Hint, Picture
from kiosk.services.background import Background
from kiosk.services.viewfinder import ViewfinderService


class Camera:
    """Numbers its frames and notes which thread asked for them."""

    quiet_for: float | None = 0.0
    hint: Hint | None = None

    def __init__(self) -> None:
        self.asked_on: list[str] = []
        self.still = False
        self.tell: Callable[[Hint | None], None] | None = None

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        self.tell = tell

    def preview(self, *, halved: bool = True) -> Picture | None:
        assert halved
        self.asked_on.append(threading.current_thread().name)
        return Picture(1 if self.still else len(self.asked_on), 2, 1, memoryview(bytes(6)))


class Seat:
    """Somebody who looks."""

    def __init__(self, camera: Camera | None) -> None:
        self.bugs: list[BaseException] = []
        self.background = Background(self.bugs.append)
        self.finder = ViewfinderService(camera, self.background)
        self.pictures: list[Picture | None] = []
        self.hints: list[tuple[Hint | None, str]] = []
        self.finder.filmed.subscribe(self.pictures.append)
        self.finder.hinted.subscribe(lambda hint: self.hints.append((hint, threading.current_thread().name)))

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not condition():  # noqa: ASYNC110 - what it waits for has no event of its own
                await asyncio.sleep(0.005)


@pytest.fixture
def camera() -> Camera:
    return Camera()


@pytest.fixture
async def seat(camera: Camera) -> AsyncIterator[Seat]:
    seat = Seat(camera)
    yield seat
    await seat.background.close()
    assert seat.bugs == []


async def test_frames_are_decoded_beside_the_loop_while_somebody_looks(seat: Seat, camera: Camera) -> None:
    seat.finder.show()
    seat.finder.show()  # two reasons to look are one film
    await seat.until(lambda: len(seat.pictures) >= 3)
    assert set(camera.asked_on) == {"camera-preview"}
    assert seat.finder.picture is seat.pictures[-1]
    seat.finder.hide()
    assert seat.finder.picture is None
    assert seat.pictures[-1] is None
    await seat.until(lambda: "camera-preview" not in {thread.name for thread in threading.enumerate()})


async def test_a_frame_is_told_once(seat: Seat, camera: Camera) -> None:
    camera.still = True
    seat.finder.show()
    await seat.until(lambda: len(camera.asked_on) >= 4)
    assert [picture and picture.number for picture in seat.pictures] == [1]


async def test_who_looks_away_and_back_goes_on_seeing(seat: Seat, camera: Camera) -> None:
    seat.finder.show()
    await seat.until(lambda: len(seat.pictures) >= 1)
    for _ in range(5):
        seat.finder.hide()
        seat.finder.show()
    shown = len(seat.pictures)
    await seat.until(lambda: len([one for one in seat.pictures[shown:] if one]) >= 3)


async def test_hints_come_on_the_loops_thread_in_their_order(seat: Seat, camera: Camera) -> None:
    seat.background.start(seat.finder.run(), "hints")
    await seat.until(lambda: camera.tell is not None)
    said = [Hint.TOO_FAR, Hint.HOLD_STILL, None]

    def speak() -> None:
        assert camera.tell is not None
        for hint in said:
            camera.tell(hint)

    await asyncio.to_thread(speak)
    await seat.until(lambda: len(seat.hints) == 3)
    assert seat.hints == [(hint, threading.current_thread().name) for hint in said]
    await seat.background.close()
    assert camera.tell is None  # nobody listens any more


async def test_without_a_camera_there_is_nothing_to_see() -> None:
    seat = Seat(None)
    assert not seat.finder.there
    seat.finder.show()
    await asyncio.sleep(0)
    assert seat.pictures == []
