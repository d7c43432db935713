"""How it was, by one touch."""

from __future__ import annotations

import pytest

from kiosk.domain.operation import Lane, OperationKind
from kiosk.domain.session import EndReason
from kiosk.errors import StoreFull
from kiosk.services.feedback import FeedbackService
from tests.unit.services.fakes import ANNA, TEA
from tests.unit.services.shop import Shop


@pytest.fixture
def feedback(shop: Shop) -> FeedbackService:
    return FeedbackService(
        shop.store,
        shop.session,
        clock=shop.clock,
        time=shop.time,
        ids=shop.ids,
        store="here",
        stored=lambda: shop.kicks.append("feedback"),
    )


async def buy(shop: Shop) -> None:
    shop.basket.add(TEA)
    assert await shop.checkout.pay_at_till() is not None


async def test_an_answer_goes_last_and_names_nobody(shop: Shop, feedback: FeedbackService) -> None:
    await shop.identify.show(ANNA)
    await buy(shop)
    assert await feedback.give(4)
    *_, entry = shop.store.queue.values()
    operation = entry.operation
    assert (operation.kind, operation.lane) == (OperationKind.FEEDBACK, Lane.TRACKING)
    assert operation.payload == {"rating": 4, "given_at": "2026-05-04T12:00:00.000000Z", "store": "here"}
    assert "customer" not in operation.subject
    assert shop.kicks[-1] == "feedback"


async def test_one_answer_for_a_purchase(shop: Shop, feedback: FeedbackService) -> None:
    await buy(shop)
    assert await feedback.give(5)
    assert not await feedback.give(1)
    assert not feedback.may_answer
    shop.session.end(EndReason.DONE)
    assert not feedback.may_answer
    await buy(shop)
    assert await feedback.give(1)


@pytest.mark.parametrize("rating", [0, 6, -1])
async def test_there_are_five(shop: Shop, feedback: FeedbackService, rating: int) -> None:
    await buy(shop)
    assert not await feedback.give(rating)
    assert feedback.may_answer


async def test_without_a_purchase_nobody_is_asked(shop: Shop, feedback: FeedbackService) -> None:
    shop.basket.add(TEA)
    assert not feedback.may_answer
    assert not await feedback.give(3)
    assert not shop.store.queue


@pytest.mark.allow_log("could not be stored")
async def test_what_cannot_be_stored_may_be_said_again(shop: Shop, feedback: FeedbackService) -> None:
    await buy(shop)
    shop.store.fault = StoreFull("no room")
    assert not await feedback.give(3)
    shop.store.fault = None
    assert await feedback.give(3)
