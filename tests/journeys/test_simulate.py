"""`kiosk simulate`: what its processes say, and a whole kiosk whose devices are processes of their own."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tomllib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import serial
from escpos.printer import Network

from kiosk.settings import Settings
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.hall import Hall
from kiosk.testing.pages import Basket, Home
from tests.journeys.simulated import LIMIT, Simulated

DEVICES = ("printer", "terminal", "scanner", "nfc", "camera", "rfid")


@pytest.mark.parametrize("device", DEVICES)
def test_it_says_where_it_is_answers_everything_and_ends_when_asked(device: str) -> None:
    with Simulated(device) as simulated:
        first = simulated.first
        assert first["simulates"] == device
        assert first["pid"] == simulated.process.pid
        Settings.model_validate(tomllib.loads(first["settings"]))
        assert first["listens"].rpartition(":")[2].removesuffix("/camera.mjpg") in first["settings"]
        assert set(simulated.do("help")["commands"]) == set(first["commands"])
        for line, complaint in {
            '{"do": "unplugg", "id": "a7"}': "did you mean 'unplug'? one of ",
            '{"do": ["plug"]}': "unknown command ['plug'] (one of ",
            '{"do": "plug", "it": 1}': "plug knows no 'it' (plug takes nothing)",
            '{"do": "plug", "x": "\\ud800"}': "not JSON: ",
            "{}": "no command: say what to do",
            "[1]": "a command is an object",
            "plug": "not JSON: ",
            "x" * 100_000: "a line has 65536 bytes at most",
        }.items():
            simulated.write(line)
            answer = simulated.answer()
            assert not answer["ok"]
            assert complaint in answer["error"]
            assert answer.get("id") == ("a7" if "a7" in line else None)
        assert simulated.process.stdin is not None
        simulated.do("unplug")
        assert not simulated.do("status")["plugged"]
        simulated.do("plug")
        assert simulated.do("status")["plugged"]
        simulated.process.stdin.close()  # the end of its input ends nothing
        with pytest.raises(subprocess.TimeoutExpired):
            simulated.process.wait(0.3)
        assert simulated.end(signal.SIGINT if device == "printer" else signal.SIGTERM) == 0


def test_a_program_prints_on_it(tmp_path: Path) -> None:
    with Simulated("printer", "--out", str(tmp_path / "slips")) as simulated:
        host, _, port = simulated.first["listens"].partition(":")
        printer = Network(host, int(port), timeout=LIMIT)
        printer.text("Zwei Brötchen\n".encode("cp858").decode("latin-1"))
        printer.cut()
        printer.close()
        event = simulated.event("printed")
        assert event["number"] == 1
        assert "Zwei Br" in event["text"]
        assert Path(event["picture"]).read_bytes().startswith(b"\x89PNG")
        assert simulated.do("slips")["slips"] == [event["text"]]
        simulated.do("paper", state="out")
        assert simulated.do("status")["faults"] == ["paper_out"]


def test_a_scanner_has_a_name_of_ones_choice_as_long_as_it_is_there(tmp_path: Path) -> None:
    link = tmp_path / "scanner"
    link.symlink_to(tmp_path / "left-by-one-that-was-killed")
    with Simulated("scanner", "--link", str(link)) as simulated:
        assert tomllib.loads(simulated.first["settings"])["devices"]["scanner"]["port"] == str(link)
        with serial.Serial(str(link), timeout=LIMIT) as port:
            simulated.do("scan", text="{product:1}")
            assert port.readline().strip().decode() == DemoShop().product("1").gtin
        assert simulated.end() == 0
    assert not link.is_symlink()


def test_a_taken_place_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = _run("printer", "--port", port)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "Address already in use" in done.stderr
    mine = tmp_path / "mine"
    mine.touch()
    done = _run("scanner", "--link", str(mine))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"{mine}: File exists" in done.stderr
    assert mine.exists()


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "simulate", *words]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LIMIT, check=False)


def test_a_kiosk_sells_on_devices_that_are_processes_of_their_own(tmp_path: Path) -> None:
    hall = Hall(tmp_path, artefacts=None, headed=False)
    with ExitStack() as stack:
        devices = {name: stack.enter_context(Simulated(name)) for name in DEVICES}
        settings: dict[str, Any] = {}
        for device in devices.values():
            settings |= tomllib.loads(device.first["settings"])["devices"]
        world = stack.enter_context(hall.world({"language": "en"}, {"devices": settings}))
        kiosk = hall.kiosk(world, "simulate")
        devices["nfc"].do("tap", name="anna")
        kiosk.wait_for(screen="home", text="Anna")
        devices["camera"].do("show", text="{product:1}")
        kiosk.wait_for(basket={"lines": 1, "total": "9.90"})
        devices["scanner"].do("scan", text="{product:DR101}")
        kiosk.wait_for(basket={"lines": 2})
        kiosk.at(Basket).check_out().pay_at_till()
        assert "Yirgacheffe" in devices["printer"].event("printed")["text"]
        kiosk.wait_for(central={"purchases": [{"pieces": 2, "customer": "known"}]})
        devices["terminal"].event("asked")
        devices["printer"].do("unplug")
        kiosk.new_session()
        devices["nfc"].do("tap", uid="04E3FFB6726974", ndef="https://shop.example/c/703785204")
        kiosk.at(Home).my_data.wait()
        devices["scanner"].do("unplug")
        kiosk.wait_for(devices={"scanner": "absent"})
        world.stop_app()
        report = json.loads(world.command(["doctor", "--json"]).stdout)
        states = {check["check"]: check["state"] for check in report["checks"]}
        assert states["printer"] == "failed"
        assert states["camera"] == "ok"
        devices["printer"].do("plug")
        report = json.loads(world.command(["doctor", "--json"]).stdout)
        assert {check["check"]: check["state"] for check in report["checks"]}["printer"] == "ok"
