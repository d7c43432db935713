"""Candles, vases, textiles, things for the home."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.containers import flame
from demoshop.pictures.recipes.look import BEECH, BRASS, Look, filled
from demoshop.pictures.scene import Material, Scene, mixed
from demoshop.pictures.solids import Points, ball, box, cone, curve, cylinder, lathe, outline, pillow, torus, tube


def wax(colour: str) -> Material:
    """Candle wax: light goes a little into it."""
    return Material(colour, rough=0.42, wrap=0.4, coat=0.15)


def pillar_profile(radius: float, high: float) -> Points:
    """A pillar candle with a hollowed top."""
    return outline([(0, 0), (radius - 0.02, 0), (radius, 0.02), (radius, 0.02), (radius, high - 0.03), (radius, high - 0.03), (radius - 0.03, high), (radius * 0.6, high - 0.03), (0, high - 0.05)])


def pillars(look: Look) -> Scene:
    """One pillar candle, or three of different heights."""
    scene = Scene(size=(1.2, 1.3), elevation=12)
    sizes = ((0.0, 0.0, 0.30, 0.95),) if look.shape == "pillar" else ((-0.34, -0.1, 0.25, 1.15), (0.26, -0.2, 0.25, 0.85), (0.06, 0.28, 0.25, 0.52))
    for i, (x, z, radius, high) in enumerate(sizes):
        scene.add(lathe(wax(look.colour).but(bump=0.03, bump_rate=9), pillar_profile(radius, high)).at(x, 0, z))
        if i == 0:
            flame(scene, high - 0.06, x, z)
        else:
            scene.add(cylinder(Material("#2a2320", rough=0.9), 0.010, 0.10, 0.004).at(x, high, z))
    return scene


def tapers(look: Look) -> Scene:
    """Six dipped tapers, tied."""
    scene = Scene(size=(1.7, 0.8), elevation=36)
    for i in range(6):
        part = Scene().add(cone(wax(look.colour), 1.35, 0.075, 0.05).turned(z=-90).at(-0.68, 0.08 + 0.13 * (i % 2), 0))
        part.add(tube(Material("#f3ead6", rough=0.9), [(0.71, 0.08 + 0.13 * (i % 2), 0, 0.010), (0.82, 0.10 + 0.13 * (i % 2), 0.01, 0.008)]))
        scene.place(part, 0, 0, -0.32 + 0.125 * i, 16)
    cord = Material("#e9dfc8", rough=0.9)
    for x in (-0.1, 0.0):
        scene.add(tube(cord, [(x + 0.12 - 0.25 * (k / 10 - 0.5), 0.17 + 0.16 * math.sin(math.pi * k / 10), -0.46 + 0.9 * k / 10, 0.016) for k in range(11)]))
    return scene


def beeswax(look: Look) -> Scene:
    """A rolled sheet of honeycomb."""
    scene = Scene(size=(0.9, 1.5), elevation=12)
    comb = Material(look.colour, rough=0.5, wrap=0.35, pattern=sf.HEX, rate=9)
    for x, z, high in ((-0.16, -0.1, 1.25), (0.26, 0.12, 0.85)):
        scene.add(cylinder(comb, 0.21, high, 0.01).displaced(f.CELLS, 0.012, 15).at(x, high / 2, z))
        scene.add(cylinder(Material("#f0e6d0", rough=0.9), 0.012, 0.14, 0.004).at(x, high + 0.06, z))
    return scene


def holder(look: Look) -> Scene:
    """A brass candlestick with a candle."""
    scene = Scene(size=(1.0, 2.0), elevation=11)
    brass = BRASS.but(colour=look.colour, rough=0.2)
    scene.add(
        lathe(
            brass,
            outline(
                [(0, 0), (0.40, 0), (0.42, 0.02), (0.40, 0.05), (0.2, 0.09), (0.07, 0.16), (0.05, 0.3), (0.09, 0.36), (0.05, 0.42), (0.045, 0.62), (0.10, 0.70), (0.13, 0.80), (0.13, 0.82), (0, 0.82)]
            ),
        )
    )
    scene.add(cone(wax(look.accent), 1.0, 0.085, 0.06).at(0, 0.86, 0))
    flame(scene, 1.91)
    return scene


def tealight(look: Look) -> Scene:
    """A ribbed glass, lit from inside."""
    scene = Scene(size=(1.1, 0.95), elevation=15)
    glow = Material(look.colour, mixed(look.colour, "#ffe0a0", 0.75), rough=0.12, wrap=0.5, coat=1.0, pattern=sf.RISE, rate=0.02, p1=0.62, p2=0.15, glow=0.42)
    scene.add(
        lathe(glow, outline([(0, 0), (0.28, 0), (0.34, 0.03), (0.36, 0.08), (0.36, 0.62), (0.36, 0.66), (0.34, 0.68), (0.32, 0.66), (0.31, 0.6), (0.31, 0.3), (0, 0.28)])).displaced(
            f.FLUTES, 0.012, 30
        )
    )
    scene.add(cylinder(Material("#fff2d8", rough=0.4, glow=0.4), 0.27, 0.1, 0.02).at(0, 0.33))
    flame(scene, 0.38, size=0.9)
    return scene


def lantern(look: Look) -> Scene:
    """A steel lantern with a candle behind glass."""
    scene = Scene(size=(1.0, 1.8), elevation=12)
    steel = Material(look.colour, rough=0.45, metal=0.3, f0=0.08)
    part = Scene().add(box(steel, 0.86, 0.06, 0.86, 0.01).at(0, 0.03)).add(box(steel, 0.86, 0.05, 0.86, 0.01).at(0, 1.16))
    for x in (-0.38, 0.38):
        for z in (-0.38, 0.38):
            part.add(box(steel, 0.05, 1.1, 0.05, 0.008).at(x, 0.6, z))
    part.add(lathe(steel, [(0, 1.18), (0.42, 1.18), (0.14, 1.42), (0.12, 1.5), (0, 1.5)]))
    part.add(torus(steel, 0.17, 0.02).at(0, 1.66, 0))
    part.add(lathe(wax("#f3ead8"), pillar_profile(0.2, 0.5)).at(0, 0.06, 0))
    flame(part, 0.5)
    return scene.place(part, turn=32)


def vase(look: Look) -> Scene:
    """Four vases: pebble, tall terracotta, smoked glass, green glass; with stems."""
    kind = look.shape.removeprefix("vase")
    scene = Scene(size=(1.1, 1.9), elevation=11)
    if kind == "pebble":
        clay = Material(look.colour, mixed(look.colour, "#6a5c4c", 0.55), rough=0.75, pattern=sf.SPECKLES, rate=20, p1=0.13, bump=0.05, bump_rate=20)
        shape = outline([(0, 0.02), (0.26, 0.0), (0.44, 0.10), (0.50, 0.32), (0.42, 0.54), (0.20, 0.66), (0.10, 0.72), (0.09, 0.80), (0.12, 0.84), (0.10, 0.85), (0.06, 0.80), (0, 0.78)])
        scene.add(lathe(clay, shape))
        _stems(scene, 0.80, 3)
    elif kind == "tall":
        clay = Material(look.colour, mixed(look.colour, "#e0b090", 0.6), rough=0.85, pattern=sf.CLOUDS, rate=2.6, p1=0.42, p2=0.8, bump=0.08, bump_rate=26)
        shape = outline([(0, 0.0), (0.24, 0.0), (0.28, 0.03), (0.38, 0.5), (0.44, 0.95), (0.38, 1.28), (0.2, 1.46), (0.16, 1.56), (0.22, 1.66), (0.19, 1.67), (0.12, 1.56), (0, 1.5)])
        scene.add(lathe(clay, shape).displaced(f.RINGS, 0.0016, 55))
        return scene
    else:
        thin = filled(look.colour, 0.9, -9.0).but(tint=filled(look.colour, 0.22, 0).absorb, ior=1.2)
        shape = [(0, 0.02), (0.22, 0.0), (0.32, 0.06), (0.40, 0.34), (0.32, 0.66), (0.16, 0.86), (0.15, 1.0), (0.22, 1.14), (0.22, 1.14), (0, 1.14)]
        if kind == "glass2":
            shape = [(0, 0.02), (0.30, 0.0), (0.37, 0.04), (0.40, 0.2), (0.38, 0.5), (0.24, 0.72), (0.12, 0.84), (0.11, 1.02), (0.16, 1.12), (0.16, 1.12), (0, 1.12)]
        scene.add(lathe(thin, outline(shape)))
        _stems(scene, 0.95, 2)
    return scene


def _stems(scene: Scene, start: float, count: int) -> None:
    """Dry stems with seed heads."""
    straw, head = Material("#a8925e", rough=0.8), Material("#d8b98a", "#8a6a3a", rough=0.9, pattern=sf.SPECKLES, rate=20, p1=0.3)
    for i in range(count):
        x, z, top = (-0.34, 0.28, 0.02)[i], (0.06, -0.06, 0.1)[i], start + (0.75, 0.6, 0.95)[i]
        scene.add(tube(straw, curve([(0.02 * (i - 1), start - 0.1, 0, 0.012), (x * 0.45, start + 0.3, z, 0.011), (x, top, z, 0.009)], 6)))
        for k in range(5):
            scene.add(ball(head, 0.055 - 0.004 * k, 0.075, 0.055 - 0.004 * k).at(x + 0.03 * (k % 2) - 0.015 + (x * 0.12) * k * 0.3, top - 0.12 + 0.075 * k, z))


def cloth(look: Look, rate: float = 95.0, weave: float = 0.3) -> Material:
    """Woven stuff."""
    return Material(look.colour, mixed(look.colour, "#ffffff", 0.3), rough=0.9, sheen=0.35, pattern=sf.CLOTH, rate=rate, p1=weave)


def cushion(look: Look) -> Scene:
    """A cushion, standing."""
    scene = Scene(size=(1.5, 1.4), elevation=11)
    stuff = cloth(look)
    shape = outline([(-0.66, 0.0), (-0.62, 0.66), (-0.68, 1.34), (0, 1.28), (0.68, 1.34), (0.62, 0.66), (0.66, 0.0), (0, 0.05)], 10, True)
    if "cord" in look.words:
        stuff = stuff.but(pattern=sf.LINES, rate=95.0, p1=1.0, p2=0.0, second=mixed(look.colour, "#2a0f06", 0.5), sheen=0.5)
    body = pillow(stuff, shape, 0.62, 0.62, 0.015).displaced(f.LUMPS, 0.05, 2.3)
    return scene.place(Scene().add(body.turned(x=-12).at(0, 0.04, 0)), 0, 0, 0, -16)


def folded(look: Look) -> Scene:
    """A throw or a felt pad, folded; fringe where it is a throw."""
    scene = Scene(size=(1.7, 1.0), elevation=24)
    stuff = cloth(look, 60, 0.5).but(second=look.accent)
    if look.row.slug == "decke-mohair":
        stuff = stuff.but(sheen=1.0, bump=0.7, bump_rate=34, pattern=sf.CLOUDS, rate=20, p1=0.3, p2=0.8)
    if look.row.slug == "schreibtischmatte":
        stuff = stuff.but(pattern=sf.SPECKLES, rate=60, p1=0.3, sheen=0.5)
    layers = 4
    part = Scene()
    for i in range(layers):
        part.add(box(stuff, 1.42 - 0.02 * i, 0.17, 0.98, 0.08).displaced(f.LUMPS, 0.03, 2.6, i * 7).at(0.01 * i, 0.09 + 0.165 * i, 0))
        part.add(cylinder(stuff, 0.165, 0.98, 0.06).turned(x=90).at(-0.66, 0.17 + 0.165 * i, 0)) if i % 2 == 0 and i < layers - 1 else None
    if look.row.slug.startswith("decke"):
        for k in range(22):
            x = 0.72
            part.add(tube(stuff, [(x, 0.66, -0.46 + 0.044 * k, 0.016), (x + 0.08, 0.58, -0.46 + 0.044 * k, 0.017), (x + 0.10, 0.40, -0.455 + 0.044 * k, 0.013)]))
    return scene.place(part, -0.03, 0, 0, -28)


def towels(look: Look) -> Scene:
    """Folded towels in a stack, one rolled on top."""
    scene = Scene(size=(1.5, 1.1), elevation=20)
    count = 3 if look.row.size == "3x" else 2
    for i in range(count):
        colour = look.colour if i % 2 == 0 else mixed(look.colour, look.accent, 0.85 if count == 2 else 0.0)
        stuff = Material(colour, mixed(colour, "#7a7468", 0.35), rough=0.95, sheen=0.4, pattern=sf.CLOTH, rate=70, p1=0.55)
        part = Scene().add(box(stuff, 1.2, 0.20, 0.86, 0.095).displaced(f.LUMPS, 0.03, 3, i * 4).at(0, 0.10)).add(box(stuff, 1.2, 0.16, 0.86, 0.075).displaced(f.LUMPS, 0.03, 3, i * 9).at(0, 0.26))
        if count == 3:
            stripe = Material(look.accent, rough=0.95, sheen=0.3)
            for x in (-0.40, -0.33, 0.36):
                part.add(box(stripe, 0.035, 0.18, 0.90, 0.085).displaced(f.LUMPS, 0.03, 3, i * 9).at(x, 0.262))
        scene.place(part, 0.02 * i, 0.34 * i, 0, -22 + 5 * i)
    return scene


def mirror(look: Look) -> Scene:
    """A round table mirror."""
    scene = Scene(size=(1.2, 1.6), elevation=8)
    brass = BRASS.but(colour=look.colour)
    part = Scene()
    part.add(cylinder(Material("#e9ecee", rough=0.02, metal=1.0), 0.54, 0.03, 0.006).turned(x=84).at(0, 0.96, 0))
    part.add(torus(brass, 0.55, 0.03).turned(x=-6).at(0, 0.96, 0))
    part.add(cylinder(brass, 0.03, 0.42, 0.01).at(0, 0.22)).add(lathe(brass, outline([(0, 0), (0.32, 0), (0.33, 0.02), (0.30, 0.045), (0.05, 0.06), (0, 0.08)])))
    return scene.place(part, 0, 0, 0, -18)


def basket(look: Look) -> Scene:
    """A woven basket with handles."""
    scene = Scene(size=(1.5, 1.3), elevation=17)
    straw = Material(look.colour, mixed(look.colour, "#6a4a22", 0.5), rough=0.85, pattern=sf.NET, rate=30, p1=22)
    shape = outline([(0, 0.02), (0.46, 0.0), (0.52, 0.04), (0.62, 0.4), (0.64, 0.8), (0.63, 0.88), (0.58, 0.88), (0.58, 0.8), (0.55, 0.4), (0.46, 0.08), (0, 0.08)])
    scene.add(lathe(straw, shape).displaced(f.RINGS, 0.014, 62))
    rim = straw.but(pattern=sf.STRIPES, rate=44, p1=0.0)
    scene.add(torus(rim, 0.605, 0.045).turned(x=90).at(0, 0.88))
    for side in (-1, 1):
        scene.add(
            tube(
                straw, curve([(side * 0.60, 0.84, -0.2, 0.032), (side * 0.64, 1.05, -0.14, 0.032), (side * 0.64, 1.10, 0.0, 0.032), (side * 0.64, 1.05, 0.14, 0.032), (side * 0.60, 0.84, 0.2, 0.032)])
            )
        )
    wool = Material("#e9e0d0", "#cbbfa8", rough=0.95, sheen=0.4, pattern=sf.CLOTH, rate=60, p1=0.4)
    scene.add(ball(wool, 0.5, 0.22, 0.42).displaced(f.LUMPS, 0.09, 2.8).at(0.05, 0.84, 0))
    return scene


def clock(look: Look) -> Scene:
    """A table clock of ash."""
    scene = Scene(size=(1.2, 1.2), elevation=9)
    part = Scene().add(box(BEECH.but(colour=look.colour, second=mixed(look.colour, "#8a6a40", 0.5)), 1.0, 1.0, 0.30, 0.06).at(0, 0.5))
    part.add(cylinder(Material("#f6f2e9", rough=0.5), 0.40, 0.02, 0.006).turned(x=90).at(0, 0.5, 0.15))
    dark = Material(look.accent, rough=0.4)
    for k in range(12):
        a = math.radians(30 * k)
        part.add(box(dark, 0.016 if k % 3 else 0.026, 0.07, 0.01, 0.002).turned(z=-30 * k).at(0.33 * math.sin(a), 0.5 + 0.33 * math.cos(a), 0.163))
    for angle, reach, thick in ((-52, 0.20, 0.030), (60, 0.30, 0.022)):
        a = math.radians(angle)
        part.add(box(dark, thick, reach, 0.010, 0.003).turned(z=-angle).at(reach / 2 * math.sin(a), 0.5 + reach / 2 * math.cos(a), 0.172))
    part.add(cylinder(BRASS, 0.03, 0.03, 0.006).turned(x=90).at(0, 0.5, 0.172))
    return scene.place(part, 0, 0, 0, -24)


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "pillar": pillars, "pillars": pillars, "tapers": tapers, "beeswax": beeswax, "holder": holder, "tealight": tealight, "lantern": lantern,
    "vasepebble": vase, "vasetall": vase, "vaseglass": vase, "vaseglass2": vase, "cushion": cushion, "blanket": folded, "towels": towels,
    "mirror": mirror, "basket": basket, "clock": clock,
}  # fmt: skip
