"""A voice by espeak-ng, heard through the same player as the sounds. Why these: docs/decisions/0013-espeak.md."""

from __future__ import annotations

import io
import re
import subprocess
import wave
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Condition

from hardware.sound.driver import PLAYER
from hardware.voice.speech import Speech
from kiosk.errors import DeviceAbsent, DeviceLost

COMMAND = ("espeak-ng",)
LIMIT = 10.0
"""Seconds for each of the two programs to show that it is there."""
LONGEST = 1000
"""Letters of a text that are said: no sentence of ours has as many, and a pipe takes them at once."""

_LISTED = re.compile(r"^\s*\d+\s+(\S+)", re.MULTILINE)
_ALSO = re.compile(r"\((\S+) \d+\)")


@dataclass(frozen=True, slots=True)
class _Text:
    text: str = field(repr=False)
    language: str
    about: str


class EspeakVoice:
    """As `ports.Voice`. `command` understands espeak-ng's options, `player` plays a WAV file from its standard input.

    `volume` is a share of the voice's own loudness, `rate` in words a minute.
    """

    name = "voice"

    def __init__(
        self, command: Sequence[str] = COMMAND, player: Sequence[str] = PLAYER, *, volume: float = 0.6, rate: int = 165
    ) -> None:
        self._command = tuple(command)
        self._player = tuple(player)
        self._manner = ("-a", str(round(100 * volume)), "-s", str(rate), "-b", "1", "--stdin", "--stdout")
        self._languages: frozenset[str] = frozenset()
        self._changed = Condition()
        # All below is guarded by `_changed`: what others say meets what the device's thread does.
        self._open = False
        self._waiting: deque[_Text] = deque()
        self._said: _Text | None = None
        self._speech: Speech | None = None
        self._dropped = 0

    @property
    def languages(self) -> frozenset[str]:
        """As `ports.Voice`; none before it was open."""
        return self._languages

    def open(self) -> None:
        """DeviceAbsent when the program is missing, or nothing can be heard."""
        listed = _output([*self._command, "--voices"], b"", f"sudo apt-get install {COMMAND[0]}")
        self._languages = frozenset(_LISTED.findall(listed)) | frozenset(_ALSO.findall(listed))
        _output(self._player, _silence(), "plug in a loudspeaker or headphones; aplay is Debian's alsa-utils")
        with self._changed:
            self._open = True

    def close(self) -> None:
        """Silence; what waited is forgotten."""
        with self._changed:
            self._open = False
            speech = self._drop()
        if speech is not None:
            speech.close()

    def say(self, text: str, language: str, *, about: str = "", urgent: bool = False) -> None:
        """As `ports.Voice`."""
        with self._changed:
            if not self._open or language not in self._languages or not text.strip():
                return
            if urgent or (about and self._said is not None and self._said.about == about):
                self._silence_now()
            self._waiting = deque(one for one in self._waiting if not urgent and (not about or one.about != about))
            self._waiting.append(_Text(text[:LONGEST], language, about))
            self._changed.notify_all()

    def hush(self) -> None:
        """As `ports.Voice`."""
        with self._changed:
            self._waiting.clear()
            self._silence_now()

    def speak(self, timeout: float) -> None:
        """As `ports.Voice`."""
        speech = self._speech or self._begin(timeout)
        if speech is None:
            return
        try:
            ended = speech.wait(timeout)
        except DeviceLost:
            if self._let_go(speech):
                raise
            return  # it was killed, and says so
        if ended:
            self._let_go(speech)

    def _begin(self, timeout: float) -> Speech | None:
        """The next text's speech; None when there is nothing to say for so long."""
        with self._changed:
            if not self._waiting and not self._changed.wait(timeout):
                return None
            if not self._waiting:
                return None
            said = self._said = self._waiting.popleft()
            dropped = self._dropped
        speech = Speech([*self._command, "-v", said.language, *self._manner], self._player, said.text)
        with self._changed:
            self._speech = speech
            if dropped != self._dropped:
                speech.kill()  # hushed while it began
        return speech

    def _let_go(self, speech: Speech) -> bool:
        """Forget a speech that ended; whether nobody had silenced it."""
        with self._changed:
            mine = self._said is not None
            self._said = self._speech = None
        speech.close()
        return mine

    def _silence_now(self) -> None:
        """Kill what is being said; the device's thread lets go of it."""
        self._said = None
        self._dropped += 1
        if self._speech is not None:
            self._speech.kill()

    def _drop(self) -> Speech | None:
        self._waiting.clear()
        self._silence_now()
        speech, self._speech = self._speech, None
        return speech


def _output(command: Sequence[str], given: bytes, fix: str) -> str:
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=LIMIT, check=True)
    except FileNotFoundError:
        raise DeviceAbsent(f"{command[0]} is not installed", fix=fix) from None
    except subprocess.TimeoutExpired:
        raise DeviceAbsent(f"{command[0]} does not answer", fix=fix) from None
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode(errors="replace").strip().split("\n")[-1]
        raise DeviceAbsent(told or f"{command[0]} ended with {error.returncode}", fix=fix) from None
    except OSError as error:
        raise DeviceAbsent(f"{command[0]} cannot be started: {error.strerror}", fix=fix) from error
    return done.stdout.decode(errors="replace")


def _silence() -> bytes:
    """A hundredth of a second of nothing, as espeak-ng's WAV."""
    made = io.BytesIO()
    with wave.open(made, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(22_050)
        written.writeframes(bytes(2 * 220))
    return made.getvalue()
