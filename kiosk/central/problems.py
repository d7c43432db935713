"""Problem documents (RFC 9457) as the service's only way to say no."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from kiosk.central.database import NO_ANSWER
from kiosk.wire.base import MAX_BATCH
from kiosk.wire.operations import MAX_ASKED
from kiosk.wire.problem import PROBLEM_TYPE

log = logging.getLogger(__name__)


class Problem(Exception):
    """A no to a request. `more` are further members of the document, e.g. the current state."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        *,
        detail: str = "",
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.kind = kind
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    @property
    def document(self) -> dict[str, Any]:
        return {"type": self.kind, "title": self.title, "status": self.status, "detail": self.detail, **self.more}

    @property
    def response(self) -> JSONResponse:
        return JSONResponse(self.document, self.status, self.headers, media_type=PROBLEM_TYPE)


_MOST = {"operations": MAX_BATCH, "ids": MAX_ASKED}
_NAMES = {400: "malformed", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "wrong-media-type"}


def install(app: FastAPI) -> None:
    """Every refusal of the app becomes a problem document; what people sent is never echoed."""

    @app.exception_handler(Problem)
    def _problem(_request: Request, problem: Problem) -> JSONResponse:
        return problem.response

    @app.exception_handler(HTTPException)
    def _http(_request: Request, error: HTTPException) -> JSONResponse:
        kind = _NAMES.get(error.status_code, "refused")
        return Problem(error.status_code, kind, str(error.detail), headers=error.headers).response

    @app.exception_handler(RequestValidationError)
    def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        if any(item["type"] == "json_invalid" for item in error.errors()):
            return Problem(400, "malformed", "the body is not JSON").response
        for name, most in _MOST.items():
            if isinstance(error.body, dict) and isinstance(many := error.body.get(name), list) and len(many) > most:
                return Problem(413, "too-large", f"{name}: at most {most} at once").response
        where = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()[:10])
        return Problem(422, "invalid-request", "the request does not fit the contract", detail=where).response

    @app.exception_handler(DataError)
    def _unstorable(_request: Request, _error: DataError) -> JSONResponse:
        return Problem(422, "invalid-request", "a text or number in it cannot be stored").response

    def _no_answer(_request: Request, error: Exception) -> JSONResponse:
        log.warning("the database did not answer: %s", type(getattr(error, "orig", error)).__name__)
        return Problem(503, "busy", "the service cannot answer now", headers={"Retry-After": "1"}).response

    for kind in NO_ANSWER:
        app.add_exception_handler(kind, _no_answer)

    @app.exception_handler(500)
    def _bug(_request: Request, _error: Exception) -> JSONResponse:
        return Problem(500, "internal", "the service made a mistake").response
