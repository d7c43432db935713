"""Pens, pencils, paints, rolls and tapes."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.recipes.books import pencil
from demoshop.pictures.recipes.look import BLACK, Look
from demoshop.pictures.scene import Material, Scene, mixed
from demoshop.pictures.solids import box, cone, cylinder, tube

SPECTRUM = ("#c0392b", "#d9722e", "#e9b93a", "#7fa83f", "#3f8a5a", "#3a8a9a", "#2f5f9a", "#5a4a9a", "#a04a8a", "#8a5a34", "#3a3a3c", "#e9a3a0")


def pen(look: Look) -> Scene:
    """A fountain or ballpoint pen on a sheet of paper with its line."""
    scene = Scene(size=(1.9, 0.9), elevation=42)
    sheet = Material("#faf6ec", rough=0.85)
    scene.add(box(sheet, 1.5, 0.012, 1.15, 0.004).turned(y=-8).at(0, 0.006, 0.05))
    brass = look.row.slug == "kugelschreiber"
    barrel = Material(look.colour, rough=0.24 if brass else 0.14, metal=1.0 if brass else 0.0, f0=0.05, coat=0.0 if brass else 0.8)
    trim = Material(look.accent, rough=0.22, metal=1.0)
    part = Scene()
    part.add(cone(barrel, 0.78, 0.075, 0.066).turned(z=-90).at(-0.18, 0.085, 0)).add(cylinder(trim, 0.079, 0.035, 0.008).turned(z=90).at(-0.24, 0.085, 0))
    part.add(cone(barrel, 0.40, 0.062, 0.046).turned(z=90).at(-0.26, 0.085, 0))
    if brass:
        part.add(cone(trim, 0.16, 0.042, 0.012).turned(z=90).at(-0.68, 0.085, 0)).add(cylinder(trim, 0.03, 0.12, 0.01).turned(z=90).at(0.72, 0.085, 0))
    else:
        part.add(cone(trim, 0.20, 0.044, 0.006).turned(z=90).at(-0.69, 0.085, 0), box(trim, 0.3, 0.2, 0.2, 0.0).at(-0.80, 0.20, 0).carved())
    part.add(tube(trim, [(0.10, 0.165, 0, 0.014), (0.55, 0.172, 0, 0.014), (0.64, 0.13, 0, 0.016)]))
    scene.place(part, 0.14, 0.01, 0.0, 24)
    ink = Material("#1f2f55", rough=0.6)
    loops = [(-0.60 + 0.024 * k + 0.05 * math.sin(k * 0.9), 0.013, 0.34 + 0.07 * math.cos(k * 0.9), 0.006 + 0.003 * abs(math.sin(k * 0.45))) for k in range(34)]
    return scene.add(tube(ink, loops))


def pencils(look: Look) -> Scene:
    """Six pencils side by side."""
    scene = Scene(size=(1.5, 1.2), elevation=44)
    for i in range(6):
        pencil(scene, 0.06 * (i % 2), -0.42 + 0.15 * i, 18 + 3 * (i % 3), look.colour if i % 2 == 0 else look.accent, 1.05)
    return scene


def crayons(look: Look) -> Scene:
    """Twelve colours in a tin tray."""
    scene = Scene(size=(1.7, 1.4), elevation=46)
    tray = Material("#d8dadb", rough=0.3, metal=0.9)
    scene.add(box(tray, 1.66, 0.14, 1.42, 0.03).turned(y=-10).at(0, 0.07, 0), box(tray, 1.58, 0.2, 1.34, 0.02).turned(y=-10).at(0, 0.13, 0).carved())
    part = Scene()
    for i, colour in enumerate(SPECTRUM):
        pencil(part, -0.08, -0.56 + 0.102 * i, 0, colour, 1.1)
        part.groups[-1][0].material = Material(colour, rough=0.6)
    return scene.place(part, 0, 0.05, 0, -10)


def paintbox(look: Look) -> Scene:
    """Twelve pans in an open metal box, a brush."""
    scene = Scene(size=(1.7, 1.3), elevation=38)
    enamel = Material(look.colour, rough=0.3, coat=0.4)
    inner = Material("#f4f3ee", rough=0.25, coat=0.4)
    part = Scene().add(box(enamel, 1.5, 0.14, 0.66, 0.03).at(0, 0.07, 0)).add(box(inner, 1.42, 0.05, 0.58, 0.01).at(0, 0.125, 0))
    part.add(box(enamel, 1.5, 0.66, 0.06, 0.02).turned(x=-24).at(0, 0.40, -0.46)).add(box(inner, 1.42, 0.58, 0.05, 0.015).turned(x=-24).at(0, 0.405, -0.44))
    for i, colour in enumerate(SPECTRUM):
        x, z = -0.56 + 0.225 * (i % 6), -0.13 + 0.27 * (i // 6)
        part.add(box(Material("#e9e7e0", rough=0.3), 0.19, 0.08, 0.23, 0.015).at(x, 0.16, z)).add(box(Material(colour, rough=0.35, coat=0.3), 0.16, 0.03, 0.20, 0.012).at(x, 0.195, z))
    scene.place(part, 0, 0, 0, -10)
    brush = (
        Scene()
        .add(cone(Material("#6a1f26", rough=0.25, coat=0.6), 0.8, 0.035, 0.012).turned(z=-90).at(0, 0.04, 0))
        .add(cylinder(Material("#d9dadb", rough=0.2, metal=1), 0.036, 0.16, 0.01).turned(z=90).at(-0.08, 0.04, 0))
    )
    brush.add(cone(Material("#3a2a1e", rough=0.7), 0.16, 0.036, 0.004).turned(z=90).at(-0.16, 0.04, 0))
    return scene.place(brush, -0.10, 0, 0.52, 6)


def rolls(look: Look) -> Scene:
    """Gift wrap: three rolls, patterned."""
    scene = Scene(size=(1.5, 1.5), elevation=20)
    for i, (colour, x, z, tilt) in enumerate(((look.colour, -0.30, -0.1, 8), (look.accent, 0.02, 0.12, -3), ("#d9b45a", 0.34, -0.1, -9))):
        light = mixed(colour, "#fff6e4", 0.75)
        kind = (sf.NET, sf.SPECKLES, sf.BANDS)[i]
        paper = Material(colour, light, rough=0.5, pattern=kind, rate=(14, 9, 30)[i], p1=(3.0, 0.22, 0.4)[i])
        scene.add(cylinder(paper, 0.14, 1.5, 0.006).turned(z=tilt).at(x, 0.75, z))
        scene.add(cylinder(Material("#c9ab82", rough=0.9), 0.08, 1.512, 0.004).turned(z=tilt).at(x, 0.75, z))
        scene.add(cylinder(Material("#faf5e8", rough=0.7), 0.146, 0.22, 0.003).turned(z=tilt).at(x - math.sin(math.radians(tilt)) * -0.0, 0.75, z))
    return scene


def tapes(look: Look) -> Scene:
    """Four rolls of paper tape."""
    scene = Scene(size=(1.5, 1.0), elevation=26)
    colours = (look.colour, look.accent, "#d9b45a", "#7a9a7a")
    spots = ((-0.34, 0.11, -0.02, 0, 0), (-0.31, 0.33, -0.04, 0, 0), (0.40, 0.11, -0.16, 0, 0), (0.16, 0.32, 0.30, 82, -20))
    for colour, (x, y, z, tilt, turn) in zip(colours, spots, strict=True):
        paper = Material(colour, mixed(colour, "#ffffff", 0.5), rough=0.7, pattern=sf.STREAKS, rate=0.4)
        scene.add(cylinder(paper, 0.32, 0.2, 0.01).turned(x=tilt, y=turn).at(x, y, z), cylinder(paper, 0.21, 0.5, 0.0).turned(x=tilt, y=turn).at(x, y, z).carved())
        scene.add(cylinder(Material("#caa877", rough=0.9), 0.215, 0.2, 0.005).turned(x=tilt, y=turn).at(x, y, z), cylinder(BLACK, 0.19, 0.5, 0.0).turned(x=tilt, y=turn).at(x, y, z).carved())
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "pen": pen, "pencils": pencils, "crayons": crayons, "paintbox": paintbox, "rolls": rolls, "tapes": tapes,
}  # fmt: skip
