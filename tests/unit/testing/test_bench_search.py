"""The benchmark of the search: it finds what a scan finds, and would say if it did not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from kiosk.ports import SearchResult
from kiosk.testing.bench import assortment
from kiosk.testing.bench.command import bench
from kiosk.testing.bench.search import measure_search
from offline.catalog import SqliteCatalog


def told(rounds: int, count: int) -> dict[str, tuple[float, str]]:
    return {one.name: (one.median, one.beside) for one in measure_search(rounds, count)}


def test_every_kind_of_query_is_timed_and_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(["search"], as_json=True, rounds=2, products=400) == 0
    figures = {one["name"]: one for one in json.loads(capsys.readouterr().out)["figures"]}
    assert {"one letter", "two words", "part of a compound", "a slip of the finger", "a GTIN"} <= figures.keys()
    assert figures["a GTIN"]["n"] == 2
    assert figures["queries answered in the scan's order"]["median"] == 24
    found = figures["matches found"]
    assert found["beside"].startswith(f"of {found['median']:.0f} that")


def test_a_search_that_misses_something_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    find = SqliteCatalog.search

    async def forgetful(self: SqliteCatalog, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        result = await find(self, text, limit=limit, offset=offset)
        return replace(result, products=result.products[1:])

    monkeypatch.setattr(SqliteCatalog, "search", forgetful)
    figures = told(1, 300)
    found, beside = figures["matches found"]
    assert found < float(beside.split()[1])
    assert figures["queries answered in the scan's order"][0] < 12


def test_the_assortment_is_the_same_every_time_and_lifelike() -> None:
    some = list(assortment.products(2_000))
    assert some == list(assortment.products(2_000))
    assert len({product.sku for product in some}) == len({product.gtins for product in some}) == 2_000
    assert {product.category for product in some} <= {category.key for category in assortment.categories()}
    assert all(category.names["de"] and category.names["en"] for category in assortment.categories())
    sold = Counter(product.popularity for product in some)
    assert max(sold) > 100 * sold.most_common(1)[0][0]
