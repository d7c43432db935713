"""Fruit."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.leaves import STEM, leaf, trio
from demoshop.pictures.recipes.look import Look
from demoshop.pictures.scene import Material, Primitive, Scene, mixed
from demoshop.pictures.solids import ball, box, cone, curve, cylinder, extrude, lathe, outline, tube


def apple(look: Look) -> Scene:
    """Red over yellow, with stem and leaf."""
    skin = Material(look.colour, look.accent, rough=0.28, wrap=0.15, coat=0.45, pattern=sf.STREAKS, rate=0.75, p1=0.6, p2=-0.05)

    def one(i: int) -> Scene:
        shape = outline([(0, 0.07), (0.10, 0.02), (0.24, 0.0), (0.40, 0.16), (0.46, 0.40), (0.42, 0.62), (0.26, 0.75), (0.10, 0.73), (0.03, 0.66), (0, 0.64)])
        part = Scene().add(lathe(skin, shape).displaced(f.FLUTES, 0.010, 5, i))
        part.add(tube(STEM, curve([(0, 0.64, 0, 0.018), (0.02, 0.76, 0, 0.014), (0.07, 0.88, 0, 0.018)])))
        if i == 2:
            part.add(leaf(0.34, 0.20).turned(x=-62, y=40).at(0.03, 0.80, 0.0))
        return part

    return trio(one, 0.92)


def pear(look: Look) -> Scene:
    """Green-brown, long-necked, one lying."""
    skin = Material(look.colour, "#8a6a34", rough=0.42, wrap=0.15, coat=0.2, pattern=sf.SPECKLES, rate=28, p1=0.16)
    shape = outline([(0, 0.05), (0.12, 0.0), (0.28, 0.06), (0.38, 0.24), (0.36, 0.46), (0.24, 0.70), (0.16, 0.92), (0.10, 1.04), (0.0, 1.06)])

    def one(i: int) -> Scene:
        part = Scene()
        body, stem = lathe(skin, shape).displaced(f.LUMPS, 0.02, 3, i), tube(STEM, curve([(0, 1.04, 0, 0.02), (0.02, 1.14, 0, 0.016), (0.08, 1.26, 0, 0.022)]))
        if i == 2:
            body.turned(x=-84, z=22).at(0.25, 0.36, 0.3)
            stem.turned(x=-84, z=22).at(0.25, 0.36, 0.3)
        part.add(body).add(stem)
        return part

    return trio(one, 0.86, 0.2)


def citrus(look: Look) -> Scene:
    """Oranges or lemons, one cut open."""
    lemon = look.shape == "lemon"
    skin = Material(look.colour, rough=0.34, wrap=0.2, coat=0.25, pattern=sf.PORES, rate=26, bump=0.22, bump_rate=34)
    pith, flesh = Material("#fbf1d6", rough=0.7, wrap=0.3), Material(mixed(look.colour, "#ffffff", 0.12), mixed(look.colour, "#ffffff", 0.5), rough=0.2, wrap=0.5, coat=0.5,
                                                                     pattern=sf.CLOUDS, rate=14, p1=0.4, p2=0.8, bump=0.15, bump_rate=20)  # fmt: skip

    def whole() -> Scene:
        if lemon:
            shape = outline([(0, -0.56), (0.05, -0.53), (0.10, -0.46), (0.26, -0.34), (0.37, -0.1), (0.37, 0.1), (0.27, 0.32), (0.12, 0.44), (0.07, 0.50), (0, 0.53)])
            return Scene().add(lathe(skin, shape).displaced(f.LUMPS, 0.02, 3).turned(z=74).at(0, 0.365, 0))
        part = Scene().add(ball(skin, 0.46, 0.44, 0.46).displaced(f.LUMPS, 0.015, 2).at(0, 0.44, 0))
        part.add(cylinder(Material("#5f6a34", rough=0.8), 0.03, 0.02, 0.008).turned(x=20).at(0.0, 0.868, 0.12))
        return part

    def half() -> Scene:
        r = 0.36 if lemon else 0.44
        part = Scene()
        group = [ball(skin, r, r * 0.95, r).at(0, 0, 0), ball(skin, 3.0).at(0, 3.0, 0).carved()]
        part.add(*group)
        part.add(cylinder(pith, r * 0.965, 0.02, 0.006).at(0, 0.0, 0))
        count = 9
        for i in range(count):
            a = 2 * math.pi * i / count
            wedge = [(math.sin(t) * q * r, math.cos(t) * q * r) for q, t in ((0.10, 0.0), (0.78, -0.30), (0.84, -0.15), (0.855, 0.0), (0.84, 0.15), (0.78, 0.30))]
            part.add(extrude(flesh, wedge, 0.05, 0.016).turned(x=90).turned(y=math.degrees(a)).at(0, 0.008, 0))
        return Scene().place(part, 0, r * 0.86, 0, -22, tip=66)

    scene = Scene(size=(2.2, 1.1), elevation=18)
    scene.place(whole(), -0.46, 0, -0.2, 20).place(whole(), 0.44, 0, -0.36, -50).place(half(), 0.20, 0, 0.42)
    scene.add(leaf(0.42, 0.20).turned(x=-78, y=-60).at(-0.36, 0.05, 0.40))
    return scene


def banana(look: Look) -> Scene:
    """A hand of bananas."""
    skin = Material(look.colour, "#7a5a1e", rough=0.42, wrap=0.2, coat=0.12, pattern=sf.SPECKLES, rate=11, p1=0.07)
    tip = Material("#6a4a1c", rough=0.7)
    scene = Scene(size=(1.7, 1.0), elevation=22)
    for i in range(4):
        path = []
        for k in range(19):
            t = k / 18
            r = 0.125 * min(1.0, 0.34 + 3.4 * t) * (1 - 0.7 * max(0.0, (t - 0.84) / 0.16) ** 1.5)
            bend = 0.42 * math.sin(math.pi * t) ** 0.8
            path.append((-0.78 + (1.42 - 0.05 * i) * t, 0.26 - 0.13 * min(1.0, 4 * t) + 0.03 * i * t, -0.30 + 0.30 * i * t**0.7 + bend, r))
        scene.add(tube(skin, path))
        x, y, z, _ = path[-1]
        scene.add(ball(tip, 0.045).at(x + 0.01, y, z))
    scene.add(cone(tip, 0.16, 0.07, 0.05).turned(z=64).at(-0.76, 0.25, -0.28))
    return scene


def grapes(look: Look) -> Scene:
    """A bunch lying on the ground."""
    chance = look.chance
    skin = Material(look.colour, mixed(look.colour, "#e9e2b0", 0.6), rough=0.22, wrap=0.5, coat=0.5, pattern=sf.CLOUDS, rate=5, p1=0.35, p2=0.75)
    scene = Scene(size=(1.5, 1.2), elevation=34)
    for row in range(8):
        z = -0.50 + 0.155 * row
        wide = 0.52 * math.sin(math.pi * (0.30 + 0.66 * row / 8))
        count = max(1, round(wide / 0.105))
        for i in range(count):
            x = (i - (count - 1) / 2) * 0.19 + chance.uniform(-0.03, 0.03)
            for level in range(2 if abs(x) < wide * 0.62 else 1):
                berry = ball(skin, 0.105, 0.115, 0.105).turned(chance.uniform(0, 90), chance.uniform(0, 90), 0)
                scene.add(berry.at(x * (1 - 0.2 * level) + chance.uniform(-0.02, 0.02), 0.11 + 0.155 * level, z + chance.uniform(-0.03, 0.03)))
    scene.add(tube(STEM.but(colour="#7d8a44"), curve([(0.0, 0.28, -0.5, 0.022), (0.04, 0.34, -0.68, 0.02), (-0.06, 0.38, -0.86, 0.026)])))
    scene.add(leaf(0.5, 0.46).turned(x=-70, y=70).at(0.0, 0.32, -0.66))
    return scene


def fig(look: Look) -> Scene:
    """Figs, one cut."""
    skin = Material(look.colour, mixed(look.colour, "#7a8a4a", 0.7), rough=0.5, wrap=0.1, pattern=sf.STREAKS, rate=1.0, p2=-0.12, bump=0.05)
    shape = outline([(0, 0.02), (0.10, 0.0), (0.28, 0.08), (0.34, 0.26), (0.26, 0.46), (0.12, 0.62), (0.06, 0.74), (0.05, 0.82), (0, 0.83)])

    def one(i: int) -> Scene:
        part = Scene()
        if i < 2:
            return part.add(lathe(skin, shape).displaced(f.FLUTES, 0.008, 11, i))
        part.add(lathe(skin, shape).turned(x=-52).at(0, 0.24, 0.1), ball(skin, 2).turned(x=-52).at(0, 0.24 + 1.20, 0.1 + 1.56).carved())
        rind = Material("#f2e3c4", rough=0.6, wrap=0.3)
        red = Material("#b5424a", "#f0cf9a", rough=0.3, wrap=0.3, coat=0.4, pattern=sf.SPECKLES, rate=26, p1=0.3, bump=0.3, bump_rate=26)
        part.add(cylinder(rind, 0.25, 0.02, 0.008).turned(x=52.5).at(0.0, 0.235, 0.275), cylinder(red, 0.20, 0.03, 0.012).turned(x=52.5).at(0.0, 0.235, 0.277))
        return part

    scene = Scene(size=(1.6, 1.0), elevation=18)
    scene.place(one(0), -0.40, 0, -0.1, 10).place(one(1), 0.36, 0, -0.22, 60).place(one(0), 0.02, 0, -0.5, 90)
    cut = Scene()
    pulp = Material("#a8323f", "#eec58a", rough=0.3, wrap=0.3, coat=0.4, pattern=sf.SPECKLES, rate=24, p1=0.3, bump=0.3, bump_rate=26)
    cut.add(ball(skin, 0.30, 0.34, 0.30).at(0, 0, 0), ball(skin, 3).at(0, 0, 3.0).carved())
    cut.add(ball(Material("#f3e6cc", rough=0.6, wrap=0.3), 0.285, 0.325, 0.014).at(0, 0, 0.0))
    cut.add(ball(pulp, 0.225, 0.26, 0.024).at(0, 0, 0.004))
    for group in cut.groups:
        for item in group:
            item.turned(x=-48).at(item.position[0], 0.27 + item.position[2] * math.sin(math.radians(48)), 0.46 + item.position[2] * math.cos(math.radians(48)))
    return scene.place(cut, 0.08, 0, 0.0, 8)


def punnet(look: Look) -> Scene:
    """Berries in a wooden punnet."""
    chance, kind = look.chance, look.words[0]
    scene = Scene(size=(1.6, 1.05), elevation=33)
    wood = Material("#dcc59a", "#b8975e", rough=0.75, pattern=sf.WOOD, rate=9)
    scene.add(pillow_box(wood, 1.30, 0.42, 1.0))
    scene.groups[-1].append(pillow_box(wood, 1.22, 0.60, 0.92).at(0, 0.36, 0).carved())
    size = {"raspberry": 0.105, "blueberry": 0.085, "strawberry": 0.15, "blackberry": 0.105}[kind]
    skin = {
        "raspberry": Material(look.colour, mixed(look.colour, "#ffc0c0", 0.35), rough=0.45, wrap=0.35, sheen=0.4),
        "blueberry": Material(look.colour, "#8f9dc0", rough=0.6, wrap=0.1, sheen=0.3, pattern=sf.CLOUDS, rate=7, p1=0.4, p2=0.8),
        "strawberry": Material(look.colour, "#f0c860", rough=0.22, wrap=0.2, coat=0.5, pattern=sf.SPECKLES, rate=13, p1=0.16),
        "blackberry": Material(look.colour, "#6a3a68", rough=0.2, coat=0.5, wrap=0.1),
    }[kind]
    step = size * 1.72
    columns, rows = int(1.16 / step), int(0.88 / step)
    scene.add(pillow_box(mixed_material(skin), 1.2, 0.2, 0.9).at(0, 0.28, 0))
    for j in range(rows):
        for i in range(columns + j % 2):
            x = (i - (columns + j % 2 - 1) / 2) * step + chance.uniform(-0.02, 0.02)
            z = (j - (rows - 1) / 2) * step * 1.02 + chance.uniform(-0.02, 0.02)
            if abs(x) > 0.58:
                continue
            _berry(scene, kind, skin, size, x, 0.42 + chance.uniform(-0.02, 0.06), z, chance)
    for x in (-0.22, 0.32):
        _berry(scene, kind, skin, size, x, size * 0.9, 0.62 + 0.05 * (x > 0), chance)
    return scene


def mixed_material(material: Material) -> Material:
    """A darker, plain twin for what lies below."""
    return Material(mixed(material.colour, "#000000", 0.55), rough=0.8)


def pillow_box(material: Material, wide: float, high: float, deep: float) -> Primitive:
    """A box standing on the ground."""
    return box(material, wide, high, deep, 0.03).at(0, high / 2, 0)


def _berry(scene: Scene, kind: str, skin: Material, size: float, x: float, y: float, z: float, chance: random.Random) -> None:
    tilt, turn = chance.uniform(-50, 50), chance.uniform(0, 360)
    if kind in {"raspberry", "blackberry"}:
        scene.add(ball(skin, size * 0.86, size, size * 0.86).displaced(f.CELLS, size * 0.42, 3.4 / size, chance.random() * 20).turned(x=tilt, y=turn).at(x, y, z))
    elif kind == "blueberry":
        dent = ball(skin, size * 0.28).at(x + 0.4 * size, y + size * 0.80, z + 0.3 * size)
        scene.add(ball(skin, size, size * 0.9, size).turned(x=tilt, y=turn).at(x, y, z), dent.carved())
    else:
        shape = outline([(0, -1.05), (0.22, -0.9), (0.62, -0.25), (0.74, 0.3), (0.55, 0.68), (0.2, 0.8), (0, 0.78)])
        scene.add(lathe(skin, shape).turned(x=100 + tilt * 0.4, y=turn % 90 - 45).sized(size).at(x, y, z))
        for k in range(5):
            a = turn + 72 * k
            scene.add(leaf(size * 0.8, size * 0.36).turned(x=60, y=a).at(x, y + size * 0.1, z - size * 0.72).turned())


def avocado(look: Look) -> Scene:
    """One whole, one halved with its stone."""
    skin = Material(look.colour, mixed(look.colour, "#1a2010", 0.5), rough=0.5, pattern=sf.CLOUDS, rate=9, p1=0.35, p2=0.7, bump=0.35, bump_rate=22)
    shape = outline([(0, 0.0), (0.16, 0.02), (0.33, 0.16), (0.37, 0.36), (0.30, 0.60), (0.18, 0.80), (0.09, 0.90), (0, 0.92)])
    scene = Scene(size=(1.6, 1.0), elevation=22)
    scene.add(lathe(skin, shape).turned(z=62, y=30).at(0.15, 0.36, -0.52))
    half = Scene()
    half.add(lathe(skin, shape), ball(skin, 3).at(0, 0.4, 3.0).carved())
    body = [*[(x, y) for x, y in shape], *[(-x, y) for x, y in reversed(shape)]]
    rim, flesh = Material("#7f9a3a", rough=0.4, wrap=0.2), Material("#e3dc8f", "#b9c45a", rough=0.35, wrap=0.3, coat=0.3, pattern=sf.RISE, rate=0.1, p1=0.6, p2=1.0)
    half.add(extrude(rim, [(x * 0.96, 0.02 + y * 0.96) for x, y in body], 0.03, 0.01).at(0, 0, 0.0))
    half.add(extrude(flesh, [(x * 0.87, 0.045 + y * 0.89) for x, y in body], 0.05, 0.015).at(0, 0, 0.0))
    half.add(ball(Material("#7a4a24", "#5a3418", rough=0.3, coat=0.4, pattern=sf.CLOUDS, rate=6, p1=0.4, p2=0.7), 0.17).at(0, 0.33, 0.03))
    return scene.place(_leaned(half, -56), -0.12, 0.03, 0.30, 14)


def _turned(position: tuple[float, float, float], angle: float) -> tuple[float, float, float]:
    a = math.radians(angle)
    x, y, z = position
    return x, y * math.cos(a) - z * math.sin(a), y * math.sin(a) + z * math.cos(a)


def _leaned(scene: Scene, angle: float) -> Scene:
    """Everything tipped backwards about the x axis."""
    for group in scene.groups:
        for item in group:
            item.turned(x=angle).at(*_turned(item.position, angle))
            item.position = (item.position[0], item.position[1] + 0.24, item.position[2] + 0.2)
    return scene


def mango(look: Look) -> Scene:
    """One mango, blushing."""
    skin = Material(look.colour, look.accent, rough=0.3, wrap=0.2, coat=0.35, pattern=sf.STREAKS, rate=0.35, p1=-0.9, p2=0.05)
    scene = Scene(size=(1.5, 1.0), elevation=18)
    scene.add(ball(skin, 0.46, 0.58, 0.40).displaced(f.LUMPS, 0.06, 1.6).turned(z=62, y=20).at(-0.22, 0.44, -0.1))
    scene.add(ball(skin, 0.44, 0.55, 0.38).displaced(f.LUMPS, 0.06, 1.6, 9).turned(z=-58, y=-30).at(0.50, 0.42, 0.12))
    return scene


def pineapple(look: Look) -> Scene:
    """Scales and a crown."""
    skin = Material(look.colour, "#6a4a1a", rough=0.5, wrap=0.1, pattern=sf.NET, rate=13, p1=4)
    scene = Scene(size=(1.0, 2.0), elevation=12)
    shape = outline([(0, 0.02), (0.26, 0.0), (0.42, 0.16), (0.47, 0.5), (0.43, 0.85), (0.30, 1.05), (0.1, 1.1), (0, 1.1)])
    scene.add(lathe(skin, shape).displaced(f.CELLS, 0.05, 7.5))
    green = Material("#5f7f4a", "#8fa86a", rough=0.5, wrap=0.1, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.7)
    for ring, (count, tilt, reach) in enumerate(((9, 52, 0.5), (8, 34, 0.62), (6, 18, 0.72), (3, 6, 0.78))):
        for i in range(count):
            a = 360 * i / count + 23 * ring
            blade = leaf(reach, 0.16, green).turned(x=tilt, y=a)
            scene.add(blade.at(0.10 * math.sin(math.radians(a)), 1.04 + 0.04 * ring, 0.10 * math.cos(math.radians(a))))
    return scene


def pomegranate(look: Look) -> Scene:
    """One whole and a few seeds."""
    skin = Material(look.colour, "#d98a5a", rough=0.38, wrap=0.15, coat=0.25, pattern=sf.CLOUDS, rate=2.4, p1=0.45, p2=0.8)
    scene = Scene(size=(1.3, 1.1), elevation=17)
    parts = [ball(skin, 0.50, 0.47, 0.50).displaced(f.LUMPS, 0.05, 2).at(0, 0.47, 0), cone(skin, 0.16, 0.12, 0.10).at(0, 0.88, 0).smooth(0.12)]
    for k in range(6):
        a = math.radians(60 * k)
        parts.append(cone(skin, 0.13, 0.05, 0.012).turned(x=22 * math.cos(a), z=-22 * math.sin(a)).at(0.09 * math.sin(a), 1.03, 0.09 * math.cos(a)).smooth(0.04))
    parts.append(ball(skin, 0.07).at(0, 1.10, 0).carved())
    scene.add(*parts)
    seed = Material("#a8142c", "#e0455a", rough=0.1, wrap=0.6, coat=0.8, pattern=sf.CLOUDS, rate=6, p1=0.4, p2=0.8)
    for _ in range(16):
        x, z = 0.22 + look.chance.gauss(0, 0.26), 0.62 + look.chance.gauss(0, 0.07)
        scene.add(ball(seed, 0.062, 0.045, 0.045).turned(y=look.chance.uniform(0, 180)).at(x, 0.045, z))
    return scene


def melon(look: Look) -> Scene:
    """Striped, with a slice before it."""
    skin = Material(look.colour, mixed(look.colour, "#1f3a1c", 0.6), rough=0.3, coat=0.3, pattern=sf.STRIPES, rate=11, p1=0.1)
    scene = Scene(size=(1.5, 1.1), elevation=17)
    scene.add(ball(skin, 0.62, 0.60, 0.62).at(-0.08, 0.60, -0.25))
    red = Material("#d9363f", "#e8606a", rough=0.35, wrap=0.35, coat=0.3, pattern=sf.CLOUDS, rate=11, p1=0.4, p2=0.8)
    half = [(0.5 * math.cos(math.radians(a)), 0.5 * math.sin(math.radians(a))) for a in range(180, 361, 6)]
    cut = Scene()
    for scale, material, deep in ((1.0, Material("#3f6e3a", rough=0.4), 0.12), (0.955, Material("#eef0d0", rough=0.5, wrap=0.3), 0.125), (0.885, red, 0.135)):
        cut.add(extrude(material, [(x * scale, y * scale) for x, y in half], deep, 0.012).at(0, 0.5, 0))
    for k in range(5):
        a = math.radians(205 + 32 * k)
        cut.add(ball(Material("#221612", rough=0.3), 0.022, 0.034, 0.012).turned(z=math.degrees(a) + 90).at(0.30 * math.cos(a), 0.5 + 0.30 * math.sin(a), 0.068))
    return scene.place(cut, 0.30, 0, 0.50, -12)


def coconut(look: Look) -> Scene:
    """A drinking coconut, shaved white, with a straw."""
    husk = Material("#efe5cf", "#b89a6a", rough=0.75, pattern=sf.STREAKS, rate=1.4, p2=-0.1, bump=0.3, bump_rate=14)
    scene = Scene(size=(1.1, 1.5), elevation=15)
    scene.add(lathe(husk, outline([(0, 0.0), (0.30, 0.0), (0.34, 0.03), (0.50, 0.42), (0.52, 0.58), (0.42, 0.86), (0.2, 1.02), (0.19, 1.03), (0, 1.03)])).displaced(f.LUMPS, 0.03, 5))
    scene.add(cylinder(Material("#4a3020", rough=0.9), 0.15, 0.02, 0.005).at(0, 1.035))
    scene.add(tube(Material("#c9452c", rough=0.5), [(0.02, 0.95, 0, 0.032), (0.24, 1.55, 0.06, 0.032)]))
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "apple": apple,
    "pear": pear,
    "orange": citrus,
    "lemon": citrus,
    "banana": banana,
    "grapes": grapes,
    "fig": fig,
    "punnet": punnet,
    "avocado": avocado,
    "mango": mango,
    "pineapple": pineapple,
    "pomegranate": pomegranate,
    "melon": melon,
    "coconut": coconut,
}
