"""Unsent entries page by page, sent again, put aside, carried away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind
from kiosk.errors import StoreUnreadable
from kiosk.services.deliveries import CHUNK, Deliveries
from kiosk.services.passphrase import ALPHABET, LENGTH, as_meant, new_passphrase
from tests.unit.services.fakes import FakeClock, MemoryStore


class Porter:
    def __init__(self) -> None:
        self.exported: list[tuple[Path, str, bool]] = []

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        self.exported.append((path, passphrase, parked_only))
        return 2

    async def take_in(self, path: Path, passphrase: str) -> int:
        return 5


def store_of(parked: int, pending: int = 0) -> MemoryStore:
    store, clock = MemoryStore(), FakeClock()
    for number in range(parked + pending):
        entry = store.put(Operation(f"id-{number}", OperationKind.EVENT, Lane.TRACKING, "x", clock.now(), {}))
        if number < parked:
            store.queue[f"id-{number}"] = replace(entry, state=EntryState.PARKED, attempts=3)
    return store


def deliveries(store: MemoryStore, kicks: list[str] | None = None) -> Deliveries:
    kick = (lambda: None) if kicks is None else (lambda: kicks.append("kick"))
    return Deliveries(outbox=store, carrier=Porter(), clock=FakeClock(), count=store.counts, kick=kick)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 95, CHUNK * 2 + 7])
async def test_the_pages_of_parked_entries_are_all_of_them_newest_first(count: int) -> None:
    service = deliveries(store_of(parked=count, pending=3))
    size = 10 if count < 100 else 400
    first = await service.parked(0, size)
    seen = [entry.seq for number in range(first.pages) for entry in (await service.parked(number, size)).entries]
    assert seen == list(range(count, 0, -1))
    assert (first.total, first.pages) == (count, max(1, -(-count // size)))


@pytest.mark.parametrize("count", [0, 1, 10, 11, CHUNK * 2 + 7])
async def test_the_pages_of_waiting_entries_are_all_of_them_oldest_first(count: int) -> None:
    service = deliveries(store_of(parked=2, pending=count))
    size = 10 if count < 100 else 400
    pages = (await service.waiting(0, size)).pages
    seen = [entry.seq for number in range(pages) for entry in (await service.waiting(number, size)).entries]
    assert seen == list(range(3, count + 3))


@pytest.mark.parametrize(("asked", "given_number"), [(-3, 0), (0, 0), (2, 2), (99, 2)])
async def test_a_page_that_is_not_there_is_the_nearest(asked: int, given_number: int) -> None:
    page = await deliveries(store_of(parked=25)).parked(asked, 10)
    assert page.number == given_number
    assert page.entries


async def test_all_parked_are_tried_again_once_and_sent_at_once() -> None:
    kicks: list[str] = []
    store = store_of(parked=CHUNK + 5, pending=1)
    assert await deliveries(store, kicks).retry_parked() == CHUNK + 5
    assert (await store.counts()).parked == 0
    assert kicks == ["kick"]


async def test_what_is_refused_again_meanwhile_is_not_sent_in_circles() -> None:
    store = store_of(parked=3)
    retry = store.retry

    async def refuse(ids: list[str]) -> int:
        count = await retry(ids)
        await store.park(ids, "again")
        return count

    store.retry = refuse  # type: ignore[assignment,method-assign] # the server refuses faster than we go on
    assert await deliveries(store).retry_parked() == 3


async def test_entries_are_parked_with_the_reason_of_staff() -> None:
    store = store_of(parked=0, pending=2)
    assert await deliveries(store).park(["id-0", "unknown"]) == 1
    assert store.queue["id-0"].state is EntryState.PARKED
    assert store.queue["id-1"].state is EntryState.PENDING


async def test_a_file_is_named_by_device_and_time_and_needs_its_folder(tmp_path: Path) -> None:
    service = deliveries(store_of(parked=1))
    done = await service.export_into(tmp_path, "K07", "secret")
    assert done.count == 2
    assert done.path.parent == tmp_path
    assert done.path.name.startswith("unsent-K07-2")
    with pytest.raises(StoreUnreadable, match="there is no folder"):
        await service.export_into(tmp_path / "stick", "K07", "secret")


def test_a_new_pass_phrase_has_a_hundred_bits_and_none_like_it() -> None:
    made = {new_passphrase() for _ in range(200)}
    assert len(made) == 200
    assert all(len(one.replace("-", "")) == LENGTH and set(one) <= set(ALPHABET) | {"-"} for one in made)
    assert len(ALPHABET) ** LENGTH >= 2**100
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH), st.booleans(), st.sampled_from(["", " ", "-"]))
def test_one_of_ours_is_known_in_any_case_and_grouping(signs: str, small: bool, between: str) -> None:
    grouped = as_meant(signs)
    typed = between.join(signs[at : at + 4] for at in range(0, LENGTH, 4))
    assert as_meant(f"  {typed.lower() if small else typed}\n") == grouped
    assert grouped.replace("-", "") == signs


@given(st.text(min_size=1))
def test_any_other_pass_phrase_is_only_stripped(text: str) -> None:
    meant = as_meant(text)
    assert meant == text.strip() or len(meant.replace("-", "")) == LENGTH
    assert as_meant(meant) == meant
