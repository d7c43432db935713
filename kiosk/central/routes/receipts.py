"""The buyer's receipt by its link, for any browser: no device and no person is asked who they are."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import select

from kiosk.central import tables as t
from kiosk.central.context import CentralDep
from kiosk.central.phone_page import headers, pick_language
from kiosk.central.receipt_page import Order, receipt_page, unknown_page
from kiosk.central.receipt_style import STYLE_HASH
from kiosk.domain.pickup import code_of

router = APIRouter(include_in_schema=False)  # a page for people, no part of the devices' contract

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEADERS = headers(STYLE_HASH)


@router.get("/o/{order_id}", response_class=HTMLResponse)
def receipt(
    request: Request,
    central: CentralDep,
    order_id: str,
    lang: Annotated[str, Query(max_length=16)] = "",
    accept_language: Annotated[str, Header()] = "",
) -> HTMLResponse:
    """The receipt of an order by its id, which nobody can guess (UUIDv7: 74 bits of chance). 404: no such order yet."""
    row, chosen, where = None, "", None
    if _ID.fullmatch(order_id):
        with central.database.read() as connection:
            row = connection.execute(
                select(t.orders.c.number, t.orders.c.placed_at, t.orders.c.document, t.stores.c.name)
                .outerjoin(t.stores, t.stores.c.id == t.orders.c.store)
                .where(t.orders.c.id == order_id, t.orders.c.channel == "kiosk")
            ).first()
            chosen = (row.document.get("fulfilment") or {}).get("store", "") if row and row.document else ""
            where = connection.scalar(select(t.stores.c.name).where(t.stores.c.id == chosen))
    if row is None or not row.document:
        return HTMLResponse(unknown_page(pick_language(accept_language, lang)), 404, _HEADERS)
    order = Order(row.number, row.name or "", row.placed_at, row.document, code_of(order_id), where or chosen)
    language = pick_language(accept_language, lang, row.document.get("language", ""))
    link = str(request.url.replace(query="", fragment=""))
    return HTMLResponse(receipt_page(order, language, central.timezone, link), 200, _HEADERS)
