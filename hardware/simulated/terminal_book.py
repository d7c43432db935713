"""What a simulated terminal has booked: kept over power cuts, and what tests compare the till's belief with."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Booking:
    """A transaction. `original` is the receipt number that a reversal undoes; a declined one has a `code`."""

    receipt_no: int
    trace_no: int
    amount: int
    currency: int
    moment: str
    original: int | None = None
    code: int = 0
    reversed: bool = False
    closed: bool = False


class TerminalBook:
    """Bookings in order, in a file when `path` names one. Any thread may read."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._bookings: list[Booking] = []
        if path is not None and path.exists():
            whole, _, _ = path.read_text(encoding="utf-8").rpartition("\n")  # killed while writing, it booked nothing
            for line in whole.splitlines():
                self._apply(Booking(**json.loads(line)))

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """All of them, oldest first."""
        with self._lock:
            return tuple(self._bookings)

    @property
    def last(self) -> Booking | None:
        """The newest one."""
        return self.bookings[-1] if self.bookings else None

    @property
    def paid(self) -> tuple[int, ...]:
        """The amounts that were paid and not undone."""
        return tuple(one.amount for one in self.bookings if not (one.code or one.reversed or one.original is not None))

    def find(self, receipt_no: int) -> Booking | None:
        """The newest payment with a receipt number."""
        payments = (one for one in reversed(self.bookings) if one.original is None and not one.code)
        return next((one for one in payments if one.receipt_no == receipt_no), None)

    def book(self, amount: int, currency: int, *, original: Booking | None = None, code: int = 0) -> Booking:
        """Book a payment, a declined payment, or (with `original`) a reversal, durably."""
        number = len(self.bookings) + 1
        booking = Booking(
            receipt_no=number % 9999 or 9999,
            trace_no=number,
            amount=amount,
            currency=currency,
            moment=f"1122 {number // 3600 % 24:02}{number // 60 % 60:02}{number % 60:02}",
            original=original.receipt_no if original else None,
            code=code,
        )
        self._write(booking)
        return booking

    def close_day(self) -> int:
        """Close what is open; gives its total."""
        with self._lock:
            open_ones = (one for one in self._bookings if not (one.code or one.reversed or one.closed))
            total = sum(one.amount for one in open_ones if one.original is None)
            self._bookings = [replace(one, closed=True) for one in self._bookings]
        return total

    def _write(self, booking: Booking) -> None:
        with self._lock:
            if self._path is not None:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(booking)) + "\n")
                    file.flush()
                    os.fsync(file.fileno())
        self._apply(booking)

    def _apply(self, booking: Booking) -> None:
        with self._lock:
            if booking.original is not None:
                self._bookings = [
                    replace(one, reversed=True) if one.receipt_no == booking.original and one.original is None else one
                    for one in self._bookings
                ]
            self._bookings.append(booking)
