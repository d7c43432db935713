from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.consent import ConsentEvent, ConsentState, Purpose, resolve
from kiosk.domain.customer import Assurance, Customer, CustomerView, Recommendation

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


YEARS = timedelta(days=3650)


@dataclass(frozen=True)
class Decision:
    """What really happened: a decision on a device, and when the server received it."""

    device: str
    given: bool
    at: datetime
    received_at: datetime


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    """Decisions on three devices; each is offline for a while and then delivers all it holds."""
    steps = draw(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.integers(0, 4)), max_size=9))
    now = START
    made = []
    for device, given_, gap in steps:
        now += timedelta(minutes=gap + 1)
        made.append((device, given_, now))
    delivered = {device: now + timedelta(minutes=draw(st.integers(0, 99))) for device in "ABC"}
    return [Decision(device, given_, at, delivered[device]) for device, given_, at in made]


def events(history: list[Decision], clocks: dict[str, tuple[timedelta, bool]]) -> list[ConsentEvent]:
    """As the server holds them; `clocks` says by how much each device's is wrong, and whether the device knows."""
    return [
        ConsentEvent(
            id=f"{seq}",
            purpose=Purpose.MARKETING,
            given=decision.given,
            decided_at=decision.at + clocks[decision.device][0],
            text_hash="",
            language="de",
            device=decision.device,
            series=0,
            seq=seq,
            received_at=decision.received_at,
            clock_offset=-clocks[decision.device][0] if clocks[decision.device][1] else None,
            not_before=START,
        )
        for seq, decision in enumerate(history, start=1)
    ]


RIGHT = dict.fromkeys("ABC", (timedelta(0), False))
WRONG = st.fixed_dictionaries(
    {
        device: st.tuples(st.sampled_from([timedelta(0), YEARS, -YEARS, 70 * YEARS / 10]), st.booleans())
        for device in "ABC"
    }
)


@given(histories(), WRONG, st.data())
def test_the_order_of_arrival_does_not_matter(
    history: list[Decision], clocks: dict[str, tuple[timedelta, bool]], data: st.DataObject
) -> None:
    arrived = events(history, clocks)
    shuffled = data.draw(st.permutations(arrived))
    assert resolve(shuffled, Purpose.MARKETING) == resolve(arrived, Purpose.MARKETING)


@given(histories())
def test_with_right_clocks_the_last_decision_holds(history: list[Decision]) -> None:
    state = resolve(events(history, RIGHT), Purpose.MARKETING).state
    if not history:
        assert state is ConsentState.NEVER_ASKED
    else:
        assert state is (ConsentState.GIVEN if history[-1].given else ConsentState.WITHDRAWN)


@settings(max_examples=400)
@given(histories(), WRONG)
def test_clocks_that_are_years_off_bring_back_no_consent(
    history: list[Decision], clocks: dict[str, tuple[timedelta, bool]]
) -> None:
    state = resolve(events(history, clocks), Purpose.MARKETING).state
    if history and not history[-1].given:
        assert state is ConsentState.WITHDRAWN


@given(histories(), WRONG)
def test_clocks_whose_error_is_known_change_nothing(
    history: list[Decision], clocks: dict[str, tuple[timedelta, bool]]
) -> None:
    known = {device: (error, True) for device, (error, _) in clocks.items()}
    assert resolve(events(history, known), Purpose.MARKETING) == resolve(events(history, RIGHT), Purpose.MARKETING)


def event(given_: bool, decided_at: datetime, **more: Any) -> ConsentEvent:
    fields: dict[str, Any] = {"id": "x", "purpose": Purpose.MARKETING, "text_hash": "", "language": "de"}
    fields |= {"device": "A", "series": 0, "seq": 1, "received_at": START + timedelta(days=9)}
    return ConsentEvent(given=given_, decided_at=decided_at, **{**fields, **more})


def holds(*arrived: ConsentEvent) -> ConsentState:
    return resolve(arrived, Purpose.MARKETING).state


def test_of_one_instant_the_withdrawal_holds() -> None:
    assert holds(event(True, START), event(False, START, device="B")) is ConsentState.WITHDRAWN


def test_a_grant_dated_2099_does_not_outlive_a_later_withdrawal() -> None:
    grant = event(True, datetime(2099, 1, 1, tzinfo=UTC))
    assert holds(grant, event(False, START, device="B")) is ConsentState.WITHDRAWN
    assert holds(grant, event(False, START, seq=2)) is ConsentState.WITHDRAWN
    assert grant.dated <= grant.received_at


def test_of_one_device_the_number_decides_whatever_its_clock_did() -> None:
    later = START - YEARS
    assert holds(event(True, START), event(False, later, seq=2)) is ConsentState.WITHDRAWN
    assert holds(event(False, START), event(True, later, seq=2)) is ConsentState.GIVEN


def test_numbers_that_began_anew_decide_nothing_over_the_older_ones() -> None:
    grant = event(True, START, seq=50)
    withdrawal = event(False, START + timedelta(hours=1), seq=2)
    assert holds(grant, withdrawal) is ConsentState.GIVEN
    assert holds(grant, replace(withdrawal, series=1)) is ConsentState.WITHDRAWN


def test_a_withdrawal_by_a_clock_years_behind_beats_what_was_given_before_it_arrived() -> None:
    grant = event(True, START, device="B", received_at=START)
    withdrawal = event(False, datetime(1970, 1, 1, tzinfo=UTC))
    assert holds(grant, withdrawal) is ConsentState.WITHDRAWN


@given(st.datetimes(timezones=st.just(UTC)), st.none() | st.timedeltas(), st.booleans())
def test_every_clock_gives_a_date(decided_at: datetime, offset: timedelta | None, given_: bool) -> None:
    dated = event(given_, decided_at, clock_offset=offset, not_before=START).dated
    assert START <= dated <= START + timedelta(days=9)


@given(histories(), st.data())
def test_purposes_do_not_touch_each_other(history: list[Decision], data: st.DataObject) -> None:
    arrived = [replace(one, purpose=data.draw(st.sampled_from(Purpose))) for one in events(history, RIGHT)]
    for purpose in Purpose:
        assert resolve(arrived, purpose) == resolve([one for one in arrived if one.purpose is purpose], purpose)


def view() -> CustomerView:
    anna = Customer("c-1", "Anna", Assurance.KNOWN)
    return CustomerView(anna, START, recommendations=(Recommendation("tea", "popular"),))


def test_only_a_given_consent_permits() -> None:
    assert not view().permits(Purpose.RECOMMENDATIONS)
    assert view().after({Purpose.RECOMMENDATIONS: True}).permits(Purpose.RECOMMENDATIONS)
    assert not view().after({Purpose.RECOMMENDATIONS: False}).permits(Purpose.RECOMMENDATIONS)


def test_withdrawing_recommendations_takes_them_away_and_nothing_else_does() -> None:
    assert view().after({Purpose.RECOMMENDATIONS: False}).recommendations == ()
    assert view().after({Purpose.MARKETING: False}).recommendations == view().recommendations
    assert view().after({}) == view()


def test_a_later_decision_replaces_an_earlier_one() -> None:
    twice = view().after({Purpose.MARKETING: True}).after({Purpose.MARKETING: False})
    assert [(status.purpose, status.state) for status in twice.consents] == [
        (Purpose.MARKETING, ConsentState.WITHDRAWN)
    ]
