"""The design tokens of a brand beside its colours: type, space, shape, motion, elevation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.errors import SettingsError

Sizes = tuple[float, float, float]

LEGIBLE = 7.3
"""Capital height in mm of the largest letters: 0.7 degrees at 600 mm (EN 301 549, closed functionality)."""

TYPE: Mapping[str, Sizes] = MappingProxyType(
    {
        "label": (3.2, 5.0, LEGIBLE),
        "body": (3.9, 5.6, LEGIBLE),
        "lead": (4.8, 6.4, 7.8),
        "title": (6.2, 7.6, 9.0),
        "headline": (8.4, 9.6, 11.0),
        "display": (12.0, 13.0, 14.0),
    }
)
"""Capital heights in mm by text size: normal, large, largest."""

NUMBERS: Mapping[str, Mapping[str, tuple[float, float, float]]] = MappingProxyType(
    {
        "space": {"touch": (20, 15, 40), "touch_small": (15, 15, 40), "gap": (4, 2, 10), "margin": (12, 4, 40)},
        "shape": {"radius": (5, 0, 12), "hairline": (1, 1, 4)},
        "motion": {"quick": (180, 0, 1000), "slide": (220, 0, 1000), "fly": (250, 0, 1000), "rise": (3, 0, 20)},
        "elevation": {"shadow": (1, 0, 1), "scrim": (0.45, 0.2, 0.9)},
    }
)
"""Each number's usual value, and the least and the most it may be."""

SECTIONS = ("type", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Tokens:
    """`type`: capital heights in mm; `numbers` by section and name, in the units the brand files explain."""

    type: Mapping[str, Sizes]
    numbers: Mapping[str, Mapping[str, float]]


def read_tokens(file: Path, data: Mapping[str, Any]) -> Tokens:
    """The tokens of a brand; SettingsError names file, key and value of what is unknown or out of range."""
    sizes = _section(file, data, "type", TYPE)
    type_scale = {key: _sizes(file, key, sizes.get(key, usual)) for key, usual in TYPE.items()}
    numbers = {}
    for section, known in NUMBERS.items():
        given = _section(file, data, section, known)
        numbers[section] = {key: _number(file, section, key, given) for key in known}
    return Tokens(MappingProxyType(type_scale), MappingProxyType(numbers))


def _section(file: Path, data: Mapping[str, Any], name: str, known: Mapping[str, object]) -> Mapping[str, Any]:
    given = data.get(name, {})
    if not isinstance(given, dict):
        raise SettingsError(f"{file}: {name} = {given!r} must be a section", fix=f"write [{name}]")
    if unknown := given.keys() - known.keys():
        raise SettingsError(f"{file}: {name}.{min(unknown)} is unknown", fix=f"there are: {', '.join(known)}")
    return given


def _sizes(file: Path, key: str, given: object) -> Sizes:
    problem = SettingsError(
        f"{file}: type.{key} = {given!r} must be three capital heights in mm that grow, the last at least {LEGIBLE}",
        fix="for instance [3.9, 5.6, 7.3]",
    )
    if not isinstance(given, list | tuple) or len(given) != len(("normal", "large", "largest")):
        raise problem
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in given):
        raise problem
    normal, large, largest = (float(one) for one in given)
    if not (2 <= normal <= large <= largest <= 30 and largest >= LEGIBLE):
        raise problem
    return normal, large, largest


def _number(file: Path, section: str, key: str, given: Mapping[str, Any]) -> float:
    usual, least, most = NUMBERS[section][key]
    value = given.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise SettingsError(
            f"{file}: {section}.{key} = {value!r} must be a number from {least:g} to {most:g}", fix="correct the value"
        )
    return float(value)
