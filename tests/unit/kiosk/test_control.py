"""The control socket: what it does, whom it answers, and that no rubbish harms the kiosk behind it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk import control
from kiosk.control import MAX_CONNECTIONS, MAX_LINE, ControlClient, ControlServer, Import, Park, Ping, Retry
from kiosk.errors import BadInput, EnvironmentFault, StoreFull
from kiosk.ports import DeviceHealth, DeviceState
from kiosk.services.deliveries import CHUNK


class Notebook:
    """Deliveries that only note what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.fault: Exception | None = None

    async def _note(self, *asked: Any) -> int:
        self.asked.append(asked)
        if self.fault is not None:
            raise self.fault
        return len(self.asked)

    async def retry(self, ids: list[str]) -> int:
        return await self._note("retry", ids)

    async def retry_parked(self) -> int:
        return await self._note("retry", "all")

    async def park(self, ids: list[str], reason: str) -> int:
        return await self._note("park", ids, reason)

    async def take_in(self, path: Path, passphrase: str) -> int:
        return await self._note("import", path, passphrase)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
async def server(tmp_path: Path, notebook: Notebook) -> AsyncIterator[ControlServer]:
    server = ControlServer(tmp_path, notebook)  # type: ignore[arg-type] # it asks no more of it
    await server.serve()
    yield server
    await server.stop()


def ask(folder: Path, request: control.Request) -> int:
    with ControlClient.connect(folder) as client:
        assert client is not None
        return client.ask(request)


async def said(server: ControlServer, data: bytes, *, end: bool = True) -> list[dict[str, Any]]:
    """What comes back for raw bytes, until the server hangs up or has answered."""
    reader, writer = await asyncio.open_unix_connection(str(server.path))
    answers = []
    try:
        writer.write(data)
        if end:
            writer.write_eof()
        async with asyncio.timeout(10):
            while line := await reader.readline():
                answers.append(json.loads(line))
    except ConnectionError:
        pass
    finally:
        writer.close()
    return answers


async def test_it_does_what_is_asked(server: ControlServer, notebook: Notebook, tmp_path: Path) -> None:
    requests: list[control.Request] = [
        Retry(v=1, ids=["a", "b"]),
        Retry(v=1, all=True),
        Park(v=1, ids=["c"], reason="broken"),
        Import(v=1, file="/a/file", passphrase="x-y"),
    ]
    counts = [await asyncio.to_thread(ask, tmp_path, request) for request in requests]
    assert counts == [1, 2, 3, 4]
    assert await asyncio.to_thread(ask, tmp_path, Ping(v=1)) == 0
    assert notebook.asked == [
        ("retry", ["a", "b"]),
        ("retry", "all"),
        ("park", ["c"], "broken"),
        ("import", Path("/a/file"), "x-y"),
    ]


async def test_it_tells_how_the_devices_are(tmp_path: Path, notebook: Notebook) -> None:
    printer = DeviceHealth("printer", DeviceState.FAULTY, "no paper", "put in a roll")
    health = (DeviceHealth("camera", DeviceState.READY), printer)
    server = ControlServer(tmp_path, notebook, lambda: health)  # type: ignore[arg-type] # as above
    await server.serve()

    def devices() -> tuple[DeviceHealth, ...]:
        with ControlClient.connect(tmp_path) as client:
            assert client is not None
            return client.devices()

    assert await asyncio.to_thread(devices) == health
    assert await asyncio.to_thread(ask, tmp_path, control.HowAreDevices(v=1)) == 1
    await server.stop()


async def test_only_the_owner_may_open_it_even_without_a_umask(tmp_path: Path, notebook: Notebook) -> None:
    mask = os.umask(0)
    try:
        server = ControlServer(tmp_path, notebook)  # type: ignore[arg-type] # as above
        await server.serve()
    finally:
        os.umask(mask)
    assert stat.S_IMODE(server.path.stat().st_mode) == 0o600
    await server.stop()
    assert not server.path.exists()


async def test_a_dead_process_socket_is_replaced(tmp_path: Path, notebook: Notebook) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / control.NAME))
    left.close()
    with ControlClient.connect(tmp_path) as client:
        assert client is None
    server = ControlServer(tmp_path, notebook)  # type: ignore[arg-type] # as above
    await server.serve()
    assert await asyncio.to_thread(ask, tmp_path, Ping(v=1)) == 0
    await server.stop()


async def test_a_long_state_path_is_no_obstacle(tmp_path: Path, notebook: Notebook) -> None:
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    server = ControlServer(folder, notebook)  # type: ignore[arg-type] # as above
    await server.serve()
    assert await asyncio.to_thread(ask, folder, Ping(v=1)) == 0
    await server.stop()
    assert list(folder.iterdir()) == []


