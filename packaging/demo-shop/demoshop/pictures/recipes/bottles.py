"""Bottles, cans and cartons."""

from __future__ import annotations

from collections.abc import Callable

from demoshop.pictures import field as f
from demoshop.pictures import surface as sf
from demoshop.pictures.labels import luminance
from demoshop.pictures.recipes.look import CORK, GOLD, STEEL, WHITE, Look, bottle_glass, filled
from demoshop.pictures.scene import Label, Material, Scene, mixed
from demoshop.pictures.solids import Points, box, curve, cylinder, extrude, lathe, outline, torus, tube

FOIL = Material(rough=0.35, metal=0.75, f0=0.2)


def profile(body: float, shoulder: float, neck_from: float, neck: float, top: float, lip: float = 0.012) -> Points:
    """A bottle: body radius up to `shoulder`, neck radius from `neck_from` to `top`."""
    return outline([
        (0, 0.03), (body * 0.6, 0.03), (body * 0.72, 0.0), (body * 0.9, 0.0), (body * 0.985, 0.02), (body, 0.07), (body, 0.12),
        (body, shoulder * 0.6), (body, shoulder - 0.05), (body * 0.985, shoulder), (body * 0.82, shoulder + (neck_from - shoulder) * 0.42),
        (neck * 1.18, neck_from - 0.05), (neck, neck_from + 0.04), (neck, neck_from + 0.12), (neck, top - 0.09),
        (neck + lip, top - 0.085), (neck + lip, top - 0.085), (neck + lip, top), (neck + lip, top), (0, top),
    ])  # fmt: skip


def _capsule(scene: Scene, colour: str, radius: float, low: float, top: float) -> None:
    foil = FOIL.but(colour=colour)
    scene.add(lathe(foil, outline([(0, low), (0, low), (radius, low), (radius, low), (radius * 0.97, top - 0.1),
                                   (radius * 1.06, top - 0.09), (radius * 1.06, top - 0.02), (radius * 0.95, top), (0, top)])))  # fmt: skip


def wine(look: Look) -> Scene:
    """A wine bottle of the kind its shape names, with foil or stopper."""
    kind = look.shape
    red = look.row.slug in {"bordeaux", "rioja", "chianti", "primitivo", "spaetburgunder", "traubensaft", "portwein"}
    content = "#3a0710" if red else "#f3e9a8"
    body, shoulder, neck_from, neck, top = {
        "bordeaux": (0.27, 1.28, 1.52, 0.098, 2.05),
        "burgundy": (0.30, 1.02, 1.50, 0.098, 2.02),
        "flute": (0.245, 0.98, 1.72, 0.09, 2.18),
        "sparkling": (0.31, 1.02, 1.55, 0.105, 2.05),
        "port": (0.27, 1.18, 1.42, 0.11, 1.92),
    }[kind]
    level = neck_from + 0.02 if kind != "sparkling" else neck_from - 0.05
    glass = bottle_glass(look.colour if luminance(look.colour) > 0.12 else mixed(look.colour, "#5d6a3a", 0.25), 0.5, level, content)
    light = luminance(look.accent) > 0.45
    ground = "#f6f0e1" if light else look.accent
    accent = look.accent if not light else look.chance.choice(["#7a1f2b", "#2f4a3a", "#1f2f4a", "#8c6a2f", "#3a2a22"])
    label = look.around(body, 60, 0.30, 0.92 if kind != "flute" else 0.86, ground, accent)
    scene = Scene(size=(0.75, top))
    scene.add(lathe(glass.but(labels=(label,)), profile(body, shoulder, neck_from, neck, top)))
    if kind == "sparkling":
        _capsule(scene, look.accent if not light or look.accent != "#ffffff" else "#c9ccd0", neck + 0.03, 1.50, top + 0.06)
        scene.add(lathe(FOIL.but(colour="#d8b36a"), [(0, top + 0.03), (0.1, top + 0.03), (0.115, top + 0.07), (0.1, top + 0.1), (0, top + 0.1)]))
    elif kind == "port":
        scene.add(cylinder(Material("#1d1715", rough=0.3), 0.14, 0.2, 0.03).at(0, top + 0.06))
    else:
        _capsule(scene, accent, neck + 0.012, top - 0.42, top + 0.012)
    return scene


