"""Cards that sign their link, and cards that staff issue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from hardware.simulated.tag_sun import Sun
from kiosk.central import cards, sun
from kiosk.central import tables as t
from kiosk.central.demo import CARD_KEYS
from kiosk.errors import BadInput
from tests.unit.central.conftest import DEVICE

UID = bytes.fromhex("04DE5F1EACC040")
OTHER = bytes.fromhex("041E3C8A2D6B80")
ZERO = bytes(16)


# ── NXP's own figures ────────────────────────────────────────────────────────────────────────────────────────────


def test_an12196_encrypted_picc_data() -> None:
    """AN12196, 3.4.2 and 3.4.4.2.1."""
    link = "https://choose.url.com/ntag424?picc_data=EF963FF7828658A599F3041510671E88&cmac=94EED9EE65337086"
    message = sun.read(link, ZERO)
    assert message == sun.Message(UID, 0x3D, bytes.fromhex("94EED9EE65337086"))
    assert message is not None
    assert sun.is_genuine(message, ZERO)
    assert not sun.is_genuine(message, b"\x01" + bytes(15))


def test_an12196_session_key() -> None:
    session = sun.mac(ZERO, bytes.fromhex("3CC300010080") + UID + bytes.fromhex("3D0000"))
    assert session == bytes.fromhex("3FB5F6E3A807A03D5E3570ACE393776F")


def test_an12196_plain_mirror() -> None:
    link = "https://choose.url.com/ntag424?uid=041E3C8A2D6B80&ctr=000006&cmac=4B00064004B0B3D3"
    message = sun.read(link, ZERO)
    assert message == sun.Message(OTHER, 6, bytes.fromhex("4B00064004B0B3D3"))
    assert message is not None
    assert sun.is_genuine(message, ZERO)


def test_an10922_diversified_key() -> None:
    """AN10922, 2.2.1."""
    master = bytes.fromhex("00112233445566778899AABBCCDDEEFF")
    given_bytes = bytes.fromhex("04782E21801D803042F54E585020416275")
    assert sun.diversified(master, given_bytes) == bytes.fromhex("A8DD63A3B89D54B37CA802473FDA9175")


# ── what is not a signed link ────────────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=300))
def test_any_text_is_a_message_or_none(text: str) -> None:
    for link in (text, f"https://shop.example/t?{text}", f"https://shop.example/t?picc_data={text}&cmac={text}"):
        sun.read(link, ZERO)


@given(st.binary(min_size=7, max_size=7), st.integers(1, 0xFFFFFF), st.sampled_from(["encrypted", "plain"]))
def test_what_a_card_signs_is_genuine_and_nothing_near_it(uid: bytes, counter: int, mirror: Any) -> None:
    key = CARD_KEYS.file_key(uid)
    signs = Sun("https://shop.example/t", key, CARD_KEYS.meta, mirror=mirror, counter=counter - 1)
    message = sun.read(signs.fresh(uid), CARD_KEYS.meta)
    assert message is not None
    assert (message.uid, message.counter) == (uid, counter)
    assert sun.is_genuine(message, key)
    for changed in (
        sun.Message(uid, counter ^ 1, message.code),
        sun.Message(bytes([uid[0] ^ 1]) + uid[1:], counter, message.code),
        sun.Message(uid, counter, bytes([message.code[0] ^ 1]) + message.code[1:]),
    ):
        assert not sun.is_genuine(changed, key)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "cmac=94EED9EE65337086",
        "picc_data=EF963FF7828658A599F3041510671E88",
        "picc_data=EF963FF7828658A599F3041510671E&cmac=94EED9EE65337086",
        "picc_data=00000000000000000000000000000000&cmac=94EED9EE65337086",
        "uid=041E3C8A2D6B80&cmac=4B00064004B0B3D3",
        "uid=041E3C8A2D6B80&ctr=6&cmac=4B00064004B0B3D3",
        "&".join(f"a{number}=1" for number in range(100)) + "&cmac=94EED9EE65337086",
    ],
)
def test_other_links_say_nothing(query: str) -> None:
    assert sun.read(f"https://shop.example/t?{query}", ZERO) is None


def test_keys_are_never_shown() -> None:
    assert CARD_KEYS.master.hex() not in repr(CARD_KEYS).lower()
    assert repr(CARD_KEYS) == "CardKeys()"


def test_keys_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(f'master = "{"11" * 16}"\nmeta = "{"22" * 16}"\n')
    assert cards.load_keys(file) == sun.CardKeys(b"\x11" * 16, b"\x22" * 16)
    for text in ('master = "11"', "nonsense", f'master = "{"11" * 15}"\nmeta = "{"22" * 16}"\n'):
        file.write_text(text)
        with pytest.raises(BadInput) as told:
            cards.load_keys(file)
        assert "1111" not in str(told.value)
    with pytest.raises(BadInput):
        cards.load_keys(tmp_path / "none.toml")


# ── the service ──────────────────────────────────────────────────────────────────────────────────────────────────


def signing(client: Any, uid: bytes = UID, *, key: bytes = b"", blocked: bool = False) -> Sun:
    with client.app.state.central.database.write() as connection:
        cards.add_signer(connection, uid, "C1", key=key, blocked=blocked)
    return Sun("https://shop.example/t", key or CARD_KEYS.file_key(uid), CARD_KEYS.meta, counter=0)


def show(client: Any, link: str) -> Any:
    return client.post("/v1/identify", json={"kind": "card_sun", "value": link}, headers=DEVICE)


@pytest.mark.parametrize("key", [b"", b"\x07" * 16], ids=["derived", "its own"])
def test_a_signing_card_is_verified(client: Any, key: bytes) -> None:
    card = signing(client, key=key)
    answer = show(client, card.fresh(UID))
    assert answer.status_code == 200, answer.text
    assert answer.json()["customer"]["level"] == "verified"
    assert answer.json()["customer"]["reference"] == "C1"


def test_a_link_is_let_in_once_and_an_older_one_not_at_all(client: Any) -> None:
    card = signing(client)
    older, link = card.fresh(UID), card.fresh(UID)
    assert show(client, link).status_code == 200
    for again in (link, older):
        refused = show(client, again)
        assert refused.status_code == 409
        assert refused.json()["type"] == "replayed-code"
        assert "session_key" not in refused.json()
    assert show(client, card.fresh(UID)).status_code == 200


def test_a_forged_unknown_or_blocked_card_is_refused(client: Any) -> None:
    card = signing(client)
    forged = Sun("https://shop.example/t", bytes(16), CARD_KEYS.meta, counter=5)
    assert show(client, forged.fresh(UID)).json()["type"] == "unknown-token"
    assert show(client, card.fresh(OTHER)).json()["type"] == "unknown-token"
    assert show(client, "https://shop.example/t").json()["type"] == "unknown-token"
    blocked = signing(client, OTHER, blocked=True)
    assert show(client, blocked.fresh(OTHER)).json()["type"] == "blocked-token"
    assert show(client, card.fresh(UID)).status_code == 200  # a forged counter did not count


def test_the_same_text_from_a_code_is_nobodys(client: Any) -> None:
    card = signing(client)
    link = card.fresh(UID)
    shown = client.post("/v1/identify", json={"kind": "qr", "value": link}, headers=DEVICE)
    assert shown.json()["type"] == "unknown-token"


def test_a_cards_own_key_is_kept_encrypted(client: Any) -> None:
    signing(client, key=b"\x07" * 16)
    with client.app.state.central.database.read() as connection:
        kept = connection.scalar(select(t.sun_cards.c.key))
    assert kept
    assert "07" * 16 not in kept


def test_purchases_of_a_signed_link_find_their_owner_also_when_it_was_used_before(client: Any) -> None:
    card = signing(client)
    link = card.fresh(UID)
    assert show(client, link).status_code == 200
    from kiosk.central.identity import resolve  # noqa: PLC0415
    from kiosk.domain.customer import Token, TokenKind  # noqa: PLC0415

    with client.app.state.central.database.read() as connection:
        assert resolve(connection, "", Token(TokenKind.CARD_SUN, link)) == "C1"


# ── cards that staff issue ───────────────────────────────────────────────────────────────────────────────────────


def unlocked(client: Any) -> dict[str, str]:
    answer = client.post(
        "/v1/identify", json={"kind": "card_ndef", "value": "https://shop.example/s/900"}, headers=DEVICE
    )
    return {**DEVICE, "Kiosk-Session": answer.json()["session_key"]}


def issue(client: Any, headers: dict[str, str], key: str = "key-1", reference: str = "C1") -> Any:
    body = {"prefix": "https://shop.example/c/"}
    path = f"/v1/staff/customers/{reference}/cards"
    return client.post(path, json=body, headers={**headers, "Idempotency-Key": key})


def test_an_issued_card_is_known_and_who_issued_it_is_recorded(client: Any) -> None:
    staff = unlocked(client)
    first, again, other = issue(client, staff), issue(client, staff), issue(client, staff, "key-2")
    assert first.status_code == 200, first.text
    text = first.json()["text"]
    assert text.startswith("https://shop.example/c/")
    assert len(text) > 40
    assert again.json() == first.json()
    assert other.json() != first.json()
    shown = client.post("/v1/identify", json={"kind": "card_ndef", "value": text}, headers=DEVICE)
    assert shown.json()["customer"]["reference"] == "C1"
    assert shown.json()["customer"]["level"] == "known"
    with client.app.state.central.database.read() as connection:
        row = connection.execute(select(t.tokens).where(t.tokens.c.value == text)).one()
    assert (row.issued_on, bool(row.issued_by), row.issued_at is not None) == ("K01", True, True)
    records = client.get("/v1/staff/audit", headers=staff).json()["records"]
    assert [record["action"] for record in records].count("issue-card") == 2
    assert next(record for record in records if record["action"] == "issue-card")["customer"] == "C1"


def test_only_staff_issue_cards_and_only_for_customers(client: Any) -> None:
    assert issue(client, {**DEVICE, "Kiosk-Session": "nobody"}).json()["type"] == "session-expired"
    assert issue(client, unlocked(client), reference="C99").json()["type"] == "unknown-customer"
