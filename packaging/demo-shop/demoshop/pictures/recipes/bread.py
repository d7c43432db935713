"""Bread, rolls, cakes."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.look import OAK, Look
from demoshop.pictures.scene import Material, Scene, mixed
from demoshop.pictures.solids import ball, box, cone, curve, cylinder, extrude, lathe, outline, torus, tube

CRUMB = Material("#f0dfbd", "#d6bb8a", rough=0.9, wrap=0.2, pattern=sf.CRUMB, rate=11, bump=0.5, bump_rate=16)


def crust(colour: str, flour: float = 0.7) -> Material:
    """Crust with flour on top; `flour` near 0.5 is much, near 1 none."""
    return Material(colour, "#f2e6cf", rough=0.72, pattern=sf.CRUST, rate=4.5, p1=flour, p2=flour + 0.25, bump=0.35, bump_rate=12)


def board(scene: Scene, wide: float = 1.9, deep: float = 1.2) -> Scene:
    """An oak board below."""
    return scene.add(box(OAK, wide, 0.07, deep, 0.03).turned(y=-6).at(0, 0.035, 0.0))


def round_loaf(look: Look) -> Scene:
    """A floured country loaf with scored ears."""
    scene = Scene(size=(1.7, 1.0), elevation=20)
    skin = crust(look.colour, 0.52)
    group = [ball(skin, 0.82, 0.46, 0.78).displaced(f.LUMPS, 0.07, 2.4).at(0, 0.42, 0)]
    for i in range(4):
        x = -0.42 + 0.28 * i
        cut = [(x + 0.05 * math.sin(k * 0.5), 0.86 - 0.32 * ((x) ** 2) - 0.42 * (z := -0.5 + 0.1 * k) ** 2, z, 0.035) for k in range(11)]
        group.append(tube(Material("#e3c08a", rough=0.85), cut).carved())
    board(scene).add(*[part.at(part.position[0], part.position[1] + 0.06, part.position[2]) for part in group])
    return scene


def loaf(look: Look) -> Scene:
    """A tin loaf with two slices cut."""
    scene = Scene(size=(1.9, 1.0), elevation=20)
    dark = look.row.slug == "roggenbrot"
    skin = crust(look.colour, 0.85 if dark else 0.66)
    crumb = CRUMB.but(colour="#8a5f3a", second="#6a4424", rate=15) if dark else CRUMB.but(colour="#dcc096", second="#7a4a26") if "nuts" in look.words else CRUMB
    section = outline([(-0.40, 0.0), (0.40, 0.0), (0.42, 0.05), (0.44, 0.42), (0.40, 0.58), (0.2, 0.68), (-0.2, 0.68), (-0.40, 0.58), (-0.44, 0.42), (-0.42, 0.05)], 5, True)
    board(scene, 2.2, 1.3)
    part = Scene().add(extrude(skin, section, 1.25, 0.05).displaced(f.LUMPS, 0.05, 3).at(0, 0, -0.3))
    part.add(extrude(crumb, [(x * 0.93, 0.025 + y * 0.93) for x, y in section], 0.04, 0.01).at(0, 0, 0.335))
    for i, (z, lean) in enumerate(((0.55, 8), (0.80, 16))):
        part.add(extrude(skin, section, 0.10, 0.02).turned(x=lean).at(0.02 * i, 0.0, z))
        part.add(extrude(crumb, [(x * 0.92, 0.028 + y * 0.92) for x, y in section], 0.106, 0.01).turned(x=lean).at(0.02 * i, 0.0, z + 0.002))
    return scene.place(part, -0.12, 0.07, -0.16, 52)


def flat_loaf(look: Look) -> Scene:
    """Ciabatta, floury."""
    scene = Scene(size=(1.8, 0.8), elevation=22)
    board(scene)
    skin = crust(look.colour, 0.46)
    scene.add(box(skin, 1.35, 0.36, 0.62, 0.17).displaced(f.LUMPS, 0.10, 2.6).turned(y=12).at(0, 0.25, -0.12))
    scene.add(box(skin, 0.62, 0.33, 0.56, 0.16).displaced(f.LUMPS, 0.08, 3, 7).turned(y=-24).at(0.36, 0.23, 0.42))
    return scene


def baguette(look: Look) -> Scene:
    """Two, scored."""
    scene = Scene(size=(2.2, 0.8), elevation=30)
    skin = crust(look.colour, 0.66)
    pale = crust(mixed(look.colour, "#f2d9a4", 0.5), 0.7)
    for n, (z, turn) in enumerate(((-0.2, 10), (0.22, -6))):
        part = Scene()
        group = [
            tube(
                skin, curve([(-1.05, 0.15, 0, 0.05), (-0.85, 0.16, 0, 0.13), (-0.4, 0.17, 0, 0.165), (0, 0.17, 0, 0.17), (0.4, 0.17, 0, 0.165), (0.85, 0.16, 0, 0.13), (1.05, 0.15, 0, 0.05)], 4)
            ).displaced(f.LUMPS, 0.03, 5, n)
        ]
        for k in range(5):
            x = -0.64 + 0.32 * k
            group.append(ball(pale, 0.22, 0.06, 0.075).turned(y=28, z=0).at(x, 0.30, 0.0).smooth(0.03))
        part.add(*group)
        scene.place(part, 0, 0.0, z, turn)
    return scene


def pretzel(look: Look) -> Scene:
    """Laugen: the classic knot, with salt."""
    scene = Scene(size=(1.7, 1.2), elevation=44)
    skin = Material(look.colour, mixed(look.colour, "#d08a3c", 0.6), rough=0.28, coat=0.5, pattern=sf.CLOUDS, rate=3, p1=0.5, p2=0.9)
    half = [(-0.28, 0.45), (-0.08, 0.18), (0.05, 0.02), (0.20, -0.22), (0.42, -0.38), (0.66, -0.24), (0.74, 0.08), (0.62, 0.40), (0.34, 0.58)]
    knot = [*half, (0.0, 0.64), *[(-x, z) for x, z in reversed(half)]]
    path = []
    count = len(knot)
    for i, (x, z) in enumerate(knot):
        middle = 1 - abs(i - (count - 1) / 2) / ((count - 1) / 2)
        path.append((x, 0.10 + (0.12 if i in {0, 1, count - 2, count - 1} else 0.07 if i == 2 else 0.02), z, 0.062 + 0.075 * middle))
    scene.add(tube(skin, curve(path, 5)))
    scene.add(ball(Material("#ecd0a0", rough=0.8), 0.30, 0.05, 0.035).at(0, 0.205, 0.685))
    salt = Material("#fbf8f0", rough=0.4, wrap=0.4)
    for _ in range(46):
        a = look.chance.uniform(0.15, math.pi - 0.15)
        x, z = 0.69 * math.cos(a) + look.chance.gauss(0, 0.03), 0.18 + 0.44 * math.sin(a) + look.chance.gauss(0, 0.03)
        r = 0.062 + 0.075 * (1 - abs(a - math.pi / 2) / 2.2)
        scene.add(box(salt, 0.03, 0.022, 0.026, 0.006).turned(y=look.chance.uniform(0, 90)).at(x, 0.125 + r * 0.9, z))
    return scene


def croissant(look: Look) -> Scene:
    """A crescent of layers."""
    scene = Scene(size=(1.7, 0.9), elevation=28)
    skin = Material(look.colour, mixed(look.colour, "#f0c27a", 0.6), rough=0.38, coat=0.3, pattern=sf.STREAKS, rate=1.6, bump=0.12, bump_rate=16)
    sizes = (0.09, 0.16, 0.23, 0.28, 0.30, 0.28, 0.23, 0.16, 0.09)
    for i, r in enumerate(sizes):
        a = math.radians(-72 + 18 * i)
        x, z = 0.74 * math.sin(a), 0.30 - 0.52 * (1 - math.cos(a)) * -1 - 0.2
        shade = skin.but(colour=mixed(look.colour, "#7a3f12", 0.25 * (i % 2)))
        scene.add(ball(shade, 0.14, r, r * 0.96).displaced(f.LUMPS, 0.02, 6, i).turned(y=-math.degrees(a) * 0.9, z=10 * math.sin(a)).at(x, r * 0.94, z))
    return scene


def roll(look: Look) -> Scene:
    """Three rolls with what belongs on them."""
    kind = look.words[0]
    scene = Scene(size=(1.8, 1.0), elevation=26)
    tops = {
        "poppy": Material(look.colour, "#22252e", rough=0.6, pattern=sf.SEEDS, rate=38, p1=0.15, bump=0.25, bump_rate=30),
        "seeds": Material(look.colour, "#e6d3a0", rough=0.7, pattern=sf.SEEDS, rate=15, p1=0.1, bump=0.35, bump_rate=16),
        "raisin": Material(look.colour, "#2e1a14", rough=0.35, coat=0.4, pattern=sf.SEEDS, rate=7.5, p1=-0.2, bump=0.1),
    }  # fmt: skip
    for x, z, turn in ((-0.48, -0.18, 20), (0.46, -0.24, 140), (0.04, 0.36, 250)):
        part = Scene()
        group = [ball(tops[kind], 0.44, 0.27, 0.42).displaced(f.LUMPS, 0.05, 3, turn).at(0, 0.25, 0)]
        if kind == "poppy":
            group.append(tube(tops[kind], [(-0.36 + 0.09 * k, 0.53 - 0.09 * (k - 4) ** 2 / 16, 0.0, 0.022) for k in range(9)]).carved())
        part.add(*group)
        scene.place(part, x, 0, z, turn)
    return scene


def cinnamon_bun(look: Look) -> Scene:
    """A spiral."""
    scene = Scene(size=(1.3, 0.8), elevation=36)
    dough = Material(look.colour, "#5a3014", rough=0.45, coat=0.25, pattern=sf.CLOUDS, rate=5, p1=0.55, p2=0.85)
    path = []
    for k in range(60):
        a, r = k * 0.36, 0.05 + 0.0088 * k
        path.append((r * math.cos(a), 0.24 + 0.14 * (1 - k / 60), r * math.sin(a), 0.105))
    scene.add(tube(dough, path))
    wall = []
    for k in range(25):
        a = 2 * math.pi * k / 24
        wall.append((0.52 * math.cos(a), 0.13, 0.52 * math.sin(a), 0.13))
    scene.add(tube(dough, wall))
    sugar = Material("#fdf8ec", rough=0.4)
    for _ in range(60):
        a, q = look.chance.uniform(0, 6.28), look.chance.uniform(0.05, 0.55)
        scene.add(box(sugar, 0.032, 0.026, 0.028, 0.006).turned(y=look.chance.uniform(0, 90)).at(q * math.cos(a), 0.49 - 0.26 * q, q * math.sin(a)))
    return scene


def cake_slice(look: Look) -> Scene:
    """A wedge of cake on a plate."""
    scene = Scene(size=(1.7, 0.9), elevation=24)
    glaze = Material("#eef0ee", rough=0.25, coat=0.4)
    scene.add(lathe(glaze, outline([(0, 0.02), (0.5, 0.0), (0.6, 0.02), (0.98, 0.09), (1.0, 0.105), (0.98, 0.115), (0.6, 0.05), (0, 0.05)])))
    inside = Material(look.colour, look.accent, rough=0.85, wrap=0.25, pattern=sf.CRUMB, rate=12, bump=0.3, bump_rate=14)
    wedge = [(-0.55, 0.02), (-0.53, -0.02), (0.55, -0.36), (0.60, -0.34), (0.66, -0.12), (0.66, 0.12), (0.60, 0.34), (0.55, 0.36), (-0.53, 0.02)]
    slug = look.row.slug
    high = 0.52 if slug == "kaesekuchen" else 0.40
    part = Scene()
    part.add(extrude(inside, wedge, high, 0.02).turned(x=-90).at(0, 0.06 + high / 2, 0))
    if slug == "kaesekuchen":
        part.add(extrude(Material("#b5743a", "#8f5528", rough=0.6, pattern=sf.CLOUDS, rate=4, p1=0.4, p2=0.7), wedge, 0.03, 0.012).turned(x=-90).at(0, 0.07 + high, 0))
        part.add(extrude(Material("#c99a5a", rough=0.9, bump=0.3, bump_rate=20), wedge, 0.06, 0.01).turned(x=-90).at(0, 0.085, 0))
    elif slug == "apfelkuchen":
        crumble = Material("#d9a862", "#f0d6a0", rough=0.85, pattern=sf.CLOUDS, rate=9, p1=0.4, p2=0.7)
        part.add(extrude(crumble, wedge, 0.10, 0.03).displaced(f.CELLS, 0.09, 8).turned(x=-90).at(0, 0.09 + high, 0))
        part.add(
            extrude(Material("#e0bd6a", "#c9973c", rough=0.4, coat=0.3, pattern=sf.CLOUDS, rate=6, p1=0.4, p2=0.7), [(x * 1.004, y * 1.004) for x, y in wedge], 0.12, 0.01).turned(x=-90).at(0, 0.34, 0)
        )
    else:
        part.add(extrude(Material("#2a140d", rough=0.18, coat=0.6), wedge, 0.035, 0.015).turned(x=-90).at(0, 0.07 + high, 0))
        part.add(ball(Material("#b5203a", rough=0.4, wrap=0.3), 0.075).displaced(f.CELLS, 0.03, 30).at(0.42, 0.16 + high, 0.02))
    scene.place(part, 0.0, 0, 0.0, -38)
    return scene


def loaf_cake(look: Look) -> Scene:
    """A lemon loaf under icing."""
    scene = Scene(size=(1.8, 0.9), elevation=22)
    board(scene)
    skin = Material(look.colour, mixed(look.colour, "#a86a28", 0.6), rough=0.7, pattern=sf.CLOUDS, rate=4, p1=0.4, p2=0.75, bump=0.2, bump_rate=16)
    ice = Material(look.accent, rough=0.25, wrap=0.3, coat=0.4)
    part = Scene().add(box(skin, 1.3, 0.50, 0.56, 0.09).displaced(f.LUMPS, 0.03, 3).at(0, 0.25, 0))
    drips = [box(ice, 1.24, 0.10, 0.52, 0.05).displaced(f.LUMPS, 0.02, 4).at(0, 0.50, 0)]
    for i in range(9):
        reach = 0.10 + 0.14 * look.chance.random()
        drips.append(cone(ice, reach, 0.045, 0.05).at(-0.54 + 0.135 * i, 0.48 - reach, 0.275).smooth(0.06))
    part.add(*drips)
    for i in range(3):
        part.add(torus(Material("#f0cb2e", rough=0.4, wrap=0.3), 0.10, 0.02).turned(x=90).at(-0.34 + 0.34 * i, 0.57, 0.0))
        part.add(cylinder(Material("#f7e08a", rough=0.3, wrap=0.4), 0.10, 0.02, 0.005).at(-0.34 + 0.34 * i, 0.56, 0.0))
    return scene.place(part, 0, 0.07, 0, -16)


def bundt(look: Look) -> Scene:
    """A fluted ring dusted with sugar."""
    scene = Scene(size=(1.5, 0.95), elevation=24)
    skin = Material(look.colour, "#fbf4e6", rough=0.7, pattern=sf.CRUST, rate=5, p1=0.62, p2=0.9, bump=0.2, bump_rate=14)
    shape = outline([(0.16, 0.06), (0.2, 0.0), (0.6, 0.0), (0.68, 0.06), (0.62, 0.34), (0.46, 0.58), (0.32, 0.62), (0.2, 0.54), (0.15, 0.3), (0.16, 0.06)])
    scene.add(lathe(skin, shape).displaced(f.FLUTES, 0.035, 14))
    return scene


def muffin(look: Look) -> Scene:
    """Two muffins in paper."""
    scene = Scene(size=(1.7, 1.0), elevation=18)
    paper = Material("#e9dcc0", rough=0.8, wrap=0.2)
    top = Material(look.colour, look.accent, rough=0.75, pattern=sf.SPECKLES, rate=5.5, p1=0.30, bump=0.35, bump_rate=12)
    for x, z, turn in ((-0.42, -0.1, 0), (0.42, 0.14, 70)):
        part = Scene().add(lathe(paper, outline([(0, 0), (0.27, 0), (0.28, 0.02), (0.38, 0.40), (0.37, 0.41), (0, 0.41)])).displaced(f.FLUTES, 0.012, 26))
        part.add(lathe(top, outline([(0, 0.36), (0.36, 0.38), (0.44, 0.45), (0.42, 0.54), (0.28, 0.68), (0, 0.74)])).displaced(f.LUMPS, 0.07, 4, turn))
        scene.place(part, x, 0, z, turn)
    return scene


def focaccia(look: Look) -> Scene:
    """Dimples, olives, salt."""
    scene = Scene(size=(1.8, 0.9), elevation=36)
    board(scene, 2.0, 1.35)
    skin = Material(look.colour, "#e9c684", rough=0.35, coat=0.4, pattern=sf.CLOUDS, rate=3.4, p1=0.4, p2=0.75, bump=0.2, bump_rate=12)
    group = [box(skin, 1.6, 0.22, 1.05, 0.09).displaced(f.LUMPS, 0.05, 3).turned(y=-6).at(0, 0.18, 0)]
    olive = Material(look.accent, rough=0.2, coat=0.5)
    for i in range(6):
        for j in range(4):
            x, z = -0.64 + 0.256 * i + look.chance.uniform(-0.04, 0.04), -0.38 + 0.25 * j + look.chance.uniform(-0.03, 0.03)
            group.append(ball(skin, 0.085).at(x, 0.34, z).carved())
            if (i + j) % 2:
                scene.add(ball(olive, 0.07, 0.05, 0.07).at(x, 0.275, z))
    scene.add(*group)
    for _ in range(40):
        x, z = look.chance.uniform(-0.7, 0.7), look.chance.uniform(-0.42, 0.42)
        scene.add(box(Material("#fbf8f0", rough=0.4), 0.022, 0.016, 0.02, 0.004).at(x, 0.30, z))
    return scene


def madeleine(look: Look) -> Scene:
    """Shells, in a small heap."""
    scene = Scene(size=(1.7, 0.9), elevation=30)
    skin = Material(look.colour, mixed(look.colour, "#9a5a20", 0.6), rough=0.6, pattern=sf.CLOUDS, rate=4, p1=0.45, p2=0.8)
    for i, (x, y, z, turn) in enumerate(((-0.55, 0, 0.05, 30), (0.0, 0, 0.30, -20), (0.55, 0, 0.02, 60), (-0.25, 0, -0.35, 100), (0.32, 0, -0.38, -50), (0.05, 0.22, -0.08, 10))):
        part = ball(skin, 0.24, 0.13, 0.38).displaced(f.FLUTES, 0.012, 16, i)
        scene.add(part.turned(y=turn, x=6).at(x, 0.13 + y, z))
    return scene


def zopf(look: Look) -> Scene:
    """A plait with pearl sugar."""
    scene = Scene(size=(2.0, 0.8), elevation=30)
    skin = Material(look.colour, mixed(look.colour, "#e9b060", 0.6), rough=0.25, coat=0.5, pattern=sf.CLOUDS, rate=2.6, p1=0.4, p2=0.75)
    for k in range(3):
        path = []
        for i in range(29):
            t = i / 28
            a = t * 4.2 * math.pi + k * 2 * math.pi / 3
            edge = math.sin(math.pi * min(max(t, 0.03), 0.97)) ** 0.35
            path.append((-0.95 + 1.9 * t, 0.22 + 0.10 * math.sin(2 * a) * edge, 0.22 * math.sin(a) * edge, 0.165 * edge))
        scene.add(tube(skin, path))
    for _ in range(70):
        x, z = look.chance.uniform(-0.75, 0.75), look.chance.gauss(0, 0.13)
        scene.add(box(Material("#fdfaf2", rough=0.4), 0.035, 0.03, 0.03, 0.006).turned(y=look.chance.uniform(0, 90)).at(x, 0.455 - 1.1 * z * z, z))
    return scene


def cookies(look: Look) -> Scene:
    """Florentines stacked, one leaning."""
    scene = Scene(size=(1.4, 0.9), elevation=24)
    nut = Material(look.colour, "#f0d7a4", rough=0.35, coat=0.5, pattern=sf.CLOUDS, rate=8, p1=0.4, p2=0.6, bump=0.5, bump_rate=13)
    dark = Material(look.accent, rough=0.3, coat=0.3)

    def one() -> Scene:
        return Scene().add(cylinder(nut, 0.42, 0.055, 0.02).displaced(f.LUMPS, 0.05, 6).at(0, 0.05)).add(cylinder(dark, 0.41, 0.035, 0.012).at(0, 0.015))

    for i in range(4):
        scene.place(one(), -0.2 + 0.03 * (i % 2), 0.10 * i, -0.05, 50 * i)
    lean = cylinder(nut, 0.42, 0.06, 0.02).displaced(f.LUMPS, 0.05, 6, 9).turned(x=64, y=-32).at(0.42, 0.40, 0.16)
    return scene.add(lean, cylinder(dark, 0.41, 0.03, 0.01).turned(x=64, y=-32).at(0.415, 0.385, 0.135))


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "roundloaf": round_loaf, "loaf": loaf, "loafflat": flat_loaf, "baguette": baguette, "pretzel": pretzel, "croissant": croissant, "roll": roll,
    "cinnamonbun": cinnamon_bun, "cakeslice": cake_slice, "loafcake": loaf_cake, "bundt": bundt, "muffin": muffin, "focaccia": focaccia,
    "madeleine": madeleine, "zopf": zopf, "cookies": cookies,
}  # fmt: skip
