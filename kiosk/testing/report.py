"""How stories went: for people, for machines, for a CI server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from kiosk.testing.runner import Outcome


def as_text(outcome: Outcome) -> str:
    """One line, and what went wrong below it."""
    mark = "ok  " if outcome.ok else "FAIL"
    line = f"{mark} {outcome.seconds:6.1f} s  {outcome.story.file.stem}: {outcome.story.title}"
    if outcome.failure is None:
        return line
    return f"{line}\n{_indented(str(outcome.failure))}"


def as_json(outcome: Outcome) -> str:
    """One JSON line: story, file, ok, seconds, steps and, when it failed, failure."""
    data: dict[str, object] = {
        "story": outcome.story.title,
        "file": str(outcome.story.file),
        "ok": outcome.ok,
        "seconds": round(outcome.seconds, 2),
        "steps": len(outcome.story.steps),
    }
    if outcome.failure is not None:
        failure = outcome.failure
        data["failure"] = {
            "step": failure.step,
            "place": failure.place,
            "reason": failure.reason,
            "picture": failure.picture,
            "log": failure.log,
        }
    return json.dumps(data, ensure_ascii=False)


def write_junit(file: Path, outcomes: Sequence[Outcome]) -> None:
    """A JUnit XML report."""
    failures = sum(not outcome.ok for outcome in outcomes)
    total = sum(outcome.seconds for outcome in outcomes)
    suite = ET.Element(
        "testsuite", name="stories", tests=str(len(outcomes)), failures=str(failures), time=f"{total:.2f}"
    )
    for outcome in outcomes:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=str(outcome.story.file),
            name=outcome.story.title,
            time=f"{outcome.seconds:.2f}",
        )
        if outcome.failure is not None:
            ET.SubElement(case, "failure", message=outcome.failure.reason).text = str(outcome.failure)
    file.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(suite).write(file, encoding="utf-8", xml_declaration=True)


def _indented(text: str) -> str:
    return "\n".join(f"     {line}" for line in text.splitlines())
