"""A PC/SC service of one's own, with one virtual reader: Debian's pcscd and vsmartcard-vpcd, beside the system's."""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from hardware.simulated.vcard import SimulatedVirtualCards

_DRIVERS = (
    Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so"),
    Path("/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial/libifdvpcd.so"),
)
_READER = "Virtual PCD"
_START_LIMIT = 20.0
_AS_SYSTEMD = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""


class SimulatedPcscReader(SimulatedVirtualCards):
    """A reader that any PC/SC program finds which was started with `environment`; unplugged, its service is not there.

    A program's PC/SC library takes the socket's path once and keeps it: give one process one folder. vpcd listens on
    every interface of the machine while it is plugged: nothing for a machine that is more than a tester's.
    """

    path = _READER

    def __init__(self, folder: Path) -> None:
        super().__init__(_free_port())
        self._folder = folder
        self._daemon: subprocess.Popen[bytes] | None = None

    @staticmethod
    def missing() -> str:
        """What must be installed first, as Debian calls it; "" when all is there."""
        wanted = {"pcscd": _daemon() is not None, "vsmartcard-vpcd": _driver() is not None}
        return " ".join(name for name, there in wanted.items() if not there)

    @property
    def environment(self) -> dict[str, str]:
        """What points PC/SC programs here."""
        return {"PCSCLITE_CSOCK_NAME": str(self._folder / "pcscd.comm")}

    @property
    def plugged(self) -> bool:
        """Whether the service runs."""
        return self._daemon is not None

    def start(self) -> SimulatedPcscReader:
        """Plug in; OSError when what `missing` names is missing, or the service does not start."""
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug for good."""
        self.unplug()

    def plug(self) -> None:
        """Be there (again) at the same place."""
        if self.plugged:
            return
        daemon, driver = _daemon(), _driver()
        if daemon is None or driver is None:
            raise FileNotFoundError(f"a simulated PC/SC reader needs {self.missing()}")
        self._folder.mkdir(parents=True, exist_ok=True)
        self._daemon = self._run(daemon, self._configuration(driver))
        super().start()

    def unplug(self) -> None:
        """Be gone; a card stays where it lies."""
        super().stop()
        daemon, self._daemon = self._daemon, None
        if daemon is not None:
            daemon.kill()
            daemon.wait()
        (self._folder / "pcscd.comm").unlink(missing_ok=True)

    def _configuration(self, driver: Path) -> Path:
        file = self._folder / "reader.conf"
        lines = (f'FRIENDLYNAME "{_READER}"', f"DEVICENAME /dev/null:{self._port:#x}", f"LIBPATH {driver}")
        file.write_text("\n".join((*lines, f"CHANNELID {self._port:#x}\n")), encoding="utf-8")
        return file

    def _run(self, daemon: str, configuration: Path) -> subprocess.Popen[bytes]:
        """Handed a listening socket as systemd would, it uses that one instead of the system's."""
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self._folder / "pcscd.comm"))
            listener.listen(8)
            started = [daemon, "--foreground", "--config", str(configuration)]
            running = subprocess.Popen(
                [sys.executable, "-c", _AS_SYSTEMD, str(listener.fileno()), *started],
                pass_fds=[listener.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._await_reader(running)
        return running

    def _await_reader(self, running: subprocess.Popen[bytes]) -> None:
        """Wait until vpcd listens."""
        deadline = time.monotonic() + _START_LIMIT
        while time.monotonic() < deadline and running.poll() is None:
            with socket.socket() as probe:
                probe.setblocking(False)
                probe.connect_ex(("127.0.0.1", self._port))
                decided = bool(select.select([], [probe], [], 0.1)[1])
                if decided and probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                    return
            time.sleep(0.02)
        running.kill()
        running.wait()
        raise OSError("pcscd does not start")


def _free_port() -> int:
    """A port that is free together with the one above it: vpcd takes one a slot, and has two."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def _daemon() -> str | None:
    return shutil.which("pcscd", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))


def _driver() -> Path | None:
    return next((path for path in _DRIVERS if path.exists()), None)
