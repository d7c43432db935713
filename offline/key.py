"""The key of the encrypted store. It is never logged, never part of a path, a URL or an error's text."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from kiosk.errors import StoreUnreadable
from kiosk.settings import StoreKey

KEY_BYTES = 32
SERVICE = "storekiosk"
DEVELOPMENT_KEY = hashlib.sha256(b"storekiosk development key: everyone knows it, it protects nothing").digest()


def load_key(settings: StoreKey, environment: Mapping[str, str] = os.environ) -> bytes:
    """The 32-byte key the settings name; StoreUnreadable when it is missing, open to others, or no key."""
    match settings.source:
        case "development":
            return DEVELOPMENT_KEY
        case "file":
            if settings.file is None:
                raise StoreUnreadable("store_key.source is 'file' but store_key.file is not set", fix="name the file")
            return _read(settings.file.expanduser())
        case "credential":
            return _credential(settings.name, environment)
        case "keyring":
            return _from_keyring(settings.name)


def _credential(name: str, environment: Mapping[str, str]) -> bytes:
    """As systemd hands it over (systemd.exec(5), LoadCredentialEncrypted=): in memory, for this unit only."""
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise StoreUnreadable(
            "store_key.source is 'credential' but systemd gave none",
            fix=f"put LoadCredentialEncrypted={name}:… into the unit, see docs/packaging.md",
        )
    path = Path(folder) / name
    try:
        return _parsed(path.read_bytes(), f"the credential {name}")
    except OSError as error:
        raise StoreUnreadable(
            f"the credential {name} cannot be read: {error.strerror}", fix="check the unit"
        ) from error


def _from_keyring(name: str) -> bytes:
    import keyring  # noqa: PLC0415 - only where it is asked for
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        text = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise StoreUnreadable(f"the keyring cannot be read: {error}", fix="unlock it, or start its service") from error
    if text is None:
        raise StoreUnreadable(
            f"the keyring has no entry {SERVICE}/{name}", fix=f"openssl rand -hex 32 | keyring set {SERVICE} {name}"
        )
    return _parsed(text.encode(), f"the keyring's entry {SERVICE}/{name}")


def is_development_key(key: bytes) -> bool:
    """Whether a store with this key is open to everyone who has the program."""
    return hmac.compare_digest(key, DEVELOPMENT_KEY)


def fingerprint(key: bytes) -> str:
    """32 hex digits that tell keys apart and nothing about them: HMAC-SHA-256 of a fixed text, halved."""
    return hmac.new(key, b"storekiosk key fingerprint 1", hashlib.sha256).hexdigest()[:32]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            text = file.read(4 * KEY_BYTES)
    except OSError as error:
        raise StoreUnreadable(f"the key file {path} cannot be read: {error.strerror}", fix="check the path") from error
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise StoreUnreadable(f"the key file {path} is open to other users", fix=f"chmod 600 {path}")
    if status.st_uid not in {0, os.geteuid()}:
        raise StoreUnreadable(f"the key file {path} belongs to another user", fix="chown it to the kiosk's user")
    return _parsed(text, f"the key file {path}")


def _parsed(text: bytes, where: str) -> bytes:
    if not re.fullmatch(rb"[0-9A-Fa-f]{64}", text.strip()):
        raise StoreUnreadable(f"{where} does not hold 64 hex digits", fix="openssl rand -hex 32")
    return bytes.fromhex(text.decode("ascii").strip())
