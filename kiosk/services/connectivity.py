"""Whether the central service can be reached: by its own health answer, not by the network interface."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.errors import CentralDenied, CentralFault
from kiosk.ports import CentralApi, Clock
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """`online` is None until the first answer; `denied`: it answers, but refuses this device.

    `offset` is server time less ours at `last_contact`.
    """

    online: bool | None = None
    denied: bool = False
    last_contact: datetime | None = None
    offset: timedelta | None = None
    reason: str = ""


class Connectivity:
    """Asks, remembers, and tells once on loss and once on return."""

    def __init__(self, api: CentralApi, clock: Clock, notices: Notices) -> None:
        self._api = api
        self._clock = clock
        self._notices = notices
        self._current = Connection()
        self.changed: Listeners[Connection] = Listeners()

    @property
    def current(self) -> Connection:
        """What is known now."""
        return self._current

    async def check(self) -> bool:
        """Ask the service for its health; whether it answered."""
        try:
            health = await self._api.health()
        except CentralFault as fault:
            self.failed(fault)
            return False
        now = self._clock.now()
        denied = self._current.denied  # health is anybody's to ask: it does not say that this device may do more
        reason = self._current.reason if denied else ""
        self._set(Connection(not denied, denied, now, health.server_time - now, reason))
        return True

    def accepted(self) -> None:
        """An exchange that asks for this device's right worked."""
        if self._current.denied:
            self._set(replace(self._current, online=True, denied=False, reason=""))

    def failed(self, fault: CentralFault) -> None:
        """An exchange failed."""
        self._set(replace(self._current, online=False, denied=isinstance(fault, CentralDenied), reason=fault.what))

    def _set(self, connection: Connection) -> None:
        before, self._current = self._current, connection
        if (before.online, before.denied) == (connection.online, connection.denied):
            return
        if connection.online:
            _log.info("the central service answers")
            if before.online is False:
                self._notices.post(NoticeKind.NETWORK_BACK)
        else:
            _log.info("the central service does not answer: %s", connection.reason)
            if before.online is not False:
                self._notices.post(NoticeKind.NETWORK_LOST)
        self.changed.emit(connection)
