"""Still-lifes of several products: category tiles and the full-screen attract pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demoshop.data.source import Row, read_yaml
from demoshop.pictures.book import scene_for
from demoshop.pictures.camera import Frame, save, take
from demoshop.pictures.scene import Scene
from demoshop.pictures.sweeps import SWEEPS

TILE = Frame(800, 600, fill_high=0.80, fill_wide=0.86)
# The upper half (portrait) or the left half (landscape) stays calm for words.
PORTRAIT = Frame(1080, 1920, fill_high=0.50, fill_wide=0.90, shift=(0.0, 0.20))
LANDSCAPE = Frame(1920, 1080, fill_high=0.70, fill_wide=0.50, shift=(0.21, -0.04))


def jobs(folder: Path) -> list[tuple[str, str, Frame, Path]]:
    """What there is to draw: kind, name, frame, path."""
    source = read_yaml("compositions.yaml")
    tiles = [("tiles", name, TILE, folder / "categories" / f"{name}.webp") for name in source["tiles"]]
    attract = [("attract", name, frame, folder / "attract" / f"{name}-{form}.webp") for name in source["attract"] for form, frame in (("portrait", PORTRAIT), ("landscape", LANDSCAPE))]
    return tiles + attract


def render_composition(job: tuple[str, str, Frame, Path], rows: dict[str, Row]) -> Path:
    """Draws one."""
    kind, name, frame, path = job
    entry = read_yaml("compositions.yaml")[kind][name]
    scene = compose(entry, rows)
    scene.sweep = tuple(entry["sweep"]) if "sweep" in entry else SWEEPS[name]
    save(take(scene, frame), path, quality=88)
    return path


def compose(entry: dict[str, Any], rows: dict[str, Row]) -> Scene:
    """The things of a composition in one scene."""
    scene = Scene(size=(4.6, 2.6), elevation=entry.get("elevation", 12.0))
    for slug, x, z, turn, scale, *height in entry["things"]:
        scene.place(scene_for(rows[slug]), x, height[0] if height else 0.0, z, turn, scale)
    return scene
