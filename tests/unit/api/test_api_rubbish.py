"""Whatever answers in the service's place: the right error, bounded time and memory, never an acknowledgement."""

from __future__ import annotations

import asyncio
import json
import socket
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from kiosk.api.client import HttpCentralApi
from kiosk.api.exchange import retry_after
from kiosk.domain.customer import Token, TokenKind
from kiosk.domain.operation import ChainHead, EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable

from .conftest import Handler, client_of, http, sends, serving

PROBLEM = "application/problem+json"
HEAD = ChainHead(1, "a" * 64)
HTML = b"<html><body>Please accept the terms of this network</body></html>"
HEALTHY = b'{"status":"ok","service":"storekiosk-central","server_time":"2026-03-02T09:00:00Z","contract":"1.0"}'


def entry() -> OutboxEntry:
    operation = Operation(
        "0190-0000-0001", OperationKind.PURCHASE, Lane.PURCHASE, "b", datetime(2026, 3, 2, tzinfo=UTC), {"a": 1}
    )
    return OutboxEntry(1, operation, EntryState.PENDING)


CALLS: dict[str, Callable[[HttpCentralApi], Awaitable[Any]]] = {
    "health": lambda api: api.health(),
    "catalogue": lambda api: api.catalog_changes("", 10),
    "picture": lambda api: api.picture("products/a.webp"),
    "stock": lambda api: api.stock("A"),
    "identify": lambda api: api.identify(Token(TokenKind.NUMBER, "1")),
    "view": lambda api: api.customer_view("key", "C1"),
    "operations": lambda api: api.send_operations([entry()], HEAD),
    "missing": lambda api: api.missing_operations(["0190-0000-0001"]),
    "pin": lambda api: api.staff_session("2580"),
    "search": lambda api: api.staff_customers("key", "a"),
    "staff order": lambda api: api.staff_order("key", "B000005"),
    "staff view": lambda api: api.staff_customer_view("key", "C1"),
}


