"""A cart on its way to a phone: pages for any browser, without a script, an account or a trace."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import Connection, select

from kiosk.central import handovers
from kiosk.central import tables as t
from kiosk.central.catalog import products_now
from kiosk.central.context import Central, CentralDep, digest
from kiosk.central.handover_page import STYLE_HASH, HandoverPage, Line
from kiosk.central.phone_page import LANGUAGES, headers, pick_language
from kiosk.central.problems import Problem
from kiosk.central.routes.catalog import picture_response
from kiosk.domain.customer import CartLine

router = APIRouter(prefix="/h", include_in_schema=False)  # pages for people, no part of the devices' contract

_HEADERS = headers(STYLE_HASH, more="; img-src 'self'; form-action 'self'")
_COOKIE = "cart"
_MESSAGES = {"unknown-handover": "unknown", "handover-claimed": "claimed", "handover-expired": "expired"}
_STATUS = {"unknown": 404, "claimed": 410, "expired": 410}

Language = Annotated[str, Query(alias="lang", max_length=16)]
Accepted = Annotated[str, Header(alias="Accept-Language")]


@router.get("/pictures/{name:path}")
def picture_for_phone(
    central: CentralDep, name: str, if_none_match: Annotated[str, Header(max_length=200)] = ""
) -> Response:
    """A product's picture, which is no secret."""
    return picture_response(central, name, if_none_match)


@router.get("/{code}", response_class=HTMLResponse)
def open_cart(
    request: Request, central: CentralDep, code: str, lang: Language = "", accepted: Accepted = ""
) -> HTMLResponse:
    """The invitation while the cart waits; the cart itself on the phone that fetched it."""
    now = central.now()
    with central.database.read() as connection:
        cart = handovers.find(connection, code, now)
        page = _page(central, connection, cart, pick_language(accepted, lang, cart.language if cart else ""))
        if cart is None:
            return _told(page, "unknown")
        state = cart.state(now)
        if state == "open":
            pieces = sum(line.quantity for line in cart.lines)
            return HTMLResponse(page.invitation(pieces, cart.expires_at), 200, _HEADERS)
        if state == "expired" or not _holds_key(request, cart):
            return _told(page, state)
        lines = _lines(connection, cart.lines, pick_language(accepted, lang, cart.language), central)
    shop = f"/h/{code}/shop" if central.shop_url else ""
    return HTMLResponse(page.cart(lines, shop=shop, back=f"/h/{code}/back"), 200, _HEADERS)


@router.post("/{code}")
def fetch_cart(
    request: Request, central: CentralDep, code: str, lang: Language = "", accepted: Accepted = ""
) -> Response:
    """Fetch the cart to this phone, which gets the key to it as a cookie for this page only."""
    now = central.now()
    key = secrets.token_urlsafe(24)
    again = RedirectResponse(f"/h/{code}" + (f"?lang={lang}" if lang in LANGUAGES else ""), 303, _HEADERS)
    try:
        central.database.transact(lambda connection: handovers.claim(connection, code, digest(key), now))
    except Problem as no:
        with central.database.read() as connection:
            cart = handovers.find(connection, code, now)
            if cart is not None and _holds_key(request, cart):
                return again
            return _told(_page(central, connection, cart, pick_language(accepted, lang)), _MESSAGES[no.kind])
    again.set_cookie(
        _COOKIE,
        key,
        max_age=int(timedelta(days=1).total_seconds()),
        path=f"/h/{code}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return again


@router.get("/{code}/shop")
def go_to_shop(request: Request, central: CentralDep, code: str, accepted: Accepted = "") -> Response:
    """On to the shop's own site, with the cart and where it came from."""
    with central.database.read() as connection:
        cart = handovers.find(connection, code, central.now())
        if cart is None or not _holds_key(request, cart) or not central.shop_url:
            return _told(_page(central, connection, cart, pick_language(accepted)), "unknown")
    told = {
        "utm_source": "kiosk",
        "utm_medium": "handover",
        "utm_campaign": cart.store,
        "cart": ",".join(f"{line.sku}*{line.quantity}" for line in cart.lines),
    }
    joint = "&" if urlsplit(central.shop_url).query else "?"
    return RedirectResponse(f"{central.shop_url}{joint}{urlencode(told)}", 303, _HEADERS)


@router.post("/{code}/back")
def bring_back(request: Request, central: CentralDep, code: str, accepted: Accepted = "") -> Response:
    """A new code, for a kiosk's scanner; the cart stays on the phone as well."""
    now = central.now()

    def work(connection: Connection) -> str | None:
        cart = handovers.find(connection, code, now)
        if cart is None or not _holds_key(request, cart):
            return None
        link = cart.link or str(request.url.replace(path="/h/", query="", fragment=""))
        return handovers.offer(
            connection,
            cart.lines,
            device=cart.device,
            store=cart.store,
            link=link,
            language=cart.language,
            now=now,
        )[0]

    new = central.database.transact(work)
    if new is None:
        with central.database.read() as connection:
            return _told(_page(central, connection, None, pick_language(accepted)), "unknown")
    return RedirectResponse(f"/h/{new}/show", 303, _HEADERS)


@router.get("/{code}/show", response_class=HTMLResponse)
def show_code(central: CentralDep, code: str, lang: Language = "", accepted: Accepted = "") -> HTMLResponse:
    """The code for a kiosk's scanner, until a kiosk has the cart."""
    now = central.now()
    with central.database.read() as connection:
        cart = handovers.find(connection, code, now)
        page = _page(central, connection, cart, pick_language(accepted, lang, cart.language if cart else ""))
    if cart is None:
        return _told(page, "unknown")
    match cart.state(now):
        case "claimed":
            return HTMLResponse(page.message("arrived"), 200, _HEADERS)
        case "expired":
            return _told(page, "expired")
        case _:
            return HTMLResponse(page.code(cart.link + code, cart.expires_at), 200, _HEADERS)


def _holds_key(request: Request, cart: handovers.Handover) -> bool:
    """Whether this phone is the one that fetched it."""
    return secrets.compare_digest(digest(request.cookies.get(_COOKIE, "")), cart.claimed_by)


def _told(page: HandoverPage, which: str) -> HTMLResponse:
    return HTMLResponse(page.message(which), _STATUS[which], _HEADERS)


def _page(central: Central, connection: Connection, cart: handovers.Handover | None, language: str) -> HandoverPage:
    name = cart and connection.scalar(select(t.stores.c.name).where(t.stores.c.id == cart.store))
    return HandoverPage(language, name or "", central.timezone)


def _lines(connection: Connection, wanted: Sequence[CartLine], language: str, central: Central) -> list[Line]:
    found = products_now(connection, [line.sku for line in wanted], central.now())
    lines = []
    for line in wanted:
        product = found.get(line.sku)
        if product is None:
            lines.append(Line(line.sku, line.quantity, "", None))
        else:
            lines.append(Line(product.name(language), line.quantity, product.picture, product.price))
    return lines
