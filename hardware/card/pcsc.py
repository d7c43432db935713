"""pyscard behind a few typed lines. Imported when a reader is opened: pyscard is an extra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from smartcard import scard

from hardware.card.memory import CardMemory, CardRefused, CardStumbled
from hardware.card.presented import TooMany, same
from hardware.card.type2 import Type2
from hardware.card.type4 import Type4

_OK = b"\x90\x00"
_UID = b"\xff\xca\x00\x00\x00"  # PC/SC part 3, 3.2.2.1.3
_STORAGE_CARD = bytes.fromhex("A000000306")
"""In the ATR of a card without a processor (PC/SC part 3, 3.1.3.2.3.1); its standard and two bytes of name follow."""
_TYPE_2_NAMES = frozenset({b"\x00\x03", b"\x00\x3a", b"\x00\x3d", b"\xff\x88"})  # Ultralight, -C, -EV1, readers' own
_CARD_TROUBLE = frozenset(
    {
        scard.SCARD_W_REMOVED_CARD,
        scard.SCARD_W_RESET_CARD,
        scard.SCARD_W_UNPOWERED_CARD,
        scard.SCARD_W_UNRESPONSIVE_CARD,
        scard.SCARD_W_UNSUPPORTED_CARD,
        scard.SCARD_E_NO_SMARTCARD,
        scard.SCARD_E_NOT_TRANSACTED,
        scard.SCARD_E_PROTO_MISMATCH,
        scard.SCARD_E_SHARING_VIOLATION,
        scard.SCARD_E_NOT_READY,
        scard.SCARD_F_COMM_ERROR,
    }
)
"""What concerns the card; any other failure is the reader's or the service's."""


class _Wire:
    """A connection to a card: APDUs, as the PC/SC service carries them."""

    def __init__(self, context: int, reader: str) -> None:
        code, self._handle, protocol = scard.SCardConnect(
            context, reader, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        )
        _card(code)
        self._header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        code, _reader, _state, _protocol, answer_to_reset = scard.SCardStatus(self._handle)
        _card(code)
        self.answer_to_reset = bytes(answer_to_reset)

    def transceive(self, command: bytes) -> bytes:
        """The answer with its two bytes of status; CardStumbled."""
        code, answer = scard.SCardTransmit(self._handle, self._header, list(command))
        _card(code)
        data = bytes(byte & 0xFF for byte in answer)
        if len(data) < len(_OK):
            raise CardStumbled("an answer without a status")
        return data

    def close(self) -> None:
        """Let the card be; its state is of no more interest."""
        scard.SCardDisconnect(self._handle, scard.SCARD_LEAVE_CARD)


class _Pages:
    """`type2.Pages` by the storage card commands of PC/SC part 3."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def read(self, page: int) -> bytes:
        answer = self._wire.transceive(b"\xff\xb0\x00" + bytes([page, 16]))
        if answer[-2:] != _OK:
            raise CardStumbled("it does not give its pages")
        return answer[:-2]

    def write(self, page: int, data: bytes) -> None:
        answer = self._wire.transceive(b"\xff\xd6\x00" + bytes([page, len(data)]) + data)
        if answer[-2:] != _OK:
            raise CardRefused("not written")

    def version(self) -> bytes | None:
        return None  # each maker of readers has a way of its own to send GET_VERSION


class PcscCard:
    """`PresentedCard` of PC/SC."""

    def __init__(self, wire: _Wire, is_present: Callable[[], bool]) -> None:
        self._wire = wire
        self._is_present = is_present
        self.uid = self._ask_uid()
        self.memory: CardMemory | None = _memory(wire)

    def is_present(self) -> bool:
        """As in PresentedCard."""
        return self._is_present()

    def _ask_uid(self) -> str:
        answer = self._wire.transceive(_UID)
        return answer[:-2].hex().upper() if answer[-2:] == _OK and len(answer) <= 12 else ""


class PcscFrontend:
    """`Frontend` on the first reader whose name begins with `prefix`.

    A reader gives one card at a time; when it gives another one from one look to the next, two lie on it.
    """

    def __init__(self, prefix: str) -> None:
        code, self._context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _reader(code)
        try:
            self._name = self._find(prefix)
        except OSError:
            scard.SCardReleaseContext(self._context)
            raise
        self._wire: _Wire | None = None
        self._seen = scard.SCARD_STATE_UNAWARE

    @property
    def description(self) -> str:
        """As in Frontend."""
        return self._name

    def sense(self) -> PcscCard | None:
        """As in Frontend."""
        self._drop()
        state = self._state()
        if not state & scard.SCARD_STATE_PRESENT:
            return None
        try:
            first = self._connected(state)
            uid = first.uid
            self._drop()
            card = self._connected(self._state())
        except CardStumbled:
            return None
        if not same(card.uid, uid):
            raise TooMany
        return card

    def close(self) -> None:
        """As in Frontend."""
        self._drop()
        scard.SCardReleaseContext(self._context)

    def _connected(self, state: int) -> PcscCard:
        wire = self._wire = _Wire(self._context, self._name)
        return PcscCard(wire, lambda: self._wire is wire and self._unchanged(state))

    def _unchanged(self, before: int) -> bool:
        """Whether the card of a state is still there: the upper half counts insertions and removals."""
        now = self._state()
        return bool(now & scard.SCARD_STATE_PRESENT) and now >> 16 == before >> 16

    def _state(self) -> int:
        code, states = scard.SCardGetStatusChange(self._context, 0, [(self._name, scard.SCARD_STATE_UNAWARE)])
        _reader(code)
        state: int = states[0][1]
        if state & (scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE):
            raise OSError("the reader is gone")
        return state

    def _drop(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()

    def _find(self, prefix: str) -> str:
        code, names = scard.SCardListReaders(self._context, [])
        _reader(code)
        found: str | None = next((name for name in names if name.startswith(prefix)), None)
        if found is None:
            raise OSError(f"there are: {', '.join(names)}" if names else "no reader is there")
        return found


def _memory(wire: _Wire) -> CardMemory | None:
    atr = wire.answer_to_reset
    at = atr.find(_STORAGE_CARD)
    if at < 0:
        return Type4(wire)
    name = atr[at + len(_STORAGE_CARD) + 1 :][:2]
    return Type2(_Pages(wire)) if name in _TYPE_2_NAMES else None


def _card(code: int) -> None:
    if code in _CARD_TROUBLE:
        raise CardStumbled(_text(code))
    _reader(code)


def _reader(code: int) -> None:
    if code != scard.SCARD_S_SUCCESS:
        raise OSError(_text(code))


def _text(code: int) -> str:
    said: Any = scard.SCardGetErrorMessage(code)
    return str(said).rstrip(".")
