"""Taking a basket, or one product, to a phone: by a code of the central service, or one signed here without it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.basket import BasketLine
from kiosk.domain.customer import CartLine
from kiosk.domain.handover import SignedCart, sign
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import Clock, HandoverOffer, Handovers, Ids
from kiosk.services.background import Background
from kiosk.services.basket import BasketService
from kiosk.services.connectivity import Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

LOOK_EVERY = 1.5
"""Seconds between two looks whether the phone has it."""
_NONCE = 4


class HandoverState(StrEnum):
    """Where it stands."""

    NONE = "none"
    ASKING = "asking"  # the central service for a code
    WAITING = "waiting"  # for a phone to fetch it
    SIGNED = "signed"  # a code of our own: nobody tells us when it is fetched
    FETCHED = "fetched"
    EXPIRED = "expired"
    NOTHING = "nothing"  # there is nothing that could be taken along
    TOO_MUCH = "too_much"  # for a code without the network


@dataclass(frozen=True, slots=True)
class HandoverView:
    """What the screen shows. `link` is the code's text, `pieces` what it carries, `left_out` what was weighed."""

    state: HandoverState = HandoverState.NONE
    link: str = field(default="", repr=False)
    until: datetime | None = None
    pieces: int = 0
    left_out: int = 0
    of_basket: bool = False


class HandoverService:
    """One hand-over at a time. `changed` fires with every new state; the basket stays until its owner says so."""

    def __init__(
        self,
        api: Handovers,
        *,
        session: SessionService,
        basket: BasketService,
        connectivity: Connectivity,
        background: Background,
        clock: Clock,
        ids: Ids,
        link: str,
        device: str,
        key: bytes,
    ) -> None:
        self._api = api
        self._session = session
        self._basket = basket
        self._connectivity = connectivity
        self._background = background
        self._clock = clock
        self._ids = ids
        self._link = link
        self._device = device
        self._key = key
        self._view = HandoverView()
        self._taken: tuple[BasketLine, ...] = ()
        self._lines: tuple[CartLine, ...] = ()
        self._turn = 0
        self.changed: Listeners[HandoverView] = Listeners()
        session.ended.subscribe(self._forget)

    @property
    def view(self) -> HandoverView:
        """What the screen shows now."""
        return self._view

    async def send_basket(self) -> None:
        """Have the basket wait for a phone; what was weighed stays here, for a cart counts pieces."""
        lines = self._session.current.basket.lines
        counted = tuple(line for line in lines if not line.is_portion)
        self._taken = counted
        await self._send(_as_cart(counted), left_out=len(lines) - len(counted), of_basket=True)

    async def send_product(self, sku: str) -> None:
        """Have one product wait for a phone."""
        self._taken = ()
        await self._send((CartLine(sku, 1),))

    async def again(self) -> None:
        """A new code for the same things: the one before was not fetched in time."""
        await self._send(self._lines, left_out=self._view.left_out, of_basket=self._view.of_basket)

    def empty_basket(self) -> None:
        """What was taken along leaves the basket here."""
        self._session.touch()
        self._basket.hand_over(self._taken)
        self.close()

    def close(self) -> None:
        """The page is left. A code that was shown can still be fetched until its time."""
        self._turn += 1
        self._taken = self._lines = ()
        if self._view.state is not HandoverState.NONE:
            self._set(HandoverView())

    async def _send(self, lines: tuple[CartLine, ...], *, left_out: int = 0, of_basket: bool = False) -> None:
        self._turn += 1
        turn = self._turn
        self._lines = lines
        self._session.touch()
        pieces = sum(line.quantity for line in lines)
        base = HandoverView(HandoverState.NOTHING, pieces=pieces, left_out=left_out, of_basket=of_basket)
        if not lines:
            self._set(base)
            return
        self._set(_but(base, HandoverState.ASKING))
        offer = await self._offer(lines)
        if self._turn != turn:
            return
        if offer is None:
            self._sign(base, lines)
            return
        self._set(_but(base, HandoverState.WAITING, self._link + offer.code, offer.expires_at))
        self._background.start(self._watch(turn, offer.code), "watch-handover")

    async def _offer(self, lines: Sequence[CartLine]) -> HandoverOffer | None:
        """A code of the central service; None while it cannot give one."""
        if self._connectivity.current.online is False:
            return None
        language = self._session.current.language
        try:
            return await self._api.offer_handover(lines, link=self._link, language=language, key=self._ids.new())
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
        except CentralRefused:
            pass  # an older service, or one that takes no such cart
        return None

    def _sign(self, base: HandoverView, lines: tuple[CartLine, ...]) -> None:
        cart = SignedCart(self._device, self._clock.now(), lines)
        code = sign(cart, secrets.token_bytes(_NONCE), self._key)
        if code is None:
            self._set(_but(base, HandoverState.TOO_MUCH))
        else:
            self._set(_but(base, HandoverState.SIGNED, self._link + code, cart.expires_at))

    async def _watch(self, turn: int, code: str) -> None:
        """Until the phone has it, the time is over, or nobody looks any more. A cut network only makes it later."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._turn != turn:
                return
            try:
                fetched = await self._api.handover_claimed(code)
            except CentralRefused:
                state = HandoverState.EXPIRED
            except CentralFault as fault:
                self._connectivity.failed(fault)
                continue
            else:
                if not fetched:
                    continue
                state = HandoverState.FETCHED
            if self._turn == turn:
                self._session.touch()
                self._set(_but(self._view, state))
            return

    def _forget(self, _reason: EndReason) -> None:
        self.close()

    def _set(self, view: HandoverView) -> None:
        self._view = view
        self.changed.emit(view)


def _as_cart(lines: Sequence[BasketLine]) -> tuple[CartLine, ...]:
    """One line a product, whatever hands, cart or phone it came from."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.product.sku] = counts.get(line.product.sku, 0) + line.quantity
    return tuple(CartLine(sku, count) for sku, count in counts.items())


def _but(view: HandoverView, state: HandoverState, link: str = "", until: datetime | None = None) -> HandoverView:
    return HandoverView(state, link, until, view.pieces, view.left_out, view.of_basket)
