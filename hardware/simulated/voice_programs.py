"""A voice and a loudspeaker as programs: `speak FOLDER` takes espeak-ng's options, `play FOLDER` a WAV file as aplay.

The voice's samples are the bytes of what was said, so that the loudspeaker can note it in the folder. Where that has a
file `aloud`, the loudspeaker becomes espeak-ng itself, and one hears it.
"""

import json
import os
import struct
import sys
import time
from pathlib import Path

VOICES = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  de              --/M      German             gmw/de
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
"""
LANGUAGES = ("de", "en", "en-gb")
ENDLESS = 0x7FFFF000
"""The length that espeak-ng tells of a WAV file which it writes into a pipe."""
HEADER = struct.pack(
    "<4sI8sIHHIIHH4sI", b"RIFF", ENDLESS + 36, b"WAVEfmt ", 16, 1, 1, 22_050, 44_100, 2, 16, b"data", ENDLESS
)


def speak(options: list[str]) -> int:
    """Say what comes on standard input, into standard output."""
    if "--voices" in options:
        sys.stdout.write(VOICES)
        return 0
    language = options[options.index("-v") + 1]
    if language not in LANGUAGES or not {"--stdin", "--stdout"} <= set(options):
        sys.stderr.write("Error: The specified espeak-ng voice does not exist.\n")
        return 1
    text = sys.stdin.buffer.read().decode()
    how = [option for option in options if option != "--stdout"]
    said = json.dumps({"text": text, "language": language, "how": how}).encode()
    sys.stdout.buffer.write(HEADER + said + b" " * (len(said) % 2))
    return 0


def play(folder: Path) -> int:
    """Be heard, for as long as the folder has a file `held`; nothing without one `plugged`."""
    if not (folder / "plugged").exists():
        sys.stderr.write("aplay: main:831: audio open error: No such file or directory\n")
        return 1
    samples = sys.stdin.buffer.read()[len(HEADER) :].strip(b"\0 ")
    if samples:
        _note(folder, "begun", samples)
        if (folder / "aloud").exists():
            said = json.loads(samples)
            _become_espeak(said["text"], said["how"])
        while (folder / "held").exists():
            time.sleep(0.005)
        _note(folder, "heard", samples)
    return 0


def _become_espeak(text: str, how: list[str]) -> None:
    """It plays by itself, and takes the text as it does from the driver."""
    ear, mouth = os.pipe()
    os.write(mouth, text.encode())
    os.close(mouth)
    os.dup2(ear, 0)
    os.execvp("espeak-ng", ["espeak-ng", *how])  # noqa: S606, S607 - found as the driver finds it, without a shell


def _note(folder: Path, name: str, line: bytes) -> None:
    with (folder / name).open("ab") as notes:
        notes.write(line + b"\n")


if __name__ == "__main__":
    sys.exit(speak(sys.argv[3:]) if sys.argv[1] == "speak" else play(Path(sys.argv[2])))
