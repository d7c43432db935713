"""Somebody, nobody, unknown: what follows for the light and for the patience with a session nobody touches."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.camera import Hint, Picture
from kiosk.domain.session import EndReason
from kiosk.errors import DeviceFault
from kiosk.services.idle import LINGER, IdleService, IdleState, IdleTimes
from kiosk.services.presence import Attendance, Dimmer, Presence, PresenceService
from tests.unit.services.fakes import ANNA, TEA, FakeClock, MemoryStore
from tests.unit.services.shop import Shop, open_shop

TIMES = IdleTimes(identified=45, with_basket=60, countdown=20, done=15, longest=90)


class StillCamera:
    """Tells how long nothing has moved by the shop's clock; None while it is unplugged."""

    hint: Hint | None = None

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.moved_at: float | None = shop.clock.monotonic()

    @property
    def quiet_for(self) -> float | None:
        return None if self.moved_at is None else self._shop.clock.monotonic() - self.moved_at

    def move(self) -> None:
        self.moved_at = self._shop.clock.monotonic()

    def on_hint(self, tell: object) -> None: ...

    def preview(self, *, halved: bool = True) -> Picture | None:
        raise AssertionError("presence looks at no picture")


class Watched:
    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.camera = StillCamera(shop)
        self.presence = PresenceService(self.camera, shop.session, shop.clock, away_after=15, dim_after=120)
        self.idle = IdleService(shop.session, shop.clock, TIMES, lambda: self.presence.presence)
        self.seen: list[Attendance] = []
        self.ended: list[EndReason] = []
        self.presence.changed.subscribe(self.seen.append)
        shop.session.ended.subscribe(self.ended.append)

    def wait(self, seconds: float, *, moving: bool = False) -> IdleState:
        """Second by second, as the services look."""
        for _ in range(round(seconds * 4)):
            self.shop.clock.tick(0.25)
            if moving:
                self.camera.move()
            self.presence.look()
            self.idle.look()
        return self.idle.state


@pytest.fixture
def watched(shop: Shop) -> Watched:
    return Watched(shop)


async def test_somebody_comes_and_goes_and_the_screen_rests(watched: Watched) -> None:
    watched.wait(14.75)
    assert watched.seen == [Attendance(Presence.SOMEBODY)]
    watched.wait(0.25)
    assert watched.seen[1:] == [Attendance(Presence.NOBODY)]
    watched.wait(104.75)
    assert len(watched.seen) == 2
    watched.wait(0.25)
    assert watched.seen[2:] == [Attendance(Presence.NOBODY, dimmed=True)]
    watched.wait(0.25, moving=True)
    assert watched.seen[3:] == [Attendance(Presence.SOMEBODY)]


async def test_an_unplugged_camera_is_todays_behaviour(watched: Watched) -> None:
    watched.wait(130)
    watched.camera.moved_at = None
    watched.wait(1)
    assert watched.presence.now == Attendance()
    watched.shop.session.begin()
    assert not watched.wait(44.75).warning
    assert watched.wait(0.25) == IdleState(True, 20)
    watched.wait(20)
    assert watched.ended == [EndReason.IDLE]


async def test_a_touch_is_somebody_whatever_the_camera_sees(watched: Watched) -> None:
    watched.wait(130)
    watched.shop.session.begin()
    assert watched.presence.now == Attendance(Presence.SOMEBODY)
    watched.wait(14)
    assert watched.presence.presence is Presence.SOMEBODY


async def test_a_session_is_never_dark(watched: Watched) -> None:
    watched.wait(130)
    watched.shop.session.begin()
    watched.shop.session.update(paying=True)
    watched.wait(200)
    assert watched.presence.now == Attendance(Presence.NOBODY)


async def test_whoever_is_gone_is_asked_sooner_and_the_countdown_keeps_its_length(watched: Watched) -> None:
    watched.shop.session.begin()
    assert not watched.wait(14.75).warning
    assert watched.wait(0.25) == IdleState(True, 20)
    watched.wait(19.75)
    assert watched.ended == []
    watched.wait(0.25)
    assert watched.ended == [EndReason.IDLE]


