"""What reads aloud: the driver on the simulated programs always, and on espeak-ng itself where that is installed."""

from __future__ import annotations

import os
import shutil
import sys
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.simulated.voice import SimulatedVoice
from hardware.voice.driver import EspeakVoice
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost
from kiosk.ports import Voice
from tests.contract.benches import SLICE, wait_for

ESPEAK = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
KEEPS = """
import pathlib, sys, time, uuid
here, wav = pathlib.Path(sys.argv[1]), sys.stdin.buffer.read()
if not (here / "plugged").exists(): sys.exit("audio open error: No such device")
if len(wav) > 2000:
    (here / f"{uuid.uuid4()}.begun").write_bytes(wav)
    while (here / "held").exists(): time.sleep(0.005)
    (here / f"{time.monotonic_ns()}.wav").write_bytes(wav)
"""


@dataclass
class Bench:
    voice: EspeakVoice
    peer: SimulatedVoice | Path

    def work(self) -> bool | None:
        """A turn of the device's thread."""
        self.voice.speak(SLICE)
        return None

    def until(self, begun: int = 0, heard: int = 0) -> None:
        wait_for(lambda: self.work() or (self.begun >= begun and self.heard >= heard) or None)

    def was_heard(self, *texts: str) -> None:
        """These and nothing else; of a real voice nobody knows the words."""
        assert self.heard == len(texts)
        if isinstance(self.peer, SimulatedVoice):
            assert self.peer.heard == list(texts)

    @property
    def begun(self) -> int:
        return len(self.peer.begun) if isinstance(self.peer, SimulatedVoice) else len([*self.peer.glob("*.begun")])

    @property
    def heard(self) -> int:
        return len(self.peer.heard) if isinstance(self.peer, SimulatedVoice) else len([*self.peer.glob("*.wav")])

    @property
    def folder(self) -> Path:
        return self.peer._here if isinstance(self.peer, SimulatedVoice) else self.peer


@pytest.fixture(params=["simulated", pytest.param("espeak-ng", marks=ESPEAK)])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "espeak-ng":
        (tmp_path / "plugged").touch()
        player = [sys.executable, "-I", "-S", "-c", KEEPS, str(tmp_path)]
        made = Bench(EspeakVoice(player=player), tmp_path)
        yield made
        made.voice.close()
        return
    peer = SimulatedVoice().start()
    made = Bench(EspeakVoice(peer.command, peer.player), peer)
    yield made
    made.voice.close()
    peer.stop()


def test_texts_are_heard_in_order_in_their_languages(bench: Bench) -> None:
    assert isinstance(bench.voice, Voice)
    bench.voice.open()
    assert {"de", "en"} <= bench.voice.languages
    bench.voice.say("Grüß dich, das sind 24,90 €", "de")
    bench.voice.say("-v is no option here, `echo` no command", "en")
    bench.until(heard=2)
    if isinstance(bench.peer, SimulatedVoice):
        bench.was_heard("Grüß dich, das sind 24,90 €", "-v is no option here, `echo` no command")
        assert bench.peer.languages == ["de", "en"]
        return
    for file in bench.peer.glob("*.wav"):
        with wave.open(str(file)) as read:
            assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, 22_050)
        samples = memoryview(file.read_bytes()[44:]).cast("h")
        assert len(samples) / 22_050 > 1
        assert max(samples) > 2_000


def test_hushed_it_is_silent_at_once_and_nothing_waits(bench: Bench) -> None:
    bench.voice.open()
    (bench.folder / "held").touch()
    bench.voice.say("Das wird nie zu Ende gesagt", "de")
    bench.voice.say("Das nie begonnen", "de")
    bench.until(begun=1)
    bench.voice.hush()
    bench.work()
    (bench.folder / "held").unlink()
    bench.voice.say("Das schon", "de")
    bench.until(heard=1)
    assert (bench.begun, bench.heard) == (2, 1)


def test_what_is_urgent_waits_for_nothing(bench: Bench) -> None:
    bench.voice.open()
    (bench.folder / "held").touch()
    bench.voice.say("Eine lange Geschichte", "de")
    bench.voice.say("Noch eine", "de")
    bench.until(begun=1)
    bench.voice.say("Bist du noch da?", "de", urgent=True)
    bench.voice.say("Ende", "de")
    (bench.folder / "held").unlink()
    bench.until(heard=2)
    bench.was_heard("Bist du noch da?", "Ende")


def test_the_newest_about_a_thing_replaces_what_was_said_of_it(bench: Bench) -> None:
    bench.voice.open()
    (bench.folder / "held").touch()
    bench.voice.say("Startseite", "de", about="page")
    bench.until(begun=1)
    bench.voice.say("Tee ist im Warenkorb", "de", about="notice")
    bench.voice.say("Suche", "de", about="page")
    bench.voice.say("Warenkorb", "de", about="page")
    bench.voice.say("Ende", "de")
    (bench.folder / "held").unlink()
    bench.until(heard=3)
    bench.was_heard("Tee ist im Warenkorb", "Warenkorb", "Ende")


def test_without_a_loudspeaker_it_is_absent_and_later_back(bench: Bench) -> None:
    (bench.folder / "plugged").unlink()
    with pytest.raises(DeviceAbsent, match=r"audio open error: No such (file|device)") as fault:
        bench.voice.open()
    assert "headphones" in fault.value.fix
    bench.voice.say("Nicht aufgehoben", "de")
    (bench.folder / "plugged").touch()
    bench.voice.open()
    (bench.folder / "plugged").unlink()
    bench.voice.say("Ins Leere", "de")
    with pytest.raises(DeviceLost, match=r"nothing is heard: .*audio open error"):
        wait_for(bench.work)
    bench.voice.close()
    (bench.folder / "plugged").touch()
    bench.voice.open()
    bench.voice.say("Wieder da", "de")
    bench.until(heard=1)
    assert bench.heard == 1


def test_closed_it_says_nothing_and_kills_what_it_says(bench: Bench) -> None:
    bench.voice.open()
    (bench.folder / "held").touch()
    bench.voice.say("Das wird nie zu Ende gesagt", "de")
    bench.until(begun=1)
    bench.voice.close()
    bench.voice.close()
    bench.voice.say("Nach dem Ende", "de")
    (bench.folder / "held").unlink()
    bench.work()
    assert (bench.begun, bench.heard) == (1, 0)


def test_a_language_nobody_speaks_is_not_said(bench: Bench) -> None:
    bench.voice.open()
    bench.voice.say("nuqneH", "tlh")
    bench.work()
    assert bench.begun == 0


def test_a_program_that_is_not_installed_is_named_with_its_package() -> None:
    with pytest.raises(DeviceFault, match="no-such-voice is not installed") as fault:
        EspeakVoice(["no-such-voice"]).open()
    assert fault.value.fix == "sudo apt-get install espeak-ng"


def test_the_simulated_voice_can_be_heard_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, noted = tmp_path / "espeak-ng", tmp_path / "noted"
    program.write_text(f"#!/bin/sh\necho $* >{noted}.new; cat >>{noted}.new; mv {noted}.new {noted}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    peer = SimulatedVoice(aloud=True).start()
    voice = EspeakVoice(peer.command, peer.player, volume=0.5, rate=150)
    voice.open()
    voice.say("Hallo", "de")
    bench = Bench(voice, peer)
    wait_for(lambda: bench.work() or noted.exists() or None)
    voice.close()
    peer.stop()
    assert noted.read_text().split("\n") == ["-v de -a 50 -s 150 -b 1 --stdin", "Hallo"]
