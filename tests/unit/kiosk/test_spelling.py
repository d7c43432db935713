"""Facts are written as each language does it, and the same on the screen, on paper and on phones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk import spelling
from kiosk.domain.money import Money

WHEN = datetime(2026, 5, 4, 16, 5, tzinfo=UTC)
WHERE = "Europe/Berlin"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("de", ["1.234,56 €", "-0,05 €", "1.745", "19 %", "10,7 %", "1,234 kg", "4. Mai 2026", "04.05.2026", "18:05"]),
        ("en", ["€1,234.56", "-€0.05", "1,745", "19%", "10.7%", "1.234 kg", "4 May 2026", "4 May 2026", "18:05"]),
        ("xx", ["€1,234.56", "-€0.05", "1,745", "19%", "10.7%", "1.234 kg", "4 May 2026", "4 May 2026", "18:05"]),
    ],
)
def test_facts_follow_the_language(language: str, facts: list[str]) -> None:
    written = [
        spelling.money(Money(123_456, "EUR"), language),
        spelling.money(Money(-5, "EUR"), language),
        spelling.number(1745, language),
        spelling.percent(1900, language),
        spelling.percent(1070, language),
        spelling.weight(1234, language),
        spelling.long_date(WHEN, language, WHERE),
        spelling.date(WHEN, language, WHERE),
        spelling.time_of_day(WHEN, language, WHERE),
    ]
    assert [plain(one) for one in written] == facts


def test_a_currency_without_minor_units_has_none() -> None:
    assert spelling.money(Money(500, "JPY"), "de").endswith("500\u00a0¥")
    assert spelling.major(Money(500, "JPY")) == 500
