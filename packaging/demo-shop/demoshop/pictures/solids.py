"""The primitives by name, and the curves they are made from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from demoshop.pictures import field as f
from demoshop.pictures.scene import Material, Primitive

Points = Sequence[tuple[float, float]]
Floats = NDArray[np.float64]


def ball(material: Material, rx: float, ry: float | None = None, rz: float | None = None) -> Primitive:
    """Ellipsoid about its position."""
    radii = (rx, ry or rx, rz or rx)
    return Primitive(f.ELLIPSOID, radii, material, max(radii))


def box(material: Material, wide: float, high: float, deep: float, edge: float = 0.02) -> Primitive:
    """Cuboid with rounded edges about its position; full lengths."""
    half = (wide / 2, high / 2, deep / 2)
    return Primitive(f.BOX, (*half, edge), material, math.hypot(*half))


def cylinder(material: Material, radius: float, high: float, edge: float = 0.02) -> Primitive:
    """Upright cylinder about its position; full height."""
    return Primitive(f.CYLINDER, (radius, high / 2, edge), material, math.hypot(radius, high / 2))


def torus(material: Material, big: float, small: float, flat: float = 1.0) -> Primitive:
    """Ring in the XY plane; `flat` stretches it along z."""
    return Primitive(f.TORUS, (big, small, flat), material, math.hypot(big + small, small * max(flat, 1)) + 0.01)


def cone(material: Material, high: float, low_radius: float, top_radius: float) -> Primitive:
    """Round cone from its position up; `high` between the two spheres."""
    reach = high / 2 + max(low_radius, top_radius)
    return Primitive(f.CONE, (high, low_radius, top_radius), material, reach, centre=(0, high / 2, 0))


def arc(material: Material, big: float, half_angle: float, thick: float, taper: float = 0.0, flat: float = 1.0) -> Primitive:
    """Bent rod in the XY plane, its lowest point below its position; `half_angle` in degrees."""
    half = math.radians(half_angle)
    return Primitive(f.ARC, (big, half, thick, taper, flat), material, big + thick)


def lathe(material: Material, profile: Points, grow: float = 0.0) -> Primitive:
    """Body of revolution from a closed outline (radius, height); `grow` rounds all edges outward."""
    points = np.array(profile, np.float64)
    top, low, wide = points[:, 1].max(), points[:, 1].min(), points[:, 0].max()
    margin = 0.08 + grow
    domain = (0.0, wide + margin, low - margin, top + margin)
    mirrored = np.concatenate([points, points[::-1] * [-1, 1]])  # closes over the axis without a seam
    reach = math.hypot(wide, (top - low) / 2) + grow
    return Primitive(f.LATHE, (grow,), material, reach, centre=(0, float(low + top) / 2, 0), table=(mirrored, domain))


def extrude(material: Material, outline: Points, deep: float, edge: float = 0.015) -> Primitive:
    """A flat shape in XY given depth, with rounded edges."""
    points, domain, reach, centre = _planar(outline)
    return Primitive(f.EXTRUDE, (deep / 2, edge), material, math.hypot(reach, deep / 2), centre=centre, table=(points, domain))


def pillow(material: Material, outline: Points, deep: float, slope: float, skin: float = 0.01) -> Primitive:
    """A flat shape in XY, stuffed: full depth `slope` inside its edge, `skin` thin at the seam."""
    points, domain, reach, centre = _planar(outline)
    params = (deep / 2, slope, skin)
    return Primitive(f.PILLOW, params, material, math.hypot(reach, deep / 2) + skin, centre=centre, table=(points, domain))


def _planar(outline: Points) -> tuple[Floats, tuple[float, float, float, float], float, tuple[float, float, float]]:
    points = np.array(outline, np.float64)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    margin = 0.06
    reach = math.hypot(x1 - x0, y1 - y0) / 2
    domain = (float(x0) - margin, float(x1) + margin, float(y0) - margin, float(y1) + margin)
    return points, domain, reach, (float(x0 + x1) / 2, float(y0 + y1) / 2, 0.0)


def tube(material: Material, path: Sequence[Sequence[float]]) -> Primitive:
    """A round string along points (x, y, z, radius)."""
    points = np.array(path, np.float64)
    low = (points[:, :3] - points[:, 3:]).min(axis=0)
    high = (points[:, :3] + points[:, 3:]).max(axis=0)
    middle = (low + high) / 2
    reach = float(np.max(np.linalg.norm(points[:, :3] - middle, axis=1) + points[:, 3]))
    centre = (float(middle[0]), float(middle[1]), float(middle[2]))
    return Primitive(f.TUBE, (), material, reach, centre=centre, path=points)


def curve(points: Sequence[Sequence[float]], steps: int = 8, closed: bool = False) -> list[tuple[float, ...]]:
    """Catmull-Rom spline through points of any dimension; a point given twice is a corner."""
    given = np.array(points, np.float64)
    count = len(given)
    ends = range(count) if closed else range(count - 1)
    result: list[tuple[float, ...]] = []
    for i in ends:
        if closed:
            a, b, c, d = (given[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (given[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        if np.allclose(b, c):
            result.append(tuple(b))
            continue
        for step in range(steps):
            t = step / steps
            value = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            result.append(tuple(value))
    if not closed:
        result.append(tuple(given[-1]))
    return result


def outline(points: Sequence[Sequence[float]], steps: int = 8, closed: bool = False) -> list[tuple[float, float]]:
    """A planar `curve`."""
    return [(x, y) for x, y in curve(points, steps, closed)]


def rounded(wide: float, high: float, corner: float, low: float = 0.0, steps: int = 6) -> list[tuple[float, float]]:
    """A rectangle from `low` up, centred, with round corners."""
    x, y0, y1 = wide / 2 - corner, low + corner, low + high - corner
    corners = ((x, y1, 0), (-x, y1, 90), (-x, y0, 180), (x, y0, 270))
    return [
        (cx + corner * math.cos(math.radians(start + 90 * i / steps)),
         cy + corner * math.sin(math.radians(start + 90 * i / steps)))
        for cx, cy, start in corners
        for i in range(steps + 1)
    ]  # fmt: skip
