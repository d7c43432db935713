"""Staff passes on the disk: who, until when, how many wrong tries; neither a restart nor a clock helps a guesser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.domain.customer import StaffMember, StaffSecret
from kiosk.ports import Admission, StaffPasses
from offline import staff
from offline.staff import FREE_TRIES, LOCKED_SECONDS, MOST_PASSES, SqliteStaffPasses, open_staff
from tests.unit.offline.making import KEY, NOON, HandClock

JO = StaffMember("S-JO", "Josephine", "sales")
PIN = StaffSecret("pin", "271828")
BADGE = StaffSecret("badge", "https://shop.example/s/QUITE-SECRET")
WRONG = StaffSecret("pin", "000000")
UNTIL = NOON + timedelta(days=14)


class Kiosk:
    """A device whose process can be ended and begun anew; `monotonic` begins anew with it, at anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.passes = open_staff(folder, KEY, self.clock)

    def restart(self) -> SqliteStaffPasses:
        self.passes.close()
        self.passes = open_staff(self.folder, KEY, self.clock)
        return self.passes


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path)
    yield kiosk
    kiosk.passes.close()


async def test_who_was_let_in_is_known_after_a_restart_until_their_time(kiosk: Kiosk) -> None:
    passes: StaffPasses = kiosk.passes
    await passes.keep(PIN, JO, NOON, UNTIL)
    passes = kiosk.restart()
    assert await passes.admit(PIN, NOON) == Admission(JO)
    assert await passes.admit(PIN, UNTIL - timedelta(seconds=1)) == Admission(JO)
    assert await passes.admit(PIN, UNTIL) == Admission()


