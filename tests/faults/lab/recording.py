"""Recording a program, and exploring the recording with all cores."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.faults.lab import shim
from tests.faults.lab.explorer import Report


def record(module: str, recording: Path, *arguments: str, folders: Sequence[str] = ()) -> str:
    """Run `python -m module FOLDER LOG arguments` under the recorder; what it printed.

    `recording / "before"` may hold what the program finds in its folder; `folders` are made there. The module calls
    `Shim.start(FOLDER, LOG)` when it is ready.
    """
    before, disk = recording / "before", recording / "disk"
    for part in ("", *folders):
        (before / part).mkdir(parents=True, exist_ok=True)
    shutil.copytree(before, disk)
    return shim.run(module, disk, recording / "log", *arguments)


def explore(recording: Path, judge: str, *, cuts: int, seed: int = 7, options: tuple[str, ...] = ()) -> Report:
    """The report of `cuts` different power cuts in a recording, judged by as many processes as there are cores."""
    parts = cores()

    def share(part: int) -> Report:
        arguments = [str(recording), judge, "--cuts", str(cuts), "--seed", str(seed), "--part", f"{part}/{parts}"]
        done = subprocess.run(
            shim.command("tests.faults.lab.explorer", [*arguments, *options]),
            cwd=shim.ROOT,
            env={**os.environ, "PYTHONPATH": str(shim.ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"the explorer failed:\n{done.stderr}")
        values: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return Report(**values)

    whole = Report()
    with ThreadPoolExecutor(parts) as pool:
        for report in pool.map(share, range(parts)):
            whole.add(report)
    return whole


def cores() -> int:
    """How many processes may work at once."""
    return min(len(os.sched_getaffinity(0)), 8)
