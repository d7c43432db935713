"""The decode pipeline on pictures we make: labels and phones, tilted, blurred, noisy, faint, turned, tiny."""

from __future__ import annotations

import json
import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from barcode import EAN13
from barcode.writer import SVGWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.camera.decoders import Code, Decoders, Gray
from hardware.camera.pipeline import DecodePipeline
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
        assert Decoders().zbar(picture) == [Code(text, symbology)]
        assert Decoders().thorough(picture) == [Code(text, symbology)]


def test_zbar_is_not_believed_beyond_ascii() -> None:
    (code,) = Decoders().zbar(draw_code("Käse 皜", Symbology.QR))
    assert not code.sure


@pytest.mark.parametrize("symbology", [Symbology.EAN_13, Symbology.QR, Symbology.GS1_QR, Symbology.DATA_MATRIX])
def test_only_the_kinds_asked_for_are_read(symbology: Symbology) -> None:
    shown = {
        Symbology.EAN_13: draw_code(GTIN, Symbology.EAN_13),
        Symbology.QR: draw_code("hello", Symbology.QR),
        Symbology.GS1_QR: draw_code("(01)09501234500010", Symbology.GS1_QR),
        Symbology.DATA_MATRIX: draw_code("hello", Symbology.DATA_MATRIX),
    }
    decoders = Decoders([symbology])
    read = [kind for kind, picture in shown.items() if decoders.thorough(picture)]
    assert read == [symbology]


def test_a_code_says_where_it_was() -> None:
    picture = np.full((400, 600), 255, np.uint8)
    code = draw_code("hello", Symbology.QR)
    picture[50 : 50 + code.shape[0], 200 : 200 + code.shape[1]] = code
    for look in (Decoders().quick, Decoders().zbar):
        (found,) = look(picture)
        assert found.box is not None
        margin = found.box.left - 200, found.box.top - 50
        assert all(0 < side < 80 for side in margin)


def test_reads_what_another_library_drew(tmp_path: Path) -> None:
    """python-barcode's own idea of an EAN-13, from its modules."""
    (modules,) = EAN13(GTIN, writer=SVGWriter()).build()
    row = np.array([0 if module == "1" else 255 for module in modules], np.uint8)
    label = np.pad(np.kron(row, np.ones((80, 3), np.uint8)), 40, constant_values=255)
    picture = tmp_path / "label.png"
    cv2.imwrite(str(picture), label)
    assert decode_image(picture) == [Code(GTIN, Symbology.EAN_13)]


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
