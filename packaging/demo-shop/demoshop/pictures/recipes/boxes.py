"""Boxes and bars."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.look import GOLD, Look
from demoshop.pictures.scene import Label, Material, Scene, mixed
from demoshop.pictures.solids import ball, box, cylinder, extrude, lathe, outline, pillow, rounded, torus, tube


def faced(look: Look, wide: float, high: float, deep: float, design: str = "", rough: float = 0.5, edge: float = 0.012) -> Scene:
    """An upright box with art on its front and right side, standing on the ground at the origin."""
    front = look.front(wide, -high / 2, high / 2, look.colour, look.accent, design, rough)
    spine = look.art(deep, high, mixed(look.colour, "#000000", 0.06), look.accent, "modern" if deep > 0.3 * wide else "quiet")
    side = Label(spine, sf.SIDE, (-deep / 2, deep / 2, -high / 2, high / 2), rough)
    paper = Material(look.colour, rough=rough, f0=0.04, labels=(front, side))
    return Scene().add(box(paper, wide, high, deep, edge).at(0, high / 2))


def carton(look: Look) -> Scene:
    """A folding box for tea, biscuits, capsules."""
    shapes = {"knaeckebrot": (0.62, 1.15, 0.36), "butterkekse": (0.72, 1.05, 0.32), "kartenspiel": (0.62, 0.88, 0.22), "zwieback": (0.62, 1.1, 0.42),
              "tagliatelle": (0.8, 1.05, 0.36), "nougat": (0.9, 0.55, 0.3), "kaffeekapseln": (1.0, 0.66, 0.42)}  # fmt: skip
    wide, high, deep = shapes.get(look.row.slug, (0.82, 0.92, 0.44))
    scene = Scene(size=(wide * 1.25 + deep * 0.5, high * 1.1), elevation=13)
    scene.place(faced(look, wide, high, deep), -0.03, turn=-24)
    _beside(look, scene)
    return scene


def _beside(look: Look, scene: Scene) -> None:
    """A little of what is in the box, before it."""
    slug = look.row.slug
    if slug == "butterkekse":
        biscuit = Material("#dba95c", "#b87a34", rough=0.75, pattern=sf.CLOUDS, rate=5, p1=0.4, p2=0.75, bump=0.1, bump_rate=30)
        for i in range(3):
            part = extrude(biscuit, rounded(0.42, 0.32, 0.05, -0.16), 0.05, 0.02).turned(x=-90, y=12 * i - 5)
            scene.add(part.at(0.30 + 0.02 * i, 0.028 + 0.05 * i, 0.48))
        return
    if slug == "kaffeekapseln":
        for i in range(3):
            body = Material("#d9cfb4", "#b9a884", rough=0.7, pattern=sf.SPECKLES, rate=24, p1=0.2)
            scene.add(lathe(body, outline([(0, 0), (0.06, 0.0), (0.085, 0.02), (0.12, 0.16), (0.15, 0.165), (0.15, 0.18), (0, 0.185)])).at(
                -0.16 + 0.33 * i, 0, 0.46 + 0.05 * (i % 2)))  # fmt: skip
        return
    if look.row.category == "coffee-tea":  # a tea bag with its tag
        bag = Material("#f2ecdd", mixed(look.colour, "#5a3a1a", 0.5), rough=0.85, pattern=sf.CLOUDS, rate=9, p1=0.45, p2=0.75)
        scene.add(pillow(bag, rounded(0.26, 0.32, 0.02, -0.16), 0.07, 0.12).turned(x=-84, y=24).at(0.38, 0.035, 0.44))
        thread = Material("#f4f0e4", rough=0.9)
        path = [(0.40 - 0.02 * k, 0.02, 0.56 + 0.03 * math.sin(k), 0.005) for k in range(14)]
        scene.add(tube(thread, path))
        scene.add(box(Material(look.colour, rough=0.6), 0.11, 0.012, 0.11, 0.004).turned(y=30).at(0.10, 0.01, 0.60))
    if slug == "kartenspiel":
        card = Material("#f7f3e8", rough=0.4)
        for i in range(4):
            scene.add(box(card, 0.3, 0.008, 0.42, 0.003).turned(y=-30 + 17 * i).at(0.34 + 0.02 * i, 0.006 + 0.008 * i, 0.42))


def flat_box(look: Look) -> Scene:
    """A gift box lying, its lid leaning behind; pralines, gingerbread or a game inside."""
    scene = Scene(size=(1.6, 1.12), elevation=30)
    high = 0.9
    lid = box(Material(look.colour, rough=0.5, labels=(look.front(1.14, -high / 2, high / 2, look.colour, look.accent, "poster" if look.row.category == "toys" else ""),)),
              1.2, high + 0.06, 0.16, 0.015)  # fmt: skip
    scene.add(lid.turned(x=-20, y=-8).at(0.02, 0.50, -0.62))
    tray = Material(mixed(look.colour, "#fffaf0", 0.82), rough=0.7)
    wide, deep = 1.15, 0.78
    scene.add(box(tray, wide, 0.2, deep, 0.015).at(0, 0.1, 0.25), box(tray, wide - 0.08, 0.2, deep - 0.08, 0.01).at(0, 0.15, 0.25).carved())
    _inside(look, scene, wide, deep)
    return scene


def _inside(look: Look, scene: Scene, wide: float, deep: float) -> None:
    slug, chance = look.row.slug, look.chance
    if look.row.category == "perfume":
        for i in range(5):
            x = -0.40 + 0.2 * i
            colours = ("#e9d9c0", "#d9c3d0", "#c9d3c0", "#e6c9a0", "#c7d0da")
            scene.add(box(Material(colours[i], rough=0.08, coat=1.0, wrap=0.3), 0.13, 0.12, 0.42, 0.04).at(x, 0.15, 0.28))
            scene.add(cylinder(GOLD, 0.052, 0.16, 0.01).turned(x=90).at(x, 0.15, 0.00))
        return
    if look.row.category == "stationery":
        scene.add(cylinder(Material("#a31f2a", rough=0.35, wrap=0.2, coat=0.2), 0.055, 0.62, 0.01).turned(z=90).at(-0.12, 0.13, 0.12))
        scene.add(cylinder(GOLD, 0.10, 0.10, 0.012).turned(x=90).at(0.3, 0.15, 0.30))
        scene.add(cylinder(Material("#5a3620", rough=0.4), 0.06, 0.3, 0.03).turned(x=90).at(0.3, 0.15, 0.48))
        scene.add(cylinder(Material("#a31f2a", rough=0.3, wrap=0.2, coat=0.5), 0.12, 0.05, 0.02).at(-0.2, 0.10, 0.40))
        return
    if look.row.category == "toys":
        for i in range(4):
            for j in range(3):
                tile = Material(look.chance.choice([look.colour, look.accent, "#e9e0cc", "#a9b79a", "#d98a6a"]), rough=0.5)
                scene.add(box(tile, 0.22, 0.07, 0.2, 0.015).turned(y=chance.uniform(-5, 5)).at(-0.4 + 0.265 * i, 0.12 + 0.02 * chance.random(), 0.02 + 0.235 * j))
        return
    tones = ("#2c1710", "#4a2a1a", "#7a4a28", "#e9dcc4", "#8a5a34") if slug == "pralinen-auswahl" else ("#efe7d8",) if slug == "trueffel" else ("#6b3f22", "#3a2015")
    columns, rows = (5, 3) if slug != "trueffel" else (4, 3)
    for i in range(columns):
        for j in range(rows):
            x, z = (i - (columns - 1) / 2) * (wide - 0.18) / columns, 0.25 + (j - (rows - 1) / 2) * (deep - 0.16) / rows
            tone = chance.choice(tones)
            sweet = Material(tone, mixed(tone, "#ffffff", 0.25), rough=0.32, coat=0.3, wrap=0.15)
            kind = chance.randrange(3) if slug == "pralinen-auswahl" else 0
            if slug == "trueffel":
                dusted = sweet.but(rough=0.95, coat=0.0, second="#ffffff", pattern=sf.CLOUDS, rate=8, p1=0.35, p2=0.7, bump=0.4, bump_rate=14)
                scene.add(ball(dusted, 0.105).displaced(1, 0.04, 9, i + j * 7).at(x, 0.15, z))
            elif kind == 0:
                scene.add(ball(sweet, 0.085, 0.075, 0.085).at(x, 0.14, z), torus(sweet, 0.03, 0.012).turned(x=90).at(x, 0.212, z).smooth(0.02))
            elif kind == 1:
                scene.add(box(sweet, 0.15, 0.11, 0.15, 0.03).at(x, 0.13, z))
                scene.add(box(Material(chance.choice(["#e9d9b8", "#c9a24a", "#a8403a"]), rough=0.4), 0.12, 0.012, 0.02, 0.005).turned(y=45).at(x, 0.19, z))
            else:
                scene.add(cylinder(sweet, 0.082, 0.12, 0.03).at(x, 0.13, z), ball(sweet.but(colour="#c98f5a"), 0.04).at(x, 0.20, z))


def bar(look: Look) -> Scene:
    """A chocolate bar in its wrapper; pieces of it before."""
    scene = Scene(size=(1.15, 1.32), elevation=14)
    wrapped = faced(look, 0.62, 1.25, 0.09, rough=0.42)
    scene.place(wrapped, -0.12, 0.0, -0.05, turn=-16)
    milk = "Vollmilch" in look.row.name_de
    tone = "#efe0bd" if "weiss" in look.row.slug else "#8a5430" if milk else "#3a1f14"
    chocolate = Material(tone, rough=0.28, coat=0.25, wrap=0.1)
    if look.row.slug == "marzipan":
        for i in range(3):
            scene.add(
                cylinder(Material("#3a1f14", rough=0.3, coat=0.2), 0.125, 0.06, 0.02).turned(x=90, z=0).at(0.22 + 0.16 * i, 0.125, 0.42 + 0.04 * i),
                cylinder(Material("#eedfb4", rough=0.7), 0.105, 0.064, 0.01).turned(x=90).at(0.22 + 0.16 * i, 0.125, 0.422 + 0.04 * i),
            )
        return scene
    for i, (x, z, turn) in enumerate(((0.33, 0.34, 20), (0.52, 0.18, -30), (0.14, 0.50, 62))):
        piece = Scene()
        for k in range(2 if i == 0 else 1):
            piece.add(box(chocolate, 0.24, 0.05, 0.2, 0.008).at(0.24 * k, 0.03), box(chocolate, 0.21, 0.06, 0.17, 0.025).at(0.24 * k, 0.05).smooth(0.02))
        scene.place(piece, x, 0, z, turn, 0.85)
    return scene


def puzzle(look: Look) -> Scene:
    """The box stands; pieces lie before it."""
    scene = Scene(size=(1.5, 1.22), elevation=17)
    scene.place(faced(look, 1.18, 0.98, 0.2, "poster", 0.4), -0.02, 0, -0.2, turn=-18)
    chance = look.chance
    for i in range(7):
        colour = chance.choice([look.colour, look.accent, mixed(look.colour, look.accent, 0.5), mixed(look.colour, "#22301a", 0.4)])
        piece = Material(colour, rough=0.5)
        shape = _jigsaw(chance.randrange(16))
        x, z = -0.52 + 0.18 * i + chance.uniform(-0.03, 0.03), 0.40 + 0.14 * (i % 2) + chance.uniform(-0.03, 0.03)
        scene.add(extrude(piece, shape, 0.035, 0.008).turned(x=-90).turned(y=chance.uniform(0, 360)).at(x, 0.019, z))
    return scene


def _jigsaw(bits: int) -> list[tuple[float, float]]:
    """A piece with a knob or a hole on each side."""
    points: list[tuple[float, float]] = []
    for side in range(4):
        out = 1 if bits >> side & 1 else -1
        edge = [(-0.08, 0.08), (-0.022, 0.08), (-0.022, 0.08), (-0.03, 0.08 + out * 0.02), (-0.026, 0.08 + out * 0.045), (0.0, 0.08 + out * 0.055),
                (0.026, 0.08 + out * 0.045), (0.03, 0.08 + out * 0.02), (0.022, 0.08), (0.022, 0.08), (0.08, 0.08)]  # fmt: skip
        a = -side * math.pi / 2
        spin = np.array([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])
        points += [(float(p[0]), float(p[1])) for p in (spin @ np.array(q) for q in outline(edge, 4))][:-1]
    return points


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "box": carton,
    "flatbox": flat_box,
    "bar": bar,
    "puzzle": puzzle,
}
