"""`kiosk doctor`: looks at everything the application needs and says what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from hardware.card.readers import pcsc_readers
from kiosk.doctor.basics import central_service, display, store
from kiosk.doctor.finding import Finding, Found, Report
from kiosk.doctor.found import plugged_in
from kiosk.doctor.machine import Machine
from kiosk.doctor.selftest import examine_devices, running_kiosk
from kiosk.errors import SettingsError
from kiosk.settings import load

__all__ = ["Finding", "Found", "Machine", "Report", "examine"]


def examine(config: Path | None, machine: Machine | None = None) -> Report:
    """Every check, in the order in which things are needed. Broken settings end it: nothing else can be looked at."""
    machine = machine or Machine.here()
    where = str(config) if config else "embedded defaults"
    try:
        settings = load(config)
    except SettingsError as error:
        findings = [Finding("settings", "failed", error.what, error.fix)]
        return Report(tuple(findings), tuple(plugged_in(machine, pcsc=pcsc_readers())))
    own = running_kiosk(machine, settings.paths.state)
    found = tuple(plugged_in(machine, own, pcsc_readers()))
    findings = [Finding("settings", "ok", where), *store(settings)]
    findings.append(asyncio.run(central_service(settings)))
    findings += asyncio.run(examine_devices(settings, machine, own, found))
    findings.append(display(os.environ))
    return Report(tuple(findings), found)
