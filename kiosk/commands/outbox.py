"""`kiosk outbox`: what the central service does not have yet."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.commands.speaking import EXIT_FAILED, FILE, config_option, json_option, speaks_plainly, tell
from kiosk.errors import BadInput

STATES = ("unsent", "pending", "parked", "acknowledged", "expired", "all")

passphrase_option = click.option(
    "--passphrase-file", type=FILE, help="Holds the pass phrase. Without it a new one is made and told once."
)


@click.group()
def outbox() -> None:
    """What is still to be delivered to the central service. Works beside a running kiosk."""


@outbox.command("list")
@click.option(
    "--state", type=click.Choice(STATES), default="unsent", show_default=True, help="unsent: pending, parked."
)
@click.option("--limit", type=click.IntRange(0, 10_000), default=100, show_default=True, help="Entries at most.")
@click.option("--after", type=click.IntRange(0), default=0, help="Only entries with a higher number: `next_after`.")
@config_option
@json_option
@speaks_plainly
def list_entries(state: str, limit: int, after: int, config: Path | None, as_json: bool) -> None:
    """List entries in the order they came. Nothing personal is shown."""
    from kiosk.commands.place import UNSENT, Place
    from kiosk.commands.shown import counts_json, entry_json, entry_text
    from kiosk.domain.operation import EntryState

    place = Place(config)
    counts = place.counts()
    asked = UNSENT if state == "unsent" else (None,) if state == "all" else (EntryState(state),)
    found = [entry for one in asked for entry in place.entries(one, limit=limit + 1, after=after)]
    found.sort(key=lambda entry: entry.seq)
    more, found = len(found) > limit, found[:limit]
    report = {
        "counts": counts_json(counts),
        "entries": [entry_json(entry) for entry in found],
        "next_after": found[-1].seq if more and found else None,
    }
    lines = [entry_text(entry) for entry in found]
    lines += [f"there are more: --after {found[-1].seq}"] if more and found else []
    lines.append(", ".join(f"{count} {name}" for name, count in counts_json(counts).items()))
    tell(report, "\n".join(lines), as_json=as_json)


@outbox.command()
@click.argument("entry")
@click.option("--personal", is_flag=True, help="Show whom it is about, too.")
@config_option
@json_option
@speaks_plainly
def show(entry: str, personal: bool, config: Path | None, as_json: bool) -> None:
    """Show one ENTRY (its id, or its number on this device) with all that is sent of it."""
    import json

    from kiosk.commands.place import Place
    from kiosk.commands.shown import entry_text, whole_json

    found = Place(config).entry(entry)
    report = whole_json(found, personal=personal)
    payload = json.dumps(report["payload"], ensure_ascii=False, indent=2)
    tell(report, f"{entry_text(found)}\n{payload}", as_json=as_json)


@outbox.command()
@click.argument("entries", nargs=-1)
@click.option("--parked", is_flag=True, help="All parked entries.")
@config_option
@json_option
@speaks_plainly
def retry(entries: tuple[str, ...], parked: bool, config: Path | None, as_json: bool) -> int:
    """Send ENTRIES (ids or numbers) again at once, or all parked ones."""
    from kiosk.commands.place import Place
    from kiosk.control import Retry

    if bool(entries) == parked:
        raise BadInput("name entries, or say --parked", fix="`kiosk outbox list` names them")
    place = Place(config)
    ids = _ids(place, entries)
    request = Retry(v=1, all=True) if parked else Retry(v=1, ids=ids)
    done = place.change(request, lambda service: service.retry_parked() if parked else service.retry(ids))
    report = {"done": "retry", "asked": None if parked else len(ids), "count": done.count, "by": done.by}
    tell(report, f"{done.count} entries are due again", as_json=as_json)
    return 0 if parked or done.count == len(ids) else EXIT_FAILED


@outbox.command()
@click.argument("entries", nargs=-1, required=True)
@click.option("--reason", default="staff", show_default=True, help="Why, for whoever looks at it next.")
@config_option
@json_option
@speaks_plainly
def park(entries: tuple[str, ...], reason: str, config: Path | None, as_json: bool) -> int:
    """Take waiting ENTRIES (ids or numbers) out of the line until somebody retries them."""
    from kiosk.commands.place import Place
    from kiosk.control import Park

    if not 0 < len(reason) <= 200:
        raise BadInput("a reason has 1 to 200 characters", fix="shorten it")
    place = Place(config)
    ids = _ids(place, entries)
    done = place.change(Park(v=1, ids=ids, reason=reason), lambda service: service.park(ids, reason))
    report = {"done": "park", "asked": len(ids), "count": done.count, "by": done.by}
    tell(report, f"{done.count} entries are parked", as_json=as_json)
    return 0 if done.count == len(ids) else EXIT_FAILED


@outbox.command()
@click.argument("file", type=FILE)
@click.argument("entries", nargs=-1)
@click.option("--parked", is_flag=True, help="Only parked entries.")
@passphrase_option
@config_option
@json_option
@speaks_plainly
def export(
    file: Path,
    entries: tuple[str, ...],
    parked: bool,
    passphrase_file: Path | None,
    config: Path | None,
    as_json: bool,
) -> None:
    """Write unsent entries (or ENTRIES, by id or number) to a new, encrypted FILE for `kiosk store import`."""
    if entries and parked:
        raise BadInput("name entries, or say --parked, not both")
    export_to(file, entries, parked, passphrase_file, config, as_json)


def export_to(
    file: Path, entries: tuple[str, ...], parked: bool, passphrase_file: Path | None, config: Path | None, as_json: bool
) -> None:
    """`kiosk outbox export` and `kiosk store export`. BadInput when there is nothing to carry."""
    from kiosk.commands.place import UNSENT, Place
    from kiosk.commands.secrets import for_export
    from kiosk.domain.operation import EntryState

    place = Place(config)
    if entries:
        found = sorted({one.seq: one for one in map(place.entry, entries)}.values(), key=lambda one: one.seq)
    else:
        found = place.every((EntryState.PARKED,) if parked else UNSENT)
    passphrase, new = for_export(passphrase_file)
    count = place.write(file, passphrase, found)
    report = {"file": str(file), "device": place.device, "entries": count, "passphrase": passphrase if new else None}
    told = f"\n\n    {passphrase}\n\nis its pass phrase. It is kept nowhere: write it down now." if new else ""
    tell(report, f"{count} entries are in {file}{told}", as_json=as_json)


def _ids(place: object, entries: tuple[str, ...]) -> list[str]:
    from kiosk.commands.place import Place
    from kiosk.services.deliveries import CHUNK

    assert isinstance(place, Place)
    if len(entries) > CHUNK:
        raise BadInput(f"at most {CHUNK} entries at once", fix="name fewer")
    return list(dict.fromkeys(place.entry(name).operation.id for name in entries))