async def test_whoever_comes_after_one_who_left_does_not_keep_their_session(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.wait(15)
    assert watched.wait(10, moving=True).warning
    watched.wait(10, moving=True)
    assert watched.ended == [EndReason.IDLE]


async def test_a_touch_of_whoever_stayed_starts_anew(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.wait(16)
    watched.shop.session.touch()
    assert watched.idle.state == IdleState()
    assert not watched.wait(45 + LINGER - 0.25, moving=True).warning


@pytest.mark.parametrize(("basket", "latest"), [(False, 45 + LINGER), (True, 70)])
async def test_who_is_still_there_is_asked_later_within_the_limit(
    watched: Watched, basket: bool, latest: float
) -> None:
    watched.shop.session.begin()
    if basket:
        watched.shop.basket.add(TEA)
    assert not watched.wait(latest - 0.25, moving=True).warning
    assert watched.wait(0.25, moving=True) == IdleState(True, 20)
    assert watched.wait(19.75, moving=True).warning
    watched.wait(0.25, moving=True)
    assert watched.ended == [EndReason.IDLE]


async def test_who_asked_for_more_time_keeps_it_even_when_nothing_moves(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.idle.stretch = 3.0
    assert not watched.wait(134.75).warning
    assert watched.wait(0.25) == IdleState(True, 60)


async def test_nothing_ends_while_somebody_pays(watched: Watched) -> None:
    await watched.shop.identify.show(ANNA)
    watched.shop.session.update(paying=True)
    assert not watched.wait(600).warning
    watched.shop.session.update(paying=False)
    assert not watched.wait(10).warning
    assert watched.wait(5.25).warning


@given(moves=st.lists(st.tuples(st.floats(0.5, 40), st.booleans()), min_size=1, max_size=12), name=st.booleans())
def test_whatever_moves_a_session_ends_within_the_limit(moves: list[tuple[float, bool]], name: bool) -> None:
    """A session nobody touches lasts between EARLIER of its time and `longest`, with a countdown of full length."""
    shop = open_shop(MemoryStore(), FakeClock())
    watched = Watched(shop)
    shop.session.begin()
    if name:
        shop.basket.add(TEA)
    began, warned_at = shop.clock.monotonic(), 0.0
    for seconds, moving in [*moves, (100.0, False)]:
        for _ in range(round(seconds * 4)):
            if not watched.ended and watched.wait(0.25, moving=moving).warning and not warned_at:
                warned_at = shop.clock.monotonic()
            if watched.ended:
                break
    lasted = shop.clock.monotonic() - began
    assert watched.ended == [EndReason.IDLE]
    assert 15 + 20 <= lasted <= TIMES.longest + 0.25
    assert shop.clock.monotonic() - warned_at >= 20 - 0.25


class Lamp:
    """Tells what it was set to; `stuck` cannot be set."""

    def __init__(self, *, stuck: bool = False) -> None:
        self.told: asyncio.Queue[float] = asyncio.Queue()
        self._stuck = stuck
        self._loop = asyncio.get_running_loop()

    def set(self, share: float) -> None:
        if self._stuck:
            raise DeviceFault("may not be written")
        self._loop.call_soon_threadsafe(self.told.put_nowait, share)


async def test_the_light_follows_and_is_bright_at_the_end(watched: Watched) -> None:
    lamp = Lamp()
    dimmer = Dimmer(lamp, watched.presence, bright=0.9, dim=0.2)
    running = asyncio.create_task(dimmer.run())
    assert await lamp.told.get() == 0.9
    watched.wait(130)
    assert await lamp.told.get() == 0.2
    watched.wait(1, moving=True)
    assert await lamp.told.get() == 0.9
    watched.wait(130)
    assert await lamp.told.get() == 0.2
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await lamp.told.get() == 0.9
    assert dimmer.works


@pytest.mark.expect_log("the backlight is left as it is: may not be written")
async def test_a_light_that_cannot_be_set_is_given_up(watched: Watched) -> None:
    dimmer = Dimmer(Lamp(stuck=True), watched.presence, bright=1, dim=0.2)
    given_up = asyncio.Event()
    dimmer.changed.subscribe(lambda _: given_up.set())
    running = asyncio.create_task(dimmer.run())
    await given_up.wait()
    assert not dimmer.works
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
