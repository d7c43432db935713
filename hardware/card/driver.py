"""NFC readers: through nfcpy (USB, a serial PN532, or a simulated one over UDP), and through PC/SC."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from hardware.card.memory import CardStumbled
from hardware.card.presented import TooMany, same
from hardware.card.writing import write
from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CardEvent, CardLifted, CardRead, CardWrite, SeveralCards

if TYPE_CHECKING:
    from hardware.card.presented import Frontend, PresentedCard
    from hardware.card.records import Content

_INTERVAL = 0.025
_READS = 4
_FINDS = 8
"""So often a card whose reading broke off is looked for: without its text it is somebody else's token."""
_MISSES = 2
"""A card not found this often in a row was taken away."""
_SEVERAL = "several"


class _Reader:
    """What both have in common: reads each card once for each time it is put on, and nobody's of two at once.

    A card that lies there while the reader is closed and opened again was put on once.
    """

    name = "card_reader"

    def __init__(self, record_type: str = "") -> None:
        self._record_type = record_type
        self._frontend: Frontend | None = None
        self._held: PresentedCard | None = None
        self._held_uid = ""
        self._misses = 0
        self._events: deque[CardEvent] = deque()

    @property
    def description(self) -> str:
        """What the reader says of itself: make and firmware; "" while it is not open."""
        return self._frontend.description if self._frontend is not None else ""

    def open(self) -> None:
        """Find the reader."""
        self.close()
        self._frontend = self._connect()

    def poll(self, timeout: float) -> CardEvent | None:
        """As `ports.CardReader`."""
        deadline = time.monotonic() + timeout
        while True:
            if not self._events:
                self._look()
            if self._events:
                return self._events.popleft()
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return None
            time.sleep(min(_INTERVAL, remaining))

    def write(self, text: str, *, lock: bool = False, replace: bool = False) -> CardWrite:
        """As `ports.CardReader`."""
        self._look()
        if self._held_uid == _SEVERAL:
            return CardWrite.SEVERAL
        card = self._held
        if card is None:
            return CardWrite.NO_CARD
        done = CardWrite.TORN
        for _ in range(_READS):
            done = write(card.memory, text, self._record_type, lock=lock, replace=replace)
            if done is not CardWrite.TORN:
                break
            again = self._found_again(card)
            if again is None:
                break
            card = again
        return done

    def close(self) -> None:
        """Let the reader go."""
        frontend, self._frontend = self._frontend, None
        self._held = None
        self._misses = 0
        self._events.clear()
        if frontend is not None:
            frontend.close()

    def _connect(self) -> Frontend:
        raise NotImplementedError

    def _look(self) -> None:
        """See what has changed since the last time.

        A held card is asked whether it is there, not found anew: phones take a random UID each time they are found.
        """
        if self._frontend is None:
            raise self._lost("is not open")
        try:
            if self._held is not None and self._held.is_present():
                return
            found = self._frontend.sense()
        except TooMany:
            self._several()
        except OSError as error:
            raise self._lost(str(error)) from error
        else:
            self._now(found)

    def _now(self, found: PresentedCard | None) -> None:
        self._held = found
        if found is None:
            self._misses += 1
            if self._misses >= _MISSES and self._held_uid:
                self._held_uid = ""
                self._events.append(CardLifted())
            return
        self._misses = 0
        if self._held_uid == _SEVERAL:
            self._held = None  # one of two was taken away: whose the other is, nobody meant to say
        elif not same(found.uid, self._held_uid):
            self._put(found)

    def _put(self, card: PresentedCard) -> None:
        if self._held_uid:
            self._events.append(CardLifted())
        self._held_uid = card.uid
        content = self._content(card)
        if self._held_uid == _SEVERAL:
            return
        self._events.append(CardRead(card.uid, content.texts, content.own))

    def _several(self) -> None:
        self._held, self._misses = None, 0
        if self._held_uid != _SEVERAL:
            if self._held_uid:
                self._events.append(CardLifted())
            self._held_uid = _SEVERAL
            self._events.append(SeveralCards())

    def _content(self, card: PresentedCard) -> Content:
        """What is on the card; a read that broke off is tried again while the card is there."""
        from hardware.card.records import Content, decode  # noqa: PLC0415 - ndeflib loads slowly

        there: PresentedCard | None = card
        for _ in range(_FINDS):
            with suppress(CardStumbled, OSError):  # whether the reader is gone, the next look will tell
                if there is not None:
                    message = there.memory.read() if there.memory else None
                    return decode(message or b"", self._record_type) or Content()
            there = self._found_again(card)
            if self._held_uid == _SEVERAL:
                break
        return Content()

    def _found_again(self, card: PresentedCard) -> PresentedCard | None:
        if self._frontend is None:
            raise self._lost("is not open")
        try:
            again = self._frontend.sense()
        except TooMany:
            self._several()
            return None
        except OSError as error:
            raise self._lost(str(error)) from error
        self._held = again if again is not None and same(again.uid, card.uid) else None
        return self._held

    def _lost(self, why: str) -> DeviceLost:
        raise NotImplementedError


class NfcCardReader(_Reader):
    """A reader that nfcpy drives. `path` as nfcpy takes it; `record_type`: the shop's own kind of NDEF record."""

    def __init__(self, path: str = "usb", record_type: str = "") -> None:
        super().__init__(record_type)
        self._path = path

    def _connect(self) -> Frontend:
        from hardware.card.frontend import NfcFrontend  # noqa: PLC0415 - nfcpy loads slowly: only where there is a reader

        try:
            return NfcFrontend(self._path)
        except (OSError, ValueError) as error:
            raise DeviceAbsent(
                f"card reader at {self._path}: {error}", fix="plug it in, or set devices.card_reader.path to its path"
            ) from error

    def _lost(self, why: str) -> DeviceLost:
        return DeviceLost(f"card reader at {self._path}: {why}", fix="plug it in again")


class PcscCardReader(_Reader):
    """A reader that the system's PC/SC service drives; `path` begins its name there, "" takes the first one."""

    def __init__(self, path: str = "", record_type: str = "") -> None:
        super().__init__(record_type)
        self._path = path

    def _connect(self) -> Frontend:
        try:
            from hardware.card.pcsc import PcscFrontend  # noqa: PLC0415 - pyscard is an extra
        except ImportError as error:
            raise DeviceAbsent(
                "card readers through PC/SC need pyscard, which is not installed",
                fix="run `./run pcsc`, or install storekiosk[pcsc]",
            ) from error
        try:
            return PcscFrontend(self._path)
        except OSError as error:
            raise DeviceAbsent(
                f"card reader {self._path!r} of PC/SC: {error}",
                fix="plug it in, start pcscd, or set devices.card_reader.path to the beginning of its name",
            ) from error

    def _lost(self, why: str) -> DeviceLost:
        return DeviceLost(f"card reader {self._path!r} of PC/SC: {why}", fix="plug it in again, and see to pcscd")
