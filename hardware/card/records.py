"""From an NDEF message to what the kiosk asks of it, and back."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import ndef

from hardware.card.memory import MAX_MESSAGE

_MOST_RECORDS = 16
_STUMBLES = (ndef.DecodeError, LookupError, RuntimeError, ValueError, TypeError, struct.error)
"""What ndeflib raises over rubbish."""


@dataclass(frozen=True, slots=True)
class Content:
    """Links and texts of a message in their order; `own`: what its records of the shop's own type say. Personal."""

    texts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def decode(message: bytes, record_type: str = "") -> Content | None:
    """What a message says, as far as the kiosk asks; None when it is no NDEF message.

    `record_type` is an external type (NFC Forum RTD 3), such as "shop.example:loyalty"; "" for none.
    """
    if len(message) > MAX_MESSAGE:
        return None
    texts, own = [], []
    try:
        for count, record in enumerate(ndef.message_decoder(message)):
            if count >= _MOST_RECORDS:
                return None
            if isinstance(record, ndef.UriRecord):
                texts.append(str(record.iri))
            elif isinstance(record, ndef.TextRecord):
                texts.append(str(record.text))
            elif record_type and record.type == f"urn:nfc:ext:{record_type}":
                own.append(bytes(record.data).decode("utf-8"))
    except _STUMBLES:
        return None
    return Content(tuple(texts), tuple(own))


def encode(text: str, record_type: str = "") -> bytes:
    """A message that says a customer's `text`: as the shop's own record, or as a link without one."""
    record = ndef.Record(f"urn:nfc:ext:{record_type}", "", text.encode()) if record_type else ndef.UriRecord(text)
    return b"".join(ndef.message_encoder([record]))
