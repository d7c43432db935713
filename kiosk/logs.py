"""Where the log goes: one line a record, UTC, to standard error (the journal in a shop)."""

from __future__ import annotations

import logging
import time


def configure(level: str = "INFO") -> None:
    """Set up logging for a command of ours."""
    handler = logging.StreamHandler()
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("httpx", "httpcore", "nfc", "asyncio", "qasync", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
