"""A device that the central service refuses: nothing personal is shown, nothing is lost, staff are told."""

from __future__ import annotations

import pytest

from kiosk.domain.customer import Assurance
from kiosk.domain.operation import EntryState
from kiosk.errors import CentralDenied, CentralUnavailable
from kiosk.services.staff import StaffDesk
from tests.unit.services.fakes import ANNA, BADGE, TEA
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.expect_log("refuses this device")
DENIED = CentralDenied("this device was revoked")


async def test_who_is_shown_is_hidden_and_the_basket_stays(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    assert shop.session.current.view is not None
    shop.connectivity.failed(DENIED)
    session = shop.session.current
    assert session.view is None
    assert session.identity is not None
    assert (session.identity.token, session.identity.level) == (ANNA, Assurance.UNVERIFIED)
    assert (session.identity.session_key, session.identity.reference) == ("", "")
    assert session.basket.lines
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    assert shop.store.state(sale.id) is EntryState.PENDING


async def test_a_card_shown_meanwhile_opens_nothing(shop: Shop) -> None:
    shop.central.faults["identify"] = DENIED
    await shop.identify.show(ANNA)
    assert shop.session.current.view is None
    assert shop.connectivity.current.denied


async def test_what_staff_looked_up_is_put_away(shop: Shop) -> None:
    await shop.staff.unlock_badge(BADGE)
    await shop.staff.open("c-anna")
    assert shop.staff.desk.customer is not None
    shop.connectivity.failed(DENIED)
    assert shop.staff.desk == StaffDesk(shop.session.current.staff, problem="no-network")


async def test_whom_staff_found_is_put_away(shop: Shop) -> None:
    await shop.staff.unlock_badge(BADGE)
    await shop.staff.find("anna")
    assert shop.staff.desk.matches
    shop.connectivity.failed(DENIED)
    assert shop.staff.desk == StaffDesk(shop.session.current.staff, problem="no-network")


async def test_pulling_the_cable_makes_nobody_trusted_again(shop: Shop) -> None:
    shop.connectivity.failed(DENIED)
    shop.connectivity.failed(CentralUnavailable("no route"))
    await shop.connectivity.check()
    assert (shop.connectivity.current.denied, shop.connectivity.current.online) == (True, False)
    shop.connectivity.accepted()
    assert (shop.connectivity.current.denied, shop.connectivity.current.online) == (False, True)
