"""Line ornaments for labels, drawn from a few numbers: sprigs, suns, hills, waves, tiles."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import ImageDraw

Draw = ImageDraw.ImageDraw
Area = tuple[float, float, float, float]


def sprig(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A stem with pairs of leaves."""
    x0, y0, x1, y1 = area
    high, mid = y1 - y0, (x0 + x1) / 2
    bend = (chance.random() - 0.5) * 0.25 * high
    count = chance.choice([5, 6, 7])
    stem = [(mid + bend * math.sin(math.pi * t / 20), y1 - high * t / 20) for t in range(21)]
    draw.line(stem, fill=colour, width=max(2, int(high / 70)))
    for i in range(count):
        t = 0.18 + 0.78 * i / count
        x, y = mid + bend * math.sin(math.pi * t), y1 - high * t
        size = high * 0.24 * (1 - 0.55 * t)
        for side in (-1, 1):
            leaf(draw, x, y, side * math.radians(52), size, colour)
    leaf(draw, stem[-1][0], stem[-1][1] + high * 0.06, 0, high * 0.12, colour)


def leaf(draw: Draw, x: float, y: float, angle: float, size: float, colour: str) -> None:
    """One almond-shaped leaf from (x, y), `angle` from upright."""
    points = []
    for i in range(25):
        t = i / 12 if i <= 12 else (24 - i) / 12
        wide = (1 if i <= 12 else -1) * math.sin(math.pi * t) * size * 0.23
        points.append(
            (x + math.sin(angle) * t * size + math.cos(angle) * wide,
             y - math.cos(angle) * t * size + math.sin(angle) * wide)
        )  # fmt: skip
    draw.polygon(points, fill=colour)


