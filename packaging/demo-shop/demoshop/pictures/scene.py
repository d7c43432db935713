"""Scenes as recipes build them: things made of primitives with materials, turned into arrays for the renderer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf

Floats = NDArray[np.float64]
Vector = tuple[float, float, float]
TABLE_SIZE = 448


def linear(colour: str) -> Vector:
    """`#rrggbb` as linear RGB."""
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return r, g, b


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two, in sRGB; 0 is the first."""
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True)
class Label:
    """A picture on a body. `kind` of mapping; `area` = u0, u1, v0, v1 in local lengths (angles for AROUND)."""

    image: NDArray[np.uint8]
    kind: int
    area: tuple[float, float, float, float]
    rough: float = 0.55


@dataclass(frozen=True)
class Material:
    """What a surface is made of; see `surface` for the patterns. Clear ones have `absorb` per unit length."""

    colour: str = "#cccccc"
    second: str = "#ffffff"
    rough: float = 0.5
    f0: float = 0.04
    metal: float = 0.0
    wrap: float = 0.0
    sheen: float = 0.0
    pattern: int = sf.NONE
    rate: float = 10.0
    p1: float = 0.0
    p2: float = 0.0
    bump: float = 0.0
    bump_rate: float = 20.0
    clear: bool = False
    absorb: Vector = (0.0, 0.0, 0.0)
    tint: Vector = (0.25, 0.15, 0.18)
    ior: float = 1.33
    level: float = 99.0
    coat: float = 0.0
    glow: float = 0.0
    labels: tuple[Label, ...] = ()

    def but(self, **changes: Any) -> Material:
        """The same with changes."""
        return replace(self, **changes)