def clear_wine(look: Look) -> Scene:
    """Rosé in a clear bottle."""
    scene = Scene(size=(0.75, 2.02))
    label = look.around(0.29, 62, 0.34, 0.88, "#fbf7f0", "#c77f68", "quiet")
    glass = filled(look.colour, 0.55, 1.56).but(labels=(label,))
    scene.add(lathe(glass, profile(0.29, 1.08, 1.5, 0.097, 2.02)))
    _capsule(scene, "#e9b8a2", 0.108, 1.62, 2.03)
    return scene


def crown(scene: Scene, colour: str, radius: float, top: float) -> None:
    """A crown cap."""
    metal = Material(colour, rough=0.3, metal=0.6, f0=0.2)
    cap = outline([(0, top - 0.055), (0, top - 0.055), (radius * 1.25, top - 0.055), (radius * 1.2, top - 0.01), (radius, top + 0.02), (0, top + 0.025)])
    scene.add(lathe(metal, cap).displaced(f.FLUTES, 0.006, 21))


def _beer(look: Look, body: float, shoulder: float, neck_from: float, top: float) -> Scene:
    brown = luminance(look.colour) < 0.36
    scene = Scene(size=(0.8, top))
    level = neck_from + 0.12
    glass = bottle_glass("#8a5a24", 0.5, level, "#d99a3a") if brown else filled(look.colour, 0.5, level)
    if look.row.slug == "cola":
        glass = filled("#2a0f08", 0.22, level)
    label = look.around(body, 64, 0.22, 0.82 * shoulder, "#f7f1e2", look.accent, "banded")
    scene.add(lathe(glass.but(labels=(label,)), profile(body, shoulder, neck_from, 0.095, top, 0.018)))
    crown(scene, look.accent, 0.105, top)
    return scene


def longneck(look: Look) -> Scene:
    """Lemonade or beer in a long-neck bottle."""
    return _beer(look, 0.26, 0.98, 1.32, 1.78)


def beer_bottle(look: Look) -> Scene:
    """The half-litre beer bottle."""
    return _beer(look, 0.30, 1.10, 1.42, 1.92)


def water(look: Look) -> Scene:
    """A mineral water bottle with screw cap."""
    scene = Scene(size=(0.8, 2.05))
    label = look.around(0.285, 64, 0.62, 1.06, "#f4f8f7", look.accent, "banded")
    glass = filled(mixed(look.colour, "#ffffff", 0.55), 0.6, 1.60, (1.6, 0.7, 0.75)).but(labels=(label,), ior=1.34)
    scene.add(lathe(glass, profile(0.285, 1.2, 1.62, 0.1, 2.0)))
    scene.add(cylinder(Material(look.accent, rough=0.35, metal=0.3), 0.118, 0.16, 0.015).at(0, 1.97).displaced(f.FLUTES, 0.003, 40))
    return scene


def pet(look: Look) -> Scene:
    """A light plastic bottle with waist rings."""
    scene = Scene(size=(0.8, 1.9))
    label = look.around(0.27, 62, 0.66, 1.06, look.accent, "#ffffff", "modern")
    plastic = filled(mixed(look.colour, "#ffffff", 0.5), 0.6, 1.45, (0.5, 0.2, 0.15)).but(labels=(label,), rough=0.08)
    body = lathe(plastic, outline([(0, 0.04), (0.15, 0.05), (0.22, 0.0), (0.265, 0.04), (0.27, 0.12), (0.255, 0.2), (0.27, 0.28), (0.255, 0.36),
                                   (0.27, 0.44), (0.255, 0.52), (0.268, 0.6), (0.268, 0.66), (0.268, 1.06), (0.268, 1.1), (0.255, 1.16), (0.27, 1.24),
                                   (0.24, 1.42), (0.13, 1.62), (0.1, 1.68), (0.1, 1.78), (0.1, 1.78), (0, 1.78)]))  # fmt: skip
    scene.add(body)
    scene.add(cylinder(Material(look.accent, rough=0.4), 0.118, 0.14, 0.015).at(0, 1.79).displaced(f.FLUTES, 0.003, 44))
    return scene


