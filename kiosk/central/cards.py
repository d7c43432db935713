"""Cards: those that sign their link, whom they belong to, and new ones that staff write."""

from __future__ import annotations

import secrets
import tomllib
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, insert, select, update

from kiosk.central import sun
from kiosk.central import tables as t
from kiosk.central.database import CARD_KEYS
from kiosk.errors import BadInput

_NONCE = 12
_WRAPPING = b"wrap"
_TOKEN_BYTES = 16


def keys_of(connection: Connection) -> sun.CardKeys | None:
    """The keys that this service knows its cards by."""
    keys: sun.CardKeys | None = connection.get_execution_options().get(CARD_KEYS)
    return keys


def load_keys(file: Path) -> sun.CardKeys:
    """Keys from a TOML file: `master` and `meta`, 32 hex digits each; BadInput naming what is wrong."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
        return sun.CardKeys(bytes.fromhex(given["master"]), bytes.fromhex(given["meta"]))
    except OSError as error:
        raise BadInput(f"{file}: cannot be read: {error.strerror}", fix="check path and rights") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"{file}: does not hold the card keys ({type(error).__name__})",
            fix='write master = "…" and meta = "…", 32 hex digits each',
        ) from None  # the cause may show a key


def signer(connection: Connection, link: str) -> tuple[sun.Message, str, bool] | None:
    """The message that a link is, its card's customer, and whether the card is blocked; None unless it is genuine."""
    keys = keys_of(connection)
    message = sun.read(link, keys.meta) if keys else None
    if keys is None or message is None:
        return None
    card = connection.execute(select(t.sun_cards).where(t.sun_cards.c.uid == _name(message.uid))).first()
    if card is None or not sun.is_genuine(message, _key(keys, message.uid, card.key)):
        return None
    return message, card.customer, card.blocked


def take(connection: Connection, message: sun.Message) -> bool:
    """Let a genuine message in, once: False when it, or a later one of its card, was let in before."""
    cards = t.sun_cards.c
    done = connection.execute(
        update(t.sun_cards)
        .where(cards.uid == _name(message.uid), cards.counter < message.counter)
        .values(counter=message.counter)
    )
    return done.rowcount == 1


def add_signer(connection: Connection, uid: bytes, customer: str, *, key: bytes = b"", blocked: bool = False) -> None:
    """Make a signing card known; `key` when its own is not derived from the service's."""
    keys = keys_of(connection)
    if key and keys is None:
        raise ValueError("a card's own key cannot be kept without the service's keys")
    wrapped = _wrapped(keys, uid, key) if key and keys else ""
    connection.execute(insert(t.sun_cards).values(uid=_name(uid), customer=customer, key=wrapped, blocked=blocked))


def issue(connection: Connection, customer: str, prefix: str, *, staff: str, device: str, now: datetime) -> str:
    """A new text for a customer's card, that nobody can guess; the card that bears it is known by it."""
    text = prefix + secrets.token_urlsafe(_TOKEN_BYTES)
    connection.execute(
        insert(t.tokens).values(
            kind="text", value=text, customer=customer, issued_by=staff, issued_on=device, issued_at=now
        )
    )
    return text


def _name(uid: bytes) -> str:
    return uid.hex().upper()


def _key(keys: sun.CardKeys, uid: bytes, wrapped: str) -> bytes:
    if not wrapped:
        return keys.file_key(uid)
    box = bytes.fromhex(wrapped)
    try:
        return AESGCM(sun.diversified(keys.master, _WRAPPING)).decrypt(box[:_NONCE], box[_NONCE:], uid)
    except InvalidTag:
        return secrets.token_bytes(sun.KEY)  # kept under other keys than the service has: nothing is genuine then


def _wrapped(keys: sun.CardKeys, uid: bytes, key: bytes) -> str:
    nonce = secrets.token_bytes(_NONCE)
    return (nonce + AESGCM(sun.diversified(keys.master, _WRAPPING)).encrypt(nonce, key, uid)).hex()
