"""Boxes, bars, books, bags and pouches."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import GOLD, Look
from demoshop.pictures.scene import Label, Material, Primitive, Scene, mixed
from demoshop.pictures.solids import ball, box, cone, cylinder, extrude, lathe, outline, pillow, rounded, torus, tube


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
            scene.add(cylinder(Material("#3a1f14", rough=0.3, coat=0.2), 0.125, 0.06, 0.02).turned(x=90, z=0).at(0.22 + 0.16 * i, 0.125, 0.42 + 0.04 * i),
                      cylinder(Material("#eedfb4", rough=0.7), 0.105, 0.064, 0.01).turned(x=90).at(0.22 + 0.16 * i, 0.125, 0.422 + 0.04 * i))
        return scene
    for i, (x, z, turn) in enumerate(((0.33, 0.34, 20), (0.52, 0.18, -30), (0.14, 0.50, 62))):
        piece = Scene()
        for k in range(2 if i == 0 else 1):
            piece.add(box(chocolate, 0.24, 0.05, 0.2, 0.008).at(0.24 * k, 0.03), box(chocolate, 0.21, 0.06, 0.17, 0.025).at(0.24 * k, 0.05).smooth(0.02))
        scene.place(piece, x, 0, z, turn, 0.85)
    return scene


def seal(wide: float, high: float, foot: float = 0.0) -> list[tuple[float, float]]:
    """The outline of a standing pouch: slightly waisted, crimped top."""
    w = wide / 2
    right = outline([(w * 0.90, foot), (w * 0.99, 0.08), (w, 0.25), (w * 0.96, high * 0.6), (w * 0.94, high * 0.86), (w * 0.95, high), (w * 0.95, high)], 6)
    return [*right, *[(-x, y) for x, y in reversed(right)]]


def _bag_art(look: Look, wide: float, low: float, high: float) -> Label:
    return look.front(wide, low, high, look.accent if luminance(look.accent) > 0.5 else look.colour, look.colour if luminance(look.accent) > 0.5 else look.accent)


def bag(look: Look) -> Scene:
    """A side-gusset bag, folded over at the top, with a paper label."""
    big = look.row.size in {"1000g", "500g"}
    wide, high = (0.92, 1.42) if big else (0.84, 1.22)
    scene = Scene(size=(1.2, high + 0.02), elevation=11)
    label = _bag_art(look, wide * 0.66, 0.2, high * 0.66)
    foil = Material(look.colour, rough=0.42, f0=0.05, bump=0.10, bump_rate=3.2, labels=(label,))
    part = Scene()
    body = pillow(foil, seal(wide, high), 0.52, 0.46, 0.012).displaced(1, 0.035, 3.4, look.chance.random() * 40)
    part.add(body, box(foil, wide * 0.86, 0.20, 0.40, 0.06).at(0, 0.10).smooth(0.16))
    part.add(box(foil.but(labels=()), wide * 0.93, 0.10, 0.075, 0.02).at(0, high - 0.02, 0.01))
    part.add(box(Material(look.accent if luminance(look.accent) < 0.8 else GOLD.colour, rough=0.4, metal=0.4), wide * 1.0, 0.035, 0.10, 0.015).at(0, high - 0.02, 0.015))
    scene.place(part, -0.02, turn=-14)
    _spill(look, scene)
    return scene


def _spill(look: Look, scene: Scene) -> None:
    """Beans, pasta or biscuits before the bag."""
    chance, slug = look.chance, look.row.slug
    if look.row.category == "coffee-tea":
        bean = Material("#3b2114", "#5a3420", rough=0.38, coat=0.15, pattern=sf.CLOUDS, rate=8, p1=0.3, p2=0.7)
        if "decaf" in look.row.name_en or "entkoff" in slug or "äthiop" in look.row.name_de.lower():
            bean = bean.but(colour="#6b4226", second="#7d5232")
        for _ in range(13):
            x, z = 0.34 + chance.gauss(0, 0.16), 0.44 + chance.gauss(0, 0.07)
            turn = chance.uniform(0, 180)
            scene.add(ball(bean, 0.062, 0.036, 0.045).turned(y=turn).at(x, 0.034, z),
                      cylinder(bean, 0.006, 0.12, 0.002).turned(z=90).turned(y=turn).at(x, 0.07, z).carved())  # fmt: skip
    elif slug in {"penne", "orecchiette"}:
        pasta = Material("#e3b85a", "#f0d28a", rough=0.5, wrap=0.25, pattern=sf.STREAKS, rate=0.6)
        for _ in range(9):
            x, z, turn = 0.32 + chance.gauss(0, 0.15), 0.44 + chance.gauss(0, 0.07), chance.uniform(0, 180)
            if slug == "penne":
                scene.add(cylinder(pasta, 0.042, 0.26, 0.01).displaced(2, 0.004, 16).turned(z=90).turned(y=turn).at(x, 0.044, z),
                          cylinder(pasta, 0.03, 0.4, 0.0).turned(z=90).turned(y=turn).at(x, 0.044, z).carved())  # fmt: skip
            else:
                scene.add(ball(pasta, 0.085, 0.06, 0.085).at(x, 0.02, z), ball(pasta, 0.07, 0.05, 0.07).at(x, 0.065, z).carved())
    elif slug in {"cantuccini", "amarettini"}:
        crumb = Material("#d39a52", "#f0dcae", rough=0.85, pattern=sf.SPECKLES, rate=9, p1=0.3, bump=0.4, bump_rate=14)
        for i in range(4):
            if slug == "cantuccini":
                scene.add(box(crumb, 0.36, 0.09, 0.14, 0.05).displaced(1, 0.03, 7, i * 3).turned(y=30 + 32 * i).at(0.14 + 0.17 * i, 0.055, 0.46 + 0.05 * (i % 2)))
            else:
                scene.add(ball(crumb.but(colour="#b5793a"), 0.11, 0.07, 0.11).displaced(1, 0.03, 9, i * 3).at(0.12 + 0.2 * i, 0.05, 0.46 + 0.05 * (i % 2)))
    elif slug == "grissini":
        stick = Material("#d9a85c", "#8a5a28", rough=0.8, pattern=sf.SPECKLES, rate=14, p1=0.25)
        for i in range(4):
            scene.add(tube(stick, [(-0.35 + 0.1 * k, 0.03 + 0.03 * (i == 3), 0.40 + 0.07 * (i % 3) + 0.015 * math.sin(k * 2.1 + i), 0.028 + 0.004 * math.sin(k * 3 + i)) for k in range(10)]))


def pouch(look: Look) -> Scene:
    """A doypack with a window or plain front."""
    scene = Scene(size=(1.1, 1.3), elevation=11)
    wide, high = 0.88, 1.26
    label = look.front(wide * 0.84, 0.12, high * 0.90, look.colour, look.accent)
    foil = Material(look.colour, rough=0.40, f0=0.05, bump=0.08, bump_rate=3, labels=(label,))
    body = pillow(foil, seal(wide, high, 0.02), 0.34, 0.40, 0.010).displaced(1, 0.03, 3.0, look.chance.random() * 40)
    foot = box(foil, wide * 0.80, 0.10, 0.30, 0.05).at(0, 0.05).smooth(0.12)
    crimp = box(foil.but(labels=(), bump=0.0), wide * 0.94, 0.09, 0.03, 0.008).at(0, high - 0.03)
    part = Scene().add(body, foot).add(crimp.displaced(3, 0.003, 220))
    scene.place(part, 0, turn=-12)
    _handful(look, scene)
    return scene


def _handful(look: Look, scene: Scene) -> None:
    chance, slug = look.chance, look.row.slug
    sweets = {
        "lakritz": (Material("#17171a", rough=0.25, coat=0.4), (0.06, 0.04, 0.06)),
        "fruchtgummi": (Material("#a3142e", rough=0.15, wrap=0.6, coat=0.5), (0.075, 0.05, 0.055)),
        "gebrannte-mandeln": (Material("#7a3c1c", "#a8602c", rough=0.4, coat=0.3, bump=0.5, bump_rate=18, pattern=sf.CLOUDS, rate=8, p1=0.3, p2=0.7), (0.08, 0.045, 0.05)),
        "walnuesse": (Material("#b98a54", "#8a5c30", rough=0.7, pattern=sf.CLOUDS, rate=7, p1=0.35, p2=0.7, bump=0.7, bump_rate=11), (0.10, 0.05, 0.085)),
        "granola": (Material("#b87c3a", "#e0bd80", rough=0.8, pattern=sf.SPECKLES, rate=14, p1=0.35, bump=0.6, bump_rate=16), (0.07, 0.045, 0.06)),
        "marshmallows": (Material("#f7f0ea", rough=0.8, wrap=0.5), (0.1, 0.09, 0.1)),
        "mate": (Material("#5f6a32", rough=0.8), (0.04, 0.01, 0.015)),
        "getreidekaffee": (Material("#4a2a16", rough=0.9), (0.03, 0.02, 0.03)),
    }  # fmt: skip
    if slug not in sweets:
        return
    material, (rx, ry, rz) = sweets[slug]
    count = 8 if rx > 0.05 else 30
    for i in range(count):
        x, z, turn = 0.22 + chance.gauss(0, 0.22), 0.42 + chance.gauss(0, 0.06), chance.uniform(0, 180)
        if slug == "marshmallows":
            scene.add(cylinder(material, rx, ry * 2, 0.03).at(-0.2 + 0.21 * (i % 4), ry + 0.17 * (i // 4), 0.42 + 0.05 * (i % 2)))
        else:
            scene.add(ball(material, rx, ry, rz).displaced(1, 0.02, 8, i).turned(y=turn).at(x, ry, z))


def paper_bag(look: Look) -> Scene:
    """Flour, rice, oats: a paper block with a folded top."""
    scene = Scene(size=(1.1, 1.28), elevation=12)
    wide, high, deep = 0.74, 1.1, 0.46
    front = look.front(wide * 0.98, -high / 2 + 0.02, high / 2 - 0.06, look.colour, look.accent)
    paper = Material(look.colour, rough=0.75, f0=0.03, bump=0.16, bump_rate=5, labels=(front,))
    part = Scene().add(box(paper, wide, high, deep, 0.05).displaced(1, 0.022, 3.6, look.chance.random() * 30).at(0, high / 2))
    part.add(box(paper.but(labels=()), wide * 0.98, 0.10, 0.16, 0.03).at(0, high + 0.02, 0.04))
    scene.place(part, -0.04, turn=-22)
    grain = {"risottoreis": ("#f2ead6", 0.022), "polenta": ("#e8b93c", 0.010), "haferflocken": ("#dcc79c", 0.03), "weizenmehl": ("#f6f1e6", 0.0), "dinkelmehl": ("#dfc79a", 0.0)}
    colour, size = grain.get(look.row.slug, ("#eee2cc", 0.02))
    heap = Material(colour, mixed(colour, "#8a6a40", 0.3), rough=0.95, pattern=sf.SPECKLES, rate=max(12, 0.5 / max(size, 0.012)), p1=0.2, bump=0.5 if size else 0.15, bump_rate=30)
    scene.add(lathe(heap, outline([(0, 0), (0.3, 0), (0.26, 0.02), (0.12, 0.075), (0, 0.11)])).displaced(1, 0.03, 7).at(0.42, -0.004, 0.36))
    return scene


def spaghetti(look: Look) -> Scene:
    """A tied bundle of spaghetti, standing, in a paper sleeve."""
    scene = Scene(size=(1.0, 1.7), elevation=12)
    chance = look.chance
    rod = Material("#e2b650", "#efcf86", rough=0.45, wrap=0.25)
    waist = outline([(0, 0), (0.215, 0), (0.215, 0), (0.185, 0.5), (0.175, 0.8), (0.19, 1.1), (0.215, 1.5), (0.215, 1.5), (0, 1.5)])
    scene.add(lathe(rod, waist).displaced(2, 0.016, 24))
    for ring, count in ((0.0, 1), (0.075, 7), (0.15, 13), (0.215, 24)):
        for i in range(count):
            a = 2 * math.pi * (i + 0.5 * (ring < 0.2)) / count
            top = 0.10 + chance.uniform(-0.025, 0.03)
            scene.add(cone(rod, top, 0.026, 0.024).at(math.sin(a) * ring * 0.985, 1.49, math.cos(a) * ring * 0.985))
    label = look.around(0.21, 80, -0.28, 0.28, look.accent, "#f4e9d0", "classic", 0.6)
    scene.add(cylinder(Material(look.accent, rough=0.6, labels=(label,)), 0.205, 0.58, 0.004).at(0, 0.78))
    return scene


def book(look: Look) -> Scene:
    """A hardback, standing turned, its pages to be seen."""
    slug = look.row.slug
    wide, high, deep = {"bildband-garten": (1.0, 1.1, 0.16), "kinderbuch": (0.98, 0.98, 0.12), "roman-inseln": (0.74, 1.14, 0.22)}.get(slug, (0.86, 1.14, 0.18))
    scene = Scene(size=(wide * 1.2 + 0.1, high * 1.05), elevation=9)
    cover = Material(look.colour, rough=0.45, labels=(look.front(wide, -high / 2, high / 2, look.colour, look.accent, "poster", 0.42),))
    pages = Material("#f3ecdc", "#d9cfba", rough=0.8, pattern=sf.LINES, rate=260, p1=0.0, p2=0.0)
    part = Scene()
    part.add(box(cover, wide, high, 0.025, 0.006).at(0, high / 2, deep / 2))
    part.add(box(cover.but(labels=()), wide, high, 0.025, 0.006).at(0, high / 2, -deep / 2))
    part.add(box(cover.but(labels=()), 0.03, high, deep + 0.02, 0.012).at(-wide / 2 + 0.012, high / 2))
    part.add(box(pages, wide - 0.05, high - 0.05, deep - 0.02, 0.004).at(-0.005, high / 2))
    scene.place(part, 0, turn=-24)
    return scene


def notebook(look: Look) -> Scene:
    """A linen notebook with a ribbon, leaning on a second one lying."""
    scene = Scene(size=(1.25, 1.25), elevation=14)
    linen = Material(look.colour, mixed(look.colour, "#ffffff", 0.25), rough=0.85, sheen=0.3, pattern=sf.CLOTH, rate=220, p1=0.35)
    pages = Material("#f5efe0", "#ddd2bb", rough=0.85)

    def volume() -> Scene:
        part = Scene()
        for z in (-0.075, 0.075):
            part.add(box(linen, 0.80, 1.12, 0.022, 0.01).at(0, 0.56, z))
        part.add(box(linen, 0.03, 1.12, 0.16, 0.014).at(-0.39, 0.56))
        part.add(box(pages, 0.77, 1.08, 0.13, 0.01).at(0.0, 0.56))
        part.add(box(Material(look.accent, rough=0.45, metal=0.3), 0.045, 1.13, 0.186, 0.006).at(0.27, 0.56))
        return part

    upright = volume()
    scene.place(upright, -0.08, 0.0, -0.08, turn=-24)
    ribbon = Material(look.accent, rough=0.5, sheen=0.3)
    scene.add(tube(ribbon, [(-0.05 + 0.012 * k, max(0.012, 0.14 - 0.05 * k), 0.12 + 0.045 * k, 0.012) for k in range(9)]))
    pencil(scene, 0.22, 0.46, -22, mixed(look.accent, "#c9a227", 0.3))
    return scene


def pencil(scene: Scene, x: float, z: float, turn: float, colour: str, reach: float = 0.9) -> None:
    """A hexagonal pencil lying on the ground."""
    part = Scene()
    hexagon = [(0.034 * math.cos(math.pi / 3 * i), 0.034 * math.sin(math.pi / 3 * i)) for i in range(6)]
    part.add(extrude(Material(colour, rough=0.35, coat=0.4), hexagon, reach, 0.003).turned(y=90).at(0, 0.031))
    part.add(cone_between("#e3c08c", 0.032, 0.010, reach / 2, 0.11))
    part.add(cone_between("#2a2a2a" if luminance(colour) > 0.0 else colour, 0.011, 0.003, reach / 2 + 0.10, 0.035))
    scene.place(part, x, 0, z, turn)


def cone_between(colour: str, big: float, small: float, start: float, reach: float) -> Primitive:
    """A cone along x at pencil height."""
    return cone(Material(colour, rough=0.6), reach, big, small).turned(z=-90).at(start, 0.031)


def notebooks(look: Look) -> Scene:
    """Three thin booklets, fanned."""
    scene = Scene(size=(1.4, 1.1), elevation=36)
    colours = (look.colour, look.accent, "#d9c48a")
    for i, colour in enumerate(colours):
        art = look.but(colour=colour).art(0.78, 1.05, colour, "#f4ecdc", "quiet")
        cover = Material(colour, rough=0.7, labels=(Label(art, sf.TOP, (-0.39, 0.39, -0.52, 0.52), 0.7),))
        scene.add(box(cover, 0.78, 0.035, 1.05, 0.012).turned(y=-26 + 24 * i).at(-0.18 + 0.18 * i, 0.02 + 0.038 * i, 0.02 * i))
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


def envelopes(look: Look) -> Scene:
    """Letter paper and envelopes, tied."""
    scene = Scene(size=(1.45, 1.0), elevation=34)
    paper = Material(look.colour, mixed(look.colour, "#8a7a5a", 0.3), rough=0.85, pattern=sf.CLOUDS, rate=14, p1=0.5, p2=0.9, bump=0.06, bump_rate=40)
    for i in range(5):
        scene.add(box(paper, 1.05, 0.022, 0.74, 0.008).turned(y=-14 + (i % 3) * 1.2).at(0, 0.014 + 0.026 * i, 0))
    flap = [(-0.52, 0.36), (0.52, 0.36), (0.04, -0.06), (0.0, -0.08), (-0.04, -0.06)]
    scene.add(extrude(paper.but(colour=mixed(look.colour, "#ffffff", 0.3)), flap, 0.014, 0.004).turned(x=-90).turned(y=-14).at(0, 0.146, 0))
    wax = Material(look.accent, rough=0.3, wrap=0.2, coat=0.6)
    scene.add(cylinder(wax, 0.095, 0.05, 0.02).displaced(1, 0.03, 8).at(-0.01, 0.16, 0.07), torus(wax, 0.055, 0.012).turned(x=90).at(-0.01, 0.186, 0.07).smooth(0.01))
    pencil(scene, 0.18, 0.62, -8, "#22262a", 0.8)
    return scene


def cards(look: Look) -> Scene:
    """Five folded cards with letterpress herbs, standing in a row."""
    scene = Scene(size=(1.5, 0.95), elevation=13)
    for i, (x, z, turn) in enumerate(((-0.34, -0.18, -22), (0.30, -0.22, 8), (0.0, 0.16, -8))):
        shades = (look.accent, "#a8643a", "#4a6a7a")
        sized = look.but(accent=shades[i])
        front = sized.front(0.54, -0.38, 0.38, look.colour, shades[i], "poster" if i != 2 else "classic", 0.8)
        paper = Material(look.colour, rough=0.85, labels=(front,))
        part = Scene().add(box(paper, 0.56, 0.78, 0.012, 0.003).turned(x=-9).at(0, 0.388, 0.06)).add(box(paper.but(labels=()), 0.56, 0.78, 0.012, 0.003).turned(x=9).at(0, 0.388, -0.06))
        scene.place(part, x, 0, z, turn)
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "box": carton, "flatbox": flat_box, "bar": bar, "bag": bag, "pouch": pouch, "paperbag": paper_bag, "spaghetti": spaghetti,
    "book": book, "notebook": notebook, "notebooks": notebooks, "puzzle": puzzle, "envelopes": envelopes, "cards": cards,
}  # fmt: skip
