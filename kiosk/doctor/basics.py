"""Store, central service and display: what every kiosk needs, with or without devices."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from kiosk.api.client import HttpCentralApi
from kiosk.display import display_problem
from kiosk.doctor.finding import Finding
from kiosk.errors import CentralFault, KioskError
from kiosk.settings import Settings
from offline import inspect
from offline.database import complaint
from offline.key import load_key
from offline.lock import is_held
from offline.room import MIB, RoomLimits

LOW_WATER = RoomLimits().low_water


def store(settings: Settings) -> list[Finding]:
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


async def central_service(settings: Settings) -> Finding:
    """Whether it answers, and in which contract."""
    wanted = settings.central
    api = HttpCentralApi(
        wanted.url,
        device_id=settings.store.device_id,
        device_token=wanted.device_token,
        store_id=settings.store.id,
        deadline=wanted.deadline,
        batch_deadline=wanted.batch_deadline,
    )
    try:
        health = await api.health()
    except CentralFault as fault:
        fix = f"check central.url = {wanted.url!r}; for a trial: `kiosk central`, `kiosk demo`"
        return Finding("central service", "failed", fault.what, fix)
    finally:
        await api.close()
    return Finding("central service", "ok", f"{wanted.url} speaks contract {health.contract}")


def display(environment: Mapping[str, str]) -> Finding:
    """Whether there is a screen to show a window on."""
    problem = display_problem(environment)
    if problem is None:
        return Finding("display", "ok", environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or "present")
    return Finding("display", "failed", problem.what, problem.fix)
