"""`kiosk doctor`: looks at everything the application needs and says what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.api.client import HttpCentralApi
from kiosk.display import display_problem
from kiosk.drivers import drivers
from kiosk.errors import CentralFault, DeviceFault, KioskError, SettingsError
from kiosk.ports import Device
from kiosk.services.device_thread import DeviceThread
from kiosk.settings import Settings, load
from offline import inspect
from offline.database import complaint
from offline.key import load_key
from offline.lock import is_held
from offline.room import MIB, RoomLimits

PATIENCE = 5.0
LOW_WATER = RoomLimits().low_water
UNUSED = "not configured"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `state` is "ok", "off" (not asked for) or "failed"; `fix` says how to mend a failure."""

    check: str
    state: str
    detail: str
    fix: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing has to be done."""
        return self.state != "failed"

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return asdict(self)

    def as_text(self) -> str:
        """For people: one line, and a second one with the fix."""
        mark = {"ok": "✓", "off": "·", "failed": "✗"}[self.state]
        line = f"{mark} {self.check}: {self.detail}"
        return f"{line}\n    → {self.fix}" if self.fix else line


def examine(config: Path | None) -> list[Finding]:
    """Every check, in the order in which things are needed. Broken settings end it: nothing else can be looked at."""
    where = str(config) if config else "embedded defaults"
    try:
        settings = load(config)
    except SettingsError as error:
        return [Finding("settings", "failed", error.what, error.fix)]
    findings = [Finding("settings", "ok", where)]
    findings += _store(settings)
    findings.append(asyncio.run(_central(settings)))
    findings += asyncio.run(_devices(settings))
    findings.append(_display(os.environ))
    return findings


def _store(settings: Settings) -> list[Finding]:
    """Looks without a lock and without writing: also beside a running kiosk."""
    state, journal = settings.paths.state.expanduser(), settings.paths.journal.expanduser()
    return [_key(settings), _contents(settings, state), _journal(state, journal), _space(state)]


def _key(settings: Settings) -> Finding:
    source = settings.store_key.source
    if source == "development":
        fix = "in a shop set store_key: see the settings in README.md"
        return Finding("store key", "ok", "the demo's: data on this device is not protected", fix)
    return Finding("store key", "ok", f"from: {source}")


def _contents(settings: Settings, state: Path) -> Finding:
    try:
        key = load_key(settings.store_key)
        if not (state / "ledger.key-fingerprint").exists() and not (state / "ledger.db").exists():
            return _to_be_made("store", state, "paths.state")
        counts = inspect.read_counts(state, key)
        with inspect.reading(state, key) as connection:
            wrong = complaint(connection)
    except KioskError as error:
        return Finding("store", "failed", error.what, error.fix or f"check {state}")
    if wrong:
        fix = "start the kiosk: it is set aside and made again from the journal"
        return Finding("store", "failed", f"the ledger is damaged: {wrong}", fix)
    used = ", in use" if is_held(state) else ""
    text = f"{counts.pending} unsent, {counts.parked} parked entries{used}; `kiosk store verify` checks all of it"
    if counts.parked:
        fix = "`kiosk outbox list --state parked`, or Waiting deliveries on the staff screen"
        return Finding("store", "failed", text, fix)
    return Finding("store", "ok", text)


def _journal(state: Path, journal: Path) -> Finding:
    if not journal.is_dir():
        return _to_be_made("journal", journal, "paths.journal")
    if not os.access(journal, os.W_OK | os.X_OK):
        return Finding("journal", "failed", f"{journal} is not writable", "give it to the kiosk's user")
    if state.is_dir() and journal.stat().st_dev == state.stat().st_dev:
        return Finding(
            "journal", "ok", f"{journal}, on the store's disk", "a second disk would survive the first one's"
        )
    return Finding("journal", "ok", f"{journal}, on a disk of its own")


def _to_be_made(check: str, folder: Path, setting: str) -> Finding:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Finding(check, "failed", f"{folder} cannot be made in {there}", f"check {setting}")
    return Finding(check, "ok", f"none yet: the first start makes it in {folder}")


def _space(state: Path) -> Finding:
    folder = next(one for one in (state, *state.parents) if one.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LOW_WATER:
        return Finding("free space", "failed", f"{free // MIB} MiB in {folder}", "free some: new sales are refused")
    return Finding("free space", "ok", f"{free // MIB} MiB in {folder}")


async def _central(settings: Settings) -> Finding:
    central = settings.central
    api = HttpCentralApi(
        central.url,
        device_id=settings.store.device_id,
        device_token=central.device_token,
        store_id=settings.store.id,
        deadline=central.deadline,
        batch_deadline=central.batch_deadline,
    )
    try:
        health = await api.health()
    except CentralFault as fault:
        fix = f"check central.url = {central.url!r}; for a trial: `kiosk central`, `kiosk demo`"
        return Finding("central service", "failed", fault.what, fix)
    finally:
        await api.close()
    return Finding("central service", "ok", f"{central.url} speaks contract {health.contract}")


async def _devices(settings: Settings) -> list[Finding]:
    fitted = drivers(settings)
    alone = [device for device in (fitted.printer, fitted.terminal) if device is not None]
    present: list[Device] = [*fitted.sources, *fitted.readers, *alone]
    findings = [await _device(device) for device in present]
    names = {device.name for device in present}
    wanted = ("camera", "scanner", "card_reader", "printer", "terminal")
    return findings + [Finding(name, "off", UNUSED) for name in wanted if name not in names]


async def _device(device: Device) -> Finding:
    thread = DeviceThread(f"doctor-{device.name}")
    try:
        async with asyncio.timeout(PATIENCE):
            await thread.call(device.open)
            await thread.call(device.close)
    except DeviceFault as fault:
        return Finding(device.name, "failed", fault.what, fault.fix or "check the cable and the setting")
    except TimeoutError:
        return Finding(device.name, "failed", f"no answer within {PATIENCE:.0f} s", "switch it off and on again")
    finally:
        await thread.close()
    return Finding(device.name, "ok", "opens")


def _display(environment: Mapping[str, str]) -> Finding:
    problem = display_problem(environment)
    if problem is None:
        return Finding("display", "ok", environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or "present")
    return Finding("display", "failed", problem.what, problem.fix)
