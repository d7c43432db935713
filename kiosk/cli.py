"""The `kiosk` command. Each sub-command imports what it needs only when it is called."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.commands.outbox import outbox
from kiosk.commands.simulate import simulate
from kiosk.commands.speaking import EXIT_CODES, EXIT_FAILED, FILE, FOLDER, speaks_plainly
from kiosk.commands.store import store
from kiosk.commands.zone import WEB, ZONE
from kiosk.settings import Settings


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """The in-store kiosk: the application, its demo, its central service and its tools."""


main.add_command(outbox)
main.add_command(store)
main.add_command(simulate)


@main.command()
@click.option("--config", type=FILE, help="Settings (TOML). Without it: the embedded defaults.")
@click.option("--windowed", is_flag=True, help="A window instead of the full screen.")
@click.option("--language", help="Start in this language instead of the settings'.")
@click.option("--remote", type=FILE, hidden=True, help="For testers: serve the agent on this Unix socket.")
@speaks_plainly
def run(config: Path | None, windowed: bool, language: str | None, remote: Path | None) -> int:
    """Run the application in a store."""
    from kiosk.run import run_kiosk

    return run_kiosk(config, windowed=windowed, language=language, remote=remote)


@main.command()
@click.option("--windowed", is_flag=True, help="A window instead of the full screen.")
@click.option("--landscape", is_flag=True, help="1920×1080 instead of 1080×1920.")
@click.option("--language", default="de", show_default=True, help="The language it starts in.")
@click.option("--panel/--no-panel", default=True, help="The control panel in a second window.")
@click.option("--screenshots", type=FOLDER, help="Walk the main screens headless and write PNGs there.")
@click.option("--contact-sheet", type=FOLDER, help="Write those pictures, small and side by side, as WebP there.")
@click.option("--state", type=FOLDER, help="Keep the demo's state here (default: a new, temporary folder).")
@click.option("--record", type=FILE, help="Everything that is done becomes a story in this file.")
@speaks_plainly
def demo(
    windowed: bool,
    landscape: bool,
    language: str,
    panel: bool,
    screenshots: Path | None,
    contact_sheet: Path | None,
    state: Path | None,
    record: Path | None,
) -> int:
    """The whole product on its embedded defaults, with simulated devices and a control panel."""
    from kiosk.testing.demo import demo as run_demo

    return run_demo(
        windowed=windowed,
        landscape=landscape,
        language=language,
        panel=panel,
        screenshots=screenshots,
        contact_sheet=contact_sheet,
        state=state,
        record=record,
    )


@main.command()
@click.option("--screenshots", type=FOLDER, help="No window: write pictures in light, dark and contrast colours there.")
@click.option("--theme", type=FILE, help="The brand's file (default: the house's own).")
@speaks_plainly
def gallery(screenshots: Path | None, theme: Path | None) -> int:
    """Every control of the screens in every state, to look at when a brand or a control changes."""
    from kiosk.display import display_problem
    from ui.gallery import show_gallery

    if screenshots is None and (problem := display_problem(os.environ)):
        raise problem
    return show_gallery(screenshots, theme)


@main.command()
@click.option("--out", type=FILE, default=Path("recorded.yaml"), show_default=True, help="The story's file.")
@click.option("--headless", is_flag=True, help="No window: only the steps that are typed.")
@click.option("--landscape", is_flag=True, help="A wide screen instead of an upright one.")
@click.option("--language", default="de", show_default=True, help="The language it starts in.")
@speaks_plainly
def record(out: Path, headless: bool, landscape: bool, language: str) -> int:
    """Record a story: use the kiosk's window, and type steps (as in a story, one a line); Ctrl+D ends it."""
    from kiosk.testing.record import record as run_record

    return run_record(out, sys.stdin, headless=headless, landscape=landscape, language=language)