def juice(look: Look) -> Scene:
    """Juice in a returnable bottle."""
    scene = Scene(size=(0.85, 1.85))
    label = look.around(0.315, 62, 0.30, 0.94, "#fbf6e8", mixed(look.colour, "#5a3a10", 0.25), "banded")
    glass = filled(look.colour, 0.35, 1.42).but(labels=(label,))
    scene.add(lathe(glass, profile(0.315, 1.06, 1.40, 0.135, 1.78, 0.018)))
    scene.add(cylinder(Material(mixed(look.colour, "#3a4a2a", 0.7), rough=0.3, metal=0.4), 0.158, 0.15, 0.02).at(0, 1.76))
    return scene


def milk(look: Look) -> Scene:
    """Milk, juice or smoothie in a wide-necked bottle: opaque filling."""
    scene = Scene(size=(0.85, 1.65))
    label = look.around(0.31, 64, 0.28, 0.84, "#fdfbf4", mixed(look.colour, look.accent, 0.2) if look.accent == "#ffffff" else look.accent, "modern")
    inside = Material(look.colour, rough=0.35, wrap=0.35, coat=1.0, labels=(label,))
    scene.add(lathe(inside, outline([(0, 0.02), (0.2, 0.0), (0.29, 0.01), (0.315, 0.06), (0.315, 0.1), (0.315, 0.9), (0.315, 0.98), (0.28, 1.12), (0.205, 1.26),
                                     (0.19, 1.34), (0.19, 1.4), (0.19, 1.4), (0, 1.4)])))  # fmt: skip
    scene.add(lathe(filled("#f4f8f8", 2.0, 0.0), outline([(0, 1.41), (0.19, 1.41), (0.19, 1.41), (0.19, 1.46), (0.205, 1.48), (0.205, 1.5), (0, 1.5)])))
    cap = Material(look.accent if look.accent != "#ffffff" else mixed(look.colour, "#203020", 0.35), rough=0.3, metal=0.5)
    scene.add(cylinder(cap, 0.222, 0.13, 0.02).at(0, 1.55))
    return scene


def swing(look: Look) -> Scene:
    """A swing-top bottle."""
    scene = Scene(size=(0.8, 1.95))
    label = look.around(0.27, 66, 0.34, 0.96, "#faf5e6", look.accent, "classic")
    scene.add(lathe(filled(look.colour, 0.5, 1.5).but(labels=(label,)), profile(0.27, 1.12, 1.46, 0.095, 1.82)))
    scene.add(cylinder(Material("#f4efe6", rough=0.25, coat=0.6), 0.10, 0.13, 0.05).at(0, 1.90))
    scene.add(torus(Material("#b5482f", rough=0.6), 0.095, 0.02).turned(x=90).at(0, 1.83))
    wire = STEEL.but(colour="#b9bbbb")
    for side in (-1, 1):
        scene.add(tube(wire, curve([(side * 0.11, 1.62, 0.02, 0.009), (side * 0.14, 1.74, 0.06, 0.009), (side * 0.115, 1.9, 0.0, 0.009)])))
    scene.add(torus(wire, 0.108, 0.011).turned(x=90).at(0, 1.62))
    scene.add(tube(wire, curve([(-0.14, 1.74, 0.06, 0.009), (-0.1, 1.62, 0.14, 0.009), (0.1, 1.62, 0.14, 0.009), (0.14, 1.74, 0.06, 0.009)])))
    return scene


def oil(look: Look) -> Scene:
    """Olive oil: slim, square-shouldered, with a pourer's cap."""
    scene = Scene(size=(0.8, 2.0))
    label = look.around(0.255, 60, 0.30, 0.98, "#f6f1de", look.accent if luminance(look.accent) < 0.5 else "#4a5a22", "classic")
    glass = filled(look.colour, 0.34, 1.38).but(labels=(label,), tint=(0.9, 0.4, 1.2))
    scene.add(lathe(glass, profile(0.255, 1.26, 1.42, 0.09, 1.80)))
    scene.add(cylinder(Material("#1f241a", rough=0.4), 0.108, 0.26, 0.015).at(0, 1.84))
    return scene


