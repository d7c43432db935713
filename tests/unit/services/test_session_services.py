"""Who is at the kiosk: tokens, answers that come late, people who follow each other."""

from __future__ import annotations

import asyncio

import pytest

from kiosk.domain.consent import ConsentState, Purpose
from kiosk.domain.customer import Assurance, Token, TokenKind
from kiosk.domain.session import EndReason, Session
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.services.identify import Recognised
from kiosk.services.listeners import Listeners
from kiosk.services.notices import Notice, NoticeKind, Notices
from kiosk.services.session import SessionService
from tests.unit.services.fakes import ANNA, BADGE, BEN, JO, TEA, CountingIds, customer_view, until
from tests.unit.services.shop import Shop

STRANGER = Token(TokenKind.NUMBER, "999")


def first_name(shop: Shop) -> str:
    view = shop.session.current.view
    return view.customer.first_name if view else ""


# ── greeting ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_known_token_greets_its_owner(shop: Shop) -> None:
    busy: list[bool] = []
    shop.identify.busy.subscribe(busy.append)
    assert await shop.identify.show(ANNA) is Recognised.CUSTOMER
    session = shop.session.current
    assert first_name(shop) == "Anna"
    assert session.active
    assert session.identity is not None
    assert (session.identity.level, session.identity.session_key) == (Assurance.KNOWN, "key-anna")
    assert (shop.told[-1].kind, shop.told[-1].subject) == (NoticeKind.WELCOME, "Anna")
    assert busy == [True, False]


async def test_an_unknown_token_greets_nobody_and_keeps_the_basket(shop: Shop) -> None:
    shop.basket.add(TEA)
    assert await shop.identify.show(STRANGER) is Recognised.UNKNOWN
    assert shop.session.current.identity is None
    assert shop.session.current.basket.pieces == 1
    assert shop.kinds[-1] is NoticeKind.UNKNOWN_CARD


async def test_a_blocked_token_is_named_as_such(shop: Shop) -> None:
    shop.central.faults["identify"] = CentralRefused("blocked", problem="blocked-token", status=403)
    assert await shop.identify.show(ANNA) is Recognised.BLOCKED
    assert shop.session.current.identity is None
    assert shop.kinds[-1] is NoticeKind.BLOCKED_CARD


@pytest.mark.allow_log("the central service refuses this device")
@pytest.mark.parametrize("fault", [CentralUnavailable("gone"), CentralDenied("not this device")])
@pytest.mark.parametrize("call", ["identify", "customer_view"])
async def test_offline_a_token_is_noted_and_nothing_is_shown(shop: Shop, fault: Exception, call: str) -> None:
    shop.central.faults[call] = fault  # type: ignore[assignment]
    assert await shop.identify.show(ANNA) is Recognised.NOTED
    identity = shop.session.current.identity
    assert identity is not None
    assert (identity.token, identity.level, identity.session_key) == (ANNA, Assurance.UNVERIFIED, "")
    assert shop.session.current.view is None
    assert shop.connectivity.current.online is False
    assert shop.kinds[-1] is NoticeKind.CARD_NOTED_OFFLINE


async def test_a_noted_token_is_asked_about_when_the_network_is_back(shop: Shop) -> None:
    shop.central.cut()
    await shop.identify.show(ANNA)
    assert not shop.identify.wants_resuming(shop.connectivity.current)
    shop.central.mend()
    await shop.connectivity.check()
    assert shop.identify.wants_resuming(shop.connectivity.current)
    await shop.identify.resume()
    assert first_name(shop) == "Anna"
    assert not shop.identify.wants_resuming(shop.connectivity.current)


async def test_a_noted_token_that_is_nobodys_is_forgotten_with_its_decisions(shop: Shop) -> None:
    shop.central.cut()
    await shop.identify.show(STRANGER)
    await shop.consents.decide(Purpose.MARKETING, given=False, wording="words")
    shop.central.mend()
    await shop.identify.resume()
    assert shop.session.current.identity is None
    await shop.identify.show(ANNA)
    assert shop.consents.status(Purpose.MARKETING).state is ConsentState.NEVER_ASKED


async def test_resuming_asks_nothing_without_a_noted_token(shop: Shop) -> None:
    await shop.identify.resume()
    await shop.identify.show(ANNA)
    shop.central.calls.clear()
    await shop.identify.resume()
    assert shop.central.calls == []


