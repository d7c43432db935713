"""The service on a port."""

from __future__ import annotations

import json
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from kiosk.central import demo
from kiosk.central.app import create_app
from kiosk.central.sun import CardKeys
from kiosk.errors import EnvironmentFault

KEEP_ALIVE = 75  # seconds; longer than the kiosk keeps an idle connection, so that it never sends into a closed one


def serve(
    database_url: str,
    port: int,
    host: str = "127.0.0.1",
    ready: Callable[[str], None] = lambda _url: None,
    *,
    testing: bool = False,
    extra_products: int = 0,
    shop: Path = demo.FOLDER,
    card_keys: CardKeys | None = None,
    timezone: str = "Europe/Berlin",
    shop_url: str = "",
) -> None:
    """Serve until SIGINT or SIGTERM. Port 0 takes a free one; `ready` gets the URL once requests are answered.

    EnvironmentFault when the address cannot be had. Without `card_keys`, the demo's cards are the only ones that sign.
    """
    listener = _listen(host, port)
    keys = card_keys or demo.CARD_KEYS
    app = create_app(
        database_url,
        testing=testing,
        extra_products=extra_products,
        shop=shop,
        card_keys=keys,
        timezone=timezone,
        shop_url=shop_url,
    )
    address = f"[{host}]" if ":" in host else host
    Server(app, lambda: ready(f"http://{address}:{listener.getsockname()[1]}")).run(sockets=[listener])


def print_ready(url: str) -> None:
    """One line of JSON on standard output, for the process that started this one."""
    sys.stdout.write(json.dumps({"ready": True, "url": url}) + "\n")
    sys.stdout.flush()


def default_database(state: Path) -> str:
    """The URL of the service's own file in the state folder."""
    return f"sqlite:///{(state.expanduser() / 'central.sqlite3').resolve()}"


class Server(uvicorn.Server):
    """uvicorn that tells when it is ready. Requests are not logged: their paths name customers."""

    def __init__(self, app: FastAPI, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                access_log=False,
                log_level="warning",
                log_config=None,
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=3,
                lifespan="on",
                ws="none",
            )
        )
        self._ready = ready

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, but a signal that was obeyed is not raised again: the process ends with 0."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if not self.should_exit:
            self._ready()


def _listen(host: str, port: int) -> socket.socket:
    # asyncio turns Nagle's delay off only where the protocol is given: without it each answer may wait 40 ms.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise EnvironmentFault(
            f"the central service cannot listen on {host}:{port}: {error.strerror}", fix="choose another --port"
        ) from error
    return listener
