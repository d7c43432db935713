"""The offers for everybody, as the catalogue's delta feed tells them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from kiosk.central import tables as t
from kiosk.wire.offers import OfferBody


def changed_after(connection: Connection, since: int) -> tuple[int, tuple[OfferBody, ...]] | None:
    """The feed's number of the last change of an offer for everybody, and all of them; None when none is newer."""
    general = t.offers.c.customer.is_(None)
    last = connection.scalar(select(func.max(t.offers.c.change)).where(general)) or 0
    if last <= since:
        return None
    rows = connection.execute(
        select(t.offers.c.document).where(general, t.offers.c.deleted.is_(False)).order_by(t.offers.c.id)
    )
    return last, tuple(OfferBody.model_validate(row.document) for row in rows)
