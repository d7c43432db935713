"""A receipt printer that is not there: takes ESC/POS, keeps what it printed, and has paper, a cover and a plug."""

from __future__ import annotations

import select
import socket
import threading
from typing import Any, Literal, Self

from hardware.simulated.escpos import DOTS, Slip
from hardware.simulated.printer_ends import End, PtyEnd, SocketTill, TcpEnd, Till, UsbEnd
from hardware.simulated.printer_machine import Failure, PrinterMachine
from hardware.simulated.slip_picture import draw_slip

Over = Literal["tcp", "serial", "usb", "file"]


def _of_machine(name: str, what: str) -> Any:
    """A flag of the printer that may be set at any time; it takes effect at once."""

    def get(self: SimulatedPrinter) -> Any:
        return getattr(self._machine, name)

    def put(self: SimulatedPrinter, value: Any) -> None:
        with self._machine.lock:
            setattr(self._machine, name, value)
            self._machine.work()
        self._nudge()

    return property(get, put, doc=what)


class SimulatedPrinter:
    """`receipts` are the slips it cut, as text. While it cannot print it keeps its bytes and waits.

    `over`: on a TCP `port` (0: a free one), a serial line (`device`), as a device file (`device`), or on USB (`usb`,
    a pyusb backend with one printer). `dots`: 576 for paper of 80 mm, 384 for 58 mm.
    """

    paper_out: bool = _of_machine("paper_out", "Whether the roll is empty.")
    paper_low: bool = _of_machine("paper_low", "Whether the roll is nearly empty.")
    cover_open: bool = _of_machine("cover_open", "Whether the cover stands open.")
    cutter_error: bool = _of_machine("cutter_error", "Whether the cutter is stuck.")
    offline: bool = _of_machine("offline", "Whether it was switched to offline at its panel.")
    silent: bool = _of_machine("silent", "Whether it answers nothing.")
    garbage: bool = _of_machine("garbage", "Whether its answers are rubbish.")
    slow: float = _of_machine("slow", "Seconds it takes for a line; 0: none.")
    knows_fence: bool = _of_machine("knows_fence", "Whether it answers GS r, as cheap printers do not.")
    knows_clear: bool = _of_machine("knows_clear", "Whether it can be told to forget what it has received.")

    def __init__(self, over: Over = "tcp", *, port: int = 0, dots: int = DOTS) -> None:
        self.byte_by_byte = False
        self._machine = PrinterMachine(dots)
        self._end = _end(over, port)
        self._refusing = False
        self._tills: list[Till] = []
        self._thread: threading.Thread | None = None
        self._wake, self._woken = socket.socketpair()
        self._wake.setblocking(False)

    # ── where it is ──────────────────────────────────────────────────────────────────────────────

    @property
    def port(self) -> int:
        """The TCP port; stable from `start` to `stop`."""
        return self._end.port if isinstance(self._end, TcpEnd) else 0

    @property
    def device(self) -> str:
        """The serial line or device file; stable from `start` to `stop`."""
        return self._end.address

    @property
    def usb(self) -> Any:
        """The pyusb backend where a driver finds it; None when it is not on USB."""
        return self._end.backend if isinstance(self._end, UsbEnd) else None

    @property
    def plugged(self) -> bool:
        """Whether it is switched on and its plug in."""
        return self._machine.powered

    @property
    def refusing(self) -> bool:
        """Whether nobody may connect: no connection, no such device, no permission."""
        return self._refusing

    @refusing.setter
    def refusing(self, value: bool) -> None:
        self._refusing = value
        self._end.refuse(refusing=value)
        self._nudge()

    # ── what it printed ──────────────────────────────────────────────────────────────────────────

    @property
    def receipts(self) -> list[str]:
        """The cut slips as plain text, oldest first; the last 1000."""
        return [slip.text for slip in self.slips]

    @property
    def slips(self) -> list[Slip]:
        """The cut slips with everything on them."""
        with self._machine.lock:
            return list(self._machine.slips)

    @property
    def scraps(self) -> list[Slip]:
        """What was half-printed when its power went."""
        with self._machine.lock:
            return list(self._machine.scraps)

    @property
    def first_byte_at(self) -> float | None:
        """When (`time.monotonic`) the first byte came since `listen_anew`."""
        return self._machine.first_byte_at

    def listen_anew(self) -> None:
        """The next byte is the first one."""
        self._machine.first_byte_at = None

    def render(self, index: int = -1) -> bytes:
        """A slip as a PNG picture, a dot a pixel."""
        return draw_slip(self.slips[index], self._machine.dots)

    # ── what happens to it ───────────────────────────────────────────────────────────────────────

    def fail_after(self, lines: int, how: Failure) -> None:
        """After so many more lines let paper, cutter or power fail, the cover open, or a jam come no sensor sees."""
        with self._machine.lock:
            self._machine.fail_after(lines, how)

    def start(self) -> Self:
        """Switch on."""
        self.plug()
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Switch off for good."""
        self.unplug()
        self._end.forget()
        self._wake.close()
        self._woken.close()

    def plug(self) -> None:
        """Be there (again) at the same place, with nothing half-printed."""
        if self._machine.powered:
            return
        self._end_thread()
        self._tills = self._end.open()
        self._machine.power_on()
        self._thread = threading.Thread(target=self._serve, name="simulated-printer", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Be gone at once; what was half-printed is lost."""
        self._machine.power_off()
        self._end_thread()
        self._end.close()

    def _end_thread(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            self._nudge()
            thread.join()

    def _nudge(self) -> None:
        try:
            self._wake.send(b"!")
        except OSError:
            return  # it is awake already, or stopped for good

    def _serve(self) -> None:
        """Until power goes. Then the tills are cut off; a serial line only falls silent."""
        machine = self._machine
        while True:
            delay = machine.work()
            if not machine.powered:
                break
            waiting = self._end.waiting
            watched: list[Any] = [self._woken, *([waiting] if waiting else [])]
            try:
                ready, _, _ = select.select([*watched, *(self._tills if machine.has_room else [])], [], [], delay)
            except (OSError, ValueError):
                continue  # the end was closed this moment: look again
            for one in ready:
                if one is self._woken:
                    self._woken.recv(4096)
                elif one is waiting:
                    self._accept(waiting)
                else:
                    self._receive(one)
        for till in self._tills:
            till.close()
        self._tills = []
        self._end.switch_off()

    def _accept(self, listener: socket.socket) -> None:
        try:
            line, _ = listener.accept()
        except OSError:
            return  # it hung up before it was let in
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._tills.append(SocketTill(line))

    def _receive(self, till: Till) -> None:
        data = till.receive(1 if self.byte_by_byte else 4096)
        if data is None:
            self._tills.remove(till)
            till.close()
        elif data:
            self._machine.receive(data, till.answer)


def _end(over: Over, port: int) -> End:
    match over:
        case "tcp":
            return TcpEnd(port)
        case "usb":
            return UsbEnd()
        case _:
            return PtyEnd()
