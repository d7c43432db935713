"""Who agreed is remembered here, and nobody else: what is kept follows every decision and every answer."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.customer import Assurance, PastOrder, Token, TokenKind
from kiosk.domain.operation import OperationKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable, StoreFault, StoreFull
from kiosk.services.identify import Recognised
from kiosk.services.notices import NoticeKind
from kiosk.services.remembering import REFUSED_FOR, RememberingService
from tests.unit.services.fakes import ANNA, BEN, NOON, customer_view, euro, until
from tests.unit.services.shop import Shop

CACHE = Purpose.DEVICE_CACHE
PHONE = Token(TokenKind.NUMBER, "4711")
"""Anna's other token."""


@pytest.fixture
async def agreed(shop: Shop) -> Shop:
    """A shop where Anna agreed to be remembered, and Ben did not."""
    shop.central.views["c-anna"] = customer_view("c-anna", "Anna").after({CACHE: True})
    shop.central.people[PHONE] = shop.central.people[ANNA]
    return shop


async def visit(shop: Shop, token: Token = ANNA) -> None:
    await shop.identify.show(token)
    shop.session.end(EndReason.LEFT)


def shown(shop: Shop) -> str:
    view = shop.session.current.view
    return view.customer.first_name if view else ""


def levels(shop: Shop) -> list[Assurance]:
    identity = shop.session.current.identity
    return [] if identity is None else [identity.level]


