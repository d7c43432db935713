"""The decode pipeline on pictures we make: labels and phones, tilted, blurred, noisy, faint, turned, tiny."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from barcode import EAN13
from barcode.writer import SVGWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.camera import decoders, pipeline
from hardware.camera.decoders import Code, Gray
from hardware.camera.pipeline import DecodePipeline, VideoDecoder
from hardware.camera.stills import decode_files, decode_image
from hardware.simulated.scene import View, counter, draw_code, held_up, with_noise
from kiosk.domain.codes import Symbology
from kiosk.errors import BadInput

GTIN = "9501234500010"


def frame(text: str, symbology: Symbology, view: View, seed: int = 1) -> Gray:
    """A camera's grey picture of a code."""
    picture = with_noise(held_up(draw_code(text, symbology), view), seed, view.noise)
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def gray_counter(seed: int = 1) -> Gray:
    return np.asarray(cv2.cvtColor(with_noise(counter(), seed, 4.0), cv2.COLOR_BGR2GRAY), np.uint8)


def gtin13(body: int) -> str:
    digits = f"{body:012}"
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return digits + str(-total % 10)


@settings(max_examples=25)
@given(
    st.integers(10**11, 10**12 - 1),
    st.floats(0, 360),
    st.floats(0, 0.06),
    st.floats(0.5, 1.2),
    st.floats(0, 8),
)
def test_reads_a_held_up_qr_code_in_any_turn(body: int, turned: float, tilt: float, blur: float, noise: float) -> None:
    text = f"https://shop.example/c/{body}"
    found = DecodePipeline().decode(frame(text, Symbology.QR, View(turned, tilt, blur, round(noise))))
    assert [code.text for code in found] == [text]


@settings(max_examples=25)
@given(
    st.integers(10**11, 10**12 - 1),
    st.sampled_from([0, 90, 180, 270]),
    st.floats(-12, 12),
    st.floats(0, 0.05),
    st.floats(0.5, 1.0),
)
def test_reads_a_held_up_label(body: int, quarter: int, turned: float, tilt: float, blur: float) -> None:
    text = gtin13(body)
    found = DecodePipeline().decode(frame(text, Symbology.EAN_13, View(quarter + turned, tilt, blur)))
    assert [code.text for code in found] == [text]


def test_reads_light_bars_on_a_dark_can() -> None:
    can = 255 - frame(GTIN, Symbology.EAN_13, View())
    assert DecodePipeline().decode(can) == [Code(GTIN, Symbology.EAN_13)]


