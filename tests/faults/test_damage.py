"""Files of the store are damaged, cut off, deleted or replaced by old ones: the next start repairs it, all is there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.lab import recording, shim
from tests.faults.lab.damage_run import DAMAGES

pytestmark = [
    pytest.mark.skipif(not shim.available(), reason="the recorder needs a C compiler"),
    pytest.mark.timeout(3600),
]

TIMES = 25
LONG_TIMES = 1_000
ALWAYS_NOTICED = {
    "a flipped bit in the journal",
    "a zeroed page of the journal",
    "the journal cut off anywhere",
    "the database deleted",
    "database and -wal deleted",
    "the journal deleted",
    "the journal's newest segment deleted",
}
"""The rest may hit bytes without a meaning: a page that the -wal holds anew, frames that a checkpoint has copied."""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, long: bool) -> dict[str, dict[str, Any]]:
    """Each damage, done to the same recorded run, on all cores."""
    folder = tmp_path_factory.mktemp("recording")
    recording.record("tests.faults.lab.store_run", folder, folders=("state", "journal"))

    names, shares = list(DAMAGES), recording.cores()

    def done(share: int) -> dict[str, dict[str, Any]]:
        arguments = [str(folder), str(LONG_TIMES if long else TIMES), *names[share::shares]]
        process = subprocess.run(
            shim.command("tests.faults.lab.damage_run", arguments),
            cwd=shim.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not process.returncode, process.stderr
        outcomes: dict[str, dict[str, Any]] = json.loads(process.stdout.splitlines()[-1])
        return outcomes

    with ThreadPoolExecutor(shares) as pool:
        return {name: outcomes for part in pool.map(done, range(shares)) for name, outcomes in part.items()}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_repaired_and_nothing_is_lost(
    damage: str, results: dict[str, dict[str, Any]], long: bool, figure: Callable[[str], None]
) -> None:
    outcomes = results[damage]
    whole = outcomes["times"] - len(outcomes["complaints"])
    findings = ", ".join(f"{count} × {code}" for code, count in sorted(outcomes["findings"].items()))
    figure(f"{damage}: everything there {whole} of {outcomes['times']}, noticed {outcomes['noticed']} ({findings})")
    assert not outcomes["complaints"], "\n".join(outcomes["complaints"][:5])
    assert outcomes["times"] == (LONG_TIMES if long else TIMES)
    if damage in ALWAYS_NOTICED:
        assert outcomes["noticed"] == outcomes["times"]
    assert outcomes["noticed"] > 0
