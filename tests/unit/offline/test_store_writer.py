from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.errors import BugError, StoreFull, StoreUnreadable
from offline.database import DatabaseFile
from offline.writer import Job, Priority, Reader, Writer
from tests.unit.offline.making import KEY


@pytest.fixture
def file(tmp_path: Path) -> DatabaseFile:
    return DatabaseFile(tmp_path / "some.db", KEY)


@pytest.fixture
def writer(file: DatabaseFile) -> Iterator[Writer]:
    writer = Writer(file)
    writer.call(lambda connection: connection.exec_driver_sql("CREATE TABLE t (a UNIQUE)"))
    yield writer
    writer.close()


def add(value: int) -> sa.TextClause:
    return sa.text("INSERT INTO t VALUES (:value)").bindparams(value=value)


def adding(value: int) -> Job[object]:
    return lambda connection: connection.execute(add(value))


def values(connection: sa.Connection) -> list[int]:
    return list(connection.exec_driver_sql("SELECT a FROM t ORDER BY rowid").scalars())


class Gate:
    """Holds the thread until opened, so that a line forms behind it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, _connection: sa.Connection) -> None:
        self.reached.set()
        assert self.open.wait(10)


async def test_jobs_run_on_one_named_thread_and_nowhere_else(writer: Writer) -> None:
    names = await asyncio.gather(*(writer.run(lambda _: threading.current_thread().name) for _ in range(20)))
    assert set(names) == {"some-writer"}
    assert not writer.here
    assert await writer.run(lambda _: writer.here)


async def test_the_person_goes_before_the_background(writer: Writer) -> None:
    gate = Gate()
    held = asyncio.ensure_future(writer.run(gate))
    await asyncio.to_thread(gate.reached.wait)
    order: list[str] = []

    def noting(text: str) -> Job[None]:
        return lambda _connection: order.append(text)

    later = [writer.run(noting(f"background {number}"), Priority.BACKGROUND) for number in range(3)]
    sooner = [writer.run(noting(f"person {number}")) for number in range(3)]
    waiting = [asyncio.ensure_future(job) for job in (*later, *sooner)]
    await asyncio.sleep(0)
    gate.open.set()
    await asyncio.gather(held, *waiting)
    assert order == ["person 0", "person 1", "person 2", "background 0", "background 1", "background 2"]


async def test_a_failing_job_leaves_nothing_and_its_error_arrives_where_it_was_asked(writer: Writer) -> None:
    def half(connection: sa.Connection) -> None:
        connection.execute(add(1))
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        await writer.run(half)
    with pytest.raises(sa.exc.IntegrityError):
        await writer.run(lambda connection: [connection.execute(add(2)), connection.execute(add(2))])
    await writer.run(adding(3))
    assert await writer.run(values) == [3]


async def test_a_waiting_job_can_be_cancelled_and_one_that_began_is_finished(writer: Writer) -> None:
    gate = Gate()

    def begun(connection: sa.Connection) -> None:
        gate(connection)
        connection.execute(add(1))

    first = asyncio.ensure_future(writer.run(begun))
    await asyncio.to_thread(gate.reached.wait)
    second = asyncio.ensure_future(writer.run(adding(2)))
    await asyncio.sleep(0)
    first.cancel()
    second.cancel()
    gate.open.set()
    assert await writer.run(values) == [1]
    assert isinstance((await asyncio.gather(first, second, return_exceptions=True))[1], asyncio.CancelledError)


async def test_closing_finishes_what_was_asked_before_and_refuses_what_comes_after(
    writer: Writer, file: DatabaseFile
) -> None:
    gate = Gate()
    jobs: list[asyncio.Future[object]] = [asyncio.ensure_future(writer.run(gate))]
    await asyncio.to_thread(gate.reached.wait)
    jobs += [asyncio.ensure_future(writer.run(adding(n), Priority.BACKGROUND)) for n in range(5)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(asyncio.to_thread(writer.close))
    gate.open.set()
    await asyncio.gather(closing, *jobs)
    with pytest.raises(StoreUnreadable, match="closed"):
        await writer.run(values)
    writer.close()
    reader = Reader(file)
    assert await reader.run(values) == [0, 1, 2, 3, 4]
    reader.close()


async def test_a_reader_sees_what_was_committed_before_it_asked(writer: Writer, file: DatabaseFile) -> None:
    reader = Reader(file)
    for number in range(5):
        await writer.run(adding(number))
        assert (await reader.run(values))[-1] == number
    reader.close()


def test_a_job_that_waits_for_its_own_thread_is_our_bug(writer: Writer) -> None:
    with pytest.raises(BugError, match="wait for itself"):
        writer.call(lambda _: writer.call(values))


def test_a_connection_that_cannot_be_made_is_told_to_who_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreadable, match="cannot be opened"):
        Writer(DatabaseFile(tmp_path / "no such folder" / "a.db", KEY))


async def test_an_essential_job_makes_room_once_and_tries_again(file: DatabaseFile) -> None:
    room = [True]
    writer = Writer(file, lambda: bool(room and room.pop()))
    tries: list[int] = []

    def full(times: int, _connection: sa.Connection) -> str:
        tries.append(1)
        if len(tries) <= times:
            raise StoreFull("full")
        return "done"

    try:
        assert await writer.run_essential(lambda connection: full(1, connection)) == "done"
        tries.clear()
        with pytest.raises(StoreFull):
            await writer.run_essential(lambda connection: full(5, connection))
        assert len(tries) == 1
        room.append(True)
        tries.clear()
        with pytest.raises(StoreFull):
            await writer.run_essential(lambda connection: full(5, connection))
        assert len(tries) == 2
    finally:
        writer.close()


def test_a_loop_that_ended_before_its_answer_harms_nobody(writer: Writer) -> None:
    gate = Gate()

    async def ask_and_leave() -> None:
        asked = asyncio.ensure_future(writer.run(gate))
        await asyncio.to_thread(gate.reached.wait)
        asked.cancel()

    asyncio.run(ask_and_leave())
    gate.open.set()
    assert writer.call(values) == []
