"""`kiosk doctor`: looks at everything the application needs and says what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Devices, application, drivers
from kiosk.display import display_problem
from kiosk.errors import CentralFault, DeviceFault, KioskError, SettingsError, StoreLocked
from kiosk.ports import Device, Health
from kiosk.services.device_thread import DeviceThread
from kiosk.settings import Settings, load
from offline.key import is_development_key, load_key

PATIENCE = 5.0
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
    findings += asyncio.run(_store_and_central(settings))
    findings += asyncio.run(_devices(settings))
    findings.append(_display(os.environ))
    return findings


async def _store_and_central(settings: Settings) -> list[Finding]:
    lost: list[BaseException] = []
    try:
        async with application(settings, devices=Devices(), on_bug=lost.append) as app:
            counts = await app.store.outbox.counts()
            products = await app.store.catalog.count()
            key = ", development key: it protects nothing" if is_development_key(load_key(settings.store_key)) else ""
            text = f"{products} products, {counts.pending} unsent, {counts.parked} parked entries{key}"
            unsent = "look at the parked entries on the staff screen" if counts.parked else ""
            store = Finding("store", "failed" if counts.parked else "ok", text, unsent)
            return [store, await _central(settings, app.api.health)]
    except StoreLocked as error:
        return [Finding("store", "ok", f"in use: {error.what}"), Finding("central service", "off", "not asked")]
    except KioskError as error:
        return [Finding("store", "failed", error.what, error.fix or f"check {settings.paths.state}")]


async def _central(settings: Settings, ask: Callable[[], Awaitable[Health]]) -> Finding:
    try:
        health = await ask()
    except CentralFault as fault:
        fix = f"check central.url = {settings.central.url!r}; for a trial: `kiosk central`, `kiosk demo`"
        return Finding("central service", "failed", fault.what, fix)
    return Finding("central service", "ok", f"{settings.central.url} speaks contract {health.contract}")


async def _devices(settings: Settings) -> list[Finding]:
    fitted = drivers(settings)
    present: list[Device] = [*fitted.sources, *fitted.readers, *([fitted.printer] if fitted.printer else [])]
    findings = [await _device(device) for device in present]
    names = {device.name for device in present}
    wanted = ("camera", "scanner", "card_reader", "printer")
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
