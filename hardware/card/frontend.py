"""nfcpy behind a few typed lines. Imported when a reader is opened: nfcpy takes its time."""

from __future__ import annotations

import contextlib
import logging
import struct
import termios
import time
from collections.abc import Callable, Iterator
from typing import Any

import nfc
import nfc.clf
import nfc.tag
import nfc.tag.tt2
import nfc.tag.tt4

from hardware.card.memory import CardMemory, CardRefused, CardStumbled
from hardware.card.presented import TooMany, same
from hardware.card.type2 import Type2
from hardware.card.type4 import Type4

_SILENT_AFTER = 0.95
"""nfcpy's UDP transport waits a second for the answer to its first question."""
_SILENCES = 2
_UDP_TIMEOUT = 0.1
_SHORT = 0.005
_ACK = b"\x0a"
_FIRST_PAGES, _PAGES_READ = b"\x30\x00", 16
_HALT = b"\x50\x00"  # ISO 14443-3, HLTA
_STUMBLES = (
    nfc.clf.CommunicationError,
    nfc.tag.TagCommandError,
    LookupError,
    RuntimeError,
    ValueError,
    TypeError,
    struct.error,
)
"""What nfcpy raises over the answers of a broken or torn card, which it takes as well-formed."""

# It logs what is on the cards, and at level ERROR what it also raises.
logging.getLogger("nfc").setLevel(logging.CRITICAL)


@contextlib.contextmanager
def _stumbling() -> Iterator[None]:
    try:
        yield
    except (*_STUMBLES, OSError, termios.error) as error:  # whether the reader is gone, the next look will tell
        raise CardStumbled(type(error).__name__) from error


class _Pages:
    """`type2.Pages` through nfcpy."""

    def __init__(self, tag: Any) -> None:
        self._tag = tag

    def read(self, page: int) -> bytes:
        with _stumbling():
            return bytes(self._tag.read(page))

    def write(self, page: int, data: bytes) -> None:
        with _stumbling():
            answer = bytes(self._tag.transceive(b"\xa2" + bytes([page]) + data))
        if answer != _ACK:
            raise CardRefused("not acknowledged")

    def version(self) -> bytes | None:
        with _stumbling():
            answer = bytes(self._tag.transceive(b"\x60"))
        return answer if len(answer) == 8 else None


class _Apdus:
    """`type4.Apdus` through nfcpy."""

    def __init__(self, tag: Any) -> None:
        self._tag = tag

    def transceive(self, command: bytes) -> bytes:
        with _stumbling():
            return bytes(self._tag.transceive(bytearray(command)))


class _Stumbling:
    """`CardMemory` of a card that fell silent before it told what it is."""

    capacity = 0
    lockable = False

    def read(self) -> bytes | None:
        raise CardStumbled("it fell silent")

    def format(self) -> bool:
        raise CardStumbled("it fell silent")

    def write(self, message: bytes) -> None:  # noqa: ARG002 - the protocol's signature
        raise CardStumbled("it fell silent")

    def lock(self) -> None:
        raise CardStumbled("it fell silent")


class NfcCard:
    """`PresentedCard` of nfcpy."""

    def __init__(self, frontend: nfc.ContactlessFrontend, target: nfc.clf.RemoteTarget) -> None:
        self.uid = _uid(target)
        self.memory: CardMemory | None = None
        self._tag: Any = None
        with contextlib.suppress(*_STUMBLES):  # then all we know of it is its UID
            self._tag = nfc.tag.activate(frontend, target)
        if isinstance(self._tag, nfc.tag.tt2.Type2Tag):
            self.memory = Type2(_Pages(self._tag))
        elif isinstance(self._tag, nfc.tag.tt4.Type4Tag):
            self.memory = Type4(_Apdus(self._tag))
        elif self._tag is None:
            self.memory = _Stumbling()

    def is_present(self) -> bool:
        """As in PresentedCard; a Type 2 card is asked once, where nfcpy asks thrice and loses 300 ms."""
        try:
            if isinstance(self._tag, nfc.tag.tt2.Type2Tag):
                return len(self._tag.transceive(_FIRST_PAGES, retries=0)) == _PAGES_READ
            return self._tag is not None and bool(self._tag.is_present)
        except (*_STUMBLES, OSError, termios.error):  # whether the reader is gone, the next look will tell
            return False


