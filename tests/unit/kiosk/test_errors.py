from __future__ import annotations

from datetime import UTC, timedelta
from uuid import UUID

import pytest

from kiosk import errors
from kiosk.clock import SystemClock, Uuid7Ids
from kiosk.errors import (
    BadInput,
    BugError,
    CentralRefused,
    CentralUnavailable,
    CodeRejected,
    DeviceFault,
    EnvironmentFault,
    KioskError,
    PrinterFault,
    StoreFull,
)

ALL = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, KioskError)]


def test_an_error_says_what_happened_and_what_to_do() -> None:
    assert str(KioskError("the door is open")) == "the door is open"
    assert str(PrinterFault("out of paper", fix="put in a roll")) == "out of paper (put in a roll)"
    assert CentralUnavailable("busy", retry_after=3.0).retry_after == 3.0
    refusal = CentralRefused("no", problem="unknown-token", status=404)
    assert (refusal.problem, refusal.status) == ("unknown-token", 404)
    assert CodeRejected("no", reason="check-digit").reason == "check-digit"


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind is not KioskError])
def test_each_is_the_worlds_fault_a_persons_or_ours(kind: type[KioskError]) -> None:
    assert sum(issubclass(kind, branch) for branch in (EnvironmentFault, BadInput, BugError)) == 1


def test_faults_of_the_world_are_no_bugs() -> None:
    assert issubclass(PrinterFault, DeviceFault)
    assert not issubclass(StoreFull, BugError)


def test_the_clock_is_aware_and_shifting_it_leaves_waiting_alone() -> None:
    clock = SystemClock()
    before, waited = clock.now(), clock.monotonic()
    clock.offset = timedelta(days=-400)
    assert clock.now() < before - timedelta(days=399)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() >= waited


def test_ids_are_uuid7_unique_and_in_order() -> None:
    ids = [Uuid7Ids().new() for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert sorted(ids) == ids
    assert {UUID(one).version for one in ids} == {7}
