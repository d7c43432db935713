"""The fault proxy in front of a real HTTP server."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kiosk.testing.proxy import DOWN, UP, FaultProxy, Network, Reply


class _Upstream(ThreadingHTTPServer):
    """Counts what arrives and echoes bodies."""

    daemon_threads = True

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        super().__init__(("127.0.0.1", 0), _Echo)


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Upstream

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (b"hello ", b"world"):
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(body)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[_Upstream]:
    server = _Upstream()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def proxy(upstream: _Upstream) -> Iterator[FaultProxy]:
    proxy = FaultProxy(f"http://127.0.0.1:{upstream.server_address[1]}")
    proxy.start()
    yield proxy
    proxy.stop()


def _connection(proxy: FaultProxy) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=5)


def _is_cut(connection: http.client.HTTPConnection) -> bool:
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (ConnectionError, http.client.HTTPException):
        return True
    finally:
        connection.close()
    return False


def _post(proxy: FaultProxy, body: bytes) -> tuple[int, bytes]:
    connection = _connection(proxy)
    try:
        connection.request("POST", "/x", body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_passes_bodies_and_chunks_on_one_kept_alive_connection(proxy: FaultProxy) -> None:
    connection = _connection(proxy)
    body = b"x" * 300_000
    for _ in range(2):
        connection.request("POST", "/x", body)
        assert connection.getresponse().read() == body
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"hello world"
    connection.close()
    assert proxy.exchanges == 4


def test_down_refuses_and_cuts_and_up_serves_on_the_same_port(proxy: FaultProxy) -> None:
    connection = _connection(proxy)
    connection.request("GET", "/")
    assert connection.getresponse().read() == b"hello world"
    proxy.set(DOWN)
    assert _is_cut(connection)
    with pytest.raises(ConnectionRefusedError):
        _post(proxy, b"a")
    proxy.set(UP)
    assert _post(proxy, b"b") == (200, b"b")


def test_a_lost_reply_was_applied(proxy: FaultProxy, upstream: _Upstream) -> None:
    proxy.set(Network(reply=Reply.LOST))
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        _post(proxy, b"sale")
    assert upstream.seen == [b"sale"]


def test_loss_takes_requests_and_replies(proxy: FaultProxy, upstream: _Upstream) -> None:
    proxy.set(Network(loss=1.0))
    for _ in range(30):
        with pytest.raises((ConnectionError, http.client.HTTPException)):
            _post(proxy, b"sale")
    assert 0 < len(upstream.seen) < 30


def test_a_partial_answer_names_every_other_entry(proxy: FaultProxy) -> None:
    proxy.set(Network(reply=Reply.PARTIAL))
    status, body = _post(proxy, b'{"results": [1, 2, 3], "high_water": 3}')
    assert (status, json.loads(body)) == (200, {"results": [1, 3], "high_water": 3})
    assert _post(proxy, b"no JSON") == (200, b"no JSON")


def test_latency_is_there_and_back(proxy: FaultProxy) -> None:
    proxy.set(Network(latency_ms=60))
    begin = time.monotonic()
    assert _post(proxy, b"a")[0] == 200
    assert time.monotonic() - begin >= 0.12


@pytest.mark.parametrize(
    ("reply", "status", "start"), [(Reply.HTML, 200, b"<!doctype"), (Reply.ERROR_500, 500, b"int")]
)
def test_wrong_answers(proxy: FaultProxy, upstream: _Upstream, reply: Reply, status: int, start: bytes) -> None:
    proxy.set(Network(reply=reply))
    got, body = _post(proxy, b"a")
    assert (got, body[: len(start)]) == (status, start)
    assert upstream.seen == []


@pytest.mark.parametrize("reply", [Reply.DRIP, Reply.SILENT])
def test_answers_that_never_end_are_cut_when_the_network_changes(proxy: FaultProxy, reply: Reply) -> None:
    proxy.set(Network(reply=reply))
    connection = _connection(proxy)
    connection.request("GET", "/")
    proxy.set(DOWN)
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        connection.getresponse().read()
    connection.close()


def test_stop_ends_the_thread_and_may_be_repeated(proxy: FaultProxy) -> None:
    proxy.stop()
    proxy.stop()
    assert "fault-proxy" not in {thread.name for thread in threading.enumerate()}
    with pytest.raises(ConnectionRefusedError):
        _post(proxy, b"a")
