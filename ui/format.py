"""Money, numbers and times the way each language writes them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime, format_skeleton, format_time, get_timezone
from babel.numbers import format_currency, format_decimal, get_currency_precision

from kiosk.domain.money import Money


@lru_cache
def locale(language: str) -> Locale:
    """Babel's locale of a language code, English when it knows none."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=4096)
def money(value: Money, language: str) -> str:
    """An amount with its currency: "24,90 €", "€24.90"."""
    major = Decimal(value.amount).scaleb(-get_currency_precision(value.currency))
    return format_currency(major, value.currency, locale=locale(language))


def number(value: int, language: str) -> str:
    """A whole number with its groups: 1.240, 1,240."""
    return format_decimal(value, locale=locale(language))


def size(value: int, language: str) -> str:
    """Bytes in the largest fitting unit: "3,4 GB", "120 MB"."""
    megabytes = value / 1_000_000
    if megabytes < 1000:
        return f"{format_decimal(round(megabytes), locale=locale(language))} MB"
    return f"{format_decimal(round(megabytes / 1000, 1), locale=locale(language))} GB"


def percent(basis_points: int, language: str) -> str:
    """A VAT rate: 1900 → "19 %", 1070 → "10.7 %" in the language's spelling."""
    return f"{format_decimal(basis_points / 100, locale=locale(language))} %"


def weight(grams: int, language: str) -> str:
    """A weight in kilograms to the gram."""
    return f"{format_decimal(grams / 1000, format='0.000', locale=locale(language))} kg"


def moment(value: datetime, language: str, timezone: str) -> str:
    """Date and time of day at the shop."""
    return format_datetime(value, "medium", tzinfo=get_timezone(timezone), locale=locale(language))


def time_of_day(value: datetime, language: str, timezone: str) -> str:
    """The time of day at the shop: 18:04, 6:04 PM."""
    return format_time(value, "short", tzinfo=get_timezone(timezone), locale=locale(language))


def day_and_month(value: datetime, language: str, timezone: str) -> str:
    """The day at the shop: 21. November, November 21."""
    return format_skeleton("MMMMd", value, tzinfo=get_timezone(timezone), locale=locale(language))


def days_ago(value: datetime, now: datetime, timezone: str) -> int:
    """How many midnights at the shop lie between two moments."""
    zone = get_timezone(timezone)
    return (now.astimezone(zone).date() - value.astimezone(zone).date()).days


def minutes(age: timedelta) -> int:
    """Whole minutes of an age, never negative."""
    return max(0, int(age.total_seconds() // 60))
