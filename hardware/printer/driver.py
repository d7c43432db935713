"""A network receipt printer that speaks ESC/POS, through python-escpos."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hardware.printer.layout import Element, set_receipt
from hardware.printer.link import PrinterLink
from kiosk.domain.receipt import Receipt
from kiosk.errors import DeviceAbsent, DeviceLost, PrinterFault


class EscPosPrinter:
    """Prints slips of `columns` characters. It connects for each job: nothing goes stale, and tills may share it.

    The status is asked before and after a job; `patience` is how many seconds a slip may take to come out.
    """

    name = "printer"

    def __init__(
        self, host: str, port: int = 9100, columns: int = 42, *, timeout: float = 3.0, patience: float = 20.0
    ) -> None:
        self._host = host
        self._port = port
        self._columns = columns
        self._timeout = timeout
        self._patience = patience
        self._compose: Callable[[Sequence[Element]], bytes] | None = None

    def open(self) -> None:
        """See that it answers; DeviceAbsent when it does not. Paper and cover are `check`'s."""
        from hardware.printer.slip import slip_bytes  # noqa: PLC0415 - python-escpos loads slowly: not at start-up

        self._compose = slip_bytes
        try:
            with self._connect() as link:
                link.status()
        except OSError as error:
            raise DeviceAbsent(
                f"printer at {self._host}:{self._port}: {error}",
                fix="switch it on, or set devices.printer to its address",
            ) from error

    def close(self) -> None:
        """Nothing is held between jobs."""

    def check(self) -> None:
        """As `ports.ReceiptPrinter`; DeviceLost when it does not answer at all."""
        try:
            with self._connect() as link:
                link.require_ready()
        except OSError as error:
            raise DeviceLost(f"printer at {self._host}:{self._port}: {error}", fix="switch it on") from error

    def print(self, receipt: Receipt) -> None:
        """As `ports.ReceiptPrinter`: returns when the printer says that the whole slip is out."""
        if self._compose is None:
            raise PrinterFault(f"printer at {self._host}:{self._port} is not open", fix="switch it on")
        job = self._compose(set_receipt(receipt, self._columns))
        try:
            with self._connect() as link:
                link.require_ready()
                link.print(job, self._patience)
        except OSError as error:
            raise PrinterFault(
                f"printer at {self._host}:{self._port} did not confirm the slip: {error}", fix="print it again"
            ) from error

    def _connect(self) -> PrinterLink:
        return PrinterLink(self._host, self._port, self._timeout)
