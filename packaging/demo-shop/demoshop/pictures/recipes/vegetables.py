"""Vegetables and herbs."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.leaves import leaf, trio
from demoshop.pictures.recipes.look import Look
from demoshop.pictures.scene import Material, Scene, mixed
from demoshop.pictures.solids import ball, cone, curve, cylinder, lathe, outline, tube


def tomato(look: Look) -> Scene:
    """Five on the vine."""
    skin = Material(look.colour, rough=0.18, wrap=0.22, coat=0.6)
    green = Material("#5d7a34", rough=0.6)
    scene = Scene(size=(1.9, 1.0), elevation=24)
    spots = ((-0.62, -0.2), (-0.20, 0.22), (0.22, -0.16), (0.60, 0.2), (0.0, -0.5))
    for i, (x, z) in enumerate(spots):
        shape = outline([(0, 0.05), (0.10, 0.01), (0.22, 0.03), (0.31, 0.18), (0.31, 0.32), (0.22, 0.45), (0.08, 0.46), (0, 0.42)])
        scene.add(lathe(skin, shape).displaced(f.FLUTES, 0.007, 6, i).at(x, 0, z))
        for k in range(5):
            a = 2 * math.pi * k / 5 + i
            scene.add(tube(green, curve([(x, 0.45, z, 0.02), (x + 0.1 * math.cos(a), 0.475, z + 0.1 * math.sin(a), 0.014), (x + 0.19 * math.cos(a), 0.46, z + 0.19 * math.sin(a), 0.005)], 4)))
    vine = [(x, 0.54 + 0.02 * i, z * 0.3, 0.026) for i, (x, z) in enumerate(((-0.8, 0), (-0.4, 0.2), (0.0, -0.1), (0.4, 0.2), (0.75, 0.0)))]
    scene.add(tube(green, curve(vine)))
    for x, z in spots[:4]:
        scene.add(tube(green, curve([(x, 0.44, z, 0.02), (x * 0.95, 0.52, z * 0.7, 0.018), (x * 0.9, 0.57, z * 0.3, 0.02)], 4)))
    return scene


def carrot(look: Look) -> Scene:
    """A bunch with its greens."""
    chance = look.chance
    root = Material(look.colour, mixed(look.colour, "#8a3a0a", 0.5), rough=0.5, wrap=0.15, pattern=sf.BANDS, rate=37, p1=0.93)
    green = Material("#5a8a3a", rough=0.6, wrap=0.2)
    scene = Scene(size=(1.6, 1.3), elevation=40)
    for i in range(5):
        turn, x = -20 + 10 * i, -0.36 + 0.18 * i
        body = cone(root, 0.95, 0.105 - 0.01 * (i % 2), 0.02).displaced(f.LUMPS, 0.02, 6, i)
        scene.add(body.turned(x=90, y=turn).at(x * 0.45, 0.11 + 0.05 * (i % 2), -0.12))
        for _ in range(5):
            a = math.radians(turn * 0.8 + chance.uniform(-20, 20) + 180)
            points = [(x * 0.45, 0.12, -0.18, 0.018)]
            points += [(x * 0.45 + math.sin(a) * 0.17 * k, 0.12 + 0.07 * math.sin(k * 0.8), -0.18 + math.cos(a) * 0.17 * k, 0.014 - 0.002 * k) for k in range(1, 5)]
            scene.add(tube(green, curve(points, 4)))
            ex, ey, ez = points[-1][:3]
            for _ in range(3):
                scene.add(ball(green, 0.075, 0.03, 0.07).displaced(f.LUMPS, 0.08, 16, chance.random() * 9).at(ex + chance.gauss(0, 0.05), ey, ez + chance.gauss(0, 0.05)))
    return scene


def tubers(look: Look) -> Scene:
    """Potatoes, ginger."""
    chance = look.chance
    ginger = look.shape == "ginger"
    skin = Material(look.colour, mixed(look.colour, "#6a4a20", 0.55), rough=0.7, pattern=sf.SPECKLES if not ginger else sf.BANDS, rate=12 if not ginger else 42,
                    p1=0.10 if not ginger else 0.9, bump=0.16, bump_rate=9)  # fmt: skip
    if ginger:
        scene = Scene(size=(1.6, 0.9), elevation=24)
        parts = [ball(skin, 0.42, 0.19, 0.20).at(0, 0.2, 0)]
        for x, z, turn, r in ((0.42, 0.10, -30, 0.17), (-0.40, 0.08, 35, 0.18), (0.12, 0.26, 80, 0.13), (-0.12, -0.24, 70, 0.15), (0.60, -0.1, 60, 0.12), (-0.62, 0.22, -50, 0.11)):
            parts.append(ball(skin, r * 1.7, r, r).turned(y=turn, z=12).at(x, 0.2, z).smooth(0.16))
        parts[0].displaced(f.LUMPS, 0.05, 4)
        return scene.add(*parts)
    scene = Scene(size=(1.9, 1.1), elevation=22)
    for x, z, y in ((-0.6, -0.1, 0), (-0.05, 0.28, 0), (0.52, 0.05, 0), (0.0, -0.38, 0), (-0.28, -0.02, 0.36), (0.28, -0.06, 0.36)):
        body = ball(skin, 0.34, 0.24, 0.27).displaced(f.LUMPS, 0.09, 2.6, chance.random() * 30)
        scene.add(body.turned(y=chance.uniform(0, 180), z=chance.uniform(-10, 10)).at(x, 0.23 + y, z))
    return scene


def onion(look: Look) -> Scene:
    """Red onions."""
    skin = Material(look.colour, mixed(look.colour, "#d9a0a8", 0.55), rough=0.3, wrap=0.15, coat=0.35, pattern=sf.STREAKS, rate=1.5, p2=-0.1)
    shape = outline([(0, 0.03), (0.08, 0.0), (0.26, 0.05), (0.38, 0.22), (0.36, 0.40), (0.22, 0.56), (0.08, 0.66), (0.035, 0.76), (0.02, 0.90), (0, 0.92)])
    return trio(lambda i: Scene().add(lathe(skin, shape).displaced(f.LUMPS, 0.02, 2.5, i * 5)), 0.80)


def garlic(look: Look) -> Scene:
    """Three bulbs."""
    skin = Material(look.colour, "#b58aa0", rough=0.55, wrap=0.25, pattern=sf.STREAKS, rate=1.2, p2=-0.28)
    shape = outline([(0, 0.03), (0.1, 0.0), (0.28, 0.08), (0.36, 0.22), (0.30, 0.40), (0.14, 0.54), (0.06, 0.66), (0.045, 0.86), (0, 0.87)])
    return trio(lambda i: Scene().add(lathe(skin, shape).displaced(f.FLUTES, 0.020, 9, i)), 0.80)


def pepper(look: Look) -> Scene:
    """Pointed peppers."""
    skin = Material(look.colour, rough=0.16, wrap=0.12, coat=0.7)
    green = Material("#56783a", rough=0.55)
    scene = Scene(size=(1.8, 0.9), elevation=32)
    for i in range(3):
        part = Scene()
        path = [(-0.62 + 0.155 * k, 0.20, 0.05 * math.sin(k * 0.5 + i), max(0.03, 0.19 * (1 - (k / 8.6) ** 2.2) * min(1, 0.75 + 0.2 * k))) for k in range(9)]
        part.add(tube(skin, curve(path, 7)).displaced(f.LUMPS, 0.03, 4, i * 7))
        part.add(tube(green, curve([(-0.74, 0.21, 0.0, 0.05), (-0.85, 0.24, 0.02, 0.035), (-1.0, 0.33, 0.06, 0.04)], 5)), ball(green, 0.06, 0.15, 0.15).at(-0.76, 0.20, 0).smooth(0.05))
        scene.place(part, 0.05, 0, -0.36 + 0.36 * i, -20 + 14 * i)
    return scene


def aubergine(look: Look) -> Scene:
    """Two, glossy and dark."""
    skin = Material(look.colour, rough=0.10, f0=0.05, coat=0.9)
    cap = Material("#5f7a3f", rough=0.6)
    scene = Scene(size=(1.9, 1.0), elevation=26)
    for x, z, turn in ((-0.02, -0.24, -14), (0.06, 0.30, 12)):
        part = Scene()
        path = [(-0.66, 0.2, 0, 0.15), (-0.4, 0.22, 0, 0.19), (0.0, 0.25, 0, 0.24), (0.36, 0.27, 0, 0.27), (0.5, 0.27, 0, 0.25)]
        part.add(tube(skin, curve(path, 12)))
        group = [ball(cap, 0.10, 0.175, 0.175).at(-0.72, 0.2, 0)]
        for k in range(5):
            a = 2 * math.pi * k / 5
            group.append(cone(cap, 0.2, 0.06, 0.015).turned(z=-90).at(-0.70, 0.2 + 0.15 * math.cos(a), 0.15 * math.sin(a)).smooth(0.05))
        part.add(*group)
        part.add(cone(cap, 0.2, 0.05, 0.045).turned(z=70).at(-0.76, 0.2, 0))
        scene.place(part, x, 0, z, turn)
    return scene


def leafy(look: Look) -> Scene:
    """A head of lettuce: leaves about a heart."""
    chance = look.chance
    scene = Scene(size=(1.5, 1.1), elevation=28)
    inner = Material(mixed(look.colour, "#e9efb0", 0.5), mixed(look.colour, "#f4f6d0", 0.8), rough=0.5, wrap=0.35, pattern=sf.CLOUDS, rate=5, p1=0.3, p2=0.8)
    scene.add(ball(inner, 0.36, 0.34, 0.36).displaced(f.LUMPS, 0.18, 5).at(0, 0.42, 0))
    for ring, (count, r, tilt) in enumerate(((5, 0.12, 22), (7, 0.22, 44), (9, 0.28, 66))):
        shade = Material(mixed(look.colour, "#dfe8a0", 0.36 - 0.16 * ring), mixed(look.colour, "#f0f4c8", 0.7), rough=0.45, wrap=0.35, pattern=sf.CLOUDS, rate=4, p1=0.42, p2=0.85)
        for i in range(count):
            a = 360 * i / count + 31 * ring + chance.uniform(-8, 8)
            wavy = leaf(0.62 + 0.03 * ring, 0.62, shade).displaced(f.LUMPS, 0.13, 5.5, chance.random() * 40)
            scene.add(wavy.turned(x=tilt, y=a).at(r * math.sin(math.radians(a)), 0.08, r * math.cos(math.radians(a))))
    return scene


def broccoli(look: Look) -> Scene:
    """Florets on a pale stalk."""
    chance = look.chance
    stalk = Material("#9ab56a", rough=0.55, wrap=0.2)
    bud = Material(look.colour, mixed(look.colour, "#8fae5a", 0.6), rough=0.8, pattern=sf.SPECKLES, rate=26, p1=0.34, bump=0.6, bump_rate=26)
    scene = Scene(size=(1.4, 1.2), elevation=17)
    scene.add(cone(stalk, 0.34, 0.17, 0.20).at(0, 0.12, 0))
    for ring, (count, r, y, size) in enumerate(((1, 0.0, 0.86, 0.27), (6, 0.27, 0.76, 0.24), (9, 0.47, 0.58, 0.21))):
        for i in range(count):
            a = 2 * math.pi * i / count + ring
            x, z = math.cos(a) * r, math.sin(a) * r
            scene.add(ball(bud, size, size * 0.85, size).displaced(f.CELLS, 0.075, 9, chance.random() * 30).at(x, y, z))
            if ring:
                scene.add(cone(stalk, 0.3, 0.09, 0.08).turned(x=0, z=-math.degrees(math.atan2(x, 0.35))).at(x * 0.35, 0.36, z * 0.6))
    return scene


def herb_pot(look: Look) -> Scene:
    """A herb in a terracotta pot."""
    chance = look.chance
    clay = Material("#b8714c", mixed("#b8714c", "#e0b090", 0.6), rough=0.85, pattern=sf.CLOUDS, rate=3, p1=0.4, p2=0.8)
    scene = Scene(size=(1.1, 1.6), elevation=14)
    scene.add(lathe(clay, outline([(0, 0), (0.26, 0), (0.28, 0.02), (0.36, 0.46), (0.36, 0.46), (0.40, 0.46), (0.41, 0.48), (0.42, 0.60), (0.40, 0.62), (0.36, 0.62), (0.34, 0.56), (0, 0.56)])))
    scene.add(cylinder(Material("#3a2a20", rough=1.0), 0.35, 0.04, 0.01).displaced(f.LUMPS, 0.03, 20).at(0, 0.56))
    green = Material(look.colour, mixed(look.colour, "#b5cf7a", 0.5), rough=0.42, wrap=0.25, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.75)
    needle = "needle" in look.words
    for i in range(9 if needle else 11):
        a, lean = math.radians(40 * i + chance.uniform(-12, 12)), chance.uniform(0.04, 0.34)
        top = chance.uniform(0.5, 0.85)
        points = [(math.cos(a) * lean * t * t + math.cos(a) * 0.12, 0.56 + top * t, math.sin(a) * lean * t * t + math.sin(a) * 0.12, 0.014) for t in (0, 0.25, 0.5, 0.75, 1.0)]
        group = [tube(green, points)]
        if needle:
            for k in range(13):
                t = 0.15 + 0.85 * k / 12
                x, y, z = math.cos(a) * (lean * t * t + 0.12), 0.56 + top * t, math.sin(a) * (lean * t * t + 0.12)
                b = 137 * k
                group += [cone(green, 0.13, 0.010, 0.006).turned(z=-52, y=b + d).at(x, y, z) for d in (0, 180)]
        else:
            for k, t in enumerate((0.35, 0.62, 0.85, 1.0)):
                x, y, z = math.cos(a) * (lean * t * t + 0.12), 0.56 + top * t, math.sin(a) * (lean * t * t + 0.12)
                size = 0.30 - 0.05 * k
                for d in (0, 180):
                    group.append(leaf(size, size * 0.68, green).turned(x=58 - 8 * k, y=90 * k + math.degrees(a) + d).at(x, y, z))
        scene.add(*group)
    return scene


def radish(look: Look) -> Scene:
    """A bunch of radishes."""
    chance = look.chance
    skin = Material(look.colour, "#f6ece6", rough=0.28, wrap=0.2, coat=0.4, pattern=sf.RISE, rate=0.06, p1=-0.10, p2=-0.17)
    green = Material("#5f8f3e", "#93b35f", rough=0.5, wrap=0.25, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.7)
    scene = Scene(size=(1.4, 1.2), elevation=34)
    for i in range(7):
        a = math.radians(-60 + 20 * i)
        x, z, y = 0.52 * math.sin(a), 0.38 * math.cos(a), 0.16 + 0.12 * (i % 2)
        group = [ball(skin, 0.165).at(x, y, z), cone(skin, 0.24, 0.035, 0.004).turned(x=96, y=math.degrees(a)).at(x + 0.10 * math.sin(a), y - 0.02, z + 0.12).smooth(0.06)]
        scene.add(*group)
        scene.add(tube(green, curve([(x, y + 0.08, z - 0.1, 0.022), (x * 0.5, 0.3, 0.05, 0.02), (x * 0.2, 0.26, -0.2, 0.018)], 5)))
    for i in range(9):
        a = 180 + chance.uniform(-44, 44)
        blade = leaf(chance.uniform(0.5, 0.7), 0.28, green).displaced(f.LUMPS, 0.10, 6, i * 5)
        scene.add(blade.turned(x=68 + 4 * (i % 3), y=a).at(0.05 * (i - 4) * 0.6, 0.16 + 0.04 * (i % 3), -0.22))
    return scene


def cucumber(look: Look) -> Scene:
    """One whole, slices before it."""
    skin = Material(look.colour, mixed(look.colour, "#a9c47a", 0.5), rough=0.32, wrap=0.1, coat=0.35, pattern=sf.SPECKLES, rate=18, p1=0.18, bump=0.15, bump_rate=20)
    flesh = Material("#dfe8b4", "#b5cf86", rough=0.3, wrap=0.4, coat=0.4, pattern=sf.CLOUDS, rate=9, p1=0.5, p2=0.8)
    scene = Scene(size=(1.9, 0.9), elevation=30)
    path = [(-0.95 + 0.19 * k, 0.185, 0.03 * math.sin(k * 0.5), 0.185 if 0 < k < 10 else 0.13) for k in range(11)]
    scene.add(tube(skin, curve(path, 3)).turned(y=14).at(0.0, 0, -0.16))
    for i in range(4):
        part = Scene().add(cylinder(skin, 0.19, 0.05, 0.01).at(0, 0.026)).add(cylinder(flesh, 0.178, 0.054, 0.01).at(0, 0.027))
        for k in range(6):
            a = k * math.pi / 3
            part.add(ball(Material("#f2efcf", rough=0.4), 0.024, 0.006, 0.05).turned(y=math.degrees(-a) + 90).at(0.085 * math.cos(a), 0.056, 0.085 * math.sin(a)))
        scene.place(part, -0.30 + 0.27 * i, 0.012 * (i % 2), 0.42 + 0.05 * (i % 2), 20 * i)
    return scene


def asparagus(look: Look) -> Scene:
    """A tied bundle lying."""
    spear, tip = Material(look.colour, "#e2cfae", rough=0.5, wrap=0.3, pattern=sf.BANDS, rate=9, p1=0.985), Material(mixed(look.colour, "#b9a6b0", 0.5), rough=0.55, wrap=0.2)
    scene = Scene(size=(2.0, 0.8), elevation=30)
    chance = look.chance
    for level, count in ((0, 6), (1, 5), (2, 4)):
        for i in range(count):
            z, y = (i - (count - 1) / 2) * 0.15, 0.075 + 0.125 * level
            x = chance.uniform(-0.05, 0.05)
            scene.add(cone(spear, 1.4, 0.075, 0.066).turned(z=-90).at(-0.8 + x, y, z))
            scene.add(cone(tip, 0.16, 0.070, 0.022).turned(z=-90).displaced(f.CELLS, 0.02, 18, i).at(0.62 + x, y, z))
    for x in (-0.42, 0.3):
        band = Material("#b5432f", rough=0.6)
        loop = [(x, 0.2 + 0.26 * math.sin(t), 0.47 * math.cos(t), 0.02) for t in [2 * math.pi * k / 24 for k in range(25)]]
        scene.add(tube(band, [(px, max(py, 0.02), pz, r) for px, py, pz, r in loop]))
    return scene


def mushroom(look: Look) -> Scene:
    """King oyster mushrooms."""
    stem, cap = Material("#f1e7d3", "#dccbab", rough=0.7, wrap=0.3, pattern=sf.STREAKS, rate=0.8), Material("#b08a5e", "#8f6b44", rough=0.55, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.7)

    def one(i: int) -> Scene:
        part = Scene().add(lathe(stem, outline([(0, 0.0), (0.16, 0.0), (0.22, 0.1), (0.23, 0.3), (0.18, 0.6), (0.19, 0.8), (0.26, 0.92), (0, 0.93)])).displaced(f.LUMPS, 0.03, 3, i * 4))
        part.add(lathe(cap, outline([(0, 0.90), (0.26, 0.91), (0.33, 0.94), (0.30, 1.0), (0.16, 1.05), (0, 1.04)])).displaced(f.LUMPS, 0.04, 3, i * 9))
        return part

    scene = Scene(size=(1.6, 1.1), elevation=15)
    scene.place(one(0), -0.36, 0, -0.2).place(one(1), 0.16, 0, -0.34, 60, 0.85)
    lying = one(2)
    for group in lying.groups:
        for item in group:
            item.turned(z=-82).at(0, 0.24, 0)
    return scene.place(lying, -0.2, 0, 0.32, 18, 0.9)


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "tomato": tomato,
    "carrot": carrot,
    "potato": tubers,
    "ginger": tubers,
    "onion": onion,
    "garlic": garlic,
    "pepper": pepper,
    "aubergine": aubergine,
    "lettuce": leafy,
    "broccoli": broccoli,
    "herbpot": herb_pot,
    "radish": radish,
    "cucumber": cucumber,
    "asparagus": asparagus,
    "mushroom": mushroom,
}
