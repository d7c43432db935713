"""Receipt printers."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.ports.devices import Device


@runtime_checkable
class ReceiptPrinter(Device, Protocol):
    """A receipt printer."""

    def print(self, slip: Receipt | TextSlip) -> None:
        """Print a whole slip; PrinterFault when it may not have come out (paper out, cover open, gone)."""

    def check(self) -> None:
        """Ask for its status; PrinterFault naming what is wrong."""
