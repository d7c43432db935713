"""A terminal as the settings name it."""

from __future__ import annotations

from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Link, Timing, connect_serial, connect_tcp
from kiosk.settings import Terminal


def terminal_from(settings: Terminal, currency: str) -> ZvtTerminal:
    """The terminal that the settings name."""
    timing = Timing().scaled(settings.time_factor)

    def connect() -> Link:
        if settings.host is not None:
            return connect_tcp(settings.host, settings.port, timing)
        return connect_serial(settings.device or "", settings.baudrate, timing)

    return ZvtTerminal(
        connect,
        currency=currency,
        password=settings.password,
        config=settings.config,
        require_currency=settings.require_currency,
        timing=timing,
    )
