"""The journal: what is appended is there, withdrawn records do not count, and whatever is hurt is told."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import BugError, StoreDamaged, StoreFault, StoreUnreadable
from offline.journal.frames import BEGINNING, Place
from offline.journal.journal import Journal
from offline.journal.records import Record, Snapshot, from_bytes
from tests.unit.offline.making import KEY

EMPTY = Snapshot()


def a_record(number: int, size: int = 40) -> Record:
    return {"kind": "floor", "seq": number, "padding": "x" * size}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    journal = Journal(folder, KEY, segment_bytes=1_000)
    yield journal
    journal.close()


def write(journal: Journal, *numbers: int) -> None:
    for number in numbers:
        journal.append(a_record(number), lambda: EMPTY)
        journal.keep()


def told(folder: Path, after: int = -1) -> list[int]:
    """The numbers that a reader of the folder finds."""
    journal = Journal(folder, KEY, read_only=True)
    return [record["seq"] for _place, record in journal.records_after(after) if record["kind"] == "floor"]


def test_what_was_appended_is_read_again_over_many_segments(journal: Journal, folder: Path) -> None:
    write(journal, *range(40))
    assert len(list(folder.glob("journal-*.log"))) > 4
    assert told(folder) == list(range(40))
    again = Journal(folder, KEY)
    assert not again.found.damaged
    assert again.place == journal.place
    assert again.found.holds(journal.place)
    assert not again.found.holds(Place(journal.place.position, bytes(32)))
    write(again, 40, 41)
    again.close()
    assert told(folder) == list(range(42))


def test_reading_can_begin_after_any_place(journal: Journal, folder: Path) -> None:
    places = []
    for number in range(12):
        places.append(journal.append(a_record(number), lambda: EMPTY))
        journal.keep()
    for number, place in enumerate(places):
        assert told(folder, place.position) == list(range(number + 1, 12))
        assert Journal(folder, KEY, read_only=True).found.holds(place)


def test_one_record_at_a_time_is_kept_or_withdrawn(journal: Journal, folder: Path) -> None:
    write(journal, 1)
    journal.append(a_record(2), lambda: EMPTY)
    with pytest.raises(BugError):
        journal.append(a_record(3), lambda: EMPTY)
    journal.withdraw()
    journal.withdraw()
    write(journal, 4)
    assert told(folder) == [1, 4]
    assert not Journal(folder, KEY, read_only=True).found.damaged


@pytest.mark.expect_log("could not be cut off")
def test_a_withdrawn_record_that_cannot_be_cut_off_does_not_count_once_another_was_appended(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(journal, 1)
    journal.append(a_record(2), lambda: EMPTY)
    with monkeypatch.context() as failing:
        failing.setattr(os, "ftruncate", lambda *_: (_ for _ in ()).throw(OSError(5, "Input/output error")))
        journal.withdraw()
    write(journal, 3)
    assert told(folder) == [1, 3]
    found = Journal(folder, KEY, read_only=True).found
    assert not found.damaged
    assert found.holds(journal.place)


@pytest.mark.parametrize("call", ["write", "fdatasync"])
def test_after_a_failed_write_or_sync_the_file_is_not_trusted_again(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    write(journal, 1)
    with monkeypatch.context() as failing:
        failing.setattr(os, call, lambda *_: (_ for _ in ()).throw(OSError(5, "Input/output error")))
        with pytest.raises(StoreFault):
            journal.append(a_record(2), lambda: EMPTY)
    write(journal, 3)
    assert told(folder) == [1, 3]
    assert len(list(folder.glob("journal-*.log"))) == 2


def test_a_torn_end_is_cut_off_and_no_damage(journal: Journal, folder: Path) -> None:
    write(journal, 1, 2, 3)
    journal.close()
    newest = max(folder.glob("journal-*.log"))
    whole = newest.read_bytes()
    for cut in range(len(whole) - 1, len(whole) - 40, -1):
        newest.write_bytes(whole[:cut])
        again = Journal(folder, KEY)
        assert not again.found.damaged
        assert told(folder) == [1, 2]
        write(again, 4)
        again.close()
        assert told(folder) == [1, 2, 4]
        newest.write_bytes(whole)


def test_a_segment_that_was_only_begun_is_no_damage(journal: Journal, folder: Path) -> None:
    write(journal, 1)
    journal.close()
    for content in (b"", b"KJSEG", bytes(10)):
        (folder / "journal-00000002.log").write_bytes(content)
        again = Journal(folder, KEY)
        assert not again.found.damaged
        write(again, 2)
        again.close()
        assert told(folder) == [1, 2]
        assert not Journal(folder, KEY, read_only=True).found.damaged
        (folder / "journal-00000003.log").unlink()


def test_every_flipped_bit_before_the_end_is_found_and_all_else_can_be_read(journal: Journal, folder: Path) -> None:
    write(journal, *range(12))
    journal.close()
    files = sorted(folder.glob("journal-*.log"))
    chance = random.Random(4711)
    for _ in range(60):
        file = chance.choice(files[:-1])
        whole = file.read_bytes()
        harmed = bytearray(whole)
        harmed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(harmed)
        assert Journal(folder, KEY, read_only=True).found.damaged
        assert len(told(folder)) >= 11
        file.write_bytes(whole)
    assert not Journal(folder, KEY, read_only=True).found.damaged


def test_a_missing_or_moved_segment_is_found(journal: Journal, folder: Path) -> None:
    write(journal, *range(20))
    journal.close()
    first, second, *_rest = sorted(folder.glob("journal-*.log"))
    whole = second.read_bytes()
    second.unlink()
    assert Journal(folder, KEY, read_only=True).found.gaps
    second.write_bytes(first.read_bytes())
    assert Journal(folder, KEY, read_only=True).found.damaged
    second.write_bytes(whole)
    assert not Journal(folder, KEY, read_only=True).found.damaged


def test_another_key_is_named(journal: Journal, folder: Path) -> None:
    write(journal, 1)
    with pytest.raises(StoreUnreadable, match="another key"):
        Journal(folder, bytes(32))


def test_nothing_of_what_is_written_can_be_read_from_the_files(journal: Journal, folder: Path) -> None:
    journal.append({"kind": "floor", "seq": 1, "name": "QUITE-PERSONAL"}, lambda: EMPTY)
    assert not any(b"QUITE" in file.read_bytes() for file in folder.iterdir())


def test_a_new_journal_takes_the_place_of_the_old_one_whenever_it_is_killed(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system call that moves or makes a name is the last one once."""
    write(journal, *range(5))
    place = journal.place
    journal.close()
    calls = ("rename", "fsync", "mkdir")

    class Killed(BaseException):
        pass

    for turn in range(1, 60):
        left = turn

        def dying(real: object) -> object:
            def call(*arguments: object, **named: object) -> object:
                nonlocal left
                left -= 1
                if left == 0:
                    raise Killed
                return real(*arguments, **named)  # type: ignore[operator]

            return call

        again = Journal(folder, KEY, segment_bytes=1_000)
        finished = False
        with monkeypatch.context() as patch:
            for name in calls:
                patch.setattr(os, name, dying(getattr(os, name)))
            try:
                again.begin_anew(place, EMPTY, (a_record(number) for number in range(100, 120)))
                finished = True
            except Killed:
                pass
        again.close()
        after = Journal(folder, KEY)
        after.close()
        assert not after.found.damaged
        assert told(folder) in (list(range(5)), list(range(100, 120)))
        assert after.found.holds(place)
        if finished:
            assert told(folder) == list(range(100, 120))
            return
        if told(folder) != list(range(5)):
            place = after.place
            after = Journal(folder, KEY)
            after.begin_anew(place, EMPTY, (a_record(number) for number in range(5)))
            place = after.place
            after.close()
    pytest.fail("it never finished")


def test_old_segments_go_when_nothing_in_them_is_needed(journal: Journal, folder: Path) -> None:
    for number in range(30):
        journal.append(a_record(number), lambda number=number: replace(EMPTY, head=(number, "c" * 64)))  # type: ignore[misc]
        journal.keep()
    before = len(list(folder.glob("journal-*.log")))
    assert journal.forget_through(15) > 0
    assert told(folder)[0] <= 15
    assert told(folder)[-1] == 29
    assert len(list(folder.glob("journal-*.log"))) < before
    found = Journal(folder, KEY, read_only=True).found
    assert not found.damaged
    assert found.holds(journal.place)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"kind": 3}'])
def test_rubbish_is_no_record(body: bytes) -> None:
    with pytest.raises(StoreDamaged):
        from_bytes(body)


def test_an_empty_folder_is_an_empty_journal(journal: Journal, folder: Path) -> None:
    assert journal.found.empty
    assert journal.place == BEGINNING
    assert not journal.found.holds(BEGINNING)
    assert told(folder) == []
