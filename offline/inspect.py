"""Looking into a store from outside, also beside a running kiosk: nothing is written, no lock is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead, EntryState, OutboxCounts, OutboxEntry
from kiosk.errors import StoreDamaged, StoreUnreadable
from offline import facts
from offline.database import DatabaseFile, complaint, page_complaint
from offline.entries import to_entry
from offline.faults import store_faults
from offline.findings import Finding
from offline.journal.journal import Journal
from offline.journal.records import QUIET
from offline.key import fingerprint
from offline.lock import is_held
from offline.migrations import MIGRATIONS, version
from offline.soundness import breaks, contradiction
from offline.tables import outbox, payments, sales

_WALK = (
    sa.select(
        outbox.c.seq,
        outbox.c.chain,
        outbox.c.state,
        sales.c.seq.label("sale"),
        sales.c.amount,
        payments.c.amount.label("paid"),
    )
    .outerjoin(sales, sales.c.seq == outbox.c.seq)
    .outerjoin(payments, payments.c.seq == sales.c.seq)
    .order_by(outbox.c.seq)
)


@dataclass(slots=True)
class Verification:
    """What a whole check found. `behind` counts transactions that only the journal has."""

    running: bool
    entries: int = 0
    sales: int = 0
    states: dict[str, int] = field(default_factory=dict)
    head: ChainHead = field(default_factory=lambda: ChainHead(0, "0" * 64))
    forgotten: int = 0
    journal_segments: int = 0
    journal_records: int = 0
    behind: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything is twice there and tells the same."""
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """Stable fields, nothing personal."""
        return {
            "ok": self.ok,
            "running": self.running,
            "entries": self.entries,
            "sales": self.sales,
            "states": {state.value: self.states.get(state.value, 0) for state in EntryState},
            "head": {"seq": self.head.seq, "chain": self.head.chain},
            "forgotten_through": self.forgotten,
            "journal": {"segments": self.journal_segments, "records": self.journal_records},
            "behind": self.behind,
            "findings": [asdict(finding) for finding in self.findings],
        }


def verify(state: Path, journal: Path, key: bytes) -> Verification:
    """Check database, chain and journal against each other. Blocks.

    StoreUnreadable when there is no store, or for another key.
    """
    found = Verification(running=is_held(state))
    told = _Told()
    with _open(state, key) as connection:
        if connection is None:
            what = "the database is gone"
            found.findings.append(
                Finding("database-missing", str(state), what, "kiosk store rebuild: it is made again from the journal")
            )
        else:
            try:
                log = state.expanduser() / "ledger.db-wal"
                pages = not found.running and not (log.exists() and log.stat().st_size)
                _check_database(found, told, connection, state / "ledger.db", pages=pages)
            except (sa.exc.DBAPIError, StoreDamaged) as error:
                _broken(found, state / "ledger.db", str(getattr(error, "orig", error)))
    _check_journal(found, told, journal, key)
    return found


def read_entries(
    state: Path, key: bytes, wanted: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
) -> tuple[OutboxEntry, ...]:
    """As `kiosk.ports.Outbox.entries`; StoreUnreadable when there is no store."""
    query = sa.select(outbox).where(outbox.c.seq > after_seq).order_by(outbox.c.seq).limit(limit)
    if wanted is not None:
        query = query.where(outbox.c.state == wanted.value)
    with reading(state, key) as connection:
        return tuple(map(to_entry, connection.execute(query).all()))


def read_entry(state: Path, key: bytes, entry_id: str) -> OutboxEntry | None:
    """One entry by its operation's id."""
    with reading(state, key) as connection:
        row = connection.execute(sa.select(outbox).where(outbox.c.id == entry_id)).one_or_none()
        return None if row is None else to_entry(row)


def read_counts(state: Path, key: bytes) -> OutboxCounts:
    """How many entries are in each state."""
    with reading(state, key) as connection:
        by_state = facts.tally(connection)
    return OutboxCounts(**{one.value: by_state.get(one.value, 0) for one in EntryState})


@contextmanager
def reading(state: Path, key: bytes) -> Iterator[sa.Connection]:
    """A read transaction on a store's ledger; StoreUnreadable when there is none, or it is of another key."""
    with _open(state, key) as connection:
        if connection is None:
            raise StoreUnreadable(f"there is no store in {state}", fix="check paths.state, or start the kiosk once")
        yield connection


