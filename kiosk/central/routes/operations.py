"""The batch of outbox entries, and which of them are held."""

from __future__ import annotations

import logging

from fastapi import APIRouter, BackgroundTasks
from sqlalchemy import Connection

from kiosk.central import recommend
from kiosk.central.context import CallerDep, Central, CentralDep, DeviceDep
from kiosk.central.operations import apply_batch, missing
from kiosk.central.problems import Problem
from kiosk.domain.operation import ChainHead, Outcome
from kiosk.wire.operations import AskedBody, BatchAnswer, BatchBody, MissingBody

router = APIRouter(prefix="/v1", tags=["operations"])
log = logging.getLogger(__name__)


@router.post("/operations")
def operations(central: CentralDep, device: CallerDep, batch: BatchBody, later: BackgroundTasks) -> BatchAnswer:
    """Apply up to 100 outbox entries of one device; each id is answered: applied, duplicate, rejected or retry.

    An operation's id is its idempotency key; key and effect are stored in one transaction, for ever.
    """
    if batch.device != device.id:
        raise Problem(422, "wrong-device", "the batch is of another device than the one that sends it")
    now = central.now()
    told = ChainHead(batch.last_seq, batch.chain_head)

    def work(connection: Connection) -> tuple[BatchAnswer, bool]:
        answer = apply_batch(connection, device.id, told, batch.operations, now)
        return answer, recommend.is_stale(connection)

    answer, stale = central.database.transact(work)
    for result in answer.results:
        if result.outcome in {Outcome.REJECTED, Outcome.RETRY}:
            log.warning("device %s: operation %s %s: %s", device.id, result.id, result.outcome, result.code)
    if stale:
        later.add_task(_recompute, central)
    return answer


@router.post("/operations/missing")
def missing_operations(central: CentralDep, device: DeviceDep, asked: AskedBody) -> MissingBody:  # noqa: ARG001 - asked for to be authenticated
    """Which of up to 1000 operations are not held here: after a restored backup a device sends those again."""
    with central.database.read() as connection:
        return MissingBody(missing=missing(connection, asked.ids))


def _recompute(central: Central) -> None:
    def work(connection: Connection) -> None:
        if recommend.is_stale(connection):  # else another batch's task did it
            recommend.recompute(connection)

    central.database.transact(work)
