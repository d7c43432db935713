"""Whether the central service can be reached: by its own health answer, not by the network interface."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.errors import CentralDenied, CentralFault, CentralUnavailable
from kiosk.ports import CentralApi, Clock
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.pacing import asked
from kiosk.services.timekeeping import ServerTime

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """`online` is None until the first answer; `denied`: it answers, but refuses this device.

    `last_contact` is by the server's clock; `offset` is that clock less ours at the last contact.
    """

    online: bool | None = None
    denied: bool = False
    last_contact: datetime | None = None
    offset: timedelta | None = None
    reason: str = ""


class Connectivity:
    """Asks, remembers, and tells once on loss and once on return; measures the server's clock on the way.

    A device that was refused stays so until an exchange that needs its right works: neither an answer about health nor
    a cut network makes it a trusted one again.
    """

    def __init__(self, api: CentralApi, clock: Clock, notices: Notices, time: ServerTime) -> None:
        self._api = api
        self._clock = clock
        self._notices = notices
        self._time = time
        self._current = Connection()
        self._silent_until = self._rest_until = clock.monotonic()
        self.changed: Listeners[Connection] = Listeners()

    @property
    def current(self) -> Connection:
        """What is known now."""
        return self._current

    @property
    def held(self) -> float:
        """Seconds for which nothing but a question about its health may be sent to the service; 0 when anything may."""
        return max(0.0, max(self._silent_until, self._rest_until) - self._clock.monotonic())

    def hold(self, seconds: float) -> None:
        """Send nothing for so long, an hour at most; a longer hold that is in force stays."""
        self._silent_until = max(self._silent_until, self._clock.monotonic() + asked(seconds))

    def rest(self, seconds: float) -> None:
        """As `hold`, by our own choice: `hurry` ends it."""
        self._rest_until = max(self._rest_until, self._clock.monotonic() + asked(seconds))

    def hurry(self) -> None:
        """A person wants it tried at once: our own rest is over; what the service asked for stays."""
        self._rest_until = self._clock.monotonic()

    def obey(self, fault: CentralFault) -> None:
        """Hold for as long as the service asked, if it did (Retry-After)."""
        if isinstance(fault, CentralUnavailable) and fault.retry_after is not None:
            self.hold(fault.retry_after)

    async def check(self) -> bool:
        """Ask the service for its health; whether it answered."""
        sent = self._clock.monotonic()
        try:
            health = await self._api.health()
        except CentralFault as fault:
            self.failed(fault)
            return False
        self._time.measured(health.server_time, sent, self._clock.monotonic())
        denied = self._current.denied  # health is anybody's to ask: it does not say that this device may do more
        reason = self._current.reason if denied else ""
        self._set(Connection(not denied, denied, self._time.now(), self._time.offset(), reason))
        return True

    def accepted(self) -> None:
        """An exchange that asks for this device's right worked."""
        if self._current.denied:
            self._set(replace(self._current, online=True, denied=False, reason=""))

    def failed(self, fault: CentralFault) -> None:
        """An exchange failed."""
        self.obey(fault)
        denied = self._current.denied or isinstance(fault, CentralDenied)
        self._set(replace(self._current, online=False, denied=denied, reason=fault.what))

    def _set(self, connection: Connection) -> None:
        before, self._current = self._current, connection
        if (before.online, before.denied) == (connection.online, connection.denied):
            return
        if connection.denied and not before.denied:
            _log.warning("the central service refuses this device: %s", connection.reason)
        elif connection.online:
            _log.info("the central service answers")
        else:
            _log.info("the central service does not answer: %s", connection.reason)
        if connection.online and before.online is False:
            self._notices.post(NoticeKind.NETWORK_BACK)
        elif connection.online is False and before.online is not False:
            self._notices.post(NoticeKind.NETWORK_LOST)
        self.changed.emit(connection)
