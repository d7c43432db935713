"""Cards on a reader of the system's PC/SC service: the far end of vsmartcard's virtual reader (vpcd).

vpcd's protocol: two bytes of length, then an APDU, or one byte that switches the card off (0) or on (1), resets it (2),
or asks for its answer to reset (4).
"""

from __future__ import annotations

import contextlib
import itertools
import secrets
import select
import socket
import threading
import time

from hardware.simulated.card_field import CardField
from hardware.simulated.tag import CardInField

_STORAGE_ATR = bytes.fromhex("3B8F8001804F0CA0000003060300030000000068")
"""PC/SC part 3, 3.1.3.2.3.1: a card after ISO 14443-3 A, MIFARE Ultralight, as readers call all cards of type 2."""
_PROCESSOR_ATR = bytes.fromhex("3B80800101")
_OK, _WRONG = b"\x90\x00", b"\x63\x00"
_ATR = 4
_PAUSE = 0.02
_ACK = b"\x0a"
_GET_UID, _READ, _UPDATE = b"\xff\xca", b"\xff\xb0", b"\xff\xd6"


class SimulatedVirtualCards(CardField):
    """A hand with cards at the virtual reader that listens on `port`; a card is there while one is connected."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port
        self._thread: threading.Thread | None = None
        self._turns = itertools.count()

    def start(self) -> SimulatedVirtualCards:
        """Begin to look after the reader."""
        self._thread = threading.Thread(target=self._serve, name="simulated-vcard", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Leave, with every card."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _serve(self) -> None:
        while self._thread is not None:
            card = self.chosen()
            if card is not None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1) as line:
                    self._lie(line, card)
            time.sleep(_PAUSE)

    def _lie(self, line: socket.socket, card: CardInField) -> None:
        buffer = b""
        _hurry(line)
        while self._thread is not None and card in self.lying():
            ready, _, _ = select.select([line], [], [], _PAUSE)
            if not ready:
                continue
            if not (received := line.recv(4096)):
                return
            _hurry(line)
            buffer += received
            while len(buffer) >= 2 and len(buffer) >= 2 + (length := int.from_bytes(buffer[:2], "big")):
                message, buffer = buffer[2 : 2 + length], buffer[2 + length :]
                if not self._heard(line, card, message):
                    return

    def _heard(self, line: socket.socket, card: CardInField, message: bytes) -> bool:
        """False when the card was moved away over it."""
        if len(message) == 1:
            if message[0] == _ATR:
                self._say(line, _STORAGE_ATR if card.card.kind == "t2" else _PROCESSOR_ATR)
            else:
                card.field_off()
            return True
        if self.breaks(card):
            return False
        if self.faults.slow:
            time.sleep(self.faults.slow)
        if self.faults.garbage or (card.card.unreadable and not message.startswith(_GET_UID)):
            self._say(line, secrets.token_bytes(secrets.randbelow(24) + 2) if self.faults.garbage else _WRONG)
        else:
            self._say(line, self._obey(card, message))
        return True

    def _obey(self, card: CardInField, apdu: bytes) -> bytes:
        """PC/SC part 3, 3.2.2.1, for cards without a processor; any card's UID."""
        if apdu.startswith(_GET_UID):
            lying = self.lying() or [card]
            return bytes.fromhex(lying[next(self._turns) % len(lying)].card.uid) + _OK
        if card.card.kind == "t4":
            return card.command(apdu)
        if apdu.startswith(_READ) and len(apdu) == 5:
            data = card.type_2(b"\x30" + apdu[3:4])
            return data[: apdu[4] or 16] + _OK if len(data) == 16 else _WRONG
        if apdu.startswith(_UPDATE) and len(apdu) == 9:
            return _OK if card.type_2(b"\xa2" + apdu[3:4] + apdu[5:]) == _ACK else _WRONG
        return _WRONG

    def _say(self, line: socket.socket, data: bytes) -> None:
        framed = len(data).to_bytes(2, "big") + data
        if not self.faults.crumbs:
            line.sendall(framed)
            return
        for at in range(len(framed)):
            line.sendall(framed[at : at + 1])


def _hurry(line: socket.socket) -> None:
    """The vpcd sends length and content apart: between them, TCP would wait 40 ms for our acknowledgement."""
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