@contextmanager
def _open(state: Path, key: bytes) -> Iterator[sa.Connection | None]:
    state = state.expanduser()
    file, seal = DatabaseFile(state / "ledger.db", key), state / "ledger.key-fingerprint"
    with store_faults(seal):
        if not seal.exists() and not file.path.exists():
            raise StoreUnreadable(f"there is no store in {state}", fix="check paths.state, or start the kiosk once")
        if seal.exists() and seal.read_text(encoding="ascii", errors="replace").strip() != fingerprint(key):
            raise StoreUnreadable(f"the key does not open the store in {state}", fix="check store_key")
    if not file.path.exists() or not file.path.stat().st_size:
        yield None
        return
    engine = file.engine(read_only=True)
    try:
        with store_faults(file.path), engine.connect() as connection, connection.begin():
            if (have := version(connection)) != len(MIGRATIONS):
                raise StoreUnreadable(
                    f"the store in {state} has schema {have}, this program reads {len(MIGRATIONS)}",
                    fix="start the newer program's kiosk once",
                )
            yield connection
    finally:
        engine.dispose()


@dataclass(slots=True)
class _Told:
    """What the database says: place in the journal, and chain and state by entry; None when it says nothing."""

    position: int | None = None
    chains: dict[int, str] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    anchor: int = 0


def _check_database(found: Verification, told: _Told, connection: sa.Connection, where: Path, *, pages: bool) -> None:
    if wrong := complaint(connection) or (page_complaint(connection) if pages else ""):
        _broken(found, where, wrong)
    for seq in breaks(connection):
        what = "its hash does not follow from what stands there"
        found.findings.append(Finding("chain-broken", f"entry {seq}", what, lost=True))
    if not found.findings and (wrong := contradiction(connection)):
        _broken(found, where, wrong)
    anchor, states = facts.anchor(connection), Counter[str]()
    for row in connection.execute(_WALK):
        if row.sale is not None and row.paid != row.amount:
            found.findings.append(Finding("payment-differs", f"entry {row.seq}", "sale and payment do not agree"))
        states[row.state] += 1
        found.sales += row.sale is not None
        told.chains[row.seq], told.states[row.seq] = row.chain, row.state
    found.entries, found.states = states.total(), dict(states)
    found.head, found.forgotten = facts.last_entry(connection), anchor.seq
    told.position, told.anchor = facts.place(connection).position, anchor.seq


def _check_journal(found: Verification, told: _Told, folder: Path, key: bytes) -> None:
    if not folder.expanduser().is_dir():
        found.findings.append(Finding("journal-missing", str(folder), "there is no journal", "start the kiosk"))
        return
    journal = Journal(folder.expanduser(), key, read_only=True)
    survey = journal.found
    found.journal_segments = len(survey.known)
    for hurt in survey.hurts:
        if not hurt.torn:
            what = f"bytes {hurt.start}–{hurt.end} cannot be read"
            found.findings.append(Finding("journal-damaged", hurt.segment.path.name, what, "start the kiosk"))
    for first, last in survey.gaps:
        what = f"records {first}–{last} are missing"
        found.findings.append(Finding("journal-damaged", str(folder), what, "start the kiosk"))
    chains, states = _replayed(found, journal, told)
    if told.position is None:
        return
    place = f"{folder}"
    if survey.last.position < told.position:
        what = f"the journal ends {told.position - survey.last.position} records before the database"
        found.findings.append(Finding("journal-behind", place, what, "start the kiosk: it is begun anew"))
    if found.behind and not found.running:
        what = f"{found.behind} transactions are in the journal only"
        found.findings.append(Finding("database-behind", place, what, "start the kiosk: they are replayed"))
    _compare(found, "not-in-journal", told.chains, chains)
    _compare(found, "not-in-database", {s: c for s, c in chains.items() if s > told.anchor}, told.chains)
    for seq, state in told.states.items():
        if seq in states and states[seq] != state:
            what = f"{state} in the database, {states[seq]} in the journal"
            found.findings.append(Finding("state-differs", f"entry {seq}", what))


def _replayed(found: Verification, journal: Journal, told: _Told) -> tuple[dict[int, str], dict[int, str]]:
    """Chain and state of each entry, as the journal tells them up to where the database stands."""
    chains: dict[int, str] = {}
    states: dict[int, str] = {}
    for place, record in journal.records_after(-1):
        kind = record["kind"]
        found.journal_records += 1
        if told.position is not None and place.position > told.position:
            found.behind += kind not in QUIET
            continue
        for entry in record["entries"] if kind == "entries" else [record] if kind == "entry" else []:
            chains[entry["seq"]], states[entry["seq"]] = entry["chain"], EntryState.PENDING.value
        if kind == "states":
            states.update({seq: state for seq, state, _status, _detail in record["states"]})
    return chains, states


def _compare(found: Verification, code: str, these: dict[int, str], those: dict[int, str]) -> None:
    missing = [seq for seq, chain in these.items() if those.get(seq) != chain]
    if missing:
        what = f"{len(missing)} entries, the first {missing[0]}"
        found.findings.append(Finding(code, f"entry {missing[0]}", what, "start the kiosk, then check again"))


def _broken(found: Verification, where: Path, what: str) -> None:
    found.findings.append(
        Finding(
            "database-damaged", str(where), what, "start the kiosk: it is set aside and made again from the journal"
        )
    )
