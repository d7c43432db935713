"""A cart on its way between kiosk and phone, and the codes that a kiosk signs while it has no network."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.domain.customer import CartLine

VALID = timedelta(minutes=10)
"""How long a code of the central service waits to be claimed."""
SIGNED_VALID = timedelta(hours=24)
"""How long a code signed by a kiosk does: the phone may be without a network, too."""
MOST_LINES = 100
LONGEST_SIGNED = 600
"""Characters of a signed code. As a QR code (byte mode, error correction M) that is at most 97 modules a side."""

_MARK = "S."
_VERSION = 1
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_NONCE = 4
_SIGNATURE = 16
_MOST = 255
_PURPOSE = b"storekiosk handover 1"


@dataclass(frozen=True, slots=True)
class SignedCart:
    """What a signed code says; believed only once the signature was checked."""

    device: str
    made_at: datetime
    lines: tuple[CartLine, ...]

    @property
    def expires_at(self) -> datetime:
        """Until when it can be claimed."""
        return self.made_at + SIGNED_VALID


def signing_key(token_digest: str) -> bytes:
    """The device's key, from the SHA-256 (hex) of its token: both ends know that, and nothing else has to be kept."""
    return hmac.digest(bytes.fromhex(token_digest), _PURPOSE, "sha256")


def device_key(token: str) -> bytes:
    """The device's key, from its token."""
    return signing_key(hashlib.sha256(token.encode()).hexdigest())


def sign(cart: SignedCart, nonce: bytes, key: bytes) -> str | None:
    """A code of URL-safe characters for a cart; None when the cart does not fit into LONGEST_SIGNED of them.

    `S.` and base64url without padding of: version (1 byte), device (its length, ASCII), time (seconds since 2020, 4
    bytes, big-endian), nonce (4), the number of lines, each line (the SKU's length, UTF-8, quantity in 1 byte), and the
    first 16 bytes of an HMAC-SHA256 over all before. With SKUs of 5 characters 59 lines fit.
    """
    longest = max(len(text.encode()) for text in (cart.device, *(line.sku for line in cart.lines)))
    if len(cart.lines) > MOST_LINES or longest > _MOST:
        return None
    seconds = int((cart.made_at - _EPOCH).total_seconds())
    parts = [bytes([_VERSION]), _text(cart.device), seconds.to_bytes(4, "big"), nonce.rjust(_NONCE, b"\0")[:_NONCE]]
    parts.append(bytes([len(cart.lines)]))
    for line in cart.lines:
        parts += [_text(line.sku), bytes([min(line.quantity, _MOST)])]
    body = b"".join(parts)
    signed = body + hmac.digest(key, body, "sha256")[:_SIGNATURE]
    code = _MARK + base64.urlsafe_b64encode(signed).decode().rstrip("=")
    return code if len(code) <= LONGEST_SIGNED else None


def is_signed(code: str) -> bool:
    """Whether a code claims to be one that a kiosk signed."""
    return code.startswith(_MARK)


def read(code: str) -> SignedCart | None:
    """What a signed code says, whoever signed it; None when it is none."""
    packed = _unpacked(code)
    if packed is None:
        return None
    try:
        return _Reader(packed[:-_SIGNATURE]).cart()
    except (IndexError, UnicodeDecodeError, OverflowError):
        return None


def is_genuine(code: str, key: bytes) -> bool:
    """Whether the holder of this key signed it."""
    packed = _unpacked(code)
    if packed is None:
        return False
    expected = hmac.digest(key, packed[:-_SIGNATURE], "sha256")[:_SIGNATURE]
    return hmac.compare_digest(packed[-_SIGNATURE:], expected)


def _unpacked(code: str) -> bytes | None:
    text = code.removeprefix(_MARK)
    if text == code or len(code) > LONGEST_SIGNED:
        return None
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    canonical = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return packed if canonical == text and len(packed) > _SIGNATURE else None


def _text(text: str) -> bytes:
    encoded = text.encode()
    return bytes([len(encoded)]) + encoded


class _Reader:
    """Takes one field after the other; IndexError when there is none left."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def cart(self) -> SignedCart | None:
        if self._byte() != _VERSION:
            return None
        device = self._text()
        made_at = _EPOCH + timedelta(seconds=int.from_bytes(self._take(4), "big"))
        self._take(_NONCE)
        lines = tuple(CartLine(self._text(), self._byte()) for _ in range(self._byte()))
        whole = self._at == len(self._body) and 0 < len(lines) <= MOST_LINES
        return SignedCart(device, made_at, lines) if whole and all(one.sku and one.quantity for one in lines) else None

    def _byte(self) -> int:
        return self._take(1)[0]

    def _text(self) -> str:
        return self._take(self._byte()).decode()

    def _take(self, count: int) -> bytes:
        taken = self._body[self._at : self._at + count]
        if len(taken) < count:
            raise IndexError
        self._at += count
        return taken
