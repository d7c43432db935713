"""Power cuts at every place of a recorded run of the store: what it had confirmed is there, once, in order.

docs/fault-tests.md tells what a disk may lose.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.lab import peers, recording, shim
from tests.faults.lab.explorer import Report
from tests.faults.lab.old_store import make_old_store

pytestmark = [
    pytest.mark.skipif(not shim.available(), reason="the recorder needs a C compiler"),
    pytest.mark.timeout(3600),
]

RUN = "tests.faults.lab.store_run"
JUDGE = "tests.faults.lab.store_judge:judge"

Figure = Callable[[str], None]


def recorded(folder: Path, *arguments: str) -> Path:
    recording.record(RUN, folder, *arguments, folders=("state", "journal"))
    return folder


def told(report: Report) -> str:
    kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(report.kinds.items()))
    return f"{report.cuts:,} explored at {report.places:,} places, {report.bad} bad{f' ({kinds})' if kinds else ''}"


def assert_nothing_lost(report: Report, folder: Path) -> None:
    assert not report.bad, f"{told(report)}; the recording is {folder}:\n" + "\n".join(report.complaints)


def test_no_power_cut_loses_what_was_confirmed(tmp_path: Path, long: bool, figure: Figure) -> None:
    report = recording.explore(recorded(tmp_path), JUDGE, cuts=12_000 if long else 500)
    figure(f"power cuts: {told(report)}")
    assert_nothing_lost(report, tmp_path)
    assert report.cuts >= (10_000 if long else 500)


def test_no_power_cut_hurts_a_migration_or_the_first_start_with_a_journal(
    tmp_path: Path, long: bool, figure: Figure
) -> None:
    make_old_store(tmp_path / "before")
    report = recording.explore(recorded(tmp_path, "--rounds", "1"), JUDGE, cuts=2_000 if long else 200)
    figure(f"power cuts while an old store is migrated: {told(report)}")
    assert_nothing_lost(report, tmp_path)


def test_the_journal_alone_brings_back_everything_after_a_power_cut(tmp_path: Path, long: bool, figure: Figure) -> None:
    cuts = 2_000 if long else 150
    report = recording.explore(recorded(tmp_path), JUDGE, cuts=cuts, options=("--without", "state"))
    figure(f"power cuts, and the database's disk gone: {told(report)}")
    assert_nothing_lost(report, tmp_path)


def test_the_database_alone_keeps_everything_after_a_power_cut(tmp_path: Path, long: bool, figure: Figure) -> None:
    cuts = 2_000 if long else 150
    report = recording.explore(recorded(tmp_path), JUDGE, cuts=cuts, options=("--without", "journal"))
    figure(f"power cuts, and the journal's disk gone: {told(report)}")
    assert_nothing_lost(report, tmp_path)


@pytest.mark.parametrize("way", ["without journal", "with its journal"])
def test_a_database_that_does_not_sync_its_commits_loses_entries_unless_the_journal_has_them(
    tmp_path: Path, way: str, long: bool, figure: Figure
) -> None:
    """The explorer can find losses, and the journal makes up for them."""
    recorded(tmp_path, "--synchronous", "NORMAL")
    options = ("--without", "journal") if way == "without journal" else ()
    report = recording.explore(tmp_path, JUDGE, cuts=2_000 if long else 150, options=options)
    figure(f"power cuts, synchronous=NORMAL {way}: {told(report)}")
    if options:
        assert report.kinds.get("lost", 0) > report.cuts // 20
    else:
        assert_nothing_lost(report, tmp_path)


def test_a_journal_that_does_not_sync_is_found_out(tmp_path: Path, long: bool, figure: Figure) -> None:
    recorded(tmp_path, "--journal-unsynced")
    cuts = 2_000 if long else 150
    report = recording.explore(tmp_path, JUDGE, cuts=cuts, options=("--without", "state"))
    figure(f"power cuts, a journal that forgets to sync, and the database's disk gone: {told(report)}")
    assert report.kinds.get("lost", 0) > report.cuts // 20


@pytest.mark.parametrize(
    ("peer", "loses"),
    [
        ("raw SQLite, synchronous=FULL", False),
        ("raw SQLite, synchronous=NORMAL", True),
        ("persist-queue, SQLite", False),
        ("persist-queue, file", True),
        ("litequeue", True),
        ("huey, SQLite", False),
    ],
)
def test_peers_under_the_same_power_cuts(peer: str, loses: bool, long: bool, figure: Figure) -> None:
    """Whatever the explorer says of the store, it can also say of others, good and bad."""
    report = peers.power_cut_losses(peer, cuts=3_000 if long else 300)
    figure(f"power cuts, {peer}: {told(report)}")
    assert bool(report.bad) is loses
