from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.consent import ConsentEvent, ConsentState, Purpose, resolve
from kiosk.domain.customer import Assurance, Customer, CustomerView, Recommendation

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


@st.composite
def events(draw: st.DrawFn) -> ConsentEvent:
    minutes = draw(st.integers(0, 4))  # few instants: ties are what matters
    return ConsentEvent(
        id=draw(st.uuids()).hex,
        purpose=draw(st.sampled_from(list(Purpose)[:2])),
        given=draw(st.booleans()),
        decided_at=START + timedelta(minutes=minutes),
        text_hash="",
        language="de",
    )


@given(st.data(), st.lists(events(), max_size=12), st.sampled_from(Purpose))
def test_the_order_of_arrival_does_not_matter(
    data: st.DataObject, history: list[ConsentEvent], purpose: Purpose
) -> None:
    shuffled = data.draw(st.permutations(history))
    assert resolve(shuffled, purpose) == resolve(history, purpose)


@given(st.lists(events(), max_size=12), st.sampled_from(Purpose))
def test_a_withdrawal_beats_every_grant_not_dated_later(history: list[ConsentEvent], purpose: Purpose) -> None:
    mine = [event for event in history if event.purpose is purpose]
    grants = [event.decided_at for event in mine if event.given]
    withdrawals = [event.decided_at for event in mine if not event.given]
    state = resolve(history, purpose).state
    if not mine:
        assert state is ConsentState.NEVER_ASKED
    elif withdrawals and (not grants or max(withdrawals) >= max(grants)):
        assert state is ConsentState.WITHDRAWN
    else:
        assert state is ConsentState.GIVEN


@given(st.lists(events(), max_size=12))
def test_purposes_do_not_touch_each_other(history: list[ConsentEvent]) -> None:
    for purpose in Purpose:
        assert resolve(history, purpose) == resolve([e for e in history if e.purpose is purpose], purpose)


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
