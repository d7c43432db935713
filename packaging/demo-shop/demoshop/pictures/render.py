"""Renders the pictures of the shop, as many at once as there are cores."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from demoshop.data.source import Row, SourceError, read_rows, read_yaml
from demoshop.pictures.book import scene_for
from demoshop.pictures.camera import PRODUCT, Frame, save, take
from demoshop.pictures.compositions import jobs, render_composition

COMPOSITIONS = "compositions"


def render_pictures(folder: Path, frame: Frame = PRODUCT, only: Sequence[str] = (), workers: int = 0) -> None:
    """Writes all pictures, or those of the named categories and products, and "compositions" when named."""
    rows = _chosen(only)
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        for path in pool.map(render_product, rows, [folder / "products"] * len(rows), [frame] * len(rows)):
            print(path.name, flush=True)  # noqa: T201 - a command; it takes a while
        if not only or COMPOSITIONS in only:
            known = {row.slug: row for row in _chosen(())}
            work = jobs(folder)
            for path in pool.map(render_composition, work, [known] * len(work)):
                print(path.name, flush=True)  # noqa: T201 - a command; it takes a while


def render_product(row: Row, folder: Path, frame: Frame = PRODUCT) -> Path:
    """Writes `folder`/`slug`.webp."""
    path = folder / f"{row.slug}.webp"
    save(take(scene_for(row), frame), path)
    return path


def _chosen(only: Sequence[str]) -> list[Row]:
    categories = [category["key"] for category in read_yaml("shop.yaml")["categories"]]
    rows = [row for category in categories for row in read_rows(category)]
    unknown = set(only) - {COMPOSITIONS} - set(categories) - {row.slug for row in rows}
    if unknown:
        raise SourceError(f"no category or product is called {', '.join(sorted(unknown))}")
    return [row for row in rows if not only or {row.slug, row.category} & set(only)]
