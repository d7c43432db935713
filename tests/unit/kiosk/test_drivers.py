"""What the settings say of devices reaches their drivers."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.simulated import SimulatedScanner
from kiosk.domain.codes import Scan
from kiosk.drivers import drivers
from kiosk.ports import CodeSource, TagReader, Voice
from kiosk.settings import Settings


def test_every_scanner_has_a_driver_of_its_own_name() -> None:
    settings = Settings.model_validate(
        {
            "devices": {
                "scanner": {"port": "/dev/ttyACM0"},
                "wallet": {"port": "/dev/ttyACM1"},
                "wedge": {"device": "/dev/input/event0", "layout": "de"},
                "rfid": {"host": "192.0.2.9", "antennas": [1, 2], "power": 18},
            }
        }
    )
    devices = drivers(settings)
    assert [source.name for source in devices.sources] == ["scanner", "wallet", "wedge"]
    assert isinstance(devices.tags, TagReader)
    assert devices.tags.name == "rfid"
    assert drivers(Settings()).tags is None


def read_from(source: CodeSource) -> str:
    scan: Scan | None = None
    while scan is None:
        scan = source.poll(0.05)
    return scan.text


def test_marks_around_codes_and_passes_are_taken_from_the_settings() -> None:
    scanner, wallet = SimulatedScanner().start(), SimulatedScanner().start()
    passes = {"port": wallet.port, "prefix": "P:", "fields": ",", "field": 2, "between": "|", "begins": "a"}
    settings = Settings.model_validate(
        {
            "devices": {
                "scanner": {"port": scanner.port, "prefix": "[", "suffix": "]"},
                "wallet": passes,
            }
        }
    )
    sources = drivers(settings).sources
    for source in sources:
        source.open()
    scanner.send(b"[9501234500010]")
    wallet.send(b"P:A,gym-1|G,anna-7301\r\n")
    assert [read_from(source) for source in sources] == ["9501234500010", "https://shop.example/c/anna-7301"]
    for source in sources:
        source.close()
    scanner.stop()
    wallet.stop()


def test_the_voice_is_used_where_it_is_installed_and_missed_only_where_it_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    def voice(**wanted: object) -> Voice | None:
        return drivers(Settings.model_validate({"devices": {"voice": wanted} if wanted else {}})).voice

    assert voice() is None
    assert voice(command=["espeak-ng"]) is not None
    (tmp_path / "espeak-ng").write_text("#!/bin/sh\n")
    (tmp_path / "espeak-ng").chmod(0o755)
    assert voice() is not None
    assert voice(enabled=False) is None
