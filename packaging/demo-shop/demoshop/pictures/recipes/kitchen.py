"""Ceramics, glasses, pots and tools."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import BLACK, BRUSHED, CORK, STEEL, Look, filled
from demoshop.pictures.scene import Material, Primitive, Scene, mixed
from demoshop.pictures.solids import Points, ball, box, cone, curve, cylinder, lathe, outline, torus, tube


def glaze(look: Look, gloss: bool = False) -> Material:
    """Stoneware: speckled matt or running gloss."""
    if "two" in look.words:
        return Material(look.colour, "#e9e0cd", rough=0.35, f0=0.05, coat=0.3, pattern=sf.DRIP, p1=0.62, bump=0.02)
    if "gloss" in look.words or gloss:
        return Material(look.colour, mixed(look.colour, "#8aa0c0", 0.5), rough=0.14, f0=0.05, coat=0.7, pattern=sf.DRIP, p1=0.74, bump=0.03, bump_rate=8)
    if "raku" in look.words:
        return Material(look.colour, "#c9b08a", rough=0.4, f0=0.05, coat=0.35, pattern=sf.CLOUDS, rate=3.2, p1=0.5, p2=0.72, bump=0.12, bump_rate=12)
    return Material(look.colour, mixed(look.colour, "#5a4c3c", 0.6), rough=0.52, f0=0.045, coat=0.12, pattern=sf.SPECKLES, rate=17, p1=0.12)


def hollow(outer: Points, wall: float, floor: float) -> list[tuple[float, float]]:
    """A vessel's outline from that of its outside, bottom to rim."""
    inner = [(max(r - wall, 0.0), max(y, floor)) for r, y in reversed(outer) if r > wall]
    return [*outer, *inner, (0.0, floor)]


def handle(material: Material, x: float, low: float, high: float, out: float, thick: float = 0.045) -> Primitive:
    """An ear between two heights at radius `x`, to the right."""
    mid = (low + high) / 2
    path = curve([(x - 0.03, low, 0, thick), (x + out * 0.7, low + 0.02, 0, thick), (x + out, mid, 0, thick * 0.92), (x + out * 0.7, high - 0.01, 0, thick), (x - 0.03, high - 0.03, 0, thick)], 7)
    return tube(material, path)


def mug(look: Look) -> Scene:
    """A thrown mug with coffee in it."""
    scene = Scene(size=(1.2, 1.0), elevation=19)
    clay = glaze(look)
    outer = outline([(0, 0), (0.30, 0), (0.33, 0.015), (0.37, 0.12), (0.385, 0.4), (0.375, 0.7), (0.38, 0.84), (0.372, 0.86)])
    body = [lathe(clay, hollow(outer, 0.045, 0.06), 0.006).displaced(f.RINGS, 0.0011, 60), handle(clay, 0.37, 0.2, 0.66, 0.24).smooth(0.06)]
    part = Scene().add(*body)
    part.add(cylinder(Material("#2a160c", "#b98a5a", rough=0.2, f0=0.02, pattern=sf.CLOUDS, rate=5, p1=0.62, p2=0.8), 0.33, 0.02, 0.002).at(0, 0.72))
    return scene.place(part, 0, 0, 0, -32)


def cups(look: Look) -> Scene:
    """Two espresso cups on saucers."""
    scene = Scene(size=(1.7, 0.8), elevation=21)
    clay = glaze(look)
    for x, z, turn in ((-0.40, -0.14, -40), (0.42, 0.18, -20)):
        part = Scene().add(lathe(clay, outline([(0, 0.02), (0.2, 0.0), (0.26, 0.02), (0.42, 0.07), (0.43, 0.09), (0.40, 0.09), (0.24, 0.05), (0, 0.05)])))
        outer = outline([(0, 0.05), (0.13, 0.05), (0.17, 0.07), (0.245, 0.2), (0.26, 0.36), (0.255, 0.43)])
        part.add(lathe(clay, hollow(outer, 0.045, 0.11), 0.006), handle(clay, 0.25, 0.16, 0.36, 0.13, 0.032).smooth(0.04))
        part.add(cylinder(Material("#3a1d0e", "#c98f52", rough=0.15, coat=0.4, pattern=sf.CLOUDS, rate=6, p1=0.4, p2=0.62), 0.215, 0.02, 0.002).at(0, 0.36))
        scene.place(part, x, 0, z, turn)
    return scene


