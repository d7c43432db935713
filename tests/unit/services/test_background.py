"""Tasks that nobody awaits."""

from __future__ import annotations

import asyncio

from kiosk.services.background import Background
from tests.unit.services.fakes import until


async def fail() -> None:
    raise ValueError("task")


async def test_an_error_reaches_the_handler() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    background.start(fail(), "x")
    await until(lambda: bool(errors))
    assert [str(error) for error in errors] == ["task"]


async def test_closing_cancels_what_is_left_without_an_error() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    cleaned: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append("up")

    background.start(wait(), "x")
    await asyncio.sleep(0)
    await background.close()
    assert (cleaned, errors) == (["up"], [])


async def test_an_error_while_closing_is_still_handled() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)

    async def stumble() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("on the way out")

    background.start(stumble(), "x")
    await asyncio.sleep(0)
    await background.close()
    await until(lambda: bool(errors))
    assert [str(error) for error in errors] == ["on the way out"]


async def test_kept_work_begins_anew_after_its_error() -> None:
    errors: list[BaseException] = []
    background = Background(errors.append)
    begun: list[int] = []

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise ValueError(str(len(begun)))
        await asyncio.Event().wait()

    background.keep(work, "x", pause=0)
    await until(lambda: len(begun) == 3)
    assert [str(error) for error in errors] == ["1", "2"]
    await background.close()
    assert len(begun) == 3
