from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hardware.camera.decoders import Code
from hardware.camera.presentation import Presentation
from kiosk.domain.codes import Symbology

QR = Code("https://shop.example/c/anna", Symbology.QR, sure=True)
EAN = Code("9501234500010", Symbology.EAN_13)
FRAME = 1 / 15


def shown(frames: list[list[Code]], away: float = 1.0, period: float = FRAME) -> list[str]:
    """What is reported over frames at a steady pace."""
    presentation = Presentation(away)
    return [code.text for number, codes in enumerate(frames) for code in presentation.saw(codes, number * period)]


def test_a_matrix_code_is_believed_at_once_and_reported_once() -> None:
    assert shown([[QR]]) == [QR.text]
    assert shown([[QR]] * 100) == [QR.text]


def test_a_linear_code_needs_a_second_frame() -> None:
    assert shown([[EAN]]) == []
    assert shown([[EAN], [EAN]]) == [EAN.text]
    assert shown([[EAN], [], [], [EAN]]) == [EAN.text]


def test_two_looks_a_second_apart_are_no_agreement() -> None:
    assert shown([[EAN], *[[]] * 15, [EAN]]) == []


def test_one_wrong_frame_is_not_reported() -> None:
    misread = Code("9501234500027", Symbology.EAN_13)
    assert shown([[EAN], [misread], [EAN], [EAN]]) == [EAN.text]


def test_a_flicker_is_still_the_same_showing() -> None:
    assert shown([[QR], *[[]] * 7, [QR]]) == [QR.text]


def test_after_it_was_away_it_counts_again() -> None:
    assert shown([[QR], *[[]] * 16, [QR]]) == [QR.text] * 2


def test_a_stalled_machine_does_not_make_a_held_code_a_new_one() -> None:
    presentation = Presentation(1.0)
    assert presentation.saw([QR], 0.0) == [QR]
    assert presentation.saw([QR], 30.0) == []


def test_codes_held_up_together_are_each_reported() -> None:
    assert sorted(shown([[QR, EAN], [EAN, QR]])) == sorted([QR.text, EAN.text])


@given(st.lists(st.sets(st.sampled_from([QR, EAN])).map(list), max_size=80))
def test_never_more_reports_than_showings(frames: list[list[Code]]) -> None:
    """Between two reports of a code lie at least eight frames without it."""
    presentation = Presentation(0.0)
    unseen = {QR.text: 99, EAN.text: 99}
    for number, codes in enumerate(frames):
        for code in presentation.saw(codes, number * FRAME):
            assert unseen[code.text] >= 8
            unseen[code.text] = 0
        for text in unseen:
            if text not in {code.text for code in codes}:
                unseen[text] += 1
