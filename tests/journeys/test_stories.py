"""Every shipped story, played against the whole application; and what a story that fails tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.testing.commands import play
from kiosk.testing.runner import Runner
from kiosk.testing.story import load_story

STORIES = sorted((Path(__file__).parents[2] / "assets" / "stories").glob("*.yaml"))
STARTED = {"scan_and_buy", "offline_killed", "card_killed"}
"""Played in processes started as in a shop; those of the others are forked, which spares them their imports."""


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with Runner(tmp_path_factory.mktemp("pictures"), forks=True, photographs=False) as runner:
        yield runner


def test_at_least_eight_stories_tell_the_main_job() -> None:
    assert len(STORIES) >= 8


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_story(runner: Runner, file: Path, long: bool) -> None:
    if file.stem.startswith("tour") and not long:
        pytest.skip("a walk for pictures; each of its screens is in another story")
    outcome = runner.play(load_story(file), forks=file.stem not in STARTED)
    assert outcome.ok, str(outcome.failure)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "sad.yaml"
    file.write_text(
        "story: A sad one\n"
        "settings: {language: en, screen: landscape}\n"
        "steps:\n"
        "  - screenshot: first\n"
        "  - expect: {screen: attract}\n"
        "  - expect: {screen: basket, text: Nonsense, within: 100ms}\n"
        "  - touch: start\n",
        encoding="utf-8",
    )
    return file


def test_a_failing_step_says_which_and_what_and_leaves_picture_and_log(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures, junit = tmp_path / "out", tmp_path / "junit.xml"
    assert play([story], as_json=True, screenshots=pictures, junit=junit) == 1
    line = json.loads(capsys.readouterr().out)
    assert (line["story"], line["ok"], line["steps"]) == ("A sad one", False, 4)
    failure = line["failure"]
    assert failure["place"] == f"{story}:6:5"
    assert failure["step"] == "expect: {screen: basket, text: Nonsense, within: 100ms}"
    assert "expected screen 'basket', seen 'attract'" in failure["reason"]
    assert "expected text 'Nonsense', seen " in failure["reason"]
    assert "Touch to start" in failure["reason"]
    assert Path(failure["picture"]).read_bytes().startswith(b"\x89PNG")
    assert "kiosk.services" in Path(failure["log"]).read_text(encoding="utf-8")
    assert sorted(file.name for file in pictures.iterdir()) == ["sad-failure.log", "sad-failure.png", "sad-first.png"]
    case = ET.parse(junit).getroot().find("testcase/failure")
    assert case is not None
    assert "seen 'attract'" in case.attrib["message"]


def test_a_bad_story_is_told_its_place_and_nothing_is_played(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("steps:\n  - tuch: start\n", encoding="utf-8")
    assert play([story, bad]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"kiosk: {bad}:2:5: unknown step 'tuch' (did you mean 'touch'?)\n"


def test_a_folder_is_all_its_stories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("steps: nothing\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("steps: [dance]\n", encoding="utf-8")
    assert play([tmp_path]) == 2
    assert [line.split(": ")[1].rpartition("/")[2] for line in capsys.readouterr().err.splitlines()] == [
        "a.yaml:1:1",
        "b.yaml:1:9",
    ]
