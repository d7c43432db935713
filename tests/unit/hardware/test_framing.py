from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.framing import LIMIT, LineFraming, split_identifier
from kiosk.domain.codes import Symbology

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
