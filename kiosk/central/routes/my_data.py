"""My data: who looked at it, for the kiosk; and the pages that a phone opens."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from sqlalchemy import Connection, select

from kiosk.central import consent_page, data_page, data_requests, identity, own_data
from kiosk.central import tables as t
from kiosk.central.consent_page import ConsentPage, Decision
from kiosk.central.context import Central, CentralDep, DeviceDep, digest
from kiosk.central.data_page import DataPage
from kiosk.central.data_requests import DataRequest
from kiosk.central.phone_page import headers, pick_language
from kiosk.central.problems import Problem
from kiosk.central.routes.customers import SessionKey
from kiosk.central.routes.phone import Accepted, Language
from kiosk.domain.customer import Assurance
from kiosk.domain.my_data import DataWish
from kiosk.wire.base import Json
from kiosk.wire.customer import LookUpsBody, level_of

router = APIRouter(prefix="/v1", tags=["customers"])
pages = APIRouter(include_in_schema=False)  # for people, no part of the devices' contract

_DATA = headers(data_page.STYLE_HASH, more="; form-action 'self'")
_RECEIPT = headers(consent_page.STYLE_HASH)
_COOKIE = "copy"
_STATUS = {"unknown": 404, "gone": 410, "claimed": 410, "expired": 410}


@router.get("/customers/{reference}/lookups")
def look_ups(central: CentralDep, device: DeviceDep, reference: str, session_key: SessionKey) -> LookUpsBody:
    """Who of the staff looked at this customer's data; only at the level `verified`: 409 `not-verified`."""
    with central.database.read() as connection:
        session = identity.customer_session(connection, device, session_key, reference, central.now())
        if level_of(session.level) < Assurance.VERIFIED:
            raise Problem(409, "not-verified", "this is told to a verified customer only")
        return own_data.look_ups(connection, reference)


@pages.get("/r/{code}", response_class=HTMLResponse)
def consent_receipt(central: CentralDep, code: str, lang: Language = "", accepted: Accepted = "") -> HTMLResponse:
    """What was decided under this code. 404: nothing yet."""
    with central.database.read() as connection:
        made = _decisions(connection, code)
        language = pick_language(accepted, lang, made[0].language if made else "")
        page = ConsentPage(language, _store(connection, made[0].store if made else ""), central.timezone)
    if not made:
        return HTMLResponse(page.unknown(), 404, _RECEIPT)
    return HTMLResponse(page.decisions(made, f"/r/{code}/record.json"), 200, _RECEIPT)


@pages.get("/r/{code}/record.json")
def consent_record(central: CentralDep, code: str) -> JSONResponse:
    """The same for programs. 404: nothing yet."""
    with central.database.read() as connection:
        made = _decisions(connection, code)
        store = _store(connection, made[0].store if made else "")
    if not made:
        raise Problem(404, "unknown-receipt", "nothing was decided under this code yet")
    return _file(consent_page.records(made, store), "consent.json")


@pages.get("/d/{code}", response_class=HTMLResponse)
def open_request(
    request: Request, central: CentralDep, code: str, lang: Language = "", accepted: Accepted = ""
) -> HTMLResponse:
    """Where the request stands: the invitation to fetch the copy, the copy on the phone that did, or the erasure."""
    now = central.now()
    with central.database.read() as connection:
        asked = data_requests.find(connection, code)
        page = _page(central, connection, asked, lang, accepted)
        if asked is None:
            return _told(page, "unknown")
        if asked.wish is DataWish.ERASURE:
            return HTMLResponse(page.erased(asked.received_at), 200, _DATA)
        if asked.customer is None:
            return _told(page, "gone")
        if now >= asked.open_until:
            return _told(page, "expired")
        if not asked.claimed_by:
            return HTMLResponse(page.invitation(asked.open_until), 200, _DATA)
        if not _holds_key(request, asked):
            return _told(page, "claimed")
        data = own_data.collect(connection, asked.customer, now)
    return HTMLResponse(page.copy(data, f"/d/{code}/data.json", asked.open_until), 200, _DATA)


@pages.post("/d/{code}")
def fetch_copy(
    request: Request, central: CentralDep, code: str, lang: Language = "", accepted: Accepted = ""
) -> Response:
    """Fetch the copy to this phone, which gets the key to it as a cookie for this page only."""
    key = secrets.token_urlsafe(24)

    def work(connection: Connection) -> bool:
        asked = data_requests.find(connection, code)
        open_now = asked is not None and asked.wish is DataWish.ACCESS and central.now() < asked.open_until
        return asked is not None and open_now and data_requests.claim(connection, asked, digest(key))

    if not central.database.transact(work):
        return open_request(request, central, code, lang, accepted)
    there = RedirectResponse(f"/d/{code}" + (f"?lang={lang}" if lang in {"de", "en"} else ""), 303, _DATA)
    there.set_cookie(
        _COOKIE,
        key,
        max_age=int(timedelta(days=3).total_seconds()),
        path=f"/d/{code}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return there


@pages.get("/d/{code}/data.json")
def copy_as_file(request: Request, central: CentralDep, code: str) -> JSONResponse:
    """All of the copy, on the phone that fetched it."""
    now = central.now()
    with central.database.read() as connection:
        asked = data_requests.find(connection, code)
        if asked is None or asked.customer is None or now >= asked.open_until or not _holds_key(request, asked):
            raise Problem(404, "unknown-copy", "there is no copy here for this phone")
        return _file(own_data.collect(connection, asked.customer, now), "my-data.json")


def _decisions(connection: Connection, code: str) -> list[Decision]:
    events, texts = t.consent_events.c, t.consent_texts.c
    rows = connection.execute(
        select(t.consent_events, texts.text)
        .outerjoin(t.consent_texts, texts.text_hash == events.text_hash)
        .where(events.receipt == digest(code))
        .order_by(events.series.desc(), events.seq.desc())
    )
    return [
        Decision(
            id=row.id,
            purpose=row.purpose,
            given=row.given,
            at=row.decided_at + timedelta(milliseconds=row.clock_offset_ms or 0),
            text=row.text or "",
            text_hash=row.text_hash,
            language=row.language,
            store=row.store,
            device=row.device,
        )
        for row in rows
    ]


def _file(data: Json, name: str) -> JSONResponse:
    there = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return _Readable(data, headers={"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer", **there})


class _Readable(JSONResponse):
    """JSON that a person can read."""

    def render(self, content: Json) -> bytes:
        return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _holds_key(request: Request, asked: DataRequest) -> bool:
    """Whether this phone is the one that fetched it."""
    return secrets.compare_digest(digest(request.cookies.get(_COOKIE, "")), asked.claimed_by)


def _told(page: DataPage, which: str) -> HTMLResponse:
    return HTMLResponse(page.message(which), _STATUS[which], _DATA)


def _page(central: Central, connection: Connection, asked: DataRequest | None, lang: str, accepted: str) -> DataPage:
    language = pick_language(accepted, lang, asked.language if asked else "")
    return DataPage(language, _store(connection, asked.store if asked else ""), central.timezone)


def _store(connection: Connection, store: str) -> str:
    return connection.scalar(select(t.stores.c.name).where(t.stores.c.id == store)) or ""
