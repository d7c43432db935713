"""Jars, tins, tubes and what stands in them."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import BRASS, CORK, GOLD, OAK, STEEL, WHITE, Look, filled
from demoshop.pictures.scene import Label, Material, Scene, mixed
from demoshop.pictures.solids import Points, ball, box, cone, curve, cylinder, lathe, outline, torus, tube

CLEAR = filled("#f6fafa", 2.4, 9.0)


def jar_profile(radius: float, high: float, neck: float) -> Points:
    """A jar: straight body, short shoulder, neck."""
    return outline([
        (0, 0.03), (radius * 0.7, 0.02), (radius * 0.85, 0), (radius * 0.95, 0.01), (radius, 0.06), (radius, 0.10), (radius, high * 0.5),
        (radius, high - 0.14), (radius * 0.985, high - 0.1), (neck, high - 0.03), (neck, high), (neck, high), (0, high),
    ])  # fmt: skip


def filling(look: Look) -> Material:
    """What a jar holds, seen through its glass."""
    slug = look.row.slug
    base = Material(look.colour, second=mixed(look.colour, "#ffffff", 0.25), rough=0.25, coat=1.0, wrap=0.25)
    if slug == "oliven":
        return base.but(second="#5a3a58", pattern=sf.SPECKLES, rate=7.0, p1=0.42, bump=0.25, bump_rate=7)
    if slug in {"senf", "pesto", "orangenmarmelade", "arrabbiata", "tomatensauce", "peeling"}:
        return base.but(second=mixed(look.colour, "#2a1a08", 0.45), pattern=sf.SPECKLES, rate=22.0, p1=0.22, bump=0.1, bump_rate=30)
    if slug.endswith("konfituere"):
        return base.but(second=mixed(look.colour, "#200008", 0.4), pattern=sf.CLOUDS, rate=7.0, p1=0.4, p2=0.7, wrap=0.4)
    return base


def jar(look: Look) -> Scene:
    """Jam, sauce, pesto: opaque filling behind glass, metal lid."""
    tall = look.row.slug in {"tomatensauce", "arrabbiata", "oliven"}
    radius, high = (0.36, 1.15) if tall else (0.37, 0.86)
    scene = Scene(size=(1.0, high + 0.16), elevation=12)
    label = look.around(radius, 62, 0.16, high - 0.24, "#faf4e4", _readable(look))
    content = filling(look).but(labels=(label,))
    scene.add(lathe(content, jar_profile(radius, high, 0.30)))
    lid = Material(mixed(look.accent, "#d8b36a", 0.25) if luminance(look.accent) > 0.7 else look.accent, rough=0.28, metal=0.55, f0=0.2)
    scene.add(cylinder(lid, 0.335, 0.17, 0.025).at(0, high + 0.045))
    scene.add(torus(lid, 0.325, 0.018).turned(x=90).at(0, high - 0.03))
    return scene


def _readable(look: Look) -> str:
    return look.colour if 0.08 < luminance(look.colour) < 0.62 else mixed(look.colour, "#3a2210", 0.55)


def honey_jar(look: Look) -> Scene:
    """Honey glows; a wooden dipper lies beside it."""
    scene = Scene(size=(1.35, 1.15), elevation=13)
    clear = look.row.slug == "waldhonig"
    label = look.around(0.40, 50, 0.20, 0.70, "#fbf3dc", mixed(look.colour, "#4a2a08", 0.35))
    honey = filled(look.colour, 0.5, 0.82) if clear else Material(look.colour, rough=0.15, coat=1.0, wrap=0.5)
    scene.add(lathe(honey.but(labels=(label,)), jar_profile(0.40, 0.95, 0.33)))
    scene.add(cylinder(GOLD, 0.365, 0.17, 0.03).at(0, 1.0))
    dipper = cone(OAK, 0.62, 0.028, 0.022).turned(z=-80, y=-28).at(0.16, 0.10, 0.62)
    scene.add(dipper)
    for i in range(5):
        scene.add(torus(OAK, 0.075 - 0.006 * abs(i - 2), 0.022).turned(y=90).turned(z=8, y=-28).at(0.15 - 0.052 * i, 0.10, 0.615 - 0.028 * i))
    return scene


def spice_jar(look: Look) -> Scene:
    """Spices in a small jar with a cork, some spilt before it."""
    scene = Scene(size=(1.05, 1.05), elevation=14)
    label = look.around(0.28, 56, 0.18, 0.58, "#faf3e2", _readable(look))
    grains = look.row.slug == "pfeffer"
    spice = Material(look.colour, mixed(look.colour, "#7a6a58" if grains else "#ffffff", 0.4), rough=0.7, coat=1.0, pattern=sf.SPECKLES,
                     rate=17 if grains else 60, p1=0.3, bump=0.3 if grains else 0.05, bump_rate=16 if grains else 60, labels=(label,))  # fmt: skip
    scene.add(lathe(spice, jar_profile(0.28, 0.72, 0.22)))
    scene.add(lathe(CLEAR, outline([(0, 0.72), (0.22, 0.72), (0.22, 0.72), (0.22, 0.82), (0.235, 0.84), (0.235, 0.86), (0.235, 0.86), (0, 0.86)])))
    scene.add(cylinder(CORK, 0.2, 0.16, 0.02).at(0, 0.92))
    chance = look.chance
    if grains:
        for _ in range(26):
            r = chance.uniform(0.022, 0.03)
            scene.add(ball(spice.but(labels=(), coat=0.0, pattern=sf.NONE, bump=0.5, bump_rate=40), r).at(
                0.30 + chance.gauss(0, 0.12), r, 0.36 + chance.gauss(0, 0.06)))  # fmt: skip
    else:
        heap = lathe(spice.but(labels=(), coat=0.0), outline([(0, 0), (0.24, 0), (0.2, 0.012), (0.1, 0.06), (0.0, 0.10)]))
        scene.add(heap.displaced(1, 0.03, 9).at(0.34, -0.004, 0.34))
    return scene


def jar_full(look: Look) -> Scene:
    """Sweets or salts seen through a round jar."""
    scene = Scene(size=(1.15, 1.2), elevation=13)
    chance = look.chance
    kinds = {
        "karamellbonbons": ("#c98a3c", "#e9b870", 0.085), "schoko-mandeln": ("#3d2218", "#5a3424", 0.075),
        "pistazien-dragees": ("#dfe3c2", "#a9b77a", 0.07), "badesalz": ("#e4ebe2", "#b9c9bb", 0.035),
    }  # fmt: skip
    first, second, size = kinds.get(look.row.slug, (look.colour, look.accent, 0.08))
    if look.row.slug == "badesalz":
        salt = Material(first, second, rough=0.35, wrap=0.3, pattern=sf.SPECKLES, rate=20, p1=0.34, bump=0.7, bump_rate=24, coat=0.6)
        scene.add(lathe(salt, jar_profile(0.375, 0.80, 0.32)))
    else:
        sweet = Material(first, second, rough=0.3, wrap=0.25, coat=0.4, pattern=sf.CLOUDS, rate=5, p1=0.35, p2=0.65)
        heap = outline([(0, 0.04), (0.3, 0.05), (0.345, 0.10), (0.345, 0.10), (0.345, 0.72), (0.345, 0.72), (0.2, 0.76), (0, 0.78)])
        scene.add(lathe(sweet, heap).displaced(4, size * 1.1, 0.52 / size, chance.random() * 50))
    label = look.around(0.40, 46, 0.24, 0.62, "#faf4e6", _readable(look))
    scene.add(lathe(CLEAR.but(level=-1.0, labels=(label,)), jar_profile(0.40, 0.94, 0.34)))
    scene.add(cylinder(OAK, 0.37, 0.10, 0.02).at(0, 0.99))
    scene.add(ball(OAK, 0.055).at(0, 1.08))
    return scene


def tin(look: Look) -> Scene:
    """A tea or coffee caddy."""
    scene = Scene(size=(1.0, 1.3), elevation=12)
    label = look.around(0.38, 56, 0.12, 0.90, look.colour, look.accent, rough=0.35)
    body = Material(look.colour, rough=0.36, metal=0.15, f0=0.06, labels=(label,))
    scene.add(cylinder(body, 0.38, 1.0, 0.015).at(0, 0.5))
    # the label is placed in heights from the middle of the cylinder
    low, high = -0.38, 0.40
    scene.groups[-1][0].material = body.but(labels=(Label(label.image, label.kind, (*label.area[:2], low, high), 0.35),))
    lid = Material(mixed(look.colour, "#000000", 0.12), rough=0.3, metal=0.25, f0=0.08)
    scene.add(cylinder(lid, 0.392, 0.20, 0.02).at(0, 1.09))
    scene.add(torus(GOLD, 0.388, 0.008).turned(x=90).at(0, 0.992))
    return scene


def tin_low(look: Look) -> Scene:
    """A flat round tin standing, another lying: the lid shows the art."""
    scene = Scene(size=(1.5, 0.95), elevation=24)
    art = look.art(1.0, 1.0, look.colour, look.accent, "classic")
    lid = Material(look.colour, rough=0.32, metal=0.2, f0=0.07, labels=(Label(art, sf.TOP, (-0.34, 0.34, -0.34, 0.34), 0.35),))
    rim = Material(mixed(look.colour, "#ffffff", 0.12), rough=0.3, metal=0.3, f0=0.1)
    low = Scene().add(cylinder(rim, 0.5, 0.28, 0.02).at(0, 0.14)).add(cylinder(lid, 0.512, 0.16, 0.03).at(0, 0.28))
    scene.place(low, -0.12, 0, 0.14)
    face = Material(look.colour, rough=0.32, metal=0.2, f0=0.07, labels=lid.labels)
    scene.add(cylinder(face, 0.46, 0.22, 0.03).turned(x=78, y=-14).at(0.30, 0.455, -0.52))
    return scene


def tin_tiny(look: Look) -> Scene:
    """A lip balm tin, open beside its lid."""
    scene = Scene(size=(1.25, 0.7), elevation=28)
    art = look.art(1.0, 1.0, look.colour, look.accent, "classic")
    metal = Material("#d9b25a", rough=0.25, metal=0.9)
    lid = Material(look.colour, rough=0.3, metal=0.35, f0=0.1, labels=(Label(art, sf.TOP, (-0.24, 0.24, -0.24, 0.24), 0.32),))
    scene.add(cylinder(metal, 0.36, 0.16, 0.02).at(-0.26, 0.08, 0.1), cylinder(metal, 0.33, 0.1, 0.02).at(-0.26, 0.14, 0.1).carved())
    scene.add(lathe(Material("#f0dca0", rough=0.4, wrap=0.5, coat=0.2), outline([(0, 0.02), (0.325, 0.02), (0.325, 0.02), (0.325, 0.115), (0.2, 0.122), (0, 0.12)])).at(-0.26, 0, 0.1))
    scene.add(cylinder(lid, 0.365, 0.11, 0.025).turned(x=60, y=-20).at(0.30, 0.31, -0.05))
    return scene


def food_can(look: Look) -> Scene:
    """A tin with paper label and ribbed ends."""
    scene = Scene(size=(1.0, 1.12), elevation=15)
    image = look.around(0.38, 58, -0.40, 0.40, look.colour, look.accent, rough=0.45)
    scene.add(cylinder(STEEL, 0.375, 1.05, 0.02).at(0, 0.525))
    scene.add(cylinder(Material(look.colour, rough=0.45, labels=(image,)), 0.382, 0.86, 0.004).at(0, 0.525))
    for y in (0.02, 1.04):
        scene.add(torus(STEEL, 0.375, 0.018).turned(x=90).at(0, y))
    scene.add(torus(STEEL, 0.10, 0.02, 0.5).turned(x=90).at(0, 1.06, 0.12))
    return scene


def sardines(look: Look) -> Scene:
    """A flat tin with round corners, two stacked."""
    scene = Scene(size=(1.55, 0.82), elevation=30)
    image = look.art(1.3, 0.8, look.colour, look.accent, "banded")
    plate = Material(look.colour, rough=0.3, metal=0.3, f0=0.1, labels=(Label(image, sf.TOP, (-0.60, 0.60, -0.36, 0.36), 0.32),))
    for i, (x, turn) in enumerate(((0.02, -6), (-0.02, -16))):
        stack = Scene().add(box(STEEL, 1.34, 0.24, 0.86, 0.11).at(0, 0.13)).add(box(plate, 1.28, 0.05, 0.80, 0.024).at(0, 0.245))
        scene.place(stack, x, 0.28 * i, 0, turn)
    return scene


def oil_tin(look: Look) -> Scene:
    """A square oil tin with a screw cap."""
    image = look.front(0.74, -0.58, 0.58, look.colour, look.accent, "classic", 0.32)
    side = Label(look.art(0.46, 1.16, look.colour, look.accent, "banded"), sf.SIDE, (-0.23, 0.23, -0.58, 0.58), 0.32)
    metal = Material(look.colour, rough=0.3, metal=0.25, f0=0.08, labels=(image, side))
    part = Scene().add(box(metal, 0.82, 1.28, 0.52, 0.05).at(0, 0.64))
    part.add(box(STEEL, 0.76, 0.03, 0.46, 0.01).at(0, 1.285))
    part.add(cylinder(Material(look.accent, rough=0.4), 0.11, 0.14, 0.015).at(-0.2, 1.36))
    part.add(tube(BRASS, curve([(0.0, 1.28, 0, 0.014), (0.02, 1.40, 0, 0.014), (0.30, 1.40, 0, 0.014), (0.32, 1.28, 0, 0.014)])))
    return Scene(size=(1.15, 1.5), elevation=13).place(part, turn=-26)


def paper_tube(look: Look) -> Scene:
    """A cardboard cylinder; with matches or vanilla pods beside it."""
    scene = Scene(size=(1.0, 1.35), elevation=13)
    image = look.around(0.24, 62, -0.50, 0.42, look.colour, look.accent, "classic", 0.6)
    scene.add(cylinder(Material(look.colour, rough=0.6, labels=(image,)), 0.24, 1.08, 0.01).at(-0.05, 0.54))
    scene.add(cylinder(Material(look.accent, rough=0.55), 0.246, 0.22, 0.012).at(-0.05, 1.08))
    chance = look.chance
    if look.row.slug == "streichhoelzer":
        stick, head = Material("#e5cfa0", rough=0.7), Material("#b5402a", rough=0.6)
        for i in range(4):
            a, z, x = chance.uniform(-14, 14), 0.42 + 0.06 * i, 0.22
            reach = 0.30
            scene.add(box(stick, reach * 2, 0.024, 0.024, 0.003).turned(y=a).at(x, 0.014, z))
            scene.add(ball(head, 0.03, 0.022, 0.022).at(x + math.cos(math.radians(a)) * reach, 0.02, z - math.sin(math.radians(a)) * reach))
    else:
        pod = Material("#2a170d", "#4a2c18", rough=0.35, pattern=sf.STREAKS, rate=1.0, p2=0.2, coat=0.3)
        for i in range(2):
            path = [(0.1 + 0.17 * k, 0.02, 0.38 + 0.1 * i + 0.04 * math.sin(k * 1.3 + i), 0.022 if 0 < k < 4 else 0.01) for k in range(5)]
            scene.add(tube(pod, curve([(x - 0.28, y, z, r) for x, y, z, r in path], 6)))
    return scene


def candle_glass(look: Look) -> Scene:
    """A scented candle in a glass, burning."""
    scene = Scene(size=(1.0, 1.18), elevation=13)
    dark = luminance(look.colour) < 0.3
    label = look.around(0.40, 40, 0.22, 0.62, "#f5f0e4" if not dark else "#22201e", look.accent if not dark else "#d9b98a", "quiet")
    wax = Material(mixed(look.colour, "#fff8ea", 0.78 if not dark else 0.12), rough=0.45, wrap=0.5, coat=1.0, labels=(label,))
    cup = outline([(0, 0.0), (0.36, 0.0), (0.395, 0.03), (0.40, 0.08), (0.40, 0.5), (0.40, 0.66), (0.40, 0.66), (0, 0.66)])
    scene.add(lathe(wax.but(colour=look.colour if dark else mixed(look.colour, "#fffaf0", 0.45)), cup))
    rim = outline([(0.385, 0.66), (0.385, 0.66), (0.40, 0.66), (0.40, 0.66), (0.40, 0.88), (0.393, 0.89), (0.386, 0.88), (0.385, 0.66)])
    scene.add(lathe(CLEAR.but(tint=(0.6, 0.4, 0.4)), rim))
    scene.add(cylinder(Material(mixed(look.colour, "#fff6e4", 0.8), rough=0.3, wrap=0.6), 0.38, 0.02, 0.005).at(0, 0.665))
    _flame(scene, 0.67)
    return scene


def _flame(scene: Scene, base: float, x: float = 0.0, z: float = 0.0, size: float = 1.0) -> None:
    scene.add(cylinder(Material("#1c1512", rough=0.9), 0.010, 0.09 * size, 0.004).at(x, base + 0.045 * size, z))
    fire = Material("#ffd27a", "#ff9a3a", rough=1.0, glow=1.25, pattern=sf.RISE, rate=0.0, p1=0.12, p2=0.02)
    shape = outline([(0, 0.0), (0.03, 0.02), (0.045, 0.06), (0.036, 0.12), (0.014, 0.19), (0, 0.22)])
    scene.add(lathe(fire, shape).sized(size).at(x, base + 0.065 * size, z))


flame = _flame


def cream_jar(look: Look) -> Scene:
    """A cream in a heavy jar, the lid on."""
    scene = Scene(size=(1.15, 0.85), elevation=15)
    dark = luminance(look.colour) < 0.5
    label = look.around(0.44, 48, 0.08, 0.46, look.colour, look.accent, "quiet")
    scene.add(lathe(Material(look.colour, rough=0.2, wrap=0.25, coat=0.5, labels=(label,)),
                    outline([(0, 0), (0.36, 0), (0.42, 0.02), (0.44, 0.08), (0.44, 0.4), (0.43, 0.48), (0.4, 0.51), (0, 0.51)])))  # fmt: skip
    lid = OAK if look.row.brand == "Velia" and not dark else Material(look.accent, rough=0.3, f0=0.06) if not dark else GOLD
    scene.add(cylinder(lid, 0.43, 0.22, 0.03).at(0, 0.64))
    return scene


def low_jar(look: Look) -> Scene:
    """A scrub in an open glass jar with a wooden spoon of it."""
    scene = Scene(size=(1.25, 0.8), elevation=20)
    label = look.around(0.44, 44, 0.12, 0.44, look.accent, look.colour, "quiet")
    scrub = Material(look.colour, mixed(look.colour, "#e9d0a8", 0.6), rough=0.6, coat=1.0, pattern=sf.SPECKLES, rate=24, p1=0.3, bump=0.4, bump_rate=22)
    scene.add(lathe(scrub.but(labels=(label,)), outline([(0, 0), (0.36, 0), (0.42, 0.02), (0.44, 0.08), (0.44, 0.5), (0.44, 0.5), (0.3, 0.52), (0, 0.55)])))
    scene.add(torus(CLEAR, 0.43, 0.02).turned(x=90).at(0, 0.52))
    lid = Material("#2a2421", rough=0.35, f0=0.05)
    scene.add(cylinder(lid, 0.44, 0.14, 0.03).turned(x=72, y=24).at(0.42, 0.43, -0.42))
    return scene


def inkpot(look: Look) -> Scene:
    """An ink bottle, faceted, with a pen's stroke of its ink before it."""
    scene = Scene(size=(1.2, 1.0), elevation=17)
    label = look.front(0.46, -0.18, 0.16, look.accent, look.colour, "quiet")
    ink = Material(mixed(look.colour, "#000000", 0.35), rough=0.05, f0=0.05, coat=1.0, labels=(label,))
    scene.add(box(ink, 0.72, 0.52, 0.6, 0.06).at(0, 0.26).turned(y=-20))
    scene.add(lathe(ink.but(labels=()), outline([(0, 0.5), (0.28, 0.5), (0.22, 0.56), (0.2, 0.6), (0.2, 0.66), (0, 0.66)])))
    scene.add(cylinder(Material("#191919", rough=0.35), 0.23, 0.2, 0.02).at(0, 0.74))
    stroke = Material(look.colour, rough=0.35, coat=0.4)
    path = curve([(-0.42, 0.0, 0.62, 0.012), (-0.1, 0.0, 0.55, 0.02), (0.1, 0.0, 0.66, 0.016), (0.4, 0.0, 0.58, 0.01), (0.55, 0, 0.6, 0.004)], 10)
    scene.add(tube(stroke, path).at(0, -0.006, 0))
    return scene


