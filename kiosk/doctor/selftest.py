"""Each device that is set is opened and asked how it is, under a time limit; a running kiosk's are left to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.control import ControlClient
from kiosk.doctor.configured import in_the_way
from kiosk.doctor.finding import Finding, Found
from kiosk.doctor.machine import Machine
from kiosk.drivers import Devices, drivers
from kiosk.errors import DeviceFault, KioskError
from kiosk.ports import (
    CardReader,
    CardTerminal,
    CodeSource,
    Device,
    DeviceHealth,
    DeviceState,
    ReceiptPrinter,
    TagReader,
    Viewfinder,
    Voice,
    Warns,
)
from kiosk.services.device_thread import DeviceThread
from kiosk.settings import Settings
from offline.lock import is_held

PATIENCE = 20.0
"""Seconds for a device's whole self-test: a reader on USB, a terminal that registers and a camera take some."""
CLOSING = 2.0
LOOK = 3.0
KINDS = ("camera", "scanner", "wallet", "wedge", "card_reader", "rfid", "printer", "terminal", "voice")
UNUSED = "not configured"
UNHEARD = "not installed, so that no screen is read aloud"
_POLL = 0.3
_WORKING = frozenset({DeviceState.READY, DeviceState.BUSY})


def running_kiosk(machine: Machine, state: Path) -> frozenset[int]:
    """The processes that hold the store: those of the kiosk that runs on it."""
    if not is_held(state):
        return frozenset()
    lock = str(state.expanduser().resolve() / "store.lock")
    return frozenset(process.pid for process in machine.holders(lock))


async def examine_devices(
    settings: Settings, machine: Machine, own: frozenset[int], found: Sequence[Found] = ()
) -> list[Finding]:
    """One finding for each kind of device. Those of a running kiosk are not opened: it is asked how they are."""
    fitted = drivers(settings)
    if is_held(settings.paths.state):
        findings = _asked(settings.paths.state, [device.name for device in _all(fitted)])
    else:
        findings = [await _tested(device, fitted.viewfinder) for device in _all(fitted)]
    findings = [_explained(_excused(finding, settings), settings, machine, own, found) for finding in findings]
    names = {finding.check for finding in findings}
    return findings + [_unused(name, settings) for name in KINDS if name not in names]


def _excused(finding: Finding, settings: Settings) -> Finding:
    """A voice that nobody set is used where it works, and missed by nobody where it does not."""
    uninvited = finding.check == "voice" and settings.devices.voice is None
    return replace(finding, state="off") if uninvited and not finding.ok else finding


def _unused(name: str, settings: Settings) -> Finding:
    if name == "voice" and settings.devices.voice is None:
        return Finding(name, "off", UNHEARD, "sudo apt-get install espeak-ng")
    return Finding(name, "off", UNUSED)


def _all(fitted: Devices) -> list[Device]:
    alone = [device for device in (fitted.tags, fitted.printer, fitted.terminal, fitted.voice) if device is not None]
    return [*fitted.sources, *fitted.readers, *alone]


def _asked(state: Path, wanted: Sequence[str]) -> list[Finding]:
    try:
        with ControlClient.connect(state) as client:
            healths = client.devices() if client is not None else ()
    except KioskError:
        healths = ()  # an older kiosk, or another user's: all that is known is that it runs
    known = {health.name: _told(health) for health in healths}
    ours = Finding("", "ok", "in use by the running kiosk", data={"in_use": True})
    return [known.get(name) or replace(ours, check=name) for name in wanted]


def _told(health: DeviceHealth) -> Finding:
    data = {"in_use": True, "health": health.state.value}
    if health.state in _WORKING:
        note = f": {health.reason}" if health.reason else ""
        return Finding(health.name, "ok", f"works, in use by the running kiosk{note}", health.fix, data)
    what = health.reason or f"is {health.state.value}"
    return Finding(health.name, "failed", f"the running kiosk says: {what}", health.fix, data)


async def _tested(device: Device, viewfinder: Viewfinder | None) -> Finding:
    thread = DeviceThread(f"doctor-{device.name}")
    camera: object = viewfinder
    began = time.monotonic()

    def test() -> tuple[str, Mapping[str, Any]]:
        device.open()
        if isinstance(device, CodeSource) and viewfinder is not None and device is camera:
            return _picture(viewfinder, device.poll)
        return _ask(device)

    try:
        said, data = await thread.call(test, PATIENCE)
    except DeviceFault as fault:
        late = time.monotonic() - began >= PATIENCE
        what = f"no answer within {PATIENCE:.0f} s" if late else fault.what
        return Finding(device.name, "failed", what, fault.fix or "check the cable and the setting")
    finally:
        await thread.close(device.close, CLOSING)
    return Finding(device.name, "ok", said, data={**data, "seconds": round(time.monotonic() - began, 2)})


def _ask(device: Device) -> tuple[str, Mapping[str, Any]]:
    """What an open device says of itself; DeviceFault. On the device's thread."""
    if isinstance(device, CodeSource | CardReader | TagReader):
        device.poll(_POLL)
        described = str(getattr(device, "description", ""))
        return described or "opens and answers", {"description": described} if described else {}
    if isinstance(device, ReceiptPrinter | CardTerminal):
        device.check()
        warning = device.warning if isinstance(device, Warns) else ""
        return f"ready; {warning}" if warning else "ready", {"warning": warning} if warning else {}
    if isinstance(device, Voice):
        languages = sorted(device.languages)
        return f"is heard, in {len(languages)} languages", {"languages": languages}
    return "opens", {}


def _picture(camera: Viewfinder, poll: Callable[[float], object]) -> tuple[str, Mapping[str, Any]]:
    """Its first frame: size and brightness, from 0 (black) to 255."""
    deadline = time.monotonic() + LOOK
    while (picture := camera.preview(halved=False)) is None:
        if time.monotonic() >= deadline:
            raise DeviceFault("it opens and gives no picture", fix="plug it into another port, or end what uses it")
        poll(_POLL)
    brightness = round(sum(picture.data[::97]) / max(1, len(picture.data[::97])))
    data = {"width": picture.width, "height": picture.height, "brightness": brightness}
    dark = ", which is dark: is the lens covered?" if brightness < 20 else ""
    return f"{picture.width} × {picture.height} pixels, brightness {brightness} of 255{dark}", data


def _explained(
    finding: Finding, settings: Settings, machine: Machine, own: frozenset[int], found: Sequence[Found]
) -> Finding:
    """A failure with what is in its way, and what is plugged in instead."""
    if finding.ok:
        return finding
    why = in_the_way(machine, settings.devices, finding.check, own)
    others = [one for one in found if one.kind == finding.check and one.settings] if not why else []
    instead = ["plugged in is: " + one.name + "\n" + one.settings for one in others]
    return replace(finding, fix="\n".join([*why, finding.fix, *instead]), data={**finding.data, "in_the_way": why})
