"""A receipt printer that speaks ESC/POS, through python-escpos, over any wire."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hardware.printer.layout import Element, set_lines, set_receipt
from hardware.printer.link import PrinterLink
from hardware.printer.wire import SocketWire, Wire
from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.errors import BadInput, DeviceAbsent, DeviceLost, PrinterFault

Compose = Callable[[Sequence[Element], tuple[bytes, ...]], tuple[bytes, ...]]

CUT_OFF = b"\x1b@\n\x1dV\x00"
"""Before a slip that follows one which broke off: so that they do not hang together."""


class EscPosPrinter:
    """Prints slips of `columns` characters at `place`, over what `connect` gives.

    A printer in the network is connected for each job: nothing goes stale, and tills may share it. Any other is held
    from `open` to `close`. The status is asked before, within and after a slip; `patience` is how many seconds that may
    take to come out. `logo` is a picture file printed at its top.
    """

    name = "printer"

    def __init__(
        self,
        connect: Callable[[], Wire],
        place: str,
        columns: int = 42,
        *,
        logo: Path | None = None,
        timeout: float = 3.0,
        patience: float = 20.0,
    ) -> None:
        self.warning = ""
        self._connect = connect
        self._place = place
        self._columns = columns
        self._logo_file = logo
        self._timeout = timeout
        self._patience = patience
        self._compose: Compose | None = None
        self._logo: tuple[bytes, ...] = ()
        self._logo_warning = ""
        self._held: Wire | None = None
        self._torn = False

    @classmethod
    def in_network(
        cls,
        host: str,
        port: int = 9100,
        columns: int = 42,
        *,
        logo: Path | None = None,
        timeout: float = 3.0,
        patience: float = 20.0,
    ) -> EscPosPrinter:
        """A printer on TCP."""
        return cls(
            lambda: SocketWire(host, port, timeout),
            f"printer at {host}:{port}",
            columns,
            logo=logo,
            timeout=timeout,
            patience=patience,
        )

    def open(self) -> None:
        """See that it answers; DeviceAbsent when it does not. Paper and cover are `check`'s."""
        self.close()
        self._load()
        try:
            wire = self._connect()
            try:
                link = PrinterLink(wire, self._timeout)
                link.drain()
                self._note(link.condition().warning)
            except OSError:
                wire.close()
                raise
        except OSError as error:
            raise DeviceAbsent(
                f"{self._place}: {error}", fix="switch it on, or set devices.printer to where it is"
            ) from error
        if wire.held:
            self._held = wire
        else:
            wire.close()

    def close(self) -> None:
        """Nothing but a held wire is kept between jobs."""
        wire, self._held = self._held, None
        if wire is not None:
            wire.close()

    def check(self) -> None:
        """As `ports.ReceiptPrinter`; DeviceLost when it does not answer at all."""
        try:
            with self._link() as link:
                self._note(link.require_ready().warning)
        except OSError as error:
            raise DeviceLost(f"{self._place}: {error}", fix="switch it on") from error

    def print(self, slip: Receipt | TextSlip) -> None:
        """As `ports.ReceiptPrinter`: returns when the printer says that the whole slip is out."""
        if self._compose is None:
            raise PrinterFault(f"{self._place} is not open", fix="switch it on")
        if isinstance(slip, TextSlip):
            parts = self._compose(set_lines(slip, self._columns), ())
        else:
            parts = self._compose(set_receipt(slip, self._columns, logo=bool(self._logo)), self._logo)
        try:
            with self._link() as link:
                self._note(link.require_ready().warning)
                self._put(link, parts)
        except OSError as error:
            raise PrinterFault(f"{self._place} did not confirm the slip: {error}", fix="print it again") from error

    def _put(self, link: PrinterLink, parts: tuple[bytes, ...]) -> None:
        """Print, and remember when it broke off."""
        torn, self._torn = self._torn, True
        link.print((CUT_OFF, *parts) if torn else parts, self._patience)
        self._torn = False

    @contextlib.contextmanager
    def _link(self) -> Iterator[PrinterLink]:
        """A conversation. When the wire breaks in it, a held one is let go: `open` takes a new one."""
        wire = self._held
        if wire is not None:
            try:
                yield PrinterLink(wire, self._timeout)
            except OSError:
                self.close()
                raise
            return
        wire = self._connect()
        try:
            yield PrinterLink(wire, self._timeout)
        finally:
            wire.close()

    def _load(self) -> None:
        """python-escpos loads slowly: on the device's thread, and not at start-up."""
        from hardware.printer.slip import slip_parts  # noqa: PLC0415 - as the docstring says

        self._compose = slip_parts
        if self._logo_file is None or self._logo:
            return
        from hardware.printer.logo import logo_parts  # noqa: PLC0415 - as above

        try:
            self._logo, self._logo_warning = logo_parts(self._logo_file, self._columns), ""
        except BadInput as error:
            self._logo_warning = str(error)

    def _note(self, warning: str) -> None:
        self.warning = warning or self._logo_warning
