"""The decode pipeline on film: found within a few frames however it is held, and nothing searched in vain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.camera.decoders import Code, Decoders, Gray
from hardware.camera.regions import leaning, survey, turned
from hardware.camera.video import VideoDecoder
from hardware.simulated.scene import View, draw_code
from kiosk.domain.codes import Symbology
from tests.unit.hardware.film import GTIN, PERSON, nobody, shown

LABEL = Code(GTIN, Symbology.EAN_13)
PHONE = Code(PERSON, Symbology.QR)


class Counted(Decoders):
    """The real libraries, and how many pixels each call had to search."""

    def __init__(self) -> None:
        super().__init__()
        self.searched: list[tuple[str, int]] = []

    def quick(self, gray: Gray) -> list[Code]:
        self.searched.append(("quick", gray.size))
        return super().quick(gray)

    def zbar(self, gray: Gray) -> list[Code]:
        self.searched.append(("zbar", gray.size))
        return super().zbar(gray)

    def thorough(self, gray: Gray) -> list[Code]:
        self.searched.append(("thorough", gray.size))
        return super().thorough(gray)


HARD = {
    "easy": View(),
    "blurred": View(blur=1.8),
    "noisy": View(noise=12),
    "in perspective": View(tilt=0.14),
    "under a lamp": View(glare=0.6),
    "in the dark": View(light=0.3, noise=6),
    "light on dark": View(inverted=True),
    "far away": View(size=0.5),
    "at the edge": View(place=(-0.3, 0.2)),
}


@pytest.mark.parametrize("view", HARD.values(), ids=HARD)
def test_a_persons_code_is_found_in_the_first_frame(view: View) -> None:
    assert VideoDecoder().decode(shown(PERSON, Symbology.QR, view)) == [PHONE]


@pytest.mark.parametrize("view", [HARD[name] for name in HARD if name != "far away"])
def test_a_label_is_found_within_three_frames(view: View) -> None:
    decoder = VideoDecoder()
    assert [LABEL] in [decoder.decode(shown(GTIN, Symbology.EAN_13, view, seed)) for seed in range(3)]


@settings(max_examples=15)
@given(st.floats(0, 360), st.booleans())
def test_a_label_in_any_turn_is_found_in_the_first_frame_dark_or_light(degrees: float, inverted: bool) -> None:
    view = View(turned=degrees, inverted=inverted)
    assert VideoDecoder().decode(shown(GTIN, Symbology.EAN_13, view)) == [LABEL]


def test_the_large_format_is_read_too() -> None:
    frame = shown(PERSON, Symbology.QR, View(turned=30), width=1920, height=1080)
    assert VideoDecoder().decode(frame) == [PHONE]


def test_a_light_data_matrix_on_dark_is_found_within_three_frames() -> None:
    decoder = VideoDecoder()
    dark = shown("MN-4711", Symbology.DATA_MATRIX, View(inverted=True))
    assert [Code("MN-4711", Symbology.DATA_MATRIX)] in [decoder.decode(dark) for _ in range(3)]


def test_a_code_that_stays_is_looked_for_where_it_was_and_nowhere_else() -> None:
    decoders = Counted()
    decoder = VideoDecoder(decoders)
    assert decoder.decode(shown(PERSON, Symbology.QR, View(), 0)) == [PHONE]
    assert decoder.seen is not None
    decoders.searched.clear()
    for seed in range(1, 4):
        assert decoder.decode(shown(PERSON, Symbology.QR, View(place=(0.004 * seed, 0)), seed)) == [PHONE]
        assert decoder.seen is None
    assert [name for name, _ in decoders.searched] == ["quick"] * 3
    assert max(size for _, size in decoders.searched) < 1280 * 720 / 4


def test_a_second_code_is_noticed_while_the_first_stays() -> None:
    decoder = VideoDecoder()
    one = shown(PERSON, Symbology.QR, View(place=(-0.25, 0)))
    both = np.array(one)
    both[:, 640:] = shown(GTIN, Symbology.EAN_13, View(place=(0.25, 0)))[:, 640:]
    assert decoder.decode(one) == [PHONE]
    seen = [code.text for _ in range(6) for code in decoder.decode(both)]
    assert GTIN in seen
    assert PERSON in seen


def test_the_costly_libraries_never_search_a_whole_frame() -> None:
    decoders = Counted()
    decoder = VideoDecoder(decoders)
    page = shown("not a code at all", Symbology.CODE_128, View(blur=7, size=2.0), width=1920, height=1080)
    for _ in range(30):
        assert decoder.decode(page) == []
    costly = [size for name, size in decoders.searched if name != "quick"]
    assert costly
    assert max(costly) < page.size / 4


def test_nothing_is_searched_where_nothing_stands_out_but_the_frame_now_and_then() -> None:
    decoders = Counted()
    decoder = VideoDecoder(decoders)
    for seed in range(24):
        assert decoder.decode(nobody(seed % 3)) == []
    assert len(decoders.searched) == 6
    assert {name for name, _ in decoders.searched} == {"quick"}


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_any_frame_however_small_is_taken(width: int, height: int, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    decoder = VideoDecoder()
    for _ in range(3):
        decoder.decode(noise)


@given(st.floats(-0.3, 0.3), st.floats(-0.2, 0.2), st.floats(0.5, 1.0), st.floats(0, 360))
@settings(max_examples=20)
def test_the_likeliest_region_holds_the_code(across: float, down: float, size: float, degrees: float) -> None:
    view = View(place=(across, down), size=size, turned=degrees, noise=10)
    box = survey(shown(GTIN, Symbology.EAN_13, view)).regions[0].box
    middle = 1280 * (0.5 + across), 720 * (0.5 + down)
    assert box.left < middle[0] < box.left + box.width
    assert box.top < middle[1] < box.top + box.height


def test_an_empty_counter_has_no_regions() -> None:
    assert survey(nobody()).regions == ()


@given(st.floats(-85, 85))
@settings(max_examples=20)
def test_bars_are_set_upright(degrees: float) -> None:
    label = np.pad(draw_code(GTIN, Symbology.EAN_13), 60, constant_values=255)
    crooked = turned(label, degrees)
    lean = leaning(crooked)
    assert lean is not None
    upright = leaning(turned(crooked, lean))
    assert upright is not None
    assert abs(upright) < 3


def test_modules_have_no_bars() -> None:
    assert leaning(draw_code(PERSON, Symbology.QR)) is None
    assert leaning(np.full((50, 50), 9, np.uint8)) is None
