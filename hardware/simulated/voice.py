"""A voice that is not there: the driver starts programs like espeak-ng and aplay, and they note what is said."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Self

_PROGRAMS = str(Path(__file__).with_name("voice_programs.py"))


class SimulatedVoice:
    """`command` and `player` are what the driver is to start. `heard` is what was said to its end, the oldest first.

    `aloud`: where espeak-ng is installed, one hears it as well, and `heard` stays empty.
    """

    def __init__(self, *, aloud: bool = False) -> None:
        self._folder: Path | None = None
        self._aloud = aloud and shutil.which("espeak-ng") is not None

    def start(self) -> Self:
        """Plug it in."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="voice-"))
            if self._aloud:
                (self._folder / "aloud").touch()
        self.plug()
        return self

    def stop(self) -> None:
        """Away with it."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
            self._folder = None

    @property
    def command(self) -> tuple[str, ...]:
        """In place of espeak-ng."""
        return (sys.executable, "-I", "-S", _PROGRAMS, "speak", str(self._here))

    @property
    def player(self) -> tuple[str, ...]:
        """In place of aplay."""
        return (sys.executable, "-I", "-S", _PROGRAMS, "play", str(self._here))

    @property
    def plugged(self) -> bool:
        """Whether there is a loudspeaker."""
        return self._folder is not None and (self._folder / "plugged").exists()

    def plug(self) -> None:
        """Put its plug in."""
        (self._here / "plugged").touch()

    def unplug(self) -> None:
        """Pull its plug: what begins from now on is not heard."""
        (self._here / "plugged").unlink(missing_ok=True)

    @property
    def held(self) -> bool:
        """Whether what is being said comes to no end."""
        return (self._here / "held").exists()

    @held.setter
    def held(self, held: bool) -> None:
        if held:
            (self._here / "held").touch()
        else:
            (self._here / "held").unlink(missing_ok=True)

    @property
    def begun(self) -> list[str]:
        """What began to be said."""
        return [text for text, _ in self._noted("begun")]

    @property
    def heard(self) -> list[str]:
        """What was said to its end."""
        return [text for text, _ in self._noted("heard")]

    @property
    def languages(self) -> list[str]:
        """In which language each of `begun` was."""
        return [language for _, language in self._noted("begun")]

    def _noted(self, name: str) -> list[tuple[str, str]]:
        notes = None if self._folder is None else self._folder / name
        lines = notes.read_text("utf-8").splitlines() if notes is not None and notes.exists() else []
        return [(said["text"], said["language"]) for said in map(json.loads, lines)]

    @property
    def _here(self) -> Path:
        assert self._folder is not None, "start() comes first"
        return self._folder
