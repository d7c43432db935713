"""The staff desk: unlocking, looking customers up, and leaving nothing behind."""

from __future__ import annotations

import asyncio

import pytest

from kiosk.domain.customer import Token, TokenKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.services.notices import NoticeKind
from kiosk.services.staff import StaffDesk
from tests.unit.services.fakes import ANNA, BADGE, JO, until
from tests.unit.services.shop import Shop


@pytest.fixture
async def unlocked(shop: Shop) -> Shop:
    assert await shop.staff.unlock_pin("1234")
    return shop


async def test_a_pin_unlocks(shop: Shop) -> None:
    desks: list[StaffDesk] = []
    shop.staff.changed.subscribe(desks.append)
    assert await shop.staff.unlock_pin("1234")
    assert shop.session.current.staff == JO
    assert desks == [StaffDesk(busy=True), StaffDesk(JO)]
    assert shop.kinds == [NoticeKind.STAFF_UNLOCKED]


async def test_a_badge_unlocks(shop: Shop) -> None:
    assert await shop.staff.unlock_badge(BADGE)
    assert shop.staff.desk == StaffDesk(JO)


async def test_a_wrong_pin_says_so_and_is_no_network_fault(shop: Shop) -> None:
    assert not await shop.staff.unlock_pin("0000")
    assert shop.staff.desk == StaffDesk(problem="wrong-pin")
    assert shop.session.current.staff is None
    assert shop.connectivity.current.online is None
    assert shop.kinds == []


async def test_a_customers_code_unlocks_nothing(shop: Shop) -> None:
    assert not await shop.staff.unlock_badge(ANNA)
    assert shop.staff.desk == StaffDesk(problem="unknown-token")
    assert shop.session.current.staff is None


async def test_without_the_service_nobody_new_unlocks(shop: Shop) -> None:
    shop.central.faults["all"] = CentralUnavailable("gone")
    assert not await shop.staff.unlock_pin("1234")
    assert not await shop.staff.unlock_badge(BADGE)
    assert shop.staff.desk == StaffDesk(problem="unknown-here")
    assert NoticeKind.STAFF_NOT_UNLOCKED in shop.kinds
    assert shop.connectivity.current.online is False


@pytest.mark.allow_log("the central service refuses this device")
async def test_on_a_refused_device_nobody_unlocks(unlocked: Shop) -> None:
    unlocked.staff.lock()
    unlocked.central.faults["all"] = CentralDenied("not this device")
    assert not await unlocked.staff.unlock_pin("1234")
    assert unlocked.staff.desk == StaffDesk(problem="no-network")
    unlocked.central.faults["all"] = CentralUnavailable("gone")  # its network is cut afterwards: still refused
    assert not await unlocked.staff.unlock_pin("1234")
    assert unlocked.session.current.staff is None


async def test_an_unlocking_that_comes_late_unlocks_nothing(shop: Shop) -> None:
    answered = shop.central.hold("staff_session")
    unlocking = asyncio.create_task(shop.staff.unlock_pin("1234"))
    await until(lambda: "staff_session" in shop.central.calls)
    shop.session.end(EndReason.IDLE)
    answered.set()
    assert not await unlocking
    assert shop.session.current.staff is None
    assert shop.staff.desk == StaffDesk()


async def test_find_and_open(unlocked: Shop) -> None:
    await unlocked.staff.find("ann")
    assert [match.name for match in unlocked.staff.desk.matches] == ["Anna"]
    assert unlocked.staff.desk.query == "ann"
    await unlocked.staff.open("c-anna")
    customer = unlocked.staff.desk.customer
    assert customer is not None
    assert customer.customer.first_name == "Anna"
    assert unlocked.staff.desk.matches == ()


async def test_finding_nobody_is_an_answer(unlocked: Shop) -> None:
    await unlocked.staff.find("zebulon")
    assert unlocked.staff.desk == StaffDesk(JO, query="zebulon")


async def test_locked_or_without_words_nothing_is_asked(shop: Shop) -> None:
    await shop.staff.find("anna")
    await shop.staff.open("c-anna")
    await shop.staff.look_up(ANNA)
    assert shop.central.calls == []
    await shop.staff.unlock_pin("1234")
    await shop.staff.find("  ")
    assert shop.central.calls == ["staff_session"]


async def test_a_token_nobody_knows_is_looked_up_in_vain(unlocked: Shop) -> None:
    await unlocked.staff.look_up(Token(TokenKind.NUMBER, "999"))
    assert unlocked.staff.desk == StaffDesk(JO, problem="unknown-token")
    await unlocked.staff.look_up(BADGE)
    assert unlocked.staff.desk == StaffDesk(JO, problem="unknown-token")


async def test_network_loss_keeps_staff_unlocked(unlocked: Shop) -> None:
    unlocked.central.cut()
    for asking in (unlocked.staff.find("anna"), unlocked.staff.open("c-anna"), unlocked.staff.look_up(ANNA)):
        await asking
        assert unlocked.staff.desk == StaffDesk(JO, problem="no-network")


async def test_a_key_that_ran_out_locks_again_and_is_no_network_fault(unlocked: Shop) -> None:
    unlocked.central.faults["staff_customers"] = CentralDenied("the session ran out")
    await unlocked.staff.find("anna")
    assert unlocked.staff.desk == StaffDesk(problem="session-expired")
    assert unlocked.session.current.staff is None
    assert unlocked.connectivity.current.online is None


async def test_a_refusal_is_named(unlocked: Shop) -> None:
    unlocked.central.faults["staff_customer_view"] = CentralRefused("no", problem="unknown-customer", status=404)
    await unlocked.staff.open("c-anna")
    assert unlocked.staff.desk == StaffDesk(JO, problem="unknown-customer")


@pytest.mark.parametrize("call", ["staff_customers", "staff_customer_view"])
async def test_what_was_looked_up_never_appears_after_locking(unlocked: Shop, call: str) -> None:
    answered = unlocked.central.hold(call)
    ask = unlocked.staff.find("anna") if call == "staff_customers" else unlocked.staff.open("c-anna")
    asking = asyncio.create_task(ask)
    await until(lambda: call in unlocked.central.calls)
    unlocked.staff.lock()
    answered.set()
    await asking
    assert unlocked.staff.desk == StaffDesk()


async def test_locking_forgets_everything(unlocked: Shop) -> None:
    await unlocked.staff.open("c-anna")
    unlocked.staff.close_customer()
    assert unlocked.staff.desk == StaffDesk(JO)
    await unlocked.staff.open("c-anna")
    unlocked.staff.lock()
    assert unlocked.staff.desk == StaffDesk()
    assert unlocked.session.current.staff is None


async def test_a_desk_shows_nobody_in_a_log(unlocked: Shop) -> None:
    await unlocked.staff.find("anna")
    assert "nna" not in repr(unlocked.staff.desk)