@dataclass
class Primitive:
    """One shape with its place; chain the setters."""

    kind: int
    params: tuple[float, ...]
    material: Material
    reach: float
    op: int = f.UNION
    blend: float = 0.0
    position: Vector = (0.0, 0.0, 0.0)
    rotation: Floats = field(default_factory=lambda: np.eye(3))
    scale: float = 1.0
    displacement: tuple[int, float, float, float] = (f.PLAIN, 0.0, 0.0, 0.0)
    centre: Vector = (0.0, 0.0, 0.0)
    table: tuple[Floats, tuple[float, float, float, float]] | None = None
    path: Floats | None = None

    def at(self, x: float, y: float = 0.0, z: float = 0.0) -> Primitive:
        """Moved to a place."""
        self.position = (x, y, z)
        return self

    def turned(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Primitive:
        """Rotated by degrees about x, then y, then z (each the world's axis), on top of what it was."""
        self.rotation = rotation(x, y, z) @ self.rotation
        return self

    def sized(self, scale: float) -> Primitive:
        """Scaled."""
        self.scale = scale
        return self

    def displaced(self, kind: int, size: float, rate: float, extra: float = 0.0) -> Primitive:
        """With a rough, fluted, ringed or bobbled surface."""
        self.displacement = (kind, size, rate, extra)
        return self

    def smooth(self, blend: float) -> Primitive:
        """Melted into what came before it in the group."""
        self.op, self.blend = f.SMOOTH, blend
        return self

    def carved(self) -> Primitive:
        """Taken away from what came before it in the group."""
        self.op = f.CARVE
        return self


def rotation(x: float, y: float, z: float) -> Floats:
    """Matrix turning by degrees about x, then y, then z."""
    a, b, c = (math.radians(v) for v in (x, y, z))
    rx = np.array([[1, 0, 0], [0, math.cos(a), -math.sin(a)], [0, math.sin(a), math.cos(a)]])
    ry = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    rz = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    return rz @ ry @ rx  # type: ignore[no-any-return]


@dataclass
class Scene:
    """Groups of primitives; smooth joins and carvings act inside a group. `size` is what the camera must show."""

    groups: list[list[Primitive]] = field(default_factory=list)
    size: tuple[float, float] = (1.0, 2.0)
    elevation: float = 9.0
    sweep: tuple[str, str] | None = None
    lift: float = 0.0

    def add(self, *parts: Primitive) -> Scene:
        """One more thing."""
        self.groups.append(list(parts))
        return self

    def place(self, other: Scene, x: float = 0.0, y: float = 0.0, z: float = 0.0, turn: float = 0.0,
              scale: float = 1.0, tip: float = 0.0) -> Scene:  # fmt: skip
        """Everything of another scene, tipped about x, turned about the vertical, scaled and moved."""
        spin = rotation(tip, turn, 0)
        for group in other.groups:
            self.groups.append([_moved(part, spin, scale, (x, y, z)) for part in group])
        return self


def _moved(part: Primitive, spin: Floats, scale: float, offset: Vector) -> Primitive:
    px, py, pz = spin @ np.array(part.position) * scale + np.array(offset)
    return replace(
        part, position=(float(px), float(py), float(pz)), rotation=spin @ part.rotation, scale=part.scale * scale,
        blend=part.blend * scale,
    )  # fmt: skip


@dataclass(frozen=True)
class Arrays:
    """A scene as the renderer takes it."""

    scene: tuple[Any, Any, Any, Any, Any, Any]
    materials: Floats
    texels: NDArray[np.float32]
    info: NDArray[np.int64]
    centre: Vector
    radius: float


@lru_cache(maxsize=256)
def _table(points: tuple[tuple[float, float], ...], domain: tuple[float, float, float, float]) -> NDArray[np.float32]:
    table = f.polygon_table(np.array(points, np.float64), *domain, TABLE_SIZE)
    return np.asarray(cv2.GaussianBlur(table, (0, 0), 1.6), np.float32)  # else its grid shows in reflections


def compile_scene(scene: Scene) -> Arrays:
    """The arrays of a scene."""
    rows: list[Floats] = []
    groups: list[list[float]] = []
    materials: list[Floats] = []
    tables: list[NDArray[np.float32]] = []
    domains: list[tuple[float, float, float, float]] = []
    polys: list[Floats] = []
    known: dict[int, int] = {}
    pictures: list[NDArray[np.uint8]] = []
    for group in scene.groups:
        first = len(rows)
        for part in group:
            if id(part.material) not in known:
                known[id(part.material)] = len(materials)
                materials.append(_material_row(part.material, pictures))
            row = _row(part, known[id(part.material)])
            if part.table is not None:
                row[f.TABLE] = len(tables)
                points, domain = part.table
                tables.append(_table(tuple(map(tuple, points.tolist())), domain))
                domains.append(domain)
            if part.path is not None:
                row[f.PARAMS] = sum(len(path) for path in polys)
                row[f.PARAMS + 1] = len(part.path)
                polys.append(part.path)
            rows.append(row)
        groups.append(_group_row(rows, first, any(part.material.clear for part in group)))
    prims, bounds = np.array(rows), np.array(groups)
    low = (bounds[:, 2:5] - bounds[:, 5:6]).min(axis=0)
    high = (bounds[:, 2:5] + bounds[:, 5:6]).max(axis=0)
    centre = (low + high) / 2
    radius = float(np.max(np.linalg.norm(bounds[:, 2:5] - centre, axis=1) + bounds[:, 5]))
    texels, info = _atlas(pictures)
    return Arrays(
        (
            prims,
            bounds,
            np.array(tables) if tables else np.zeros((1, 2, 2), np.float32),
            np.array(domains) if domains else np.zeros((1, 4)),
            np.concatenate(polys) if polys else np.zeros((1, 4)),
            np.ones((2, 2, 2), np.float32),
        ),
        np.array(materials),
        texels,
        info,
        (float(centre[0]), float(centre[1]), float(centre[2])),
        radius,
    )


def _row(part: Primitive, material: int) -> Floats:
    row = np.zeros(f.WIDTH)
    row[f.KIND], row[f.OP], row[f.BLEND], row[f.MATERIAL] = part.kind, part.op, part.blend, material
    row[f.POSITION : f.POSITION + 3] = part.position
    row[f.ROTATION : f.ROTATION + 9] = part.rotation.T.reshape(9)
    row[f.SCALE] = part.scale
    row[f.PARAMS : f.PARAMS + len(part.params)] = part.params
    row[f.DISPLACE : f.DISPLACE + 4] = part.displacement
    row[f.BOUND] = (part.reach + abs(part.displacement[1])) * part.scale
    row[f.BOUND + 1 : f.BOUND + 4] = np.array(part.position) + part.rotation @ np.array(part.centre) * part.scale
    return row


def _group_row(rows: list[Floats], first: int, clear: bool) -> list[float]:
    spheres = [(row[f.BOUND + 1 : f.BOUND + 4], row[f.BOUND]) for row in rows[first:] if row[f.OP] != f.CARVE]
    low = np.min([centre - reach for centre, reach in spheres], axis=0)
    high = np.max([centre + reach for centre, reach in spheres], axis=0)
    middle = (low + high) / 2
    radius = max(float(np.linalg.norm(centre - middle)) + reach for centre, reach in spheres)
    return [first, len(rows), *middle, radius, float(clear)]


def _material_row(material: Material, pictures: list[NDArray[np.uint8]]) -> Floats:
    row = np.zeros(sf.MATERIAL_WIDTH)
    row[sf.BASE : sf.BASE + 3] = linear(material.colour)
    row[sf.SECOND : sf.SECOND + 3] = linear(material.second)
    row[sf.ROUGH : sf.PATTERN] = (material.rough, material.f0, material.metal, material.wrap, material.sheen)
    row[sf.PATTERN : sf.ABSORB] = (
        material.pattern, material.rate, material.p1, material.p2, material.bump, material.bump_rate, material.clear,
    )  # fmt: skip
    row[sf.ABSORB : sf.ABSORB + 3] = material.absorb
    row[sf.IOR], row[sf.LEVEL], row[sf.COAT], row[sf.GLOW] = material.ior, material.level, material.coat, material.glow
    row[sf.TINT : sf.TINT + 3] = material.tint
    for slot, label in enumerate(material.labels):
        at = sf.SLOTS + slot * sf.SLOT_WIDTH
        pictures.append(label.image)
        row[at : at + 7] = (len(pictures), label.kind, *label.area, label.rough)
    return row


def _atlas(pictures: Sequence[NDArray[np.uint8]]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    if not pictures:
        return np.zeros((1, 4), np.float32), np.zeros((1, 3), np.int64)
    texels, info, start = [], [], 0
    for picture in pictures:
        high, wide = picture.shape[:2]
        values = picture.reshape(-1, 4).astype(np.float32) / 255
        values[:, :3] = np.where(values[:, :3] <= 0.04045, values[:, :3] / 12.92, ((values[:, :3] + 0.055) / 1.055) ** 2.4)
        texels.append(values)
        info.append((start, wide, high))
        start += wide * high
    return np.concatenate(texels), np.array(info, np.int64)
