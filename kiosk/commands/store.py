"""`kiosk store`: whether the store is sound, and what to do when it is not, or must move."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from kiosk.commands.outbox import export_to, passphrase_option
from kiosk.commands.speaking import EXIT_FAILED, FILE, config_option, json_option, speaks_plainly, tell


@click.group()
def store() -> None:
    """The encrypted store of this device: verify, rebuild, carry to another device."""


@store.command()
@config_option
@json_option
@speaks_plainly
def verify(config: Path | None, as_json: bool) -> int:
    """Check database, hash chain and journal against each other. Changes nothing; works beside a running kiosk."""
    from kiosk.commands.place import Place
    from offline import inspect

    place = Place(config)
    found = inspect.verify(place.state, place.journal, place.key)
    lines = [_finding(asdict(one)) for one in found.findings]
    lines.append(
        f"{found.entries} entries, {found.sales} sales, {found.journal_records} journal records:"
        f" {'all well' if found.ok else 'see above'}"
    )
    tell(found.as_json(), "\n".join(lines), as_json=as_json)
    return 0 if found.ok else EXIT_FAILED


@store.command()
@config_option
@json_option
@speaks_plainly
def rebuild(config: Path | None, as_json: bool) -> None:
    """Set the database aside and make it again from the journal. The kiosk must not run."""
    from kiosk.clock import SystemClock
    from kiosk.commands.place import Place
    from offline.rebuild import rebuild as make_again

    place = Place(config)
    place.require_owner()
    done = make_again(place.state, place.journal, place.key, place.device, SystemClock())
    report = {
        "set_aside": None if done.set_aside is None else str(done.set_aside),
        "last_seq": done.last_seq,
        "findings": [asdict(one) for one in done.findings],
    }
    lines = [_finding(asdict(one), "·") for one in done.findings]
    lines.append(f"the ledger stands at entry {done.last_seq} again")
    lines += [f"the old database is kept as {done.set_aside}"] if done.set_aside else []
    tell(report, "\n".join(lines), as_json=as_json)


@store.command()
@click.argument("file", type=FILE)
@passphrase_option
@config_option
@json_option
@speaks_plainly
def export(file: Path, passphrase_file: Path | None, config: Path | None, as_json: bool) -> None:
    """Write everything unsent to a new, encrypted FILE. Works beside a running kiosk, and changes nothing here."""
    export_to(file, (), False, passphrase_file, config, as_json)


@store.command("import")
@click.argument("file", type=FILE)
@click.option("--passphrase-file", type=FILE, help="Holds the pass phrase. Without it you are asked for it.")
@config_option
@json_option
@speaks_plainly
def take_in(file: Path, passphrase_file: Path | None, config: Path | None, as_json: bool) -> None:
    """Add what another device exported to FILE; what is here already is not added twice."""
    from kiosk.commands.place import Place
    from kiosk.commands.secrets import for_import
    from offline import transfer

    place = Place(config)
    passphrase = for_import(passphrase_file)
    device, operations = transfer.read_file(file, passphrase)
    done = place.take_in(file, passphrase)
    report = {"file": str(file), "device": device, "entries": len(operations), "added": done.count, "by": done.by}
    text = f"{done.count} of the {len(operations)} entries of {device} are new here and will be sent"
    tell(report, text, as_json=as_json)


def _finding(found: dict[str, object], mark: str = "✗") -> str:
    fix = f"\n    → {found['fix']}" if found["fix"] else ""
    return f"{mark} {found['code']}: {found['where']}: {found['what']}{fix}"
