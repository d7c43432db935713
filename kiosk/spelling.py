"""Money, numbers, weights and times the way each language writes them: the same on screen, paper and phone pages."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_time, get_timezone
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from kiosk.domain.money import Money
from kiosk.domain.offers import Discount

_COUNTRIES = {"de": "de_DE", "en": "en_GB"}


@lru_cache
def locale(language: str) -> Locale:
    """Babel's locale of a language code; English, with the 24-hour clock, when it knows none."""
    try:
        return Locale.parse(_COUNTRIES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_COUNTRIES["en"])


@lru_cache(maxsize=4096)
def money(value: Money, language: str) -> str:
    """An amount with its currency: "24,90 €", "€24.90"."""
    return str(format_currency(major(value), value.currency, locale=locale(language)))


def amount(value: Money, language: str) -> str:
    """An amount without its currency, for the columns of a table."""
    return str(format_currency(major(value), value.currency, format="#,##0.00", locale=locale(language)))


def major(value: Money) -> Decimal:
    """The amount in major units."""
    return Decimal(value.amount).scaleb(-get_currency_precision(value.currency))


def number(value: int, language: str) -> str:
    """A whole number with its groups: 1.240, 1,240."""
    return str(format_decimal(value, locale=locale(language)))


def discount(one: Discount, language: str) -> str:
    """What it is called: the offer's name, and of points how many."""
    name = one.offer.name(language)
    return f"{name}: {number(one.points, language)}" if one.points else name


def percent(basis_points: int, language: str) -> str:
    """A rate: 1070 → "10,7 %", "10.7%"."""
    there = locale(language)
    pattern = there.percent_formats[None].pattern.replace("0", "0.##")
    return str(format_percent(Decimal(basis_points) / 10_000, format=pattern, locale=there))


def weight(grams: int, language: str) -> str:
    """A weight in kilograms to the gram."""
    return f"{format_decimal(Decimal(grams) / 1000, format='0.000', locale=locale(language))}\u00a0kg"


def moment(value: datetime, language: str, timezone: str) -> str:
    """Date and time of day at the shop: "4. Mai 2026, 14:02:00"."""
    return str(format_datetime(value, "medium", tzinfo=get_timezone(timezone), locale=locale(language)))


def date(value: datetime, language: str, timezone: str) -> str:
    """The day at the shop, short: "04.05.2026", "4 May 2026"."""
    return str(format_date(value.astimezone(get_timezone(timezone)), "medium", locale=locale(language)))


def long_date(value: datetime, language: str, timezone: str) -> str:
    """The day at the shop: "4. Mai 2026", "4 May 2026"."""
    return str(format_date(value.astimezone(get_timezone(timezone)), "long", locale=locale(language)))


def day_and_month(value: datetime, language: str, timezone: str) -> str:
    """The day at the shop: "21. November", "21 November"."""
    return str(format_skeleton("MMMMd", value, tzinfo=get_timezone(timezone), locale=locale(language)))


def time_of_day(value: datetime, language: str, timezone: str) -> str:
    """The time of day at the shop: "18:04"."""
    return str(format_time(value, "short", tzinfo=get_timezone(timezone), locale=locale(language)))
