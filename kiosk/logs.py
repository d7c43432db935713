"""Where the log goes: one line a record, UTC, to standard error (the journal in a shop)."""

from __future__ import annotations

import logging
import time

from kiosk.domain.text import escaped


class OneLine(logging.Formatter):
    """A record's message on one line, whatever was read from outside: nothing in it commands a terminal or a reader."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        record.message = escaped(record.message)
        return super().formatMessage(record)


def configure(level: str = "INFO") -> None:
    """Set up logging for a command of ours."""
    handler = logging.StreamHandler()
    formatter = OneLine("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("httpx", "httpcore", "nfc", "asyncio", "qasync", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
