"""Exports: everything unsent, once, on whatever device; and a file that is not whole is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.operation import EntryState, OperationResult, Outcome
from kiosk.errors import BadInput, StoreFault
from offline.store import Store
from offline.transfer import export_unsent, import_unsent
from tests.unit.offline.conftest import Open
from tests.unit.offline.making import NOON, TOKEN, a_sale, an_operation, the_operation_of

PHRASE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


@pytest.fixture
async def full(open_here: Open) -> Store:
    store = await open_here()
    for _ in range(150):
        await store.ledger.record_operation(an_operation(payload={"token": TOKEN}))
    sale = a_sale()
    await store.ledger.record_sale(sale, the_operation_of(sale))
    ids = [entry.operation.id for entry in await store.outbox.entries()]
    await store.outbox.settle([OperationResult(ids[0], Outcome.APPLIED)], NOON)
    await store.outbox.park(ids[1:3], "looked at")
    return store


@pytest.fixture
async def other(open_here: Open, tmp_path: Path) -> Store:
    store = await open_here(state=tmp_path / "other", cache=tmp_path / "other-cache", device_id="K02")
    await store.ledger.record_operation(an_operation())
    return store


async def test_everything_unsent_goes_to_another_device_once(full: Store, other: Store, tmp_path: Path) -> None:
    file = tmp_path / "unsent.kiosk"
    assert (await export_unsent(full.outbox, "K01", file, PHRASE)).entries == 150
    for added in (150, 0):
        report = await import_unsent(other.ledger, file, PHRASE)
        assert (report.device, report.entries, report.added) == ("K01", 150, added)
    mine = [one for one in await full.outbox.entries() if one.state is not EntryState.ACKNOWLEDGED]
    theirs = (await other.outbox.entries())[1:]
    assert [one.operation for one in theirs] == [one.operation for one in mine]
    assert all(one.state is EntryState.PENDING for one in theirs)


async def test_only_what_is_parked(full: Store, tmp_path: Path) -> None:
    report = await export_unsent(full.outbox, "K01", tmp_path / "parked", PHRASE, states=[EntryState.PARKED])
    assert report.entries == 2


async def test_nothing_can_be_read_without_the_pass_phrase(full: Store, other: Store, tmp_path: Path) -> None:
    file = tmp_path / "unsent.kiosk"
    await export_unsent(full.outbox, "K01", file, PHRASE)
    assert file.stat().st_mode & 0o777 == 0o600
    assert TOKEN.encode() not in file.read_bytes()
    with pytest.raises(BadInput, match="does not open with this pass phrase"):
        await import_unsent(other.ledger, file, PHRASE.lower())


async def test_a_file_that_is_not_whole_is_refused_whole(full: Store, other: Store, tmp_path: Path) -> None:
    file = tmp_path / "unsent.kiosk"
    await export_unsent(full.outbox, "K01", file, PHRASE)
    whole = file.read_bytes()
    frame = whole.index(b"KJF1", len(whole) // 2)  # between two frames: nothing but the missing end tells
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    for content, reason in (
        (whole[:-1], "damaged"),
        (whole[:frame], "cut off"),
        (bytes(flipped), "damaged"),
        (whole[:frame] + whole[whole.index(b"KJF1", frame + 1) :], "damaged"),
        (b"", "not an export"),
        (b"PK\x03\x04" + whole, "not an export"),
    ):
        file.write_bytes(content)
        with pytest.raises(BadInput, match=reason):
            await import_unsent(other.ledger, file, PHRASE)
    assert len(await other.outbox.entries()) == 1
    file.unlink()
    with pytest.raises(BadInput, match="cannot be read"):
        await import_unsent(other.ledger, file, PHRASE)


async def test_an_export_never_overwrites_and_leaves_nothing_half_made(full: Store, tmp_path: Path) -> None:
    file = tmp_path / "unsent.kiosk"
    file.write_text("the accounts")
    with pytest.raises(BadInput, match="is there already"):
        await export_unsent(full.outbox, "K01", file, PHRASE)
    assert file.read_text() == "the accounts"
    with pytest.raises(BadInput, match="needs a pass phrase"):
        await export_unsent(full.outbox, "K01", tmp_path / "new", "")
    with pytest.raises(StoreFault, match="no-folder"):
        await export_unsent(full.outbox, "K01", tmp_path / "no-folder" / "new", PHRASE)
    assert not any(path.exists() for path in (tmp_path / "new", tmp_path / "new.unfinished"))
