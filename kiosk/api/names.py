"""Names to addresses, without ever keeping the loop or its threads waiting."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from concurrent.futures import Future

FRESH = 60.0
"""Seconds for which addresses are used without asking again."""

_Answer = Future[tuple[str, ...] | OSError]


class Names:
    """Looks up one host's addresses in a thread of its own, one look-up at a time, however long it takes.

    The event loop's own look-up occupies one of few shared threads until the system's resolver gives up, long after
    the caller did: a handful of tries, and everything else that needs a thread stands still. Known addresses are used
    until a newer answer is there.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._known: tuple[str, ...] = ()
        self._fresh_until = 0.0
        self._asking: _Answer | None = None

    async def addresses(self) -> tuple[str, ...]:
        """The host's addresses, the best first; OSError when there are none. May be cancelled at any time."""
        if self._known and time.monotonic() < self._fresh_until:
            return self._known
        answer = self._asking = self._asking or self._ask()
        if self._known and not answer.done():
            return self._known
        found = await asyncio.shield(asyncio.wrap_future(answer))
        if self._asking is answer:
            self._asking = None
        if not isinstance(found, OSError):
            self._known, self._fresh_until = found, time.monotonic() + FRESH
        elif not self._known:
            raise found
        return self._known

    def failed(self, address: str) -> None:
        """No connection to this address: the others come first from now on, and the name is asked anew."""
        if address in self._known:
            self._known = (*(one for one in self._known if one != address), address)
            self._fresh_until = 0.0

    def _ask(self) -> _Answer:
        answer: _Answer = Future()
        threading.Thread(target=self._look_up, args=(answer,), name="names", daemon=True).start()
        return answer

    def _look_up(self, answer: _Answer) -> None:
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        except OSError as error:
            answer.set_result(error)
        except UnicodeError as error:  # a label of the name is empty or too long
            answer.set_result(OSError(str(error)))
        else:
            answer.set_result(tuple(dict.fromkeys(str(one[4][0]) for one in found)))
