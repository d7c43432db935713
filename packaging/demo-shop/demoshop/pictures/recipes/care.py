"""Skin care and perfume."""

from __future__ import annotations

import math
from collections.abc import Callable

from demoshop.pictures import surface as sf
from demoshop.pictures.labels import Ink, luminance, quiet
from demoshop.pictures.recipes.look import BLACK, GOLD, OAK, STEEL, WHITE, Look, filled
from demoshop.pictures.scene import Label, Material, Scene, mixed
from demoshop.pictures.solids import Points, ball, box, curve, cylinder, extrude, lathe, outline, torus, tube


def _ink(look: Look) -> str:
    return look.accent if abs(luminance(look.accent) - luminance(look.colour)) > 0.25 else "#2a2622" if luminance(look.colour) > 0.5 else "#f4efe6"


def podium(scene: Scene, colour: str, radius: float = 0.62, high: float = 0.22) -> float:
    """A plaster cylinder to stand on; gives its height."""
    scene.add(cylinder(Material(colour, rough=0.85, bump=0.03, bump_rate=30), radius, high, 0.015).at(0, high / 2, 0))
    return high


def stage(look: Look) -> str:
    """The podium's colour: the category's paper, tinted by the product."""
    return mixed("#eee5dd", look.colour if luminance(look.colour) > 0.2 else look.accent, 0.14)


def bottle(radius: float, high: float, neck: float) -> Points:
    """A straight bottle with a soft shoulder."""
    return outline([(0, 0), (radius * 0.8, 0), (radius * 0.94, 0.01), (radius, 0.05), (radius, 0.1), (radius, high * 0.5), (radius, high - 0.12), (radius * 0.97, high - 0.05),
                    (radius * 0.8, high), (neck, high + 0.02), (neck, high + 0.08), (neck, high + 0.08), (0, high + 0.08)])  # fmt: skip


def pump(look: Look) -> Scene:
    """A dispenser bottle."""
    scene = Scene(size=(0.9, 1.7), elevation=11)
    label = look.around(0.32, 50, 0.18, 0.82, look.colour, _ink(look), "quiet")
    body = Material(look.colour, rough=0.32, wrap=0.15, coat=0.3, labels=(label,))
    scene.add(lathe(body, bottle(0.32, 1.02, 0.15)))
    head = BLACK if luminance(look.accent) < 0.3 else WHITE
    scene.add(cylinder(head, 0.165, 0.16, 0.02).at(0, 1.14)).add(cylinder(head, 0.05, 0.2, 0.01).at(0, 1.28))
    scene.add(cylinder(head, 0.13, 0.10, 0.03).at(0, 1.42), tube(head, curve([(0, 1.43, 0, 0.045), (-0.16, 1.45, 0.10, 0.04), (-0.27, 1.42, 0.17, 0.032), (-0.30, 1.37, 0.19, 0.026)])).smooth(0.03))
    return scene


def dropper(look: Look) -> Scene:
    """A serum in a glass bottle with pipette."""
    scene = Scene(size=(0.9, 1.5), elevation=12)
    up = podium(scene, stage(look), 0.56, 0.16)
    label = look.around(0.29, 44, 0.14, 0.54, "#f8f4ec", _ink(look), "quiet")
    glass = filled(look.colour, 0.5, 0.58, (0.5, 0.3, 0.3)).but(labels=(label,))
    part = Scene().add(lathe(glass, bottle(0.29, 0.70, 0.13)))
    part.add(cylinder(BLACK if look.row.slug != "gesichtsoel" else GOLD, 0.15, 0.2, 0.015).at(0, 0.86))
    part.add(lathe(Material("#26262a" if look.row.slug != "hyaluron-serum" else "#e9e6e0", rough=0.5), outline([(0, 0.95), (0.085, 0.95), (0.095, 1.02), (0.09, 1.16), (0.06, 1.24), (0, 1.26)])))
    return scene.place(part, 0, up, 0)


