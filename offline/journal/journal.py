"""The journal as the writer thread uses it: append, then be confirmed or take it back."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.errors import BugError
from offline.faults import store_faults
from offline.journal import records
from offline.journal.frames import Cipher, Place, derived_key
from offline.journal.records import Record, Snapshot
from offline.journal.segment import HEADER_BYTES, Segment, sync_folder, write_whole
from offline.journal.staging import Staging
from offline.journal.survey import Known, Survey, frames, survey
from offline.key import fingerprint

SEGMENT_BYTES = 4 * 1024 * 1024

_log = logging.getLogger(__name__)


class Journal:
    """Append-only segment files in a folder of their own, read once when it is made; `read_only` writes nothing.

    Used by one thread at a time. `append` returns when the record is on the disk. A record counts from then on, unless
    `withdraw` takes it back; `keep` says that it stays. A failed write or sync is never tried again on the same file:
    what follows goes into a new one, which says from where on the old one does not count.
    """

    def __init__(
        self, folder: Path, key: bytes, segment_bytes: int = SEGMENT_BYTES, *, read_only: bool = False
    ) -> None:
        self.folder = folder
        self._into = folder
        self._key = derived_key(key, "storekiosk journal 1")
        self._fingerprint = fingerprint(key)
        self._segment_bytes = segment_bytes
        self._known: list[Known] = []
        self._cipher: Cipher
        self._number = 1
        self._resumed = False
        self.found: Survey
        self._descriptor = -1
        self._size = 0
        self._place = Place(0, bytes(32))
        self._open_record: tuple[Place, int] | None = None
        with store_faults(folder / "journal"):
            if not read_only:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                Staging(folder).resume()
            self._adopt(survey(folder, self._key, self._fingerprint))

    @property
    def place(self) -> Place:
        """Where the journal stands."""
        return self._place

    def append(self, record: Record, summary: Callable[[], Snapshot]) -> Place:
        """Put a record on the disk; its place. `summary` is asked when a new segment begins.

        StoreFault when it fails, with nothing appended.
        """
        if self._open_record is not None:
            raise BugError("the record before is neither kept nor withdrawn")
        with store_faults(self.folder / "journal"):
            if not self._resumed:
                self._resume()
            if self._descriptor < 0 or self._size >= self._segment_bytes:
                self._begin_segment(summary())
            before, size = self._place, self._size
            try:
                self._write(record)
                os.fdatasync(self._descriptor)
            except OSError:
                self._take_back(before, size)
                self._end_segment()
                raise
            self._open_record = (before, size)
            return self._place

    def keep(self) -> None:
        """What was appended stays."""
        self._open_record = None

    def withdraw(self) -> None:
        """What was appended since the last `keep` did not happen. Never raises a StoreFault."""
        if self._open_record is None:
            return
        before, size = self._open_record
        self._open_record = None
        self._take_back(before, size)

    def records_after(self, position: int, *kinds: str) -> Iterator[tuple[Place, Record]]:
        """Every sound record after a position, of some kinds or all, in order."""
        with store_faults(self.folder / "journal"):
            yield from frames(tuple(self._known), self._key, self._fingerprint, position, kinds)

    def begin_anew(self, after: Place, summary: Snapshot, contents: Iterable[Record]) -> Path | None:
        """Write a journal of these records that goes on after a place, and put the old segments into a folder aside.

        Killed anywhere, the next start finds the old or the new one. Gives the folder, None when there were none.
        """
        with store_faults(self.folder / "journal"):
            self._end_segment()
            staging = Staging(self.folder)
            staging.begin()
            self._into, self._place, first = staging.folder, after, self._number
            try:
                self._begin_segment(summary)
                for record in contents:
                    if self._size >= self._segment_bytes:
                        os.fsync(self._descriptor)
                        self._begin_segment(summary)
                    self._write(record)
                    if record["kind"] == "entry":
                        summary = replace(summary, head=(record["seq"], record["chain"]))
                os.fsync(self._descriptor)
            finally:
                self._end_segment()
                self._into = self.folder
            staging.complete(first)
            aside = staging.finish()
            self._adopt(survey(self.folder, self._key, self._fingerprint))
            return aside

    def forget_through(self, seq: int) -> int:
        """Delete the oldest segments that hold only entries up to this number; gives how many."""
        gone = 0
        with store_faults(self.folder / "journal"):
            while len(self._known) > 1 and 0 <= self._known[1].head <= seq:
                self._known.pop(0).segment.path.unlink(missing_ok=True)
                gone += 1
            if gone:
                sync_folder(self.folder)
        return gone

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        self._end_segment()

    def _adopt(self, found: Survey) -> None:
        """Take over what was read. The disk is not touched before the first record is appended."""
        self.found = found
        self._number = found.next_number
        self._known = found.known
        self._place = found.last
        self._resumed = False

    def _resume(self) -> None:
        """Go on where the newest segment's sound part ends; what an interrupted write left behind is cut off."""
        self._resumed = True
        if self.found.damaged or not self._known:
            return  # what is hurt is not written to again: a new segment begins
        newest = self._known[-1]
        for hurt in self.found.hurts:
            if hurt.segment.number != newest.segment.number:
                hurt.segment.path.unlink(missing_ok=True)  # the newest file was only begun
                sync_folder(self.folder)
                return
        self._descriptor = os.open(newest.segment.path, os.O_WRONLY | os.O_CLOEXEC)
        self._cipher = newest.segment.cipher(self._key, self._fingerprint)
        self._cut(newest.end)

    def _write(self, record: Record) -> None:
        assert self._descriptor >= 0
        data, place = self._cipher.seal(records.to_bytes(record), self._place)
        write_whole(self._descriptor, data)
        self._size += len(data)
        self._place = place

    def _begin_segment(self, summary: Snapshot) -> None:
        self._end_segment()
        segment = Segment.in_folder(self._into, self._number)
        descriptor = os.open(segment.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        before = self._place
        self._number += 1
        self._descriptor, self._size = descriptor, HEADER_BYTES
        self._cipher = segment.cipher(self._key, self._fingerprint)
        try:
            write_whole(descriptor, segment.header(self._fingerprint))
            self._write(records.of_snapshot(replace(summary, before=before.hash.hex())))
            os.fsync(descriptor)
            sync_folder(self._into)
        except OSError:
            self._place = before
            self._end_segment()
            segment.path.unlink(missing_ok=True)
            raise
        self._known.append(Known(segment, self._place.position, summary.head[0], self._size))

    def _take_back(self, before: Place, size: int) -> None:
        """Cut the newest record off; where that fails, the segment is left, and the next one says what counts."""
        self._place = before
        try:
            self._cut(size)
        except OSError as error:
            _log.warning("a record could not be cut off the journal: %s", error.strerror)
            self._end_segment()

    def _cut(self, size: int) -> None:
        os.ftruncate(self._descriptor, size)
        os.lseek(self._descriptor, size, os.SEEK_SET)
        os.fsync(self._descriptor)
        self._size = size

    def _end_segment(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
