"""What is told of a kiosk whose test failed."""

from __future__ import annotations

from kiosk.errors import KioskError
from kiosk.testing.kiosk import Kiosk

_LINES = 30
Section = tuple[str, str]


def autopsy(kiosk: Kiosk) -> list[Section]:
    """Sections for the report: the screen, the devices, the end of the log; picture and log are kept as files."""
    sections = [_screen(kiosk), _devices(kiosk)]
    log = kiosk.log()
    kiosk.pictures.mkdir(parents=True, exist_ok=True)
    file = kiosk.pictures / "failure.log"
    file.write_text(log, encoding="utf-8")
    tail = "\n".join(log.splitlines()[-_LINES:]) or "(nothing)"
    return [*sections, (f"kiosk: the end of its log ({file})", tail)]


def _screen(kiosk: Kiosk) -> Section:
    try:
        look = kiosk.look()
        picture = str(kiosk.screenshot("failure"))
    except KioskError as error:
        return "kiosk: its screen", f"not to be seen: {error} (exit code {kiosk.world.app_exit_code})"
    return f"kiosk: its screen is {look.screen!r} ({picture})", "\n".join(look.texts()) or "(no text)"


def _devices(kiosk: Kiosk) -> Section:
    try:
        states = kiosk.status()["devices"]
    except KioskError:
        states = {}
    faults = kiosk.devices.faults.active()
    lines = [
        f"{name}: {states.get(name, 'unknown')}, plug {'in' if plugged else 'out'}"
        + "".join(f", {fault}" for fault in faults.get(name, ()))
        for name, plugged in kiosk.devices.plugged().items()
    ]
    return "kiosk: its devices", "\n".join([*lines, f"network: {kiosk.world.network}"])
