"""What a self-test says of devices that hang, fail, warn, or are held by a kiosk that does not answer."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from hardware.simulated.voice import SimulatedVoice
from hardware.voice.driver import EspeakVoice
from kiosk.doctor import selftest
from kiosk.doctor.finding import Finding, Found, Report
from kiosk.doctor.machine import Machine
from kiosk.doctor.selftest import examine_devices, running_kiosk
from kiosk.drivers import Devices
from kiosk.errors import PrinterFault
from kiosk.settings import Settings
from offline.lock import StoreLock


class TinyPrinter:
    name = "printer"
    warning = ""

    def __init__(self, fault: PrinterFault | None = None, hang: threading.Event | None = None) -> None:
        self.fault = fault
        self.hang = hang
        self.closed = 0

    def open(self) -> None:
        if self.hang is not None:
            self.hang.wait()

    def close(self) -> None:
        self.closed += 1

    def check(self) -> None:
        if self.fault is not None:
            raise self.fault

    def print(self, receipt: object) -> None:
        raise AssertionError("a self-test prints nothing")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.model_validate({"paths": {"state": tmp_path}, "devices": {"printer": {"host": "192.0.2.7"}}})


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine", "kiosk", 1000, frozenset())


async def examined(
    printer: TinyPrinter, settings: Settings, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> Finding:
    monkeypatch.setattr(selftest, "drivers", lambda _: Devices(printer=printer))
    other = Found("printer", "EPSON TM-T20II", "USB 04b8:0e15", '[devices.printer]\nusb = "04b8:0e15"')
    findings = await examine_devices(settings, machine, frozenset(), [other])
    return next(finding for finding in findings if finding.check == "printer")


async def test_ready_with_a_warning(settings: Settings, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = TinyPrinter()
    printer.warning = "the paper is near its end"
    found = await examined(printer, settings, machine, monkeypatch)
    assert (found.state, found.detail) == ("ok", "ready; the paper is near its end")
    assert found.data["warning"] == "the paper is near its end"
    assert printer.closed == 1


async def test_a_failure_names_what_is_plugged_in_instead(
    settings: Settings, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await examined(TinyPrinter(PrinterFault("no paper", fix="a roll")), settings, machine, monkeypatch)
    assert (found.state, found.detail) == ("failed", "no paper")
    assert found.fix.startswith("a roll\n")
    assert 'usb = "04b8:0e15"' in found.fix


@pytest.mark.parametrize(
    ("devices", "said"),
    [
        ({}, ("off", "not installed, so that no screen is read aloud")),
        ({"voice": {"command": ["no-such-voice"]}}, ("failed", "no-such-voice is not installed")),
    ],
)
async def test_a_voice_is_missed_only_where_it_is_set(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, devices: dict[str, object], said: tuple[str, str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = Settings.model_validate({"paths": {"state": tmp_path}, "devices": devices})
    findings = await examine_devices(settings, machine, frozenset())
    (found,) = (finding for finding in findings if finding.check == "voice")
    assert (found.state, found.detail) == said
    assert found.fix == "sudo apt-get install espeak-ng"


async def test_a_voice_nobody_set_and_nobody_hears_is_no_failure(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = SimulatedVoice().start()
    peer.unplug()
    monkeypatch.setattr(selftest, "drivers", lambda _: Devices(voice=EspeakVoice(peer.command, peer.player)))
    settings = Settings.model_validate({"paths": {"state": tmp_path}})
    silent, *_ = await examine_devices(settings, machine, frozenset())
    peer.plug()
    heard, *_ = await examine_devices(settings, machine, frozenset())
    peer.stop()
    assert (silent.state, "audio open error" in silent.detail) == ("off", True)
    assert (heard.state, heard.detail) == ("ok", "is heard, in 3 languages")


@pytest.mark.expect_log("doctor-printer hangs in its driver")
async def test_one_that_hangs_is_given_up(
    settings: Settings, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    monkeypatch.setattr(selftest, "PATIENCE", 0.1)
    found = await examined(TinyPrinter(hang=release), settings, machine, monkeypatch)
    release.set()
    assert (found.state, found.detail) == ("failed", "no answer within 0 s")


async def test_a_kiosk_that_does_not_answer_is_not_disturbed(
    settings: Settings, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = TinyPrinter()
    lock = StoreLock(settings.paths.state)
    try:
        found = await examined(printer, settings, machine, monkeypatch)
        assert running_kiosk(Machine.here(), settings.paths.state) == {os.getpid()}
    finally:
        lock.release()
    assert (found.state, found.detail, printer.closed) == ("ok", "in use by the running kiosk", 0)
    assert running_kiosk(Machine.here(), settings.paths.state) == frozenset()


def test_a_report_for_people_and_for_machines() -> None:
    found = Found("scanner", "Honeywell", "/dev/ttyACM0", '[devices.scanner]\nport = "/dev/ttyACM0"', ("no rights",))
    report = Report((Finding("scanner", "failed", "gone", "plug it in\nor look"),), (found,))
    assert report.as_text().splitlines() == [
        "✗ scanner: gone",
        "    → plug it in",
        "    → or look",
        "",
        "plugged in:",
        "  scanner: Honeywell (/dev/ttyACM0)",
        "      [devices.scanner]",
        '      port = "/dev/ttyACM0"',
        "    → no rights",
    ]
    told = report.as_json()
    assert told["ok"] is False
    assert told["checks"][0] == {
        "check": "scanner",
        "state": "failed",
        "detail": "gone",
        "fix": "plug it in\nor look",
        "data": {},
    }
    assert told["devices_found"][0]["hindrances"] == ["no rights"]
