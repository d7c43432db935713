"""Logging in by phone (RFC 8628): this kiosk shows a code and asks, as often as it may, whether somebody confirmed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import Clock, Identified, LoginOffer, PhoneLogins
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.identify import IdentifyService, Recognised
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

SLOWER = 5.0
"""Seconds more between two polls after `slow_down` (RFC 8628, 3.5)."""


class LoginState(StrEnum):
    """Where it stands."""

    NONE = "none"
    ASKING = "asking"
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    EXPIRED = "expired"
    OFFLINE = "offline"


_ENDS = {"access_denied": LoginState.REFUSED}


@dataclass(frozen=True, slots=True)
class LoginView:
    """What the screen shows: `link` as a code, `user_code` to compare with the phone's."""

    state: LoginState = LoginState.NONE
    link: str = field(default="", repr=False)
    user_code: str = field(default="", repr=False)


class PhoneLogin:
    """One log-in at a time, of the session it was begun in. `changed` fires with every new state."""

    def __init__(
        self,
        api: PhoneLogins,
        *,
        session: SessionService,
        identify: IdentifyService,
        connectivity: Connectivity,
        background: Background,
        clock: Clock,
        link: str,
    ) -> None:
        self._api = api
        self._session = session
        self._identify = identify
        self._connectivity = connectivity
        self._background = background
        self._clock = clock
        self._link = link
        self._view = LoginView()
        self._turn = 0
        self.changed: Listeners[LoginView] = Listeners()
        session.ended.subscribe(self._forget)

    @property
    def view(self) -> LoginView:
        """What the screen shows now."""
        return self._view

    async def begin(self) -> None:
        """Show a new code; the one before is over."""
        self._turn += 1
        turn = self._turn
        self._session.touch()
        self._set(LoginView(LoginState.ASKING))
        try:
            offer = await self._api.offer_login(link=self._link, language=self._session.current.language)
        except CentralFault as fault:
            if isinstance(fault, CentralUnavailable | CentralDenied):
                self._connectivity.failed(fault)
            if self._turn == turn:
                self._set(LoginView(LoginState.OFFLINE))
            return
        if self._turn == turn:
            self._set(LoginView(LoginState.WAITING, offer.link, offer.user_code))
            self._background.start(self._wait(turn, offer), "wait-for-phone")

    def cancel(self) -> None:
        """The page is left: whoever confirms now is not let in."""
        self._turn += 1
        if self._view.state is not LoginState.NONE:
            self._set(LoginView())

    async def _wait(self, turn: int, offer: LoginOffer) -> None:
        pause, end = float(offer.interval), self._clock.monotonic() + offer.expires_in
        while self._clock.monotonic() < end:
            await asyncio.sleep(pause)
            if self._turn != turn:
                return
            try:
                found = await self._api.poll_login(offer.device_code)
            except CentralRefused as refusal:
                if refusal.problem == "slow_down":
                    pause += SLOWER
                elif refusal.problem != "authorization_pending":
                    self._end(turn, _ENDS.get(refusal.problem, LoginState.EXPIRED))
                    return
            except (CentralUnavailable, CentralDenied) as fault:
                self._connectivity.failed(fault)
                pause = min(pause * 2, 30.0)  # RFC 8628, 3.5: back off when the line fails
            else:
                await self._let_in(turn, found)
                return
        self._end(turn, LoginState.EXPIRED)

    async def _let_in(self, turn: int, found: Identified) -> None:
        if self._turn != turn:
            return
        self._turn += 1  # a session that ends for this one must not end this
        entered = await self._identify.let_in(found)
        self._set(LoginView(LoginState.DONE if entered is Recognised.CUSTOMER else LoginState.OFFLINE))

    def _end(self, turn: int, state: LoginState) -> None:
        if self._turn == turn:
            self._set(LoginView(state))

    def _forget(self, _reason: EndReason) -> None:
        self.cancel()

    def _set(self, view: LoginView) -> None:
        self._view = view
        self.changed.emit(view)
