"""Entries of the outbox as staff see them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.domain.money import Money
from kiosk.domain.operation import EntryState, OutboxEntry
from ui import words_outbox as words
from ui.format import moment
from ui.present import Presenter
from ui.services import UiServices

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """An entry in the list. `alarm`: somebody should look at it."""

    entryId: str
    seq: int
    title: str
    when: str
    state_: str
    reason: str
    alarm: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something about the entry that is open."""

    label: str
    value: str


class DeliveryRows:
    """Makes rows of entries, as of now."""

    def __init__(self, services: UiServices, present: Presenter) -> None:
        self._services = services
        self._present = present

    @property
    def online(self) -> bool:
        """Whether the central service is not known to be out of reach."""
        return self._services.connectivity.current.online is not False

    def row(self, entry: OutboxEntry) -> DeliveryRow:
        """In the list."""
        state = words.tries(entry)
        if entry.state is EntryState.PENDING and entry.attempts:
            state += " · " + words.next_attempt(self._next(entry))
        return DeliveryRow(
            entryId=entry.operation.id,
            seq=entry.seq,
            title=words.title(entry),
            when=self._moment(entry),
            state_=state,
            reason=words.reason(entry, online=self.online),
            alarm=is_alarming(entry),
        )

    def facts(self, entry: OutboxEntry) -> list[FactRow]:
        """What is known of it, as far as there is something."""
        total = _total(entry)
        told = [
            (translate("Delivery", "Total"), self._present.money(total)),
            (translate("Delivery", "Made"), self._moment(entry)),
            (translate("Delivery", "Number on this device"), str(entry.seq)),
            (translate("Delivery", "Tries"), str(entry.attempts)),
            (translate("Delivery", "Next try"), self._next(entry)),
        ]
        return [FactRow(label, value) for label, value in told if value]

    def _next(self, entry: OutboxEntry) -> str:
        due = entry.next_attempt_at
        return words.next_try(entry, None if due is None else due - self._services.clock.now())

    def _moment(self, entry: OutboxEntry) -> str:
        zone = self._services.settings.store.timezone
        return moment(entry.operation.created_at, self._present.language, zone)


def is_alarming(entry: OutboxEntry) -> bool:
    """Whether somebody should look at it."""
    return entry.state is EntryState.PARKED or words.alarming(entry)


def _total(entry: OutboxEntry) -> Money | None:
    totals = entry.operation.payload.get("totals")
    total = totals.get("total") if isinstance(totals, dict) else None
    match total:
        case {"amount": int(amount), "currency": str(currency)}:
            return Money(amount, currency)
        case _:
            return None