def canister(look: Look) -> Scene:
    """A storage jar of stoneware with a wooden lid."""
    scene = Scene(size=(1.05, 1.15), elevation=14)
    clay = Material(look.colour, mixed(look.colour, "#6a5a48", 0.5), rough=0.42, f0=0.05, pattern=sf.SPECKLES, rate=16, p1=0.12)
    scene.add(lathe(clay, outline([(0, 0), (0.34, 0), (0.41, 0.03), (0.43, 0.1), (0.44, 0.5), (0.42, 0.8), (0.39, 0.86), (0.37, 0.87), (0, 0.87)])))
    lid = WHITE.but(colour=look.accent) if look.accent == look.colour else OAK
    scene.add(cylinder(lid, 0.41, 0.09, 0.025).at(0, 0.925))
    scene.add(lathe(lid, outline([(0, 0.95), (0.04, 0.96), (0.035, 1.0), (0.07, 1.05), (0.06, 1.09), (0, 1.10)])))
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "jar": jar, "honeyjar": honey_jar, "spicejar": spice_jar, "jarfull": jar_full, "tin": tin, "tinlow": tin_low,
    "tintiny": tin_tiny, "can": food_can, "sardinetin": sardines, "oiltin": oil_tin, "tube": paper_tube,
    "candleglass": candle_glass, "creamjar": cream_jar, "lowjar": low_jar, "inkpot": inkpot, "canister": canister,
}  # fmt: skip
