"""Logging in by phone, with a central service that may say anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest

from kiosk.domain.customer import Assurance
from kiosk.domain.session import EndReason
from kiosk.errors import CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import Identified, LoginOffer
from kiosk.services import phone_login as module
from kiosk.services.phone_login import LoginState, PhoneLogin
from tests.unit.services.fakes import ANNA, BEN, until
from tests.unit.services.shop import Shop


def no(error: str) -> CentralRefused:
    return CentralRefused("no", problem=error, status=400)


@dataclass
class FakeLogins:
    """Says one thing after the other, the last one for ever."""

    said: list[Identified | CentralFault] = field(default_factory=lambda: [no("authorization_pending")])
    asked: int = 0
    fault: CentralFault | None = None

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        if self.fault is not None:
            raise self.fault
        return LoginOffer("device-code", "WDJB-MJHT", f"{link}WDJB-MJHT", 600, 0)

    async def poll_login(self, device_code: str) -> Identified:
        self.asked += 1
        says = self.said.pop(0) if len(self.said) > 1 else self.said[0]
        if isinstance(says, CentralFault):
            raise says
        return says


@dataclass
class Kiosk:
    shop: Shop
    api: FakeLogins
    login: PhoneLogin

    async def ends(self, state: LoginState) -> None:
        await until(lambda: self.login.view.state is state)


@pytest.fixture
async def kiosk(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Kiosk]:
    monkeypatch.setattr(module, "SLOWER", 0.001)
    api = FakeLogins()
    login = PhoneLogin(
        api,
        session=shop.session,
        identify=shop.identify,
        connectivity=shop.connectivity,
        background=shop.background,
        clock=shop.clock,
        link="https://shop.example/l/",
    )
    shop.session.begin()
    yield Kiosk(shop, api, login)
    await shop.background.close()


async def anna(shop: Shop) -> Identified:
    """Her session as the central service opens it for a log-in."""
    found = await shop.central.identify(ANNA)
    assert found.customer is not None
    return Identified(found.session_key, replace(found.customer, level=Assurance.VERIFIED))


async def test_who_confirms_is_let_in_verified(kiosk: Kiosk) -> None:
    kiosk.api.said = [no("authorization_pending"), no("slow_down"), await anna(kiosk.shop)]
    await kiosk.login.begin()
    assert kiosk.login.view.user_code == "WDJB-MJHT"
    await kiosk.ends(LoginState.DONE)
    session = kiosk.shop.session.current
    assert session.identity is not None
    assert session.identity.level is Assurance.VERIFIED
    assert session.view is not None


async def test_who_was_here_by_card_goes_on_in_the_same_session(kiosk: Kiosk) -> None:
    await kiosk.shop.identify.show(ANNA)
    session_id = kiosk.shop.session.current.id
    kiosk.api.said = [await anna(kiosk.shop)]
    await kiosk.login.begin()
    await kiosk.ends(LoginState.DONE)
    assert kiosk.shop.session.current.id == session_id


async def test_somebody_else_begins_a_session_of_their_own(kiosk: Kiosk) -> None:
    await kiosk.shop.identify.show(BEN)
    session_id = kiosk.shop.session.current.id
    kiosk.api.said = [await anna(kiosk.shop)]
    await kiosk.login.begin()
    await kiosk.ends(LoginState.DONE)
    session = kiosk.shop.session.current
    assert session.id != session_id
    assert session.basket.pieces == 0


@pytest.mark.parametrize(
    ("error", "state"),
    [
        ("access_denied", LoginState.REFUSED),
        ("expired_token", LoginState.EXPIRED),
        ("invalid_grant", LoginState.EXPIRED),
    ],
)
async def test_a_no_ends_it(kiosk: Kiosk, error: str, state: LoginState) -> None:
    kiosk.api.said = [no("authorization_pending"), no(error)]
    await kiosk.login.begin()
    await kiosk.ends(state)
    assert kiosk.api.asked == 2
    assert kiosk.shop.session.current.identity is None


async def test_without_a_network_there_is_no_code(kiosk: Kiosk) -> None:
    kiosk.api.fault = CentralUnavailable("gone")
    await kiosk.login.begin()
    assert kiosk.login.view.state is LoginState.OFFLINE


@pytest.mark.parametrize("leave", ["cancel", "session"])
async def test_who_left_is_not_let_in(kiosk: Kiosk, leave: str) -> None:
    await kiosk.login.begin()
    await until(lambda: kiosk.api.asked > 0)
    if leave == "cancel":
        kiosk.login.cancel()
    else:
        kiosk.shop.session.end(EndReason.LEFT)
    assert kiosk.login.view.link == ""
    kiosk.api.said = [await anna(kiosk.shop)]
    await kiosk.login.begin()  # the code before this one is over: only the new one lets in
    await kiosk.ends(LoginState.DONE)
