"""A story as YAML text: what `load_story` reads back as the very same steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

_PLAIN = re.compile(r"[A-Za-z_+][\w.+-]*(?: [\w.+-]+)*|-?\d+(?:\.\d+)?(?:ms|s|min|h|d)?")
_WIDTH = 2**30

Content = Any
"""A step's content in plain data: a text, a number, a truth, or dicts and lists of them; "" for none."""

Said = tuple[str, Content]
"""A step as a story says it: its verb and its content."""


def story_text(title: str, settings: Mapping[str, Content], steps: Sequence[Said], notes: Sequence[str] = ()) -> str:
    """The file's text; `notes` become comments above it."""
    lines = [f"# {' '.join(note.split())}" for note in notes]
    lines += [f"story: {written(title)}", f"settings: {written(dict(settings))}", "steps:"]
    lines += [f"  - {step_text(step)}" for step in steps]
    return "\n".join(lines) + "\n"


def step_text(step: Said) -> str:
    """One step on one line."""
    verb, content = step
    return verb if content == "" else f"{verb}: {written(content)}"


def written(content: Content) -> str:
    """Plain data in YAML's flow style on one line."""
    match content:
        case bool():
            return "true" if content else "false"
        case dict():
            return "{" + ", ".join(f"{written(str(key))}: {written(value)}" for key, value in content.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(written(value) for value in content) + "]"
        case _:
            text = str(content)
            return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=_WIDTH)
    return quoted.strip("\n")