async def silent(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def drips(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(http("200 OK", "application/json", b"", length=100_000))
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drips_its_head(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Slow: 1\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def floods(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(http("200 OK", "application/json", b"", length=50_000_000))
    for _ in range(50):
        writer.write(b" " * 1_000_000)
        await writer.drain()


RUBBISH: dict[str, Handler] = {
    "captive portal": sends(http("200 OK", "text/html; charset=utf-8", HTML)),
    "portal that claims to be JSON": sends(http("200 OK", "application/json", HTML)),
    "redirect to a login page": sends(http("302 Found", "text/html", HTML, "Location: http://login.example/")),
    "page that forbids": sends(http("403 Forbidden", "text/html", HTML)),
    "page that is not found": sends(http("404 Not Found", "text/html", HTML)),
    "proxy wants a name": sends(http("407 Proxy Authentication Required", "text/html", HTML)),
    "server error": sends(http("500 Internal Server Error", "text/plain", b"Traceback")),
    "bad gateway": sends(http("502 Bad Gateway", "text/html", HTML)),
    "error that lies about its status": sends(http("404 Not Found", PROBLEM, b'{"type":"x","status":409}')),
    "problem that is none": sends(http("409 Conflict", PROBLEM, b'{"error":"x"}')),
    "another JSON": sends(http("200 OK", "application/json", b'{"hello":"world"}')),
    "JSON null": sends(http("200 OK", "application/json", b"null")),
    "wrong content type": sends(http("200 OK", "text/plain", HEALTHY)),
    "empty": sends(http("200 OK", "application/json", b"")),
    "no content": sends(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "cut body": sends(http("200 OK", "application/json", HEALTHY[:40], length=len(HEALTHY))),
    "body cut to valid JSON": sends(http("200 OK", "application/json", b"{}", length=500)),
    "broken UTF-8": sends(http("200 OK", "application/json", b'{"status":"\xff\xfe"}')),
    "deep nesting": sends(http("200 OK", "application/json", b"[" * 500_000)),
    "compressed": sends(http("200 OK", "application/json", b"\x1f\x8b" + b"\0" * 50, "Content-Encoding: gzip")),
    "no HTTP": sends(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "nothing": sends(b""),
}


@pytest.mark.parametrize("what", RUBBISH)
@pytest.mark.parametrize("call", CALLS)
async def test_rubbish_is_no_answer(what: str, call: str) -> None:
    async with serving(RUBBISH[what]) as url, client_of(url) as api:
        with pytest.raises(CentralUnavailable) as caught:
            await CALLS[call](api)
    assert "accept the terms" not in str(caught.value)


@pytest.mark.parametrize("call", ["health", "catalogue", "picture", "operations"])
@pytest.mark.parametrize("slow", [silent, drips, drips_its_head])
async def test_the_deadline_is_for_the_whole_exchange(slow: Handler, call: str) -> None:
    async with serving(slow) as url, client_of(url, deadline=0.3) as api:
        with pytest.raises(CentralUnavailable, match=r"0\.3 s"):
            async with asyncio.timeout(30):
                await CALLS[call](api)


@pytest.mark.parametrize("call", ["health", "catalogue", "picture", "operations"])
async def test_a_giant_answer_is_cut_off_before_it_fills_the_memory(call: str) -> None:
    async with serving(floods) as url, client_of(url) as api:
        tracemalloc.start()
        try:
            with pytest.raises(CentralUnavailable, match="more than"):
                await CALLS[call](api)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 45_000_000  # of 50 MB sent; the server's own buffers are in here too


async def test_nobody_there_is_said_so() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    async with client_of(f"http://127.0.0.1:{port}") as api:
        with pytest.raises(CentralUnavailable, match="cannot be reached"):
            await api.health()


async def test_a_name_that_does_not_exist_is_said_so() -> None:
    async with client_of("http://nowhere.invalid") as api:
        with pytest.raises(CentralUnavailable):
            await api.health()


@pytest.mark.parametrize(
    ("status", "problem", "error"),
    [
        (401, "unknown-device", CentralDenied),
        (403, "device-revoked", CentralDenied),
        (404, "unknown-token", CentralRefused),
        (409, "session-expired", CentralRefused),
        (409, "in-flight", CentralUnavailable),
        (412, "stale", CentralRefused),
        (422, "wrong-pin", CentralRefused),
        (423, "too-many-attempts", CentralRefused),
        (429, "slow-down", CentralUnavailable),
        (500, "internal", CentralUnavailable),
        (503, "busy", CentralUnavailable),
    ],
)
async def test_the_services_own_no_is_told_from_no_answer(status: int, problem: str, error: type[Exception]) -> None:
    body = json.dumps({"type": problem, "title": "no", "status": status, "extra": 1}).encode()
    answer = http(f"{status} X", f"{PROBLEM}; charset=utf-8", body, "Retry-After: 7")
    async with serving(sends(answer)) as url, client_of(url) as api:
        with pytest.raises(error) as caught:
            await api.identify(Token(TokenKind.NUMBER, "1"))
    if isinstance(caught.value, CentralRefused):
        assert (caught.value.problem, caught.value.status) == (problem, status)
    if isinstance(caught.value, CentralUnavailable):
        assert caught.value.retry_after == 7


async def test_a_redirect_is_never_followed() -> None:
    asked = asyncio.Event()

    async def elsewhere(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await sends(http("200 OK", "application/json", HEALTHY))(reader, writer)

    async with serving(elsewhere) as target:
        redirect = http("307 Temporary Redirect", "text/html", HTML, f"Location: {target}/v1/health")
        async with serving(sends(redirect)) as url, client_of(url) as api:
            with pytest.raises(CentralUnavailable):
                await api.health()
    assert not asked.is_set()


async def test_only_what_the_answer_names_and_what_was_sent_is_answered() -> None:
    results = [{"id": "0190-0000-0009", "outcome": "applied"}]
    body = json.dumps({"results": results, "high_water": 1}).encode()
    async with serving(sends(http("200 OK", "application/json", body))) as url, client_of(url) as api:
        assert (await api.send_operations([entry()], HEAD)).results == ()


async def test_an_answer_without_personal_data_in_its_error() -> None:
    body = b'{"session_key": "k", "expires_at": "now", "customer": {"first_name": "Anna-Secret", "level": "boss"}}'
    async with serving(sends(http("200 OK", "application/json", body))) as url, client_of(url) as api:
        with pytest.raises(CentralUnavailable) as caught:
            await api.identify(Token(TokenKind.NUMBER, "1"))
    assert "Secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


async def test_the_client_goes_on_after_rubbish() -> None:
    answers = iter([RUBBISH["captive portal"], RUBBISH["cut body"], sends(http("200 OK", "application/json", HEALTHY))])

    async def next_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await next(answers)(reader, writer)

    async with serving(next_answer) as url, client_of(url) as api:
        for _ in range(2):
            with pytest.raises(CentralUnavailable):
                await api.health()
        assert (await api.health()).contract == "1.0"


async def test_a_cancelled_call_leaves_a_client_that_works() -> None:
    hanging = asyncio.Event()

    async def hangs_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not hanging.is_set():
            hanging.set()
            await asyncio.Event().wait()
        await sends(http("200 OK", "application/json", HEALTHY))(reader, writer)

    async with serving(hangs_once) as url, client_of(url) as api:
        call = asyncio.create_task(api.health())
        await hanging.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert (await api.health()).contract == "1.0"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7.0), ("0", 0.0), ("99999999", 3600.0), ("-3", None), ("soon", None), ("", None), ("1.5", None)],
)
def test_retry_after_in_seconds(text: str, seconds: float | None) -> None:
    assert retry_after({"Retry-After": text}) == seconds


def test_retry_after_as_a_date() -> None:
    wait = retry_after({"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)})
    assert wait is not None
    assert 60 < wait <= 90
    assert retry_after({"Retry-After": "Mon, 02 Mar 2020 09:00:00 GMT"}) == 0.0


def test_loopback_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    async def ask() -> str:
        async with serving(sends(http("200 OK", "application/json", HEALTHY))) as url, client_of(url) as api:
            return (await api.health()).contract

    started = time.monotonic()
    assert asyncio.run(ask()) == "1.0"
    assert time.monotonic() - started < 60


async def test_every_call_says_how_far_the_device_has_come() -> None:
    heads: list[bytes] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).lower())
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    newest: ChainHead | None = None
    async with server, client_of(url, head=lambda: newest) as api:
        for call in CALLS.values():
            with pytest.raises(CentralUnavailable):
                await call(api)
        assert not any(b"kiosk-sequence" in head or b"kiosk-chain" in head for head in heads)
        heads.clear()
        newest = HEAD
        for call in CALLS.values():
            with pytest.raises(CentralUnavailable):
                await call(api)
    assert len(heads) >= len(CALLS)
    assert all(b"kiosk-sequence: 1\r\n" in head and b"kiosk-chain: aaaa" in head for head in heads)


async def test_a_time_beyond_all_calendars_is_no_answer() -> None:
    for moment in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"):
        body = HEALTHY.replace(b"2026-03-02T09:00:00Z", moment.encode())
        async with serving(sends(http("200 OK", "application/json", body))) as url, client_of(url) as api:
            with pytest.raises(CentralUnavailable):
                await api.health()


def test_retry_after_as_a_date_counts_from_the_answers_own() -> None:
    headers = {"Date": "Mon, 02 Mar 2020 09:00:00 GMT", "Retry-After": "Mon, 02 Mar 2020 09:01:30 GMT"}
    assert retry_after(headers) == 90.0


async def test_a_body_in_crumbs_is_cut_off() -> None:
    async def crumbles(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1\r\n \r\n" * 10_000)
            await writer.drain()

    async with serving(crumbles) as url, client_of(url, deadline=60.0) as api:
        with pytest.raises(CentralUnavailable, match="crumbs"):
            await api.stock("A")


async def test_texts_come_in_without_commands_and_stay_otherwise_what_they_are() -> None:
    store = {"id": "\u202eB\\u0041", "name": "Ber\u202e\u0007lin\tשוק €\x7f"}
    for ascii_only in (True, False):
        body = json.dumps({"stores": [store]}, ensure_ascii=ascii_only).encode()
        async with serving(sends(http("200 OK", "application/json", body))) as url, client_of(url) as api:
            (found,) = (await api.stores()).stores
        assert (found.id, found.name) == ("B\\u0041", "Berlin שוק €")
