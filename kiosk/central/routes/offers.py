"""Vouchers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from kiosk.central import offers
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.wire.offers import OfferBody

router = APIRouter(prefix="/v1", tags=["offers"])


@router.get("/vouchers")
def voucher(
    central: CentralDep,
    device: DeviceDep,  # noqa: ARG001 - asked for to be authenticated
    code: Annotated[str, Query(min_length=4, max_length=40)],
) -> OfferBody:
    """What a single voucher is good for; 404 `unknown-voucher`, 409 `voucher-used` or `voucher-expired`.

    Looking uses nothing up: a purchase does, once.
    """
    with central.database.read() as connection:
        return offers.voucher(connection, code, central.now())
