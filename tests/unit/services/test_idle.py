"""Nobody touches: a warning, a countdown, and everything is gone."""

from __future__ import annotations

import pytest

from kiosk.domain.session import EndReason
from kiosk.services.idle import IdleService, IdleState, IdleTimes
from tests.unit.services.fakes import ANNA, TEA
from tests.unit.services.shop import Shop

TIMES = IdleTimes(identified=45, with_basket=60, countdown=20, done=15)


class Watched:
    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.idle = IdleService(shop.session, shop.clock, TIMES)
        self.seen: list[IdleState] = []
        self.ended: list[EndReason] = []
        self.idle.changed.subscribe(self.seen.append)
        shop.session.ended.subscribe(self.ended.append)

    def wait(self, seconds: float) -> IdleState:
        self.shop.clock.tick(seconds)
        self.idle.look()
        return self.idle.state


@pytest.fixture
def watched(shop: Shop) -> Watched:
    return Watched(shop)


async def test_an_identified_session_is_warned_about_counted_down_and_wiped(watched: Watched) -> None:
    await watched.shop.identify.show(ANNA)
    assert watched.wait(44.9) == IdleState()
    assert watched.wait(0.1) == IdleState(True, 20)
    assert watched.wait(0.5) == IdleState(True, 20)
    assert watched.wait(0.5) == IdleState(True, 19)
    assert watched.wait(18.9) == IdleState(True, 1)
    assert watched.ended == []
    assert watched.wait(0.1) == IdleState()
    assert watched.ended == [EndReason.IDLE]
    session = watched.shop.session.current
    assert (session.active, session.view, session.identity) == (False, None, None)


async def test_the_screen_is_told_of_changes_only(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.wait(1)
    watched.wait(1)
    assert watched.seen == []
    watched.wait(43)
    watched.wait(0)
    assert watched.seen == [IdleState(True, 20)]


async def test_a_basket_without_a_name_is_given_longer(watched: Watched) -> None:
    watched.shop.basket.add(TEA)
    assert not watched.wait(59).warning
    assert watched.wait(1).warning


async def test_a_name_makes_it_shorter_whatever_the_basket(watched: Watched) -> None:
    watched.shop.basket.add(TEA)
    await watched.shop.identify.show(ANNA)
    assert watched.wait(45).warning


async def test_a_touch_starts_anew_even_in_the_countdown(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.wait(60)
    watched.shop.session.touch()
    assert watched.idle.state == IdleState()
    assert not watched.wait(44).warning
    assert watched.wait(1).warning


async def test_the_finished_order_leaves_soon_and_as_done(watched: Watched) -> None:
    watched.shop.basket.add(TEA)
    await watched.shop.checkout.pay_at_till()
    assert not watched.wait(14).warning
    assert watched.wait(1).warning
    watched.wait(20)
    assert watched.ended == [EndReason.DONE]


async def test_people_who_need_longer_get_longer_until_they_leave(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.idle.stretch = 3.0
    assert not watched.wait(134).warning
    assert watched.wait(1) == IdleState(True, 60)
    watched.wait(60)
    assert watched.ended == [EndReason.IDLE]
    assert watched.idle.stretch == 1.0


async def test_the_attract_screen_waits_for_ever(watched: Watched) -> None:
    assert watched.wait(10**6) == IdleState()
    assert watched.ended == []


async def test_the_next_person_starts_with_all_their_time(watched: Watched) -> None:
    watched.wait(10**6)
    watched.shop.session.begin()
    assert not watched.wait(44).warning


async def test_a_clock_that_is_set_right_changes_nothing(watched: Watched) -> None:
    watched.shop.session.begin()
    watched.shop.clock.time = watched.shop.clock.time.replace(year=2031)
    assert not watched.wait(44).warning
    assert watched.ended == []
