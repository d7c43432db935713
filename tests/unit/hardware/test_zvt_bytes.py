"""ZVT's bytes: messages, blocks, bitmaps, containers, and what must never come through."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.terminal import bitmaps, frames, messages, tlv
from hardware.terminal.apdu import MAX_APDU, Apdu, ApduStream, NotZvt, decode
from hardware.terminal.frames import Block, BlockReader, Signal
from hardware.terminal.masking import last_four, luhn_valid, mask_text

controls = st.sampled_from([0x040F, 0x04FF, 0x0501, 0x0600, 0x0601, 0x06D3, 0x8000, 0x8483])
any_message = st.builds(Apdu, controls, st.binary(max_size=600))


@pytest.mark.parametrize(
    ("message", "data"),
    [
        (Apdu(0x8000), "80 00 00"),
        (Apdu(0x0601, bytes(254)), "06 01 FE" + "00" * 254),
        (Apdu(0x0601, bytes(255)), "06 01 FF FF 00" + "00" * 255),
        (Apdu(0x06D3, bytes(861)), "06 D3 FF 5D 03" + "00" * 861),
    ],
    ids=["none", "longest short", "shortest long", "long"],
)
def test_lengths_are_one_byte_or_three(message: Apdu, data: str) -> None:
    assert message.encode() == bytes.fromhex(data)
    assert decode(bytes.fromhex(data)) == message


@given(st.lists(any_message, max_size=5), st.integers(1, 50))
def test_a_stream_is_cut_into_its_messages_wherever_it_is_torn(sent: list[Apdu], size: int) -> None:
    data = b"".join(message.encode() for message in sent)
    stream = ApduStream()
    heard = [message for start in range(0, len(data), size) for message in stream.feed(data[start : start + size])]
    assert heard == sent
    assert stream.pending == 0


@given(st.lists(st.binary(max_size=100), max_size=20))
def test_a_stream_of_anything_ends_in_messages_or_in_a_refusal(chunks: list[bytes]) -> None:
    stream = ApduStream()
    try:
        for chunk in chunks:
            stream.feed(chunk)
            assert stream.pending <= MAX_APDU
    except NotZvt:
        return


def test_a_message_without_end_takes_bounded_memory() -> None:
    stream, reader = ApduStream(), BlockReader()
    tracemalloc.start()
    reader.feed(b"\x10\x02")
    for _ in range(400):
        stream.feed(b"\x06\xd3\xff\xff\xff" + bytes(65535))
        reader.feed(b"\x55" * 1000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_the_checksum_is_the_one_of_the_catalogue() -> None:
    assert frames.crc16(b"123456789") == 0x2189  # CRC-16/KERMIT's check value


def test_a_block_looks_like_this() -> None:
    block = frames.encode(bytes.fromhex("06 10 01"))
    assert block[:8] == bytes.fromhex("10 02 06 10 10 01 10 03")
    assert block[8:] == frames.crc16(bytes.fromhex("06 10 01 03")).to_bytes(2, "little")


@given(st.lists(st.binary(max_size=80), max_size=6), st.integers(1, 40))
def test_blocks_come_out_as_they_went_in(sent: list[bytes], size: int) -> None:
    line = b"".join(frames.encode(data) for data in sent)
    reader = BlockReader()
    heard = [event for start in range(0, len(line), size) for event in reader.feed(line[start : start + size])]
    assert heard == [Block(data) for data in sent]


@given(st.binary(min_size=1, max_size=60), st.data())
def test_a_flipped_bit_never_gives_another_message(data: bytes, choice: st.DataObject) -> None:
    block = bytearray(frames.encode(data))
    place = choice.draw(st.integers(0, len(block) - 1))
    block[place] ^= 1 << choice.draw(st.integers(0, 7))
    events = BlockReader().feed(bytes(block))
    assert Block(data) not in events
    assert not [event for event in events if isinstance(event, Block)]


@given(st.binary(max_size=400))
def test_any_line_noise_is_survived_and_the_next_block_read(noise: bytes) -> None:
    reader = BlockReader(limit=200)
    reader.feed(noise)
    reader.reset()
    assert reader.feed(frames.encode(b"\x80\x00\x00"))[-1] == Block(b"\x80\x00\x00")


def test_a_block_too_long_is_broken() -> None:
    assert Signal.BROKEN in BlockReader(limit=10).feed(frames.encode(bytes(11)))


@given(st.binary(max_size=300))
def test_no_bytes_crash_a_reader(data: bytes) -> None:
    known = bitmaps.parse(data)
    assert all(len(value) <= len(data) for value in known.values.values())
    slips = messages.Slips()
    slips.line(data)
    slips.block(data)
    slips.take()
    messages.transaction(data)
    messages.intermediate(data)
    messages.abort_code(data)
    messages.supported_commands(data)
    messages.currency_in(data)
    messages.state_code(data)
    try:
        tlv.parse(data)
    except tlv.BadTlv:
        return


@given(st.binary(max_size=200))
def test_no_container_crashes_a_reader(inside: bytes) -> None:
    container = bitmaps.encode(bitmaps.TLV, inside)
    messages.Slips().block(container)
    messages.intermediate(b"\x0a\x00" + container)
    messages.supported_commands(container)


tags = st.sampled_from([0x07, 0x1F07, 0x1F10, 0x41, 0x1F8001])
trees = st.recursive(
    st.tuples(tags, st.binary(max_size=300)),
    lambda inner: st.tuples(st.sampled_from([0x24, 0x25, 0x60, 0xE2]), st.lists(inner, max_size=3)),
    max_leaves=6,
)


def packed(tree: tuple[int, object]) -> bytes:
    tag, inside = tree
    return tlv.encode(tag, inside if isinstance(inside, bytes) else b"".join(packed(one) for one in inside))  # type: ignore[attr-defined]


def unpacked(one: tlv.Tlv, tree: tuple[int, object]) -> bool:
    tag, inside = tree
    if isinstance(inside, bytes):
        return (one.tag, one.value) == (tag, inside)
    return one.tag == tag and all(map(unpacked, one.children, inside))  # type: ignore[call-overload]


@given(st.lists(trees, max_size=4))
def test_containers_come_out_as_they_went_in(forest: list[tuple[int, object]]) -> None:
    found = tlv.parse(b"".join(packed(tree) for tree in forest))
    assert len(found) == len(forest)
    assert all(map(unpacked, found, forest))


def test_containers_nest_only_so_deep() -> None:
    inside = b""
    for _ in range(12):
        inside = tlv.encode(0x24, inside)
    with pytest.raises(tlv.BadTlv, match="deep"):
        tlv.parse(inside)


@pytest.mark.parametrize("data", ["07", "0705AA", "0783000001AA", "1F", "1FFFFF00", "0781", "07 80"])
def test_a_damaged_container_is_refused(data: str) -> None:
    with pytest.raises(tlv.BadTlv):
        tlv.parse(bytes.fromhex(data))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("27 00 99 01", "bitmap 99 at byte 2"),
        ("27 00 04 00 00", "bitmap 04 is cut off"),
        ("27 00 8B F1", "bitmap 8B at byte 2: 'its length is cut off'"),
        ("27 00 8B FA F1", "is not a length"),
        ("27 00 06 83", "no length begins with 83"),
        ("27 00 04 000000000001 04 000000000002", "bitmap 04 comes twice"),
    ],
)
def test_reading_stops_with_a_reason_and_keeps_what_came_before(data: str, problem: str) -> None:
    known = bitmaps.parse(bytes.fromhex(data))
    assert known.byte(bitmaps.RESULT) == 0
    assert known.number(bitmaps.AMOUNT) is None
    assert problem.replace("'", "") in known.problem.replace("'", "")


def test_the_same_thing_twice_is_no_contradiction() -> None:
    known = bitmaps.parse(bytes.fromhex("27 00 04 000000000001 04 000000000001"))
    assert (known.number(bitmaps.AMOUNT), known.problem) == (1, "")


@given(st.integers(0, 10**12 - 1))
def test_amounts_are_packed_digits(amount: int) -> None:
    assert bitmaps.unpack(bitmaps.pack(amount, 6)) == amount


@pytest.mark.parametrize(("number", "size"), [(10**12, 6), (-1, 6), (100, 1)])
def test_what_does_not_fit_is_refused(number: int, size: int) -> None:
    with pytest.raises(ValueError, match="fit"):
        bitmaps.pack(number, size)


@pytest.mark.parametrize("bitmap", [0x23, 0x24, 0x2D, 0x2E])
def test_magnetic_tracks_are_dropped_unseen(bitmap: int) -> None:
    data = bitmaps.encode(bitmap, b"4111111111111111=2812") + bitmaps.encode(bitmaps.RESULT, b"\0")
    known = bitmaps.parse(data)
    assert set(known.values) == {bitmaps.RESULT}


CARDS = [
    "4111111111111111",
    "5500005555555559",
    "340000000000009",
    "6304000000000000",
    "6759649826438453",
    "4222222222222",
]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("between", ["", " ", "-"])
def test_a_card_number_in_a_text_is_masked(card: str, between: str) -> None:
    assert luhn_valid(card)
    groups = between.join(card[start : start + 4] for start in range(0, len(card), 4))
    masked = mask_text(f"Karte {groups} gültig bis 12/28")
    assert masked.startswith("Karte *")
    assert masked.endswith("gültig bis 12/28")
    assert sum(character.isdecimal() for character in masked) == 4 + 4


@given(st.text(alphabet="0123456789 -x²", max_size=60))
def test_no_text_keeps_a_card_number(text: str) -> None:
    masked = mask_text(text)
    for start in range(len(masked)):
        for size in range(13, 20):
            run = masked[start : start + size]
            assert not (len(run) == size and run.isascii() and run.isdecimal() and luhn_valid(run))


@pytest.mark.parametrize("text", ["Beleg 0001", "TA-Nr. 123456", "1234567890123 ", "AID A0000000041010", "x" * 5000])
def test_other_texts_stay(text: str) -> None:
    assert mask_text(text) == text[:4096]


@pytest.mark.parametrize(
    ("packed_pan", "shown"),
    [
        ("4111111111111111", "*1111"),
        ("eeeeeeeeeeee4771", "*4771"),
        ("5413eeeeee00001f", "*0001"),
        ("eeeeeeee", ""),
        ("", ""),
    ],
)
def test_of_a_card_number_only_the_end_is_kept(packed_pan: str, shown: str) -> None:
    assert last_four(bytes.fromhex(packed_pan)) == shown


def test_a_slip_without_end_is_cut_short() -> None:
    slips = messages.Slips()
    for _ in range(5000):
        slips.line(b"\0line")
    assert len(slips.take()[0].lines) == 2000
