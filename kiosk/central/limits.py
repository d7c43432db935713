"""How much a request may carry."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.central.problems import Problem

MAX_BODY = 8 * 1024 * 1024  # bytes: 100 operations of generous size
_TOO_LARGE = f"a body may have {MAX_BODY} bytes"


class BodyLimit:
    """Refuses larger bodies with a problem document (Starlette's own limit answers in plain text)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The declared length is refused at once, an undeclared one as soon as it is too much."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > MAX_BODY:
            await Problem(413, "too-large", _TOO_LARGE).response(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > MAX_BODY:
                raise HTTPException(413, _TOO_LARGE)  # FastAPI lets only these through while it reads a body
            return message

        await self._app(scope, counted, send)
