"""The studio: soft boxes, backdrop, and what a ray that hits nothing sees. Compiled; colours are linear RGB."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from demoshop.pictures.field import compiled, distance

# Columns of a studio's vector.
GROUND, WALL, HORIZON, POOL, KEY, CENTRE, RADIUS, SHADOW, SOLIDS, GLASSES, FLOOR = 0, 3, 6, 8, 12, 15, 18, 20, 21, 22, 24
STUDIO_WIDTH = 28


@compiled
def smooth(low: float, high: float, x: float) -> float:
    """Hermite step from 0 at `low` to 1 at `high`."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3 - 2 * t)


@compiled
def _box_light(x: float, y: float, z: float, lx: float, ly: float, lz: float, wide: float, high: float, blur: float) -> float:
    """How much of a soft box towards (lx, ly, lz), upright as can be, a direction sees: 0 to 1."""
    toward = x * lx + y * ly + z * lz
    if toward <= 0.05:
        return 0.0
    # right = normalised cross((0, 1, 0), l), up = cross(l, right)
    norm = math.sqrt(lx * lx + lz * lz) + 1e-6
    rx, rz = lz / norm, -lx / norm
    ux, uy, uz = ly * rz, lz * rx - lx * rz, -ly * rx
    u, v = (x * rx + z * rz) / toward, (x * ux + y * uy + z * uz) / toward
    area = wide * high / ((wide + blur) * (high + blur))
    return area * smooth(-wide - blur, -wide + blur, u) * smooth(-wide - blur, -wide + blur, -u) * smooth(-high - blur, -high + blur, v) * smooth(-high - blur, -high + blur, -v)


@compiled
def environment(s: Any, x: float, y: float, z: float, rough: float) -> tuple[float, float, float]:
    """Radiance from a direction, as a surface of a roughness reflects it."""
    blur = 0.035 + 1.1 * rough * rough + 0.25 * rough
    light = 4.2 * _box_light(x, y, z, s[12], s[13], s[14], 0.42, 0.62, blur)
    light += 2.6 * _box_light(x, y, z, 0.945, 0.22, 0.24, 0.13, 1.1, blur)
    light += 2.2 * _box_light(x, y, z, -0.93, 0.12, -0.34, 0.10, 1.2, blur)
    light += 1.5 * _box_light(x, y, z, 0.05, 0.97, -0.22, 0.9, 0.45, blur)
    up = smooth(-0.12 - 0.5 * rough, 0.12 + 0.5 * rough, y)
    front = smooth(-0.3, 0.9, z)  # behind the camera the studio is dark
    room = 0.88 - 0.34 * front * (1.0 - 0.6 * rough)
    side = 1.0 - 0.45 * smooth(0.72, 0.98, abs(x)) * (1.0 - rough)  # black flags draw the edges of glass
    out_r = light + (s[3] * room * side) * up + s[0] * 0.62 * (1.0 - up)
    out_g = light * 0.985 + (s[4] * room * side) * up + s[1] * 0.62 * (1.0 - up)
    out_b = light * 0.955 + (s[5] * room * side) * up + s[2] * 0.62 * (1.0 - up)
    return out_r, out_g, out_b


@compiled
def shadow(scene: Any, s: Any, x: float, y: float, z: float, clear: int, hard: float, limit: float) -> float:
    """Share of the key light that reaches a point."""
    prims, groups, tables, domains, polys, _ = scene
    lx, ly, lz = s[12], s[13], s[14]
    cx, cy, cz = s[15] - x, s[16] - y, s[17] - z
    along = cx * lx + cy * ly + cz * lz
    aside = math.sqrt(max(cx * cx + cy * cy + cz * cz - along * along, 0.0))
    if aside > s[18] * 1.05 + max(along, 0.0) / hard or along < -s[18]:
        return 1.0
    seen, t = 1.0, 0.012
    end = min(along + s[18], limit)
    for _ in range(36):
        d, nearest, _ = distance(prims, groups, tables, domains, polys, x + lx * t, y + ly * t, z + lz * t, clear, 0.05 + t / hard)
        if nearest >= 0:
            seen = min(seen, 0.5 + 0.5 * hard * d / t)
            if seen <= 0.0:
                return 0.0
        t += min(max(d * 0.8, 0.014), 0.03 + 0.16 * t)
        if t > end:
            break
    seen = max(seen, 0.0)
    return min(1.0, seen * seen * (3.0 - 2.0 * seen))


