"""A time zone and a web address on the command line."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click


class _Zone(click.ParamType[str]):
    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return ZoneInfo(str(value)).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail(f"{value!r} is not a time zone of the IANA database, such as Europe/Berlin", param, ctx)


class _Web(click.ParamType[str]):
    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        try:
            whole = not text or (urlsplit(text).scheme in {"http", "https"} and bool(urlsplit(text).netloc))
        except ValueError:
            whole = False
        if not whole or not text.isascii() or any(char <= " " for char in text):
            self.fail(f"{text!r} is not a web address, such as https://shop.example/cart", param, ctx)
        return text


ZONE = _Zone()
"""The name of a zone of the IANA database."""
WEB = _Web()
"""An absolute http or https address, or nothing."""