def sun(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A disc with rays."""
    x, y, r = _middle(area)
    draw.ellipse((x - r * 0.42, y - r * 0.42, x + r * 0.42, y + r * 0.42), fill=colour)
    count = chance.choice([16, 20, 24])
    for i in range(count):
        a = 2 * math.pi * i / count
        far = r * (0.98 if i % 2 else 0.78)
        draw.line(
            (x + math.cos(a) * r * 0.54, y + math.sin(a) * r * 0.54, x + math.cos(a) * far, y + math.sin(a) * far),
            fill=colour, width=max(2, int(r / 26)),
        )  # fmt: skip


def hills(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """Three ridges under a small sun."""
    x0, y0, x1, y1 = area
    wide, high = x1 - x0, y1 - y0
    r = high * 0.11
    sx = x0 + wide * chance.uniform(0.3, 0.7)
    draw.ellipse((sx - r, y0 + r * 0.4, sx + r, y0 + r * 2.4), fill=colour)
    for layer in range(3):
        start, rate = chance.random() * 6, chance.uniform(1.4, 2.6)
        base = y0 + high * (0.45 + 0.2 * layer)
        points = [(x0 + wide * t / 48, base - high * 0.13 * math.sin(start + rate * math.pi * t / 48)) for t in range(49)]
        draw.line(points, fill=colour, width=max(2, int(high / 45)), joint="curve")


def waves(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """Rows of waves."""
    x0, y0, x1, y1 = area
    rows = chance.choice([5, 6, 7])
    for row in range(rows):
        y = y0 + (y1 - y0) * (row + 0.5) / rows
        rise = (y1 - y0) / rows * 0.30
        points = [(x0 + (x1 - x0) * t / 80, y + rise * math.sin(t / 80 * 8 * math.pi + row * math.pi)) for t in range(81)]
        draw.line(points, fill=colour, width=max(2, int((y1 - y0) / 55)), joint="curve")


def arches(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """Nested arches."""
    x, y, r = _middle(area)
    y += r * 0.5
    for i in range(chance.choice([3, 4])):
        q = r * (1.0 - 0.24 * i)
        draw.arc((x - q, y - q, x + q, y + q), 180, 360, fill=colour, width=max(3, int(r / 12)))


def dots(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A grid of dots that swells towards one corner."""
    x0, y0, x1, y1 = area
    count = chance.choice([7, 8, 9])
    step = min(x1 - x0, y1 - y0) / count
    flip = chance.random() < 0.5
    mx, my = (x0 + x1) / 2 - step * (count - 1) / 2, (y0 + y1) / 2 - step * (count - 1) / 2
    for i in range(count):
        for j in range(count):
            r = step * (0.10 + 0.32 * ((i + (count - 1 - j if flip else j)) / (2 * count - 2)))
            x, y = mx + i * step, my + j * step
            draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def tiles(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """Quarter circles, each turned by chance."""
    x0, y0, x1, y1 = area
    count = chance.choice([4, 5])
    step = min(x1 - x0, y1 - y0) / count
    mx, my = (x0 + x1 - step * count) / 2, (y0 + y1 - step * count) / 2
    for i in range(count):
        for j in range(count):
            corner = chance.randrange(4)
            x, y = mx + i * step, my + j * step
            cx, cy = x + (corner % 2) * step, y + (corner // 2) * step
            start = {0: 0, 1: 90, 3: 180, 2: 270}[corner]
            draw.pieslice((cx - step, cy - step, cx + step, cy + step), start, start + 90, fill=colour)


def fruit(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A round fruit cut open: a ring with segments."""
    x, y, r = _middle(area)
    r *= 0.9
    draw.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=max(3, int(r / 10)))
    count = chance.choice([8, 9, 10])
    for i in range(count):
        a = 2 * math.pi * i / count
        points = [(x + math.cos(a) * r * 0.1, y + math.sin(a) * r * 0.1)]
        for k in range(9):
            b = a + math.pi / count * (k / 4 - 1) * 0.80
            points.append((x + math.cos(b) * r * 0.76, y + math.sin(b) * r * 0.76))
        draw.polygon(points, fill=colour)


def ear(draw: Draw, area: Area, colour: str, _: random.Random) -> None:
    """An ear of grain."""
    x0, y0, x1, y1 = area
    high, mid = y1 - y0, (x0 + x1) / 2
    draw.line((mid, y1, mid, y0 + high * 0.2), fill=colour, width=max(2, int(high / 60)))
    for i in range(7):
        y = y0 + high * (0.18 + 0.085 * i)
        for side in (-1, 1):
            leaf(draw, mid, y + high * 0.1, side * math.radians(24), high * 0.17, colour)
    leaf(draw, mid, y0 + high * 0.2, 0, high * 0.18, colour)


def berries(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A twig with round fruit."""
    x0, y0, x1, y1 = area
    high, mid = y1 - y0, (x0 + x1) / 2
    points = [(mid + high * 0.1 * math.sin(t / 6), y1 - high * t / 20) for t in range(20)]
    draw.line(points, fill=colour, width=max(2, int(high / 60)), joint="curve")
    for i in range(6):
        x, y = points[3 + i * 3 - (i > 4)]
        side = 1 if i % 2 else -1
        r = high * chance.uniform(0.055, 0.08)
        bx, by = x + side * high * 0.15, y - high * 0.04
        draw.line((x, y, bx, by), fill=colour, width=max(2, int(high / 90)))
        draw.ellipse((bx - r, by - r, bx + r, by + r), fill=colour)
        leaf(draw, x, y, -side * math.radians(58), high * 0.17, colour)


def stars(draw: Draw, area: Area, colour: str, chance: random.Random) -> None:
    """A moon among stars."""
    x, y, r = _middle(area)
    for _ in range(13):
        a, q = chance.uniform(0, 2 * math.pi), chance.uniform(0.62, 1.0) * r
        size = r * chance.uniform(0.03, 0.075)
        px, py = x + math.cos(a) * q, y + math.sin(a) * q
        points = [
            (px + math.sin(k * math.pi / 4) * size * (1 if k % 2 == 0 else 0.35),
             py - math.cos(k * math.pi / 4) * size * (1 if k % 2 == 0 else 0.35))
            for k in range(8)
        ]  # fmt: skip
        draw.polygon(points, fill=colour)
    crescent = [(x + math.cos(a / 20 * math.pi * 2) * r * 0.45, y + math.sin(a / 20 * math.pi * 2) * r * 0.45) for a in range(3, 18)]
    inner = [(x + r * 0.2 + math.cos(a / 20 * math.pi * 2) * r * 0.36, y + math.sin(a / 20 * math.pi * 2) * r * 0.36) for a in range(16, 4, -1)]
    draw.polygon(crescent + inner, fill=colour)


def _middle(area: Area) -> tuple[float, float, float]:
    x0, y0, x1, y1 = area
    return (x0 + x1) / 2, (y0 + y1) / 2, min(x1 - x0, y1 - y0) / 2


ORNAMENTS: dict[str, Callable[[Draw, Area, str, random.Random], None]] = {
    "sprig": sprig, "sun": sun, "hills": hills, "waves": waves, "arches": arches, "dots": dots, "tiles": tiles,
    "fruit": fruit, "ear": ear, "berries": berries, "stars": stars,
}  # fmt: skip
