"""At each start: bring database and journal together. Either can be rebuilt from the other."""

from __future__ import annotations

import itertools
import logging
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from kiosk.errors import StoreDamaged
from offline import attempts, facts, replay
from offline.findings import Finding
from offline.journal.frames import BEGINNING, Place
from offline.journal.journal import Journal
from offline.journal.records import QUIET, Record
from offline.tables import outbox
from offline.writer import Writer

AT_ONCE = 500
_log = logging.getLogger(__name__)


class Diverged(StoreDamaged):
    """The database is not of this journal's history: it is set aside, and rebuilt from the journal."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the database knows."""

    place: Place
    empty: bool


def reconcile(writer: Writer, journal: Journal) -> tuple[Finding, ...]:
    """Replay what the database lacks, begin a journal anew that lacks something. Blocks.

    Diverged when the database cannot be brought to where the journal stands.
    """
    have = writer.call(_look)
    found = journal.found
    findings: list[Finding] = []
    if have.empty and have.place == BEGINNING:
        findings += _rebuild(writer, journal)
    elif found.empty:
        if have.place != BEGINNING:
            findings.append(_finding(journal, "journal-missing", "the journal was gone: begun anew from the database"))
    elif found.holds(have.place):
        findings += _catch_up(writer, journal, have.place)
        if not found.damaged:
            findings += _same_states(writer, journal)
    elif have.place.position > found.last.position:
        what = f"the journal ended {have.place.position - found.last.position} records before the database"
        findings.append(_finding(journal, "journal-behind", f"{what}: begun anew from the database"))
    else:
        raise Diverged(f"{writer.path} is not of the history that the journal in {journal.folder} tells")
    if found.damaged:
        what = f"{len(found.hurts) + len(found.gaps)} places of the journal could not be read"
        findings.append(_finding(journal, "journal-damaged", f"{what}: begun anew from the database"))
    if found.damaged or not found.holds(have.place):
        _begin_journal(writer, journal)
    return tuple(findings)


def _look(connection: sa.Connection) -> _Ledger:
    empty = connection.execute(sa.select(outbox.c.seq).limit(1)).first() is None
    return _Ledger(facts.place(connection), empty and facts.anchor(connection).seq == 0)


def _catch_up(writer: Writer, journal: Journal, after: Place) -> list[Finding]:
    told = _replay(writer, journal, after.position)
    lost = [gap for gap in journal.found.gaps if gap[1] > after.position]
    if lost:
        return [_lost(journal, lost)]
    if told == 1:
        what = "the last transaction was in the journal only (the process died between): completed"
        return [_finding(journal, "completed", what)]
    if told > 1:
        return [_finding(journal, "database-behind", f"the database lacked the last {told} transactions: replayed")]
    return []


def _same_states(writer: Writer, journal: Journal) -> list[Finding]:
    """The chain covers what entries are, not what has become of them: there the journal decides."""
    last: dict[int, tuple[str, str, str]] = {}
    shown = 0
    attempt: list[Record] = []  # of the newest one: only it can be open
    for _place, record in journal.records_after(-1, "states", "shown", "attempt"):
        if record["kind"] == "shown":
            shown = max(shown, record["seq"])
        elif record["kind"] == "attempt":
            attempt = [*attempt, record] if attempt and attempt[-1]["id"] == record["id"] else [record]
        else:
            last.update({seq: (state, status, detail) for seq, state, status, detail in record["states"]})
    changed = writer.call(partial(replay.correct_states, last=last, shown=shown))
    changed += writer.call(partial(attempts.correct, told=attempt))
    if not changed:
        return []
    what = f"the database had an older state of {changed} entries: corrected from the journal"
    return [_finding(journal, "states-restored", what)]


def _rebuild(writer: Writer, journal: Journal) -> list[Finding]:
    found = journal.found
    if found.empty:
        return []
    if found.snapshot is not None:
        writer.call(partial(replay.begin_from, snapshot=found.snapshot))
    _replay(writer, journal, -1)
    head, anchor = writer.call(facts.last_entry), writer.call(facts.anchor)
    findings = [_finding(journal, "rebuilt", f"the ledger was rebuilt from the journal, up to entry {head.seq}")]
    began = found.snapshot.head[0] if found.snapshot is not None else -1
    lost = list(found.gaps)
    if not 0 <= began <= anchor.seq:
        lost.insert(0, (0, found.begin.position if found.begin is not None else 0))
    if lost:
        findings.append(_lost(journal, lost))
    return findings


def _replay(writer: Writer, journal: Journal, after: int) -> int:
    """Do what the journal says after a position; gives how many records that were."""
    told = 0
    coming = journal.records_after(after)
    while some := list(itertools.islice(coming, AT_ONCE)):
        try:
            writer.call(partial(_apply, some=some))
        except sa.exc.IntegrityError as error:  # rows of its pages are from two different times
            raise Diverged(f"{writer.path} holds what the journal only now tells: {error.orig}") from error
        told += sum(record["kind"] not in QUIET for _place, record in some)
    return told


def _apply(connection: sa.Connection, some: list[tuple[Place, Record]]) -> None:
    for _place, record in some:
        replay.apply(connection, record)
    facts.set_place(connection, some[-1][0], facts.last_entry(connection).seq)


def _begin_journal(writer: Writer, journal: Journal) -> None:
    aside = writer.call(partial(_write_journal, journal=journal))
    if aside is not None:
        _log.error("the journal in %s was not whole: set aside as %s, begun anew", journal.folder, aside.name)


def _write_journal(connection: sa.Connection, journal: Journal) -> Path | None:
    replay.link_unlinked(connection)
    anchor = facts.anchor(connection)
    summary = replace(facts.summary(connection, anchor.seq + 1), head=(anchor.seq, anchor.chain))
    aside = journal.begin_anew(facts.place(connection), summary, replay.contents(connection))
    facts.set_place(connection, journal.place, facts.last_entry(connection).seq)
    return aside


def _lost(journal: Journal, gaps: list[tuple[int, int]]) -> Finding:
    named = ", ".join(f"{first}–{last}" for first, last in gaps[:5])
    return Finding(
        "lost",
        str(journal.folder),
        f"records {named} are neither in the journal nor in the database",
        "compare with the central service's orders of this device",
        lost=True,
    )


def _finding(journal: Journal, code: str, what: str) -> Finding:
    level = logging.INFO if code == "completed" else logging.ERROR
    _log.log(level, "the store in %s: %s", journal.folder, what)
    return Finding(code, str(journal.folder), what)