@pytest.mark.parametrize("seed", range(4))
def test_a_counter_without_a_code_has_none(seed: int) -> None:
    assert DecodePipeline().decode(gray_counter(seed)) == []


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_any_picture_however_small_is_taken(width: int, height: int, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    DecodePipeline().decode(noise)
    VideoDecoder().decode(noise)


def test_a_linear_code_that_only_one_look_saw_gives_way_to_one_that_two_saw() -> None:
    wrong, right = Code("9501234500027", Symbology.EAN_13), Code(GTIN, Symbology.EAN_13)
    looks = [lambda _: [wrong], lambda _: [right], lambda _: [right]]
    assert DecodePipeline(looks).decode(gray_counter()) == [right]


def test_what_only_one_look_saw_is_given_when_nothing_better_came() -> None:
    only = Code(GTIN, Symbology.EAN_13)
    looks = [lambda _: [], lambda _: [only], lambda _: []]
    assert DecodePipeline(looks).decode(gray_counter()) == [only]


def test_two_looks_that_contradict_each_other_are_no_reading() -> None:
    one, other = Code("9501234500027", Symbology.EAN_13), Code(GTIN, Symbology.EAN_13)
    looks = [lambda _: [one], lambda _: [other]]
    assert DecodePipeline(looks).decode(gray_counter()) == []


def test_a_matrix_code_ends_the_search_at_once() -> None:
    def never(_: Gray) -> list[Code]:
        raise AssertionError("looked on")

    sure = Code("x", Symbology.QR, sure=True)
    assert DecodePipeline([lambda _: [sure], never]).decode(gray_counter()) == [sure]


def test_both_libraries_name_a_code_alike() -> None:
    for text, symbology in ((GTIN, Symbology.EAN_13), ("012345678905", Symbology.UPC_A), ("95012346", Symbology.EAN_8)):
        picture = draw_code(text, symbology)
        assert decoders.zbar(picture) == [Code(text, symbology)]
        assert decoders.zxing(picture) == [Code(text, symbology)]


def test_zbar_is_not_believed_beyond_ascii() -> None:
    (code,) = decoders.zbar(draw_code("Käse 皜", Symbology.QR))
    assert not code.sure


def test_reads_what_another_library_drew(tmp_path: Path) -> None:
    """python-barcode's own idea of an EAN-13, from its modules."""
    (modules,) = EAN13(GTIN, writer=SVGWriter()).build()
    row = np.array([0 if module == "1" else 255 for module in modules], np.uint8)
    label = np.pad(np.kron(row, np.ones((80, 3), np.uint8)), 40, constant_values=255)
    picture = tmp_path / "label.png"
    cv2.imwrite(str(picture), label)
    assert decode_image(picture) == [Code(GTIN, Symbology.EAN_13)]


def test_video_finds_an_easy_code_in_its_first_frame() -> None:
    assert VideoDecoder().decode(frame("hello", Symbology.QR, View())) == [Code("hello", Symbology.QR)]


def test_video_finds_a_label_lying_across_within_five_frames() -> None:
    decoder = VideoDecoder()
    found = [decoder.decode(frame(GTIN, Symbology.EAN_13, View(turned=90), seed)) for seed in range(5)]
    assert any(codes == [Code(GTIN, Symbology.EAN_13)] for codes in found)


def test_video_finds_a_light_code_on_dark_within_five_frames() -> None:
    decoder = VideoDecoder()
    dark = 255 - frame("MN-4711", Symbology.DATA_MATRIX, View())
    assert [Code("MN-4711", Symbology.DATA_MATRIX)] in [decoder.decode(dark) for _ in range(5)]


def test_video_rests_when_nothing_moves_and_wakes_at_once() -> None:
    decoder = VideoDecoder()
    for seed in range(60):
        decoder.decode(gray_counter(seed % 3))
    assert decoder.decode(frame("hello", Symbology.QR, View())) == [Code("hello", Symbology.QR)]


class Counted:
    """The real look, counted."""

    def __init__(self, look: Callable[..., list[Code]]) -> None:
        self._look = look
        self.calls = 0

    def __call__(self, gray: Gray, **how: bool) -> list[Code]:
        self.calls += 1
        return self._look(gray, **how)


def test_video_asks_both_libraries_while_something_moves_and_rarely_when_nothing_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    zbar, zxing = Counted(decoders.zbar), Counted(decoders.zxing)
    monkeypatch.setattr(pipeline, "zbar", zbar)
    monkeypatch.setattr(pipeline, "zxing", zxing)
    decoder = VideoDecoder()
    for _ in range(30):
        decoder.decode(gray_counter())
    assert (zbar.calls, zxing.calls) == (10, 36)  # every third; each frame and every fifth
    for _ in range(50):
        decoder.decode(gray_counter())
    assert (zbar.calls, zxing.calls) == (13, 48)  # a fifth of that


def test_files_give_an_entry_each_and_a_bad_one_does_not_stop_the_rest(tmp_path: Path) -> None:
    label, text_file, empty = tmp_path / "label.png", tmp_path / "notes.txt", tmp_path / "empty.png"
    cv2.imwrite(str(label), draw_code(GTIN, Symbology.EAN_13))
    text_file.write_text("no picture")
    empty.touch()
    blank = tmp_path / "blank.png"
    cv2.imwrite(str(blank), np.full((50, 50), 255, np.uint8))
    entries = list(decode_files([tmp_path / "none.png", text_file, empty, tmp_path, label, blank]))
    json.dumps(entries)
    assert [set(entry) for entry in entries] == [{"file", "error"}] * 4 + [{"file", "codes", "ms"}] * 2
    assert entries[4]["codes"] == [{"symbology": "ean-13", "text": GTIN, "gtin": "09501234500010"}]
    assert entries[5]["codes"] == []


def test_a_transparent_picture_is_read_as_on_white(tmp_path: Path) -> None:
    code = draw_code("hello", Symbology.QR)
    picture = np.dstack([np.zeros_like(code)] * 3 + [255 - code])
    file = tmp_path / "transparent.png"
    cv2.imwrite(str(file), picture)
    assert decode_image(file) == [Code("hello", Symbology.QR)]


def test_only_products_have_a_gtin(tmp_path: Path) -> None:
    card = tmp_path / "card.png"
    cv2.imwrite(str(card), draw_code("https://shop.example/c/anna", Symbology.QR))
    (entry,) = decode_files([card])
    assert entry["codes"] == [{"symbology": "qr", "text": "https://shop.example/c/anna"}]


def test_what_is_no_picture_is_named() -> None:
    with pytest.raises(BadInput, match=re.escape("/nowhere/x.png")):
        decode_image(Path("/nowhere/x.png"))
