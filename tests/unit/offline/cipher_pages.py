"""What a thief with the store's key reads: every page of a database and its write-ahead log, free ones included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

# SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): pages of 4096 bytes, each ending in 16 bytes IV and 64 bytes
# HMAC; AES-256-CBC; the first page begins with the salt in clear. A raw key is the pages' key.
_PAGE, _RESERVE, _IV, _SALT = 4096, 80, 16, 16
# https://www.sqlite.org/fileformat2.html#walformat
_WAL_HEADER, _FRAME_HEADER = 32, 24


def pages(database: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Each page in clear, and where it is: "database" or "log"."""
    whole = database.read_bytes()
    for start in range(0, len(whole), _PAGE):
        yield "database", _clear(whole[start : start + _PAGE], key, first=start == 0)
    log = Path(f"{database}-wal")
    frames = log.read_bytes() if log.exists() else b""
    for start in range(_WAL_HEADER, len(frames), _FRAME_HEADER + _PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        body = frames[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        yield "log", _clear(body, key, first=number == 1)


def _clear(page: bytes, key: bytes, *, first: bool) -> bytes:
    begin, end = _SALT if first else 0, _PAGE - _RESERVE
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(page[end : end + _IV])).decryptor()
    return decryptor.update(page[begin:end]) + decryptor.finalize()


def places(database: Path, key: bytes, needle: bytes) -> set[str]:
    """Where some bytes can be read, in pages ("database", "log") or in a file as it is (its name)."""
    found = {where for where, page in pages(database, key) if needle in page}
    return found | {
        path.name for path in (database, Path(f"{database}-wal")) if path.exists() and needle in path.read_bytes()
    }
