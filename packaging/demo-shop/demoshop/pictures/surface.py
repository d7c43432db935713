"""Surfaces: colour patterns, labels, and how they answer the studio's light. Compiled."""

from __future__ import annotations

import math
from typing import Any

from demoshop.pictures.field import cell_distance, compiled, fbm, hash3, noise
from demoshop.pictures.light import environment, openness, shadow, smooth

# Columns of a material's row.
BASE, SECOND, ROUGH, F0, METAL, WRAP, SHEEN, PATTERN, RATE, P1, P2 = 0, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14
BUMP, BUMP_RATE, CLEAR, ABSORB, IOR, LEVEL, COAT, GLOW, SLOTS, TINT = 15, 16, 17, 18, 21, 22, 23, 24, 26, 50
MATERIAL_WIDTH = 54
SLOT_WIDTH = 12
# Patterns.
(
    NONE, CLOUDS, SPECKLES, STRIPES, RISE, WOOD, CLOTH, CRUST, BANDS, STREAKS, HEX, DRIP, STONE, LINES, SEEDS, PORES, NET, CRUMB,
) = range(18)  # fmt: skip
# Label mappings: around a body, on the front, on the top, on the right side.
AROUND, FRONT, TOP, SIDE = range(4)


@compiled
def sample(texels: Any, info: Any, index: int, u: float, v: float) -> tuple[float, float, float, float]:
    """Bilinear look-up of a label, linear RGB and cover."""
    start, wide, high = info[index, 0], info[index, 1], info[index, 2]
    x, y = min(max(u * wide - 0.5, 0.0), wide - 1.001), min(max(v * high - 0.5, 0.0), high - 1.001)
    ix, iy = int(x), int(y)
    fx, fy = x - ix, y - iy
    r = g = b = a = 0.0
    for j in range(2):
        for i in range(2):
            w = (fx if i else 1 - fx) * (fy if j else 1 - fy)
            at = start + (iy + j) * wide + ix + i
            r += texels[at, 0] * w
            g += texels[at, 1] * w
            b += texels[at, 2] * w
            a += texels[at, 3] * w
    return r, g, b, a


@compiled
def label(m: Any, texels: Any, info: Any, x: float, y: float, z: float, nx: float, ny: float, nz: float) -> tuple[float, float, float, float, float]:
    """Colour, cover and roughness of the label at a local point with a local normal; cover 0 where none is."""
    for slot in range(2):
        at = 26 + slot * 12
        if m[at] == 0.0:
            continue
        kind = int(m[at + 1])
        u0, u1, v0, v1 = m[at + 2], m[at + 3], m[at + 4], m[at + 5]
        u = v = -1.0
        if kind == 0:
            u, v = (math.atan2(x, z) - u0) / (u1 - u0), (v1 - y) / (v1 - v0)
        elif kind == 1 and nz > 0.25:
            u, v = (x - u0) / (u1 - u0), (v1 - y) / (v1 - v0)
        elif kind == 2 and ny > 0.25:
            u, v = (x - u0) / (u1 - u0), (z - v0) / (v1 - v0)
        elif kind == 3 and nx > 0.25:
            u, v = (-z - u0) / (u1 - u0), (v1 - y) / (v1 - v0)
        if 0.0 <= u <= 1.0 and 0.0 <= v <= 1.0:
            r, g, b, a = sample(texels, info, int(m[at]) - 1, u, v)
            if a > 0.02:
                return r, g, b, a, m[at + 6]
    return 0.0, 0.0, 0.0, 0.0, 0.0


