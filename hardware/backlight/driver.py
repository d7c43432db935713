"""The backlight of a panel as Linux shows it (Documentation/ABI/stable/sysfs-class-backlight)."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import DeviceFault

LIGHTS = Path("/sys/class/backlight")


class SysfsBacklight:
    """The light of that name below `root`; "auto" is the only one there."""

    def __init__(self, name: str, root: Path = LIGHTS) -> None:
        self._name = name
        self._root = root

    def set(self, share: float) -> None:
        """As `ports.Backlight`; looked up anew each time: a monitor that was plugged in again is found."""
        folder = self._folder()
        try:
            most = int((folder / "max_brightness").read_text(encoding="ascii"))
            (folder / "brightness").write_text(f"{round(share * most)}\n", encoding="ascii")
        except PermissionError as error:
            raise DeviceFault(
                f"{folder}/brightness may not be written", fix="let the kiosk's user write it by a udev rule"
            ) from error
        except (OSError, ValueError) as error:
            raise DeviceFault(f"{folder} cannot be set: {error}", fix="check devices.presence.backlight") from error

    def _folder(self) -> Path:
        if self._name != "auto":
            return self._root / self._name
        found = sorted(self._root.iterdir()) if self._root.is_dir() else []
        if len(found) != 1:
            names = ", ".join(folder.name for folder in found) or "none"
            raise DeviceFault(f"lights in {self._root}: {names}", fix="name one in devices.presence.backlight")
        return found[0]
