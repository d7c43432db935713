"""What a phone's page sends."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request

from kiosk.central.problems import Problem

_LONGEST_FORM = 1000


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            raise Problem(413, "too-large", "this form holds too much")
    try:
        return {name: values[0] for name, values in parse_qs(body.decode(), max_num_fields=10).items()}
    except ValueError as error:
        raise Problem(400, "malformed", "this is no form") from error


Form = Annotated[dict[str, str], Depends(_form)]
"""The fields of a small form, the first of each name; a problem for anything else."""
