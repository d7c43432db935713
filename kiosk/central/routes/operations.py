"""The batch of outbox entries."""

from __future__ import annotations

import logging

from fastapi import APIRouter, BackgroundTasks

from kiosk.central import recommend
from kiosk.central.context import Central, CentralDep, DeviceDep
from kiosk.central.operations import apply_batch, raise_high_water
from kiosk.central.problems import Problem
from kiosk.domain.operation import Outcome
from kiosk.wire.operations import BatchAnswer, BatchBody

router = APIRouter(prefix="/v1", tags=["operations"])
log = logging.getLogger(__name__)


@router.post("/operations")
def operations(central: CentralDep, device: DeviceDep, batch: BatchBody, later: BackgroundTasks) -> BatchAnswer:
    """Apply up to 100 outbox entries of one device; each id is answered: applied, duplicate, rejected or retry.

    An operation's id is its idempotency key; key and effect are stored in one transaction, for ever.
    """
    if batch.device != device.id:
        raise Problem(422, "wrong-device", "the batch is of another device than the one that sends it")
    with central.database.write() as connection:
        results = apply_batch(connection, device.id, batch.operations, central.now())
        high_water = raise_high_water(connection, device.id, batch.last_seq)
        stale = recommend.is_stale(connection)
    for result in results:
        if result.outcome in {Outcome.REJECTED, Outcome.RETRY}:
            log.warning("device %s: operation %s %s: %s", device.id, result.id, result.outcome, result.code)
    if stale:
        later.add_task(_recompute, central)
    return BatchAnswer(results=results, high_water=high_water)


def _recompute(central: Central) -> None:
    with central.database.write() as connection:
        if recommend.is_stale(connection):  # else another batch's task did it
            recommend.recompute(connection)
