"""Leaves, stems, and groups of three: what fruit and vegetables share."""

from __future__ import annotations

from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.scene import Material, Primitive, Scene
from demoshop.pictures.solids import outline, pillow

STEM = Material("#6a5a34", rough=0.7)
LEAF = Material("#4f7d3a", "#87a85a", rough=0.5, wrap=0.2, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.7)


def leaf_shape(reach: float, wide: float) -> list[tuple[float, float]]:
    """The outline of a leaf growing along +y."""
    right = outline([(0, 0), (wide * 0.35, reach * 0.2), (wide * 0.5, reach * 0.45), (wide * 0.3, reach * 0.8), (0, reach)], 5)
    return [*right, *[(-x, y) for x, y in reversed(right[1:-1])]]


def leaf(reach: float, wide: float, material: Material = LEAF) -> Primitive:
    """A slightly full leaf along +y from its position, facing +z."""
    return pillow(material, leaf_shape(reach, wide), 0.05, wide * 0.35, 0.006)


def trio(one: Callable[[int], Scene], spread: float, front: float = 0.42) -> Scene:
    """Two behind, one before."""
    scene = Scene(elevation=17, size=(spread * 2.4, spread * 1.6))
    for i, (x, z) in enumerate(((-0.52, -0.22), (0.50, -0.30), (0.06, front))):
        scene.place(one(i), x * spread, 0, z * spread, turn=40 + 118 * i)
    return scene
