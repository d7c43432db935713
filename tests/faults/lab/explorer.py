"""Power cuts in a recorded run: draw them, put what each leaves into a folder, and have it judged.

    python -m tests.faults.lab.explorer RECORDING JUDGE --cuts 1000 [--seed 7] [--part 0/2] [--without journal]

RECORDING is a folder that `recording.record` filled, JUDGE a function as "package.module:name". Prints a report, as
JSON. A cut that it complains of is named `--cut …`: the same command with that repeats it, and with `--into FOLDER`
keeps what it left.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.lab import records
from tests.faults.lab.cuts import Cut, draw
from tests.faults.lab.disk import Disk, Item
from tests.faults.lab.records import Kind, Record

Marks = Sequence[Mapping[str, Any]]
Image = dict[str, bytes | None]
Judge = Callable[[Path, Marks], str]
"""Looks at what a power cut left, opens it, and gives a complaint or ""."""

MEMORY = Path("/dev/shm")
QUIET = {Kind.OPEN, Kind.CLOSE, Kind.DUPLICATE}
TURNS = 40
REPORTED = 5


@dataclass(slots=True)
class Report:
    """How many different cuts were judged, at how many places of the run, and what was wrong after which."""

    cuts: int = 0
    places: int = 0
    bad: int = 0
    complaints: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)

    def add(self, other: Report) -> None:
        self.cuts += other.cuts
        self.places = max(self.places, other.places)
        self.bad += other.bad
        self.complaints = (self.complaints + other.complaints)[:REPORTED]
        for kind, count in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count

    def complain(self, complaint: str, cut: Callable[[], str]) -> None:
        """Count a complaint, its kind being what stands before the colon; `cut` describes it, for the first ones."""
        self.bad += 1
        kind = complaint.partition(":")[0]
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if len(self.complaints) < REPORTED:
            self.complaints.append(f"{complaint}\n    {cut()}")


@dataclass(frozen=True, slots=True)
class Explorer:
    """The cuts of one recording. `without` are folders that the disk lost altogether."""

    before: Image
    log: Sequence[Record]
    judge: Judge
    without: tuple[str, ...] = ()
    strict_names: bool = True
    lose_failed: bool = True

    def explore(self, cuts: int, seed: int, part: int = 0, parts: int = 1) -> Report:
        """Judge this part of `cuts` different cuts, spread over all places of the run."""
        report = Report()
        seen: set[bytes] = set()
        for cut, disk, marks in self._cuts(seed, seen, cuts, report):
            image = self._image(disk, cut.lost, grown=cut.grown)
            digest = _digest(image, len(marks))
            if digest in seen or len(seen) >= cuts:
                continue
            seen.add(digest)
            if digest[0] % parts != part:
                continue
            report.cuts += 1
            if complaint := self._judged(image, marks):
                report.complain(complaint, lambda: str(self._shrunk(cut, disk, marks)))  # noqa: B023 - called at once
        return report

    def repeat(self, cut: Cut, into: Path | None) -> str:
        """The judge's complaint of one cut; what was left of the disk stays in `into`."""
        disk = Disk(self.before, strict_names=self.strict_names, lose_failed=self.lose_failed)
        for number, record in enumerate(self.log[: cut.position], 1):
            disk.apply(number, record)
        marks = [record.mark for record in self.log[: cut.position] if record.kind is Kind.MARK]
        image = self._image(disk, cut.lost, grown=cut.grown)
        if into is not None:
            lay_out(image, into)
        return self._judged(image, marks)

    def _cuts(
        self, seed: int, seen: set[bytes], wanted: int, report: Report
    ) -> Iterator[tuple[Cut, Disk, list[dict[str, Any]]]]:
        """Walk through the run, again and again, and stop for a cut here and there until enough were seen."""
        places = [number for number, record in enumerate(self.log, 1) if record.kind not in QUIET]
        report.places = len(places)
        for turn in range(TURNS):
            if len(seen) >= wanted:
                return
            chance = Random(f"{seed}/{turn}")
            share = min(1.0, 1.2 * (wanted - len(seen)) / len(places))
            here = {place for place in places if chance.random() < share}
            disk = Disk(self.before, strict_names=self.strict_names, lose_failed=self.lose_failed)
            marks: list[dict[str, Any]] = []
            for number, record in enumerate(self.log, 1):
                disk.apply(number, record)
                if record.kind is Kind.MARK:
                    marks.append(record.mark)
                if number in here:
                    yield draw(number, disk.at_risk(), chance), disk, marks

    def _image(self, disk: Disk, lost: frozenset[Item], *, grown: bool) -> Image:
        image = disk.after_cut(lost, grown=grown)
        return {path: data for path, data in image.items() if not self.without or not path.startswith(self.without)}

    def _judged(self, image: Image, marks: Marks) -> str:
        folder = Path(tempfile.mkdtemp(prefix="cut-", dir=MEMORY if MEMORY.is_dir() else None))
        try:
            lay_out(image, folder)
            return self.judge(folder, marks)
        except Exception as error:  # noqa: BLE001 - an error that nobody foresaw is a finding like any other
            return f"raises: {type(error).__name__} {str(error).splitlines()[0]}"
        finally:
            shutil.rmtree(folder)

    def _shrunk(self, cut: Cut, disk: Disk, marks: Marks) -> Cut:
        """The cut with as little lost as still makes the judge complain."""
        lost = sorted(cut.lost)
        grown = cut.grown
        if grown and self._judged(self._image(disk, cut.lost, grown=False), marks):
            grown = False
        size = max(1, len(lost) // 2)
        while True:
            for start in range(0, len(lost), size):
                fewer = lost[:start] + lost[start + size :]
                if self._judged(self._image(disk, frozenset(fewer), grown=grown), marks):
                    lost = fewer
                    break
            else:
                if size == 1:
                    return Cut(cut.position, frozenset(lost), grown, cut.way)
                size //= 2


def lay_out(image: Mapping[str, bytes | None], folder: Path) -> None:
    """Write a disk's content below a folder."""
    for path, content in sorted(image.items()):
        if content is None:
            (folder / path).mkdir(parents=True, exist_ok=True, mode=0o700)
        else:
            (folder / path).write_bytes(content)


def take_in(folder: Path) -> Image:
    """What lies below a folder."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.name.endswith("-shm")
    }


def _digest(image: Image, marks: int) -> bytes:
    summary = hashlib.blake2b(str(marks).encode(), digest_size=16)
    for path, content in sorted(image.items()):
        summary.update(f"\n{path} {'folder' if content is None else len(content)}\n".encode())
        summary.update(content or b"")
    return summary.digest()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="explorer", description=__doc__)
    parser.add_argument("recording", type=Path)
    parser.add_argument("judge")
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--keep-failed", action="store_true", help="what a failed sync was to keep may still arrive")
    parser.add_argument("--names-with-files", action="store_true", help="syncing a new file keeps its name, as ext4")
    parser.add_argument("--cut", type=Cut.parse)
    parser.add_argument("--into", type=Path)
    given = parser.parse_args(arguments)
    module, name = given.judge.split(":")
    part, parts = map(int, given.part.split("/"))
    explorer = Explorer(
        take_in(given.recording / "before"),
        records.read(given.recording / "log"),
        getattr(importlib.import_module(module), name),
        tuple(given.without),
        strict_names=not given.names_with_files,
        lose_failed=not given.keep_failed,
    )
    if given.cut is not None:
        print(explorer.repeat(given.cut, given.into) or "no complaint")  # noqa: T201 - its output
        return 0
    print(json.dumps(asdict(explorer.explore(given.cuts, given.seed, part, parts))))  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
