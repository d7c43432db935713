"""Telling systemd that the kiosk shows its first screen, and then again and again that it goes on (sd_notify(3))."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Mapping

_log = logging.getLogger(__name__)


class ServiceManager:
    """Who started this process, when that is systemd with `Type=notify`; otherwise nothing is said.

    The process may be a child of the service's main one (the compositor), so the unit needs `NotifyAccess=all`, and
    WATCHDOG_PID is of no account.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):
            self._address = "\0" + self._address[1:]
        usec = environment.get("WATCHDOG_USEC", "")
        self._pause = int(usec) / 2_000_000 if usec.isdigit() and int(usec) else 0.0

    async def watch(self, painted: asyncio.Event) -> None:
        """READY once something was painted; then a sign of life twice in the watchdog's time, by the screen's loop."""
        if not self._address:
            return
        await painted.wait()
        self._tell("READY=1")
        while self._pause:
            await asyncio.sleep(self._pause)
            self._tell("WATCHDOG=1")

    def stopping(self) -> None:
        """It ends on purpose."""
        if self._address:
            self._tell("STOPPING=1")

    def _tell(self, text: str) -> None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
                line.sendto(text.encode(), self._address)
        except OSError as error:
            _log.warning("systemd was not told %s: %s", text, error.strerror)
