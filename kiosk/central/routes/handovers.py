"""Carts on their way between kiosk and phone: the devices' side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from fastapi.responses import JSONResponse
from sqlalchemy import Connection

from kiosk.central import handovers
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.idempotency import Answer, KeyDep, once
from kiosk.central.operations import canonical_hash
from kiosk.central.problems import Problem
from kiosk.domain.customer import CartLine
from kiosk.wire.handover import HandoverBody, HandoverCartBody, HandoverLine, HandoverOfferBody, HandoverStateBody

router = APIRouter(prefix="/v1/handovers", tags=["handovers"])

CodeDep = Annotated[str, InPath(max_length=1000, description="A code of this service, or one that a kiosk signed")]


@router.post("", response_model=HandoverOfferBody)
def offer_handover(central: CentralDep, device: DeviceDep, key: KeyDep, cart: HandoverBody) -> JSONResponse:
    """Have a cart wait for ten minutes; the code (80 bits) opens it once, on a phone or at another kiosk."""
    lines = [CartLine(line.sku, line.quantity) for line in cart.lines]

    def act(connection: Connection) -> Answer:
        code, until = handovers.offer(
            connection,
            lines,
            device=device.id,
            store=device.store,
            link=cart.link,
            language=cart.language,
            now=central.now(),
        )
        return Answer(HandoverOfferBody(code=code, expires_at=until).model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash(cart.model_dump(mode="json")), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


@router.get("/{code}")
def handover_state(central: CentralDep, device: DeviceDep, code: CodeDep) -> HandoverStateBody:
    """Whether a cart that this device gave out was claimed. 404 `unknown-handover`, also for another device's."""
    now = central.now()
    with central.database.read() as connection:
        cart = handovers.find(connection, code, now)
    if cart is None or cart.device != device.id:
        raise Problem(404, "unknown-handover", "no cart of this device waits under this code")
    return HandoverStateBody.model_validate({"state": cart.state(now)})


@router.post("/{code}/claim", response_model=HandoverCartBody)
def claim_handover(central: CentralDep, device: DeviceDep, key: KeyDep, code: CodeDep) -> JSONResponse:
    """Take a cart to this kiosk, once.

    404 `unknown-handover`, 409 `handover-claimed`, 410 `handover-expired`.
    """

    def act(connection: Connection) -> Answer:
        cart = handovers.claim(connection, code, device.id, central.now())
        lines = tuple(HandoverLine(sku=line.sku, quantity=line.quantity) for line in cart.lines)
        return Answer(HandoverCartBody(lines=lines).model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash(["claim", code]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)
