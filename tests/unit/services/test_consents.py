"""Decisions about one's data: in force here at once, whoever and whatever comes in between."""

from __future__ import annotations

import asyncio

import pytest

from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.operation import Lane, OperationKind
from kiosk.domain.session import EndReason
from kiosk.errors import StoreFull
from kiosk.services.notices import NoticeKind
from kiosk.services.recommendations import RecommendationService
from tests.unit.services.fakes import ANNA, BEN, customer_view
from tests.unit.services.shop import Shop

WORDS = {purpose: f"words of {purpose}" for purpose in Purpose}


def states(shop: Shop) -> dict[Purpose, ConsentState]:
    return {purpose: shop.consents.status(purpose).state for purpose in Purpose}


async def test_a_decision_is_stored_and_in_force(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    heard: list[dict[Purpose, bool]] = []
    shop.consents.changed.subscribe(lambda decisions: heard.append(dict(decisions)))
    assert await shop.consents.decide(Purpose.MARKETING, given=True, wording="Yes, write to me.")
    assert shop.consents.status(Purpose.MARKETING).state is ConsentState.GIVEN
    view = shop.session.current.view
    assert view is not None
    assert view.permits(Purpose.MARKETING)
    assert heard == [{Purpose.MARKETING: True}]
    (entry,) = shop.store.queue.values()
    operation = entry.operation
    assert (operation.kind, operation.lane) == (OperationKind.CONSENT, Lane.CUSTOMER)
    assert operation.payload["state"] == "given"
    assert operation.payload["purpose"] == "dpv:DirectMarketing"
    assert operation.payload["language"] == "de"
    assert len(operation.payload["text_hash"]) == 64
    assert shop.kicks == ["consent"]
    assert NoticeKind.CONSENT_STORED in shop.kinds


async def test_withdrawals_go_first(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    await shop.consents.decide(Purpose.MARKETING, given=False, wording="")
    (entry,) = shop.store.queue.values()
    assert (entry.operation.lane, entry.operation.payload["state"]) == (Lane.WITHDRAWAL, "withdrawn")


async def test_nobody_decides_nothing(shop: Shop) -> None:
    assert not await shop.consents.decide(Purpose.MARKETING, given=False, wording="")
    await shop.consents.withdraw_all(WORDS)
    assert shop.store.queue == {}
    assert set(states(shop).values()) == {ConsentState.NEVER_ASKED}


async def test_somebody_we_could_not_ask_about_may_withdraw_but_not_give(shop: Shop) -> None:
    shop.central.cut()
    await shop.identify.show(ANNA)
    assert not shop.consents.may_give
    assert not await shop.consents.decide(Purpose.MARKETING, given=True, wording="")
    assert shop.store.queue == {}
    await shop.consents.withdraw_all(WORDS)
    assert set(states(shop).values()) == {ConsentState.WITHDRAWN}
    assert len(shop.store.queue) == len(Purpose)


async def test_withdrawing_everything_skips_what_is_withdrawn(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    assert shop.consents.may_give
    await shop.consents.decide(Purpose.MARKETING, given=False, wording="")
    await shop.consents.withdraw_all(WORDS)
    await shop.consents.withdraw_all(WORDS)
    assert set(states(shop).values()) == {ConsentState.WITHDRAWN}
    assert len(shop.store.queue) == len(Purpose)


async def test_withdrawing_everything_stops_with_the_person(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.store.writing.clear()
    withdrawing = asyncio.create_task(shop.consents.withdraw_all(WORDS))
    await asyncio.sleep(0)
    await shop.identify.show(BEN)
    shop.store.writing.set()
    await withdrawing
    tokens = [entry.operation.payload["customer"]["token"]["value"] for entry in shop.store.queue.values()]
    assert tokens == [ANNA.value]
    assert shop.session.current.decisions == {}
    view = shop.session.current.view
    assert view is not None
    assert view.recommendations


async def test_withdrawn_recommendations_are_gone_at_once(shop: Shop) -> None:
    recommending = RecommendationService(shop.catalog)
    await shop.identify.show(ANNA)
    before = await recommending.for_session(shop.session.current, 5)
    assert [suggestion.reason for suggestion in before] == ["bought_together"]
    await shop.consents.decide(Purpose.RECOMMENDATIONS, given=False, wording="")
    after = await recommending.for_session(shop.session.current, 5)
    assert {suggestion.reason for suggestion in after} == {"popular"}
    view = shop.session.current.view
    assert view is not None
    assert view.recommendations == ()


async def test_a_view_fetched_before_the_withdrawal_arrived_does_not_bring_them_back(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    await shop.consents.decide(Purpose.RECOMMENDATIONS, given=False, wording="")
    for fetch in (shop.identify.refresh(), shop.identify.show(ANNA)):
        await fetch
        view = shop.session.current.view
        assert view is not None
        assert view.recommendations == ()
        assert not view.permits(Purpose.RECOMMENDATIONS)


async def test_a_withdrawal_made_offline_holds_when_the_network_brings_the_view(shop: Shop) -> None:
    shop.central.cut()
    await shop.identify.show(ANNA)
    await shop.consents.decide(Purpose.RECOMMENDATIONS, given=False, wording="")
    shop.central.mend()
    await shop.identify.resume()
    view = shop.session.current.view
    assert view is not None
    assert view.recommendations == ()


async def test_decisions_end_with_the_session(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    await shop.consents.decide(Purpose.MARKETING, given=True, wording="")
    heard: list[dict[Purpose, bool]] = []
    shop.consents.changed.subscribe(lambda decisions: heard.append(dict(decisions)))
    shop.session.end(EndReason.LEFT)
    assert heard == [{}]
    assert set(states(shop).values()) == {ConsentState.NEVER_ASKED}


async def test_a_decision_that_was_not_stored_is_not_in_force(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.store.fault = StoreFull("no room")
    with pytest.raises(StoreFull):
        await shop.consents.decide(Purpose.MARKETING, given=True, wording="")
    assert shop.consents.status(Purpose.MARKETING).state is ConsentState.NEVER_ASKED
    assert shop.kicks == []


async def test_a_decision_stored_after_its_person_left_is_not_the_next_ones(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.store.writing.clear()
    deciding = asyncio.create_task(shop.consents.decide(Purpose.RECOMMENDATIONS, given=False, wording=""))
    await asyncio.sleep(0)
    await shop.identify.show(BEN)
    shop.store.writing.set()
    assert await deciding
    view = shop.session.current.view
    assert view is not None
    assert view.permits(Purpose.RECOMMENDATIONS)


async def test_one_without_consent_gets_no_personal_ones(shop: Shop) -> None:
    shop.central.views["c-anna"] = customer_view("c-anna", "Anna").after({Purpose.RECOMMENDATIONS: False})
    await shop.identify.show(ANNA)
    assert not shop.session.current.decisions
    found = await RecommendationService(shop.catalog).for_session(shop.session.current, 5)
    assert {suggestion.reason for suggestion in found} == {"popular"}
