"""Points on hold for a basket."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse
from sqlalchemy import Connection

from kiosk.central import identity, points
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.idempotency import Answer, KeyDep, once
from kiosk.central.operations import canonical_hash
from kiosk.central.problems import Problem
from kiosk.central.routes.customers import SessionKey
from kiosk.wire.base import Message
from kiosk.wire.offers import OfferBody, PointsWish, ReleasedBody

LONGEST_KEY = 40  # it is the code under which a purchase names the hold

router = APIRouter(prefix="/v1", tags=["offers"])


@router.post("/customers/{reference}/points-holds", response_model=OfferBody)
def hold_points(
    central: CentralDep, device: DeviceDep, key: KeyDep, reference: str, session_key: SessionKey, wish: PointsWish
) -> JSONResponse:
    """Hold points for this device's basket: nobody else can use them until they are used, released, or it is over.

    The answer is a voucher whose `code` is the idempotency key. 409 `not-verified`, 409 `points-short`.
    """
    if len(key) > LONGEST_KEY:
        raise Problem(422, "key-too-long", f"the key of a hold has at most {LONGEST_KEY} characters")
    now = central.now()

    def act(connection: Connection) -> Answer:
        session = identity.customer_session(connection, device, session_key, reference, now)
        held = points.hold(
            connection,
            reference,
            key=key,
            points=wish.points,
            level=session.level,
            device=device.id,
            currency=wish.currency,
            now=now,
        )
        return Answer(held.model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash([reference, wish.points, wish.currency]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


@router.post("/points-holds/{key}/release")
def release_points(
    central: CentralDep,
    device: DeviceDep,
    key: Annotated[str, Path(max_length=LONGEST_KEY)],
    body: Message,  # noqa: ARG001 - every write has a body
) -> ReleasedBody:
    """The basket was left: the points are free again. As often as one likes; only for the device that holds them."""
    released = central.database.transact(lambda connection: points.release(connection, key, device=device.id))
    return ReleasedBody(released=released)
