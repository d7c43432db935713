"""The terminal's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.fitting import terminal_from
from kiosk.errors import BugError, SettingsError
from kiosk.settings import Terminal, load


def loaded(tmp_path: Path, text: str) -> Terminal:
    file = tmp_path / "kiosk.toml"
    file.write_text("[devices.terminal]\n" + text, encoding="utf-8")
    terminal = load(file, {}).devices.terminal
    assert terminal is not None
    return terminal


def test_host_or_device(tmp_path: Path) -> None:
    assert loaded(tmp_path, 'host = "192.0.2.8"').port == 20007
    assert loaded(tmp_path, 'device = "/dev/ttyUSB0"').baudrate == 115_200


@pytest.mark.parametrize("text", ["", 'host = "192.0.2.8"\ndevice = "/dev/ttyUSB0"'])
def test_not_neither_and_not_both(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"devices\.terminal.*set one of them"):
        loaded(tmp_path, text)


@pytest.mark.parametrize("text", ['password = "12345"', 'password = "abcdef"', "config = 256", "time_factor = 0"])
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    key = text.split(maxsplit=1)[0]
    with pytest.raises(SettingsError, match=f"devices.terminal.{key}"):
        loaded(tmp_path, f'host = "192.0.2.8"\n{text}')


def test_the_password_is_not_shown() -> None:
    assert "424242" not in repr(Terminal(host="192.0.2.8", password="424242"))


def test_makes_a_terminal() -> None:
    assert isinstance(terminal_from(Terminal(host="192.0.2.8"), "EUR"), ZvtTerminal)


def test_a_currency_that_terminals_are_not_driven_with_is_refused() -> None:
    with pytest.raises(BugError, match="XTS"):
        terminal_from(Terminal(host="192.0.2.8"), "XTS")
