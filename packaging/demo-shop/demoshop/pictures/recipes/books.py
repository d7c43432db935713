"""Books, notebooks, cards and letters."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import Look
from demoshop.pictures.scene import Label, Material, Primitive, Scene, mixed
from demoshop.pictures.solids import box, cone, cylinder, extrude, torus


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


def envelopes(look: Look) -> Scene:
    """Letter paper and envelopes, tied."""
    scene = Scene(size=(1.45, 1.0), elevation=34)
    paper = Material(look.colour, mixed(look.colour, "#8a7a5a", 0.3), rough=0.85, pattern=sf.CLOUDS, rate=22, p1=0.6, p2=1.1, bump=0.06, bump_rate=40)
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
    "book": book,
    "notebook": notebook,
    "notebooks": notebooks,
    "envelopes": envelopes,
    "cards": cards,
}
