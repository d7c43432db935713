"""Log-in by phone: the kiosk's side (RFC 8628), and the page that a phone opens."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection, select

from kiosk.central import customers, identity, login
from kiosk.central import tables as t
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.login_page import STYLE_HASH, LoginPage
from kiosk.central.phone_page import headers, pick_language
from kiosk.central.problems import Problem
from kiosk.central.routes.forms import Form
from kiosk.central.routes.phone import Accepted, Language
from kiosk.wire.customer import IdentifiedBody
from kiosk.wire.login import LoginBody, LoginOfferBody, LoginPollBody

router = APIRouter(prefix="/v1", tags=["log-in by phone"])
pages = APIRouter(prefix="/l", include_in_schema=False)

_HEADERS = headers(STYLE_HASH, more="; form-action 'self'")
_STATUS = {"done": 200, "denied": 200, "over": 410}


@router.post("/device_authorization")
def device_authorization(central: CentralDep, device: DeviceDep, wish: LoginBody) -> LoginOfferBody:
    """A code for a phone, good for ten minutes; what this device waited for before is over."""
    device_code, user_code = central.database.transact(
        lambda connection: login.begin(
            connection, device=device.id, store=device.store, language=wish.language, now=central.now()
        )
    )
    return LoginOfferBody(
        device_code=device_code,
        user_code=user_code,
        verification_uri=wish.link,
        verification_uri_complete=wish.link + user_code,
        expires_in=int(login.VALID.total_seconds()),
        interval=login.INTERVAL,
    )


@router.post("/oauth/token")
def oauth_token(central: CentralDep, device: DeviceDep, asked: LoginPollBody) -> IdentifiedBody:
    """The session of who confirmed, at the level `verified`, for the device that asked for the code.

    400 with the RFC's `error` as `type`: `authorization_pending`, `slow_down` (5 s more between two polls from now on),
    `access_denied`, `expired_token`, `invalid_grant`.
    """
    now = central.now()

    def work(connection: Connection) -> IdentifiedBody | Problem:
        who = login.poll(connection, asked.device_code, device.id, now)
        if isinstance(who, Problem):
            return who
        opened = identity.Session(who, None, "verified")
        key, expires = identity.open_session(connection, device, opened, now)
        customer = customers.customer_body(connection, who, "verified")
        return IdentifiedBody(session_key=key, expires_at=expires, customer=customer)

    answer = central.database.transact(work)
    if isinstance(answer, Problem):
        raise answer
    return answer


@pages.get("/{code}", response_class=HTMLResponse)
def open_question(central: CentralDep, code: str, lang: Language = "", accepted: Accepted = "") -> HTMLResponse:
    """Which kiosk asks, and the code to compare."""
    with central.database.read() as connection:
        grant, page = _page(connection, code, lang, accepted)
    if grant is None or not grant.waits(central.now()):
        return _told(page, "over")
    return HTMLResponse(page.question(_written(code), grant.device), 200, _HEADERS)


@pages.post("/{code}", response_class=HTMLResponse)
def answer_question(
    central: CentralDep,
    code: str,
    form: Form,
    lang: Language = "",
    accepted: Accepted = "",
) -> HTMLResponse:
    """Yes, with a number and PIN; or no."""
    now = central.now()
    with central.database.read() as connection:
        grant, page = _page(connection, code, lang, accepted)
        customer, pin_hash = login.known_hash(connection, "".join(form.get("number", "").split()))
    if grant is None or not grant.waits(now):
        return _told(page, "over")
    if form.get("answer") == "no":
        central.database.transact(lambda connection: login.refuse(connection, grant))
        return _told(page, "denied")
    right = login.matches(pin_hash, form.get("pin", "")) and bool(customer)
    done = central.database.transact(
        lambda connection: login.confirm(connection, grant, customer, right=right, now=now)
    )
    if done in {login.Confirmation.DONE, login.Confirmation.OVER}:
        return _told(page, done.value)
    return HTMLResponse(page.question(_written(code), grant.device, done.value), 422, _HEADERS)


def _told(page: LoginPage, which: str) -> HTMLResponse:
    return HTMLResponse(page.message(which), _STATUS[which], _HEADERS)


def _written(code: str) -> str:
    letters = "".join(char for char in code.upper() if char.isalpha())
    return f"{letters[:4]}-{letters[4:]}"


def _page(connection: Connection, code: str, lang: str, accepted: str) -> tuple[login.Grant | None, LoginPage]:
    grant = login.find(connection, code)
    name = grant and connection.scalar(select(t.stores.c.name).where(t.stores.c.id == grant.store))
    return grant, LoginPage(pick_language(accepted, lang, grant.language if grant else ""), name or "")
