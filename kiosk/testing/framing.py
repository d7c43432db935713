"""As much of HTTP/1.1 framing (RFC 9112) as the fault proxy needs: where one message ends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

_MAX_HEAD = 64 * 1024
_NO_BODY = frozenset({204, 304})


class HttpRubbish(Exception):
    """Not HTTP/1.1, or more than we take."""


@dataclass(frozen=True, slots=True)
class HttpMessage:
    """One whole request or response as its bytes; `method` is "" in a response."""

    raw: bytes
    method: str
    keeps_alive: bool


async def read_message(reader: asyncio.StreamReader, limit: int, *, answers: str = "") -> HttpMessage | None:
    """The next message, or None when the peer closed between two; `answers` is the method a response belongs to."""
    head = await _read_head(reader)
    if head is None:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    words = first.split(" ", 2)
    if len(words) < 2:
        raise HttpRubbish(f"no HTTP start line: {first[:40]!r}")
    is_response = words[0].startswith("HTTP/")
    keeps_alive = fields.get("connection", "").lower() != "close"
    if is_response and (answers == "HEAD" or int(words[1]) in _NO_BODY):
        body = b""
    elif fields.get("transfer-encoding", "").lower() == "chunked":
        body = await _read_chunked(reader, limit)
    elif "content-length" in fields:
        body = await _exactly(reader, _length(fields["content-length"], 10, limit))
    elif is_response:
        body = await reader.read(limit)
        keeps_alive = False
    else:
        body = b""
    return HttpMessage(head + body, "" if is_response else words[0], keeps_alive)


async def _read_head(reader: asyncio.StreamReader) -> bytes | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if not error.partial:
            return None
        raise
    except asyncio.LimitOverrunError as error:
        raise HttpRubbish("the head is too long") from error
    if len(head) > _MAX_HEAD:
        raise HttpRubbish("the head is too long")
    return head


async def _read_chunked(reader: asyncio.StreamReader, limit: int) -> bytes:
    body = bytearray()
    while True:
        line = await reader.readuntil(b"\r\n")
        size = _length(line.split(b";", 1)[0].decode("latin-1").strip(), 16, limit - len(body))
        body += line + await _exactly(reader, size + 2)
        if size == 0:
            return bytes(body)


async def _exactly(reader: asyncio.StreamReader, count: int) -> bytes:
    return await reader.readexactly(count)


def _length(text: str, base: int, limit: int) -> int:
    try:
        value = int(text, base)
    except ValueError as error:
        raise HttpRubbish(f"no length: {text[:20]!r}") from error
    if not 0 <= value <= limit:
        raise HttpRubbish(f"{value} bytes are too many")
    return value
