"""The brand: a TOML file of colours, names and design tokens, checked, and put into the QML theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from kiosk.errors import SettingsError
from ui.tokens import SECTIONS, Tokens, read_tokens

COLOURS = (
    "paper", "surface", "sunken", "line", "edge", "ink", "muted", "accent", "accent_ink", "accent_soft",
    "success", "success_soft", "warning", "warning_soft", "danger", "danger_soft",
)  # fmt: skip
DEFAULT_FAMILY = "Inter"

Palette = Mapping[str, QColor]


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand's name as it is written on the screen, its face, its three sets of colours, and its tokens."""

    name: str
    wordmark: str
    family: str
    light: Palette
    dark: Palette
    contrast: Palette
    tokens: Tokens


def load_brand(file: Path) -> Brand:
    """Read a brand; SettingsError names file, key and value when something is missing, unknown or no colour."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}", fix="check display.theme") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: is not TOML: {error}", fix="mend the line") from error
    unknown = data.keys() - {"name", "wordmark", "family", "light", "dark", "contrast", *SECTIONS}
    if unknown:
        raise SettingsError(f"{file}: unknown key {min(unknown)!r}", fix="remove it or check its spelling")
    name = _text(file, data, "name", None)
    return Brand(
        name=name,
        wordmark=_text(file, data, "wordmark", name),
        family=_text(file, data, "family", DEFAULT_FAMILY),
        light=_palette(file, data, "light"),
        dark=_palette(file, data, "dark"),
        contrast=_palette(file, data, "contrast"),
        tokens=read_tokens(file, data),
    )


def furnish(brand: Brand, theme: QObject) -> None:
    """Put a brand's name, face and tokens into the QML singleton `Theme`."""
    theme.setProperty("family", brand.family)
    theme.setProperty("wordmark", brand.wordmark)
    theme.setProperty("scale", {key: list(sizes) for key, sizes in brand.tokens.type.items()})
    for section, numbers in brand.tokens.numbers.items():
        for key, value in numbers.items():
            theme.setProperty(_camel(f"{section}_{key}"), value)


def colour(brand: Brand, theme: QObject, *, dark: bool, contrast: bool) -> None:
    """Put one of a brand's sets of colours into the QML singleton `Theme`; contrast goes before dark."""
    for key, value in (brand.contrast if contrast else brand.dark if dark else brand.light).items():
        theme.setProperty(_camel(key), value)
    theme.setProperty("highContrast", contrast)
    theme.setProperty("dark", dark or contrast)


def contrast_ratio(one: QColor, other: QColor) -> float:
    """WCAG 2.2's contrast ratio of two opaque colours, 1 to 21."""
    brightness = _luminance(one), _luminance(other)
    return (max(brightness) + 0.05) / (min(brightness) + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    result: float = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return result


def _text(file: Path, data: Mapping[str, Any], key: str, default: str | None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{file}: {key} = {value!r} must be a text", fix="set it")
    return value


def _palette(file: Path, data: Mapping[str, Any], section: str) -> Palette:
    given = data.get(section)
    if not isinstance(given, dict):
        raise SettingsError(f"{file}: the section [{section}] is missing", fix="add it")
    for key in given.keys() ^ set(COLOURS):
        problem = "missing" if key in COLOURS else "unknown"
        raise SettingsError(f"{file}: {section}.{key} is {problem}", fix=f"the colours are: {', '.join(COLOURS)}")
    palette = {}
    for key, value in given.items():
        colour = QColor(value) if isinstance(value, str) else QColor()
        if not colour.isValid() or colour.alpha() != 255:
            raise SettingsError(f"{file}: {section}.{key} = {value!r} is not a colour", fix='use "#RRGGBB"')
        palette[key] = colour
    return MappingProxyType(palette)


def _camel(key: str) -> str:
    head, *rest = key.split("_")
    return head + "".join(part.capitalize() for part in rest)
