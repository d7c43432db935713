"""A server that does everything wrong, in a process of its own: `python faulty.py` prints its port.

The first part of the path says what is wrong: `/cut/v1/operations`. A batch is answered with a body that acknowledges
every entry of it, so that whoever believes such an answer is caught.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import json
import socket
import socketserver
import struct
import sys
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from email.utils import format_datetime, formatdate, parsedate_to_datetime

MEGABYTE = b" " * 1_000_000
GIANT = 300 * len(MEGABYTE)
JSON = "application/json"
PROBLEM = "application/problem+json"
PAGE = b"<!doctype html><html><body>Please accept the terms of this network</body></html>"


def head(status: str, kind: str, length: int | None, *more: str) -> bytes:
    """The head of an answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join([*lines, "", ""]).encode()


def believable(path: str, body: bytes) -> bytes:
    """What the service would have said to this request had all been well."""
    if path.endswith("/health"):
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        return json.dumps(
            {"status": "ok", "service": "storekiosk-central", "server_time": now, "contract": "1.0"}
        ).encode()
    asked = json.loads(body or b"{}")
    if path.endswith("/missing"):
        return json.dumps({"missing": []}).encode()
    results = [{"id": one["id"], "outcome": "applied"} for one in asked.get("operations", ())]
    return json.dumps({"results": results, "high_water": asked.get("last_seq", 0), "applied": len(results)}).encode()


