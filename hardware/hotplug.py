"""What the kernel and udev say of devices that come: a hint to look again, never the only way to notice one."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable

_log = logging.getLogger(__name__)

_KERNEL, _UDEV = 1, 2
"""Multicast groups: the kernel names a device as soon as it is there, udev once it has its name and its rights."""
_KOBJECT_UEVENT = 15
_LONGEST = 8192
_PAUSE = 1.0
_COMING = frozenset({b"ACTION=add", b"ACTION=bind", b"ACTION=change"})


def tells_of_arrival(message: bytes) -> bool:
    """Whether a message of the kernel (`add@path`, then KEY=VALUE, each ended by NUL) or of udev tells of a device."""
    return not _COMING.isdisjoint(message.split(b"\0"))


def kernel_events() -> socket.socket:
    """A socket that hears of devices; OSError where there is none: in many containers, and outside Linux."""
    listener = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK, _KOBJECT_UEVENT)
    try:
        listener.bind((0, _KERNEL | _UDEV))
    except OSError:
        listener.close()
        raise
    return listener


async def watch(arrived: Callable[[], None], listen: Callable[[], socket.socket] = kernel_events) -> None:
    """Call `arrived` for each device that comes, until cancelled; where nothing can be heard, it waits in silence."""
    try:
        listener = listen()
    except OSError as error:
        _log.info("plugged devices are found by trying only: %s", error)
        await asyncio.Event().wait()
        return
    loop = asyncio.get_running_loop()
    with listener:
        while True:
            try:
                message = await loop.sock_recv(listener, _LONGEST)
            except OSError:  # more came than was read: what is lost was only a hint
                await asyncio.sleep(_PAUSE)
                continue
            if tells_of_arrival(message):
                arrived()
