"""Sounds as a player gets them on its standard input; and silence where there is none."""

from __future__ import annotations

import io
import logging
import sys
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from hardware.sound.driver import AlsaSounds, load_sounds
from kiosk.domain.sound import Sound
from kiosk.drivers import SOUNDS
from kiosk.errors import SettingsError

PATIENCE = 10.0
KEEPS = "import pathlib, sys; pathlib.Path(sys.argv[1]).open('ab').write(sys.stdin.buffer.read())"


def samples(wav: bytes) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    with wave.open(io.BytesIO(wav)) as read:
        return np.frombuffer(read.readframes(read.getnframes()), "<i2")


def test_they_are_short_soft_and_none_is_like_another() -> None:
    sounds = {sound: samples(wav) for sound, wav in load_sounds(SOUNDS, 1.0).items()}
    assert len({len(one) for one in sounds.values()}) == len(Sound)
    for one in sounds.values():
        assert 0.1 < len(one) / 44_100 < 1
        assert 0.4 < np.abs(one.astype(int)).max() / 32_768 <= 0.51
        assert abs(int(one[-1])) < 200  # dies away, without a click


def test_the_volume_is_a_share_of_their_loudness() -> None:
    loud, low = (samples(load_sounds(SOUNDS, volume)[Sound.ADDED]) for volume in (1.0, 0.25))
    assert low.max() == pytest.approx(loud.max() / 4, abs=1)


def test_a_player_gets_the_sound(tmp_path: Path) -> None:
    sounds, heard = load_sounds(SOUNDS, 0.5), tmp_path / "heard"
    player = AlsaSounds(sounds, [sys.executable, "-c", KEEPS, str(heard)])
    player.play(Sound.RECOGNISED)
    deadline = time.monotonic() + PATIENCE
    while not heard.exists() or heard.stat().st_size < len(sounds[Sound.RECOGNISED]):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    player.close()
    assert heard.read_bytes() == sounds[Sound.RECOGNISED]


@pytest.mark.expect_log("sounds are not heard: ")
@pytest.mark.parametrize(
    ("player", "told"),
    [
        (["no-such-player"], "no-such-player is not installed"),
        ([sys.executable, "-c", "import sys; sys.exit('audio open error: No such device')"], "No such device"),
    ],
)
def test_without_audio_it_is_silent_and_says_so_once(
    caplog: pytest.LogCaptureFixture, player: list[str], told: str
) -> None:
    with caplog.at_level(logging.WARNING):
        sounds = AlsaSounds(load_sounds(SOUNDS, 1.0), player)
        for _ in range(2):
            sounds._sound(Sound.ERROR)
        sounds.close()
    (complaint,) = (record.getMessage() for record in caplog.records)
    assert complaint.startswith("sounds are not heard: ")
    assert told in complaint


def test_a_file_that_is_no_sound_is_named(tmp_path: Path) -> None:
    (tmp_path / "recognised.wav").write_bytes(b"RIFF")
    with pytest.raises(SettingsError, match=r"recognised\.wav: is no sound"):
        load_sounds(tmp_path, 1.0)
