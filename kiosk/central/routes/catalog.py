"""Health, products, stock, pictures."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from kiosk.central import catalog
from kiosk.central.context import Central, CentralDep, DeviceDep
from kiosk.central.problems import Problem
from kiosk.wire.base import CONTRACT
from kiosk.wire.catalog import CatalogChangesBody, StockBody
from kiosk.wire.problem import HealthBody

router = APIRouter(prefix="/v1", tags=["catalogue"])

_PICTURE = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(?:webp|png|jpg)")
_CHUNK = 500


@router.get("/health", tags=["service"])
def health(central: CentralDep) -> HealthBody:
    """Whether the service is there; needs no device token."""
    return HealthBody(status="ok", service="storekiosk-central", server_time=central.now(), contract=CONTRACT)


@router.get("/catalog/changes")
def changes(
    central: CentralDep,
    device: DeviceDep,
    cursor: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=_CHUNK)] = 200,
) -> CatalogChangesBody:
    """The products that changed after `cursor` ("" for all), as the device's store sells them."""
    with central.database.read() as connection:
        return catalog.changes(connection, device.store, cursor, limit)


@router.get("/stock")
def stock(central: CentralDep, device: DeviceDep, sku: Annotated[str, Query(min_length=1, max_length=64)]) -> StockBody:
    """Stock here first, then in the other stores, then online. 404 `unknown-product`."""
    with central.database.read() as connection:
        levels = catalog.stock_levels(connection, device.store, sku)
    if levels is None:
        raise Problem(404, "unknown-product", "there is no such product")
    return StockBody(sku=sku, as_of=central.now(), levels=levels)


@router.get("/pictures/{name:path}", response_class=Response, responses={200: {"content": {"image/*": {}}}})
def picture(
    central: CentralDep,
    device: DeviceDep,  # noqa: ARG001 - asked for to be authenticated
    name: str,
    if_none_match: Annotated[str, Header(max_length=200)] = "",
) -> Response:
    """A picture of a product, a category or the attract screen. 404 `unknown-picture`.

    `ETag` is the first 32 hex digits of the SHA-256 of its bytes, in quotes; 304 when `If-None-Match` is the same.
    """
    return picture_response(central, name, if_none_match)


def picture_response(central: Central, name: str, if_none_match: str) -> Response:
    """A picture of the shop's folder; 404 `unknown-picture` for any other name."""
    path = central.pictures / name
    if len(name) > 200 or not _PICTURE.fullmatch(name) or not path.is_file():
        raise Problem(404, "unknown-picture", "there is no such picture")
    data = path.read_bytes()
    headers = {
        "ETag": f'"{hashlib.sha256(data).hexdigest()[:32]}"',  # a device makes it anew from the picture it has
        "Cache-Control": "public, max-age=86400",
        "X-Content-Type-Options": "nosniff",
    }
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=mimetypes.guess_type(name)[0] or "application/octet-stream", headers=headers)
