"""Whom a card belongs to, the customer's view, cart and wish list."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from sqlalchemy import Connection

from kiosk.central import customers, identity, lists, staff
from kiosk.central.catalog import product_exists
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.idempotency import Answer, KeyDep, once
from kiosk.central.operations import canonical_hash
from kiosk.central.problems import Problem
from kiosk.wire.customer import CartBody, CustomerViewBody, IdentifiedBody, QuantityBody, TokenBody, WishlistBody

router = APIRouter(prefix="/v1", tags=["customers"])

SessionKey = Annotated[str, Header(alias="Kiosk-Session", min_length=1, max_length=200)]
IfMatch = Annotated[str | None, Header(max_length=64, description='The version to change, e.g. "7" in quotes, or *')]


@router.post("/identify")
def identify(central: CentralDep, device: DeviceDep, token: TokenBody) -> IdentifiedBody:
    """Whom a card, code or number belongs to, and a session of minutes for their data.

    404 `unknown-token`, 409 `blocked-token`; 409 `replayed-code`: a card signs a link for one use.
    """
    now = central.now()

    def work(connection: Connection) -> IdentifiedBody:
        owner = identity.owner_of(connection, token.to_domain())
        session = identity.Session(owner.customer, owner.staff, owner.level)
        key, expires = identity.open_session(connection, device, session, now)
        if owner.staff is not None:
            member = staff.member(connection, owner.staff)
            return IdentifiedBody(session_key=key, expires_at=expires, staff=member)
        customer = customers.customer_body(connection, owner.customer or "", owner.level)
        return IdentifiedBody(session_key=key, expires_at=expires, customer=customer)

    return central.database.transact(work)


@router.get("/customers/{reference}/view")
def view(central: CentralDep, device: DeviceDep, reference: str, session_key: SessionKey) -> CustomerViewBody:
    """Everything a screen needs of this customer, as far as the session's level may see it."""
    now = central.now()
    with central.database.read() as connection:
        session = identity.customer_session(connection, device, session_key, reference, now)
        return customers.view(connection, reference, level=session.level, store=device.store, now=now)


@router.get("/customers/{reference}/cart")
def cart(
    central: CentralDep, device: DeviceDep, reference: str, session_key: SessionKey, response: Response
) -> CartBody:
    """The online cart; its version is also the ETag."""
    with central.database.read() as connection:
        identity.customer_session(connection, device, session_key, reference, central.now())
        body = lists.cart(connection, reference)
    response.headers["ETag"] = f'"{body.version}"'
    return body


@router.get("/customers/{reference}/wishlist")
def wishlist(
    central: CentralDep, device: DeviceDep, reference: str, session_key: SessionKey, response: Response
) -> WishlistBody:
    """The wish list; its version is also the ETag."""
    with central.database.read() as connection:
        identity.customer_session(connection, device, session_key, reference, central.now())
        body = lists.wishlist(connection, reference)
    response.headers["ETag"] = f'"{body.version}"'
    return body


@router.put("/customers/{reference}/cart/lines/{sku}", response_model=CartBody)
def put_cart_line(
    central: CentralDep,
    device: DeviceDep,
    key: KeyDep,
    reference: str,
    sku: str,
    session_key: SessionKey,
    body: QuantityBody,
    if_match: IfMatch = None,
) -> JSONResponse:
    """Set a line's quantity in this version of the cart; 412 `stale` with the `current` cart."""
    return _put(central, device, key, session_key, (reference, "cart", sku, body.quantity), if_match)


@router.put("/customers/{reference}/wishlist/{sku}", response_model=WishlistBody)
def put_wish(
    central: CentralDep,
    device: DeviceDep,
    key: KeyDep,
    reference: str,
    sku: str,
    session_key: SessionKey,
    body: QuantityBody,
    if_match: IfMatch = None,
) -> JSONResponse:
    """Put a product on this version of the wish list (1) or take it off (0); 412 `stale` with the `current` list."""
    return _put(central, device, key, session_key, (reference, "wishlist", sku, body.quantity), if_match)


def _put(
    central: CentralDep,
    device: DeviceDep,
    key: str,
    session_key: str,
    wish: tuple[str, lists.ListName, str, int],
    if_match: str | None,
) -> JSONResponse:
    reference, name, sku, quantity = wish
    if if_match is None:
        raise Problem(428, "version-missing", "a change needs the header If-Match")
    now = central.now()

    def act(connection: Connection) -> Answer:
        identity.customer_session(connection, device, session_key, reference, now)
        version = lists.version(connection, reference, name)
        if if_match not in {"*", f'"{version}"'}:
            current = _state(connection, reference, name)
            raise Problem(
                412, "stale", "the list was changed meanwhile", headers=current.headers, more={"current": current.body}
            )
        if not product_exists(connection, sku):
            raise Problem(404, "unknown-product", "there is no such product")
        lists.put(connection, lists.Change(reference, name, sku, quantity, version, device.id, now))
        return _state(connection, reference, name)

    answer = once(central, device, key, canonical_hash([reference, name, sku, quantity, if_match]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


def _state(connection: Connection, reference: str, name: lists.ListName) -> Answer:
    body = lists.cart(connection, reference) if name == "cart" else lists.wishlist(connection, reference)
    return Answer(body.model_dump(mode="json"), {"ETag": f'"{body.version}"'})
