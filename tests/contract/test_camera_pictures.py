"""What of the camera's frames is seen, and by whom: a preview on request, a hint, and not a trace anywhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hardware.camera.driver import CameraScanner
from hardware.simulated import SimulatedCamera, View
from kiosk.domain.camera import Hint, Picture
from kiosk.domain.codes import Symbology
from tests.contract.benches import SLICE, the_fault, wait_for

ANNA = "https://shop.example/c/anna-7301"


@pytest.fixture
def peer() -> Iterator[SimulatedCamera]:
    camera = SimulatedCamera().start()
    yield camera
    camera.stop()


@pytest.fixture
def driver(peer: SimulatedCamera) -> Iterator[CameraScanner]:
    camera = CameraScanner(peer.source, patience=60)
    camera.open()
    yield camera
    camera.close()


def a_picture(driver: CameraScanner, *, halved: bool = True) -> Picture:
    driver.poll(SLICE)
    return wait_for(lambda: driver.preview(halved=halved))


def test_the_preview_is_the_frame_in_colour(peer: SimulatedCamera, driver: CameraScanner) -> None:
    frame = np.zeros((720, 1280, 3), np.uint8)
    frame[:, :640] = (200, 40, 20)
    peer.show(frame, noise=0)
    picture = wait_for(lambda: _blue(a_picture(driver)))
    assert (picture.width, picture.height) == (640, 360)
    assert picture.data.nbytes == 640 * 360 * 3
    pixels = np.frombuffer(picture.data, np.uint8).reshape(360, 640, 3)
    assert np.allclose(pixels[180, 100], (200, 40, 20), atol=8)
    assert np.allclose(pixels[180, 500], (0, 0, 0), atol=8)
    whole = a_picture(driver, halved=False)
    assert (whole.width, whole.height) == (1280, 720)


def _blue(picture: Picture) -> Picture | None:
    return picture if picture.data[0] > 180 else None


def test_the_preview_stands_on_one_buffer_nobody_writes_to(driver: CameraScanner) -> None:
    picture = a_picture(driver)
    assert picture.data.readonly
    assert picture.data.contiguous
    before = bytes(picture.data)
    later = wait_for(lambda: next((new for new in [a_picture(driver)] if new.number > picture.number), None))
    assert bytes(picture.data) == before
    assert later.data is not picture.data


def test_the_preview_may_be_asked_for_on_any_thread_and_at_any_time(peer: SimulatedCamera) -> None:
    driver = CameraScanner(peer.source)
    assert driver.preview() is None
    ended = threading.Event()
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            while not ended.is_set():
                driver.preview()
        except BaseException as failure:  # noqa: BLE001 - the test fails with whatever it was
            failures.append(failure)

    asking = threading.Thread(target=ask)
    asking.start()
    for _ in range(3):
        driver.open()
        driver.poll(SLICE)
        driver.close()
    ended.set()
    asking.join()
    assert failures == []
    assert driver.preview() is None


def test_a_hint_is_told_and_taken_back(peer: SimulatedCamera) -> None:
    told: list[Hint | None] = []
    driver = CameraScanner(peer.source, patience=60)
    driver.on_hint(told.append)
    driver.open()
    number = 0

    def until(hint: Hint | None) -> bool | None:
        nonlocal number
        number += 1
        place = (0.02 * (number % 2), 0.0)  # a hand that holds it
        peer.show_code("9501234500010", Symbology.EAN_13, view=View(size=0.3, place=place))
        driver.poll(SLICE)
        return driver.hint is hint or None

    wait_for(lambda: until(Hint.TOO_FAR))
    peer.show_code(ANNA)
    scan = wait_for(lambda: driver.poll(SLICE))
    assert scan.text == ANNA
    assert driver.hint is None
    driver.close()
    assert told == [Hint.TOO_FAR, None]


def test_only_the_kinds_that_are_set_are_read(peer: SimulatedCamera) -> None:
    driver = CameraScanner(peer.source, symbologies=(Symbology.QR,))
    driver.open()
    peer.show_code("9501234500010", Symbology.EAN_13)
    sent = peer.frames_sent
    while peer.frames_sent < sent + 6:
        assert driver.poll(SLICE) is None
    peer.show_code(ANNA)
    assert wait_for(lambda: driver.poll(SLICE)).text == ANNA
    driver.close()


def test_it_tells_how_long_nothing_has_moved(peer: SimulatedCamera, driver: CameraScanner) -> None:
    wait_for(lambda: driver.poll(SLICE) or (driver.quiet_for or 0) > 0.3 or None)
    peer.show_code(ANNA)
    wait_for(lambda: driver.poll(SLICE))
    assert (driver.quiet_for or 0) < 0.3
    driver.close()
    assert driver.quiet_for is None


def test_a_camera_that_is_gone_leaves_no_picture_behind(peer: SimulatedCamera, driver: CameraScanner) -> None:
    a_picture(driver)
    peer.unplug()
    the_fault(lambda: driver.poll(SLICE))
    assert driver.preview() is None


WITHOUT_FILES = """
import logging, resource, signal, sys, time
from hardware.camera.driver import CameraScanner
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
driver = CameraScanner(sys.argv[1], patience=60)
driver.open()
deadline = time.monotonic() + 60
while driver.poll(0.1) is None and time.monotonic() < deadline:
    pass
while driver.preview() is None and time.monotonic() < deadline:
    pass
print(repr((driver, driver.preview(), driver._scanning)))
driver.close()
raise RuntimeError("a crash")
"""
"""Under a limit that ends the process with a signal at the first byte that is written to any file."""


def test_frames_never_leave_memory(peer: SimulatedCamera, tmp_path: Path) -> None:
    """A code read, a preview, a crash and its report: no file is written, and nothing of the frames is told."""
    peer.show_code(ANNA)
    done = subprocess.run(
        [sys.executable, "-B", "-c", WITHOUT_FILES, peer.source],
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done
    assert list(tmp_path.iterdir()) == []
    (told,) = done.stdout.splitlines()
    picture = r"Picture\(number=\d+, width=640, height=360\)"
    assert re.fullmatch(rf"\(<\S*CameraScanner object at \w+>, {picture}, <\S*Scanning object at \w+>\)", told)
    assert done.stderr.splitlines()[-1] == "RuntimeError: a crash"
    assert "anna" not in done.stderr
