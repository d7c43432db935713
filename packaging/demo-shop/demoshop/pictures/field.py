"""Signed distances: what the renderer knows about shapes. Compiled; lengths in scene units (a wine bottle is 2 high)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numpy as np
from numba import njit

# Kinds of primitive, column 0 of a primitive's row.
ELLIPSOID, BOX, LATHE, EXTRUDE, PILLOW, TORUS, CONE, ARC, CYLINDER, TUBE = range(10)
# Ways to join a primitive to those before it in its group.
UNION, SMOOTH, CARVE = range(3)
# Displacements.
PLAIN, LUMPS, FLUTES, RINGS, CELLS, WEAVE = range(6)

# Columns of a primitive's row.
KIND, OP, BLEND, MATERIAL, POSITION, ROTATION, SCALE, PARAMS, DISPLACE, BOUND, TABLE = 0, 1, 2, 3, 4, 7, 16, 17, 25, 29, 33
WIDTH = 34
FAR = 1e9

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def compiled(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Compiled by numba when first called, and kept on disk."""
    result: Callable[_Arguments, _Result] = njit(cache=True, fastmath=True, nogil=True, error_model="numpy")(function)
    return result


def inlined(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Compiled into its callers: handing over five arrays would cost more than the work."""
    result: Callable[_Arguments, _Result] = njit(cache=True, fastmath=True, nogil=True, error_model="numpy", forceinline=True)(function)
    return result


@compiled
def hash3(x: int, y: int, z: int) -> float:
    """A repeatable number in [0, 1) for a lattice point."""
    n = (x * 374761393 + y * 668265263 + z * 2147483647) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    n = ((n ^ (n >> 16)) * 2246822519) & 0xFFFFFFFF
    return ((n ^ (n >> 15)) & 0xFFFFFF) / 16777216.0


@compiled
def noise(x: float, y: float, z: float) -> float:
    """Smooth value noise in [0, 1]."""
    fx, fy, fz = math.floor(x), math.floor(y), math.floor(z)
    ix, iy, iz = int(fx), int(fy), int(fz)
    u, v, w = x - fx, y - fy, z - fz
    u, v, w = u * u * (3 - 2 * u), v * v * (3 - 2 * v), w * w * (3 - 2 * w)
    a = hash3(ix, iy, iz) * (1 - u) + hash3(ix + 1, iy, iz) * u
    b = hash3(ix, iy + 1, iz) * (1 - u) + hash3(ix + 1, iy + 1, iz) * u
    c = hash3(ix, iy, iz + 1) * (1 - u) + hash3(ix + 1, iy, iz + 1) * u
    d = hash3(ix, iy + 1, iz + 1) * (1 - u) + hash3(ix + 1, iy + 1, iz + 1) * u
    return (a * (1 - v) + b * v) * (1 - w) + (c * (1 - v) + d * v) * w


@compiled
def fbm(x: float, y: float, z: float) -> float:
    """Four octaves of noise, about [0, 1]."""
    total, amplitude = 0.0, 0.5333
    for octave in range(4):
        total += amplitude * noise(x + 17.3 * octave, y + 5.1 * octave, z - 9.7 * octave)
        x, y, z, amplitude = x * 2.03, y * 2.03, z * 2.03, amplitude * 0.5
    return total


@compiled
def cell_distance(x: float, y: float, z: float) -> float:
    """Distance to the nearest of one scattered point a lattice cell."""
    ix, iy, iz = int(math.floor(x)), int(math.floor(y)), int(math.floor(z))
    best = 9.0
    for i in range(-1, 2):
        for j in range(-1, 2):
            for k in range(-1, 2):
                cx, cy, cz = ix + i, iy + j, iz + k
                dx = cx + 0.2 + 0.6 * hash3(cx, cy, cz) - x
                dy = cy + 0.2 + 0.6 * hash3(cx + 31, cy, cz) - y
                dz = cz + 0.2 + 0.6 * hash3(cx, cy + 57, cz) - z
                best = min(best, dx * dx + dy * dy + dz * dz)
    return math.sqrt(best)


@inlined
def look_up(tables: Any, domains: Any, index: int, x: float, y: float) -> float:
    """The planar distance stored in a table, extended beyond its edge."""
    x0, x1, y0, y1 = domains[index, 0], domains[index, 1], domains[index, 2], domains[index, 3]
    cx, cy = min(max(x, x0), x1), min(max(y, y0), y1)
    rows, columns = tables.shape[1], tables.shape[2]
    gx, gy = (cx - x0) / (x1 - x0) * (columns - 1), (cy - y0) / (y1 - y0) * (rows - 1)
    ix, iy = min(int(gx), columns - 2), min(int(gy), rows - 2)
    fx, fy = gx - ix, gy - iy
    low = tables[index, iy, ix] * (1 - fx) + tables[index, iy, ix + 1] * fx
    high = tables[index, iy + 1, ix] * (1 - fx) + tables[index, iy + 1, ix + 1] * fx
    outside = math.sqrt((x - cx) ** 2 + (y - cy) ** 2)
    result: float = low * (1 - fy) + high * fy + outside
    return result


@inlined
def _box(x: float, y: float, z: float, hx: float, hy: float, hz: float, r: float) -> float:
    qx, qy, qz = abs(x) - hx + r, abs(y) - hy + r, abs(z) - hz + r
    outside = math.sqrt(max(qx, 0.0) ** 2 + max(qy, 0.0) ** 2 + max(qz, 0.0) ** 2)
    return outside + min(max(qx, max(qy, qz)), 0.0) - r


@inlined
def _cone(x: float, y: float, z: float, h: float, r0: float, r1: float) -> float:
    """Round cone from (0, 0, 0) with radius r0 to (0, h, 0) with r1 (after Quilez)."""
    b = (r0 - r1) / h
    a = math.sqrt(max(1.0 - b * b, 1e-6))
    q = math.sqrt(x * x + z * z)
    k = -b * q + a * y
    if k < 0.0:
        return math.sqrt(q * q + y * y) - r0
    if k > a * h:
        return math.sqrt(q * q + (y - h) ** 2) - r1
    return q * a + y * b - r0


@inlined
def _arc(x: float, y: float, z: float, big: float, half: float, thick: float, taper: float, flat: float) -> float:
    """A bent rod in the XY plane: radius of the bend, half angle, thickness in the middle, taper at the ends."""
    angle = math.atan2(x, -y)
    angle = min(max(angle, -half), half)
    part = abs(angle) / half
    r = thick * (1.0 - taper * part * part)
    dx, dy, dz = x - big * math.sin(angle), y + big * math.cos(angle), z / flat
    return (math.sqrt(dx * dx + dy * dy + dz * dz) - r) * min(flat, 1.0)


@inlined
def _tube(polys: Any, start: int, count: int, x: float, y: float, z: float) -> float:
    best = FAR
    for i in range(start, start + count - 1):
        ax, ay, az, ar = polys[i, 0], polys[i, 1], polys[i, 2], polys[i, 3]
        bx, by, bz = polys[i + 1, 0] - ax, polys[i + 1, 1] - ay, polys[i + 1, 2] - az
        px, py, pz = x - ax, y - ay, z - az
        t = (px * bx + py * by + pz * bz) / max(bx * bx + by * by + bz * bz, 1e-12)
        t = min(max(t, 0.0), 1.0)
        dx, dy, dz = px - bx * t, py - by * t, pz - bz * t
        best = min(best, math.sqrt(dx * dx + dy * dy + dz * dz) - ar - (polys[i + 1, 3] - ar) * t)
    return best


@compiled
def _displacement(kind: int, size: float, rate: float, extra: float, x: float, y: float, z: float) -> float:
    if kind == LUMPS:
        x, y, z = x * rate + extra, y * rate, z * rate
        return size * (0.68 * noise(x, y, z) + 0.32 * noise(x * 2.03, y * 2.03, z * 2.03) - 0.5)
    if kind == FLUTES:
        return size * math.cos(rate * math.atan2(x, z) + extra)
    if kind == RINGS:
        return size * math.cos(rate * y + extra)
    if kind == CELLS:
        return -size * (cell_distance(x * rate + extra, y * rate, z * rate) - 0.5)
    return size * math.sin(rate * x) * math.sin(rate * y + extra) * math.sin(rate * z + 1.0)


@inlined
def local(prims: Any, i: int, x: float, y: float, z: float) -> tuple[float, float, float]:
    """A world point in a primitive's own coordinates."""
    x, y, z = x - prims[i, 4], y - prims[i, 5], z - prims[i, 6]
    s = 1.0 / prims[i, 16]
    return (
        (prims[i, 7] * x + prims[i, 8] * y + prims[i, 9] * z) * s,
        (prims[i, 10] * x + prims[i, 11] * y + prims[i, 12] * z) * s,
        (prims[i, 13] * x + prims[i, 14] * y + prims[i, 15] * z) * s,
    )


@inlined
def primitive(prims: Any, i: int, tables: Any, domains: Any, polys: Any, wx: float, wy: float, wz: float) -> float:
    """Distance of a world point to one primitive."""
    x, y, z = local(prims, i, wx, wy, wz)
    kind = int(prims[i, 0])
    a, b, c, e, f = prims[i, 17], prims[i, 18], prims[i, 19], prims[i, 20], prims[i, 21]
    d = FAR
    if kind == ELLIPSOID:
        k0 = math.sqrt((x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2)
        k1 = math.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2 + (z / (c * c)) ** 2)
        d = k0 * (k0 - 1.0) / max(k1, 1e-9) if k0 > 1e-6 else -min(a, min(b, c))
    elif kind == BOX:
        d = _box(x, y, z, a, b, c, e)
    elif kind == LATHE:
        d = look_up(tables, domains, int(prims[i, 33]), math.sqrt(x * x + z * z), y) - a
    elif kind == EXTRUDE:
        flat = look_up(tables, domains, int(prims[i, 33]), x, y) + b
        deep = abs(z) - a + b
        d = min(max(flat, deep), 0.0) + math.sqrt(max(flat, 0.0) ** 2 + max(deep, 0.0) ** 2) - b
    elif kind == PILLOW:
        flat = look_up(tables, domains, int(prims[i, 33]), x, y)
        if flat >= 0.0:
            d = math.sqrt(flat * flat + z * z) - c
        else:
            t = 1.0 - min(-flat / b, 1.0)
            rise = a * math.sqrt(max(1.0 - t * t, 0.0))
            d = (abs(z) - rise - c) * 0.6
    elif kind == TORUS:
        q = math.sqrt(x * x + y * y) - a
        d = (math.sqrt(q * q + (z / c) ** 2) - b) * min(c, 1.0)
    elif kind == CONE:
        d = _cone(x, y, z, a, b, c)
    elif kind == ARC:
        d = _arc(x, y, z, a, b, c, e, f)
    elif kind == CYLINDER:
        q, h = math.sqrt(x * x + z * z) - a + c, abs(y) - b + c
        d = min(max(q, h), 0.0) + math.sqrt(max(q, 0.0) ** 2 + max(h, 0.0) ** 2) - c
    elif kind == TUBE:
        d = _tube(polys, int(a), int(b), x, y, z)
    if prims[i, 25] > 0.0 and d > 3.0 * prims[i, 26] + 0.02:
        d -= prims[i, 26]
    elif prims[i, 25] > 0.0:
        d -= _displacement(int(prims[i, 25]), prims[i, 26], prims[i, 27], prims[i, 28], x, y, z)
    result: float = d * prims[i, 16]
    return result


@inlined
def group_distance(prims: Any, groups: Any, g: int, tables: Any, domains: Any, polys: Any, x: float, y: float, z: float, margin: float) -> tuple[float, int]:
    """Distance to a group and the primitive that is nearest; beyond `margin` a lower bound will do, with -1."""
    best, nearest = FAR, -1
    for i in range(int(groups[g, 0]), int(groups[g, 1])):
        op = int(prims[i, 1])
        k = prims[i, 2]
        if op != CARVE:
            dx, dy, dz = x - prims[i, 30], y - prims[i, 31], z - prims[i, 32]
            bound = math.sqrt(dx * dx + dy * dy + dz * dz) - prims[i, 29]
            if bound > best + k:
                continue
            if bound > margin + k and best > bound:  # far: the sphere around it is near enough
                best, nearest = min(best, bound), -1
                continue
        d = primitive(prims, i, tables, domains, polys, x, y, z)
        if op == CARVE:
            if -d > best:
                best, nearest = -d, i
        elif op == SMOOTH and k > 0.0 and best < FAR:
            h = max(k - abs(best - d), 0.0) / k
            if d < best:
                nearest = i
            best = min(best, d) - h * h * k * 0.25
        elif d < best:
            best, nearest = d, i
    return best, nearest


@compiled
def distance(
    prims: Any,
    groups: Any,
    tables: Any,
    domains: Any,
    polys: Any,
    x: float,
    y: float,
    z: float,
    clear: int,
    margin: float,
) -> tuple[float, int, int]:
    """Distance to the scene, the nearest primitive and its group. `clear`: 0 all, 1 only glass, 2 all but glass.

    Farther than `margin` it may be a lower bound, then the primitive is -1.
    """
    best, nearest, owner = FAR, -1, -1
    for g in range(groups.shape[0]):
        if (clear == 1 and groups[g, 6] == 0.0) or (clear == 2 and groups[g, 6] > 0.0):
            continue
        dx, dy, dz = x - groups[g, 2], y - groups[g, 3], z - groups[g, 4]
        bound = math.sqrt(dx * dx + dy * dy + dz * dz) - groups[g, 5]
        if bound > best:
            continue
        if bound > margin:
            best, nearest, owner = bound, -1, g
            continue
        d, i = group_distance(prims, groups, g, tables, domains, polys, x, y, z, margin)
        if d < best:
            best, nearest, owner = d, i, g
    return best, nearest, owner


@compiled
def polygon_table(points: Any, x0: float, x1: float, y0: float, y1: float, size: int) -> Any:
    """Exact signed distances to a closed polygon on a grid, negative inside."""
    table = np.empty((size, size), np.float32)
    count = points.shape[0]
    for row in range(size):
        y = y0 + (y1 - y0) * row / (size - 1)
        for column in range(size):
            x = x0 + (x1 - x0) * column / (size - 1)
            best, sign = FAR, 1.0
            j = count - 1
            for i in range(count):
                ex, ey = points[j, 0] - points[i, 0], points[j, 1] - points[i, 1]
                wx, wy = x - points[i, 0], y - points[i, 1]
                t = min(max((wx * ex + wy * ey) / max(ex * ex + ey * ey, 1e-12), 0.0), 1.0)
                bx, by = wx - ex * t, wy - ey * t
                best = min(best, bx * bx + by * by)
                above, below = y >= points[i, 1], y < points[j, 1]
                left = ex * wy > ey * wx
                if (above and below and left) or (not above and not below and not left):
                    sign = -sign
                j = i
            table[row, column] = sign * math.sqrt(best)
    return table
