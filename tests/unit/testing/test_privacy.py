"""The search for personal data finds it in every form, and nothing where there is none."""

from __future__ import annotations

import base64
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.privacy import Secrets, search_content, search_files, search_words

HANNES = Secrets.of_customer(DemoShop().person("hannes"))
NAME, UID = "Brückner", "045953FF10C51A"
RAW = bytes.fromhex(UID)

FORMS: dict[str, Callable[[], bytes]] = {
    "plain": NAME.encode,
    "small": NAME.lower().encode,
    "capitals": NAME.upper().encode,
    "UTF-16": lambda: NAME.encode("utf-16-le"),
    "UTF-16 BE": lambda: NAME.encode("utf-16-be"),
    "Latin-1": lambda: NAME.encode("latin-1"),
    "JSON": lambda: json.dumps({"name": NAME}).encode(),
    "URL": lambda: quote(NAME).encode(),
    "hex": lambda: NAME.encode().hex().encode(),
    "card, bytes": lambda: RAW,
    "card, backwards": lambda: RAW[::-1],
    "card, hex": UID.lower().encode,
    "card, hex with colons": RAW.hex(":").upper().encode,
    "card, decimal": str(int(UID, 16)).encode,
    "card, base64": lambda: base64.b64encode(RAW),
    "number": lambda: b"loyalty=729639534;",
    "link": lambda: b"GET https://shop.example/c/729639534",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_form_is_found_in_the_middle_of_anything(form: Callable[[], bytes]) -> None:
    content = os.urandom(300) + form() + os.urandom(300)
    findings = search_content(HANNES, content, "state/x.db")
    assert findings
    assert all(str(finding).startswith("state/x.db: hannes's ") for finding in findings)
    assert NAME not in str(findings)


@given(before=st.binary(max_size=40), after=st.binary(max_size=40))
def test_base64_is_found_wherever_the_name_begins(before: bytes, after: bytes) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        assert search_content(HANNES, encode(before + NAME.encode() + after), "x")
        assert search_content(HANNES, encode(before + RAW + after), "x")


def test_names_of_files_count(tmp_path: Path) -> None:
    file = tmp_path / "views" / f"{UID.lower()}.bin"
    file.parent.mkdir()
    file.write_bytes(b"\x00")
    assert {finding.place for finding in search_files(HANNES, [file], tmp_path)} == {f"name of views/{file.name}"}


def test_a_short_name_is_a_word_of_a_text_and_nothing_among_random_bytes() -> None:
    ben = Secrets(("Ben",), (), {"Ben": "ben's first name"})
    assert search_content(ben, b"hello Ben!", "log")
    assert search_content(ben, b"\x01\xffgreeting Ben\x00\xfe", "db")
    assert not search_content(ben, "Bennet, Übergeben".encode(), "log")
    assert not search_content(ben, b"\xff\x00Ben\xfe", "db")


def test_words_on_a_screen_are_whole_words() -> None:
    leo = Secrets.of_customer(DemoShop().person("leo"))
    assert search_words(leo, ["Hello Leo"], "the screen")
    assert search_words(leo, ["Card 04539C13C47F9C"], "the screen")
    assert not search_words(leo, ["Leonardo pasta", "leo"], "the screen")


def test_a_megabyte_of_chance_tells_nothing() -> None:
    shop = DemoShop()
    everybody = [Secrets.of_customer(shop.person(card.card)) for card in shop.cards]
    content = bytes(1 << 16) + random.Random(7).randbytes(1 << 18)
    assert [finding for one in everybody for finding in search_content(one, content, "x")] == []