def skin_bottle(look: Look) -> Scene:
    """A bottle with a plain cap."""
    scene = Scene(size=(0.9, 1.5), elevation=12)
    slug = look.row.slug
    clear = slug in {"gesichtswasser", "badeoel", "babyoel"}
    label = look.around(0.29, 50, 0.18, 0.74, "#fbf7f0" if clear else look.colour, _ink(look), "quiet")
    material = filled(look.colour, 0.5, 0.92) if clear else Material(look.colour, rough=0.35, wrap=0.1, coat=0.3)
    scene.add(lathe(material.but(labels=(label,)), bottle(0.29, 1.02, 0.14)))
    scene.add(cylinder(OAK if clear else BLACK if luminance(look.colour) > 0.4 else WHITE, 0.17, 0.26, 0.02).at(0, 1.2))
    return scene


def airless(look: Look) -> Scene:
    """A slim airless dispenser under a clear cap."""
    scene = Scene(size=(0.8, 1.4), elevation=12)
    up = podium(scene, stage(look), 0.5, 0.2)
    label = look.around(0.19, 54, 0.12, 0.60, look.colour, _ink(look), "quiet")
    part = Scene().add(
        lathe(Material(look.colour, rough=0.3, coat=0.4, labels=(label,)), outline([(0, 0), (0.17, 0), (0.19, 0.02), (0.19, 0.06), (0.19, 0.70), (0.19, 0.72), (0.17, 0.73), (0, 0.73)]))
    )
    part.add(torus(GOLD, 0.18, 0.014).turned(x=90).at(0, 0.735)).add(cylinder(GOLD, 0.185, 0.34, 0.03).at(0, 0.92))
    return scene.place(part, 0, up, 0)


def tube_stand(look: Look) -> Scene:
    """A tube standing on its cap: a cylinder pressed flat towards its seam."""
    scene = Scene(size=(0.9, 1.6), elevation=10)
    plastic = Material(look.colour, rough=0.38, wrap=0.2, coat=0.25)
    printed = plastic.but(labels=(_front(look, 0.44, -0.46, 0.20, "none", _ink(look)),))  # in lengths from the middle of the pressed plane
    body = lathe(plastic, outline([(0, 0.20), (0.25, 0.20), (0.28, 0.23), (0.29, 0.3), (0.29, 1.4), (0.29, 1.4), (0, 1.4)]))
    pressed = [box(material, 3.0, 3.0, 3.0, 0.0).turned(x=-13.4 * side).at(0, 0.85 + 1.5 * 0.232, side * (0.148 + 1.5 * 0.973)).carved() for side, material in ((1, printed), (-1, plastic))]
    scene.add(body, *pressed)
    scene.add(box(plastic, 0.58, 0.10, 0.034, 0.008).at(0, 1.38, 0))
    scene.add(cylinder(WHITE if luminance(look.colour) < 0.75 else BLACK, 0.27, 0.22, 0.02).at(0, 0.11))
    return scene


def soap(look: Look) -> Scene:
    """A bar with a stamp, on another in its band."""
    scene = Scene(size=(1.5, 0.9), elevation=30)
    bar_ = Material(look.colour, mixed(look.colour, "#ffffff", 0.35), rough=0.5, wrap=0.4, pattern=sf.CLOUDS, rate=3, p1=0.4, p2=0.8, coat=0.1)
    art = look.art(0.55, 0.62, look.accent, mixed(look.colour, "#2a2622", 0.4), "quiet")
    wrapped = Scene().add(box(bar_, 1.05, 0.34, 0.66, 0.07).at(0, 0.17))
    band = Material(look.accent, rough=0.75, labels=(Label(art, sf.TOP, (-0.25, 0.25, -0.33, 0.33), 0.75),))
    wrapped.add(box(band, 0.54, 0.352, 0.672, 0.06).at(0, 0.17))
    scene.place(wrapped, 0, 0, 0, -14)
    plain = [box(bar_, 1.02, 0.30, 0.64, 0.09).at(0, 0.15)]
    part = Scene().add(*plain)
    return scene.place(part, 0.08, 0.343, -0.04, 16)


