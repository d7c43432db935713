from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.tax import contained_vat, vat_table

rates = st.sampled_from([0, 550, 700, 1900, 2500])
grosses = st.integers(-(10**9), 10**9).map(lambda amount: Money(amount, "EUR"))
receipts = st.lists(st.tuples(rates, grosses), max_size=30)


def by_hand(gross: Decimal, rate: int) -> Decimal:
    return (gross * rate / (10_000 + rate)).quantize(Decimal(1), ROUND_HALF_UP)


@given(grosses, rates)
def test_contained_vat_agrees_with_decimal_arithmetic(gross: Money, rate: int) -> None:
    assert contained_vat(gross, rate).amount == by_hand(Decimal(gross.amount), rate)


@given(receipts)
def test_the_table_sums_to_the_receipt(receipt: list[tuple[int, Money]]) -> None:
    table = vat_table(receipt)
    assert sum(line.gross.amount for line in table) == sum(gross.amount for _, gross in receipt)
    assert [line.rate for line in table] == sorted({rate for rate, _ in receipt}, reverse=True)
    for line in table:
        assert line.net + line.vat == line.gross


@given(receipts)
def test_vat_is_rounded_once_per_rate_on_its_total(receipt: list[tuple[int, Money]]) -> None:
    for line in vat_table(receipt):
        total = sum((Decimal(gross.amount) for rate, gross in receipt if rate == line.rate), Decimal())
        assert line.vat.amount == by_hand(total, line.rate)


def test_rounding_each_line_would_differ() -> None:
    cents = [(1900, Money(1, "EUR"))] * 4
    assert sum(contained_vat(gross, rate).amount for rate, gross in cents) == 0
    assert vat_table(cents)[0].vat == Money(1, "EUR")


def test_a_known_receipt() -> None:
    table = vat_table([(1900, Money(1190, "EUR")), (700, Money(107, "EUR")), (700, Money(214, "EUR"))])
    assert [(line.rate, line.net.amount, line.vat.amount) for line in table] == [(1900, 1000, 190), (700, 300, 21)]


def test_nothing_sold_no_table() -> None:
    assert vat_table([]) == ()
