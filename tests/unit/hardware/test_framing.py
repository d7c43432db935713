from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hardware.scanner.framing import LIMIT, LineFraming
from hardware.scanner.identifiers import split_identifier
from kiosk.domain.codes import GROUP_SEPARATOR, CodeRules, Scan, ScanSource, Symbology, classify
from kiosk.errors import CodeRejected

printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x2FFF, exclude_categories=("C", "Z")), min_size=1)
ends = st.sampled_from([b"\r", b"\n", b"\r\n", b"\x03"])


def fed(framing: LineFraming, data: bytes, cuts: list[int]) -> list[str]:
    """The texts when the data comes in pieces."""
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [text for start, end in pairwise(edges) for text in framing.feed(data[start:end])]


@given(st.lists(st.tuples(printable, ends)), st.lists(st.integers(0, 10_000)))
def test_however_the_bytes_come_the_lines_are_the_same(lines: list[tuple[str, bytes]], cuts: list[int]) -> None:
    data = b"".join(text.encode() + end for text, end in lines)
    assert fed(LineFraming(), data, cuts) == [text for text, _ in lines]


@given(st.binary(max_size=400), st.lists(st.integers(0, 400)))
def test_any_bytes_give_the_same_texts_in_any_pieces(data: bytes, cuts: list[int]) -> None:
    assert fed(LineFraming(), data, cuts) == LineFraming().feed(data)


@given(st.binary(), printable)
def test_after_any_garbage_the_next_line_is_whole(garbage: bytes, text: str) -> None:
    framing = LineFraming()
    framing.feed(garbage + b"\r\n")
    assert framing.feed(text.encode() + b"\r\n") == [text]


@given(st.binary(max_size=200), st.integers(1, 20))
def test_what_it_holds_is_bounded(data: bytes, limit: int) -> None:
    framing = LineFraming(limit)
    assert all(len(text.encode("utf-8", "replace")) <= 2 * limit for text in framing.feed(data))
    assert len(framing._line) <= limit


def test_a_line_of_the_limit_is_read_and_a_longer_one_dropped() -> None:
    framing = LineFraming()
    assert framing.feed(b"x" * LIMIT + b"\r") == ["x" * LIMIT]
    assert framing.feed(b"x" * (LIMIT + 1) + b"\r") == []
    assert framing.dropped == 1
    assert framing.feed(b"y\r") == ["y"]


def test_the_group_separator_stays_and_other_control_characters_around_a_text_do_not() -> None:
    assert LineFraming().feed(b"\x02\x1b]C1010950\x1d10L7\x1d\x03") == ["]C1010950\x1d10L7\x1d"]


def test_latin_1_is_read_where_it_is_no_utf_8() -> None:
    assert LineFraming().feed("Käse".encode("latin-1") + b"\r") == ["Käse"]
    assert LineFraming().feed("Käse".encode() + b"\r") == ["Käse"]


def test_pending_says_whether_a_line_has_begun() -> None:
    framing = LineFraming()
    states = [framing.pending]
    framing.feed(b"950")
    states.append(framing.pending)
    assert framing.flush() == "950"
    assert [*states, framing.pending] == [False, True, False]


def test_identifiers_name_symbologies_and_unknown_ones_stay() -> None:
    assert split_identifier("]E09501234500010") == ("9501234500010", Symbology.EAN_13)
    assert split_identifier("]E0012345678905") == ("012345678905", Symbology.UPC_A)
    assert split_identifier("]E495012346") == ("95012346", Symbology.EAN_8)
    assert split_identifier("]Q3https://x/01/0") == ("https://x/01/0", Symbology.GS1_QR)
    assert split_identifier("]A0ABC") == ("]A0ABC", None)
    assert split_identifier("9501234500010") == ("9501234500010", None)


marks = st.sampled_from(["", "[", "{S}", "\x02", "P:", "##"])
bodies = st.text("0123456789abcdefXY", min_size=1, max_size=30)


@given(st.lists(bodies, min_size=1), marks, marks, st.sampled_from(["", "\r", "\r\n"]), st.lists(st.integers(0, 999)))
def test_marks_around_a_text_fall_away(texts: list[str], prefix: str, suffix: str, end: str, cuts: list[int]) -> None:
    end = end or ("" if suffix else "\r")
    data = "".join(prefix + text + suffix + end for text in texts).encode()
    framing = LineFraming(prefix=prefix, suffix=suffix + end)
    assert fed(framing, data, cuts) == texts
    assert (framing.dropped, framing.foreign, framing.pending) == (0, 0, False)


def test_noise_before_the_prefix_falls_away_and_a_line_without_it_is_no_text() -> None:
    framing = LineFraming(prefix="[S]")
    assert framing.feed(b"95012[S]9501234500010\r950\r\n\r\n") == ["9501234500010"]
    assert framing.foreign == 1


@given(st.integers(0, 60))
def test_after_a_line_that_was_too_long_the_suffix_still_ends_it(length: int) -> None:
    framing = LineFraming(20, suffix="##")
    first = ["x" * length] if 0 < length <= 20 else []
    assert framing.feed(b"x" * length + b"##y##") == [*first, "y"]


def test_every_modifier_of_our_symbologies_is_understood() -> None:
    named = {
        Symbology.EAN_13: "E0 E3",
        Symbology.EAN_8: "E4",
        Symbology.CODE_128: "C0 C2 C4",
        Symbology.GS1_128: "C1",
        Symbology.QR: "Q0 Q1 Q2 Q5 Q6",
        Symbology.GS1_QR: "Q3 Q4",
        Symbology.DATA_MATRIX: "d0 d1 d3 d4 d6",
        Symbology.GS1_DATA_MATRIX: "d2 d5",
        Symbology.DATA_BAR: "e0 e1 e2 e3",
    }
    for symbology, identifiers in named.items():
        for identifier in identifiers.split():
            assert split_identifier(f"]{identifier}text") == ("text", symbology)
    assert {*named, Symbology.UPC_A} == set(Symbology)


@pytest.mark.parametrize(
    ("sent", "text", "symbology"),
    [
        ("]E3950123450001012", "9501234500010", Symbology.EAN_13),
        ("]E3950123450001012345", "9501234500010", Symbology.EAN_13),
        ("]E301234567890512", "012345678905", Symbology.UPC_A),
        ("]Q2\\000026https://shop.example/c/a", "https://shop.example/c/a", Symbology.QR),
        ("]d4\\000003a\\\\b", "a\\b", Symbology.DATA_MATRIX),
        ("]Q1a\\000026", "a\\000026", Symbology.QR),
    ],
)
def test_add_ons_and_eci_marks_fall_away(sent: str, text: str, symbology: Symbology) -> None:
    assert split_identifier(sent) == (text, symbology)


RULES = CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR")
identifiers = st.builds(
    "]{}{}".format, st.characters(min_codepoint=0x21, max_codepoint=0x7E), st.sampled_from("0123456789ABz")
)
contents = st.one_of(
    st.text("0123456789", max_size=40),
    st.text(st.sampled_from("0123456789(){}\\/:?#[]@" + GROUP_SEPARATOR), max_size=60),
    st.text(max_size=60),
    st.just("https://shop.example/c/anna-7301"),
    st.builds("https://id.example/01/{}".format, st.text("0123456789/?=", max_size=40)),
)


@example("]YA", "")
@given(identifiers, contents)
def test_whatever_an_identifier_says_a_text_means_something_or_is_rejected(identifier: str, content: str) -> None:
    text, symbology = split_identifier(identifier + content)
    with contextlib.suppress(CodeRejected):
        classify(Scan(text, ScanSource.SCANNER, symbology), RULES)
