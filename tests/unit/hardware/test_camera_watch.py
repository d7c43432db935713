"""What is done with each frame: rest when nobody is there, wake at once, keep nothing, decode no more than asked."""

from __future__ import annotations

from collections import Counter

import cv2
import numpy as np
import pytest

from hardware.camera.decoders import Code, Gray
from hardware.camera.frame import Colour, Frame, JpegFrame, PixelFrame
from hardware.camera.motion import Motion
from hardware.camera.scanning import Watch
from hardware.simulated.scene import View, counter, with_noise
from kiosk.domain.camera import Hint
from kiosk.domain.codes import Symbology
from tests.unit.hardware.film import GTIN, PERSON, nobody, shown

PERIOD = 1 / 15
PHONE = Code(PERSON, Symbology.QR)


class Asked:
    """A frame that counts what is asked of it."""

    def __init__(self, gray: Gray, counts: Counter[str]) -> None:
        self._frame = PixelFrame(gray)
        self._counts = counts

    @property
    def gray(self) -> Gray:
        self._counts["gray"] += 1
        return self._frame.gray

    @property
    def small(self) -> Gray:
        self._counts["small"] += 1
        return self._frame.small

    def colour(self, *, halved: bool) -> Colour:
        self._counts["colour"] += 1
        return self._frame.colour(halved=halved)


def run(watch: Watch, frames: list[Gray], start: float = 0.0) -> tuple[list[list[Code]], Counter[str]]:
    counts: Counter[str] = Counter()
    return [watch.look(Asked(gray, counts), start + number * PERIOD) for number, gray in enumerate(frames)], counts


def test_it_rests_when_nothing_moves_and_hardly_decodes_a_frame() -> None:
    watch = Watch(rest_after=2.0)
    still = [nobody(seed % 3) for seed in range(60)]
    _, awake = run(watch, still[:30])
    assert awake["gray"] == 30
    _, resting = run(watch, [*still, *still], start=3.0)
    assert resting["gray"] == 120 // 8
    assert resting["colour"] == 0


def test_it_wakes_at_once() -> None:
    watch = Watch()
    run(watch, [nobody(seed % 3) for seed in range(60)])
    codes, _ = run(watch, [shown(PERSON, Symbology.QR, View())], start=60 * PERIOD)
    assert codes == [[PHONE]]


def test_a_code_that_lies_still_is_read_on() -> None:
    watch = Watch(rest_after=0.5)
    frames = [shown(PERSON, Symbology.QR, View(), seed % 3) for seed in range(40)]
    codes, _ = run(watch, frames)
    assert codes == [[PHONE]] * 40


def test_sensor_noise_and_a_slow_change_of_light_are_no_motion_but_a_hand_is() -> None:
    motion = Motion(rest_after=1.0)
    for number in range(40):
        motion.sees(PixelFrame(nobody(number % 3)).small, number * PERIOD)
    now = 40 * PERIOD
    assert motion.resting(now)
    assert motion.since(now) == pytest.approx(now)
    hand = nobody()
    hand[200:420, 300:520] = 200
    assert motion.sees(PixelFrame(hand).small, now)
    assert not motion.resting(now)


def test_before_its_first_frame_nothing_has_moved() -> None:
    assert Motion().resting(0.0)
    assert Motion().since(0.0) == float("inf")


def test_the_hint_comes_from_the_frames_and_goes_with_the_code() -> None:
    watch = Watch()
    far = [shown(GTIN, Symbology.EAN_13, View(size=0.3, place=(0.01 * (seed % 3), 0)), seed % 3) for seed in range(14)]
    run(watch, far)
    assert watch.hint is Hint.TOO_FAR
    run(watch, [shown(PERSON, Symbology.QR, View())], start=14 * PERIOD)
    assert watch.hint is None


def test_what_has_lain_there_for_long_gets_no_hints() -> None:
    watch = Watch(rest_after=60)
    run(watch, [shown(GTIN, Symbology.EAN_13, View(size=0.3), seed % 3) for seed in range(14)])
    assert watch.hint is Hint.TOO_FAR
    run(watch, [shown(GTIN, Symbology.EAN_13, View(size=0.3), seed % 3) for seed in range(60)], start=14 * PERIOD)
    assert watch.hint is None


@pytest.fixture(params=["jpeg", "pixels"])
def frame(request: pytest.FixtureRequest) -> Frame:
    picture = with_noise(counter(), 1, 4.0)
    if request.param == "pixels":
        return PixelFrame(picture)
    return JpegFrame(np.asarray(cv2.imencode(".jpg", picture)[1], np.uint8))


def test_a_frame_gives_each_of_its_pictures(frame: Frame) -> None:
    assert frame.gray.shape == (720, 1280)
    assert frame.small.shape == (90, 160)
    assert frame.colour(halved=False).shape == (720, 1280, 3)
    assert frame.colour(halved=True).shape == (360, 640, 3)
    means = cv2.resize(frame.gray, (160, 90), interpolation=cv2.INTER_AREA)
    assert int(cv2.absdiff(means, frame.small).max()) <= 3
    assert frame.gray is frame.gray


def test_what_is_no_picture_says_so() -> None:
    for data in (b"\xff\xd8 but no more than that", b"nothing like it"):
        frame = JpegFrame(np.frombuffer(data, np.uint8))
        with pytest.raises(ValueError, match="not a JPEG"):
            _ = frame.small
