"""Where a simulated printer meets a till: a TCP port, a pseudo-terminal, a USB cable."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import socket
import tempfile
import tty
from pathlib import Path
from typing import Protocol

from hardware.simulated.held_port import HeldPort
from hardware.simulated.printer_usb import UsbPrinterBackend


class Till(Protocol):
    """One who sends bytes and gets answers."""

    def fileno(self) -> int:
        """To wait for."""

    def receive(self, size: int) -> bytes | None:
        """What came, None when it hung up."""

    def answer(self, data: bytes) -> None:
        """Send something back; what it does not take is lost."""

    def close(self) -> None:
        """Hang up."""


class End(Protocol):
    """A place where tills come. `waiting` is what to wait on for the next of them."""

    @property
    def address(self) -> str:
        """Where it is."""

    def open(self) -> list[Till]:
        """Be there; the tills that are there at once."""

    @property
    def waiting(self) -> socket.socket | None:
        """What to wait on for tills to come, if any have to."""

    def refuse(self, *, refusing: bool) -> None:
        """Let nobody (or somebody again) connect."""

    def switch_off(self) -> None:
        """Be without power, the plug still in."""

    def close(self) -> None:
        """Be gone: the plug is pulled."""

    def forget(self) -> None:
        """Give the address up."""


class SocketTill:
    """A till on a socket."""

    def __init__(self, line: socket.socket) -> None:
        line.setblocking(False)
        self._line = line

    def fileno(self) -> int:
        return self._line.fileno()

    def receive(self, size: int) -> bytes | None:
        try:
            return self._line.recv(size) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def answer(self, data: bytes) -> None:
        with contextlib.suppress(OSError):  # a till that hung up wants no answer
            self._line.send(data)

    def close(self) -> None:
        self._line.close()


class TcpEnd:
    """A TCP port on the loopback interface, the same one over closing and opening."""

    def __init__(self, port: int) -> None:
        self._held = HeldPort(port)
        self._listener: socket.socket | None = None
        self._refusing = False

    @property
    def port(self) -> int:
        return self._held.number

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def waiting(self) -> socket.socket | None:
        return self._listener

    def open(self) -> list[Till]:
        if not self._refusing and self._listener is None:
            self._listener = self._held.listen()
        return []

    def refuse(self, *, refusing: bool) -> None:
        self._refusing = refusing
        if refusing:
            self.close()
        else:
            self.open()

    def switch_off(self) -> None:
        self.close()

    def close(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # at once, although the printer's thread may still wait on it
            listener.close()

    def forget(self) -> None:
        self.close()
        self._held.release()


class PtyEnd:
    """A tty under a name that stays: a serial line, or a device file such as /dev/usb/lp0."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="printer-"))
        self.address = str(self._folder / "tty")
        self._till: _PtyTill | None = None
        self._refusing = False
        self.waiting = None

    def open(self) -> list[Till]:
        if self._till is None:
            master, slave = pty.openpty()
            tty.setraw(slave)
            self._till = _PtyTill(master, slave)
            self._name()
        return [self._till]

    def refuse(self, *, refusing: bool) -> None:
        self._refusing = refusing
        self._name()

    def switch_off(self) -> None:
        """The tty is the adapter's, which stays."""

    def close(self) -> None:
        till, self._till = self._till, None
        if till is not None:
            self._name()
            till.hang_up()

    def forget(self) -> None:
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _name(self) -> None:
        link = Path(self.address)
        link.unlink(missing_ok=True)
        if self._till is not None and not self._refusing:
            link.symlink_to(os.ttyname(self._till.slave))


class _PtyTill:
    """The printer's end of a pseudo-terminal. The other end is held open too, so that a till may come and go."""

    def __init__(self, master: int, slave: int) -> None:
        self.slave = slave
        self._master = master
        os.set_blocking(master, False)

    def fileno(self) -> int:
        return self._master

    def receive(self, size: int) -> bytes | None:
        try:
            return os.read(self._master, size)
        except BlockingIOError:
            return b""

    def answer(self, data: bytes) -> None:
        with contextlib.suppress(BlockingIOError):  # nobody reads: on a serial line such bytes are lost
            os.write(self._master, data)

    def close(self) -> None:
        """The line stays when the printer is off; what is still on it is lost."""
        while select.select([self._master], [], [], 0)[0] and self.receive(65536):
            pass

    def hang_up(self) -> None:
        """Pull the line out."""
        os.close(self._master)
        os.close(self.slave)


class UsbEnd:
    """A USB cable; `backend` is what pyusb finds at its other end."""

    waiting = None

    def __init__(self) -> None:
        self.backend = UsbPrinterBackend()
        self.address = "usb"

    def open(self) -> list[Till]:
        return [SocketTill(self.backend.attach())]

    def refuse(self, *, refusing: bool) -> None:
        self.backend.forbidden = refusing

    def switch_off(self) -> None:
        self.close()

    def close(self) -> None:
        self.backend.detach()

    def forget(self) -> None:
        self.close()
