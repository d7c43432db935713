"""Forgotten is gone: the raw files, decrypted page by page with the store's key, hold nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from pydantic import TypeAdapter

from kiosk.domain.customer import CustomerView
from offline import customers_rows
from offline.customers import SqliteCustomerCache, overwrite
from offline.customers_rows import KeptRow
from offline.customers_seal import Seal, Sealed
from offline.database import DatabaseFile
from tests.unit.offline.cipher_pages import pages, places
from tests.unit.offline.making import KEY, NOON
from tests.unit.offline.test_customer_cache import CARD, CODE, LATER, MONTH, OTHER, a_view

PERSONAL = ("Annabelle", "C-ANNA", "SKU-WISH-2", "SKU-CART", CARD.value, CODE.value)
Erase = Callable[[SqliteCustomerCache], object]


class OpenSeal(Seal):
    """Seals nothing: what is written is what somebody with the view's key would read."""

    def close(self, view: CustomerView) -> Sealed:
        return super().close(view)._replace(body=TypeAdapter(CustomerView).dump_json(view))


class Recorder:
    """Remembers the bytes of every row that was put."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.needles: dict[str, bytes] = {}
        put = customers_rows.put

        def recorded(connection: sa.Connection, tag: bytes, row: KeptRow) -> int:
            if row.customer == Seal(KEY).of_customer("C-ANNA"):
                middle = len(row.sealed.body) // 2
                self.needles |= {
                    "token's tag": tag,
                    "customer's tag": row.customer,
                    f"wrapped key {len(self.needles)}": row.sealed.wrapped_key,
                    f"body's beginning {len(self.needles)}": row.sealed.body[:48],
                    f"body's middle {len(self.needles)}": row.sealed.body[middle : middle + 48],
                }
            return put(connection, tag, row)

        monkeypatch.setattr(customers_rows, "put", recorded)

    def left(self, database: Path) -> dict[str, set[str]]:
        """Where which of them can be read."""
        return {what: where for what, needle in self.needles.items() if (where := places(database, KEY, needle))}


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    return Recorder(monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> DatabaseFile:
    return DatabaseFile(tmp_path / "customers-1.db", KEY)


@pytest.fixture
def opened() -> Iterator[list[SqliteCustomerCache]]:
    caches: list[SqliteCustomerCache] = []
    yield caches
    for cache in caches:
        cache.close()


async def fill(cache: SqliteCustomerCache) -> None:
    """Anna three times, in many pages, among others."""
    for number in range(20):
        await cache.keep(replace(OTHER, value=str(number)), a_view(f"C-{number}", "Ben", 40), NOON, LATER)
        if number in {3, 9, 15}:
            await cache.keep(CARD if number == 3 else CODE, a_view(wishes=200 + number), NOON, NOON + MONTH / 2)


async def give_cards_to_another(cache: SqliteCustomerCache) -> None:
    for token in (CARD, CODE):
        await cache.keep(token, a_view("C-NEW", "Carl"), NOON, LATER)


ERASING: dict[str, Erase] = {
    "forgotten": lambda cache: cache.forget(CARD),
    "forgotten by another token": lambda cache: cache.forget(CODE),
    "refused": lambda cache: cache.forget(OTHER, "C-ANNA", refuse_until=NOON),
    "expired": lambda cache: cache.forget_expired(NOON + MONTH / 2),
    "found expired": lambda cache: cache.find(CARD, NOON + MONTH / 2),
    "its cards are another's": give_cards_to_another,
    "beyond the limit": lambda cache: cache.keep(OTHER, a_view("C-NEW", "Carl"), LATER - MONTH / 9, LATER),
}


@pytest.mark.parametrize("how", ERASING)
async def test_what_is_erased_cannot_be_read_in_any_page(
    file: DatabaseFile, recorder: Recorder, opened: list[SqliteCustomerCache], how: str
) -> None:
    cache = SqliteCustomerCache(file, most=3 if how == "beyond the limit" else 100)
    opened.append(cache)
    if how == "beyond the limit":
        await cache.keep(CARD, a_view(wishes=200), NOON - MONTH, LATER)
        for number in range(2):
            await cache.keep(replace(OTHER, value=str(number)), a_view(f"C-{number}", "Ben", 40), NOON, LATER)
    else:
        await fill(cache)
    before = recorder.left(file.path)
    assert {what.rstrip(" 0123456789") for what in before} == {
        "token's tag",
        "customer's tag",
        "wrapped key",
        "body's beginning",
        "body's middle",
    }
    assert any("log" in where for where in before.values())
    await ERASING[how](cache)  # type: ignore[misc]
    after = recorder.left(file.path)
    if how == "refused":
        del after["customer's tag"]  # that is what is refused
    if how == "its cards are another's":
        del after["token's tag"]
    assert after == {}
    assert [where for where, _page in pages(file.path, KEY) if where == "log"] == []


async def test_nothing_personal_is_ever_readable_with_the_stores_key_alone(
    file: DatabaseFile, opened: list[SqliteCustomerCache]
) -> None:
    cache = SqliteCustomerCache(file)
    opened.append(cache)
    await fill(cache)
    await cache.forget(OTHER, "C-BEN", refuse_until=LATER)
    for word in PERSONAL:
        assert places(file.path, KEY, word.encode()) == set()
    assert len(list(pages(file.path, KEY))) > 40


async def test_even_unsealed_words_are_gone_from_every_page(
    file: DatabaseFile, opened: list[SqliteCustomerCache]
) -> None:
    cache = SqliteCustomerCache(file)
    opened.append(cache)
    cache._seal = OpenSeal(KEY)
    await fill(cache)
    readable = [word for word in PERSONAL if places(file.path, KEY, word.encode())]
    assert readable == ["Annabelle", "C-ANNA", "SKU-WISH-2", "SKU-CART"]  # never a token
    await cache.forget(CARD)
    assert [word for word in ("Annabelle", "C-ANNA", "SKU-WISH-201") if places(file.path, KEY, word.encode())] == []
    assert places(file.path, KEY, b"Ben")


async def test_without_overwriting_the_free_pages_would_still_tell(
    file: DatabaseFile, recorder: Recorder, opened: list[SqliteCustomerCache]
) -> None:
    cache = SqliteCustomerCache(replace(file, personal=False))
    opened.append(cache)
    await fill(cache)
    await cache.forget(CARD)
    assert {where for places_ in recorder.left(file.path).values() for where in places_} == {"database"}


async def test_without_emptying_the_log_it_would_still_tell(
    file: DatabaseFile,
    recorder: Recorder,
    opened: list[SqliteCustomerCache],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SqliteCustomerCache, "_empty_log", lambda *_: None)
    cache = SqliteCustomerCache(file)
    opened.append(cache)
    await fill(cache)
    await cache.forget(CARD)
    assert any("log" in where for where in recorder.left(file.path).values())


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 200_001])
def test_a_file_that_goes_is_overwritten_first(tmp_path: Path, size: int) -> None:
    path, still_there = tmp_path / "kept", tmp_path / "link"
    path.write_bytes(b"x" * size)
    still_there.hardlink_to(path)
    overwrite(path)
    assert not path.exists()
    assert still_there.read_bytes() == bytes(size)
    overwrite(path)
