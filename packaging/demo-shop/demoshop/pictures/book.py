"""The book of recipes: every shape the lists may ask for."""

from __future__ import annotations

from collections.abc import Callable

from demoshop.data.source import Row, SourceError
from demoshop.pictures.recipes import bags, books, bottles, boxes, bread, care, containers, fruit, home, kitchen, paper, toys, vegetables
from demoshop.pictures.recipes.look import Look
from demoshop.pictures.scene import Scene
from demoshop.pictures.sweeps import SWEEPS

_ROOMS = (bags, books, bottles, boxes, bread, care, containers, fruit, home, kitchen, paper, toys, vegetables)
RECIPES: dict[str, Callable[[Look], Scene]] = {name: recipe for room in _ROOMS for name, recipe in room.RECIPES.items()}


def scene_for(row: Row) -> Scene:
    """The still-life of a product."""
    look = Look.of(row)
    if look.shape not in RECIPES:
        raise SourceError(f"{row.where}: no recipe for the shape {look.shape!r}; there are {', '.join(sorted(RECIPES))}")
    scene = RECIPES[look.shape](look)
    scene.sweep = scene.sweep or SWEEPS[row.category]
    return scene
