"""What makes a kept view unreadable: tags instead of names, and for each view a key of its own."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from pydantic import TypeAdapter, ValidationError

from kiosk.domain.customer import CustomerView, Token, TokenKind
from kiosk.errors import StoreDamaged

_VIEW = TypeAdapter(CustomerView)
_NONCE = 12


class Sealed(NamedTuple):
    """A view as it is kept. `wrapped_key` (RFC 3394, 40 bytes) opens `body`; without it nothing does."""

    wrapped_key: bytes
    body: bytes


class Seal:
    """Makes tags and seals views, with keys that follow from the store's (HMAC-SHA-256, one label each)."""

    def __init__(self, store_key: bytes) -> None:
        self._tag_key = _derive(store_key, "kept views: tags 1")
        self._wrapping_key = _derive(store_key, "kept views: wrapping 1")

    def of_token(self, token: Token) -> bytes:
        """What a token is found by, 32 bytes; a text is the same one from a card's chip and from a QR code."""
        kind = "text" if token.kind in {TokenKind.CARD_NDEF, TokenKind.QR} else token.kind.value
        return self._tag(f"token:{kind}:{token.value}")

    def of_customer(self, reference: str) -> bytes:
        """What a customer is found by, 32 bytes."""
        return self._tag(f"customer:{reference}")

    def close(self, view: CustomerView) -> Sealed:
        """Seal a view with a new random key (AES-256-GCM), bound to its customer."""
        key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
        body = AESGCM(key).encrypt(nonce, _VIEW.dump_json(view), self.of_customer(view.customer.reference))
        return Sealed(aes_key_wrap(self._wrapping_key, key), nonce + body)

    def open(self, sealed: Sealed, customer: bytes) -> CustomerView:
        """The view of a customer, by their tag; StoreDamaged when it is not theirs or not whole."""
        try:
            key = aes_key_unwrap(self._wrapping_key, sealed.wrapped_key)
            text = AESGCM(key).decrypt(sealed.body[:_NONCE], sealed.body[_NONCE:], customer)
            return _VIEW.validate_json(text)
        except (InvalidUnwrap, InvalidTag, ValueError) as error:  # pydantic's and too short a body are ValueErrors
            cause = None if isinstance(error, ValidationError) else error  # it would quote the person's data
            raise StoreDamaged("a kept view cannot be read", fix="it is kept anew the next time") from cause

    def _tag(self, what: str) -> bytes:
        return hmac.digest(self._tag_key, what.encode(), hashlib.sha256)


def _derive(key: bytes, label: str) -> bytes:
    return hmac.digest(key, f"storekiosk {label}".encode(), hashlib.sha256)