@compiled
def openness(scene: Any, x: float, y: float, z: float, nx: float, ny: float, nz: float, reach: float) -> float:
    """Ambient light that reaches a point: 1 in the open, towards 0 in a crease."""
    prims, groups, tables, domains, polys, _ = scene
    closed, weight = 0.0, 1.0
    for i in range(5):
        h = reach * (0.04 + 0.24 * i * (0.5 + 0.125 * i))
        d, _, _ = distance(prims, groups, tables, domains, polys, x + nx * h, y + ny * h, z + nz * h, 0, h + 0.01)
        if ny < 0.999:
            d = min(d, y + ny * h)
        closed += max(h - d, 0.0) / (h + 1e-6) * weight
        weight *= 0.72
    return max(0.0, 1.0 - closed / 3.3)


@compiled
def backdrop(scene: Any, s: Any, ox: float, oy: float, oz: float, dx: float, dy: float, dz: float) -> tuple[float, float, float]:
    """The paper sweep behind and below, with the shadows that fall on it."""
    ground, x, z = 0.0, 0.0, -99.0
    if dy < -1e-4:
        t = -oy / dy
        x, z = ox + dx * t, oz + dz * t
        ground = smooth(s[6], s[7], z)
    pool_x, pool_y = dx / max(-dz, 0.2) - s[8], dy / max(-dz, 0.2) - s[9]
    pool = math.exp(-(pool_x * pool_x / (s[10] * s[10]) + pool_y * pool_y / (s[11] * s[11])))
    shine = 0.90 + 0.13 * pool
    r = (s[3] * (1 - ground) + s[0] * ground) * shine
    g = (s[4] * (1 - ground) + s[1] * ground) * shine
    b = (s[5] * (1 - ground) + s[2] * ground) * shine
    if ground > 0.0:
        lit, near = _floor_at(scene[5], s, x, z)
        dark = 1.0 - ground * (1.0 - lit) * s[20]
        dark *= 1.0 - ground * (1.0 - near) * 0.62
        r, g, b = r * dark, g * (dark * 0.97 + 0.03 * dark * dark), b * (dark * 0.93 + 0.07 * dark * dark)
    return r, g, b


@compiled
def _floor_at(floor: Any, s: Any, x: float, z: float) -> tuple[float, float]:
    """Key and ambient light on the ground, from the map made before."""
    size = floor.shape[0]
    u, v = (x - s[24]) / (s[25] - s[24]) * (size - 1), (z - s[26]) / (s[27] - s[26]) * (size - 1)
    if u < 0.0 or v < 0.0 or u >= size - 1 or v >= size - 1:
        return 1.0, 1.0
    i, j = int(u), int(v)
    fu, fv = u - i, v - j
    lit = (floor[j, i, 0] * (1 - fu) + floor[j, i + 1, 0] * fu) * (1 - fv)
    lit += (floor[j + 1, i, 0] * (1 - fu) + floor[j + 1, i + 1, 0] * fu) * fv
    near = (floor[j, i, 1] * (1 - fu) + floor[j, i + 1, 1] * fu) * (1 - fv)
    near += (floor[j + 1, i, 1] * (1 - fu) + floor[j + 1, i + 1, 1] * fu) * fv
    return lit, near


@compiled
def light_floor(scene: Any, s: Any, size: int) -> Any:
    """Key and ambient light on the part of the ground that the scene can darken, `size` × `size` points."""
    floor = np.ones((size, size, 2), np.float32)
    for j in range(size):
        z = s[26] + (s[27] - s[26]) * j / (size - 1)
        for i in range(size):
            x = s[24] + (s[25] - s[24]) * i / (size - 1)
            lit = shadow(scene, s, x, 0.0, z, 2, 5.0, 9.0) if s[21] > 0.0 else 1.0
            if s[22] > 0.0:
                lit *= 0.40 + 0.60 * shadow(scene, s, x, 0.0, z, 1, 5.0, 9.0)
            floor[j, i, 0] = lit
            if (x - s[15]) ** 2 + (z - s[17]) ** 2 < (s[18] + 0.6) ** 2:
                floor[j, i, 1] = openness(scene, x, 0.0, z, 0.0, 1.0, 0.0, 0.5)
    return floor