def bowl(look: Look) -> Scene:
    """A bowl, from tea bowl to salad bowl."""
    sizes = {"bowl": (0.5, 0.44), "largebowl": (0.86, 0.5), "widebowl": (0.82, 0.22)}
    radius, high = sizes[look.shape]
    scene = Scene(size=(radius * 2.2, high * 2), elevation=22)
    clay = glaze(look)
    if look.shape == "widebowl":
        clay = clay.but(second=look.accent, pattern=sf.BANDS, rate=1.0, p1=2.0)
        outer = outline([(0, 0), (0.40, 0), (0.42, 0.01), (0.5, 0.10), (0.56, 0.17), (0.62, 0.20), (radius, 0.235), (radius + 0.005, 0.25)])
        scene.add(lathe(clay, [*outer, (radius - 0.005, 0.262), *outline([(0.62, 0.235), (0.54, 0.20), (0.46, 0.10), (0.34, 0.045), (0, 0.04)])], 0.006))
        scene.add(torus(Material(look.accent, rough=0.6), radius, 0.012).turned(x=90).at(0, 0.258))
        pasta = Material("#e6bd5e", rough=0.45, wrap=0.3, coat=0.2)
        for k in range(26):
            r = 0.05 + 0.009 * k
            path = [(r * math.cos(t * 0.5 + k) * 0.95, 0.14 + 0.05 * math.sin(t + k * 2) + 0.13 * (1 - r / 0.32), r * math.sin(t * 0.5 + k), 0.019) for t in range(9)]
            scene.add(tube(pasta, path))
        scene.add(ball(Material("#b5281a", "#d9512c", rough=0.25, coat=0.5, pattern=sf.CLOUDS, rate=8, p1=0.4, p2=0.7), 0.17, 0.08, 0.16).displaced(f.LUMPS, 0.06, 9).at(0.02, 0.315, 0.02))
        scene.add(ball(Material("#4f8a32", rough=0.4, wrap=0.2), 0.07, 0.02, 0.04).turned(z=18, y=30).at(0.02, 0.40, 0.02))
        return scene
    outer = outline([(0, 0.0), (radius * 0.42, 0.0), (radius * 0.46, 0.05), (radius * 0.52, 0.06), (radius * 0.84, high * 0.45), (radius, high * 0.9), (radius, high)])
    scene.add(lathe(clay, hollow(outer, 0.05, 0.10), 0.008).displaced(f.RINGS, 0.0012, 40))
    if look.row.slug == "teeschale":
        scene.add(cylinder(Material("#7f9f3a", "#a9c45a", rough=0.5, wrap=0.3, pattern=sf.SPECKLES, rate=40, p1=0.3), 0.41, 0.02, 0.003).at(0, 0.33))
    if look.row.slug == "muesli-schale":
        oat = Material("#c9974f", "#efd9a8", rough=0.85, pattern=sf.SPECKLES, rate=17, p1=0.36, bump=0.6, bump_rate=18)
        scene.add(ball(oat, 0.41, 0.14, 0.41).displaced(f.CELLS, 0.05, 13).at(0, 0.33, 0))
        for x, z in ((0.1, 0.1), (-0.12, 0.02), (0.0, -0.14), (0.2, -0.1)):
            scene.add(ball(Material("#3b4a7a", "#8f9dc0", rough=0.6, pattern=sf.CLOUDS, rate=8, p1=0.4, p2=0.8), 0.06).at(x, 0.47, z))
    return scene


def plate(look: Look) -> Scene:
    """Two plates stacked, one standing behind."""
    scene = Scene(size=(1.8, 1.5), elevation=22)
    clay = glaze(look, gloss=luminance(look.colour) < 0.4).but(pattern=sf.SPECKLES, rate=17, p1=0.11, second=mixed(look.colour, "#8a7a66", 0.5))
    bare = Material("#b98f66", rough=0.85)
    shape = outline([(0, 0.02), (0.42, 0.0), (0.46, 0.01), (0.72, 0.09), (0.755, 0.125), (0.74, 0.135), (0.66, 0.10), (0.48, 0.055), (0, 0.05)])
    for i in range(2):
        scene.add(lathe(clay, shape, 0.005).at(0.02 * i, 0.075 * i, 0.25)).add(torus(bare, 0.752, 0.012).turned(x=90).at(0.02 * i, 0.135 + 0.075 * i, 0.25))
    scene.add(lathe(clay, shape, 0.005).turned(x=74).at(0.0, 0.77, -0.55)).add(torus(bare, 0.752, 0.012).turned(x=-16).at(0.0, 0.77 + 0.037, -0.55 + 0.13))
    return scene


