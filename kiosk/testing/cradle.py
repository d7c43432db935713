"""Forks `kiosk` commands from a process that has loaded what they need: a child has nothing left to import.

`kiosk.testing.nursery` runs it as `python -m kiosk.testing.cradle`. Standard input is a socket of whole messages: each
asks for one command, {"words": […], "environment": {…}}, and brings two descriptors: its output, and a socket that gets
its pid as soon as it leads a session of its own, and its exit code when it has ended. The cradle ends with its standard
input, and everything born in it ends with the cradle.

A child is as one started by exec, but for this: modules of the application and of the central service are loaded, and
strings hash alike in all children of a cradle. There are no threads, sockets or Qt objects here that it could inherit.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LOADED = (
    "kiosk.cli",
    "kiosk.run",
    "kiosk.central.serve",
    "uvicorn.protocols.http.h11_impl",
    "sqlcipher3",
    "offline.parts",
    "ui.remote",
    "hardware.camera.decoders",
    "hardware.camera.scanning",
    "hardware.card.frontend",
    "hardware.card.records",
    "hardware.printer.logo",
    "hardware.printer.slip",
    "hardware.rfid.line",
    "hardware.scanner.keyboard",
)
_MESSAGE = 1 << 18
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Birth:
    """One command to be run, in the process that is to run it."""

    words: list[str]
    environment: dict[str, str]
    output: int
    report: int
    parent: int


def main() -> None:
    """Serve until standard input ends; in a child: be the `kiosk` command it was forked for."""
    for name in LOADED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # no child looks through it again, which would copy every page of it
    birth = _serve(socket.socket(fileno=os.dup(sys.stdin.fileno())))
    if birth is None:
        return
    _leave_home(birth)
    sys.argv = ["kiosk", *birth.words]
    runpy.run_module("kiosk", run_name="__main__", alter_sys=True)


def _serve(home: socket.socket) -> Birth | None:
    """Fork for each message. Comes back in each child with its task, and with None when nobody can ask any more."""
    parent = os.getpid()
    with home, selectors.PollSelector() as selector:
        selector.register(home, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is not home:
                    selector.unregister(key.fileobj)
                    _bury(key.fd, *key.data)
                    continue
                message, descriptors, _, _ = socket.recv_fds(home, _MESSAGE, 2)
                if not message:
                    return None
                output, report = descriptors
                pid = _fork()
                if pid == 0:
                    return Birth(**json.loads(message), output=output, report=report, parent=parent)
                os.close(output)
                selector.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, report))


def _fork() -> int:
    if threading.active_count() != 1 or len(list(Path("/proc/self/task").iterdir())) != 1:
        raise SystemExit(f"a thread would be lost in a fork: {threading.enumerate()}")
    return os.fork()


def _bury(handle: int, pid: int, report: int) -> None:
    _, status = os.waitpid(pid, 0)
    os.close(handle)
    with socket.socket(fileno=report) as asker, suppress(BrokenPipeError):  # whoever asked may be gone
        asker.send(str(os.waitstatus_to_exitcode(status)).encode())


def _leave_home(birth: Birth) -> None:
    """Become what exec would have made: a session, descriptors and an environment of its own, on a leash."""
    os.setsid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != birth.parent:
        os.kill(os.getpid(), signal.SIGKILL)
    os.write(birth.report, str(os.getpid()).encode())
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (birth.output, 1), (birth.output, 2)):
        os.dup2(source, target)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.environ.clear()
    os.environ.update(birth.environment)


if __name__ == "__main__":
    main()
