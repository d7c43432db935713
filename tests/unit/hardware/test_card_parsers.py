"""The parsers of cards and of readers' frames, fed with anything: an answer or a plain no, in bounded steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hardware.card import tlv
from hardware.card.memory import MAX_MESSAGE, CardRefused, CardStumbled
from hardware.card.records import Content, decode, encode
from hardware.card.type2 import Type2
from hardware.card.type4 import Type4
from hardware.card.writing import write
from hardware.simulated.pn532 import _frame, _next_frame
from hardware.simulated.tag import CardInField, SimulatedCard
from kiosk.ports import CardWrite

RECORD = "shop.example:loyalty"
LINK = "https://shop.example/c/703785204"


class Memory:
    """Pages of bytes; counts what is asked of them."""

    def __init__(self, content: bytes) -> None:
        self.content = bytearray(content.ljust(64, b"\x00"))
        self.asked = 0

    def read(self, page: int) -> bytes:
        self.asked += 1
        start = page * 4 % len(self.content)
        return bytes((self.content + self.content)[start : start + 16])

    def write(self, page: int, data: bytes) -> None:
        self.asked += 1
        start = page * 4 % len(self.content)
        self.content[start : start + 4] = data

    def version(self) -> bytes | None:
        return None


class Answers:
    """Gives what it was given, over and over."""

    def __init__(self, answers: list[bytes]) -> None:
        self.answers = answers
        self.asked = 0

    def transceive(self, command: bytes) -> bytes:
        self.asked += 1
        return self.answers[self.asked % len(self.answers)] if self.answers else b"\x90\x00"


# ── NDEF ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=600))
def test_any_bytes_are_a_message_or_none(message: bytes) -> None:
    content = decode(message, RECORD)
    assert content is None or len(content.texts) + len(content.own) <= 16


@given(st.binary(max_size=60), st.integers(0, 60))
def test_a_message_cut_or_changed_anywhere_does_no_harm(noise: bytes, at: int) -> None:
    message = encode(LINK, RECORD)
    decode(message[:at], RECORD)
    decode(message[:at] + noise + message[at:], RECORD)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=300))
def test_what_is_written_is_read(text: str) -> None:
    assert decode(encode(text, RECORD), RECORD) == Content(own=(text,))
    assert decode(encode(text, RECORD), "else.example:loyalty") == Content()
    assert decode(encode(LINK)) == Content(texts=(LINK,))


def test_too_much_is_none() -> None:
    assert decode(bytes(MAX_MESSAGE + 1)) is None
    assert decode(encode("x") * 1) is not None
    record = bytes.fromhex("11010155") + b"\x04"
    assert decode(b"\x91" + record[1:] + record * 30) is None


# ── Type 2 ───────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=300))
def test_any_area_has_a_message_block_or_none(area: bytes) -> None:
    block = tlv.find_message(area)
    if block is not None:
        assert 0 <= block.start < block.begin <= block.end <= block.begin + 0xFFFF
        assert area[block.start] == tlv.NDEF


@given(st.binary(max_size=600), st.binary(min_size=4, max_size=4))
def test_any_memory_is_read_in_bounded_steps(content: bytes, container: bytes) -> None:
    pages = Memory(content[:12].ljust(12, b"\x00") + container + content)
    card = Type2(pages)
    try:
        message = card.read()
    except CardStumbled:
        message = None
    assert message is None or len(message) <= MAX_MESSAGE
    assert pages.asked <= 2 + container[2] * 8 // 16 + 2


@given(st.binary(max_size=600), st.integers(0, 0xFF))
def test_any_memory_is_written_whole_or_not_at_all(content: bytes, size: int) -> None:
    pages = Memory(content[:12].ljust(12, b"\x00") + bytes([0xE1, 0x10, size, 0]) + content.ljust(size * 8, b"\x00"))
    done = write(Type2(pages), LINK, RECORD, lock=False, replace=True)
    if done is CardWrite.WRITTEN:
        assert Type2(pages).read() == encode(LINK, RECORD)
    else:
        assert done in {CardWrite.TORN, CardWrite.TOO_SMALL, CardWrite.PROTECTED}


@given(st.integers(0, 5), st.integers(1, 200))
def test_blocks_before_the_message_stay(padding: int, length: int) -> None:
    before = b"\x01\x03\xa0\x0c\x34" + bytes(padding)
    pages = Memory(bytes(12) + b"\xe1\x10\x12\x00" + (before + b"\x03\x00\xfe").ljust(0x12 * 8, b"\x00"))
    text = "x" * min(length, 90)
    assert write(Type2(pages), text, RECORD, lock=False, replace=False) is CardWrite.WRITTEN
    assert bytes(pages.content[16 : 16 + len(before)]) == before
    assert Type2(pages).read() == encode(text, RECORD)


# ── Type 4 ───────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    st.lists(
        st.one_of(st.binary(max_size=20), st.binary(max_size=260).map(lambda data: data + b"\x90\x00")), max_size=8
    )
)
def test_any_answers_are_a_message_or_a_stumble(answers: list[bytes]) -> None:
    apdus = Answers(answers)
    try:
        message = Type4(apdus).read()
    except CardStumbled:
        message = None
    assert message is None or len(message) <= MAX_MESSAGE
    assert apdus.asked <= MAX_MESSAGE + 10


@given(st.lists(st.binary(max_size=40).map(lambda data: data + b"\x90\x00"), min_size=1, max_size=8))
def test_writing_over_any_answers_ends(answers: list[bytes]) -> None:
    card = Type4(Answers(answers))
    try:
        card.read()
        card.write(b"x" * 20)
    except (CardStumbled, CardRefused):
        return


# ── the simulated peers' own ─────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=40), st.sampled_from(["t2", "t4"]))
def test_a_simulated_card_answers_anything(frame: bytes, kind: str) -> None:
    card = CardInField(SimulatedCard("04A2B3C4", LINK, kind="t2" if kind == "t2" else "t4"))
    for one in (b"\x26", b"\x93\x20", b"\x93\x70" + b"\x04\xa2\xb3\xc4\xd1", frame):
        if one:
            card.answer(one)


@given(st.binary(max_size=300), st.binary(max_size=20), st.binary(max_size=20))
def test_a_frame_is_found_among_rubbish(data: bytes, before: bytes, after: bytes) -> None:
    whole = data or b"\xd4"
    found, _ = _next_frame(_frame(whole) + after)
    assert found == whole
    _next_frame(before + _frame(whole) + after)
    _next_frame(before)