async def others() -> None:
    """Let every other task go as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


def kept(shop: Shop) -> set[str]:
    return set(shop.customers.views)


# ── kept ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_agreed_is_shown_offline_from_what_is_kept(agreed: Shop) -> None:
    await visit(agreed)
    assert kept(agreed) == {"c-anna"}
    agreed.central.cut()
    agreed.clock.tick(3600)
    assert await agreed.identify.show(ANNA) is Recognised.CUSTOMER
    session = agreed.session.current
    assert session.identity is not None
    assert (session.identity.level, session.identity.session_key, session.identity.reference) == (0, "", "")
    assert session.view is not None
    assert (shown(agreed), session.view.as_of, session.view.customer.level) == ("Anna", NOON, Assurance.UNVERIFIED)
    assert session.view.cart
    assert session.view.recommendations
    assert agreed.kinds[-1] is NoticeKind.WELCOME
    assert agreed.remembering.kept
    assert not agreed.consents.may_give


async def test_who_did_not_agree_is_not_kept(agreed: Shop) -> None:
    await visit(agreed, BEN)
    agreed.central.cut()
    assert await agreed.identify.show(BEN) is Recognised.NOTED
    assert agreed.session.current.view is None
    assert kept(agreed) == set()


async def test_an_agreement_given_here_keeps_the_view_at_once(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    heard: list[bool] = []
    shop.remembering.changed.subscribe(heard.append)
    assert kept(shop) == set()
    await shop.consents.decide(CACHE, given=True, wording="words")
    assert kept(shop) == {"c-anna"}
    assert heard == [True]
    (entry,) = shop.store.queue.values()
    assert (entry.operation.kind, entry.operation.payload["purpose"]) == (
        OperationKind.CONSENT,
        "dpv:OptimiseUserInterface",
    )


async def test_what_a_proven_customer_may_see_is_not_kept_for_whoever_has_the_card(agreed: Shop) -> None:
    proven = replace(
        agreed.central.views["c-anna"], orders=(PastOrder("1", NOON, euro(999), 3, "till"),), consents=()
    ).after({CACHE: True})
    consents = tuple(replace(status, decided_at=NOON) for status in proven.consents)
    agreed.central.views["c-anna"] = replace(proven, consents=consents)
    await agreed.identify.show(ANNA)
    view, _until = agreed.customers.views["c-anna"]
    assert view.view.orders == ()
    assert [status.decided_at for status in view.view.consents] == [None]
    assert view.view.customer.level is Assurance.UNVERIFIED


async def test_a_decision_about_something_else_changes_what_is_kept_but_not_its_age(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    agreed.clock.tick(86_400)
    await agreed.identify.show(ANNA)
    await agreed.consents.decide(Purpose.RECOMMENDATIONS, given=False, wording="words")
    agreed.session.end(EndReason.LEFT)
    found, until_ = agreed.customers.views["c-anna"]
    assert (found.fetched_at, until_) == (NOON, NOON + timedelta(days=30))
    assert not found.view.recommendations
    await agreed.identify.show(ANNA)
    assert agreed.consents.status(Purpose.RECOMMENDATIONS).state is ConsentState.WITHDRAWN


async def test_a_kept_view_gives_way_to_the_fresh_one_when_the_network_is_back(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    agreed.told.clear()
    agreed.central.mend()
    agreed.central.views["c-anna"] = customer_view("c-anna", "Anna-Lena").after({CACHE: True})
    await agreed.identify.resume()
    assert shown(agreed) == "Anna-Lena"
    identity = agreed.session.current.identity
    assert identity is not None
    assert identity.level is Assurance.KNOWN
    assert agreed.kinds == []  # she has been greeted
    assert agreed.customers.views["c-anna"][0].view.customer.first_name == "Anna-Lena"


async def test_refreshing_keeps_the_fresh_view(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    agreed.central.views["c-anna"] = customer_view("c-anna", "Anna-Lena").after({CACHE: True})
    await agreed.identify.refresh()
    assert agreed.customers.views["c-anna"][0].view.customer.first_name == "Anna-Lena"


# ── at once ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_offline_the_kept_view_does_not_wait_for_the_deadline(
    agreed: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.services.identify.PATIENCE", 1000)
    await visit(agreed)
    agreed.central.cut()
    await agreed.connectivity.check()
    agreed.central.mend()
    held = agreed.central.hold("identify")
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: shown(agreed) == "Anna")
    assert not held.is_set()
    agreed.central.views["c-anna"] = customer_view("c-anna", "Anna-Lena").after({CACHE: True})
    held.set()
    assert await showing is Recognised.CUSTOMER
    assert shown(agreed) == "Anna-Lena"
    assert agreed.kinds.count(NoticeKind.WELCOME) == 2  # at each visit once


async def test_a_slow_answer_is_waited_for_with_the_kept_view_shown(
    agreed: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await visit(agreed)
    monkeypatch.setattr("kiosk.services.identify.PATIENCE", 0.001)
    busy: list[bool] = []
    agreed.identify.busy.subscribe(busy.append)
    held = agreed.central.hold("customer_view")
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: shown(agreed) == "Anna")
    assert busy == [True, False]
    agreed.central.faults["all"] = CentralUnavailable("too slow")
    held.set()
    assert await showing is Recognised.CUSTOMER
    assert shown(agreed) == "Anna"


async def test_online_nothing_kept_is_shown_before_the_answer(agreed: Shop) -> None:
    await visit(agreed)
    held = agreed.central.hold("customer_view")
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: agreed.central.calls.count("customer_view") == 2)
    await others()
    assert levels(agreed) == []
    held.set()
    await showing
    assert levels(agreed) == [Assurance.KNOWN]


async def test_a_refused_card_is_not_shown_after_all(agreed: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    await visit(agreed)
    monkeypatch.setattr("kiosk.services.identify.PATIENCE", 0)
    agreed.customers.busy.clear()
    held = agreed.central.hold("identify")
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await others()
    agreed.central.faults["identify"] = CentralRefused("no", problem="invalid-request", status=422)
    held.set()
    await showing
    agreed.customers.busy.set()
    await others()
    assert shown(agreed) == ""


# ── withdrawn ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("online", [False, True])
async def test_a_withdrawal_erases_at_once_and_before_it_shows(agreed: Shop, everything: bool, online: bool) -> None:
    await visit(agreed)
    if not online:
        agreed.central.cut()
    await agreed.identify.show(ANNA)
    agreed.session.changed.subscribe(lambda _now: states.append((agreed.consents.status(CACHE).state, kept(agreed))))
    states: list[tuple[ConsentState, set[str]]] = []
    if everything:
        await agreed.consents.withdraw_all({})
    else:
        await agreed.consents.decide(CACHE, given=False, wording="words")
    assert states[0] == (ConsentState.WITHDRAWN, set())
    assert not any(names for _state, names in states)
    assert not agreed.remembering.kept
    agreed.session.end(EndReason.LEFT)
    agreed.central.cut()
    assert await agreed.identify.show(ANNA) is Recognised.NOTED
    assert shown(agreed) == ""


async def test_what_is_withdrawn_is_not_kept_again_before_the_central_service_knows(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    await agreed.consents.decide(CACHE, given=False, wording="words")
    agreed.session.end(EndReason.LEFT)
    agreed.central.mend()  # it answers, but has not been told yet
    for token in (ANNA, PHONE):
        await agreed.identify.show(token)
        assert shown(agreed) == "Anna"
        assert not agreed.remembering.kept
        await agreed.identify.refresh()
        agreed.session.end(EndReason.LEFT)
    assert kept(agreed) == set()
    agreed.central.views["c-anna"] = customer_view("c-anna", "Anna").after({CACHE: False})
    await visit(agreed)
    agreed.central.views["c-anna"] = customer_view("c-anna", "Anna").after({CACHE: True})
    await visit(agreed)
    assert kept(agreed) == {"c-anna"}


async def test_a_refresh_in_the_same_session_does_not_undo_the_withdrawal(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    await agreed.consents.decide(CACHE, given=False, wording="words")
    await agreed.identify.refresh()
    await agreed.identify.show(ANNA)
    agreed.session.end(EndReason.LEFT)
    await visit(agreed)
    assert kept(agreed) == set()


async def test_who_changes_their_mind_twice_is_kept(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    for given in (False, True, False, True):
        await agreed.consents.decide(CACHE, given=given, wording="words")
        assert kept(agreed) == ({"c-anna"} if given else set())


async def test_withdrawn_elsewhere_it_is_erased_at_the_next_contact(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.views["c-anna"] = agreed.central.views["c-anna"].after({CACHE: False})
    await visit(agreed, PHONE)
    assert kept(agreed) == set()


@pytest.mark.parametrize("problem", ["unknown-token", "blocked-token", "unknown-customer"])
async def test_a_card_that_is_nobodys_now_erases_what_was_kept_for_it(agreed: Shop, problem: str) -> None:
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    agreed.central.mend()
    agreed.central.faults["identify"] = CentralRefused("no", problem=problem, status=404)
    await agreed.identify.resume()
    assert shown(agreed) == ""
    assert kept(agreed) == set()


async def test_a_refusal_of_another_kind_erases_nothing(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.faults["identify"] = CentralRefused("no", problem="invalid-request", status=422)
    await agreed.identify.show(ANNA)
    assert kept(agreed) == {"c-anna"}


async def test_forget_me_here_erases_and_holds_for_the_session(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    await agreed.remembering.forget_here()
    assert not agreed.remembering.kept
    await agreed.identify.refresh()
    await agreed.consents.decide(Purpose.MARKETING, given=True, wording="words")
    assert kept(agreed) == set()
    assert agreed.consents.status(CACHE).state is ConsentState.GIVEN
    await agreed.consents.decide(CACHE, given=True, wording="words")
    assert kept(agreed) == {"c-anna"}
    await agreed.remembering.forget_here()
    agreed.session.end(EndReason.LEFT)
    await visit(agreed)
    assert kept(agreed) == {"c-anna"}


async def test_nobody_has_nothing_to_forget(shop: Shop) -> None:
    await shop.remembering.forget_here()
    await shop.remembering.withdraw()
    await shop.remembering.decided(CACHE, given=True)
    assert shop.customers.refused == {}


# ── denied, expired, switched off, broken ────────────────────────────────────────────────────────────────────────


@pytest.mark.allow_log("the central service refuses this device")
async def test_a_denied_device_shows_nothing_kept_not_even_when_the_network_goes(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.faults["all"] = CentralDenied("not this device")
    assert await agreed.identify.show(ANNA) is Recognised.NOTED
    agreed.session.end(EndReason.LEFT)
    agreed.central.cut()
    assert await agreed.identify.show(ANNA) is Recognised.NOTED
    assert shown(agreed) == ""
    agreed.session.end(EndReason.LEFT)
    agreed.central.mend()
    await visit(agreed, BEN)
    agreed.central.cut()
    assert await agreed.identify.show(ANNA) is Recognised.CUSTOMER


@pytest.mark.allow_log("the central service refuses this device")
async def test_what_is_shown_goes_when_the_device_is_denied(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    agreed.connectivity.failed(CentralDenied("not this device"))
    assert agreed.session.current.view is None
    assert agreed.session.current.identity is not None


async def test_it_is_kept_for_its_time_only(agreed: Shop) -> None:
    await visit(agreed)
    agreed.clock.tick(30 * 86_400 - 1)
    await agreed.remembering.tidy()
    assert kept(agreed) == {"c-anna"}
    agreed.clock.tick(1)
    agreed.central.cut()
    assert await agreed.identify.show(ANNA) is Recognised.NOTED
    await agreed.remembering.tidy()
    assert kept(agreed) == set()


async def test_switched_off_nothing_is_kept_or_shown_and_what_there_is_goes(agreed: Shop) -> None:
    await visit(agreed)
    off = RememberingService(agreed.customers, agreed.session, agreed.clock, keep_for=None)
    assert (off.offered, agreed.remembering.offered) == (False, True)
    assert await off.recall(agreed.session.current.id, ANNA) is None
    await agreed.identify.show(ANNA)
    await off.met()
    assert kept(agreed) == set()
    await agreed.remembering.met()
    await off.tidy()
    assert kept(agreed) == set()


@pytest.mark.expect_log("a kept view could not be read: the disk is broken")
@pytest.mark.expect_log("what is kept of a customer could not be changed: the disk is broken")
async def test_a_broken_cache_stops_nobody(agreed: Shop) -> None:
    agreed.customers.fault = StoreFault("the disk is broken")
    assert await agreed.identify.show(ANNA) is Recognised.CUSTOMER
    assert not agreed.remembering.kept
    agreed.session.end(EndReason.LEFT)
    agreed.central.cut()
    assert await agreed.identify.show(ANNA) is Recognised.NOTED


async def test_a_withdrawal_whose_erasure_fails_is_stored_but_does_not_show_as_done(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    agreed.customers.fault = StoreFull("no room")
    with pytest.raises(StoreFull):
        await agreed.consents.decide(CACHE, given=False, wording="words")
    assert agreed.consents.status(CACHE).state is ConsentState.GIVEN
    (entry,) = agreed.store.queue.values()
    assert entry.operation.payload["state"] == "withdrawn"


# ── late, and between people ─────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_found_late_is_not_shown_to_the_next_person(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    agreed.customers.busy.clear()
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: agreed.connectivity.current.online is False)
    agreed.session.end(EndReason.LEFT)
    agreed.customers.busy.set()
    assert await showing is Recognised.STALE
    assert shown(agreed) == ""
    assert not agreed.remembering.kept


async def test_what_is_kept_late_is_not_said_of_the_next_person(agreed: Shop) -> None:
    agreed.customers.busy.clear()
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: shown(agreed) == "Anna")
    agreed.session.end(EndReason.LEFT)
    agreed.customers.busy.set()
    await showing
    assert not agreed.remembering.kept


@pytest.mark.parametrize("how", ["withdraw", "forget_here"])
async def test_what_is_erased_late_is_not_said_of_the_next_person(
    agreed: Shop, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed.central.views["c-ben"] = customer_view("c-ben", "Ben").after({CACHE: True})
    await agreed.identify.show(ANNA)
    gate, forget = asyncio.Event(), agreed.customers.forget

    async def slowly(token: Token, reference: str = "", *, refuse_until: datetime | None = None) -> None:
        await gate.wait()
        await forget(token, reference, refuse_until=refuse_until)

    monkeypatch.setattr(agreed.customers, "forget", slowly)
    erasing = asyncio.create_task(getattr(agreed.remembering, how)())
    await others()
    await agreed.identify.show(BEN)
    gate.set()
    await erasing
    assert kept(agreed) == {"c-ben"}
    assert agreed.remembering.kept


async def test_nobody_waits_for_the_disk(agreed: Shop) -> None:
    busy: list[bool] = []
    agreed.identify.busy.subscribe(busy.append)
    agreed.customers.busy.clear()
    showing = asyncio.create_task(agreed.identify.show(ANNA))
    await until(lambda: shown(agreed) == "Anna")
    assert busy == [True, False]
    agreed.customers.busy.set()
    await showing


async def test_the_end_of_the_session_leaves_nothing(agreed: Shop) -> None:
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    agreed.session.end(EndReason.IDLE)
    assert shown(agreed) == ""
    assert not agreed.remembering.kept
    assert "Anna" not in repr(vars(agreed.remembering)).replace(repr(agreed.customers), "")


async def test_refusals_last_until_the_withdrawal_is_likely_known(agreed: Shop) -> None:
    await agreed.identify.show(ANNA)
    await agreed.consents.decide(CACHE, given=False, wording="words")
    assert set(agreed.customers.refused.values()) == {NOON + REFUSED_FOR}


async def test_nothing_personal_is_logged(agreed: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await visit(agreed)
    agreed.central.cut()
    await agreed.identify.show(ANNA)
    await agreed.consents.withdraw_all({})
    agreed.clock.tick(31 * 86_400)
    await agreed.remembering.tidy()
    assert not [word for word in ("Anna", "c-anna", ANNA.value, "tea") if word in caplog.text]
