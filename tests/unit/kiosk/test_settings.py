"""A wrong setting is named: where, which, what value, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.errors import SettingsError
from kiosk.settings import Settings, load


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "kiosk.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def complaint(path: Path | None, **environment: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(path, environment)
    return str(caught.value)


def test_nothing_set_is_the_demo() -> None:
    assert load(None, {}) == Settings()


def test_a_file_sets_what_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, '[store]\nname = "Lind & Söhne"\n[devices.printer]\nhost = "10.0.0.7"\n')
    settings = load(path, {})
    assert settings.store.name == "Lind & Söhne"
    assert settings.store.currency == "EUR"
    assert settings.devices.printer is not None
    assert (settings.devices.printer.host, settings.devices.printer.port) == ("10.0.0.7", 9100)
    assert settings.devices.camera is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[store]\nnaem = "x"', ["unknown setting 'store.naem'", "spelling"]),
        ("[shop]\n", ["unknown setting 'shop'", "spelling"]),
        ('[store]\nid = "Berlin Mitte"', ["store.id = 'Berlin Mitte'", "pattern", "correct the value"]),
        ('[store]\ncurrency = "euro"', ["store.currency = 'euro'"]),
        ('[store]\ntimezone = "Europe/Berlinn"', ["store.timezone = 'Europe/Berlinn'", "time zone"]),
        ('[store]\ntimezone = "../../etc/passwd"', ["store.timezone", "time zone"]),
        ('[central]\nurl = "ftp://x"', ["central.url = 'ftp://x'"]),
        ("[central]\ndeadline = 0", ["central.deadline = 0", "greater than 0"]),
        ("[central]\ndeadline = nan", ["central.deadline = nan"]),
        ("[idle]\ncountdown = -1", ["idle.countdown = -1"]),
        ("[display]\nwidth = 10", ["display.width = 10", "480"]),
        ('[display]\nwidth = "wide"', ["display.width = 'wide'", "integer"]),
        ("[devices.printer]\nport = 9100", ["devices.printer", "exactly one way"]),
        ('[devices.printer]\nhost = "p"\nport = 70000', ["devices.printer.port = 70000", "65535"]),
        ("[codes]\ncustomer_prefixes = ['']", ["codes.customer_prefixes.0 = ''"]),
        ('[store_key]\nsource = "sticker"', ["store_key.source = 'sticker'", "development"]),
        ("store = 5", ["store = 5"]),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = written(tmp_path, text)
    said = complaint(path)
    for part in [str(path), *parts]:
        assert part in said


def test_bad_toml_names_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, '[store]\nname = "open\n')
    said = complaint(path)
    assert str(path) in said
    assert "line 2" in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    said = complaint(tmp_path / "none.toml")
    assert "none.toml" in said
    assert "No such file" in said
    assert "directory" in complaint(tmp_path)


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    assert "is not UTF-8 text (save it as UTF-8)" in complaint(written(tmp_path, b'[store]\nname = "S\xf6hne"\n'))


@pytest.mark.parametrize(
    ("variable", "value", "section", "key", "expected"),
    [
        ("KIOSK_STORE__NAME", "Maison", "store", "name", "Maison"),
        ("KIOSK_STORE__NAME", '"12"', "store", "name", "12"),
        ("KIOSK_STORE__NAME", "2024-01-01", "store", "name", "2024-01-01"),
        ("KIOSK_STORE__ID", "0042", "store", "id", "0042"),
        ("KIOSK_STORE__ID", "42", "store", "id", "42"),
        ("KIOSK_DISPLAY__WIDTH", "1920", "display", "width", 1920),
        ("KIOSK_DISPLAY__FULLSCREEN", "false", "display", "fullscreen", False),
        ("KIOSK_CENTRAL__DEADLINE", "2.5", "central", "deadline", 2.5),
        ("KIOSK_CENTRAL__DEVICE_TOKEN", "true", "central", "device_token", "true"),
        ("KIOSK_STORE__LANGUAGES", '["en"]', "store", "languages", ("en",)),
        ("KIOSK_PATHS__STATE", "/srv/kiosk", "paths", "state", Path("/srv/kiosk")),
    ],
)
def test_the_environment_overrides_the_file(
    tmp_path: Path, variable: str, value: str, section: str, key: str, expected: object
) -> None:
    path = written(tmp_path, '[store]\nname = "file"\nid = "file"\n[display]\nwidth = 1000\n')
    assert getattr(getattr(load(path, {variable: value}), section), key) == expected
    assert getattr(getattr(load(None, {variable: value}), section), key) == expected


def test_the_environment_reaches_into_devices() -> None:
    settings = load(None, {"KIOSK_DEVICES__PRINTER__HOST": "10.0.0.7", "KIOSK_DEVICES__PRINTER__PORT": "9101"})
    assert settings.devices.printer is not None
    assert (settings.devices.printer.host, settings.devices.printer.port) == ("10.0.0.7", 9101)


def test_a_wrong_variable_is_named_and_not_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "[display]\nwidth = 1000\n")
    said = complaint(path, KIOSK_DISPLAY__WIDTH="wide")
    assert "KIOSK_DISPLAY__WIDTH: display.width = 'wide'" in said
    assert str(path) not in said
    assert "KIOSK_STORE__NAEM: unknown setting 'store.naem'" in complaint(path, KIOSK_STORE__NAEM="x")
    assert "KIOSK_SHOP__NAME: unknown setting 'shop'" in complaint(None, KIOSK_SHOP__NAME="x")
    assert "KIOSK_STORE__LANGUAGES = '[de'" in complaint(path, KIOSK_STORE__LANGUAGES="[de")


def test_a_file_is_named_although_a_variable_is_set(tmp_path: Path) -> None:
    path = written(tmp_path, "[display]\nwidth = 1\n")
    assert str(path) in complaint(path, KIOSK_STORE__NAME="x")
    assert "store = 5" in complaint(written(tmp_path, "store = 5"), KIOSK_STORE__NAME="x")


def test_other_variables_are_none_of_our_business() -> None:
    assert load(None, {"KIOSK_PYTHON": "python3", "STORE__NAME": "x", "PATH": "/bin"}) == Settings()


def test_settings_cannot_be_changed() -> None:
    settings = load(None, {})
    with pytest.raises(ValidationError, match="frozen"):
        settings.store.name = "other"  # type: ignore[misc]
