"""Every write, sync and other call of a scripted run fails once, or from then on for good, on each of the files.

Nothing that failed is promised, nothing promised is lost, sales are refused before payment, and when the disk works
again so does the store, without a restart. tests/faults/lab/fault_run.py is the script.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.lab import recording, shim

pytestmark = [
    pytest.mark.skipif(not shim.available(), reason="the recorder needs a C compiler"),
    pytest.mark.timeout(3600),
]

EVERY = 20
"""Of the writes to the write-ahead log every so manieth; all others are tried one by one. The long form tries all."""


def test_failing_calls_promise_nothing_and_lose_nothing(long: bool, figure: Callable[[str], None]) -> None:
    shares = recording.cores()

    def done(share: int) -> str:
        arguments = (str(share), str(shares), str(1 if long else EVERY))
        return shim.run("tests.faults.lab.fault_run", *arguments, timeout=3500)

    with ThreadPoolExecutor(shares) as pool:
        parts = [json.loads(text.splitlines()[-1]) for text in pool.map(done, range(shares))]
    cases, refusals, cuts = (sum(part[name] for part in parts) for name in ("cases", "refusals", "cuts"))
    complaints = [complaint for part in parts for complaint in part["complaints"]]
    figure(
        f"disk errors: {cases:,} cases, {refusals:,} steps refused, {cuts:,} power cuts after failed syncs, "
        f"{len(complaints)} complaints"
    )
    assert not complaints, "\n".join(complaints[:10])
    assert min(cases, refusals, cuts) > 50