@compiled
def pattern(m: Any, x: float, y: float, z: float, ny: float) -> tuple[float, float]:
    """Mix of the second colour (0 to 1) and a brightness factor."""
    kind, rate, p1, p2 = int(m[11]), m[12], m[13], m[14]
    if kind == CLOUDS:
        return smooth(p1, p2, fbm(x * rate, y * rate, z * rate)), 1.0
    if kind == SPECKLES:
        d = cell_distance(x * rate, y * rate, z * rate)
        return 1.0 - smooth(p1 * 0.8, p1 * 1.2 + 0.02, d), 1.0
    if kind == STRIPES:
        t = math.cos(rate * math.atan2(x, z) + 2.4 * fbm(x * 5, y * 5, z * 5))
        return smooth(p1 - 0.25, p1 + 0.25, t), 0.9 + 0.2 * fbm(x * 9, y * 9, z * 9)
    if kind == RISE:
        return smooth(p1, p2, y + rate * (fbm(x * 4, y * 4, z * 4) - 0.5)), 1.0
    if kind == WOOD:
        warp = fbm(x * 2.1, y * 0.5, z * 2.1)
        ring = 0.5 + 0.5 * math.sin(rate * (x * 0.9 + z * 0.45) + 7.0 * warp)
        fibre = noise(x * 60, y * 3.0, z * 60)
        return 0.55 * ring * ring, 0.90 + 0.16 * fibre
    if kind == CLOTH:
        weave = math.sin(x * rate) * math.sin(y * rate) * 0.5 + 0.5
        return p1 * weave, 0.86 + 0.14 * weave + 0.10 * (fbm(x * 6, y * 6, z * 6) - 0.5)
    if kind == CRUST:
        t = fbm(x * rate, y * rate, z * rate)
        flour = smooth(p1, p2, t + 0.22 * ny)
        return flour, 0.72 + 0.5 * fbm(x * 3.1 + 4, y * 3.1, z * 3.1)
    if kind == BANDS:
        return (1.0 if math.sin(y * rate + p2) > p1 else 0.0), 1.0
    if kind == STREAKS:
        angle = math.atan2(x, z)
        t = fbm(math.cos(angle) * 9, y * 1.2, math.sin(angle) * 9)
        side = 0.5 + 0.5 * math.cos(angle - p1)
        return smooth(0.35, 0.75, side * 0.62 + (t - 0.5) * rate + p2), 0.94 + 0.12 * t
    if kind == HEX:
        a, b = math.atan2(x, z) * rate, y * rate * 2.6
        edge = max(abs(math.sin(b)), abs(math.sin(a * 2 + b * 0.5)) * 0.9)
        return 0.0, 0.82 + 0.2 * edge
    if kind == DRIP:
        edge = y + 0.16 * (fbm(x * 2.6, 0.0, z * 2.6) - 0.5) - p1
        return smooth(-0.012, 0.012, edge), 0.95 + 0.1 * fbm(x * 8, y * 8, z * 8)
    if kind == STONE:
        t = noise(x * rate, y * rate, z * rate)
        dark = noise(x * rate * 1.7 + 9, y * rate * 1.7, z * rate * 1.7)
        return smooth(0.62, 0.8, t), 0.8 + 0.35 * dark
    if kind == LINES:
        return (1.0 if math.sin((x * p1 + y * p2) * rate) > 0.55 else 0.0), 1.0
    if kind == SEEDS:
        d = cell_distance(x * rate, y * rate * 0.8, z * rate)
        return (1.0 - smooth(0.26, 0.36, d)) * smooth(p1, p1 + 0.2, ny), 0.75 + 0.45 * fbm(x * 3, y * 3, z * 3)
    if kind == PORES:
        d = cell_distance(x * rate, y * rate, z * rate)
        return 0.0, 0.90 + 0.12 * smooth(0.05, 0.45, d) + 0.08 * (fbm(x * 3, y * 3, z * 3) - 0.5)
    if kind == NET:
        a, b = (math.atan2(x, z) * p1 + y * rate), (math.atan2(x, z) * p1 - y * rate)
        edge = min(abs(math.sin(a)), abs(math.sin(b)))
        return 1.0 - smooth(0.06, 0.3, edge), 0.9 + 0.2 * fbm(x * 7, y * 7, z * 7)
    if kind == CRUMB:
        d = fbm(x * rate, y * rate, z * rate)
        hole = cell_distance(x * rate * 0.6, y * rate * 0.9, z * rate * 0.6)
        return (1.0 - smooth(0.18, 0.34, hole)) * 0.8, 0.88 + 0.2 * d
    return 0.0, 1.0


