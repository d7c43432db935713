"""The disk laboratory itself: the recorder misses nothing, and the model loses what a disk may lose and no more."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path
from random import Random

import pytest

from tests.faults.lab import shim
from tests.faults.lab.cuts import WAYS, Cut, draw
from tests.faults.lab.disk import SECTOR, WHOLE, Disk
from tests.faults.lab.explorer import Explorer, Marks, take_in
from tests.faults.lab.records import Kind, Record, read

pytestmark = pytest.mark.skipif(not shim.available(), reason="the recorder needs a C compiler")

BUSY = """
import os, shutil, sqlite3, sys, tempfile, threading
from pathlib import Path
from tests.faults.lab.shim import Shim

folder, log = map(Path, sys.argv[1:])
shim = Shim()
shim.start(folder, log)
connection = sqlite3.connect(folder / "a.db", isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA wal_autocheckpoint = 5")
connection.execute("CREATE TABLE t (x)")

def busy(number):
    path = folder / f"file-{number}"
    for turn in range(20):
        with path.open("ab") as file:
            file.write(os.urandom(700))
        with path.open("r+b") as file:
            file.seek(turn * 100)
            file.write(b"x" * turn * 30)
        descriptor = os.open(path, os.O_RDWR)
        other = os.dup(descriptor)
        os.close(descriptor)
        os.pwrite(other, b"there", turn * 513)
        os.pwritev(other, [b"and", b"there"], turn * 257)
        if turn % 7 == 6:
            os.ftruncate(other, turn * 400)
            os.posix_fallocate(other, 0, turn * 401)
        os.close(other)
        path.rename(folder / "moved") if number == 0 and turn == 10 else None

threads = [threading.Thread(target=busy, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for number in range(60):
    connection.execute("INSERT INTO t VALUES (?)", ("y" * number * 20,))
for thread in threads:
    thread.join()
(folder / "sub").mkdir()
shutil.copyfile(folder / "file-1", folder / "sub" / "copy")
os.link(folder / "file-1", folder / "sub" / "linked")
os.chdir(folder)
Path("file-2").rename("sub/file-2")
Path("sub").rename("under")
Path("under/linked").unlink()
os.truncate("under/copy", 1000)
shim.stop()
os._exit(0)
"""


def test_the_recorder_misses_nothing(tmp_path: Path) -> None:
    """What the log adds up to is what lies on the real disk, after threads, SQLite, copies, links and renames."""
    program, folder, log = tmp_path / "busy.py", tmp_path / "disk", tmp_path / "log"
    program.write_text(textwrap.dedent(BUSY), "utf-8")
    folder.mkdir()
    pid = os.posix_spawn(sys.executable, [sys.executable, str(program), str(folder), str(log)], shim.environment())
    assert os.waitpid(pid, 0)[1] == 0
    disk = Disk()
    for number, record in enumerate(read(log), 1):
        disk.apply(number, record)
    assert disk.after_cut(()) == take_in(folder)
    assert len(disk.after_cut(())) == 8


def wrote(fd: int, offset: int, data: bytes) -> Record:
    return Record(Kind.WRITE, fd, 0, offset, 0, data, b"")


def synced(fd: int, error: int = 0) -> Record:
    return Record(Kind.SYNC, fd, error, 0, 0, b"", b"")


def created(fd: int, path: str) -> Record:
    return Record(Kind.OPEN, fd, 0, os.O_CREAT | os.O_RDWR, 1, path.encode(), b"")


def opened(fd: int, path: str) -> Record:
    return Record(Kind.OPEN, fd, 0, os.O_RDWR, 0, path.encode(), b"")


def disk_of(*log: Record, strict_names: bool = True, lose_failed: bool = True, before: bytes | None = None) -> Disk:
    disk = Disk({} if before is None else {"f": before}, strict_names=strict_names, lose_failed=lose_failed)
    for number, record in enumerate(log, 1):
        disk.apply(number, record)
    return disk


def everything(disk: Disk) -> list[tuple[int, int]]:
    return [item for items in disk.at_risk() for item in items]


def test_what_was_synced_cannot_be_lost() -> None:
    disk = disk_of(opened(3, "f"), wrote(3, 0, b"kept"), synced(3), wrote(3, 4, b"lost"), before=b"")
    assert disk.after_cut(everything(disk)) == {"f": b"kept"}
    assert disk.after_cut(()) == {"f": b"keptlost"}


def test_a_write_is_torn_between_sectors_and_never_within_one() -> None:
    old, new = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR
    disk = disk_of(opened(3, "f"), wrote(3, 0, new), before=old)
    assert disk.after_cut({(2, 1)}) == {"f": new[:SECTOR] + old[:SECTOR] + new[:SECTOR]}
    assert everything(disk) == [(2, 0), (2, 1), (2, 2)]


def test_a_later_write_brings_along_what_an_earlier_one_left_in_its_sector() -> None:
    disk = disk_of(opened(3, "f"), wrote(3, 0, b"first"), wrote(3, 5, b"second"), before=b"")
    assert disk.after_cut({(2, 0)}) == {"f": b"firstsecond"}
    assert disk.after_cut({(3, 0)}) == {"f": b"first"}


def test_a_file_may_grow_without_its_data() -> None:
    disk = disk_of(opened(3, "f"), wrote(3, 0, b"data"), before=b"")
    assert disk.after_cut(everything(disk), grown=True) == {"f": bytes(4)}


def test_a_truncation_may_be_undone() -> None:
    disk = disk_of(opened(3, "f"), Record(Kind.TRUNCATE, 3, 0, 1, 0, b"", b""), before=b"whole")
    assert disk.after_cut(()) == {"f": b"w"}
    assert disk.after_cut({(2, WHOLE)}) == {"f": b"whole"}


def test_a_name_is_safe_once_its_directory_is_synced() -> None:
    log = [created(3, "new"), wrote(3, 0, b"x"), synced(3)]
    unsafe = disk_of(*log)
    assert unsafe.after_cut(everything(unsafe)) == {}
    assert disk_of(*log, strict_names=False).at_risk() == []
    assert disk_of(*log, opened(4, ""), synced(4)).at_risk() == []


def test_a_rename_is_there_or_not_but_never_half() -> None:
    disk = disk_of(Record(Kind.RENAME, -1, 0, 0, 0, b"f", b"g"), before=b"x")
    assert disk.after_cut(()) == {"g": b"x"}
    assert disk.after_cut({(1, WHOLE)}) == {"f": b"x"}


def test_after_a_failed_sync_a_later_one_does_not_bring_back_what_was_lost() -> None:
    log = [opened(3, "f"), wrote(3, 0, b"a" * SECTOR), synced(3, 5), wrote(3, SECTOR, b"b" * SECTOR), synced(3)]
    assert disk_of(*log, before=b"").after_cut(()) == {"f": bytes(SECTOR) + b"b" * SECTOR}
    assert disk_of(*log, before=b"", lose_failed=False).after_cut(()) == {"f": b"a" * SECTOR + b"b" * SECTOR}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_loses_only_what_is_at_risk(way: str) -> None:
    calls = [[(number, sector) for sector in range(3)] for number in range(5)] + [[(9, WHOLE)]]
    for seed in range(50):
        lost = WAYS[way](calls, Random(seed))
        assert len(set(lost)) == len(lost)
        assert set(lost) <= {item for items in calls for item in items}


def test_a_cut_is_repeated_by_its_name() -> None:
    cut = draw(7, [[(3, 0), (3, 1)], [(5, WHOLE)]], Random(1))
    named = str(cut).split()[1]
    assert (Cut.parse(named).position, Cut.parse(named).lost, Cut.parse(named).grown) == (7, cut.lost, cut.grown)


def test_the_explorer_finds_a_lost_promise_and_shrinks_it() -> None:
    """Two files, one promise about the first: what the second lost has no part in the complaint."""
    mark = Record(Kind.MARK, -1, 0, 0, 0, b'{"mark": "kept"}', b"")
    log = [opened(3, "f"), opened(4, "g"), wrote(4, 0, b"z" * 2000), wrote(3, 0, b"promised"), mark]

    def judge(folder: Path, marks: Marks) -> str:
        return "lost: it" if marks and (folder / "f").read_bytes() != b"promised" else ""

    report = Explorer({"f": b"", "g": b""}, log, judge).explore(20, seed=1)
    assert report.kinds == {"lost": report.bad}
    assert report.bad > 0
    assert all("--cut 5/0/4:0 " in complaint for complaint in report.complaints)