def soap_round(look: Look) -> Scene:
    """A round shampoo bar and a second standing against it."""
    scene = Scene(size=(1.3, 0.8), elevation=24)
    bar_ = Material(look.colour, mixed(look.colour, "#2f4a20", 0.5), rough=0.6, wrap=0.35, pattern=sf.SPECKLES, rate=16, p1=0.2)
    dish = Material("#d8d2c6", rough=0.4, f0=0.05)
    scene.add(lathe(dish, outline([(0, 0.02), (0.5, 0), (0.7, 0.06), (0.72, 0.09), (0.68, 0.09), (0.5, 0.05), (0, 0.05)])))
    scene.add(cylinder(bar_, 0.42, 0.24, 0.08).at(-0.06, 0.17, 0.05))
    scene.add(cylinder(bar_, 0.40, 0.22, 0.08).turned(x=70, y=-24).at(0.22, 0.50, -0.26))
    return scene


def roll_on(look: Look) -> Scene:
    """A perfume oil roll-on, another lying."""
    scene = Scene(size=(1.0, 1.3), elevation=14)
    up = podium(scene, stage(look), 0.55, 0.18)
    part = Scene().add(lathe(filled(look.colour, 0.3, 0.56).but(labels=(look.around(0.15, 60, 0.12, 0.5, "#f9f4ee", "#6a2434", "quiet"),)), bottle(0.15, 0.66, 0.10)))
    part.add(cylinder(GOLD, 0.155, 0.34, 0.02).at(0, 0.87))
    return scene.place(part, 0, up, 0)


def _cap(scene: Scene, look: Look, y: float, radius: float, kind: int) -> None:
    dark = luminance(look.accent) < 0.35
    metal = GOLD if look.row.brand == "Casa Ombra" else STEEL if look.row.brand == "Fjellborg" else BLACK.but(colour=look.accent) if dark else GOLD
    scene.add(cylinder(STEEL if metal is STEEL else GOLD, radius * 0.62, 0.08, 0.008).at(0, y + 0.03))
    if kind == 0:
        scene.add(cylinder(metal, radius, 0.30, 0.02).at(0, y + 0.22))
    elif kind == 1:
        scene.add(ball(OAK if look.row.brand == "Fjellborg" else metal, radius * 1.15).at(0, y + 0.07 + radius * 1.05))
    elif kind == 2:
        scene.add(box(BLACK if dark else metal, radius * 1.9, 0.26, radius * 1.5, 0.02).at(0, y + 0.20))
    else:
        scene.add(
            lathe(metal, outline([(0, y + 0.07), (radius * 0.9, y + 0.07), (radius * 0.95, y + 0.12), (radius * 0.75, y + 0.25), (radius * 1.1, y + 0.40), (radius * 0.9, y + 0.46), (0, y + 0.47)]))
        )


