"""What time it is: by the service's clock, through jumps of ours, as exactly as the line allows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.consent import Purpose
from kiosk.domain.operation import EntryState
from kiosk.services.timekeeping import DRIFT, ServerTime
from tests.unit.services.fakes import ANNA, NOON, TEA, FakeClock
from tests.unit.services.line import Line
from tests.unit.services.shop import Shop

YEARS = [-10, 10]


def measure(clock: FakeClock, time: ServerTime, ahead: float, there: float = 0.0, back: float = 0.0) -> None:
    """The service answers `ahead` of real time, after the given ways."""
    sent = clock.monotonic()
    clock.tick(there)
    server = NOON + timedelta(seconds=clock.monotonic() - 1000 + ahead)
    clock.tick(back)
    time.measured(server, sent, clock.monotonic())


def test_before_the_first_answer_the_own_clock_holds() -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    assert (time.now(), time.offset()) == (NOON, None)


@pytest.mark.parametrize("years", YEARS)
def test_a_jump_of_the_wall_clock_changes_the_offset_and_not_the_time(years: int) -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    measure(clock, time, ahead=3)
    assert time.offset() == timedelta(seconds=3)
    clock.jump(years)
    clock.tick(60)
    assert time.now() == NOON + timedelta(seconds=63)
    assert time.offset() == timedelta(seconds=3, days=-365 * years)


@given(st.floats(0, 4), st.floats(0, 4), st.floats(-1e6, 1e6))
def test_the_error_is_at_most_half_the_round_trip(there: float, back: float, ahead: float) -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    measure(clock, time, ahead, there, back)
    offset = time.offset()
    assert offset is not None
    assert abs(offset.total_seconds() - ahead) <= (there + back) / 2 + 1e-5


@given(st.lists(st.tuples(st.floats(0, 4), st.floats(0, 4), st.floats(0, 1000)), min_size=1, max_size=20))
def test_of_many_answers_the_most_exact_holds(answers: list[tuple[float, float, float]]) -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    bound = float("inf")
    for there, back, pause in answers:
        measure(clock, time, 5.0, there, back)
        bound = min(bound + (there + back) * DRIFT, (there + back) / 2)
        offset = time.offset()
        assert offset is not None
        assert abs(offset.total_seconds() - 5.0) <= bound + 1e-4
        clock.tick(pause)
        bound += pause * DRIFT


def test_a_service_whose_clock_was_set_right_is_followed() -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    measure(clock, time, ahead=0)
    clock.tick(5)
    measure(clock, time, ahead=3600, there=1, back=1)
    offset = time.offset()
    assert offset is not None
    assert offset.total_seconds() == pytest.approx(3600, abs=1)


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_service_without_a_clock_tells_nothing(year: int) -> None:
    clock = FakeClock()
    time = ServerTime(clock)
    time.measured(NOON.replace(year=year), clock.monotonic(), clock.monotonic())
    assert (time.now(), time.offset()) == (NOON, None)


async def test_health_answers_measure_it() -> None:
    line = Line()
    await line.connectivity.check()
    line.clock.jump(10)
    assert line.time.now() == line.central.time()
    assert line.connectivity.current.last_contact == NOON + timedelta(seconds=3)


# ── what the wall clock may not touch ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("years", YEARS)
async def test_orders_and_decisions_carry_how_wrong_our_clock_was(shop: Shop, years: int) -> None:
    await shop.connectivity.check()
    shop.clock.jump(years)
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    assert await shop.consents.decide(Purpose.MARKETING, given=True, wording="yes")
    assert await shop.checkout.pay_at_till() is not None
    made = [entry.operation for entry in shop.store.queue.values()]
    assert len(made) == 2
    for operation in made:
        assert operation.clock_offset is not None
        assert operation.created_at + operation.clock_offset == shop.central.time()


async def test_without_any_answer_yet_they_say_that_nothing_is_known(shop: Shop) -> None:
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    assert [entry.operation.clock_offset for entry in shop.store.queue.values()] == [None]


@pytest.mark.parametrize("years", YEARS)
async def test_a_jump_ends_no_session_and_changes_no_price(shop: Shop, years: int) -> None:
    await shop.connectivity.check()
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    before = shop.session.current
    shop.clock.jump(years)
    assert shop.session.current == before
    shop.basket.add(TEA)
    assert shop.session.current.basket.totals.total.amount == 2 * TEA.price.amount
    assert await shop.checkout.pay_at_till() is not None


@pytest.mark.parametrize("years", YEARS)
async def test_a_jump_in_the_middle_of_everything_keeps_the_line_going(years: int) -> None:
    line = Line()
    for number in range(6):
        line.clock.jump(years * (-1) ** number)
        line.queue(5, prefix=f"turn{number}")
        assert await line.sync.once()
        line.clock.tick(60)
    assert len(line.states(EntryState.ACKNOWLEDGED)) == 30
    assert [batch[0] for batch in line.central.sent] == [f"turn{number}-0" for number in range(6)]
