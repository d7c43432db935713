"""Click and collect."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from sqlalchemy import Connection, select

from kiosk.central import addresses, identity, pickups, staff
from kiosk.central import tables as t
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.idempotency import Answer, KeyDep, once
from kiosk.central.operations import canonical_hash
from kiosk.central.routes.customers import SessionKey
from kiosk.wire.customer import AuditRecord
from kiosk.wire.pickup import PickupBody, PickupsBody, StoreBody, StoresBody

router = APIRouter(prefix="/v1", tags=["pickups"])


@router.get("/pickups")
def pickup(
    central: CentralDep, device: DeviceDep, code: Annotated[str, Query(min_length=4, max_length=32)]
) -> PickupBody:
    """The order that a pick-up code fetches in this store; 404 `unknown-pickup`."""
    with central.database.read() as connection:
        return pickups.find(connection, code, device.store)


@router.post("/pickups/{pickup}/arrived", response_model=PickupBody)
def arrived(central: CentralDep, device: DeviceDep, key: KeyDep, pickup: str) -> JSONResponse:
    """Its buyer is in the store: staff see it first in their list. 409 `handed-over`."""

    def act(connection: Connection) -> Answer:
        body = pickups.arrived(connection, pickup, device.store, central.now())
        return Answer(body.model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash(["arrived", pickup]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


@router.get("/staff/pickups")
def waiting(central: CentralDep, device: DeviceDep, session_key: SessionKey) -> PickupsBody:
    """What is to be collected in this store, those whose buyers are here first; for staff, audited."""
    now = central.now()

    def work(connection: Connection) -> PickupsBody:
        member = identity.staff_session(connection, device, session_key, now)
        found = pickups.waiting(connection, device.store)
        staff.write_audit(
            connection, AuditRecord(at=now, staff=member, device=device.id, action="pickups", found=len(found))
        )
        return PickupsBody(pickups=found)

    return central.database.transact(work)


@router.get("/stores")
def all_stores(central: CentralDep, device: DeviceDep) -> StoresBody:  # noqa: ARG001 - asked for to be authenticated
    """Where an order can be collected, and what is sent home."""
    with central.database.read() as connection:
        rows = connection.execute(select(t.stores).order_by(t.stores.c.position))
        return StoresBody(
            stores=tuple(StoreBody(id=row.id, name=row.name) for row in rows),
            delivery=addresses.terms(connection),
        )


@router.post("/pickups/{pickup}/ready", response_model=PickupBody)
def packed(central: CentralDep, device: DeviceDep, key: KeyDep, pickup: str, session_key: SessionKey) -> JSONResponse:
    """Staff have packed it, which is audited; what is ready stays so."""
    now = central.now()

    def act(connection: Connection) -> Answer:
        member = identity.staff_session(connection, device, session_key, now)
        body = pickups.ready(connection, pickup, device.store)
        record = AuditRecord(at=now, staff=member, device=device.id, action="packed", query=body.code, found=1)
        staff.write_audit(connection, record)
        return Answer(body.model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash(["packed", pickup]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


@router.post("/pickups/{pickup}/handed-over", response_model=PickupBody)
def handed_over(
    central: CentralDep, device: DeviceDep, key: KeyDep, pickup: str, session_key: SessionKey
) -> JSONResponse:
    """Staff have handed it over, which is audited; what was handed over stays so. 409 `not-ready`."""
    now = central.now()

    def act(connection: Connection) -> Answer:
        member = identity.staff_session(connection, device, session_key, now)
        body = pickups.hand_over(connection, pickup, device.store, member, now)
        record = AuditRecord(at=now, staff=member, device=device.id, action="hand-over", query=body.code, found=1)
        staff.write_audit(connection, record)
        return Answer(body.model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash(["handed-over", pickup]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)