def square(look: Look) -> Scene:
    """Balsamic vinegar in a heavy square bottle."""
    scene = Scene(size=(1.0, 1.6), elevation=10)
    label = look.front(0.46, -0.30, 0.30, "#f4ead2", "#6a2f1f", "classic")
    glass = Material("#1a0c08", rough=0.05, f0=0.05, coat=1.0, labels=(label,))
    scene.add(box(glass, 0.66, 0.95, 0.5, 0.07).at(0, 0.475).turned(y=18))
    scene.add(lathe(glass.but(labels=()), outline([(0, 0.9), (0.2, 0.9), (0.13, 0.98), (0.1, 1.05), (0.1, 1.2), (0.1, 1.2), (0, 1.2)])))
    scene.add(cylinder(Material("#7a1f1a", rough=0.25, wrap=0.2, coat=0.3), 0.125, 0.3, 0.03).at(0, 1.28))
    return scene


def spirit_clear(look: Look) -> Scene:
    """An apothecary bottle with a wooden stopper."""
    scene = Scene(size=(0.95, 1.75))
    label = look.around(0.34, 52, 0.26, 0.86, "#f7f4ea", look.accent if luminance(look.accent) < 0.5 else "#23405a")
    clear = luminance(look.colour) > 0.6
    glass = filled("#eef6f6" if clear else look.colour, 2.0 if clear else 0.3, 1.02).but(labels=(label,), tint=(0.5, 0.22, 0.25))
    scene.add(lathe(glass, outline([(0, 0.07), (0.22, 0.05), (0.28, 0.0), (0.33, 0.01), (0.345, 0.07), (0.345, 0.12), (0.345, 0.9), (0.34, 1.02), (0.29, 1.14),
                                    (0.13, 1.22), (0.11, 1.28), (0.11, 1.4), (0.135, 1.42), (0.135, 1.46), (0.135, 1.46), (0, 1.46)])))  # fmt: skip
    scene.add(cylinder(CORK, 0.10, 0.07, 0.01).at(0, 1.49))
    scene.add(cylinder(Material("#5a3a24", "#2f1c10", rough=0.45, pattern=sf.WOOD, rate=18), 0.145, 0.17, 0.03).at(0, 1.60))
    return scene


def spirit_round(look: Look) -> Scene:
    """A broad-shouldered bottle for whisky, rum and vermouth."""
    scene = Scene(size=(1.0, 1.95))
    label = look.around(0.34, 60, 0.28, 0.88, "#f3e8cf", look.accent if luminance(look.accent) < 0.5 else "#6a2f1a")
    glass = filled(look.colour, 0.36, 1.28).but(labels=(label,), tint=(0.3, 0.2, 0.3))
    scene.add(lathe(glass, outline([(0, 0.09), (0.24, 0.07), (0.28, 0.0), (0.325, 0.01), (0.34, 0.06), (0.34, 0.1), (0.345, 0.95), (0.335, 1.08), (0.26, 1.2), (0.135, 1.28),
                                    (0.11, 1.36), (0.115, 1.46), (0.105, 1.62), (0.125, 1.64), (0.125, 1.7), (0.125, 1.7), (0, 1.7)])))  # fmt: skip
    scene.add(cylinder(Material(mixed(look.accent, "#201a16", 0.6), rough=0.35), 0.135, 0.2, 0.025).at(0, 1.79))
    scene.add(cylinder(GOLD, 0.137, 0.02, 0.004).at(0, 1.70))
    return scene


