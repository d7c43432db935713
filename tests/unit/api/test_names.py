"""Names that resolve slowly, never, or to somebody who is not there; and certificates of the name, not the address."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.api import names
from kiosk.errors import CentralUnavailable

from .conftest import client_of, http, sends, serving
from .test_api_rubbish import HEALTHY

GOOD = sends(http("200 OK", "application/json", HEALTHY))
Found = list[tuple[object, object, object, object, tuple[str, int]]]


def resolving(patch: pytest.MonkeyPatch, *addresses: str, before: Callable[[], object] = lambda: None) -> list[str]:
    """Answer every look-up with these addresses; gives the names that were asked for."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> Found:
        asked.append(host)
        before()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    patch.setattr(socket, "getaddrinfo", look_up)
    return asked


def named(url: str) -> str:
    return url.replace("127.0.0.1", "central.example")


async def test_a_name_that_never_resolves_keeps_the_deadline_and_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    asked = resolving(monkeypatch, "127.0.0.1", before=answered.wait)
    try:
        async with client_of("http://central.example:9", deadline=0.05) as api:
            for _ in range(40):
                with pytest.raises(CentralUnavailable, match=r"0\.05 s"):
                    await api.health()
            assert len(asked) == 1
            assert [thread.name for thread in threading.enumerate()].count("names") == 1
            assert await asyncio.to_thread(lambda: "free") == "free"
    finally:
        answered.set()


async def test_a_slow_name_is_known_once_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    async with serving(GOOD) as url:
        resolving(monkeypatch, "127.0.0.1", before=answered.wait)
        async with client_of(named(url), deadline=0.05) as api:
            with pytest.raises(CentralUnavailable):
                await api.health()
        async with client_of(named(url)) as api:
            call = asyncio.create_task(api.health())
            answered.set()
            assert (await call).contract == "1.0"


async def test_a_resolver_that_fails_later_does_not_take_us_off_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "FRESH", 0.0)
    async with serving(GOOD) as url, client_of(named(url)) as api:
        resolving(monkeypatch, "127.0.0.1")
        await api.health()

        def gone() -> None:
            raise socket.gaierror("no name server")

        asked = resolving(monkeypatch, before=gone)
        for _ in range(5):
            assert (await api.health()).contract == "1.0"
        assert asked


async def test_an_address_where_nobody_listens_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "127.0.0.77", "127.0.0.1")
    async with serving(GOOD) as url, client_of(named(url)) as api:
        for _ in range(3):
            assert (await api.health()).contract == "1.0"


async def test_the_request_names_the_host_and_not_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "127.0.0.1")
    heads: list[bytes] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(http("200 OK", "application/json", HEALTHY))
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, client_of(f"http://central.example:{port}") as api:
        await api.health()
    assert f"host: central.example:{port}".encode() in heads[0].lower()


@pytest.mark.parametrize("host", ["a..example", "x" * 70 + ".example"])
async def test_a_name_that_is_none_is_said_so(host: str) -> None:
    async with client_of(f"http://{host}:9") as api:
        with pytest.raises(CentralUnavailable):
            await api.health()


async def test_a_proxy_of_the_environment_gets_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch)
    async with serving(GOOD) as url:
        monkeypatch.setenv("HTTP_PROXY", url)
        async with client_of("http://central.example") as api:
            assert (await api.health()).contract == "1.0"
    assert asked == []


# ── certificates ─────────────────────────────────────────────────────────────────────────────────────────────────


def certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for a name, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / f"{name}.pem"
    path.write_bytes(made.public_bytes(pem) + private)
    return path


@asynccontextmanager
async def serving_tls(pem: Path) -> AsyncIterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(http("200 OK", "application/json", HEALTHY, "Connection: close"))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    ("of", "trusted", "works"),
    [("central.example", True, True), ("other.example", True, False), ("central.example", False, False)],
)
async def test_only_the_names_own_certificate_is_taken(
    of: str, trusted: bool, works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, "127.0.0.1")
    pem = certificate(tmp_path, of)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    async with serving_tls(pem) as port, client_of(f"https://central.example:{port}") as api:
        if works:
            assert (await api.health()).contract == "1.0"
        else:
            with pytest.raises(CentralUnavailable, match="certificate"):
                await api.health()