async def test_showing_the_same_card_again_offline_keeps_what_is_known(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    before = shop.session.current
    shop.central.cut()
    assert await shop.identify.show(ANNA) is Recognised.CUSTOMER
    assert shop.session.current == before


async def test_refreshing_takes_the_new_view_and_offline_keeps_the_old_one(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.central.views["c-anna"] = customer_view("c-anna", "Anna-Lena")
    await shop.identify.refresh()
    assert first_name(shop) == "Anna-Lena"
    shop.central.cut()
    await shop.identify.refresh()
    assert first_name(shop) == "Anna-Lena"
    assert shop.connectivity.current.online is False
    shop.central.faults["all"] = CentralRefused("no", problem="gone", status=410)
    await shop.identify.refresh()
    assert first_name(shop) == "Anna-Lena"


async def test_refreshing_needs_somebody(shop: Shop) -> None:
    await shop.identify.refresh()
    assert shop.central.calls == []


# ── late answers ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("call", ["identify", "customer_view"])
@pytest.mark.parametrize("fails", [False, True])
async def test_an_answer_after_the_end_reaches_nobody(shop: Shop, call: str, fails: bool) -> None:
    answered = shop.central.hold(call)
    asking = asyncio.create_task(shop.identify.show(ANNA))
    await until(lambda: call in shop.central.calls)
    shop.session.end(EndReason.IDLE)
    nobody = shop.session.current
    if fails:
        shop.central.cut()
    answered.set()
    assert await asking is Recognised.STALE
    assert shop.session.current == nobody
    assert NoticeKind.WELCOME not in shop.kinds
    assert NoticeKind.CARD_NOTED_OFFLINE not in shop.kinds


async def test_a_late_refusal_does_not_throw_out_the_next_person(shop: Shop) -> None:
    answered = shop.central.hold("identify")
    asking = asyncio.create_task(shop.identify.show(STRANGER))
    await until(lambda: "identify" in shop.central.calls)
    shop.session.end(EndReason.LEFT)
    await shop.identify.show(BEN)
    answered.set()
    assert await asking is Recognised.STALE
    assert first_name(shop) == "Ben"


async def test_the_card_before_answered_last_is_not_shown_to_the_next(shop: Shop) -> None:
    answered = shop.central.hold("identify")
    anna = asyncio.create_task(shop.identify.show(ANNA))
    await until(lambda: "identify" in shop.central.calls)
    assert await shop.identify.show(BEN) is Recognised.CUSTOMER
    answered.set()
    assert await anna is Recognised.STALE
    assert first_name(shop) == "Ben"


async def test_busy_is_about_the_person_who_is_here(shop: Shop) -> None:
    busy: list[bool] = []
    shop.identify.busy.subscribe(busy.append)
    answered = shop.central.hold("identify")
    anna = asyncio.create_task(shop.identify.show(ANNA))
    await until(lambda: "identify" in shop.central.calls)
    await shop.identify.show(BEN)
    assert busy[-1] is False
    answered.set()
    await anna
    assert busy[-1] is False


async def test_a_late_refresh_reaches_nobody(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    answered = shop.central.hold("customer_view")
    refreshing = asyncio.create_task(shop.identify.refresh())
    await until(lambda: shop.central.calls.count("customer_view") == 2)
    shop.session.end(EndReason.LEFT)
    answered.set()
    await refreshing
    assert shop.session.current.view is None


# ── another card ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_another_card_wipes_everything_of_the_first(shop: Shop) -> None:
    ended: list[EndReason] = []
    shop.session.ended.subscribe(ended.append)
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    await shop.consents.decide(Purpose.MARKETING, given=False, wording="words")
    first = shop.session.current
    await shop.identify.show(BEN)
    now = shop.session.current
    assert ended == [EndReason.REPLACED]
    assert first_name(shop) == "Ben"
    assert now.id != first.id
    assert now.basket.id != first.basket.id
    assert now.basket.lines == ()
    assert now.decisions == {}
    assert shop.consents.status(Purpose.MARKETING).state is ConsentState.NEVER_ASKED


async def test_the_same_card_again_keeps_the_session(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    before = shop.session.current.id
    await shop.identify.show(ANNA)
    assert (shop.session.current.id, shop.session.current.basket.pieces) == (before, 1)


async def test_a_card_joins_the_basket_filled_before_it(shop: Shop) -> None:
    shop.basket.add(TEA)
    await shop.identify.show(ANNA)
    assert shop.session.current.basket.pieces == 1


async def test_a_plain_card_can_be_a_member_of_staffs(shop: Shop) -> None:
    shop.central.people[BEN] = shop.central.people[BADGE]
    assert await shop.identify.show(BEN) is Recognised.STAFF
    assert shop.session.current.staff == JO
    assert shop.session.current.identity is None


# ── the session itself ───────────────────────────────────────────────────────────────────────────────────────────


def service() -> SessionService:
    return SessionService(CountingIds(), currency="EUR", language="de")


def test_beginning_wakes_the_screen_once() -> None:
    session = service()
    seen: list[Session] = []
    session.changed.subscribe(seen.append)
    session.begin()
    session.begin()
    assert [one.active for one in seen] == [True]


def test_the_end_tells_the_change_before_the_end_and_starts_in_the_shops_language() -> None:
    session = service()
    order: list[str] = []
    session.begin()
    session.update(language="en")
    session.changed.subscribe(lambda now: order.append(f"changed {now.active} {now.language}"))
    session.ended.subscribe(lambda reason: order.append(f"ended {reason}"))
    session.end(EndReason.LEFT)
    assert order == ["changed False de", "ended left"]


def test_a_screen_that_fails_does_not_keep_the_end_from_the_others() -> None:
    session = service()
    ended: list[EndReason] = []

    def fail(_session: Session) -> None:
        raise ValueError("screen")

    session.changed.subscribe(fail)
    session.ended.subscribe(ended.append)
    before = session.current.id
    with pytest.raises(ValueError, match="screen"):
        session.end(EndReason.LEFT)
    assert ended == [EndReason.LEFT]
    assert session.current.id != before


def test_changes_for_a_session_that_is_over_are_dropped() -> None:
    session = service()
    old = session.current.id
    session.end(EndReason.LEFT)
    assert not session.update_if(old, active=True)
    assert not session.current.active


# ── telling others ───────────────────────────────────────────────────────────────────────────────────────────────


def test_listeners_hear_in_order_until_they_leave() -> None:
    heard: list[str] = []
    listeners: Listeners[str] = Listeners()
    leave = listeners.subscribe(lambda value: heard.append(f"a {value}"))
    listeners.subscribe(lambda value: heard.append(f"b {value}"))
    listeners.emit("1")
    leave()
    leave()
    listeners.emit("2")
    assert heard == ["a 1", "b 1", "b 2"]


def test_one_who_leaves_while_hearing_disturbs_nobody() -> None:
    heard: list[int] = []
    listeners: Listeners[int] = Listeners()

    def once(_value: int) -> None:
        leave()

    leave = listeners.subscribe(once)
    listeners.subscribe(heard.append)
    listeners.emit(1)
    listeners.emit(2)
    assert heard == [1, 2]


def test_errors_come_out_after_everybody_was_told() -> None:
    heard: list[int] = []
    listeners: Listeners[int] = Listeners()

    def fail(value: int) -> None:
        raise ValueError(str(value))

    listeners.subscribe(fail)
    listeners.subscribe(heard.append)
    with pytest.raises(ValueError, match="1"):
        listeners.emit(1)
    listeners.subscribe(fail)
    with pytest.raises(ExceptionGroup) as caught:
        listeners.emit(2)
    assert len(caught.value.exceptions) == 2
    assert heard == [1, 2]


def test_notices_wait_for_a_screen() -> None:
    notices, seen = Notices(), list[str]()
    notices.post(NoticeKind.WELCOME, "Anna")
    detach = notices.attach(lambda notice: seen.append(f"{notice.kind} {notice.subject}"))
    notices.post(NoticeKind.ADDED, "tea")
    assert seen == ["welcome Anna", "added tea"]
    detach()
    notices.post(NoticeKind.ADDED, "cup")
    assert len(seen) == 2
    notices.attach(lambda notice: seen.append(f"{notice.kind} {notice.subject}"))
    assert seen == ["welcome Anna", "added tea", "added cup"]


def test_notices_nobody_saw_are_cleared_with_the_person() -> None:
    notices, seen = Notices(), list[NoticeKind]()
    notices.post(NoticeKind.WELCOME, "Anna")
    notices.clear()
    notices.attach(lambda notice: seen.append(notice.kind))
    assert seen == []


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_has_a_tone_and_hides_whom_it_is_about(kind: NoticeKind) -> None:
    notices = Notices()
    seen: list[Notice] = []
    notices.attach(seen.append)
    notices.post(kind, "secret")
    assert seen[0].tone
    assert "secret" not in repr(seen[0])