def teapot(look: Look) -> Scene:
    """A stoneware pot with a bamboo handle."""
    scene = Scene(size=(1.7, 1.5), elevation=14)
    clay = Material(look.colour, mixed(look.colour, "#8aa0a0", 0.5), rough=0.45, f0=0.05, coat=0.2, pattern=sf.SPECKLES, rate=22, p1=0.16)
    body = lathe(clay, outline([(0, 0.02), (0.34, 0.0), (0.40, 0.03), (0.56, 0.26), (0.56, 0.44), (0.42, 0.66), (0.26, 0.72), (0, 0.72)])).displaced(f.RINGS, 0.003, 50)
    spout = tube(clay, curve([(-0.42, 0.26, 0, 0.13), (-0.62, 0.36, 0, 0.10), (-0.72, 0.54, 0, 0.07), (-0.82, 0.68, 0, 0.055)], 6)).smooth(0.10)
    part = Scene().add(body, spout)
    part.add(lathe(clay, outline([(0, 0.70), (0.28, 0.70), (0.29, 0.73), (0.2, 0.78), (0.05, 0.80), (0.04, 0.84), (0.08, 0.89), (0.06, 0.93), (0, 0.94)])))
    bamboo = Material("#c99f5e", "#8a6430", rough=0.5, pattern=sf.BANDS, rate=20, p1=0.9)
    part.add(tube(bamboo, curve([(-0.40, 0.62, 0, 0.03), (-0.44, 1.0, 0, 0.035), (-0.2, 1.24, 0, 0.038), (0.2, 1.24, 0, 0.038), (0.44, 1.0, 0, 0.035), (0.40, 0.62, 0, 0.03)], 8)))
    return scene.place(part, 0, 0, 0, -20)


def whisk(look: Look) -> Scene:
    """A bamboo whisk standing on its tines."""
    scene = Scene(size=(0.9, 1.5), elevation=13)
    bamboo = Material(look.colour, mixed(look.colour, "#9a7a3a", 0.6), rough=0.5, pattern=sf.STREAKS, rate=1.2)
    scene.add(cylinder(bamboo, 0.17, 0.55, 0.02).at(0, 1.05)).add(torus(bamboo, 0.17, 0.02).turned(x=90).at(0, 1.2))
    scene.add(torus(Material("#3a2a22", rough=0.7), 0.175, 0.025).turned(x=90).at(0, 0.78))
    for k in range(24):
        a = 2 * math.pi * k / 24
        r = 0.36
        c, s = math.cos(a), math.sin(a)
        scene.add(
            tube(
                bamboo,
                curve(
                    [
                        (0.15 * c, 0.80, 0.15 * s, 0.014),
                        (r * c, 0.42, r * s, 0.011),
                        (r * 0.95 * c, 0.14, r * 0.95 * s, 0.010),
                        (r * 0.72 * c, 0.015, r * 0.72 * s, 0.008),
                        (r * 0.6 * c, 0.06, r * 0.6 * s, 0.006),
                    ],
                    3,
                ),
            )
        )
    scene.add(lathe(bamboo, outline([(0, 0.3), (0.10, 0.3), (0.14, 0.5), (0.13, 0.78), (0, 0.8)])).displaced(f.FLUTES, 0.012, 20))
    return scene


def carafe(look: Look) -> Scene:
    """A carafe of water with a cork."""
    scene = Scene(size=(1.0, 1.9), elevation=11)
    glass = filled("#eef6f6", 2.0, 0.86, (0.7, 0.3, 0.3)).but(ior=1.33)
    scene.add(lathe(glass, outline([(0, 0.03), (0.30, 0.01), (0.38, 0.0), (0.42, 0.06), (0.42, 0.12), (0.40, 0.6), (0.28, 0.98), (0.17, 1.18), (0.15, 1.34), (0.18, 1.5), (0.18, 1.5), (0, 1.5)])))
    scene.add(lathe(CORK, outline([(0, 1.47), (0.14, 1.47), (0.20, 1.52), (0.21, 1.62), (0.18, 1.67), (0, 1.68)])))
    return scene