@compiled
def bumped(m: Any, x: float, y: float, z: float, nx: float, ny: float, nz: float) -> tuple[float, float, float]:
    """The local normal, disturbed by fine noise."""
    if m[15] <= 0.0:
        return nx, ny, nz
    k, e, a = m[16], 0.35, m[15]
    here = fbm(x * k, y * k, z * k)
    nx -= a * (fbm(x * k + e, y * k, z * k) - here) / e
    ny -= a * (fbm(x * k, y * k + e, z * k) - here) / e
    nz -= a * (fbm(x * k, y * k, z * k + e) - here) / e
    norm = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz)
    return nx * norm, ny * norm, nz * norm


@compiled
def shade(
    scene: Any, s: Any, m: Any, wx: float, wy: float, wz: float, nx: float, ny: float, nz: float,
    dx: float, dy: float, dz: float, red: float, green: float, blue: float, rough: float, papery: float,
) -> tuple[float, float, float]:  # fmt: skip
    """Light an opaque point gives towards the eye. `papery` 1 = a label: no metal, no coat."""
    lx, ly, lz = s[12], s[13], s[14]
    ndl = nx * lx + ny * ly + nz * lz
    ndv = max(-(nx * dx + ny * dy + nz * dz), 0.0)
    wrap = m[9] * (1.0 - papery)
    lit = max(0.0, (ndl + wrap) / (1.0 + wrap))
    if lit > 0.0:
        off = 0.012
        lit *= shadow(scene, s, wx + nx * off, wy + ny * off, wz + nz * off, 2, 6.0, 3.0) * (1 - wrap) + wrap * 0.8
    ao = openness(scene, wx, wy, wz, nx, ny, nz, 0.34)
    sky, floor = 0.5 + 0.5 * ny, 0.5 - 0.5 * ny
    side = max(0.0, 0.9 * nx + 0.2 * nz)
    metal = m[8] * (1.0 - papery)
    diffuse = (1.0 - metal) * 1.0
    key, fill = 0.98 * lit, ao * (0.36 * sky + 0.10 + 0.13 * side)
    bounce = ao * floor * 0.26
    tint = wrap * (1.0 - lit) * 0.10
    r = red * diffuse * (key + fill + bounce * s[0] + tint)
    g = green * diffuse * (key * 0.975 + fill * 1.0 + bounce * s[1] + tint * 0.6)
    b = blue * diffuse * (key * 0.93 + fill * 1.03 + bounce * s[2] + tint * 0.4)
    grazing = (1.0 - ndv) ** 5
    f0 = 0.035 if papery > 0.5 else m[7]
    gloss = (1.0 - rough) ** 2
    rx, ry, rz = dx + 2 * ndv * nx, dy + 2 * ndv * ny, dz + 2 * ndv * nz
    er, eg, eb = environment(s, rx, ry, rz, rough)
    hidden = 0.25 + 0.75 * ao
    fr = f0 * (1 - metal) + red * metal
    fg = f0 * (1 - metal) + green * metal
    fb = f0 * (1 - metal) + blue * metal
    r += er * hidden * (fr + (1 - fr) * grazing * gloss * 0.8)
    g += eg * hidden * (fg + (1 - fg) * grazing * gloss * 0.8)
    b += eb * hidden * (fb + (1 - fb) * grazing * gloss * 0.8)
    coat = m[23] * (1.0 - papery)
    if coat > 0.0:
        er, eg, eb = environment(s, rx, ry, rz, 0.06)
        weight = coat * hidden * (0.04 + 0.76 * grazing)
        r, g, b = r + er * weight, g + eg * weight, b + eb * weight
    if m[10] > 0.0:  # cloth and fur catch light at the edge
        fuzz = m[10] * (1.0 - ndv) ** 3 * (0.35 + 0.65 * lit) * ao
        r, g, b = r + fuzz * (0.5 * red + 0.35), g + fuzz * (0.5 * green + 0.35), b + fuzz * (0.5 * blue + 0.35)
    glow = m[24]
    return r + glow * red, g + glow * green, b + glow * blue


@compiled
def grain(x: int, y: int) -> float:
    """Triangular noise for dithering, -1 to 1."""
    return hash3(x, y, 1) + hash3(x, y, 2) - 1.0
