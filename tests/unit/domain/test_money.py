from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.money import Money, half_up
from kiosk.errors import BugError

amounts = st.integers(-(10**12), 10**12)
euros = amounts.map(lambda amount: Money(amount, "EUR"))


@given(euros, euros, euros)
def test_adding_is_associative_commutative_and_undone_by_subtracting(a: Money, b: Money, c: Money) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + b - b == a
    assert a + Money.zero("EUR") == a


@given(euros, st.integers(-1000, 1000))
def test_a_product_is_a_repeated_sum(money: Money, factor: int) -> None:
    assert (money * factor).amount == money.amount * factor
    assert money * factor + money == money * (factor + 1)
    assert -money == money * -1


@given(euros, euros)
def test_order_is_the_order_of_amounts(a: Money, b: Money) -> None:
    assert (a < b) == (a.amount < b.amount)
    assert bool(a) == (a.amount != 0)


@given(euros, amounts)
def test_currencies_never_mix(money: Money, amount: int) -> None:
    other = Money(amount, "CHF")
    assert money != other
    with pytest.raises(BugError, match="EUR and CHF"):
        money + other
    with pytest.raises(BugError, match="EUR and CHF"):
        money - other
    with pytest.raises(BugError, match="EUR and CHF"):
        _ = money < other


@pytest.mark.parametrize("amount", [1.0, "1", True, None, Decimal(1)])
def test_only_whole_minor_units_are_money(amount: object) -> None:
    with pytest.raises(BugError, match="integer minor units"):
        Money(amount, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "E1R ", "ÄÖÜ", "€"])
def test_only_three_capital_letters_are_a_currency(currency: str) -> None:
    with pytest.raises(BugError, match="ISO 4217"):
        Money(1, currency)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
@example(5, 10)
@example(-5, 10)
@example(15, 10)
@example(0, 1)
def test_half_up_is_commercial_rounding(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    twice, rest = divmod(2 * abs(numerator), denominator)
    is_half = rest == 0 and twice % 2 == 1
    if is_half:  # Decimal's 28 digits may cut a non-half to a half, never a half to anything else
        assert abs(half_up(numerator, denominator)) == (twice + 1) // 2
    else:
        assert half_up(numerator, denominator) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert half_up(-numerator, denominator) == -half_up(numerator, denominator)


@pytest.mark.parametrize("denominator", [0, -1])
def test_dividing_by_nothing_is_our_mistake(denominator: int) -> None:
    with pytest.raises(BugError, match="positive"):
        half_up(1, denominator)
