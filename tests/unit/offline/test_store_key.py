from __future__ import annotations

import os
from pathlib import Path

import pytest

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