def flacon(look: Look) -> Scene:
    """Perfume in heavy glass: rectangular, round, tall or a sphere."""
    scene = Scene(size=(1.2, 1.7), elevation=10)
    up = podium(scene, stage(look), 0.74, look.chance.choice([0.12, 0.18, 0.26]))
    shape = look.shape.removeprefix("flacon")
    dark = luminance(look.colour) < 0.22
    paper = "#f6f1e8" if dark or look.chance.random() < 0.6 else "none"
    ink = "#2a2420" if paper != "none" or luminance(look.colour) > 0.4 else "#f6f1e8"
    juice = filled(look.colour, 0.75 if not dark else 0.55, 9.0, (0.35, 0.25, 0.25)).but(ior=1.38)
    kind = sum(map(ord, look.row.slug)) % 4
    part = Scene()
    if shape == "rect":
        label = _front(look, 0.40, -0.20, 0.22, paper, ink)
        part.add(box(juice.but(labels=(label,), level=0.36), 0.80, 0.92, 0.36, 0.05).at(0, 0.46))
        part.add(cylinder(filled("#f7fafa", 2.0, 9.0), 0.16, 0.08, 0.02).at(0, 0.94))
        _cap(part, look, 0.96, 0.15, kind if kind != 1 else 2)
    elif shape == "tall":
        label = look.around(0.24, 50, 0.24, 0.72, paper, ink, "quiet") if paper != "none" else _front(look, 0.36, 0.3, 0.7, "none", ink)
        body = outline([(0, 0), (0.22, 0), (0.245, 0.02), (0.25, 0.06), (0.25, 0.1), (0.25, 1.0), (0.25, 1.06), (0.22, 1.10), (0.12, 1.11), (0.1, 1.13), (0.1, 1.16), (0, 1.16)])
        part.add(lathe(juice.but(labels=(label,), level=0.98), body))
        _cap(part, look, 1.14, 0.16, kind)
    elif shape == "round":
        disc = extrude(juice.but(labels=(_front(look, 0.40, -0.18, 0.20, paper, ink),)), [(0.52 * x, 0.52 * y) for x, y in _circle()], 0.34, 0.06)
        part.add(disc.at(0, 0.52, 0), box(juice, 0.42, 0.1, 0.30, 0.04).at(0, 0.05).smooth(0.1))
        _cap(part, look, 1.02, 0.15, kind)
    else:
        label = look.around(0.46, 30, -0.16, 0.18, paper, ink, "quiet") if paper != "none" else _front(look, 0.42, -0.16, 0.2, "none", ink)
        part.add(ball(juice.but(labels=(label,), level=0.26), 0.48, 0.46, 0.48).at(0, 0.455, 0),
                 cylinder(juice, 0.24, 0.06, 0.02).at(0, 0.03).smooth(0.06))  # fmt: skip
        _cap(part, look, 0.90, 0.16, 1 if kind == 2 else kind)
    return scene.place(part, 0, up, 0, -12 if shape == "rect" else -8 if shape == "round" else 0)


def _front(look: Look, wide: float, low: float, high: float, ground: str, ink: str) -> Label:
    return Label(quiet(wide, high - low, look.text, Ink(ground, ink, ink), ""), sf.FRONT, (-wide / 2, wide / 2, low, high), 0.5)


def _circle() -> Points:
    return [(math.cos(2 * math.pi * i / 64), math.sin(2 * math.pi * i / 64)) for i in range(64)]


def diffuser(look: Look) -> Scene:
    """A reed diffuser."""
    scene = Scene(size=(1.0, 1.9), elevation=11)
    label = look.around(0.32, 46, 0.16, 0.58, "#f8f4ea", _ink(look), "quiet")
    scene.add(
        lathe(
            filled(look.colour, 0.6, 0.60).but(labels=(label,)),
            outline([(0, 0.04), (0.28, 0.02), (0.31, 0.0), (0.325, 0.05), (0.325, 0.1), (0.325, 0.68), (0.30, 0.76), (0.14, 0.84), (0.12, 0.90), (0.12, 0.98), (0, 0.98)]),
        )
    )
    scene.add(cylinder(OAK, 0.14, 0.08, 0.015).at(0, 1.0))
    reed = Material("#c9a878", "#a8834f", rough=0.8, pattern=sf.BANDS, rate=8, p1=0.95)
    for x, z in ((-0.24, 0.02), (-0.13, -0.1), (0.02, 0.08), (0.13, -0.06), (0.26, 0.05)):
        scene.add(tube(reed, [(-x * 0.25, 0.95, -z * 0.3, 0.018), (x, 1.86 - 0.1 * abs(x), z, 0.018)]))
    return scene


RECIPES: dict[str, Callable[[Look], Scene]] = {
    "pump": pump, "dropper": dropper, "skinbottle": skin_bottle, "airless": airless, "tubestand": tube_stand, "soap": soap,
    "soapround": soap_round, "rollon": roll_on, "diffuser": diffuser, "flaconrect": flacon, "flaconround": flacon, "flacontall": flacon, "flaconsphere": flacon,
}  # fmt: skip
