"""nfcpy behind a few typed lines. Imported when a reader is opened: nfcpy takes its time."""

from __future__ import annotations

import contextlib
import logging
import struct
import time

import ndef
import nfc
import nfc.clf
import nfc.tag

_SILENT_AFTER = 0.95
"""nfcpy's UDP transport waits a second for the answer to its first question."""
_SILENCES = 2
_UDP_TIMEOUT = 0.1
_STUMBLES = (
    nfc.clf.CommunicationError,
    nfc.tag.TagCommandError,
    ndef.DecodeError,
    LookupError,
    RuntimeError,
    ValueError,
    TypeError,
    struct.error,
)
"""What nfcpy raises over the answers of a broken or torn card, which it takes as well-formed."""

# It logs what is on the cards, and at level ERROR what it also raises.
logging.getLogger("nfc").setLevel(logging.CRITICAL)


class PresentedCard:
    """A card in the reader's field. Personal."""

    def __init__(self, frontend: nfc.ContactlessFrontend, target: nfc.clf.RemoteTarget) -> None:
        self.uid = bytes(target.sdd_res or b"").hex().upper()
        self._tag: nfc.tag.Tag | None = None
        with contextlib.suppress(*_STUMBLES):  # then all we know of it is its UID
            self._tag = nfc.tag.activate(frontend, target)

    def read(self) -> tuple[str, ...] | None:
        """Its NDEF URIs and texts; None when there is no NDEF message on it or the read broke off."""
        try:
            if self._tag is None or self._tag.ndef is None:
                return None
            records = list(self._tag.ndef.records)
        except _STUMBLES:
            return None
        texts = []
        for record in records:
            if isinstance(record, ndef.UriRecord):
                texts.append(str(record.iri))
            elif isinstance(record, ndef.TextRecord):
                texts.append(str(record.text))
        return tuple(texts)

    def is_present(self) -> bool:
        """Whether it is still there and answering."""
        try:
            return self._tag is not None and bool(self._tag.is_present)
        except _STUMBLES:
            return False


class _OverUdp(nfc.ContactlessFrontend):  # type: ignore[misc]  # nfcpy has no types
    """A card's answers come within milliseconds through the air, but not through two processes on a busy machine."""

    def exchange(self, send_data: bytes, timeout: float) -> bytearray | None:
        answer: bytearray | None = super().exchange(send_data, max(timeout, _UDP_TIMEOUT))
        return answer


class Frontend:
    """A reader at an nfcpy `path`. OSError from any method: it cannot be reached (any more)."""

    def __init__(self, path: str) -> None:
        self._patient = not path.startswith("udp")
        self._silences = 0
        self._target = nfc.clf.RemoteTarget("106A")
        self._frontend = nfc.ContactlessFrontend() if self._patient else _OverUdp()
        if not self._frontend.open(path):
            raise FileNotFoundError("no reader found")
        if not self._patient:
            self._require_answer()

    def sense(self) -> PresentedCard | None:
        """The card in the field now."""
        started = time.monotonic()
        try:
            target = self._frontend.sense(self._target, iterations=1)
            card = None if target is None else PresentedCard(self._frontend, target)
        except (nfc.clf.Error, ValueError) as error:
            raise OSError(f"the reader answers rubbish: {error}") from error
        self._listen_for_silence(answered=card is not None or time.monotonic() - started < _SILENT_AFTER)
        return card

    def close(self) -> None:
        """Let the reader go."""
        self._frontend.close()

    def _require_answer(self) -> None:
        try:
            self.sense()
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
