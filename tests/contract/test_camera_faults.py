"""The camera's driver on streams, files and pictures, good and bad."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from hardware.camera.driver import CameraScanner
from hardware.simulated import SimulatedCamera, View
from hardware.simulated.scene import counter, draw_code, held_up
from kiosk.domain.codes import Scan, ScanSource, Symbology
from kiosk.errors import DeviceAbsent, DeviceLost
from tests.contract.benches import SLICE, the_fault, wait_for

ANNA = "https://shop.example/c/anna-7301"
SHOWN = [
    (Symbology.QR, ANNA, ANNA),
    (Symbology.EAN_13, "9501234500010", "9501234500010"),
    (Symbology.EAN_8, "95012346", "95012346"),
    (Symbology.UPC_A, "012345678905", "012345678905"),
    (Symbology.CODE_128, "MN-4711", "MN-4711"),
    (Symbology.GS1_128, "(01)09501234500010(10)L7", "010950123450001010L7"),
    (Symbology.GS1_QR, "(01)09501234500010(17)270131", "010950123450001017270131"),
    (Symbology.DATA_MATRIX, "MN-4711", "MN-4711"),
    (Symbology.GS1_DATA_MATRIX, "(01)09501234500010(17)270131", "010950123450001017270131"),
    (Symbology.DATA_BAR, "09501234500010", "0109501234500010"),
]


TORN = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 40\r\n\r\n\xff\xd8%b\r\n" % bytes(38)


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


def next_scan(driver: CameraScanner) -> Scan:
    return wait_for(lambda: driver.poll(SLICE))


@pytest.mark.parametrize(("symbology", "said", "read"), SHOWN, ids=lambda value: str(value) if len(value) < 16 else "")
def test_reads_every_kind_of_code(
    peer: SimulatedCamera, driver: CameraScanner, symbology: Symbology, said: str, read: str
) -> None:
    peer.show_code(said, symbology)
    assert next_scan(driver) == Scan(read, ScanSource.CAMERA, symbology)


@pytest.mark.parametrize("turned", [90.0, 180.0, 270.0])
def test_reads_a_turned_label(peer: SimulatedCamera, driver: CameraScanner, turned: float) -> None:
    peer.show_code("9501234500010", Symbology.EAN_13, view=View(turned=turned))
    assert next_scan(driver).text == "9501234500010"


def test_reads_a_code_in_a_picture_file(peer: SimulatedCamera, driver: CameraScanner, tmp_path: Path) -> None:
    picture = tmp_path / "phone.png"
    cv2.imwrite(str(picture), draw_code(ANNA, Symbology.QR))
    peer.show_image(picture)
    assert next_scan(driver).text == ANNA


def test_bad_frames_do_not_stop_it(peer: SimulatedCamera, driver: CameraScanner) -> None:
    peer.show_code(ANNA)
    assert next_scan(driver).text == ANNA
    peer.garbage = True
    sent = peer.frames_sent
    wait_for(lambda: peer.frames_sent > sent + 3 or None)
    peer.garbage = False
    peer.show_code("https://shop.example/c/ben-2209")
    assert next_scan(driver).text == "https://shop.example/c/ben-2209"


def test_a_camera_without_pictures_is_lost(peer: SimulatedCamera) -> None:
    driver = CameraScanner(peer.source, patience=0.2)
    driver.open()
    peer.frozen = True
    lost = the_fault(lambda: driver.poll(SLICE))
    assert isinstance(lost, DeviceLost)
    assert "no pictures" in lost.what
    driver.close()
    peer.frozen = False  # lets the read that still waits come back


@pytest.mark.expect_log("a frame could not be decoded")
def test_frames_that_only_begin_like_pictures_do_not_stop_it_either(
    peer: SimulatedCamera, driver: CameraScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A camera that loses its power in the middle of a frame."""
    whole = peer._part
    monkeypatch.setattr(peer, "_part", lambda number, *, seen: TORN)
    sent = peer.frames_sent
    wait_for(lambda: driver.poll(SLICE) or peer.frames_sent > sent + 3 or None)
    assert driver.preview() is None
    monkeypatch.setattr(peer, "_part", whole)
    peer.show_code(ANNA)
    assert next_scan(driver).text == ANNA


def test_what_cannot_be_said_in_a_code_is_refused(peer: SimulatedCamera) -> None:
    with pytest.raises(ValueError, match="9501234500017"):
        peer.show_code("9501234500017", Symbology.EAN_13)


def test_a_video_file_stands_in_and_starts_over(tmp_path: Path) -> None:
    film = tmp_path / "counter.avi"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (1280, 720))
    shown = held_up(draw_code(ANNA, Symbology.QR), View())
    for frame in [shown] * 2 + [counter()] * 12:
        writer.write(frame)
    writer.release()
    driver = CameraScanner(str(film), away=0.01)
    driver.open()
    assert [next_scan(driver).text for _ in range(3)] == [ANNA] * 3
    driver.close()


def test_numbered_pictures_stand_in(tmp_path: Path) -> None:
    shown = held_up(draw_code("9501234500010", Symbology.EAN_13), View())
    for number in range(3):
        cv2.imwrite(str(tmp_path / f"frame{number:03}.png"), shown)
    driver = CameraScanner(str(tmp_path / "frame%03d.png"))
    driver.open()
    assert next_scan(driver).text == "9501234500010"
    driver.close()


def test_a_streams_password_is_in_no_message() -> None:
    with pytest.raises(DeviceAbsent) as absent:
        CameraScanner("http://shop:secret@127.0.0.1:1/camera").open()
    assert "secret" not in str(absent.value)
    assert "127.0.0.1:1" in str(absent.value)


@pytest.mark.parametrize("source", ["97", "/nowhere/film.mp4", "/etc/hostname", "http://127.0.0.1:1/x", "%03d.png", ""])
def test_a_source_that_is_none_is_absent_with_a_reason(source: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        CameraScanner(source).open()
    assert "devices.camera.source" in absent.value.fix
