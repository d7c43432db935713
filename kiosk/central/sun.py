"""Links that NTAG 424 DNA cards sign afresh at each reading (Secure Unique NFC).

After NXP AN12196, "NTAG 424 DNA and NTAG 424 DNA TagTamper features and hints", chapter 3; keys are diversified after
NXP AN10922. A link carries `picc_data` (UID and counter, encrypted) or `uid` and `ctr` (in plain), and `cmac`.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

KEY = 16
_UID = 7
_COUNTER = 3
_UID_AND_COUNTER = 0xC7  # PICCDataTag: both are there, the UID has seven bytes
_SV2 = bytes.fromhex("3CC300010080")
_BLOCK = 16
_MOST_PARAMETERS = 16
_HEX = re.compile(r"[0-9A-Fa-f]+", re.ASCII)
_FILE_KEY, _META_KEY = b"file", b"meta"


@dataclass(frozen=True, slots=True)
class Message:
    """What a link says, before anybody knows whether it is true. `counter` is how often the card was read."""

    uid: bytes
    counter: int
    code: bytes


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The service's keys: `meta` decrypts PICCData of all its cards; from `master` each card's own key is derived."""

    master: bytes = field(repr=False)
    meta: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.master) != KEY or len(self.meta) != KEY:
            raise ValueError("a card key has 16 bytes")

    def file_key(self, uid: bytes) -> bytes:
        """The key that a card of this UID signs with."""
        return diversified(self.master, uid + _FILE_KEY)


def read(link: str, meta_key: bytes) -> Message | None:
    """What a link says; None when it is not a signed one. Nothing is verified."""
    given = _parameters(link)
    code = _bytes(given.get("cmac", ""), 8)
    if code is None:
        return None
    if "picc_data" in given:
        data = _bytes(given["picc_data"], _BLOCK)
        return None if data is None else _decrypted(data, meta_key, code)
    uid, counter = _bytes(given.get("uid", ""), _UID), _bytes(given.get("ctr", ""), _COUNTER)
    if uid is None or counter is None:
        return None
    return Message(uid, int.from_bytes(counter, "big"), code)


def is_genuine(message: Message, file_key: bytes) -> bool:
    """Whether the card with this key signed it (AN12196, 3.4.4: CMAC over nothing under the session's key)."""
    session = mac(file_key, _SV2 + message.uid + message.counter.to_bytes(_COUNTER, "little"))
    return hmac.compare_digest(mac(session, b"")[1::2], message.code)


def diversified(master: bytes, given: bytes) -> bytes:
    """A key of AES-128 for one card (AN10922, 2.2): CMAC over 01 and up to 31 bytes that tell the card."""
    if not 1 <= len(given) <= 31:
        raise ValueError("a key is diversified by 1 to 31 bytes")
    plain = b"\x01" + given
    padded = plain if len(plain) == 2 * _BLOCK else (plain + b"\x80").ljust(2 * _BLOCK, b"\x00")
    return _mac_of_padded(master, padded, was_padded=len(plain) != 2 * _BLOCK)


def mac(key: bytes, data: bytes) -> bytes:
    """AES-CMAC (NIST SP 800-38B)."""
    made = CMAC(algorithms.AES(key))
    made.update(data)
    return made.finalize()


def _mac_of_padded(key: bytes, data: bytes, *, was_padded: bool) -> bytes:
    """CMAC over whole blocks, with the subkey of a padded message when AN10922 padded it to two."""
    zero = _ecb(key, bytes(_BLOCK))
    subkey = _doubled(_doubled(zero)) if was_padded else _doubled(zero)
    last = bytes(one ^ other for one, other in zip(data[-_BLOCK:], subkey, strict=True))
    state = bytes(_BLOCK)
    for block in (data[:_BLOCK], last):
        state = _ecb(key, bytes(one ^ other for one, other in zip(state, block, strict=True)))
    return state


def _ecb(key: bytes, block: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - single blocks, as CMAC is made of
    return cipher.update(block) + cipher.finalize()


def _doubled(block: bytes) -> bytes:
    """Doubling in GF(2^128), NIST SP 800-38B, 6.1."""
    number = int.from_bytes(block, "big") << 1
    return ((number & (1 << 128) - 1) ^ (0x87 if number >> 128 else 0)).to_bytes(_BLOCK, "big")


def _decrypted(data: bytes, meta_key: bytes, code: bytes) -> Message | None:
    cipher = Cipher(algorithms.AES(meta_key), modes.CBC(bytes(_BLOCK))).decryptor()
    plain = cipher.update(data) + cipher.finalize()
    if plain[0] != _UID_AND_COUNTER:
        return None
    return Message(plain[1 : 1 + _UID], int.from_bytes(plain[1 + _UID : 1 + _UID + _COUNTER], "little"), code)


def _parameters(link: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(urlsplit(link).query, max_num_fields=_MOST_PARAMETERS))
    except ValueError:
        return {}


def _bytes(text: str, length: int) -> bytes | None:
    return bytes.fromhex(text) if len(text) == 2 * length and _HEX.fullmatch(text) else None