def spirit_tall(look: Look) -> Scene:
    """A slender bottle for liqueurs and fruit brandy."""
    scene = Scene(size=(0.8, 2.15))
    label = look.around(0.215, 62, 0.36, 1.02, "#fbf6ea", look.accent if luminance(look.accent) < 0.5 else mixed(look.colour, "#4a2a10", 0.4))
    clear = luminance(look.colour) > 0.85
    glass = filled("#f4f8f2" if clear else look.colour, 2.0 if clear else 0.3, 1.46).but(labels=(label,))
    scene.add(lathe(glass, outline([(0, 0.08), (0.14, 0.06), (0.17, 0.0), (0.2, 0.01), (0.215, 0.06), (0.215, 0.1), (0.22, 1.2), (0.2, 1.36), (0.12, 1.56),
                                    (0.085, 1.68), (0.085, 1.9), (0.1, 1.92), (0.1, 1.97), (0.1, 1.97), (0, 1.97)])))  # fmt: skip
    scene.add(cylinder(STEEL if clear else GOLD, 0.107, 0.22, 0.015).at(0, 2.03))
    return scene


def can(look: Look) -> Scene:
    """A slim drinks can."""
    scene = Scene(size=(0.8, 1.5), elevation=14)
    dark = luminance(look.colour) < 0.5
    art = look.around(0.30, 60, 0.14, 1.30, look.colour, look.accent, "modern", 0.25)
    paint = Material(look.colour, rough=0.28, metal=0.55, f0=0.1, labels=(art,))
    scene.add(lathe(paint, outline([(0, 0.02), (0.2, 0.02), (0.23, 0.0), (0.27, 0.05), (0.30, 0.11), (0.30, 0.16), (0.30, 1.28), (0.30, 1.33), (0.27, 1.42), (0.255, 1.44), (0, 1.44)])))
    rim = STEEL.but(colour="#dcdedf" if dark else "#c9cbcc")
    scene.add(torus(rim, 0.256, 0.016).turned(x=90).at(0, 1.455))
    scene.add(cylinder(rim, 0.245, 0.02, 0.008).at(0, 1.435))
    scene.add(torus(rim, 0.055, 0.012, 0.6).turned(x=90).at(0, 1.452, 0.06))
    scene.add(cylinder(rim, 0.23, 0.03, 0.01).at(0, 0.015))
    return scene


def carton(look: Look) -> Scene:
    """A gable-top carton."""
    wide, high = 0.72, 1.36
    front = look.front(wide, -high / 2, high / 2, look.colour, look.accent, "modern", 0.4)
    ground = look.accent if luminance(look.accent) < 0.85 else mixed(look.colour, "#ffffff", 0.6)
    side = look.art(wide, high, ground, look.colour, "banded")
    paper = Material(look.colour, rough=0.38, f0=0.05)
    body = paper.but(labels=(front, Label(side, sf.SIDE, (-wide / 2, wide / 2, -high / 2, high / 2), 0.4)))
    gable = [(-wide / 2, high - 0.02), (wide / 2, high - 0.02), (wide / 2, high), (0.0, high + 0.32), (-wide / 2, high)]
    part = Scene().add(box(body, wide, high, wide, 0.012).at(0, high / 2))
    part.add(extrude(paper.but(), gable, wide - 0.02, 0.010).turned(y=90))
    part.add(box(Material(look.accent if look.accent != "#ffffff" else ground, rough=0.4), wide, 0.17, 0.035, 0.008).at(0, high + 0.37))
    cap = WHITE.but(colour=mixed(look.accent, "#ffffff", 0.3))
    part.add(cylinder(cap, 0.12, 0.10, 0.015).turned(x=48).at(0, high + 0.20, 0.20))
    return Scene(size=(1.15, 1.95), elevation=11).place(part, turn=-27)


RECIPES: dict[str, Callable[[Look], Scene]] = {
    **dict.fromkeys(("bordeaux", "burgundy", "flute", "sparkling", "port"), wine),
    "clearwine": clear_wine, "longneck": longneck, "beerbottle": beer_bottle, "waterbottle": water, "petbottle": pet,
    "juicebottle": juice, "milkbottle": milk, "swingbottle": swing, "oilbottle": oil, "squarebottle": square,
    "spiritclear": spirit_clear, "spiritround": spirit_round, "spirittall": spirit_tall, "drinkcan": can, "carton": carton,
}  # fmt: skip
