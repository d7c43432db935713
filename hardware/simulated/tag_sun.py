"""The part of an NTAG 424 DNA that writes its own link afresh at each reading: Secure Unique NFC (SUN).

After NXP AN12196, "NTAG 424 DNA and NTAG 424 DNA TagTamper features and hints", chapter 3.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Literal

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

_FIRST_SECOND = 1_767_225_600  # 2026-01-01: a counter that follows the clock still rises after a restart
_STEP = 10
_MOST = 0xFFFFFF
_UID_AND_COUNTER = 0xC7  # PICCDataTag: both are mirrored, the UID has seven bytes
_SV2 = bytes.fromhex("3CC300010080")


@dataclass(slots=True)
class Sun:
    """What signs a card's link: the keys it was given, and its read counter.

    `encrypted`: UID and counter go into the link as PICCData; else in plain. `counter`: None follows the clock.
    """

    link: str
    file_key: bytes = field(repr=False)
    meta_key: bytes = field(default=bytes(16), repr=False)
    mirror: Literal["encrypted", "plain"] = "encrypted"
    counter: int | None = None

    def fresh(self, uid: bytes) -> str:
        """The link at the next reading; the counter has risen."""
        by_clock = int((time.time() - _FIRST_SECOND) // _STEP)
        self.counter = max(1, by_clock) if self.counter is None else self.counter + 1
        if self.counter > _MOST:
            raise ValueError("the read counter has reached its end: the card signs no more")
        count = self.counter.to_bytes(3, "little")
        code = _signature(self.file_key, uid + count).hex().upper()
        if self.mirror == "plain":
            return f"{self.link}?uid={uid.hex().upper()}&ctr={self.counter:06X}&cmac={code}"
        plain = bytes([_UID_AND_COUNTER]) + uid + count + secrets.token_bytes(5)
        cipher = Cipher(algorithms.AES(self.meta_key), modes.CBC(bytes(16))).encryptor()
        data = cipher.update(plain) + cipher.finalize()
        return f"{self.link}?picc_data={data.hex().upper()}&cmac={code}"


def _signature(file_key: bytes, uid_and_count: bytes) -> bytes:
    """The CMAC over nothing under the session's key, every other byte of it (AN12196, 3.3 and 3.4.4)."""
    return _cmac(_cmac(file_key, _SV2 + uid_and_count), b"")[1::2]


def _cmac(key: bytes, data: bytes) -> bytes:
    mac = CMAC(algorithms.AES(key))
    mac.update(data)
    return mac.finalize()
