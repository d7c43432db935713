"""EPCs against the vectors of the GS1 EPC Tag Data Standard, and against llrpkit's own decoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llrpkit.epc import decode_epc

from kiosk.domain.epc import Sgtin, check_digit, sgtin, sgtin_96

serials = st.integers(0, (1 << 38) - 1)
bodies = st.text("0123456789", min_size=13, max_size=13)


@pytest.mark.parametrize(
    ("epc", "gtin", "serial"),
    [
        # TDS 1.x and 2.x, Appendix E.3: urn:epc:tag:sgtin-96:3.0614141.812345.6789 and its SGTIN-198 neighbour
        ("3074257BF7194E4000001A85", "80614141123458", "6789"),
        ("3674257BF6B7A659B2C2BF1000000000000000000000000000", "70614141123451", "32a/b"),
    ],
)
def test_the_standards_own_vectors(epc: str, gtin: str, serial: str) -> None:
    assert sgtin(epc) == Sgtin(gtin, serial)
    assert sgtin(epc.lower()) == Sgtin(gtin, serial)


@given(bodies, serials, st.integers(6, 12), st.integers(0, 7))
def test_a_piece_is_found_again_whatever_partition_and_filter(
    body: str, serial: int, company_digits: int, filter_value: int
) -> None:
    gtin = body + check_digit(body)
    epc = sgtin_96(gtin, serial, company_digits=company_digits, filter_value=filter_value)
    assert len(epc) == 24
    assert sgtin(epc) == Sgtin(gtin, str(serial))


@given(st.binary(min_size=12, max_size=12).map(lambda raw: (b"\x30" + raw[1:]).hex()))
def test_we_agree_with_another_decoder_on_any_bits(epc: str) -> None:
    ours, theirs = sgtin(epc), decode_epc(epc)
    fields = theirs.fields if theirs is not None else {}
    # llrpkit takes an item reference of more digits than its partition has; the standard does not
    if ours is not None or len(fields.get("gtin", "")) == 14:
        assert ours == Sgtin(fields["gtin"], fields["serial"])


@given(st.one_of(st.binary(max_size=40).map(bytes.hex), st.text(max_size=30)))
def test_any_rubbish_is_a_piece_or_nothing(epc: str) -> None:
    piece = sgtin(epc)
    assert piece is None or (len(piece.gtin) == 14 and piece.gtin[13] == check_digit(piece.gtin[:13]))


@pytest.mark.parametrize(
    "epc",
    [
        "",
        "3",
        "30",
        "E20000170101016210000001",  # a maker's number
        "3174257BF4499602D2000000",  # SSCC-96
        "3474257BF40000000000162E",  # GIAI-96
        "307C257BF7194E4000001A85",  # partition 7
        "3074257BF7194E4000001A",  # too short
        "30000000000007C000000001",  # an item reference of 15, of which one digit is kept
        "36" + "00" * 24,  # no serial
        "3674257BF6B7A659B2C2BF1000000000000000000000000041",  # a character behind the end
    ],
)
def test_everything_else_is_no_piece(epc: str) -> None:
    assert sgtin(epc) is None


@pytest.mark.parametrize(("gtin", "serial"), [("9501234500010", 1), ("09501234500011", 1), ("09501234500010", 1 << 38)])
def test_what_cannot_be_coded_is_refused(gtin: str, serial: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        sgtin_96(gtin, serial)
