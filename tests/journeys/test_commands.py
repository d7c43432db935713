"""The commands as a person in a terminal meets them: what they say, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.testing.kiosk import Kiosk


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KIOSK_", "DISPLAY", "WAYLAND"))}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[paths]\nstate = "{tmp_path / "state"}"\njournal = "{tmp_path / "journal"}"\ncache = "{tmp_path / "cache"}"\n'
        '[central]\nurl = "http://127.0.0.1:9"\n[devices.scanner]\nport = "/dev/no-such-scanner"\n',
        encoding="utf-8",
    )
    return file


def test_help_tells_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("run", "demo", "central", "play", "simulate", "decode", "doctor", "outbox", "store", "bench"):
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_wrong_settings_key_is_named_with_its_file(tmp_path: Path, command: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[store]\nidd = "x"\n', encoding="utf-8")
    done = run(command, "--config", str(file), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == (2 if command == "run" else 1)
    assert str(file) in done.stdout + done.stderr
    assert "store.idd" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_display_it_says_so_in_one_line(config: Path) -> None:
    done = run("run", "--config", str(config), QT_QPA_PLATFORM="")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr
    assert "--screenshots" in done.stderr


def test_a_second_instance_says_who_holds_the_store(kiosk: Kiosk) -> None:
    done = run("run", "--config", str(kiosk.world.config), QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    assert done.returncode == 3
    assert str(kiosk.world.app_pid) in done.stderr
    assert "Traceback" not in done.stderr
    assert kiosk.world.app_running


def test_doctor_names_what_is_wrong_and_how_to_mend_it(config: Path) -> None:
    done = run("doctor", "--json", "--config", str(config), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    checks = {check["check"]: check for check in report["checks"]}
    assert not report["ok"]
    assert checks["settings"]["state"] == checks["store"]["state"] == checks["display"]["state"] == "ok"
    assert checks["central service"]["state"] == "failed"
    assert "127.0.0.1:9" in checks["central service"]["fix"]
    assert checks["scanner"]["state"] == "failed"
    assert "/dev/no-such-scanner" in checks["scanner"]["detail"]
    assert checks["printer"]["state"] == "off"


def test_decode_goes_on_after_a_file_it_cannot_read(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.png"
    rubbish.write_bytes(b"no picture")
    picture = tmp_path / "code.png"
    _draw_code(picture)
    done = run("decode", "--json", str(rubbish), str(tmp_path / "missing.png"), str(picture))
    assert done.returncode == 1
    broken, missing, found = (json.loads(line) for line in done.stdout.splitlines())
    assert broken["file"] == str(rubbish)
    assert broken["error"]
    assert missing["error"]
    assert found["codes"] == [{"symbology": "ean-13", "text": "9504000011017", "gtin": "09504000011017"}]
    assert found["ms"] > 0


def test_an_unknown_benchmark_names_those_there_are() -> None:
    done = run("bench", "nothing")
    assert done.returncode == 2
    assert "search" in done.stderr


def _draw_code(path: Path) -> None:
    barcode = zxingcpp.create_barcode("9504000011017", zxingcpp.BarcodeFormat.EAN13)
    Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=4)).save(path)
