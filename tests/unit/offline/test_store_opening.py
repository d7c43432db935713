"""Opening a store that is well, locked, of another key, of a newer program, damaged, or gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import StoreLocked, StoreUnreadable
from offline import parts
from offline.database import DatabaseFile
from offline.lock import StoreLock
from offline.migrations import MIGRATIONS
from offline.store import Store
from offline.writer import Writer
from tests.unit.offline.conftest import Open
from tests.unit.offline.making import KEY, a_sale, an_operation, the_operation_of

DAMAGE = r"the ledger .*ledger\.db was damaged .*set aside as ledger\.damaged-00\d\.db"


async def sell(store: Store) -> str:
    sale = a_sale()
    return (await store.ledger.record_sale(sale, the_operation_of(sale))).number


async def test_a_store_makes_its_folders_for_its_user_alone(open_here: Open, tmp_path: Path) -> None:
    await open_here(state=tmp_path / "deep" / "state", cache=tmp_path / "deep" / "cache")
    for folder in (tmp_path / "deep" / "state", tmp_path / "deep" / "cache"):
        assert folder.stat().st_mode & 0o777 == 0o700


async def test_a_store_can_be_closed_twice_and_opened_again(open_here: Open) -> None:
    store = await open_here()
    await store.close()
    await store.close()
    with pytest.raises(StoreUnreadable, match="closed"):
        await sell(store)
    assert await sell(await open_here()) == "K01-000001"


async def test_one_folder_for_state_and_cache_is_fine(open_here: Open, tmp_path: Path) -> None:
    store = await open_here(state=tmp_path / "both", cache=tmp_path / "both")
    assert await sell(store) == "K01-000001"


async def test_a_second_store_in_this_process_is_refused(open_here: Open) -> None:
    await open_here()
    with pytest.raises(StoreLocked, match=rf"held by process {os.getpid()} \("):
        await open_here()


async def test_the_cache_is_locked_as_well(open_here: Open, tmp_path: Path) -> None:
    await open_here()
    with pytest.raises(StoreLocked, match="cache"):
        await open_here(state=tmp_path / "other")


@pytest.mark.parametrize("text", ["", "rubbish \xff", "999999999"])
def test_a_lock_whose_holder_cannot_be_named_is_still_a_lock(tmp_path: Path, text: str) -> None:
    lock = StoreLock(tmp_path)
    (tmp_path / "store.lock").write_text(text, encoding="latin-1")
    with pytest.raises(StoreLocked, match=r"held by (another process|process 999999999)"):
        StoreLock(tmp_path)
    lock.release()
    lock.release()
    StoreLock(tmp_path).release()


async def test_another_key_is_refused_and_harms_nothing(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await sell(store)
    await store.close()
    with pytest.raises(StoreUnreadable, match="the key does not open the store"):
        await open_here(key=bytes(32))
    assert not list((tmp_path / "state").glob("ledger.damaged*"))
    assert await sell(await open_here()) == "K01-000002"


@pytest.mark.expect_log("the journal was gone")
async def test_an_unreadable_file_that_may_just_have_another_key_is_never_set_aside(
    open_here: Open, tmp_path: Path
) -> None:
    store = await open_here()
    await store.close()
    (tmp_path / "state" / "ledger.key-fingerprint").unlink()
    with pytest.raises(StoreUnreadable, match=r"the journal in .* was made with another key"):
        await open_here(key=bytes(32))
    shutil.rmtree(tmp_path / "state" / "journal")
    with pytest.raises(StoreUnreadable, match="another key made it, or it is damaged"):
        await open_here(key=bytes(32))
    assert (await open_here()).set_aside is None
    assert (tmp_path / "state" / "ledger.key-fingerprint").exists()


async def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(
    open_here: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("offline.migrations.migrate.__defaults__", ((*MIGRATIONS, ("CREATE TABLE later (a)",)),))
        await (await open_here()).close()
    with pytest.raises(StoreUnreadable, match="install the newer program"):
        await open_here()
    assert not list((tmp_path / "state").glob("ledger.damaged*"))


def first_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 50)


def inner_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(3 * 4096 + 2000)
        file.write(b"\x00" * 10)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def removed(path: Path) -> None:
    path.unlink()


def rubbish(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(20_000))


HARMS = [first_page, inner_page, cut, emptied, removed, rubbish]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.expect_log(DAMAGE)
@pytest.mark.allow_log("the ledger was rebuilt from the journal")
async def test_a_damaged_ledger_is_set_aside_and_rebuilt_from_the_journal(
    open_here: Open, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    store = await open_here()
    sold = [await sell(store), await sell(store)]
    before = await store.outbox.entries()
    await store.close()
    file = tmp_path / "state" / "ledger.db"
    for turn in (1, 2):
        harm(file)
        harmed = file.read_bytes() if file.exists() else b""
        store = await open_here()
        assert store.set_aside == tmp_path / "state" / f"ledger.damaged-00{turn}.db"
        assert store.set_aside.read_bytes() == harmed
        assert [finding.code for finding in store.findings] == ["set-aside", "rebuilt"]
        assert not any(finding.lost for finding in store.findings)
        assert list(await store.outbox.entries()) == list(before)
        sold.append(await sell(store))
        before = await store.outbox.entries()
        await store.close()
    assert sold == ["K01-000001", "K01-000002", "K01-000003", "K01-000004"]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.expect_log(DAMAGE)
async def test_without_a_journal_a_new_ledger_is_begun_and_no_order_number_is_given_twice(
    open_here: Open, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    store = await open_here()
    await sell(store)
    await store.close()
    file = tmp_path / "state" / "ledger.db"
    shutil.rmtree(tmp_path / "state" / "journal")
    harm(file)
    harmed = file.read_bytes() if file.exists() else b""
    store = await open_here()
    assert store.set_aside == tmp_path / "state" / "ledger.damaged-001.db"
    assert store.set_aside.read_bytes() == harmed
    assert [finding.code for finding in store.findings if finding.lost] == ["lost"]
    assert [await sell(store), await sell(store)] == ["K01-2-000001", "K01-2-000002"]
    await store.close()
    store = await open_here()
    assert store.set_aside is None
    assert await sell(store) == "K01-2-000003"
    await store.close()
    shutil.rmtree(tmp_path / "state" / "journal")
    harm(file)
    assert await sell(await open_here()) == "K01-3-000001"


async def test_a_start_killed_before_the_ledger_was_made_is_no_damage(open_here: Open, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "ledger.db").touch()
    store = await open_here()
    assert store.set_aside is None
    assert await sell(store) == "K01-000001"


async def test_a_folder_that_cannot_be_made_is_named(open_here: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnreadable, match="file"):
        await open_here(state=tmp_path / "file" / "state")


async def test_an_opening_that_fails_half_way_lets_everything_go(
    open_here: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise StoreUnreadable("no pictures today")

    with monkeypatch.context() as patch:
        patch.setattr(parts, "DirectoryPictureCache", broken)
        with pytest.raises(StoreUnreadable, match="no pictures today"):
            await open_here()
    assert await sell(await open_here()) == "K01-000001"


async def test_another_device_id_begins_its_own_numbers(open_here: Open) -> None:
    store = await open_here()
    await sell(store)
    await store.close()
    store = await open_here(device_id="K02")
    assert await sell(store) == "K02-000001"
    await store.close()
    assert await sell(await open_here()) == "K01-000002"


async def test_the_log_is_bounded_and_gone_after_closing(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    log = tmp_path / "state" / "ledger.db-wal"
    for _ in range(200):
        await store.ledger.record_operation(an_operation(payload={"text": "x" * 5_000}))
    assert log.stat().st_size < 4 * 1024 * 1024
    await store.close()
    assert not log.exists()


def test_importing_the_store_does_not_import_sqlalchemy() -> None:
    code = (
        "import sys, offline.store, offline.key; sys.exit('sqlalchemy' in sys.modules or 'sqlcipher3' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_threads_are_named_after_what_they_own(tmp_path: Path) -> None:
    writer = Writer(DatabaseFile(tmp_path / "ledger.db", KEY))
    assert writer._thread.name == "ledger-writer"
    writer.close()


UNDER_QT = """
import asyncio, sys
from pathlib import Path
import PySide6.QtCore
import qasync
from offline.store import open_store
from tests.unit.offline.making import KEY, HandClock, a_sale, many_products, chunks_of, the_operation_of

async def main():
    folder = Path(sys.argv[1])
    store = await open_store(state=folder / "s", cache=folder / "c", key=KEY, device_id="K01", clock=HandClock())
    sales = [a_sale() for _ in range(30)]
    recording = asyncio.gather(*(store.ledger.record_sale(sale, the_operation_of(sale)) for sale in sales))
    for chunk in chunks_of(many_products(300), 100):
        await store.catalog.apply(chunk)
    numbers = [sale.number for sale in await recording]
    assert numbers == [f"K01-{number:06d}" for number in range(1, 31)], numbers
    assert (await store.catalog.search("mn")).total == 300
    await store.close()
    print("sold", len(numbers))

application = PySide6.QtCore.QCoreApplication([])
with qasync.QEventLoop(application) as loop:
    loop.run_until_complete(main())
"""


def test_everything_works_under_the_event_loop_of_qt(tmp_path: Path) -> None:
    command = [sys.executable, "-c", UNDER_QT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "sold 30\n"), done.stderr
