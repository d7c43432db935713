"""The wedge on an event device, as far as that goes without one: a terminal whose ioctls answer as a keyboard's do.

evdev's own InputDevice is opened, grabbed, asked for its lamps and read; only the kernel behind the ioctls is ours.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.scanner import keymap as k
from hardware.simulated.wedge import events, typed
from tests.contract.benches import PATIENCE

SOURCE = Path(__file__).with_name("kernel_keyboard.c")
READ = """
import sys
from pathlib import Path
from hardware.scanner.wedge import WedgeScanner
from kiosk.errors import DeviceFault

driver = WedgeScanner(Path(sys.argv[1]))
try:
    driver.open()
    print("open", flush=True)
    while True:
        if scan := driver.poll(0.05):
            print(scan.text, flush=True)
except DeviceFault as fault:
    print(type(fault).__name__, fault.what, flush=True)
    driver.close()
"""
Reading = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler")
    library = tmp_path_factory.mktemp("keyboard") / "keyboard.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, SOURCE, "-ldl"], check=True)
    return library


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    master, slave = pty.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    for end in (master, slave):
        os.close(end)


@pytest.fixture
def grabs(tmp_path: Path) -> Path:
    file = tmp_path / "grabs"
    file.touch()
    return file


@pytest.fixture
def reading(preloaded: Path, line: tuple[int, str], grabs: Path) -> Iterator[Reading]:
    children: list[subprocess.Popen[str]] = []

    def start(**environment: str) -> subprocess.Popen[str]:
        preload = {"LD_PRELOAD": str(preloaded), "GRABS": str(grabs)}
        command = [sys.executable, "-c", READ, line[1]]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, **preload, **environment}
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate(timeout=PATIENCE)


def said(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def test_a_device_is_held_alone_and_its_lamp_says_that_caps_lock_is_on(
    reading: Reading, line: tuple[int, str], grabs: Path
) -> None:
    child = reading()
    assert said(child) == "open"
    assert grabs.read_text() == "1\n"
    os.write(line[0], b"".join(events(stroke) for stroke in [*typed("Ab12", "us"), ((), k.ENTER)]))
    assert said(child) == "aB12"


def test_a_device_that_another_holds_is_absent(reading: Reading) -> None:
    answer = said(reading(HELD_BY_ANOTHER="1"))
    assert answer.startswith("DeviceAbsent")
    assert "busy" in answer
