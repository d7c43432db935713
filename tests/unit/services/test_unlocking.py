"""Staff unlock without a network on a device that knows them, and nobody is looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.customer import StaffSecret, Token, TokenKind
from kiosk.domain.operation import Lane, OperationKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, StoreFull
from kiosk.ports import Admission
from kiosk.services.notices import NoticeKind
from kiosk.services.staff import StaffDesk
from kiosk.services.unlocking import OfflineUnlock
from tests.unit.services.fakes import ANNA, BADGE, JO, TEA
from tests.unit.services.shop import Shop

HERE = replace(JO, session_key="")


@pytest.fixture
async def cut(shop: Shop) -> Shop:
    """Jo was here by PIN and by badge; now the network is gone."""
    assert await shop.staff.unlock_pin("1234")
    assert await shop.staff.unlock_badge(BADGE)
    shop.staff.lock()
    shop.central.cut()
    shop.told.clear()
    return shop


async def test_a_pin_known_here_unlocks_and_the_service_hears_of_it_later(cut: Shop) -> None:
    assert await cut.staff.unlock_pin("1234")
    assert cut.session.current.staff == HERE
    assert cut.staff.desk == StaffDesk(HERE)
    assert cut.kinds[-1] is NoticeKind.STAFF_UNLOCKED
    (entry,) = await cut.store.entries()
    operation = entry.operation
    assert (operation.kind, operation.lane) == (OperationKind.STAFF_UNLOCK, Lane.CUSTOMER)
    assert operation.payload == {
        "staff": "s-1",
        "by": "pin",
        "unlocked_at": operation.created_at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "store": "here",
    }
    assert cut.kicks == ["unlock"]


async def test_a_badge_known_here_unlocks_as_a_chip_too(cut: Shop) -> None:
    assert await cut.staff.unlock_badge(Token(TokenKind.CARD_NDEF, BADGE.value))
    assert cut.session.current.staff == HERE


async def test_another_secret_does_not(cut: Shop) -> None:
    assert not await cut.staff.unlock_pin("4321")
    assert not await cut.staff.unlock_pin(BADGE.value)
    assert not await cut.staff.unlock_badge(Token(TokenKind.QR, "1234"))
    assert cut.session.current.staff is None
    assert cut.staff.desk == StaffDesk(problem="unknown-here")
    assert not await cut.store.entries()


async def test_too_many_tries_lock_and_say_so(cut: Shop) -> None:
    for _ in range(5):
        assert not await cut.staff.unlock_pin("0000")
    assert cut.staff.desk == StaffDesk(problem="too-many-attempts-here")
    assert not await cut.staff.unlock_pin("1234")
    assert cut.session.current.staff is None


async def test_nobody_can_be_looked_up_and_nothing_is_asked(cut: Shop) -> None:
    await cut.staff.unlock_pin("1234")
    cut.central.calls.clear()
    for asking in (cut.staff.find("anna"), cut.staff.open("c-anna"), cut.staff.look_up(ANNA)):
        await asking
        assert cut.staff.desk == StaffDesk(HERE, problem="no-network")
    cut.central.mend()
    await cut.connectivity.check()
    await cut.staff.find("anna")
    assert cut.staff.desk == StaffDesk(HERE, problem="unlock-again")
    assert cut.central.calls == ["health"]


async def test_who_was_let_in_is_known_for_their_time_only(cut: Shop) -> None:
    cut.clock.tick(timedelta(days=14).total_seconds() - 1)
    assert await cut.staff.unlock_pin("1234")
    cut.staff.lock()
    cut.clock.tick(1)
    assert not await cut.staff.unlock_pin("1234")
    await cut.unlocking.tidy()
    assert cut.passes.passes == {}


@pytest.mark.parametrize("by", ["pin", "badge"])
async def test_what_the_service_refuses_is_known_no_longer(cut: Shop, by: str) -> None:
    cut.central.mend()
    cut.central.pins.clear()
    cut.central.people.pop(BADGE)
    secret = StaffSecret("pin", "1234") if by == "pin" else StaffSecret("badge", BADGE.value)
    unlock = cut.staff.unlock_pin("1234") if by == "pin" else cut.staff.unlock_badge(BADGE)
    assert not await unlock
    assert secret not in cut.passes.passes
    assert len(cut.passes.passes) == 1


@pytest.mark.allow_log("the central service refuses this device")
async def test_a_refused_device_lets_nobody_in_though_its_network_is_cut(cut: Shop) -> None:
    cut.connectivity.failed(CentralDenied("not this device"))
    assert not await cut.staff.unlock_pin("1234")
    await cut.unlocking.clear()
    assert cut.passes.passes == {}


@pytest.mark.allow_log("nobody can unlock without a network")
async def test_a_disk_that_fails_lets_nobody_in(cut: Shop) -> None:
    cut.passes.fault = StoreFull("no room")
    assert not await cut.staff.unlock_pin("1234")
    assert cut.staff.desk == StaffDesk(problem="unknown-here")


@pytest.mark.allow_log("could not be stored")
async def test_a_disk_that_fails_never_keeps_anybody_out_whom_the_service_lets_in(shop: Shop) -> None:
    shop.passes.fault = StoreFull("no room")
    assert await shop.staff.unlock_pin("1234")
    assert shop.session.current.staff == JO


async def test_staff_are_locked_out_by_the_sale_and_what_they_saw_is_gone(shop: Shop) -> None:
    await shop.staff.unlock_pin("1234")
    await shop.staff.open("c-anna")
    shop.basket.add(TEA)
    assert await shop.checkout.pay_at_till() is not None
    assert shop.session.current.staff is None
    assert shop.session.current.sale is not None
    assert shop.staff.desk == StaffDesk()
    shop.session.end(EndReason.DONE)


async def test_without_a_time_nobody_is_kept_and_who_was_is_erased(cut: Shop) -> None:
    never = OfflineUnlock(
        cut.passes,
        cut.store,
        clock=cut.clock,
        time=cut.time,
        ids=cut.ids,
        store="here",
        keep_for=None,
        stored=lambda: None,
    )
    assert await never.admit(StaffSecret("pin", "1234")) == Admission()
    await never.tidy()
    assert cut.passes.passes == {}
    await never.remember(StaffSecret("pin", "1234"), JO)
    assert cut.passes.passes == {}


@pytest.mark.allow_log("could not be stored")
async def test_who_is_recognised_while_the_ledger_is_full_is_needed_and_let_in(cut: Shop) -> None:
    cut.store.fault = StoreFull("no room")
    assert await cut.staff.unlock_pin("1234")