class Line:
    """One connection, to be ruined."""

    def __init__(self, connection: socket.socket, path: str, body: bytes) -> None:
        self.connection = connection
        self.good = believable(path, body)

    def send(self, *parts: bytes) -> None:
        self.connection.sendall(b"".join(parts))

    def send_all(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self.connection.sendall(part)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait_for_the_end(self) -> None:
        self.connection.recv(1)


def redirect(line: Line) -> None:
    line.send(head("302 Found", "text/html", len(PAGE), "Location: http://login.invalid/"), PAGE)


def redirect_with_good_body(line: Line) -> None:
    line.send(head("307 Temporary Redirect", JSON, len(line.good), "Location: /elsewhere"), line.good)


def page(line: Line) -> None:
    line.send(head("200 OK", "text/html", len(PAGE)), PAGE)


def page_called_json(line: Line) -> None:
    line.send(head("200 OK", JSON, len(PAGE)), PAGE)


def other_json(line: Line) -> None:
    body = b'{"captive": true, "user-portal-url": "https://login.invalid"}'
    line.send(head("200 OK", JSON, len(body)), body)


def wrong_type(line: Line) -> None:
    line.send(head("200 OK", "text/plain", len(line.good)), line.good)


def half_open(line: Line) -> None:
    line.wait_for_the_end()


def drip(line: Line) -> None:
    line.send(head("200 OK", JSON, len(line.good)))
    for at in range(len(line.good)):
        line.send(line.good[at : at + 1])
        time.sleep(1)


def drip_head(line: Line) -> None:
    for byte in head("200 OK", JSON, len(line.good)) + line.good:
        line.send(bytes([byte]))
        time.sleep(1)


def cut(line: Line) -> None:
    line.send(head("200 OK", JSON, len(line.good)), line.good[: len(line.good) // 2])


def cut_chunked(line: Line) -> None:
    line.send(head("200 OK", JSON, None, "Transfer-Encoding: chunked"), b"%x\r\n" % len(line.good), line.good, b"\r\n")


def cut_and_reset(line: Line) -> None:
    line.send(head("200 OK", JSON, len(line.good)), line.good[:-1])
    line.reset()


def nothing(line: Line) -> None:
    """Accept, read, close."""


def giant(line: Line) -> None:
    line.send(head("200 OK", JSON, GIANT), line.good)
    line.send_all(MEGABYTE for _ in range(GIANT // len(MEGABYTE)))


def giant_chunked(line: Line) -> None:
    line.send(head("200 OK", JSON, None, "Transfer-Encoding: chunked"))
    chunk = b"%x\r\n%b\r\n" % (len(MEGABYTE), MEGABYTE)
    line.send_all(chunk for _ in range(GIANT // len(MEGABYTE)))


def giant_without_length(line: Line) -> None:
    line.send(head("200 OK", JSON, None, "Connection: close"), line.good)
    line.send_all(MEGABYTE for _ in range(GIANT // len(MEGABYTE)))


def giant_head(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    line.send_all(b"X-More: %b\r\n" % MEGABYTE for _ in range(GIANT // len(MEGABYTE)))


@functools.cache
def packed_giant() -> bytes:
    return gzip.compress(b" " * GIANT, 1)


def bomb(line: Line) -> None:
    packed = packed_giant()
    line.send(head("200 OK", JSON, len(packed), "Content-Encoding: gzip"), packed)


def error_with_good_body(line: Line) -> None:
    line.send(head("500 Internal Server Error", JSON, len(line.good)), line.good)


def bad_gateway(line: Line) -> None:
    line.send(head("502 Bad Gateway", "text/html", len(PAGE)), PAGE)


def denied(status: str, problem: str) -> Callable[[Line], None]:
    def answer(line: Line) -> None:
        body = json.dumps({"type": problem, "title": "no", "status": int(status[:3])}).encode()
        line.send(head(status, PROBLEM, len(body)), body)

    return answer


def busy(status: str, wait: str = "") -> Callable[[Line], None]:
    def answer(line: Line) -> None:
        now = formatdate(usegmt=True)
        later = format_datetime(parsedate_to_datetime(now) + timedelta(seconds=3000), usegmt=True)
        line.send(head(status, "text/html", len(PAGE), f"Retry-After: {wait or later}", f"Date: {now}"), PAGE)

    return answer


def strangers(line: Line) -> None:
    """Every entry is acknowledged, but not by its id."""
    answer = json.loads(line.good)
    for one in answer.get("results", ()):
        one["id"] = one["id"][::-1]
    body = json.dumps(answer).encode()
    line.send(head("200 OK", JSON, len(body)), body)


def contradiction(line: Line) -> None:
    """Every entry is both applied and rejected."""
    answer = json.loads(line.good)
    answer["results"] = [
        {**one, "outcome": outcome} for outcome in ("applied", "rejected") for one in answer.get("results", ())
    ]
    body = json.dumps(answer).encode()
    line.send(head("200 OK", JSON, len(body)), body)


def no_http(line: Line) -> None:
    line.send(b"SSH-2.0-OpenSSH_9.2\r\n")


WRONG: dict[str, Callable[[Line], None]] = {
    one.__name__: one
    for one in (
        redirect,
        redirect_with_good_body,
        page,
        page_called_json,
        other_json,
        wrong_type,
        half_open,
        drip,
        drip_head,
        cut,
        cut_chunked,
        cut_and_reset,
        nothing,
        giant,
        giant_chunked,
        giant_without_length,
        giant_head,
        bomb,
        error_with_good_body,
        bad_gateway,
        no_http,
    )
}
ODD = {one.__name__: one for one in (strangers, contradiction)}
DENIED = {"unauthorized": denied("401 Unauthorized", "unknown-device"), "forbidden": denied("403 Forbidden", "revoked")}
BUSY = {
    "too_many": busy("429 Too Many Requests", "3000"),
    "maintenance": busy("503 Service Unavailable", "3000"),
    "maintenance_until": busy("503 Service Unavailable"),
}


class Handler(socketserver.StreamRequestHandler):
    """One request a connection."""

    def handle(self) -> None:
        start = self.rfile.readline().split()
        length = 0
        while (line := self.rfile.readline()) not in {b"\r\n", b""}:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self.rfile.read(length)
        path = start[1].decode()
        how = (WRONG | ODD | DENIED | BUSY)[path.split("/")[1]]
        with contextlib.suppress(ConnectionError):  # the client has had enough
            how(Line(self.connection, path, body))


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


def main() -> None:
    with Server(("127.0.0.1", 0), Handler) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
