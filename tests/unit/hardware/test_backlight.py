"""The backlight as Linux shows it, in a folder of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.backlight.driver import SysfsBacklight
from kiosk.errors import DeviceFault


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    folder = tmp_path / "intel_backlight"
    folder.mkdir()
    (folder / "max_brightness").write_text("937\n")
    (folder / "brightness").write_text("937\n")
    return folder


@pytest.mark.parametrize("name", ["intel_backlight", "auto"])
def test_it_is_set_to_a_share_of_the_most_it_can(panel: Path, name: str) -> None:
    light = SysfsBacklight(name, panel.parent)
    light.set(0.25)
    assert (panel / "brightness").read_text() == "234\n"
    light.set(1)
    assert (panel / "brightness").read_text() == "937\n"


def test_a_light_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeviceFault, match="acpi_video0 cannot be set"):
        SysfsBacklight("acpi_video0", tmp_path).set(1)
    with pytest.raises(DeviceFault, match="none"):
        SysfsBacklight("auto", tmp_path / "nothing").set(1)


def test_of_two_lights_one_must_be_named(panel: Path) -> None:
    (panel.parent / "acpi_video0").mkdir()
    with pytest.raises(DeviceFault, match="acpi_video0, intel_backlight"):
        SysfsBacklight("auto", panel.parent).set(1)


def test_nonsense_in_its_files_is_a_fault(panel: Path) -> None:
    (panel / "max_brightness").write_text("bright\n")
    with pytest.raises(DeviceFault, match="cannot be set"):
        SysfsBacklight("intel_backlight", panel.parent).set(1)


def test_one_that_may_not_be_written_says_what_to_do(panel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)  # root, who runs tests, may write anything
    with pytest.raises(DeviceFault) as fault:
        SysfsBacklight("intel_backlight", panel.parent).set(1)
    assert "udev rule" in fault.value.fix