async def test_a_clock_without_a_server_may_be_hours_behind_and_not_years(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    assert await kiosk.passes.admit(PIN, NOON - timedelta(hours=23)) == Admission(JO)
    assert await kiosk.passes.admit(PIN, NOON - timedelta(days=365)) == Admission()


async def test_pin_and_badge_are_passes_of_their_own(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    assert await kiosk.passes.admit(StaffSecret("badge", PIN.value), NOON) == Admission()
    await kiosk.passes.keep(BADGE, JO, NOON, UNTIL)
    await kiosk.passes.forget(PIN)
    assert await kiosk.passes.admit(PIN, NOON) == Admission()
    assert await kiosk.passes.admit(BADGE, NOON) == Admission(JO)


async def test_a_new_pin_replaces_the_old_one(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    await kiosk.passes.keep(StaffSecret("pin", "314159"), JO, NOON, UNTIL)
    assert await kiosk.passes.admit(PIN, NOON) == Admission()


async def test_five_wrong_tries_lock_for_a_quarter_of_an_hour(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    answers = [await kiosk.passes.admit(WRONG, NOON) for _ in range(FREE_TRIES)]
    assert answers == [Admission()] * (FREE_TRIES - 1) + [Admission(locked=True)]
    assert await kiosk.passes.admit(PIN, NOON) == Admission(locked=True)
    kiosk.clock.forward(LOCKED_SECONDS - 1)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(locked=True)
    kiosk.clock.forward(1)
    assert await kiosk.passes.admit(WRONG, NOON) == Admission(locked=True)  # one try, and locked again
    assert await kiosk.passes.admit(PIN, NOON) == Admission(locked=True)
    kiosk.clock.forward(LOCKED_SECONDS)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(JO)
    assert await kiosk.passes.admit(WRONG, NOON) == Admission()  # the count began anew


async def test_wrong_tries_are_counted_over_restarts(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    for _ in range(FREE_TRIES):
        await kiosk.restart().admit(WRONG, NOON)
    assert await kiosk.restart().admit(PIN, NOON) == Admission(locked=True)
    kiosk.clock.forward(LOCKED_SECONDS)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(JO)


@pytest.mark.parametrize("years", [-30, 30])
async def test_a_jump_of_the_wall_clock_unlocks_nothing(kiosk: Kiosk, years: int) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    for _ in range(FREE_TRIES):
        await kiosk.passes.admit(WRONG, NOON)
    assert await kiosk.passes.admit(PIN, NOON + timedelta(days=365 * years)) == Admission(locked=True)
    assert await kiosk.restart().admit(PIN, NOON) == Admission(locked=True)


async def test_a_try_counts_before_it_is_checked(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)

    def dies(*_: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(staff, "_matches", dies)
    for _ in range(FREE_TRIES):
        with pytest.raises(RuntimeError):
            await kiosk.passes.admit(PIN, NOON)
    monkeypatch.undo()
    assert await kiosk.passes.admit(PIN, NOON) == Admission(locked=True)


async def test_to_let_in_with_the_network_forgives_wrong_tries(kiosk: Kiosk) -> None:
    for _ in range(FREE_TRIES):
        await kiosk.passes.admit(WRONG, NOON)
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(JO)


async def test_clearing_erases_everybody_and_no_count(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    for _ in range(FREE_TRIES):
        await kiosk.passes.admit(WRONG, NOON)
    await kiosk.passes.clear()
    assert await kiosk.restart().admit(PIN, NOON) == Admission(locked=True)
    kiosk.clock.forward(LOCKED_SECONDS)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(locked=True)


async def test_what_is_past_its_time_is_erased(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    assert await kiosk.passes.forget_expired(UNTIL - timedelta(seconds=1)) == 0
    assert await kiosk.passes.forget_expired(UNTIL) == 1


async def test_all_passes_are_compared_whoever_it_is_and_one_when_there_is_none(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[str] = []
    verify, make = staff._matches, PasswordHasher.hash

    def verifying(known: str, value: str) -> bool:
        work.append("verify")
        return verify(known, value)

    def making(hasher: PasswordHasher, value: str) -> str:
        work.append("hash")
        return make(hasher, value)

    monkeypatch.setattr(staff, "_matches", verifying)
    monkeypatch.setattr(PasswordHasher, "hash", making)
    await kiosk.passes.admit(WRONG, NOON)
    assert work == ["hash"]
    for number in range(3):
        secret = StaffSecret("pin", f"{number}12345")
        await kiosk.passes.keep(secret, StaffMember(f"S-{number}", "Name", "sales"), NOON, UNTIL)
    for number in (0, 1, 2, 7):
        work.clear()
        await kiosk.passes.admit(StaffSecret("pin", f"{number}12345"), NOON)
        assert work == ["verify"] * 3


async def test_no_more_than_so_many_and_the_oldest_go(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_PASSES >= 20
    monkeypatch.setattr(staff, "MOST_PASSES", 2)
    for number in range(3):
        at = NOON + timedelta(minutes=number)
        await kiosk.passes.keep(StaffSecret("pin", f"{number}12345"), StaffMember(f"S-{number}", "N", "r"), at, UNTIL)
    assert await kiosk.passes.admit(StaffSecret("pin", "012345"), NOON) == Admission()
    assert await kiosk.passes.admit(StaffSecret("pin", "112345"), NOON) == Admission(StaffMember("S-1", "N", "r"))


@pytest.mark.allow_log("who may unlock without a network is forgotten")
async def test_a_damaged_file_is_begun_anew(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    kiosk.passes.close()
    path = kiosk.folder / "staff-1.db"
    path.write_bytes(b"\0" * path.stat().st_size)
    assert await kiosk.restart().admit(PIN, NOON) == Admission()
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    assert await kiosk.passes.admit(PIN, NOON) == Admission(JO)


async def test_neither_name_nor_secret_is_readable_on_the_disk(kiosk: Kiosk) -> None:
    await kiosk.passes.keep(PIN, JO, NOON, UNTIL)
    await kiosk.passes.keep(BADGE, JO, NOON, UNTIL)
    await asyncio.to_thread(kiosk.passes.close)
    raw = b"".join(path.read_bytes() for path in kiosk.folder.iterdir())
    assert raw
    for text in ("Josephine", "S-JO", PIN.value, "QUITE-SECRET", "argon2id"):
        assert text.encode() not in raw
