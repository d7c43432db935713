"""Where a simulated terminal meets a till: a TCP port, or a pseudo-terminal; and a wire that spoils bytes."""

from __future__ import annotations

import os
import pty
import select
import shutil
import socket
import tempfile
import tty
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hardware.simulated.held_port import HeldPort
from hardware.terminal.link import BlockLink, Link, SocketWire, StreamLink, Timing, Wire
from kiosk.errors import DeviceLost


@dataclass
class WireFaults:
    """What a wire does to bytes. `corrupt_in` and `corrupt_out` count blocks still to be damaged (serial only)."""

    byte_by_byte: bool = False
    corrupt_in: int = 0
    corrupt_out: int = 0


class FaultyWire:
    """A wire with faults, which may change at any time."""

    def __init__(self, wire: Wire, faults: WireFaults) -> None:
        self._wire = wire
        self._faults = faults

    def read(self, seconds: float) -> bytes:
        data = self._wire.read(seconds)
        if len(data) > 4 and self._faults.corrupt_in:
            self._faults.corrupt_in -= 1
            return data[:-1] + bytes([data[-1] ^ 0x01])
        return data

    def write(self, data: bytes) -> None:
        if len(data) > 4 and self._faults.corrupt_out:
            self._faults.corrupt_out -= 1
            data = data[:-1] + bytes([data[-1] ^ 0x01])
        step = 1 if self._faults.byte_by_byte else max(1, len(data))
        for start in range(0, len(data), step):
            self._wire.write(data[start : start + step])

    def close(self) -> None:
        self._wire.close()

    def abandon(self) -> None:
        self._wire.abandon()


class End(Protocol):
    """A place where tills come."""

    @property
    def address(self) -> str:
        """Where: `host:port`, or a device's path."""

    def open(self) -> None:
        """Be there."""

    def meet(self) -> Wire | None:
        """The wire to a till that has just come."""

    def link(self, wire: Wire) -> Link:
        """Messages over such a wire."""

    def cut(self) -> None:
        """After a wire was closed: be ready for the next till."""

    def close(self) -> None:
        """Be gone; the address stays reserved until `forget`."""

    def forget(self) -> None:
        """Give the address up."""


class TcpEnd:
    """A TCP port on the loopback interface, the same one over closing and opening."""

    def __init__(self, port: int, timing: Timing) -> None:
        self._held = HeldPort(port)
        self._timing = timing
        self._listener: socket.socket | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return self._held.number

    def open(self) -> None:
        if self._listener is None:
            self._listener = self._held.listen()
            self._listener.setblocking(False)

    def meet(self) -> Wire | None:
        if self._listener is None:
            return None
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return None
        return SocketWire(connection, self._timing.t3)

    def link(self, wire: Wire) -> Link:
        return StreamLink(wire)

    def cut(self) -> None:
        """The listener stays."""

    def close(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    def forget(self) -> None:
        self.close()
        self._held.release()


class PtyEnd:
    """A serial line: a pseudo-terminal behind a name that stays."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._folder = Path(tempfile.mkdtemp(prefix="terminal-"))
        self._wire: _PtyWire | None = None
        self._met = False

    @property
    def address(self) -> str:
        return str(self._folder / "tty")

    def open(self) -> None:
        if self._wire is not None:
            return
        master, slave = pty.openpty()
        tty.setraw(slave)
        link = Path(self.address)
        link.unlink(missing_ok=True)
        link.symlink_to(os.ttyname(slave))
        self._wire, self._met = _PtyWire(master, slave), False

    def meet(self) -> Wire | None:
        if self._wire is None or self._met:
            return None
        self._met = True
        return self._wire

    def link(self, wire: Wire) -> Link:
        return BlockLink(wire, self._timing)

    def cut(self) -> None:
        self.close()
        self.open()

    def close(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            Path(self.address).unlink(missing_ok=True)
            wire.close()

    def forget(self) -> None:
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class _PtyWire:
    """The terminal's end of a pseudo-terminal. The other end is held open too, so that a till may come and go."""

    def __init__(self, master: int, slave: int) -> None:
        self._master: int | None = master
        self._slave = slave
        os.set_blocking(master, False)

    def read(self, seconds: float) -> bytes:
        if self._master is None:
            raise DeviceLost("the line is unplugged")
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return b""
        return os.read(self._master, 65536)

    def write(self, data: bytes) -> None:
        if self._master is None:
            raise DeviceLost("the line is unplugged")
        try:
            os.write(self._master, data)
        except BlockingIOError:
            return  # nobody reads: on a serial line such bytes are lost

    def close(self) -> None:
        master, self._master = self._master, None
        if master is not None:
            os.close(master)
            os.close(self._slave)

    def abandon(self) -> None:
        self.close()
