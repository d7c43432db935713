"""Kept views: found by the token only, each for its time, and gone when forgotten."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerView,
    PastOrder,
    Recommendation,
    Token,
    TokenKind,
    WishLine,
)
from kiosk.domain.money import Money
from kiosk.errors import StoreDamaged, StoreFull
from kiosk.ports import CustomerCache
from offline.customers import MOST_BYTES, SqliteCustomerCache, open_customers
from offline.customers_seal import Seal
from offline.database import DatabaseFile
from tests.unit.offline.making import KEY, NOON

CARD = Token(TokenKind.CARD_UID, "04QUITEPERSONAL")
CODE = Token(TokenKind.QR, "https://shop.example/c/QUITE-PERSONAL")
OTHER = Token(TokenKind.NUMBER, "4711")
MONTH = timedelta(days=30)
LATER = NOON + MONTH


def a_view(reference: str = "C-ANNA", name: str = "Annabelle", wishes: int = 3) -> CustomerView:
    return CustomerView(
        Customer(reference, name, Assurance.KNOWN, 2480, "gold", "de"),
        NOON,
        cart=(CartLine("SKU-CART", 2),),
        cart_version="7",
        wishlist=tuple(WishLine(f"SKU-WISH-{number}", NOON) for number in range(wishes)),
        wishlist_version="8",
        recommendations=(Recommendation("SKU-TIP", "bought_together", "SKU-CART"),),
        orders=(PastOrder("K01-000001", NOON, Money(999, "EUR"), 3, "till"),),
        consents=(ConsentStatus(Purpose.DEVICE_CACHE, ConsentState.GIVEN, NOON),),
    )


@pytest.fixture
def file(tmp_path: Path) -> DatabaseFile:
    return DatabaseFile(tmp_path / "customers-1.db", KEY)


@pytest.fixture
async def cache(file: DatabaseFile) -> AsyncIterator[SqliteCustomerCache]:
    opened = SqliteCustomerCache(file)
    yield opened
    opened.close()


async def names(cache: CustomerCache, *tokens: Token, now: datetime = NOON) -> list[str]:
    found = [await cache.find(token, now) for token in tokens]
    return [kept.view.customer.first_name if kept else "" for kept in found]


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ── keep and find ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_kept_is_found_whole_by_its_token_only(cache: SqliteCustomerCache) -> None:
    port: CustomerCache = cache
    assert await port.keep(CARD, a_view(), NOON, LATER)
    kept = await port.find(CARD, NOON + timedelta(days=3))
    assert kept is not None
    assert (kept.view, kept.fetched_at) == (a_view(), NOON)
    assert await names(port, CODE, OTHER, Token(TokenKind.NUMBER, CARD.value)) == ["", "", ""]


async def test_a_cards_text_and_its_qr_code_are_one_token(cache: SqliteCustomerCache) -> None:
    await cache.keep(CODE, a_view(), NOON, LATER)
    assert await names(cache, Token(TokenKind.CARD_NDEF, CODE.value)) == ["Annabelle"]


async def test_a_newer_view_takes_the_place_under_every_token(cache: SqliteCustomerCache) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.keep(CODE, a_view(name="Anna"), NOON, LATER)
    assert await names(cache, CARD, CODE) == ["Anna", "Anna"]


async def test_a_card_that_is_anothers_now_no_longer_finds_the_first(cache: SqliteCustomerCache) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.keep(CARD, a_view("C-BEN", "Ben"), NOON, LATER)
    assert await names(cache, CARD) == ["Ben"]


async def test_it_is_there_after_a_restart(cache: SqliteCustomerCache, file: DatabaseFile) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    cache.close()
    cache.close()
    again = SqliteCustomerCache(file)
    assert await names(again, CARD) == ["Annabelle"]
    again.close()


async def test_the_longest_unseen_go_beyond_the_limit(file: DatabaseFile) -> None:
    cache = SqliteCustomerCache(file, most=3)
    tokens = [Token(TokenKind.NUMBER, str(number)) for number in range(5)]
    for number in (1, 0, 2, 3, 4):
        fetched = NOON + timedelta(minutes=number)
        await cache.keep(tokens[number], a_view(f"C-{number}", f"N{number}"), fetched, LATER)
    assert await names(cache, *tokens, now=NOON + timedelta(hours=1)) == ["", "", "N2", "N3", "N4"]
    cache.close()


async def test_a_view_of_unlikely_size_is_not_kept_and_none_in_its_place(cache: SqliteCustomerCache) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    assert not await cache.keep(CARD, a_view(wishes=MOST_BYTES // 10), NOON, LATER)
    assert await names(cache, CARD) == [""]


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "there"),
    [
        (NOON, True),
        (LATER - timedelta(microseconds=1), True),
        (LATER, False),
        (NOON - timedelta(microseconds=1), False),  # the clock went back: nobody knows how old it is
        (NOON.replace(year=1970), False),
        (NOON.replace(year=2099), False),
    ],
)
async def test_a_view_is_found_in_its_time_only_and_then_is_gone(
    cache: SqliteCustomerCache, now: datetime, there: bool
) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    assert (await cache.find(CARD, now) is not None) is there
    assert (await cache.find(CARD, NOON) is not None) is there


async def test_what_is_past_its_time_is_erased_unasked(cache: SqliteCustomerCache) -> None:
    for days, token in enumerate((CARD, CODE, OTHER)):
        await cache.keep(token, a_view(f"C-{days}", f"N{days}"), NOON, NOON + timedelta(days=1 + days))
    assert await cache.forget_expired(NOON + timedelta(days=2)) == 2
    assert await names(cache, CARD, CODE, OTHER) == ["", "", "N2"]
    assert await cache.forget_expired(NOON - timedelta(days=1)) == 1
    assert await cache.forget_expired(NOON) == 0


# ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_forgetting_takes_the_customer_under_every_token_and_nobody_else(cache: SqliteCustomerCache) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.keep(CODE, a_view(), NOON, LATER)
    await cache.keep(OTHER, a_view("C-BEN", "Ben"), NOON, LATER)
    await cache.forget(CARD)
    assert await names(cache, CARD, CODE, OTHER) == ["", "", "Ben"]
    await cache.forget(CARD)


async def test_forgetting_by_a_token_not_seen_before_takes_the_named_customer(cache: SqliteCustomerCache) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.forget(OTHER)
    assert await names(cache, CARD) == ["Annabelle"]
    await cache.forget(OTHER, "C-ANNA")
    assert await names(cache, CARD) == [""]


async def test_who_is_refused_is_not_kept_under_any_token(cache: SqliteCustomerCache, file: DatabaseFile) -> None:
    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.forget(CARD, refuse_until=LATER)
    assert not await cache.keep(CARD, a_view(), NOON, LATER)
    cache.close()
    cache = SqliteCustomerCache(file)
    assert not await cache.keep(CODE, a_view(), NOON, LATER)
    assert await cache.keep(OTHER, a_view("C-BEN", "Ben"), NOON, LATER)
    assert await names(cache, CARD, CODE, OTHER) == ["", "", "Ben"]
    cache.close()


@pytest.mark.parametrize("how", ["forgotten anew", "its time is over"])
async def test_a_refusal_ends(cache: SqliteCustomerCache, how: str) -> None:
    await cache.forget(CARD, "C-ANNA", refuse_until=LATER)
    if how == "forgotten anew":
        await cache.forget(CARD, "C-ANNA")
    else:
        assert await cache.forget_expired(LATER) == 0
    assert await cache.keep(CARD, a_view(), LATER, LATER + MONTH)


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.allow_log("the customers' kept views are begun anew: .* is damaged")  # an emptied file is no damage
@pytest.mark.parametrize("damage", ["rubbish", "a flipped bit in every page", "another key's", "emptied", "cut"])
async def test_a_damaged_file_is_begun_anew(file: DatabaseFile, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    cache = SqliteCustomerCache(file)
    await cache.keep(CARD, a_view(), NOON, LATER)
    cache.close()
    whole = file.path.read_bytes()
    changed = bytearray(whole)
    for place in range(2048, len(changed), 4096):
        changed[place] ^= 1
    damaged = {"rubbish": b"rubbish" * 5000, "emptied": b"", "cut": whole[:6000]}
    file.path.write_bytes(damaged.get(damage, bytes(changed) if "bit" in damage else whole))
    cache = SqliteCustomerCache(replace(file, key=bytes(32)) if damage == "another key's" else file)
    assert await names(cache, CARD) == [""]
    assert await cache.keep(CARD, a_view(name="Anna"), NOON, LATER)
    assert await names(cache, CARD) == ["Anna"]
    cache.close()
    assert "Anna" not in caplog.text


@pytest.mark.expect_log("the customers' kept views are begun anew: .* is damaged")
@given(place=st.integers(0), bit=st.integers(0, 7))
@settings(max_examples=40, deadline=None)
def test_no_change_to_the_file_shows_anything_else(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    async def attempt() -> None:
        file = DatabaseFile(tmp_path_factory.mktemp("kept") / "customers-1.db", KEY)
        cache = SqliteCustomerCache(file)
        await cache.keep(CARD, a_view(), NOON, LATER)
        cache.close()
        content = bytearray(file.path.read_bytes())
        content[place % len(content)] ^= 1 << bit
        file.path.write_bytes(content)
        cache = SqliteCustomerCache(file)
        kept = await cache.find(CARD, NOON)
        assert kept is None or kept.view == a_view()
        cache.close()

    asyncio.run(attempt())


def test_a_sealed_view_opens_for_its_customer_and_key_only() -> None:
    seal = Seal(KEY)
    sealed = seal.close(a_view())
    assert seal.close(a_view()) != sealed
    assert seal.open(sealed, seal.of_customer("C-ANNA")) == a_view()
    wrong = [
        (seal, sealed, seal.of_customer("C-BEN")),
        (Seal(bytes(32)), sealed, seal.of_customer("C-ANNA")),
        (seal, sealed._replace(wrapped_key=seal.close(a_view()).wrapped_key), seal.of_customer("C-ANNA")),
        (seal, sealed._replace(body=sealed.body[:5]), seal.of_customer("C-ANNA")),
        (seal, sealed._replace(body=b"", wrapped_key=b""), seal.of_customer("C-ANNA")),
    ]
    for opener, what, whose in wrong:
        with pytest.raises(StoreDamaged):
            opener.open(what, whose)


async def test_files_of_another_schema_go(tmp_path: Path) -> None:
    for name in ("customers-0.db", "customers-0.db-wal", "catalog-1.db"):
        (tmp_path / name).write_bytes(b"old")
    cache = open_customers(tmp_path, KEY)
    await cache.keep(CARD, a_view(), NOON, LATER)
    cache.close()
    assert listed(tmp_path) == ["catalog-1.db", "customers-1.db"]


@pytest.mark.expect_log("could not be erased by itself, so all of them are: the disk is full")
async def test_what_cannot_be_erased_by_itself_goes_with_everything(
    cache: SqliteCustomerCache, file: DatabaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise StoreFull("the disk is full")

    await cache.keep(CARD, a_view(), NOON, LATER)
    await cache.keep(OTHER, a_view("C-BEN", "Ben"), NOON, LATER)
    with monkeypatch.context() as broken:
        broken.setattr("offline.customers_rows.erase", full)
        await cache.forget(CARD)
        assert not any(path.exists() for path in file.files())
    assert await names(cache, CARD, OTHER) == ["", ""]
    assert await cache.keep(CARD, a_view(), NOON, LATER)


@pytest.mark.allow_log("the customers' kept views are begun anew")
async def test_nothing_personal_is_logged_or_shown(
    cache: SqliteCustomerCache, file: DatabaseFile, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await cache.keep(CARD, a_view(), NOON, LATER)
    kept = await cache.find(CARD, NOON)
    file.path.write_bytes(b"rubbish" * 4000)
    cache.close()
    again = SqliteCustomerCache(file)
    await again.forget(CARD, "C-ANNA", refuse_until=LATER)
    again.close()
    said = caplog.text + repr(kept) + repr(cache) + " ".join(listed(file.path.parent))
    assert not [word for word in ("Annabelle", "QUITEPERSONAL", "C-ANNA", "SKU-WISH") if word in said]


def test_instants_come_back_as_they_were(tmp_path: Path) -> None:
    async def back(instant: datetime) -> datetime | None:
        cache = SqliteCustomerCache(DatabaseFile(tmp_path / "customers-1.db", KEY))
        await cache.keep(CARD, a_view(), instant, instant + MONTH)
        kept = await cache.find(CARD, instant)
        cache.close()
        return kept.fetched_at if kept else None

    instant = datetime(2031, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    assert asyncio.run(back(instant)) == instant
