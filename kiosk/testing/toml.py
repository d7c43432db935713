"""Writing settings as TOML: the standard library only reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def to_toml(data: Mapping[str, Any], trail: tuple[str, ...] = ()) -> str:
    """Nested mappings as tables; texts, numbers, booleans, paths and lists of them as values; None is left out."""
    values = {key: value for key, value in data.items() if not isinstance(value, Mapping) and value is not None}
    tables = {key: value for key, value in data.items() if isinstance(value, Mapping)}
    lines = [f"{key} = {_value(value)}" for key, value in values.items()]
    head = [f"[{'.'.join(trail)}]"] if trail and (lines or not tables) else []
    parts = ["\n".join(head + lines)] if head or lines else []
    parts += [to_toml(value, (*trail, key)).rstrip() for key, value in tables.items()]
    return "\n\n".join(parts) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, str | Path):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    raise TypeError(f"no TOML for {type(value).__name__}")
