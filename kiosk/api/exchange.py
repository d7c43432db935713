"""One HTTP exchange under a total deadline, with a capped body; what is not the API's answer is no answer."""

from __future__ import annotations

import asyncio
import ipaddress
import json
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpx
from pydantic import BaseModel, ValidationError

from kiosk.api.names import Names
from kiosk.domain.text import cleaned
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.wire.problem import PROBLEM_TYPE, ProblemBody

JSON_TYPE = "application/json"
IDLE_CONNECTION = 20.0  # seconds; below any sensible server's own limit, so that we never send into a closed one
LONGEST_RETRY_AFTER = 3600.0
MAX_PIECES = 20_000  # of a body: taking a million single bytes apart would keep the screen from being drawn
_PORTS = {"http": 80, "https": 443}

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer within the limits."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes


class Exchange:
    """A pool of connections to one base URL. Errors are CentralFaults; redirects are not followed.

    `transport` carries the requests instead of TCP, e.g. straight into an application of the same process.
    """

    def __init__(
        self, base_url: str, headers: Mapping[str, str], transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        base = httpx.URL(base_url)
        self._host = base.host
        named = transport is None and not _is_address(base.host) and not _has_proxy(base)
        self._names = Names(base.host, base.port or _PORTS.get(base.scheme, 443)) if named else None
        self._client = httpx.AsyncClient(
            base_url=base_url,
            transport=transport,
            headers={"Accept": f"{JSON_TYPE}, {PROBLEM_TYPE}", "Accept-Encoding": "identity", **headers},
            timeout=None,  # noqa: S113 - each exchange is under asyncio.timeout, which unlike httpx's is a total
            follow_redirects=False,
            trust_env=not _is_loopback(self._host),  # a proxy of the environment never reaches this machine itself
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=IDLE_CONNECTION),
        )

    async def request(
        self,
        method: str,
        path: str,
        *,
        deadline: float,
        limit: int,
        params: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: BaseModel | None = None,
    ) -> Reply:
        """Send and receive within `deadline` seconds and `limit` bytes; CentralUnavailable when that fails."""
        sent = dict(headers or {})
        if body is not None:
            sent["Content-Type"] = JSON_TYPE
        content = None if body is None else body.model_dump_json().encode()
        try:
            async with asyncio.timeout(deadline):
                request = self._client.build_request(method, path, params=params, headers=sent, content=content)
                return await self._receive(await self._send(request), limit)
        except TimeoutError as error:
            raise self._unavailable(f"gave no whole answer within {deadline:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise self._unavailable(f"cannot be reached: {_reason(error)}") from error

    async def close(self) -> None:
        await self._client.aclose()

    async def _send(self, request: httpx.Request) -> httpx.Response:
        """The beginning of the answer, from the first of the host's addresses that takes a connection."""
        if self._names is None:
            return await self._client.send(request, stream=True)
        request.extensions["sni_hostname"] = self._host  # the certificate must be the name's, not the address's
        addresses = await self._names.addresses()
        for address in addresses:
            request.url = request.url.copy_with(host=address)  # the Host header stays the name
            try:
                return await self._client.send(request, stream=True)
            except httpx.ConnectError:
                self._names.failed(address)
                if address == addresses[-1]:
                    raise
            except asyncio.CancelledError:
                self._names.failed(address)
                raise
        raise OSError(f"{self._host} has no address")

    async def _receive(self, response: httpx.Response, limit: int) -> Reply:
        async with aclosing(response):
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise self._unavailable("answered compressed without being asked to")
            if _declared(response.headers) > limit:
                raise self._unavailable(f"answered with more than {limit} bytes")
            body = bytearray()
            pieces = 0
            async for piece in response.aiter_raw():
                body += piece
                pieces += 1
                if len(body) > limit:
                    raise self._unavailable(f"answered with more than {limit} bytes")
                if pieces > MAX_PIECES:
                    raise self._unavailable("answered in crumbs")
            media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return Reply(response.status_code, media_type, response.headers, bytes(body))

    def _unavailable(self, what: str) -> CentralUnavailable:
        return CentralUnavailable(f"the central service at {self._host} {what}", fix="check network and service")


def checked(reply: Reply) -> Reply:
    """The reply, when it is a 200 of the API; else the CentralFault that it means.

    Only a problem document is the service's own no; a 401 or 404 without one comes from something in between.
    """
    if reply.status == 200:
        return reply
    problem = _problem(reply)
    wait = retry_after(reply.headers)
    if problem is None or reply.status >= 500 or reply.status in {408, 425, 429}:
        named = f" ({problem.type})" if problem else " without the API's problem document"
        raise CentralUnavailable(f"the central service answered {reply.status}{named}", retry_after=wait)
    raise _fault(problem, reply.status, wait)


def decoded(reply: Reply, model: type[Body]) -> Body:
    """The body of a 200 as `model`; CentralUnavailable when it is anything else: it is then not the API's answer."""
    checked(reply)
    if reply.media_type != JSON_TYPE:
        raise CentralUnavailable(
            f"something else than the central service answered ({reply.media_type or 'no content type'})",
            fix="a login page of the network may be in between",
        )
    try:
        return model.model_validate_json(_without_commands(reply.body))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise CentralUnavailable(
            f"the central service's answer is not a {model.__name__}: {where} {first['msg']}".replace(":  ", ": "),
            fix="check that the address is the central API's, in a fitting version",
        ) from None  # the cause would carry the person's data into logs


def _without_commands(body: bytes) -> bytes:
    """The same JSON, its texts `cleaned`; hardly any has something to clean, or an escape that may stand for it."""
    try:
        text = body.decode()
        if "\\" not in text and cleaned(text) == text:
            return body
        return json.dumps(_cleaned(json.loads(text))).encode()
    except (ValueError, RecursionError):
        return body  # no JSON: to be said by who reads it


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return cleaned(value)
        case list():
            return [_cleaned(one) for one in value]
        case dict():
            return {cleaned(key): _cleaned(one) for key, one in value.items()}
        case _:
            return value


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of Retry-After (RFC 9110: seconds or a date), at most an hour; None when absent or unreadable.

    A date counts from the answer's own Date: this device's clock may be years off.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), LONGEST_RETRY_AFTER)
    moment = _moment(text)
    if moment is None:
        return None
    seconds = (moment - (_moment(headers.get("Date", "")) or datetime.now(UTC))).total_seconds()
    return min(max(0.0, seconds), LONGEST_RETRY_AFTER)


def _problem(reply: Reply) -> ProblemBody | None:
    if reply.media_type != PROBLEM_TYPE:
        return None
    try:
        problem = ProblemBody.model_validate_json(reply.body)
    except ValidationError:
        return None
    return problem if problem.status == reply.status else None


def _fault(problem: ProblemBody, status: int, wait: float | None) -> CentralFault:
    said = f"the central service says: {problem.title or problem.type}"
    if status in {401, 403}:
        return CentralDenied(said, fix="check the device token, or sign in again")
    if problem.type == "in-flight":
        return CentralUnavailable(said, retry_after=wait or 1.0)
    return CentralRefused(said, problem=problem.type, status=status)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _declared(headers: Mapping[str, str]) -> int:
    """The length that an answer says it has; 0 when it does not say."""
    text = headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return ipaddress.ip_address(host).is_loopback if _is_address(host) else host == "localhost"


def _has_proxy(url: httpx.URL) -> bool:
    """Whether a proxy of the environment takes the name as it is."""
    proxies = getproxies()
    return bool(proxies.get(url.scheme) or proxies.get("all")) and not proxy_bypass(url.host)
