"""The network between a till and the central service, whose fate the test decides."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import httpx

from kiosk.wire.problem import PROBLEM_TYPE
from tests.faults.model.crash import Fuse, Point

OPERATIONS = "/v1/operations"
PAUSE = 45
"""Seconds that 429 and 503 ask for."""

IN_CIRCLES = 300
"""A drain that asks more often than this never ends."""


class Fate(StrEnum):
    """What becomes of one request and its answer."""

    FINE = "fine"
    REQUEST_LOST = "request lost"
    REPLY_LOST = "reply lost after it was applied"
    ERROR = "500, not applied"
    ERROR_AFTER = "502 after it was applied"
    BUSY = "429 with Retry-After"
    CLOSED = "503 with Retry-After"
    DENIED = "401"
    REFUSED = "400"
    NO_PROBLEM = "404 of something in between"
    PORTAL_PAGE = "login page with 200"
    PORTAL_JSON = "JSON of a login page with 200"
    REDIRECTED = "302 to a login page"
    CUT = "half of the answer"
    PARTIAL = "every other entry arrives, and only that is named"
    SHUFFLED = "named twice, in another order, with strangers"
    SENT_TWICE = "the request arrives twice"


@dataclass
class Network(httpx.AsyncBaseTransport):
    """Carries requests into `app`. `fates` are those of the next batches; after them all is fine.

    `asked` is called with each batch before it is carried; `told` with the seconds that a Retry-After asked for.
    """

    app: httpx.AsyncBaseTransport
    fuse: Fuse
    asked: Callable[[Sequence[str]], None]
    told: Callable[[Sequence[str], float], None]
    fates: deque[Fate] = field(default_factory=deque)
    seen: list[httpx.Request] = field(default_factory=list)
    batches: int = 0
    last: Fate = Fate.FINE

    def meet(self, fates: Sequence[Fate]) -> None:
        """What will become of the next batches."""
        self.fates = deque(fates)
        self.batches = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != OPERATIONS:
            return _unread(await self._whole(request))
        self.batches += 1
        assert self.batches < IN_CIRCLES, "the drain sends in circles"
        ids = [operation["id"] for operation in json.loads(await request.aread())["operations"]]
        self.asked(ids)
        self.last = self.fates.popleft() if self.fates else Fate.FINE
        self.fuse.at(Point.BEFORE_SEND)
        answer = await self._carry(request, ids, self.last)
        self.seen.append(request)
        self.fuse.at(Point.REPLIED)
        return _unread(answer)

    async def again(self, which: int) -> None:
        """Deliver an old batch once more; nobody waits for its answer."""
        await self._whole(self.seen[which % len(self.seen)])

    async def _carry(self, request: httpx.Request, ids: Sequence[str], fate: Fate) -> httpx.Response:  # noqa: C901, PLR0911, PLR0912 - one line a fate
        match fate:
            case Fate.REQUEST_LOST:
                raise httpx.ConnectError("lost")
            case Fate.REPLY_LOST:
                await self._whole(request)
                raise httpx.ReadError("lost")
            case Fate.ERROR:
                return httpx.Response(500, text="oops")
            case Fate.ERROR_AFTER:
                await self._whole(request)
                return httpx.Response(502, html="<h1>Bad gateway</h1>")
            case Fate.BUSY | Fate.CLOSED:
                self.told(ids, PAUSE)
                return _problem(429 if fate is Fate.BUSY else 503, "busy", {"Retry-After": str(PAUSE)})
            case Fate.DENIED:
                return _problem(401, "unknown-device")
            case Fate.REFUSED:
                return _problem(400, "not-understood")
            case Fate.NO_PROBLEM:
                return httpx.Response(404, html="<h1>Not found</h1>")
            case Fate.PORTAL_PAGE:
                return httpx.Response(200, html="<form>Welcome to our guest network</form>")
            case Fate.PORTAL_JSON:
                return httpx.Response(200, json={"status": "login required", "success": True})
            case Fate.REDIRECTED:
                return httpx.Response(302, headers={"Location": "http://portal.example/login"})
            case Fate.CUT:
                body = (await self._whole(request)).content
                return httpx.Response(200, content=body[: len(body) // 2], headers={"Content-Type": "application/json"})
            case Fate.PARTIAL:
                return await self._whole(_thinned(request))
            case Fate.SHUFFLED:
                return _changed(await self._whole(request), _shuffled)
            case Fate.SENT_TWICE:
                await self._whole(request)
        return await self._whole(request)

    async def _whole(self, request: httpx.Request) -> httpx.Response:
        copy = httpx.Request(request.method, request.url, headers=request.headers, content=await request.aread())
        answer = await self.app.handle_async_request(copy)
        content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


def _unread(answer: httpx.Response) -> httpx.Response:
    """As it comes from a transport: the body is still to be read."""
    return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content))


def _problem(status: int, kind: str, headers: dict[str, str] | None = None) -> httpx.Response:
    body = json.dumps({"type": kind, "title": kind, "status": status})
    return httpx.Response(status, content=body, headers={"Content-Type": PROBLEM_TYPE, **(headers or {})})


def _changed(answer: httpx.Response, change: Callable[[list[Any]], list[Any]]) -> httpx.Response:
    if answer.status_code != 200:
        return answer
    body = answer.json()
    return httpx.Response(200, json={**body, "results": change(body["results"])})


def _thinned(request: httpx.Request) -> httpx.Request:
    body = json.loads(request.content)
    content = json.dumps({**body, "operations": body["operations"][1::2]}).encode()
    headers = {**request.headers, "content-length": str(len(content))}
    return httpx.Request(request.method, request.url, headers=headers, content=content)


def _shuffled(results: list[Any]) -> list[Any]:
    stranger = {"id": "0190-stranger", "outcome": "applied", "code": "", "detail": "", "retry_after": None}
    return [stranger, *reversed(results), *results]