def tumblers(look: Look) -> Scene:
    """Ribbed tumblers, two stacked, two beside."""
    scene = Scene(size=(1.5, 1.1), elevation=16)
    outer = outline([(0, 0), (0.22, 0), (0.245, 0.02), (0.25, 0.06), (0.29, 0.56), (0.29, 0.58)])
    for x, y, z, level in ((-0.34, 0, -0.12, -1.0), (-0.34, 0.30, -0.12, -1.0), (0.36, 0, -0.22, 0.36), (0.10, 0, 0.34, 0.42)):
        water = filled("#eaf4f4", 2.0, level, (1.1, 0.6, 0.6)).but(ior=1.33)
        scene.add(lathe(water, [*outer, (0, 0.58)] if level > 0 else hollow(outer, 0.03, 0.07), 0.004).displaced(f.FLUTES, 0.007, 26).at(x, y, z))
    return scene


def wine_glasses(look: Look) -> Scene:
    """Two glasses, one with red wine."""
    scene = Scene(size=(1.4, 1.7), elevation=10)
    for x, z, wine in ((-0.36, -0.1, "#4a0a16"), (0.36, 0.12, "#f0e2a8")):
        full = filled(wine, 0.45, 1.10, (0.4, 0.25, 0.25)).but(ior=1.33)
        scene.add(lathe(full, outline([(0, 0.74), (0.05, 0.74), (0.2, 0.80), (0.33, 0.98), (0.345, 1.14), (0.29, 1.40), (0.25, 1.52), (0.25, 1.52), (0, 1.52)])).at(x, 0, z))
        stem = filled("#f4f8f8", 2.0, 9.0, (0.8, 0.5, 0.5)).but(ior=1.4)
        scene.add(lathe(stem, outline([(0, 0), (0.30, 0), (0.31, 0.012), (0.2, 0.03), (0.05, 0.06), (0.025, 0.14), (0.022, 0.6), (0.04, 0.70), (0.09, 0.76), (0, 0.77)])).at(x, 0, z))
    return scene


def pan(look: Look) -> Scene:
    """A forged iron pan."""
    scene = Scene(size=(2.2, 1.0), elevation=30)
    iron = Material(look.colour, "#4a4a4a", rough=0.42, metal=0.55, f0=0.1, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.9, bump=0.06, bump_rate=22)
    part = Scene()
    shape = outline([(0, 0), (0.52, 0), (0.56, 0.02), (0.72, 0.2), (0.73, 0.22), (0.70, 0.22), (0.53, 0.05), (0, 0.04)])
    grip = tube(iron, curve([(0.66, 0.16, 0, 0.06), (0.9, 0.26, 0, 0.045), (1.3, 0.36, 0, 0.05), (1.52, 0.38, 0, 0.06)], 6)).smooth(0.06)
    part.add(lathe(iron, shape, 0.01), grip)
    return scene.place(part, -0.30, 0, 0, -30)


def pot(look: Look) -> Scene:
    """A steel pot or an enamelled casserole with lid."""
    scene = Scene(size=(1.8, 1.2), elevation=16)
    steel = look.shape == "pot"
    wall = BRUSHED.but(rough=0.26) if steel else Material(look.colour, mixed(look.colour, "#1a0806", 0.7), rough=0.16, f0=0.05, coat=0.8, pattern=sf.RISE, rate=0.0, p1=0.3, p2=-0.05)
    part = Scene()
    group = [lathe(wall, outline([(0, 0), (0.56, 0), (0.62, 0.02), (0.66, 0.10), (0.67, 0.5), (0.67, 0.60), (0, 0.60)]), 0.004)]
    for side in (-1, 1):
        ear = [(side * 0.64, 0.44, -0.16, 0.035), (side * 0.84, 0.46, -0.13, 0.035), (side * 0.87, 0.46, 0, 0.035), (side * 0.84, 0.46, 0.13, 0.035), (side * 0.64, 0.44, 0.16, 0.035)]
        group.append(tube(STEEL if steel else wall, curve(ear, 6)).smooth(0.03))
    part.add(*group)
    part.add(lathe(wall, outline([(0, 0.61), (0.69, 0.61), (0.69, 0.64), (0.62, 0.68), (0.3, 0.75), (0.06, 0.77), (0.05, 0.80), (0, 0.80)]), 0.004))
    part.add(lathe(STEEL if steel else Material("#c79a4b", rough=0.25, metal=1.0), outline([(0, 0.78), (0.05, 0.78), (0.06, 0.82), (0.13, 0.86), (0.12, 0.90), (0, 0.91)])))
    return scene.place(part, 0, 0, 0, -16)


