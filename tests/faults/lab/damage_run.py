"""Damage to a store's files: done to it at many moments of a recorded run, then the store is opened as at any start.

    python -m tests.faults.lab.damage_run RECORDING TIMES DAMAGE…

Prints JSON, for each damage by name: how often it was done, how often the start noticed, by which findings, and the
complaints. Damage that went unnoticed was to bytes that no longer mean anything, or a complaint says otherwise.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from tests.faults.lab import records
from tests.faults.lab.disk import Disk
from tests.faults.lab.explorer import MEMORY, Image, Marks, lay_out, take_in
from tests.faults.lab.records import Kind, Record
from tests.faults.lab.store_judge import look

DATABASE, LOG = "state/ledger.db", "state/ledger.db-wal"
PAGE = 4096


@dataclass(frozen=True, slots=True)
class Moment:
    """What lay on the disk when the process was killed there, and what it had promised."""

    image: Image
    marks: Marks


@cache
def _log_of(recording: Path) -> Sequence[Record]:
    return records.read(recording / "log")


def moments(recording: Path, chance: Random, count: int) -> list[Moment]:
    """So many moments right after promises, in order."""
    log = _log_of(recording)
    promises = [number for number, record in enumerate(log, 1) if record.kind is Kind.MARK][6:]
    wanted = sorted(chance.choices(promises, k=count))
    found: list[Moment] = []
    disk = Disk(take_in(recording / "before"))
    marks: list[dict[str, object]] = []
    for number, record in enumerate(log, 1):
        disk.apply(number, record)
        if record.kind is Kind.MARK:
            marks.append(record.mark)
        if times := wanted.count(number):
            found += [Moment(disk.after_cut(()), list(marks))] * times
    return found


Damage = Callable[[Moment, Moment, Random], Image]
"""From the moment of the kill and an earlier one to what the next start finds."""


def _segments(image: Image) -> list[str]:
    return sorted(path for path in image if path.startswith("journal/journal-"))


def _content(image: Image, path: str) -> bytes:
    return image.get(path) or b""


def _flip(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def _zero(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(max(1, len(content) // PAGE)) * PAGE
    return content[:start] + bytes(len(content[start : start + PAGE])) + content[start + PAGE :]


def _truncate(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))] if content else content


def _changed(which: Callable[[Image, Random], str], change: Callable[[bytes, Random], bytes]) -> Damage:
    def damage(now: Moment, earlier: Moment, chance: Random) -> Image:
        path = which(now.image, chance)
        return {**now.image, path: change(_content(now.image, path), chance)} if path in now.image else now.image

    return damage


def _without(*paths: str) -> Damage:
    return lambda now, earlier, chance: {path: data for path, data in now.image.items() if path not in paths}


def _without_journal(now: Moment, earlier: Moment, chance: Random) -> Image:
    return {path: data for path, data in now.image.items() if not path.startswith("journal/")}


def _without_newest_segment(now: Moment, earlier: Moment, chance: Random) -> Image:
    newest = _segments(now.image)[-1]
    return {path: data for path, data in now.image.items() if path != newest}


def _old_database(now: Moment, earlier: Moment, chance: Random) -> Image:
    return {**now.image, DATABASE: earlier.image[DATABASE], LOG: earlier.image.get(LOG, b"")}


def _old_database_without_log(now: Moment, earlier: Moment, chance: Random) -> Image:
    image = {path: data for path, data in now.image.items() if path != LOG}
    return {**image, DATABASE: earlier.image[DATABASE]}


def _old_database_with_new_log(now: Moment, earlier: Moment, chance: Random) -> Image:
    return {**now.image, DATABASE: earlier.image[DATABASE]}


def _old_journal(now: Moment, earlier: Moment, chance: Random) -> Image:
    old = {path: data for path, data in earlier.image.items() if path.startswith("journal")}
    return {**{path: data for path, data in now.image.items() if not path.startswith("journal")}, **old}


def _database(image: Image, chance: Random) -> str:
    return DATABASE


def _log(image: Image, chance: Random) -> str:
    return LOG


def _segment(image: Image, chance: Random) -> str:
    return chance.choice(_segments(image))


DAMAGES: dict[str, Damage] = {
    "a flipped bit in the database": _changed(_database, _flip),
    "a flipped bit in the -wal": _changed(_log, _flip),
    "a flipped bit in the journal": _changed(_segment, _flip),
    "a zeroed page of the database": _changed(_database, _zero),
    "a zeroed page of the -wal": _changed(_log, _zero),
    "a zeroed page of the journal": _changed(_segment, _zero),
    "the database cut off anywhere": _changed(_database, _truncate),
    "the -wal cut off anywhere": _changed(_log, _truncate),
    "the journal cut off anywhere": _changed(_segment, _truncate),
    "the -wal deleted": _without(LOG),
    "the database deleted": _without(DATABASE),
    "database and -wal deleted": _without(DATABASE, LOG),
    "the journal deleted": _without_journal,
    "the journal's newest segment deleted": _without_newest_segment,
    "an old database with its -wal": _old_database,
    "an old database without its -wal": _old_database_without_log,
    "an old database under the new -wal": _old_database_with_new_log,
    "an old journal": _old_journal,
}


@dataclass(slots=True)
class Outcomes:
    """What became of the store."""

    times: int = 0
    noticed: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def done(recording: Path, name: str, times: int) -> Outcomes:
    """Do one damage so many times."""
    chance = Random(name)
    found = Counter[str]()
    outcomes = Outcomes()
    pairs = zip(moments(recording, chance, times), moments(recording, chance, times), strict=True)
    for number, (one, other) in enumerate(pairs):
        earlier, now = sorted((one, other), key=lambda moment: len(moment.marks))
        folder = Path(tempfile.mkdtemp(prefix="damage-", dir=MEMORY if MEMORY.is_dir() else None))
        try:
            lay_out(DAMAGES[name](now, earlier, Random(f"{name}/{number}")), folder)
            verdict = look(folder, now.marks)
        except Exception as error:  # noqa: BLE001 - an error that nobody foresaw is a finding like any other
            outcomes.complaints.append(f"{number}: raises {type(error).__name__} {error}"[:300])
            continue
        finally:
            shutil.rmtree(folder)
        outcomes.times += 1
        outcomes.noticed += bool(verdict.findings)
        found.update(verdict.findings)
        if verdict.complaint:
            outcomes.complaints.append(f"{number}: {verdict.complaint} {verdict.findings}")
    outcomes.findings = dict(found)
    return outcomes


def main(arguments: Sequence[str]) -> int:
    recording, times = Path(arguments[0]), int(arguments[1])
    print(json.dumps({name: asdict(done(recording, name, times)) for name in arguments[2:]}))  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
