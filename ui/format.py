"""How the screen writes facts: what is the same on paper and on phones, and what only the screen shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from babel.dates import get_timezone
from babel.numbers import format_decimal

from kiosk.spelling import day_and_month, locale, moment, money, number, percent, time_of_day, weight

__all__ = [
    "day_and_month",
    "days_ago",
    "locale",
    "minutes",
    "moment",
    "money",
    "number",
    "percent",
    "size",
    "time_of_day",
    "weight",
]


def size(value: int, language: str) -> str:
    """Bytes in the largest fitting unit: "3,4 GB", "120 MB"."""
    megabytes = value / 1_000_000
    if megabytes < 1000:
        return f"{format_decimal(round(megabytes), locale=locale(language))} MB"
    return f"{format_decimal(round(megabytes / 1000, 1), locale=locale(language))} GB"


def days_ago(value: datetime, now: datetime, timezone: str) -> int:
    """How many midnights at the shop lie between two moments."""
    zone = get_timezone(timezone)
    return (now.astimezone(zone).date() - value.astimezone(zone).date()).days


def minutes(age: timedelta) -> int:
    """Whole minutes of an age, never negative."""
    return max(0, int(age.total_seconds() // 60))
