"""A short visit of the monkey; `kiosk monkey` makes long ones."""

from __future__ import annotations

from pathlib import Path

from kiosk.testing.monkey.command import monkey

EVENTS = 250


def test_a_monkey_breaks_nothing(tmp_path: Path) -> None:
    story = tmp_path / "monkey.yaml"
    code = monkey(seed=7, events=EVENTS, tries=0, out=story)
    assert code == 0, story.read_text(encoding="utf-8")