@main.command()
@click.option("--database", help="SQLAlchemy URL. Default: a SQLite file in the user's data folder.")
@click.option("--port", default=8750, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--products", default=0, type=click.IntRange(0, 2_000_000), help="Generated products beside the shop's.")
@click.option("--card-keys", type=FILE, help="TOML file with the keys of signing cards. Default: the demo's.")
@click.option("--timezone", default="Europe/Berlin", show_default=True, type=ZONE, help="Of the receipts' pages.")
@click.option("--shop-url", default="", type=WEB, help="Where phones go on with a cart from a kiosk: the shop's cart.")
@click.option("--testing", is_flag=True, help="Serve /v1/testing: figures for testers. Never in a shop.")
@speaks_plainly
def central(
    database: str | None,
    port: int,
    host: str,
    products: int,
    card_keys: Path | None,
    timezone: str,
    shop_url: str,
    testing: bool,
) -> int:
    """The bundled central service alone; prints one JSON line with its URL when it is ready."""
    from kiosk.central.cards import load_keys
    from kiosk.central.serve import default_database, print_ready, serve

    where = database or default_database(Settings().paths.state)
    keys = load_keys(card_keys) if card_keys else None
    if keys is None and not testing:
        click.echo("kiosk: cards that sign are checked by the demo's keys, which everyone knows: --card-keys", err=True)
    serve(
        where,
        port,
        host,
        print_ready,
        testing=testing,
        extra_products=products,
        card_keys=keys,
        timezone=timezone,
        shop_url=shop_url,
    )
    return 0


@main.command()
@click.argument("stories", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON line a story.")
@click.option("--screenshots", type=FOLDER, help="Where `screenshot` steps and failures leave their pictures.")
@click.option("--junit", type=FILE, help="Write a JUnit XML report.")
@click.option("--headed", is_flag=True, help="On the screen instead of headless.")
@speaks_plainly
def play(stories: tuple[Path, ...], as_json: bool, screenshots: Path | None, junit: Path | None, headed: bool) -> int:
    """Play story files (YAML), or folders of them, against the whole application with simulated devices."""
    from kiosk.testing.commands import play as play_stories

    return play_stories(stories, as_json=as_json, screenshots=screenshots, junit=junit, headed=headed)


@main.command()
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON line a file.")
@speaks_plainly
def decode(images: tuple[Path, ...], as_json: bool) -> int:
    """Run the camera's decode pipeline on picture files."""
    from hardware.camera.stills import decode_files

    failed = False
    for found in decode_files(images):
        failed = failed or "error" in found
        click.echo(json.dumps(found, ensure_ascii=False) if as_json else _decoded(found))
    return EXIT_FAILED if failed else 0


@main.command()
@click.option("--config", type=FILE, help="Settings to check (TOML). Without it: the embedded defaults.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@speaks_plainly
def doctor(config: Path | None, as_json: bool) -> int:
    """Check settings, store, devices, central service and display; say what is wrong and how to mend it.

    Lists what is plugged in with the settings that would use it.
    """
    from kiosk.doctor import examine

    report = examine(config)
    click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2) if as_json else report.as_text())
    return 0 if report.ok else EXIT_FAILED


@main.command()
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="The same seed, the same chance.")
@click.option("--events", default=20_000, show_default=True, type=click.IntRange(1, 10_000_000), help="How many.")
@click.option("--tries", default=40, show_default=True, type=click.IntRange(0, 1000), help="To shorten what failed.")
@click.option("--out", default="monkey.yaml", show_default=True, type=FILE, help="The story of what failed.")
@speaks_plainly
def monkey(seed: int, events: int, tries: int, out: Path) -> int:
    """Maltreat a kiosk at random: touches, swipes, scans, cards, keys, plugs, network, clock."""
    from kiosk.testing.monkey.command import monkey as run_monkey

    return run_monkey(seed=seed, events=events, tries=tries, out=out)


@main.command()
@click.argument("names", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON line a benchmark.")
@click.option("--rounds", type=click.IntRange(1, 1000), help="Rounds instead of each benchmark's own number.")
@click.option("--set", "pictures", type=click.Path(path_type=Path), help="Pictures with their texts, for `codes`.")
@click.option("--products", type=click.IntRange(1, 16_000_000), help="Products that `search` looks through.")
@click.option("--cached", is_flag=True, help="`card` without a network, from what is kept.")
@click.option("--sessions", type=click.IntRange(10, 1_000_000), help="Customers in a row, for `sessions`.")
@speaks_plainly
def bench(
    names: tuple[str, ...],
    as_json: bool,
    rounds: int | None,
    pictures: Path | None,
    products: int | None,
    cached: bool,
    sessions: int | None,
) -> int:
    """Measure: start scan touch ui card sessions search typing store drain feed customers video codes; no name: all."""
    from kiosk.testing.bench import bench as run_bench

    return run_bench(
        names,
        as_json=as_json,
        rounds=rounds,
        pictures=pictures,
        products=products,
        cached=cached,
        sessions=sessions,
    )


def _decoded(found: dict[str, Any]) -> str:
    if "error" in found:
        return f"{found['file']}: {found['error']}"
    codes = ", ".join(f"{code['symbology']} {code['text']}" for code in found["codes"]) or "no code"
    return f"{found['file']}: {codes} ({found['ms']:.1f} ms)"
