"""The `kiosk bench` command."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click
import psutil

from kiosk.errors import BadInput
from kiosk.testing.bench.card import measure_card, measure_card_cached
from kiosk.testing.bench.codes import Tally, measure_codes
from kiosk.testing.bench.customers import measure_customers
from kiosk.testing.bench.devices import measure_devices
from kiosk.testing.bench.drain import measure_drain
from kiosk.testing.bench.feed import measure_feed
from kiosk.testing.bench.figures import Figure
from kiosk.testing.bench.scan import measure_scan
from kiosk.testing.bench.search import measure_search
from kiosk.testing.bench.sessions import measure_sessions
from kiosk.testing.bench.start import measure_start
from kiosk.testing.bench.store import measure_store
from kiosk.testing.bench.touch import measure_touch
from kiosk.testing.bench.typing import measure_typing
from kiosk.testing.bench.ui import measure_ui
from kiosk.testing.bench.video import measure_video

Measure = Callable[[int | None], Sequence[Figure | Tally]]

BENCHMARKS: dict[str, Measure] = {
    "start": measure_start,
    "scan": measure_scan,
    "touch": measure_touch,
    "ui": measure_ui,
    "card": measure_card,
    "sessions": measure_sessions,
    "search": measure_search,
    "typing": measure_typing,
    "store": measure_store,
    "drain": measure_drain,
    "feed": measure_feed,
    "customers": measure_customers,
    "video": measure_video,
    "devices": measure_devices,
}


def bench(
    names: Sequence[str],
    *,
    as_json: bool,
    rounds: int | None,
    pictures: Path | None = None,
    products: int | None = None,
    cached: bool = False,
    sessions: int | None = None,
) -> int:
    """Run the named benchmarks (all without a name) and print their figures; BadInput for an unknown name.

    `codes` measures the pictures of a directory, `pictures`; BadInput without one. `search` and `ui` look through
    `products`. `card` with `cached` taps cards without a network; `sessions` is how many `sessions` has.
    Figures are told, never judged by the exit code: machines differ, and a noisy one must not fail anything.
    """
    benchmarks = BENCHMARKS | ({"codes": partial(measure_codes, pictures)} if pictures else {})
    if products is not None:
        benchmarks["search"] = partial(measure_search, count=products)
        benchmarks["ui"] = partial(measure_ui, products=products)
    if cached:
        benchmarks["card"] = measure_card_cached
    if sessions is not None:
        benchmarks["sessions"] = lambda _rounds: measure_sessions(sessions)
    unknown = [name for name in names if name not in benchmarks]
    if "codes" in unknown:
        raise BadInput("codes needs pictures to measure", fix="--set DIR: pictures with their texts beside them")
    if unknown:
        raise BadInput(f"there is no benchmark {unknown[0]!r}", fix=f"one of {', '.join(BENCHMARKS)}, codes")
    if not as_json:
        click.echo(f"{platform.machine()}, {psutil.cpu_count()} cores, Python {platform.python_version()}")
    for name in names or benchmarks:
        figures = benchmarks[name](rounds)
        if as_json:
            click.echo(json.dumps({"bench": name, "figures": [one.as_json() for one in figures]}))
        else:
            click.echo(f"\n{name}")
            for one in figures:
                click.echo(one.as_text())
    return 0
