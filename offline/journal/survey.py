"""Reading the whole journal: what is there, what is sound, and what follows a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import StoreUnreadable
from offline.journal.frames import BEGINNING, Damage, Frame, Place
from offline.journal.records import Record, Snapshot, begin_of, from_bytes, to_snapshot
from offline.journal.segment import HEADER_BYTES, Segment, fingerprint_of, segments


@dataclass(frozen=True, slots=True)
class Hurt:
    """A part of a segment that cannot be read. `torn`: it is the very end, as an interrupted write leaves it."""

    segment: Segment
    start: int
    end: int
    torn: bool


@dataclass(slots=True)
class Known:
    """A segment that was read: its first frame's position, the entries' head before it, its sound bytes."""

    segment: Segment
    first: int
    head: int
    end: int


@dataclass(slots=True)
class Survey:
    """Everything a start must know. `begin` is the place before the first frame, `last` the last sound frame's.

    Frames of a position that a later segment takes again were withdrawn and do not count.
    """

    begin: Place | None = None
    snapshot: Snapshot | None = None
    last: Place = BEGINNING
    known: list[Known] = field(default_factory=list)
    hurts: list[Hurt] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    next_number: int = 1
    hashes: bytearray = field(default_factory=bytearray, repr=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be read."""
        return self.begin is None

    @property
    def damaged(self) -> bool:
        """Whether anything is missing that once was whole; a torn end alone is not."""
        return bool(self.gaps) or any(not hurt.torn for hurt in self.hurts)

    def holds(self, place: Place) -> bool:
        """Whether the journal passed through this very place."""
        if self.begin is None:
            return False
        if place.position == self.begin.position:
            return place.hash == self.begin.hash
        at = (place.position - self.begin.position - 1) * 32
        return 0 <= at < len(self.hashes) and bytes(self.hashes[at : at + 32]) == place.hash


def survey(folder: Path, key: bytes, fingerprint: str) -> Survey:
    """Read all segments of a folder; StoreUnreadable when another key made them."""
    found = Survey()
    for segment in segments(folder):
        found.next_number = segment.number + 1
        data = segment.path.read_bytes()
        named = fingerprint_of(data)
        if named is not None and named != fingerprint:
            raise StoreUnreadable(
                f"the journal in {folder} was made with another key", fix="set store_key to the key it was made with"
            )
        _read_segment(found, segment, data, key, fingerprint)
    if found.hurts:
        # only the very end of the newest file may be torn; anywhere else something that was whole is gone
        newest = found.next_number - 1
        found.hurts = [
            Hurt(hurt.segment, hurt.start, hurt.end, hurt.torn and hurt.segment.number == newest)
            for hurt in found.hurts
        ]
    return found


def frames(
    known: Sequence[Known], key: bytes, fingerprint: str, after: int, kinds: Sequence[str] = ()
) -> Iterator[tuple[Place, Record]]:
    """All sound records of surveyed segments after a position, of some kinds or all, withdrawn ones left out."""
    wanted = tuple(map(begin_of, kinds)) or b""
    for at, one in enumerate(known):
        until = known[at + 1].first if at + 1 < len(known) else None
        data = one.segment.path.read_bytes()
        for frame in one.segment.cipher(key, fingerprint).read(data, HEADER_BYTES, None):
            if isinstance(frame, Damage) or frame.place.position <= after:
                continue
            if until is not None and frame.place.position >= until:
                break
            if frame.body.startswith(wanted):
                yield frame.place, from_bytes(frame.body)


def _read_segment(found: Survey, segment: Segment, data: bytes, key: bytes, fingerprint: str) -> None:
    known: Known | None = None
    if fingerprint_of(data) is None:
        found.hurts.append(Hurt(segment, 0, HEADER_BYTES, torn=len(data) <= HEADER_BYTES))
    for read in segment.cipher(key, fingerprint).read(data, HEADER_BYTES, None):
        if isinstance(read, Damage):
            found.hurts.append(Hurt(segment, read.start, read.end, torn=read.tail))
            continue
        if known is None:
            known = _begun(found, segment, read)
            found.known.append(known)
        _take(found, read)
        known.end = read.end


def _begun(found: Survey, segment: Segment, frame: Frame) -> Known:
    """The first sound frame of a segment: mostly its summary."""
    record = from_bytes(frame.body)
    position = frame.place.position
    snapshot = to_snapshot(record) if record["kind"] == "snapshot" else None
    if found.begin is None:
        before = bytes.fromhex(snapshot.before) if snapshot is not None else bytes(32)
        found.begin, found.snapshot = Place(position - 1, before), snapshot
        found.last = found.begin
        if snapshot is None:
            found.gaps.append((max(position - 1, 0), position - 1))
    elif position <= found.last.position:
        del found.hashes[max(position - found.begin.position - 1, 0) * 32 :]
        found.last = Place(position - 1, bytes(found.hashes[-32:]) or found.begin.hash)
    head = snapshot.head[0] if snapshot is not None else -1
    return Known(segment, position, head, frame.end)


def _take(found: Survey, frame: Frame) -> None:
    assert found.begin is not None
    missing = frame.place.position - found.last.position - 1
    if missing > 0:
        found.gaps.append((found.last.position + 1, frame.place.position - 1))
        found.hashes += bytes(32 * missing)
    found.hashes += frame.place.hash
    found.last = frame.place
