"""A small disk that really is full: sales are refused, nothing stored is lost, the queue drains all the same."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from kiosk.domain.operation import OperationResult, Outcome
from kiosk.errors import StoreFull
from offline.room import RoomLimits
from offline.store import Store, open_store
from tests.unit.offline.making import (
    KEY,
    NOON,
    HandClock,
    a_sale,
    an_operation,
    chunks_of,
    many_products,
    the_operation_of,
)

KIB = 1024
SMALL = RoomLimits(low_water=256 * KIB, ballast=256 * KIB)
NO_LIMIT = RoomLimits(low_water=0, ballast=256 * KIB)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this container may not mount: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
async def stores() -> AsyncIterator[list[Store]]:
    opened: list[Store] = []
    yield opened
    for store in opened:
        await store.close()


async def opened(disk: Path, stores: list[Store], room: RoomLimits) -> Store:
    store = await open_store(
        state=disk, cache=disk.parent / "cache", key=KEY, device_id="K01", clock=HandClock(), room=room
    )
    stores.append(store)
    return store


async def sell_until_refused(store: Store) -> list[str]:
    """The ids of the sales that were confirmed."""
    sold: list[str] = []
    try:
        while len(sold) < 10_000:
            sale = a_sale()
            await store.ledger.record_sale(sale, the_operation_of(sale))
            sold.append(sale.id)
    except StoreFull:
        return sold
    pytest.fail("the disk never was full")


def fill(disk: Path, leave: int = 0) -> Path:
    """Somebody else uses up all space but so much."""
    path = disk / "somebody-elses"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4 * KIB))
        except OSError:
            pass
        file.truncate(file.tell() - leave)
    return path


async def kept(store: Store) -> list[str]:
    return [entry.operation.id for entry in await store.outbox.entries(limit=100_000)]


async def drain(store: Store) -> None:
    while entries := await store.outbox.due(100, NOON):
        await store.outbox.settle([OperationResult(one.operation.id, Outcome.APPLIED) for one in entries], NOON)


async def test_below_the_low_water_mark_sales_stop_and_all_else_goes_on(disk: Path, stores: list[Store]) -> None:
    store = await opened(disk, stores, SMALL)
    sold = await sell_until_refused(store)
    assert len(sold) > 20
    with pytest.raises(StoreFull, match="new sales need"):
        await store.ledger.require_room()
    withdrawal = an_operation()
    await store.ledger.record_operation(withdrawal)
    await drain(store)
    assert (await store.outbox.counts()).acknowledged == len(sold) + 1
    assert await kept(store) == [*sold, withdrawal.id]


async def test_a_disk_that_is_full_to_the_last_byte_loses_nothing_and_drains(disk: Path, stores: list[Store]) -> None:
    store = await opened(disk, stores, NO_LIMIT)
    await store.ledger.require_room()  # lays the ballast
    first = a_sale()
    await store.ledger.record_sale(first, the_operation_of(first))
    await asyncio.to_thread(fill, disk)
    sold = [first.id, *await sell_until_refused(store)]
    assert (disk / "ballast").exists()
    assert await kept(store) == sold
    await drain(store)
    assert (await store.outbox.counts()).acknowledged == len(sold)
    assert not (disk / "ballast").exists()


async def test_selling_goes_on_by_itself_when_there_is_space_again(disk: Path, stores: list[Store]) -> None:
    store = await opened(disk, stores, SMALL)
    filler = await asyncio.to_thread(fill, disk, 64 * KIB)
    sale = a_sale()
    with pytest.raises(StoreFull):
        await store.ledger.record_sale(sale, the_operation_of(sale))
    filler.unlink()
    assert (await store.ledger.record_sale(sale, the_operation_of(sale))).number == "K01-000001"
    assert (disk / "ballast").exists()


async def test_a_store_opens_and_drains_on_a_full_disk(disk: Path, stores: list[Store]) -> None:
    store = await opened(disk, stores, NO_LIMIT)
    await store.ledger.require_room()
    sold = []
    for _ in range(10):
        sale = a_sale()
        await store.ledger.record_sale(sale, the_operation_of(sale))
        sold.append(sale.id)
    await store.close()
    await asyncio.to_thread(fill, disk)
    store = await opened(disk, stores, SMALL)
    assert store.set_aside is None
    with pytest.raises(StoreFull):
        await store.ledger.require_room()
    assert await kept(store) == sold
    await drain(store)
    assert (await store.outbox.counts()).acknowledged == 10


async def test_a_store_that_has_no_room_to_begin_says_so(disk: Path, stores: list[Store]) -> None:
    await asyncio.to_thread(fill, disk)
    with pytest.raises(StoreFull, match=f"the disk of {disk} is full"):
        await opened(disk, stores, SMALL)
    assert not (disk / "ledger.key-fingerprint").exists()
    (disk / "somebody-elses").unlink()
    store = await opened(disk, stores, SMALL)
    assert store.set_aside is None


async def test_a_replica_without_room_keeps_what_it_has(disk: Path, stores: list[Store], tmp_path: Path) -> None:
    store = await open_store(state=tmp_path / "state", cache=disk, key=KEY, device_id="K01", clock=HandClock())
    stores.append(store)
    taken = 0
    try:
        for chunk in chunks_of(many_products(20_000), 200):
            await store.catalog.apply(chunk)
            taken += 200
    except StoreFull:
        pass
    assert 0 < taken < 20_000
    assert (await store.catalog.count(), await store.catalog.cursor()) == (taken, str(taken))
    assert (await store.catalog.search("mn")).total == taken
    sale = a_sale()
    await store.ledger.record_sale(sale, the_operation_of(sale))
