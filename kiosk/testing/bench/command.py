"""The `kiosk bench` command."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence

import click
import psutil

from kiosk.errors import BadInput
from kiosk.testing.bench.card import measure_card
from kiosk.testing.bench.customers import measure_customers
from kiosk.testing.bench.drain import measure_drain
from kiosk.testing.bench.feed import measure_feed
from kiosk.testing.bench.figures import Figure
from kiosk.testing.bench.scan import measure_scan
from kiosk.testing.bench.search import measure_search
from kiosk.testing.bench.start import measure_start
from kiosk.testing.bench.store import measure_store
from kiosk.testing.bench.touch import measure_touch

Measure = Callable[[int | None], list[Figure]]

BENCHMARKS: dict[str, Measure] = {
    "start": measure_start,
    "scan": measure_scan,
    "touch": measure_touch,
    "card": measure_card,
    "search": measure_search,
    "store": measure_store,
    "drain": measure_drain,
    "feed": measure_feed,
    "customers": measure_customers,
}


def bench(names: Sequence[str], *, as_json: bool, rounds: int | None) -> int:
    """Run the named benchmarks (all without a name) and print their figures; BadInput for an unknown name.

    Figures are told, never judged by the exit code: machines differ, and a noisy one must not fail anything.
    """
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        raise BadInput(f"there is no benchmark {unknown[0]!r}", fix=f"one of {', '.join(BENCHMARKS)}")
    if not as_json:
        click.echo(f"{platform.machine()}, {psutil.cpu_count()} cores, Python {platform.python_version()}")
    for name in names or BENCHMARKS:
        figures = BENCHMARKS[name](rounds)
        if as_json:
            click.echo(json.dumps({"bench": name, "figures": [one.as_json() for one in figures]}))
        else:
            click.echo(f"\n{name}")
            for one in figures:
                click.echo(one.as_text())
    return 0
