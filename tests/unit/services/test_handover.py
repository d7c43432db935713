"""A basket to a phone and a cart from there, with a central service that may do anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from kiosk.domain.basket import Origin
from kiosk.domain.customer import CartLine
from kiosk.domain.handover import device_key, is_genuine, read
from kiosk.domain.session import EndReason
from kiosk.errors import CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import HandoverOffer
from kiosk.services import handover as module
from kiosk.services.handover import HandoverService, HandoverState
from kiosk.services.notices import NoticeKind
from kiosk.services.phone_carts import PhoneCarts
from tests.unit.services.fakes import CUP, HONEY, NOON, PLUMS, TEA, until
from tests.unit.services.shop import Shop

LINK = "https://shop.example/h/"
GONE = CentralUnavailable("gone")


@dataclass
class FakeHandovers:
    """Answers as it is told; `claimed` are the keys of claims."""

    offered: list[Sequence[CartLine]] = field(default_factory=list)
    fetched: bool = False
    fault: CentralFault | None = None
    claims: list[tuple[str, str]] = field(default_factory=list)
    cart: tuple[CartLine, ...] = (CartLine("tea", 2), CartLine("gone", 1), CartLine("plums", 1))

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        self._ask()
        self.offered.append(lines)
        return HandoverOffer(f"CODE{len(self.offered)}", NOON + timedelta(minutes=10))

    async def handover_claimed(self, code: str) -> bool:
        self._ask()
        return self.fetched

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        self.claims.append((code, key))
        self._ask()
        return self.cart

    def _ask(self) -> None:
        if self.fault is not None:
            raise self.fault


@dataclass
class Kiosk:
    shop: Shop
    api: FakeHandovers
    handover: HandoverService
    carts: PhoneCarts

    @property
    def state(self) -> HandoverState:
        return self.handover.view.state


@pytest.fixture
async def kiosk(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Kiosk]:
    monkeypatch.setattr(module, "LOOK_EVERY", 0.001)
    api = FakeHandovers()
    handover = HandoverService(
        api,
        session=shop.session,
        basket=shop.basket,
        connectivity=shop.connectivity,
        background=shop.background,
        clock=shop.clock,
        ids=shop.ids,
        link=LINK,
        device="K01",
        key=device_key("token"),
    )
    carts = PhoneCarts(
        api,
        session=shop.session,
        basket=shop.basket,
        connectivity=shop.connectivity,
        notices=shop.notices,
        ids=shop.ids,
    )
    shop.session.begin()
    yield Kiosk(shop, api, handover, carts)
    await shop.background.close()


async def test_the_phone_fetches_it_and_what_it_has_leaves_the_basket(kiosk: Kiosk) -> None:
    kiosk.shop.basket.add(TEA, quantity=2)
    kiosk.shop.basket.add(TEA, origin=Origin.ONLINE)
    kiosk.shop.basket.add(PLUMS, grams=300)
    await kiosk.handover.send_basket()
    assert kiosk.api.offered == [(CartLine("tea", 3),)]
    assert (kiosk.handover.view.pieces, kiosk.handover.view.left_out) == (3, 1)
    assert (kiosk.state, kiosk.handover.view.link) == (HandoverState.WAITING, f"{LINK}CODE1")
    kiosk.api.fetched = True
    await until(lambda: kiosk.state is HandoverState.FETCHED)
    kiosk.shop.basket.add(CUP)
    kiosk.handover.empty_basket()
    assert [line.product for line in kiosk.shop.session.current.basket.lines] == [PLUMS, CUP]


async def test_nobody_fetches_it_and_there_is_a_new_code(kiosk: Kiosk) -> None:
    await kiosk.handover.send_product("honey")
    kiosk.api.fault = CentralRefused("late", problem="handover-expired", status=410)
    await until(lambda: kiosk.state is HandoverState.EXPIRED)
    kiosk.api.fault = None
    await kiosk.handover.again()
    assert kiosk.api.offered == [(CartLine("honey", 1),)] * 2
    assert kiosk.handover.view.link == f"{LINK}CODE2"


async def test_a_cut_network_only_makes_it_later(kiosk: Kiosk) -> None:
    await kiosk.handover.send_product("honey")
    kiosk.api.fault = GONE
    await until(lambda: kiosk.shop.connectivity.current.online is False)
    assert kiosk.state is HandoverState.WAITING
    kiosk.api.fault, kiosk.api.fetched = None, True
    await until(lambda: kiosk.state is HandoverState.FETCHED)


@pytest.mark.parametrize("fault", [GONE, CentralRefused("old", problem="not-found", status=404)])
async def test_without_the_service_the_kiosk_signs(kiosk: Kiosk, fault: CentralFault) -> None:
    kiosk.api.fault = fault
    kiosk.shop.basket.add(HONEY, quantity=4)
    await kiosk.handover.send_basket()
    assert kiosk.state is HandoverState.SIGNED
    code = kiosk.handover.view.link.removeprefix(LINK)
    assert is_genuine(code, device_key("token"))
    said = read(code)
    assert said is not None
    assert (said.device, said.lines) == ("K01", (CartLine("honey", 4),))


async def test_two_codes_for_the_same_things_differ(kiosk: Kiosk) -> None:
    kiosk.api.fault = GONE
    await kiosk.handover.send_product("tea")
    first = kiosk.handover.view.link
    await kiosk.handover.again()
    assert kiosk.handover.view.link != first


async def test_too_much_and_nothing_are_told(kiosk: Kiosk) -> None:
    kiosk.api.fault = GONE
    await kiosk.handover.send_product("x" * 500)
    assert kiosk.state is HandoverState.TOO_MUCH
    kiosk.shop.basket.add(PLUMS, grams=300)
    await kiosk.handover.send_basket()
    assert (kiosk.state, kiosk.handover.view.left_out) == (HandoverState.NOTHING, 1)


async def test_the_end_of_a_session_forgets_it(kiosk: Kiosk) -> None:
    await kiosk.handover.send_product("honey")
    kiosk.shop.session.end(EndReason.LEFT)
    assert (kiosk.state, kiosk.handover.view.link) == (HandoverState.NONE, "")
    kiosk.api.fetched = True
    assert kiosk.state is HandoverState.NONE


async def test_a_phones_cart_comes_in_once_and_what_is_not_sold_is_told(kiosk: Kiosk) -> None:
    assert await kiosk.carts.take("CODE")
    lines = kiosk.shop.session.current.basket.lines
    assert [(line.product, line.quantity, line.origin) for line in lines] == [(TEA, 2, Origin.PHONE)]
    assert kiosk.shop.kinds[-2:] == [NoticeKind.PHONE_CART_TAKEN, NoticeKind.PHONE_CART_NOT_ALL]
    assert not await kiosk.carts.take("CODE")
    assert kiosk.shop.kinds[-1] is NoticeKind.PHONE_CODE_USED
    assert len(kiosk.api.claims) == 1


async def test_a_lost_answer_is_asked_for_under_the_same_key(kiosk: Kiosk) -> None:
    kiosk.api.fault = GONE
    assert not await kiosk.carts.take("CODE")
    assert kiosk.shop.kinds[-1] is NoticeKind.PHONE_CODE_NEEDS_NETWORK
    kiosk.api.fault = None
    assert await kiosk.carts.take("CODE")
    assert len(set(kiosk.api.claims)) == 1


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        ("handover-claimed", NoticeKind.PHONE_CODE_USED),
        ("handover-expired", NoticeKind.PHONE_CODE_EXPIRED),
        ("unknown-handover", NoticeKind.UNKNOWN_CODE),
    ],
)
async def test_a_no_is_told_plainly(kiosk: Kiosk, problem: str, kind: NoticeKind) -> None:
    kiosk.api.fault = CentralRefused("no", problem=problem, status=409)
    assert not await kiosk.carts.take("CODE")
    assert kiosk.shop.kinds == [kind]
    assert kiosk.shop.session.current.basket.pieces == 0


async def test_a_cart_that_comes_too_late_fills_nobody_elses_basket(kiosk: Kiosk) -> None:
    claim = kiosk.api.claim_handover

    async def leaving(code: str, key: str) -> tuple[CartLine, ...]:
        kiosk.shop.session.end(EndReason.LEFT)
        return await claim(code, key)

    kiosk.api.claim_handover = leaving  # type: ignore[method-assign]
    assert not await kiosk.carts.take("CODE")
    assert kiosk.shop.session.current.basket.pieces == 0
