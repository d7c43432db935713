"""A time zone on the command line."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click


class _Zone(click.ParamType[str]):
    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return ZoneInfo(str(value)).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail(f"{value!r} is not a time zone of the IANA database, such as Europe/Berlin", param, ctx)


ZONE = _Zone()
"""The name of a zone of the IANA database."""
