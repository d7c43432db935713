"""Soft animals and wooden toys."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.look import BEECH, BRASS, STEEL, Look
from demoshop.pictures.scene import Material, Scene, mixed
from demoshop.pictures.solids import ball, box, cone, curve, cylinder, extrude, lathe, outline, pillow, torus, tube

RAINBOW = ("#b8433a", "#d9803a", "#e6bb48", "#86a85a", "#4a8a86", "#4a6a9a", "#7a5a8a")


def plush(colour: str) -> Material:
    """Short pile."""
    return Material(colour, mixed(colour, "#ffffff", 0.25), rough=0.95, wrap=0.25, sheen=0.8, pattern=sf.SPECKLES, rate=40, p1=0.35, bump=0.9, bump_rate=42)


def _face(scene: Scene, y: float, z: float, wide: float, muzzle: Material, size: float = 1.0) -> None:
    eye = Material("#1a1412", rough=0.08, coat=1.0)
    for side in (-1, 1):
        scene.add(ball(eye, 0.036 * size).at(side * wide, y + 0.10 * size, z - 0.04 * size))
    scene.add(ball(muzzle, 0.15 * size, 0.115 * size, 0.12 * size).at(0, y - 0.04 * size, z - 0.02 * size))
    scene.add(ball(Material("#2a1a16", rough=0.4), 0.05 * size, 0.035 * size, 0.035 * size).at(0, y + 0.02 * size, z + 0.09 * size))


def animal(look: Look) -> Scene:
    """A sitting bear, rabbit or fox."""
    kind = look.shape
    scene = Scene(size=(1.3, 1.6), elevation=9)
    fur = plush(look.colour)
    pale = plush(mixed(look.colour, "#f6ead8", 0.55))
    body = [ball(fur, 0.40, 0.46, 0.36).at(0, 0.44, 0), ball(fur, 0.36, 0.33, 0.33).at(0, 1.04, 0.04).smooth(0.08)]
    for side in (-1, 1):
        body.append(cone(fur, 0.30, 0.14, 0.125).turned(x=98, y=side * 24).at(side * 0.22, 0.15, 0.16).smooth(0.06))
        body.append(cone(fur, 0.36, 0.115, 0.095).turned(z=180 - side * -28, x=-10).at(side * 0.33, 0.74, 0.08).smooth(0.05))
        if kind == "bear":
            body.append(ball(fur, 0.125, 0.125, 0.07).at(side * 0.26, 1.31, 0.02).smooth(0.04))
        elif kind == "rabbit":
            body.append(tube(fur, curve([(side * 0.13, 1.28, 0, 0.08), (side * 0.20, 1.62, -0.02, 0.105), (side * 0.30, 1.86, 0.0, 0.09), (side * 0.34, 1.98, 0.02, 0.05)], 6)).smooth(0.05))
        else:
            body.append(cone(fur, 0.24, 0.13, 0.02).turned(z=-side * 24).at(side * 0.20, 1.24, 0.0).smooth(0.05))
    scene.add(*body)
    scene.add(ball(pale, 0.27, 0.33, 0.1).at(0, 0.42, 0.29))
    for side in (-1, 1):
        scene.add(ball(pale, 0.10, 0.115, 0.05).turned(x=-4, y=side * 20).at(side * 0.335, 0.17, 0.555))
        if kind == "bear":
            scene.add(ball(pale, 0.075, 0.075, 0.03).at(side * 0.265, 1.31, 0.085))
        elif kind == "fox":
            scene.add(cone(pale, 0.14, 0.06, 0.01).turned(z=-side * 24).at(side * 0.20, 1.25, 0.075))
    if kind == "fox":
        scene.add(cone(plush("#f4e9da"), 0.26, 0.17, 0.05).turned(x=96).at(0, 0.97, 0.16))
        scene.add(ball(Material("#1f1714", rough=0.4), 0.045).at(0, 0.985, 0.465))
        for side in (-1, 1):
            scene.add(ball(Material("#1a1412", rough=0.08, coat=1.0), 0.036).at(side * 0.14, 1.12, 0.335))
        scene.add(tube(fur, curve([(0.28, 0.2, -0.2, 0.10), (0.56, 0.22, -0.1, 0.15), (0.70, 0.36, 0.06, 0.13)], 6)), ball(plush("#f6ecde"), 0.11, 0.14, 0.11).at(0.74, 0.46, 0.10).smooth(0.06))
    else:
        _face(scene, 1.0, 0.34, 0.135, pale)
    if look.row.slug == "teddy":
        bow = Material("#8a1f2d", rough=0.6, sheen=0.4)
        scene.add(ball(bow, 0.11, 0.07, 0.05).turned(z=18).at(-0.11, 0.745, 0.36), ball(bow, 0.11, 0.07, 0.05).turned(z=-18).at(0.11, 0.745, 0.36), ball(bow, 0.045).at(0, 0.74, 0.39))
    return scene


def wood(colour: str) -> Material:
    """Stained beech."""
    return Material(colour, mixed(colour, "#2a1a10", 0.35), rough=0.5, coat=0.15, pattern=sf.WOOD, rate=9)


def blocks(look: Look) -> Scene:
    """A small building."""
    scene = Scene(size=(1.7, 1.7), elevation=15)
    colours = RAINBOW if "color" in look.words else ("#dcb681", "#e3c08f", "#cfa56c", "#d8b07a")
    tone = [wood(colours[i % len(colours)]) if "color" in look.words else BEECH.but(colour=colours[i % len(colours)]) for i in range(9)]
    for i, x in enumerate((-0.52, 0.0, 0.52)):
        scene.add(box(tone[i], 0.36, 0.5, 0.36, 0.025).turned(y=4 - 5 * i).at(x, 0.25, 0))
    scene.add(box(tone[3], 0.80, 0.2, 0.36, 0.025).at(-0.26, 0.60, 0)).add(box(tone[4], 0.36, 0.36, 0.36, 0.025).turned(y=14).at(0.52, 0.68, 0))
    half = [(0.36 * math.cos(math.radians(a)), 0.36 * math.sin(math.radians(a))) for a in range(0, 181, 6)]
    inner = [(0.16 * math.cos(math.radians(a)), 0.16 * math.sin(math.radians(a))) for a in range(180, -1, -6)]
    scene.add(extrude(tone[5], [*half, *inner], 0.34, 0.02).at(-0.26, 0.70, 0))
    scene.add(extrude(tone[6], [(-0.22, 0), (0.22, 0), (0, 0.3)], 0.34, 0.02).turned(y=14).at(0.52, 0.86, 0))
    scene.add(cylinder(tone[7], 0.15, 0.30, 0.02).turned(x=90, y=30).at(0.62, 0.15, 0.50)).add(box(tone[8], 0.26, 0.26, 0.26, 0.02).turned(y=32).at(-0.60, 0.13, 0.46))
    return scene


def _wheels(scene: Scene, spots: tuple[tuple[float, float], ...], radius: float, colour: str) -> None:
    for x, z in spots:
        scene.add(cylinder(wood(colour), radius, 0.10, 0.03).turned(x=90).at(x, radius, z))
        scene.add(cylinder(BEECH, radius * 0.36, 0.12, 0.02).turned(x=90).at(x, radius, z))


def car(look: Look) -> Scene:
    """A wooden car or van."""
    scene = Scene(size=(1.9, 1.0), elevation=15)
    part = Scene()
    if look.shape == "car":
        side = outline(
            [
                (-0.80, 0.13),
                (-0.80, 0.13),
                (-0.80, 0.34),
                (-0.70, 0.46),
                (-0.42, 0.50),
                (-0.26, 0.74),
                (0.06, 0.80),
                (0.32, 0.76),
                (0.48, 0.52),
                (0.74, 0.46),
                (0.82, 0.34),
                (0.80, 0.13),
                (0.80, 0.13),
            ],
            6,
            True,
        )
    else:
        side = outline(
            [(-0.80, 0.13), (-0.80, 0.13), (-0.80, 0.95), (-0.80, 0.95), (0.24, 0.95), (0.24, 0.95), (0.30, 0.92), (0.46, 0.62), (0.74, 0.54), (0.80, 0.46), (0.80, 0.13), (0.80, 0.13)], 6, True
        )
    window = [(-0.20, 0.54), (-0.12, 0.70), (0.04, 0.73), (0.04, 0.54)] if look.shape == "car" else [(0.06, 0.60), (0.06, 0.84), (0.24, 0.84), (0.36, 0.60)]
    part.add(extrude(wood(look.colour), side, 0.58, 0.05))
    part.add(extrude(Material("#f0e3c8", rough=0.5), window, 0.60, 0.01))
    if look.shape == "car":
        part.add(extrude(Material("#f0e3c8", rough=0.5), [(0.10, 0.54), (0.10, 0.73), (0.24, 0.71), (0.36, 0.54)], 0.60, 0.01))
    else:
        part.add(extrude(BEECH, [(-0.66, 0.4), (-0.66, 0.8), (-0.08, 0.8), (-0.08, 0.4)], 0.60, 0.01))
    for z in (-0.18, 0.18):
        part.add(cylinder(Material("#f4e7b8", rough=0.3), 0.06, 0.05, 0.015).turned(z=90).at(0.80, 0.36, z))
    _wheels(part, ((-0.46, 0.30), (0.46, 0.30), (-0.46, -0.30), (0.46, -0.30)), 0.19, "#3a2a22")
    return scene.place(part, 0, 0, 0, -32)


def train(look: Look) -> Scene:
    """An engine with a wagon."""
    scene = Scene(size=(2.2, 1.0), elevation=16)
    part = Scene()
    main, trim = wood(look.colour), wood(look.accent)
    part.add(box(BEECH, 0.95, 0.12, 0.46, 0.03).at(-0.42, 0.26, 0)).add(cylinder(main, 0.21, 0.56, 0.03).turned(z=90).at(-0.56, 0.52, 0)).add(box(main, 0.32, 0.56, 0.46, 0.03).at(-0.13, 0.60, 0))
    part.add(box(trim, 0.42, 0.07, 0.54, 0.03).at(-0.13, 0.90, 0)).add(cylinder(trim, 0.075, 0.26, 0.02).at(-0.68, 0.80, 0)).add(ball(trim, 0.08).at(-0.46, 0.74, 0))
    part.add(box(Material("#f0e3c8", rough=0.5), 0.16, 0.18, 0.47, 0.02).at(-0.13, 0.70, 0))
    part.add(box(BEECH, 0.78, 0.12, 0.46, 0.03).at(0.62, 0.26, 0)).add(box(trim, 0.72, 0.26, 0.42, 0.03).at(0.62, 0.42, 0), box(trim, 0.62, 0.3, 0.32, 0.02).at(0.62, 0.52, 0).carved())
    for i in range(4):
        part.add(cylinder(BEECH, 0.07, 0.34, 0.01).turned(x=90).at(0.42 + 0.14 * i, 0.52 + 0.04 * (i % 2), 0))
    part.add(cylinder(STEEL, 0.025, 0.2, 0.01).turned(z=90).at(0.14, 0.26, 0))
    _wheels(part, tuple((x, z) for x in (-0.74, -0.44, -0.14, 0.38, 0.84) for z in (-0.25, 0.25)), 0.14, "#7a2f26")
    return scene.place(part, 0, 0, 0, -26)


def sailboat(look: Look) -> Scene:
    """A wooden boat with cotton sails."""
    scene = Scene(size=(1.6, 1.9), elevation=9)
    part = Scene()
    hull = [ball(wood(look.colour), 0.82, 0.34, 0.30).at(0, 0.36, 0), box(wood(look.colour), 3, 1.0, 2, 0.0).at(0, 0.86, 0).carved()]
    part.add(*hull).add(ball(BEECH, 0.80, 0.02, 0.28).at(0, 0.358, 0)).add(box(BEECH, 0.5, 0.16, 0.03, 0.01).at(0, 0.06, 0))
    part.add(cylinder(BEECH, 0.024, 1.5, 0.01).at(0.0, 1.1, 0)).add(cylinder(BEECH, 0.018, 0.74, 0.008).turned(z=90).at(-0.36, 0.52, 0))
    canvas = Material(look.accent, mixed(look.accent, "#b8a888", 0.4), rough=0.9, wrap=0.4, pattern=sf.CLOTH, rate=110, p1=0.3)
    part.add(pillow(canvas, outline([(-0.05, 0.56), (-0.05, 1.78), (-0.28, 1.24), (-0.70, 0.58), (-0.4, 0.56)], 4, True), 0.12, 0.3, 0.006))
    part.add(pillow(canvas, outline([(0.06, 0.60), (0.06, 1.58), (0.30, 1.02), (0.64, 0.48), (0.34, 0.56)], 4, True), 0.10, 0.25, 0.006))
    part.add(box(Material(look.colour, rough=0.7), 0.2, 0.10, 0.01, 0.003).at(0.1, 1.80, 0))
    return scene.place(part, 0, 0, 0, -18)


def tops(look: Look) -> Scene:
    """Three spinning tops."""
    scene = Scene(size=(1.7, 0.9), elevation=24)
    for x, z, tilt, colour in ((-0.46, -0.1, 20, look.colour), (0.44, -0.16, -24, look.accent), (0.02, 0.40, 14, "#e6bb48")):
        body = Material(colour, "#f2e3c6", rough=0.3, coat=0.5, pattern=sf.BANDS, rate=26, p1=0.72)
        shape = outline([(0, 0.0), (0.02, 0.0), (0.05, 0.08), (0.24, 0.26), (0.34, 0.36), (0.33, 0.42), (0.16, 0.48), (0.04, 0.54), (0.03, 0.72), (0.045, 0.78), (0, 0.80)])
        scene.add(lathe(body, shape).turned(z=tilt, x=6).at(x, 0.02 + abs(tilt) * 0.001, z))
    return scene


def stacker(look: Look) -> Scene:
    """Rings on a rod."""
    scene = Scene(size=(1.2, 1.7), elevation=13)
    scene.add(cylinder(BEECH, 0.52, 0.12, 0.04).at(0, 0.06))
    y = 0.12
    for i, colour in enumerate(RAINBOW):
        radius = 0.48 - 0.045 * i
        scene.add(torus(wood(colour), radius - 0.095, 0.098).turned(x=90).at(0, y + 0.098))
        y += 0.178
    return scene.add(ball(BEECH, 0.13).at(0, y + 0.12))


def toy_ball(look: Look) -> Scene:
    """A ball of natural rubber."""
    scene = Scene(size=(1.2, 1.1), elevation=14)
    skin = Material(look.colour, look.accent, rough=0.55, wrap=0.2, pattern=sf.STRIPES, rate=4, p1=0.2)
    skin = skin.but(pattern=sf.BANDS, rate=7.5, p1=0.1)
    return scene.add(ball(skin, 0.55).turned(z=26, x=18).at(0, 0.55, 0))


def ring_toy(look: Look) -> Scene:
    """A grasping ring with beads."""
    scene = Scene(size=(1.4, 0.8), elevation=32)
    scene.add(torus(BEECH, 0.46, 0.085).turned(x=90).at(0, 0.09, 0))
    for i, colour in enumerate((look.accent, "#e6d3a8", "#c98f6a", "#e6d3a8", look.accent)):
        a = math.radians(50 + 20 * i)
        scene.add(ball(wood(colour), 0.125).at(0.46 * math.cos(a), 0.125, 0.46 * math.sin(a)))
    scene.add(ball(BRASS, 0.10).at(-0.46, 0.10, -0.12))
    return scene


def xylophone(look: Look) -> Scene:
    """Eight bars, two mallets."""
    scene = Scene(size=(1.8, 1.1), elevation=36)
    part = Scene()
    for z, turn in ((-0.2, 5), (0.2, -5)):
        part.add(box(BEECH, 1.55, 0.12, 0.09, 0.02).turned(y=turn).at(0, 0.06, z))
    for i, colour in enumerate((*RAINBOW, "#b8433a")):
        part.add(box(wood(colour), 0.155, 0.055, 0.92 - 0.06 * i, 0.015).at(-0.66 + 0.19 * i, 0.15, 0))
        for side in (-1, 1):
            part.add(ball(STEEL, 0.022).at(-0.66 + 0.19 * i, 0.185, side * (0.26 - 0.02 * i)))
    for z, turn in ((0.52, 16), (0.62, 8)):
        stick = Scene().add(cylinder(BEECH, 0.018, 0.8, 0.008).turned(z=90).at(0, 0.07, 0)).add(ball(wood("#b8433a"), 0.075).at(0.42, 0.075, 0))
        part.place(stick, 0.1, 0, z, turn)
    return scene.place(part, 0, 0, 0, -14)


def rope(look: Look) -> Scene:
    """A skipping rope, coiled."""
    scene = Scene(size=(1.6, 0.9), elevation=36)
    cotton = Material(look.colour, mixed(look.colour, "#a88f64", 0.5), rough=0.9, pattern=sf.SPECKLES, rate=20, p1=0.3)
    coil = []
    for k in range(64):
        a = k * 0.32
        r = 0.50 + 0.05 * math.sin(k * 0.21)
        coil.append((r * math.cos(a), 0.05 + 0.003 * k, r * math.sin(a) * 0.9, 0.036))
    scene.add(tube(cotton, coil))
    for x, z, turn in ((-0.16, 0.52, 24), (0.36, 0.60, -18)):
        part = Scene().add(lathe(BEECH, outline([(0, 0), (0.06, 0.0), (0.085, 0.08), (0.065, 0.3), (0.085, 0.52), (0.06, 0.58), (0, 0.58)])).turned(z=-90).at(-0.28, 0.085, 0))
        part.add(torus(wood(look.accent), 0.068, 0.018).turned(y=90).at(0.16, 0.085, 0)).add(torus(wood(look.accent), 0.068, 0.018).turned(y=90).at(-0.14, 0.085, 0))
        scene.place(part, x, 0, z, turn)
    return scene


def kite(look: Look) -> Scene:
    """A kite leaning, its tail on the ground."""
    scene = Scene(size=(1.5, 1.8), elevation=11)
    for sign, first in ((1, look.colour), (-1, look.accent)):
        for top in (True, False):
            colour = first if top else (look.accent if sign == 1 else look.colour)
            points = [(0, 1.72), (sign * 0.56, 1.12), (0, 1.12)] if top else [(0, 1.12), (sign * 0.56, 1.12), (0, 0.14)]
            scene.add(extrude(Material(colour, mixed(colour, "#ffffff", 0.2), rough=0.6, wrap=0.4, pattern=sf.CLOTH, rate=160, p1=0.3), points, 0.012, 0.003).turned(x=-8).at(0, 0, 0))
    scene.add(tube(BEECH, [(0, 0.14, 0.0, 0.014), (0, 1.70, -0.22, 0.014)])).add(tube(BEECH, [(-0.56, 1.11, -0.14, 0.012), (0.56, 1.11, -0.14, 0.012)]))
    tail = [(0.0, 0.14, 0.02, 0.010), (0.1, 0.03, 0.12, 0.010), (0.3, 0.02, 0.3, 0.010), (0.1, 0.02, 0.44, 0.010), (-0.2, 0.02, 0.40, 0.010), (-0.4, 0.02, 0.56, 0.010)]
    scene.add(tube(Material("#efe6d2", rough=0.9), curve(tail, 6)))
    for i, (x, _, z, _) in enumerate(tail[2:]):
        bow = Material((look.colour, look.accent)[i % 2], rough=0.6)
        scene.add(ball(bow, 0.07, 0.025, 0.04).turned(y=30 + 50 * i).at(x - 0.05, 0.03, z), ball(bow, 0.07, 0.025, 0.04).turned(y=30 + 50 * i).at(x + 0.05, 0.03, z))
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "bear": animal, "rabbit": animal, "fox": animal, "blocks": blocks, "car": car, "van": car, "train": train, "sailboat": sailboat, "top": tops,
    "stacker": stacker, "toyball": toy_ball, "ringtoy": ring_toy, "xylophone": xylophone, "rope": rope, "kite": kite,
}  # fmt: skip
