"""An NFC reader through nfcpy: USB, a serial PN532, or a simulated one over UDP."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CardRead

if TYPE_CHECKING:
    from hardware.card.frontend import Frontend, PresentedCard

_INTERVAL = 0.05
_READS = 3
_MISSES = 2
"""A card not found this often in a row was taken away."""


class NfcCardReader:
    """Reads UID, NDEF URIs and texts of a card, once for each time it is put on. `path` as nfcpy takes it."""

    name = "card_reader"

    def __init__(self, path: str = "usb") -> None:
        self._path = path
        self._frontend: Frontend | None = None
        self._held: PresentedCard | None = None
        self._held_uid = ""
        self._misses = 0

    def open(self) -> None:
        """Find the reader."""
        from hardware.card.frontend import Frontend  # noqa: PLC0415 - nfcpy loads slowly: only where there is a reader

        self.close()
        try:
            self._frontend = Frontend(self._path)
        except (OSError, ValueError) as error:
            raise DeviceAbsent(
                f"card reader at {self._path}: {error}", fix="plug it in, or set devices.card_reader.path to its path"
            ) from error

    def poll(self, timeout: float) -> CardRead | None:
        """As `ports.CardReader`."""
        deadline = time.monotonic() + timeout
        while True:
            card = self._newly_put()
            if card is not None:
                return CardRead(card.uid, self._texts(card))
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return None
            time.sleep(min(_INTERVAL, remaining))

    def close(self) -> None:
        """Let the reader go."""
        frontend, self._frontend = self._frontend, None
        self._held, self._held_uid, self._misses = None, "", 0
        if frontend is not None:
            frontend.close()

    def _newly_put(self) -> PresentedCard | None:
        """A card that was not there before.

        A held card is asked whether it is there, not found anew: phones take a random UID each time they are found.
        """
        if self._held is not None and self._held.is_present():
            return None
        found = self._sense()
        new = found is not None and found.uid != self._held_uid
        if found is not None:
            self._held, self._held_uid, self._misses = found, found.uid, 0
        else:
            self._held = None
            self._misses += 1
            if self._misses >= _MISSES:
                self._held_uid = ""
        return found if new else None

    def _texts(self, card: PresentedCard) -> tuple[str, ...]:
        """What is on the card; a read that broke off is tried again while the card is there."""
        for _ in range(_READS):
            texts = card.read()
            if texts is not None:
                return texts
            again = self._sense()
            if again is None or again.uid != card.uid:
                break
            self._held = card = again
        return ()

    def _sense(self) -> PresentedCard | None:
        if self._frontend is None:
            raise DeviceLost(f"card reader at {self._path} is not open")
        try:
            return self._frontend.sense()
        except OSError as error:
            raise DeviceLost(f"card reader at {self._path}: {error}", fix="plug it in again") from error