def _uid(target: nfc.clf.RemoteTarget) -> str:
    return bytes(target.sdd_res or b"").hex().upper()


class _OverUdp(nfc.ContactlessFrontend):  # type: ignore[misc]  # nfcpy has no types
    """A card's answers come within milliseconds through the air, but not through two processes on a busy machine."""

    def exchange(self, send_data: bytes, timeout: float) -> bytearray | None:
        waiting = timeout if send_data == _HALT else max(timeout, _UDP_TIMEOUT)
        answer: bytearray | None = super().exchange(send_data, waiting)
        return answer


class NfcFrontend:
    """`Frontend` at an nfcpy path."""

    def __init__(self, path: str) -> None:
        self._patient = not path.startswith("udp")
        self._silences = 0
        self._target = nfc.clf.RemoteTarget("106A")
        self._frontend = nfc.ContactlessFrontend() if self._patient else _OverUdp()
        if not self._reach(lambda: self._frontend.open(path)):
            raise FileNotFoundError("no reader found")
        if not self._patient:
            self._require_answer()

    @property
    def description(self) -> str:
        """As in Frontend."""
        return " ".join(str(self._frontend.device).split())

    def sense(self) -> NfcCard | None:
        """As in Frontend."""
        try:
            return self._sense()
        except OSError:
            if not self._patient:
                raise
            return self._sense()  # a chip that missed a beat on a busy line answers the next question

    def _sense(self) -> NfcCard | None:
        first = self._find()
        target = None if first is None else self._alone(first)
        return None if target is None else self._reach(lambda: NfcCard(self._frontend, target))

    def close(self) -> None:
        """As in Frontend."""
        with contextlib.suppress(OSError, termios.error, LookupError):  # it is gone already, or was never well
            self._frontend.close()

    def _alone(self, first: nfc.clf.RemoteTarget) -> nfc.clf.RemoteTarget | None:
        """The card once more, when no other answers while it sleeps (ISO 14443-3: a halted card ignores REQA)."""
        with contextlib.suppress(nfc.clf.CommunicationError):  # a halted card does not answer
            self._reach(lambda: self._frontend.exchange(_HALT, _SHORT))
        another = self._reach(self._find_awake)
        again = self._find()
        if any(found is not None and not same(_uid(found), _uid(first)) for found in (another, again)):
            raise TooMany
        return again

    def _find_awake(self) -> nfc.clf.RemoteTarget | None:
        """Like `_find`, but the field stays on in between: that would wake the halted ones."""
        with self._frontend.lock:
            if self._frontend.device is None:
                raise OSError("the reader is closed")
            try:
                return self._frontend.device.sense_tta(self._target)
            except nfc.clf.CommunicationError:
                return None

    def _find(self) -> nfc.clf.RemoteTarget | None:
        started = time.monotonic()
        target = self._reach(lambda: self._frontend.sense(self._target, iterations=1))
        self._listen_for_silence(answered=target is not None or time.monotonic() - started < _SILENT_AFTER)
        return target

    def _reach(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except nfc.clf.CommunicationError:
            raise
        except (nfc.clf.Error, termios.error, ValueError, LookupError, TypeError) as error:
            raise OSError(f"the reader answers rubbish: {error}") from error

    def _require_answer(self) -> None:
        try:
            self._find()
            if self._silences:
                raise TimeoutError("nothing answers")
        except OSError:
            self.close()
            raise

    def _listen_for_silence(self, *, answered: bool) -> None:
        """Over UDP nobody reports a cut cable: a peer that does not even say "no card" is gone."""
        if self._patient:
            return
        self._silences = 0 if answered else self._silences + 1
        if self._silences >= _SILENCES:
            raise TimeoutError("the reader fell silent")
