"""Story files written and played on behalf of somebody who is busy with other things."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from kiosk.errors import BadInput
from kiosk.testing.story import load_story
from ui.panel.desk import Played

_LIMIT = 600.0
_TOLD = 300
_ASCII = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_NO_NAME = re.compile(r"[^a-z0-9]+")


def file_name(title: str) -> str:
    """A title as a file's name."""
    return f"{_NO_NAME.sub('_', title.lower().translate(_ASCII)).strip('_')[:60] or 'recorded'}.yaml"


def checked_text(text: str) -> str:
    """The text itself; StoryError when it is no story."""
    with tempfile.TemporaryDirectory(prefix="kiosk-story-") as aside:
        draft = Path(aside) / "story.yaml"
        draft.write_text(text, encoding="utf-8")
        load_story(draft)
    return text


def saved(text: str, folder: Path, name: str) -> Path:
    """Write a story under a name that is still free; StoryError when the text is no story, BadInput for the folder."""
    checked_text(text)
    base = folder.expanduser() / file_name(name)
    file, number = base, 2
    try:
        base.parent.mkdir(parents=True, exist_ok=True)
        while file.exists():
            file, number = base.with_stem(f"{base.stem}_{number}"), number + 1
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be written: {error.strerror}", fix="choose another folder") from error
    return file


def play_apart(file: Path) -> Played:
    """Play a story in a process of its own, headless; `told` is one line, or where and why it failed."""
    command = [sys.executable, "-m", "kiosk", "play", str(file), "--json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return Played(ok=False, told=f"did not end within {_LIMIT:.0f} s")
    if not done.stdout.strip():
        return Played(ok=False, told=done.stderr.strip()[-_TOLD:])
    outcome = json.loads(done.stdout.splitlines()[-1])
    if outcome["ok"]:
        return Played(ok=True, steps=outcome["steps"], seconds=outcome["seconds"])
    failure = outcome["failure"]
    place = failure["place"].removeprefix(f"{file.parent}/")
    return Played(ok=False, told=f"{place}: {failure['step']}\n{failure['reason']}\n{failure['picture']}")
