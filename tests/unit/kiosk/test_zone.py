from __future__ import annotations

import click
import pytest

from kiosk.commands.zone import ZONE


def test_a_zone_is_one_of_the_database() -> None:
    assert ZONE.convert("Europe/Vienna", None, None) == "Europe/Vienna"


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "x" * 400])
def test_anything_else_is_named(name: str) -> None:
    with pytest.raises(click.BadParameter, match="Europe/Berlin"):
        ZONE.convert(name, None, None)
