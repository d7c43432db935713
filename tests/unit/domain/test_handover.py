"""Codes that a kiosk signs while it has no network."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.customer import CartLine
from kiosk.domain.handover import LONGEST_SIGNED, MOST_LINES, SignedCart, device_key, is_genuine, is_signed, read, sign

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = device_key("demo-device")

lines = st.lists(
    st.builds(CartLine, st.text(min_size=1, max_size=12), st.integers(1, 255)), min_size=1, max_size=12
).map(tuple)


@given(lines, st.binary(min_size=4, max_size=4))
def test_what_was_signed_is_read_again(cart: tuple[CartLine, ...], nonce: bytes) -> None:
    code = sign(SignedCart("K01", AT, cart), nonce, KEY)
    if code is None:
        assert sum(len(line.sku.encode()) + 2 for line in cart) > 400
        return
    assert len(code) <= LONGEST_SIGNED
    assert is_signed(code)
    assert read(code) == SignedCart("K01", AT, cart)
    assert is_genuine(code, KEY)
    assert not is_genuine(code, device_key("another-device"))


@given(st.data())
def test_a_code_with_one_bit_changed_is_nobodys(data: st.DataObject) -> None:
    code = sign(SignedCart("K01", AT, (CartLine("GREEN", 2),)), b"1234", KEY)
    assert code is not None
    text = code.removeprefix("S.")
    packed = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert not is_genuine("S." + base64.urlsafe_b64encode(packed).decode().rstrip("="), KEY)


@given(st.text(max_size=80))
def test_rubbish_is_no_code(text: str) -> None:
    assert read(text) is None
    assert not is_genuine(text, KEY)
    assert read(f"S.{text}") is None
    assert not is_genuine(f"S.{text}", KEY)


def test_59_lines_of_the_shops_skus_fit_and_60_do_not() -> None:
    fitting, beyond = (tuple(CartLine(f"CT{n:03}", 1) for n in range(count)) for count in (59, 60))
    assert sign(SignedCart("K01", AT, fitting), b"1234", KEY) is not None
    assert sign(SignedCart("K01", AT, beyond), b"1234", KEY) is None


def test_what_no_code_can_carry_is_told() -> None:
    assert sign(SignedCart("K01", AT, (CartLine("x" * 256, 1),)), b"1234", KEY) is None
    assert sign(SignedCart("K01", AT, (CartLine("A", 1),) * (MOST_LINES + 1)), b"1234", KEY) is None
