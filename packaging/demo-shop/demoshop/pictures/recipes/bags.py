"""Bags and pouches, and a little of what is in them."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import GOLD, Look
from demoshop.pictures.scene import Label, Material, Scene, mixed
from demoshop.pictures.solids import ball, box, cone, cylinder, lathe, outline, pillow, tube


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


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "bag": bag,
    "pouch": pouch,
    "paperbag": paper_bag,
    "spaghetti": spaghetti,
}
