"""The disk fills up at every stage of the store's life: opening, migrating, selling, rotating, exporting.

Whatever is left free, from nothing to more than enough in small steps: what was confirmed is there, a sale that cannot
be stored is refused before payment, and with space everything goes on by itself. Database and journal on one disk each.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.domain.operation import OperationResult, Outcome
from kiosk.errors import StoreFault, StoreFull
from offline import opening, transfer
from offline.database import DatabaseFile
from offline.inspect import verify
from offline.room import RoomLimits
from offline.store import Store, open_store
from tests.faults.lab.old_store import IDS, make_old_store
from tests.faults.lab.store_judge import everything
from tests.unit.offline.making import KEY, NOON, HandClock, a_sale, the_operation_of

KIB = 1024
LIMITS = RoomLimits(low_water=128 * KIB, ballast=64 * KIB)
STEP = 12 * KIB

Disk = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Makes file systems of 1 MB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    mounted: list[Path] = []

    def mount(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"this container may not mount: {done.stderr.strip()}")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints every few sales."""
    monkeypatch.setattr(opening, "DatabaseFile", partial(DatabaseFile, checkpoint_pages=24))


async def opened(state: Path, journal: Path, cache: Path) -> Store:
    return await open_store(
        state=state / "state",
        journal=journal / "journal",
        cache=cache,
        key=KEY,
        device_id="K01",
        clock=HandClock(),
        room=LIMITS,
        segment_bytes=16 * KIB,
    )


def fill(folder: Path, leave: int) -> Path:
    """Somebody else uses up all space but so much."""
    path = folder / "somebody-elses"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4 * KIB))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))
    return path


async def sell_until_refused(store: Store, most: int) -> list[str]:
    """The ids of confirmed sales. As at the checkout: what `require_room` lets begin is paid and must be stored."""
    sold: list[str] = []
    while len(sold) < most:
        sale = a_sale()
        try:
            await store.ledger.require_room()
        except StoreFull:
            with pytest.raises(StoreFull):
                await store.ledger.record_sale(sale, the_operation_of(sale))
            break
        await store.ledger.record_sale(sale, the_operation_of(sale))
        sold.append(sale.id)
    return sold


async def ids(store: Store) -> list[str]:
    return [entry.operation.id for entry in await everything(store)]


async def drain(store: Store) -> None:
    while entries := await store.outbox.due(20, NOON):
        await store.outbox.settle([OperationResult(one.operation.id, Outcome.APPLIED) for one in entries], NOON)


@pytest.mark.allow_log("offline|ledger|journal|disk|record|store")
@pytest.mark.parametrize("full", ["one disk", "the journal's disk", "the database's disk"])
async def test_sales_stop_before_payment_and_go_on_by_themselves(
    full: str, disk: Disk, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    levels = refused = 0
    for leave in range(0, 40 * STEP, 3 * STEP):
        (tmp_path / str(leave)).mkdir()
        small = disk(f"{leave}/small")
        other = tmp_path / str(leave)
        state, journal = {
            "one disk": (small, small),
            "the journal's disk": (other, small),
            "the database's disk": (small, other),
        }[full]
        store = await opened(state, journal, other / "cache")
        try:
            await store.ledger.require_room()
            sold = await sell_until_refused(store, 3)
            filler = await asyncio.to_thread(fill, small, leave)
            more = await sell_until_refused(store, 40)
            refused += len(more) < 40
            assert await ids(store) == [*sold, *more]
            await drain(store)
            assert (await store.outbox.counts()).pending == 0
            filler.unlink()
            await store.ledger.require_room()
            last = await sell_until_refused(store, 2)
            assert len(last) == 2
        finally:
            await store.close()
        again = await opened(state, journal, other / "cache")
        assert await ids(again) == [*sold, *more, *last]
        await again.close()
        assert not verify(state / "state", journal / "journal", KEY).findings
        levels += 1
    figure(f"{full} full at {levels} levels: sales refused before payment at {refused}, none lost, drained, went on")
    assert refused > levels // 3


@pytest.mark.allow_log("offline|ledger|journal|disk|record|store")
@pytest.mark.parametrize("old", [False, True], ids=["a new store", "an old store that is migrated"])
async def test_a_store_opens_or_says_that_the_disk_is_full(
    old: bool, disk: Disk, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    opened_at_once = levels = 0
    for leave in range(0, 30 * STEP, STEP):
        (tmp_path / str(leave)).mkdir()
        small = disk(f"{leave}/small")
        if old:
            await asyncio.to_thread(make_old_store, small)
        filler = await asyncio.to_thread(fill, small, leave)
        try:
            store = await opened(small, small, tmp_path / "cache")
        except StoreFull:
            pass
        else:
            opened_at_once += 1
            assert await ids(store) == (IDS if old else [])
            await store.close()
        filler.unlink()
        store = await opened(small, small, tmp_path / "cache")
        assert store.set_aside is None
        assert await ids(store) == (IDS if old else [])
        assert len(await sell_until_refused(store, 1)) == 1
        await store.close()
        levels += 1
    figure(
        f"{'an old' if old else 'a new'} store: opened at {opened_at_once} of {levels} levels of a full disk, then all"
    )
    assert 0 < opened_at_once < levels


async def test_an_export_is_whole_or_not_there(disk: Disk, tmp_path: Path) -> None:
    store = await opened(tmp_path, tmp_path, tmp_path / "cache")
    try:
        await sell_until_refused(store, 20)
        stick = disk("stick")
        filler = await asyncio.to_thread(fill, stick, 8 * KIB)
        with pytest.raises(StoreFault):
            await transfer.export_unsent(store.outbox, "K01", stick / "unsent", "a pass phrase")
        assert [path.name for path in stick.iterdir()] == [filler.name]
        filler.unlink()
        await transfer.export_unsent(store.outbox, "K01", stick / "unsent", "a pass phrase")
        _device, operations = await asyncio.to_thread(transfer.read_file, stick / "unsent", "a pass phrase")
        assert [one.id for one in operations] == await ids(store)
    finally:
        await store.close()
