"""A device that is plugged in is noticed at once where the kernel tells."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.hotplug import kernel_events, tells_of_arrival, watch

KERNEL = (
    b"add@/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/tty/ttyACM0\0ACTION=add\0"
    b"DEVPATH=/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/tty/ttyACM0\0SUBSYSTEM=tty\0"
    b"MAJOR=166\0MINOR=0\0DEVNAME=ttyACM0\0SEQNUM=4711\0"
)
UDEV = b"libudev\0" + bytes.fromhex("feedcafe28000000280000000a010000") + b"\0" * 16 + KERNEL.split(b"\0", 1)[1]


def test_both_kinds_of_message_are_understood() -> None:
    assert tells_of_arrival(KERNEL)
    assert tells_of_arrival(UDEV)
    assert not tells_of_arrival(KERNEL.replace(b"add", b"remove"))
    assert not tells_of_arrival(b"")


@given(st.binary(max_size=9000))
def test_any_message_is_survived(message: bytes) -> None:
    tells_of_arrival(message)


@contextlib.asynccontextmanager
async def watching(here: socket.socket) -> AsyncIterator[asyncio.Queue[None]]:
    here.setblocking(False)
    told: asyncio.Queue[None] = asyncio.Queue()
    task = asyncio.create_task(watch(lambda: told.put_nowait(None), lambda: here))
    try:
        yield told
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_only_what_comes_is_told() -> None:
    there, here = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with there:
        async with watching(here) as told:
            for message in (b"rubbish", KERNEL.replace(b"add", b"remove"), KERNEL, UDEV):
                there.send(message)
            async with asyncio.timeout(20):
                await told.get()
                await told.get()
            assert told.empty()
    assert here.fileno() == -1


async def test_where_nothing_can_be_heard_it_waits_in_silence() -> None:
    def refused() -> socket.socket:
        raise PermissionError("not in this container")

    task = asyncio.create_task(watch(lambda: None, refused))
    await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_the_kernel_itself_is_heard() -> None:
    """The kernel is asked to say once more that `null` came."""
    trigger = Path("/sys/class/mem/null/uevent")
    try:
        listener = kernel_events()
    except OSError as error:
        pytest.skip(f"no events here: {error}")
    async with watching(listener) as told:
        try:
            await asyncio.to_thread(trigger.write_text, "add")
        except OSError as error:
            pytest.skip(f"{trigger}: {error}")
        async with asyncio.timeout(20):
            await told.get()
