"""Follows rays through a scene: opaque things, glass with what is in it, the backdrop. Compiled."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from demoshop.pictures.field import FAR, compiled, distance, group_distance, local
from demoshop.pictures.light import backdrop, environment
from demoshop.pictures.surface import bumped, label, pattern, shade

NEAR = 0.0009


@compiled
def trace(scene: Any, s: Any, ox: float, oy: float, oz: float, dx: float, dy: float, dz: float, start: float, clear: int) -> tuple[float, int, int]:
    """First hit along a ray: how far, which primitive, which group; -1 for none."""
    prims, groups, tables, domains, polys, _ = scene
    cx, cy, cz = s[15] - ox, s[16] - oy, s[17] - oz
    along = cx * dx + cy * dy + cz * dz
    aside = cx * cx + cy * cy + cz * cz - along * along
    if aside > s[18] * s[18]:
        return -1.0, -1, -1
    half = math.sqrt(s[18] * s[18] - aside)
    t, end = max(start, along - half), along + half
    for _ in range(160):
        x, y, z = ox + dx * t, oy + dy * t, oz + dz * t
        if y < -0.003 and dy < 0:
            return -1.0, -1, -1
        d, nearest, owner = distance(prims, groups, tables, domains, polys, x, y, z, clear, 0.2)
        if d < NEAR and nearest >= 0:
            return t, nearest, owner
        t += max(d * 0.86, NEAR * 0.7)
        if t > end:
            break
    return -1.0, -1, -1


@compiled
def normal(scene: Any, owner: int, x: float, y: float, z: float) -> tuple[float, float, float]:
    """Outward normal of a group at a point."""
    prims, groups, tables, domains, polys, _ = scene
    e = 0.0032
    nx = ny = nz = 0.0
    for i in range(4):
        sx = 1.0 if i == 0 or i == 3 else -1.0  # noqa: PLR1714 - numba has no cheap sets
        sy = 1.0 if i == 1 or i == 3 else -1.0  # noqa: PLR1714
        sz = 1.0 if i == 2 or i == 3 else -1.0  # noqa: PLR1714
        d, _ = group_distance(prims, groups, owner, tables, domains, polys, x + sx * e, y + sy * e, z + sz * e, 0.3)
        nx, ny, nz = nx + sx * d, ny + sy * d, nz + sz * d
    norm = 1.0 / max(math.sqrt(nx * nx + ny * ny + nz * nz), 1e-12)
    return nx * norm, ny * norm, nz * norm


@compiled
def opaque(
    scene: Any, s: Any, materials: Any, texels: Any, info: Any, nearest: int, owner: int,
    x: float, y: float, z: float, dx: float, dy: float, dz: float, only_label: bool,
) -> tuple[float, float, float, float]:  # fmt: skip
    """Colour of a surface point, and how much of it covers what is behind (a label on glass: its cover)."""
    prims = scene[0]
    row = prims[nearest]
    m = materials[int(row[3])]
    nx, ny, nz = normal(scene, owner, x, y, z)
    px, py, pz = local(prims, nearest, x, y, z)
    lnx = row[7] * nx + row[8] * ny + row[9] * nz
    lny = row[10] * nx + row[11] * ny + row[12] * nz
    lnz = row[13] * nx + row[14] * ny + row[15] * nz
    r, g, b, cover, paper_rough = label(m, texels, info, px, py, pz, lnx, lny, lnz)
    if only_label and cover <= 0.02:
        return 0.0, 0.0, 0.0, 0.0
    rough, papery = m[6], 0.0
    if cover < 1.0 and not only_label:
        mix, shine = pattern(m, px, py, pz, lny)
        r = r * cover + (m[0] * (1 - mix) + m[3] * mix) * shine * (1 - cover)
        g = g * cover + (m[1] * (1 - mix) + m[4] * mix) * shine * (1 - cover)
        b = b * cover + (m[2] * (1 - mix) + m[5] * mix) * shine * (1 - cover)
    if cover > 0.02:
        rough, papery = paper_rough * cover + rough * (1 - cover), cover
    else:
        lnx, lny, lnz = bumped(m, px, py, pz, lnx, lny, lnz)
        nx = row[7] * lnx + row[10] * lny + row[13] * lnz
        ny = row[8] * lnx + row[11] * lny + row[14] * lnz
        nz = row[9] * lnx + row[12] * lny + row[15] * lnz
    r, g, b = shade(scene, s, m, x, y, z, nx, ny, nz, dx, dy, dz, r, g, b, rough, papery)
    return r, g, b, (cover if only_label else 1.0)


@compiled
def behind(
    scene: Any, s: Any, materials: Any, texels: Any, info: Any,
    x: float, y: float, z: float, dx: float, dy: float, dz: float,
) -> tuple[float, float, float]:  # fmt: skip
    """What is seen past glass: opaque things, else the backdrop."""
    t, nearest, owner = trace(scene, s, x, y, z, dx, dy, dz, 0.004, 2)
    if t > 0.0:
        r, g, b, _ = opaque(
            scene, s, materials, texels, info, nearest, owner, x + dx * t, y + dy * t, z + dz * t,
            dx, dy, dz, False,
        )  # fmt: skip
        return r, g, b
    if dz > -0.05 or dy > 0.75:  # bent towards the studio behind the camera
        return environment(s, dx, dy, dz, 0.3)
    return backdrop(scene, s, x, y, z, dx, dy, dz)


@compiled
def glass(
    scene: Any, s: Any, materials: Any, texels: Any, info: Any, nearest: int, owner: int,
    x: float, y: float, z: float, dx: float, dy: float, dz: float,
) -> tuple[float, float, float]:  # fmt: skip
    """A clear body: reflection, refraction, and colour by the way through what fills it."""
    prims, groups, tables, domains, polys, _ = scene
    row = prims[nearest]
    m = materials[int(row[3])]
    nx, ny, nz = normal(scene, owner, x, y, z)
    ndv = max(-(nx * dx + ny * dy + nz * dz), 0.02)
    _, entry, _ = local(prims, nearest, x, y, z)
    level = m[22]
    ior = m[21] if entry < level else 1.05
    k = 1.0 - (1.0 - ndv * ndv) / (ior * ior)
    root = math.sqrt(max(k, 0.0))
    ix, iy, iz = dx / ior + nx * (ndv / ior - root), dy / ior + ny * (ndv / ior - root), dz / ior + nz * (ndv / ior - root)
    wet, dry, t = 0.0, 0.0, 0.012
    hit, hx, hy, hz = -1, x, y, z
    inner_owner = -1
    for _ in range(90):
        hx, hy, hz = x + ix * t, y + iy * t, z + iz * t
        d, _ = group_distance(prims, groups, owner, tables, domains, polys, hx, hy, hz, 9.0)
        if d > -0.0005 and t > 0.014:
            break
        o, inner, inner_owner = distance(prims, groups, tables, domains, polys, hx, hy, hz, 2, 0.2)
        if o < NEAR and inner >= 0:
            hit = inner
            break
        step = max(min(-d, o) * 0.9, 0.004)
        _, height, _ = local(prims, nearest, hx, hy, hz)
        if height < level:
            wet += step
        else:
            dry += step
        t += step
    if hit >= 0:
        r, g, b, _ = opaque(scene, s, materials, texels, info, hit, inner_owner, hx, hy, hz, ix, iy, iz, False)
    else:
        ex, ey, ez = normal(scene, owner, hx, hy, hz)
        cosine = ix * ex + iy * ey + iz * ez
        _, leave, _ = local(prims, nearest, hx, hy, hz)
        ratio = m[21] if leave < level else 1.05
        k = 1.0 - ratio * ratio * (1.0 - cosine * cosine)
        if k < 0.0:  # total reflection: once more through the body, then out as it goes
            ox, oy, oz = ix - 2 * cosine * ex, iy - 2 * cosine * ey, iz - 2 * cosine * ez
            r, g, b = environment(s, ox, oy, oz, 0.25)
            r, g, b = r * 0.85, g * 0.85, b * 0.85
            wet *= 1.5
        else:
            root = math.sqrt(k) - ratio * cosine
            ox, oy, oz = ratio * ix + root * ex, ratio * iy + root * ey, ratio * iz + root * ez
            r, g, b = behind(scene, s, materials, texels, info, hx, hy, hz, ox, oy, oz)
    wall = 0.05 / (ndv + 0.06) + 0.02 * dry  # glass itself, thicker where it is seen edge-on
    r *= math.exp(-m[18] * wet - m[50] * wall)
    g *= math.exp(-m[19] * wet - m[51] * wall)
    b *= math.exp(-m[20] * wet - m[52] * wall)
    if abs(entry - level) < 0.008:
        r, g, b = r * 0.86, g * 0.86, b * 0.86
    f = 0.045 + 0.955 * (1.0 - ndv) ** 5
    rx, ry, rz = dx + 2 * ndv * nx, dy + 2 * ndv * ny, dz + 2 * ndv * nz
    er, eg, eb = environment(s, rx, ry, rz, m[6])
    f = min(f, 0.75)
    return r * (1 - f) + er * f, g * (1 - f) + eg * f, b * (1 - f) + eb * f


@compiled
def see(
    scene: Any, s: Any, materials: Any, texels: Any, info: Any,
    ox: float, oy: float, oz: float, dx: float, dy: float, dz: float, start: float,
) -> tuple[float, float, float, int]:  # fmt: skip
    """Colour along a ray and the primitive seen (-1: backdrop). Nothing is nearer than `start`."""
    t, nearest, owner = -1.0, -1, -1
    if start < 0.5 * FAR:
        t, nearest, owner = trace(scene, s, ox, oy, oz, dx, dy, dz, start, 0)
    if t <= 0.0:
        r, g, b = backdrop(scene, s, ox, oy, oz, dx, dy, dz)
        return r, g, b, -1
    x, y, z = ox + dx * t, oy + dy * t, oz + dz * t
    row = scene[0][nearest]
    if materials[int(row[3])][17] > 0.0:
        r, g, b, cover = opaque(scene, s, materials, texels, info, nearest, owner, x, y, z, dx, dy, dz, True)
        if cover < 0.98:
            gr, gg, gb = glass(scene, s, materials, texels, info, nearest, owner, x, y, z, dx, dy, dz)
            r, g, b = r * cover + gr * (1 - cover), g * cover + gg * (1 - cover), b * cover + gb * (1 - cover)
        return r, g, b, nearest
    r, g, b, _ = opaque(scene, s, materials, texels, info, nearest, owner, x, y, z, dx, dy, dz, False)
    return r, g, b, nearest


@compiled
def expose(
    scene: Any, s: Any, materials: Any, texels: Any, info: Any, camera: Any, wide: int, high: int, fine: int,
    mask: Any, before: Any, nearest: Any,
) -> tuple[Any, Any]:  # fmt: skip
    """A linear picture and the primitive seen at each pixel.

    With `fine` = 1 one ray through each pixel's middle; with more, fine × fine rays through the pixels of `mask`,
    the others taken over from `before`. `camera`: eye, right, up, forward, half width and height at distance 1,
    lens shift. `nearest`: a coarse map of the least distance at which anything is.
    """
    coarse_high, coarse_wide = nearest.shape
    picture = np.empty((high, wide, 3), np.float64)
    seen = np.full((high, wide), -1, np.int32)
    for row in range(high):
        for column in range(wide):
            if fine > 1 and not mask[row, column]:
                picture[row, column] = before[row, column]
                continue
            start = nearest[row * coarse_high // high, column * coarse_wide // wide]
            r = g = b = 0.0
            for j in range(fine):
                for i in range(fine):
                    u = ((column + (i + 0.5) / fine) / wide * 2 - 1) * camera[12] + camera[14]
                    v = (1 - (row + (j + 0.5) / fine) / high * 2) * camera[13] + camera[15]
                    dx = camera[9] + camera[3] * u + camera[6] * v
                    dy = camera[10] + camera[4] * u + camera[7] * v
                    dz = camera[11] + camera[5] * u + camera[8] * v
                    norm = 1.0 / math.sqrt(dx * dx + dy * dy + dz * dz)
                    cr, cg, cb, what = see(
                        scene, s, materials, texels, info, camera[0], camera[1], camera[2],
                        dx * norm, dy * norm, dz * norm, start,
                    )  # fmt: skip
                    # highlights are compressed before they are averaged, or their edges stay jagged
                    r, g, b = r + min(cr, 1.6), g + min(cg, 1.6), b + min(cb, 1.6)
                    seen[row, column] = what
            extra = 1.0 if fine == 2 else 0.0  # the ray of the first pass counts too
            share = 1.0 / (fine * fine + extra)
            if extra > 0.0:
                r, g, b = r + before[row, column, 0], g + before[row, column, 1], b + before[row, column, 2]
            picture[row, column, 0] = r * share
            picture[row, column, 1] = g * share
            picture[row, column, 2] = b * share
    return picture, seen


@compiled
def depths(scene: Any, s: Any, camera: Any, wide: int, high: int) -> Any:
    """How far the first thing is on a coarse grid of rays; FAR where there is only the backdrop."""
    depth = np.full((high, wide), FAR, np.float32)
    for row in range(high):
        for column in range(wide):
            u = ((column + 0.5) / wide * 2 - 1) * camera[12] + camera[14]
            v = (1 - (row + 0.5) / high * 2) * camera[13] + camera[15]
            dx = camera[9] + camera[3] * u + camera[6] * v
            dy = camera[10] + camera[4] * u + camera[7] * v
            dz = camera[11] + camera[5] * u + camera[8] * v
            norm = 1.0 / math.sqrt(dx * dx + dy * dy + dz * dz)
            t, _, _ = trace(scene, s, camera[0], camera[1], camera[2], dx * norm, dy * norm, dz * norm, 0.0, 0)
            if t > 0.0:
                depth[row, column] = t
    return depth
