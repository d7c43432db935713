"""Single writes that may be repeated: the stored answer comes again, the effect does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Header
from sqlalchemy import Connection, insert, select

from kiosk.central import tables as t
from kiosk.central.context import Central, Device
from kiosk.central.database import alone
from kiosk.central.problems import Problem
from kiosk.wire.base import Header as Name


@dataclass(frozen=True, slots=True)
class Answer:
    """What a write answers: a JSON body and headers."""

    body: Any
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


def _key(
    idempotency_key: Annotated[
        str | None, Header(max_length=64, description="A UUIDv7, the same for every repetition of this write")
    ] = None,
) -> str:
    if not idempotency_key:
        raise Problem(400, "key-missing", f"a write needs the header {Name.KEY}")
    return idempotency_key


KeyDep = Annotated[str, Depends(_key)]


def once(central: Central, device: Device, key: str, request_hash: str, act: Callable[[Connection], Answer]) -> Answer:
    """Do it, or repeat its stored answer, in one transaction. Refusals are not stored: they have no effect.

    409 `in-flight` while the same key is being worked at. `act` may be called again from the start.
    """
    name = f"{device.id} {key}"

    def work(connection: Connection) -> Answer:
        if not alone(connection, name):
            raise _in_flight()
        return _once(connection, central, device, key, request_hash, act)

    with central.under_way.enter(name) as entered:
        if not entered:
            raise _in_flight()
        return central.database.transact(work)


def _in_flight() -> Problem:
    return Problem(409, "in-flight", "this very write is being worked at", headers={"Retry-After": "1"})


def _once(
    connection: Connection,
    central: Central,
    device: Device,
    key: str,
    request_hash: str,
    act: Callable[[Connection], Answer],
) -> Answer:
    stored = connection.execute(
        select(t.answers).where(t.answers.c.key == key, t.answers.c.device == device.id)
    ).first()
    if stored is not None:
        if stored.request_hash != request_hash:
            raise Problem(422, "key-reused", "this idempotency key came with another request before")
        return Answer(stored.body, {**stored.headers, Name.REPLAYED: "true"}, stored.status)
    answer = act(connection)
    connection.execute(
        insert(t.answers).values(
            key=key,
            device=device.id,
            request_hash=request_hash,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            received_at=central.now(),
        )
    )
    return answer
