"""Problem documents (RFC 9457) and the service's health."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from kiosk.ports import Health
from kiosk.wire.base import Instant, Message

PROBLEM_TYPE = "application/problem+json"


class ProblemBody(Message):
    """A definite answer that is not the wished one; `type` is a stable short word (a relative URI reference)."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: Annotated[str, Field(min_length=1, max_length=100)]
    title: Annotated[str, Field(max_length=500)] = ""
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(max_length=5000)] = ""


class HealthBody(Message):
    """The service's own word that it is there."""

    status: Annotated[str, Field(pattern="^ok$")]
    service: Annotated[str, Field(pattern="^storekiosk-central$")]
    server_time: Instant
    contract: Annotated[str, Field(max_length=16)]

    def to_domain(self) -> Health:
        return Health(self.server_time, self.contract)
