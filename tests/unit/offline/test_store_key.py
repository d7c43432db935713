from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from kiosk.errors import StoreUnreadable
from kiosk.settings import StoreKey
from offline.key import DEVELOPMENT_KEY, fingerprint, is_development_key, load_key

HEX = "0123456789abcdef" * 4


def key_file(path: Path, text: str = HEX + "\n", mode: int = 0o600) -> StoreKey:
    path.write_text(text, encoding="ascii")
    path.chmod(mode)
    return StoreKey(source="file", file=path)


def test_a_key_file_of_64_hex_digits_is_the_key(tmp_path: Path) -> None:
    key = load_key(key_file(tmp_path / "key"))
    assert key.hex() == HEX
    assert not is_development_key(key)


def test_the_development_key_is_known_as_such() -> None:
    assert load_key(StoreKey()) == DEVELOPMENT_KEY
    assert len(DEVELOPMENT_KEY) == 32
    assert is_development_key(DEVELOPMENT_KEY)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_file_open_to_others_is_refused_with_the_command_that_mends_it(tmp_path: Path, mode: int) -> None:
    settings = key_file(tmp_path / "key", mode=mode)
    with pytest.raises(StoreUnreadable, match=r"chmod 600 .*key"):
        load_key(settings)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_key_file_of_another_user_is_refused(tmp_path: Path) -> None:
    settings = key_file(tmp_path / "key")
    os.chown(tmp_path / "key", 12345, 12345)
    with pytest.raises(StoreUnreadable, match="another user"):
        load_key(settings)


@pytest.mark.parametrize("text", ["", "short", HEX[:-1], HEX + "0", HEX[:-1] + "g", HEX * 100])
def test_what_is_no_key_is_refused_and_never_quoted(tmp_path: Path, text: str) -> None:
    settings = key_file(tmp_path / "key", text)
    with pytest.raises(StoreUnreadable, match="64 hex digits") as caught:
        load_key(settings)
    assert not text or text not in str(caught.value)


def test_a_missing_key_file_and_a_missing_setting_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreadable, match="nowhere"):
        load_key(StoreKey(source="file", file=tmp_path / "nowhere"))
    with pytest.raises(StoreUnreadable, match=r"store_key\.file"):
        load_key(StoreKey(source="file"))


def test_a_fingerprint_tells_keys_apart_without_giving_them_away() -> None:
    one, other = bytes(32), bytes([1, *bytes(31)])
    assert fingerprint(one) == fingerprint(one)
    assert fingerprint(one) != fingerprint(other)
    assert one.hex() not in fingerprint(one)


def test_a_credential_of_systemd_is_the_key(tmp_path: Path) -> None:
    (tmp_path / "store-key").write_text(HEX)
    settings, environment = StoreKey(source="credential"), {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert load_key(settings, environment).hex() == HEX
    for wrong, reason in (({}, "LoadCredentialEncrypted"), ({"CREDENTIALS_DIRECTORY": "/nowhere"}, "cannot be read")):
        with pytest.raises(StoreUnreadable, match=reason):
            load_key(settings, wrong)
    (tmp_path / "store-key").write_text("secret")
    with pytest.raises(StoreUnreadable, match="64 hex digits") as refused:
        load_key(settings, environment)
    assert "secret" not in str(refused.value)


class Drawer(KeyringBackend):
    """A keyring in memory, or one that stays locked."""

    priority = 1

    def __init__(self, text: str | None, *, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.text, self.locked = text, locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("nobody unlocked it")
        return self.text if (service, username) == ("storekiosk", "till-3") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


@pytest.fixture
def drawer() -> Iterator[Callable[..., None]]:
    before = keyring.get_keyring()
    yield lambda *text, **named: keyring.set_keyring(Drawer(*text, **named))
    keyring.set_keyring(before)


def test_an_entry_of_the_keyring_is_the_key(drawer: Callable[..., None]) -> None:
    settings = StoreKey(source="keyring", name="till-3")
    drawer(HEX + "\n")
    assert load_key(settings).hex() == HEX
    with pytest.raises(StoreUnreadable, match="keyring set storekiosk other"):
        load_key(StoreKey(source="keyring", name="other"))
    drawer("secret")
    with pytest.raises(StoreUnreadable, match="64 hex digits"):
        load_key(settings)
    drawer(HEX, locked=True)
    with pytest.raises(StoreUnreadable, match="nobody unlocked it"):
        load_key(settings)