def test_without_a_kiosk_there_is_no_client(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with ControlClient.connect(folder) as client:
            assert client is None


async def test_a_folder_that_takes_no_socket_is_a_fault_not_the_end(tmp_path: Path, notebook: Notebook) -> None:
    server = ControlServer(tmp_path / "missing", notebook)  # type: ignore[arg-type] # as above
    with pytest.raises(EnvironmentFault, match=r"control\.sock"):
        await server.serve()
    await server.stop()


@pytest.mark.parametrize(
    ("fault", "seen"),
    [(StoreFull("no space", fix="free some"), EnvironmentFault), (BadInput("wrong pass phrase"), BadInput)],
)
async def test_the_kiosk_s_own_errors_come_through(
    server: ControlServer, notebook: Notebook, tmp_path: Path, fault: Exception, seen: type[Exception]
) -> None:
    notebook.fault = fault
    with pytest.raises(seen, match=r"no space|wrong pass"):
        await asyncio.to_thread(ask, tmp_path, Retry(v=1, all=True))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"do": "retry", "all": true}',
        b'{"v": 2, "do": "retry", "all": true}',
        b'{"v": 1, "do": "retry"}',
        b'{"v": 1, "do": "retry", "ids": ["a"], "all": true}',
        b'{"v": 1, "do": "retry", "all": "yes"}',
        b'{"v": 1, "do": "retry", "ids": "abc"}',
        b'{"v": 1, "do": "retry", "ids": [7]}',
        b'{"v": 1, "do": "park", "ids": []}',
        b'{"v": 1, "do": "park", "ids": ["a"], "reason": ""}',
        b'{"v": 1, "do": "delete", "ids": ["a"]}',
        b'{"v": 1, "do": "retry", "all": true, "more": 1}',
        b'{"v": 1, "do": "import", "file": "", "passphrase": "x"}',
        b"[" * 20_000,
        b"\xff\xfe\x00",
        b'{"v": 1, "do": "retry", "ids": ["' + b"x" * 65 + b'"]}',
    ],
)
async def test_what_is_no_request_is_refused_and_nothing_is_done(
    server: ControlServer, notebook: Notebook, line: bytes
) -> None:
    [answer] = await said(server, line + b"\n")
    assert (answer["v"], answer["ok"], answer["bad_input"]) == (1, False, True)
    assert notebook.asked == []


async def test_more_ids_than_one_request_takes_are_refused(server: ControlServer, notebook: Notebook) -> None:
    line = json.dumps({"v": 1, "do": "retry", "ids": ["i"] * (CHUNK + 1)}).encode() + b"\n"
    assert len(line) < MAX_LINE
    assert not (await said(server, line))[0]["ok"]
    assert notebook.asked == []


async def test_a_full_request_of_real_ids_fits(server: ControlServer, notebook: Notebook) -> None:
    ids = [f"0190a000-0000-7000-8000-{number:012d}" for number in range(CHUNK)]
    [answer] = await said(server, Retry(v=1, ids=ids).model_dump_json().encode() + b"\n")
    assert answer["ok"]
    assert notebook.asked == [("retry", ids)]


async def test_a_line_without_end_is_cut(server: ControlServer, notebook: Notebook, tmp_path: Path) -> None:
    answers = await said(server, b"x" * (3 * MAX_LINE), end=False)
    assert all(not answer["ok"] for answer in answers)
    assert await asyncio.to_thread(ask, tmp_path, Ping(v=1)) == 0


async def test_whoever_says_nothing_is_hung_up_on(
    server: ControlServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(control, "PATIENCE", 0.05)
    assert await said(server, b'{"v": 1, "do"', end=False) == []


async def test_too_many_at_once_are_turned_away_and_later_ones_served(server: ControlServer, tmp_path: Path) -> None:
    idle = [await asyncio.open_unix_connection(str(server.path)) for _ in range(MAX_CONNECTIONS)]
    line = Ping(v=1).model_dump_json().encode() + b"\n"
    for reader, writer in idle:  # all of them are being served
        writer.write(line)
        await reader.readline()
    assert await said(server, line) == []
    for _, writer in idle:
        writer.close()
        await writer.wait_closed()

    answers: list[dict[str, Any]] = []
    async with asyncio.timeout(10):
        while not answers:
            answers = await said(server, line)


rubbish = st.one_of(
    st.binary(max_size=300),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode() + b"\n"),
    st.dictionaries(
        st.sampled_from(["v", "do", "ids", "all", "reason", "file"]),
        st.sampled_from([1, 2, "1", None, True, "retry", "park", "import", [], ["a"], [["a"]], {}, "", "x" * 5000]),
    ).map(lambda value: json.dumps(value).encode() + b"\n"),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(rubbish, max_size=5), ends=st.booleans())
def test_rubbish_never_harms_it(tmp_path: Path, pieces: list[bytes], ends: bool) -> None:
    async def play() -> None:
        notebook = Notebook()
        server = ControlServer(tmp_path, notebook)  # type: ignore[arg-type] # as above
        bugs: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: bugs.append(context))
        await server.serve()
        try:
            _, writer = await asyncio.open_unix_connection(str(server.path))
            writer.write(b"".join(pieces))
            if ends:
                writer.write_eof()
            else:
                writer.transport.abort()
            [answer] = await said(server, Ping(v=1).model_dump_json().encode() + b"\n")
            assert answer == {"v": 1, "ok": True, "count": 0}
            writer.close()
        finally:
            await server.stop()
        assert bugs == []

    asyncio.run(play())