def mill(look: Look) -> Scene:
    """A walnut pepper mill."""
    scene = Scene(size=(0.8, 1.7), elevation=11)
    wood = Material(look.colour, mixed(look.colour, "#2a160a", 0.6), rough=0.38, coat=0.3, pattern=sf.WOOD, rate=20)
    scene.add(lathe(wood, outline([(0, 0), (0.28, 0), (0.29, 0.02), (0.28, 0.12), (0.19, 0.40), (0.17, 0.62), (0.23, 0.86), (0.24, 0.95), (0.22, 0.98), (0, 0.98)])))
    scene.add(cylinder(STEEL, 0.215, 0.03, 0.006).at(0, 0.995))
    scene.add(lathe(wood, outline([(0, 1.01), (0.22, 1.01), (0.25, 1.06), (0.25, 1.18), (0.18, 1.32), (0.06, 1.38), (0, 1.38)]))).add(ball(STEEL, 0.055).at(0, 1.41))
    for i in range(9):
        scene.add(ball(Material("#2a211c", rough=0.7, bump=0.6, bump_rate=40), 0.026).at(0.32 + 0.12 * math.sin(i * 2.3), 0.026, 0.30 + 0.1 * math.cos(i * 1.7)))
    return scene


def board(look: Look) -> Scene:
    """An oak board leaning, a round one before it."""
    scene = Scene(size=(1.4, 1.6), elevation=12)
    wood = Material(look.colour, mixed(look.colour, "#7a4f26", 0.7), rough=0.5, coat=0.12, pattern=sf.WOOD, rate=9)
    group = [box(wood, 0.98, 1.4, 0.08, 0.03).turned(x=-13).at(0, 0.70, -0.1), cylinder(wood, 0.07, 0.4, 0.01).turned(x=77).at(0, 1.24, -0.22).carved()]
    return scene.place(Scene().add(*group), 0, 0, 0, -18)


def mortar(look: Look) -> Scene:
    """Granite, with pestle."""
    scene = Scene(size=(1.3, 1.3), elevation=20)
    stone = Material(look.colour, "#d4d2cc", rough=0.7, pattern=sf.STONE, rate=58, bump=0.15, bump_rate=30)
    outer = outline([(0, 0), (0.34, 0), (0.38, 0.03), (0.42, 0.1), (0.52, 0.36), (0.54, 0.58), (0.53, 0.64)])
    scene.add(lathe(stone, hollow(outer, 0.11, 0.2), 0.012))
    scene.add(cone(stone, 0.85, 0.15, 0.085).turned(z=-34, x=-14).at(-0.06, 0.32, 0.04))
    return scene


def spoons(look: Look) -> Scene:
    """Three wooden spoons in a fan."""
    scene = Scene(size=(1.3, 1.5), elevation=52)
    for i, (x, turn) in enumerate(((-0.34, 12), (0.0, 0), (0.34, -12))):
        wood = Material(look.colour, mixed(look.colour, "#5a3414", 0.7), rough=0.5, coat=0.15, pattern=sf.WOOD, rate=13 + 3 * i)
        part = Scene()
        head = ball(wood, 0.19, 0.055, 0.27).at(0, 0.06, -0.62)
        group = [head, tube(wood, [(0, 0.05, -0.42, 0.05), (0, 0.05, 0.2, 0.04), (0, 0.05, 0.86, 0.048)]).smooth(0.10)]
        if i != 1:
            group.append(ball(wood, 0.15, 0.05, 0.21).at(0, 0.125, -0.62).carved())
        part.add(*group)
        scene.place(part, x, 0, 0.04 * abs(i - 1), -turn)
    return scene


def moka(look: Look) -> Scene:
    """The eight-sided stovetop pot."""
    scene = Scene(size=(1.2, 1.6), elevation=13)
    metal = BRUSHED.but(colour=look.colour, rough=0.24)
    part = Scene()

    part.add(lathe(metal, outline([(0, 0), (0.40, 0), (0.42, 0.02), (0.34, 0.46), (0.31, 0.52), (0, 0.52)])).displaced(f.FLUTES, 0.010, 8))
    part.add(cylinder(metal, 0.345, 0.09, 0.012).at(0, 0.55))
    upper = [
        lathe(metal, outline([(0, 0.60), (0.30, 0.60), (0.31, 0.64), (0.40, 1.08), (0.40, 1.10), (0, 1.10)])).displaced(f.FLUTES, 0.010, 8),
        cone(metal, 0.2, 0.05, 0.02).turned(z=62).at(-0.33, 1.0, 0).smooth(0.05),
    ]
    part.add(*upper)
    part.add(lathe(metal, outline([(0, 1.10), (0.41, 1.10), (0.40, 1.13), (0.2, 1.22), (0.04, 1.26), (0, 1.26)])).displaced(f.FLUTES, 0.008, 8)).add(ball(BLACK, 0.075).at(0, 1.31))
    part.add(tube(BLACK, curve([(0.34, 1.02, 0, 0.035), (0.60, 1.06, 0, 0.04), (0.66, 0.92, 0, 0.042), (0.60, 0.62, 0, 0.038)], 6)))
    return scene.place(part, 0, 0, 0, -24)


def dripper(look: Look) -> Scene:
    """A porcelain cone on a glass server."""
    scene = Scene(size=(1.3, 1.5), elevation=15)
    china = Material(look.colour, rough=0.2, f0=0.05, coat=0.5, wrap=0.1)
    glass = filled("#6a3a16", 0.4, 0.36, (0.5, 0.3, 0.3))
    scene.add(lathe(glass, outline([(0, 0.02), (0.34, 0.0), (0.42, 0.06), (0.43, 0.3), (0.34, 0.52), (0.26, 0.60), (0.27, 0.64), (0.27, 0.64), (0, 0.64)])))
    scene.add(cylinder(china, 0.44, 0.05, 0.02).at(0, 0.68))
    outer = outline([(0.0, 0.70), (0.17, 0.70), (0.2, 0.74), (0.46, 1.14), (0.47, 1.17)])
    scene.add(lathe(china, hollow(outer, 0.04, 0.76), 0.006).displaced(f.FLUTES, 0.006, 18), handle(china, 0.36, 0.80, 1.08, 0.20, 0.035).turned(y=24).smooth(0.03))
    paper = Material("#f1e7d2", rough=0.9, wrap=0.3)
    scene.add(lathe(paper, hollow(outline([(0.0, 0.8), (0.2, 0.8), (0.445, 1.22)]), 0.012, 0.81)).displaced(f.FLUTES, 0.004, 30))
    scene.add(cylinder(Material("#3a2114", rough=0.95, bump=0.4, bump_rate=40), 0.33, 0.02, 0.003).at(0, 1.04))
    return scene


def jug(look: Look) -> Scene:
    """A milk jug with meadow flowers."""
    scene = Scene(size=(1.1, 1.5), elevation=15)
    clay = glaze(look)
    outer = outline([(0, 0), (0.28, 0), (0.31, 0.015), (0.38, 0.2), (0.36, 0.46), (0.27, 0.70), (0.29, 0.86), (0.30, 0.88)])
    lip = cone(clay, 0.14, 0.07, 0.03).turned(z=58).at(-0.25, 0.80, 0).smooth(0.10)
    part = Scene().add(lathe(clay, hollow(outer, 0.04, 0.06), 0.006), lip, handle(clay, 0.31, 0.24, 0.72, 0.20, 0.042).smooth(0.05))
    part.add(cylinder(Material("#fbf8f0", rough=0.25, wrap=0.4), 0.24, 0.02, 0.003).at(0, 0.74))
    return scene.place(part, 0, 0, 0, -26)


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "mug": mug, "cup": cups, "bowl": bowl, "largebowl": bowl, "widebowl": bowl, "plate": plate, "teapot": teapot, "whisk": whisk, "carafe": carafe,
    "tumbler": tumblers, "wineglass": wine_glasses, "pan": pan, "pot": pot, "casserole": pot, "mill": mill, "board": board, "mortar": mortar,
    "spoons": spoons, "mokapot": moka, "dripper": dripper, "jug": jug,
}  # fmt: skip
