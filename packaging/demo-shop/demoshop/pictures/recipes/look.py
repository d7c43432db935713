"""What a recipe is told: the product's line in the list, its colours, its words."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from functools import cached_property

from numpy.typing import NDArray

from demoshop.data.source import Row, SourceError
from demoshop.pictures import surface as sf
from demoshop.pictures.labels import DESIGNS, Ink, Text, contrast_ink
from demoshop.pictures.scene import Label, Material, Vector, linear

STYLE = {  # brand: designs, ornaments
    "Lindental Rösterei": (("banded", "classic"), ("berries", "hills", "sun")),
    "Halvard Kaffee": (("modern",), ("waves", "arches", "dots")),
    "Ostwind Teekontor": (("classic", "banded"), ("sprig", "hills", "waves")),
    "Cacaoterie Bellrive": (("modern", "poster"), ("tiles", "dots", "arches")),
    "Süßholz & Tochter": (("banded", "modern"), ("dots", "stars", "waves")),
    "Backstube Mühlwinkel": (("banded",), ("ear", "sun")),
    "Casa Vantaro": (("classic", "banded"), ("sun", "fruit", "sprig")),
    "Hof Ährental": (("banded", "modern"), ("ear", "hills", "berries")),
    "Marktkontor": (("modern",), ("fruit", "dots", "sprig")),
    "Quellgrund": (("banded",), ("waves", "hills")),
    "Brause Möwe": (("banded", "modern"), ("waves", "fruit", "stars")),
    "Brauhaus Deichkrone": (("banded",), ("ear", "waves")),
    "Oleum Peristi": (("classic",), ("sprig", "sun")),
    "Marmeladerie Tante Ilse": (("banded", "classic"), ("berries", "fruit")),
    "Imkerei Sumserich": (("banded", "classic"), ("sun", "sprig")),
    "Mühle Rabenstein": (("modern", "banded"), ("ear", "hills")),
    "Conserveira Mar Alto": (("banded",), ("waves", "sun")),
    "Weingut Sonnfels": (("classic", "quiet"), ("sun", "hills")),
    "Domaine Clairval": (("quiet", "classic"), ("hills", "sprig")),
    "Bodega Arvalo": (("classic",), ("sun", "arches")),
    "Brennerei Hagedornbusch": (("classic", "banded"), ("berries", "sprig")),
    "Kerzenhaus Luminar": (("quiet",), ("sun",)),
    "Papierhaus Falkner": (("quiet", "modern"), ("tiles", "arches")),
    "Verlag Grünspan": (("poster",), ("hills", "waves", "ear")),
    "Kleine Werft": (("poster",), ("hills", "stars", "waves", "tiles")),
}
ORNAMENT_FOR = {  # where the subject asks for one
    "kochbuch-pasta": "fruit", "kochbuch-brot": "ear", "roman-inseln": "waves", "bildband-garten": "sprig",
    "kinderbuch": "stars", "puzzle-wald": "sprig", "puzzle-berge": "hills", "brettspiel": "waves", "memo": "fruit",
    "kartenspiel": "tiles", "ruhe-tee": "stars", "zitronen": "fruit", "espresso-nottambulo": "stars",
    "riesling-trocken": "hills", "chianti": "sun", "matcha": "sprig", "ingwer-zitrone": "fruit", "grusskarten": "sprig",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """A product as its picture needs it; `colour` and `accent` are `#rrggbb`, `words` what else the list says."""

    row: Row
    shape: str
    colour: str
    accent: str
    words: tuple[str, ...]

    @staticmethod
    def of(row: Row) -> Look:
        """From the list's `look` column: shape, one or two colours, words."""
        shape, *rest = row.look.split()
        colours = [word for word in rest if word.startswith("#")]
        if not colours or any(len(colour) != 7 for colour in colours):
            raise SourceError(f"{row.where}: look {row.look!r} needs a shape and a colour like #aabbcc")
        words = tuple(word for word in rest if not word.startswith("#"))
        return Look(row, shape, colours[0], colours[-1] if len(colours) > 1 else "#f4efe3", words)

    @cached_property
    def chance(self) -> random.Random:
        """This product's own dice."""
        return random.Random(f"picture:{self.row.slug}")  # noqa: S311 - repeatable, not secret

    @property
    def text(self) -> Text:
        """The words on the label: the German name without what follows the comma, and that smaller."""
        name = self.row.name_de.split(" (")[0]
        title, _, kind = name.partition(", ")
        return Text(self.row.brand, title, self.size, kind)

    @property
    def size(self) -> str:
        """The content as a label prints it; "" for pieces."""
        size = self.row.size
        for unit in ("ml", "g"):
            if size.endswith(unit):
                return f"{size.removesuffix(unit)} {unit}"
        return ""

    @cached_property
    def ornament(self) -> str:
        """The ornament that belongs on this label."""
        known = STYLE.get(self.row.brand, (("modern",), ("sprig", "dots")))[1]
        return ORNAMENT_FOR.get(self.row.slug) or known[sum(map(ord, self.row.slug)) % len(known)]

    @cached_property
    def design(self) -> str:
        """The label design that belongs to the brand."""
        known = STYLE.get(self.row.brand, (("quiet",), ("sprig",)))[0]
        return known[sum(map(ord, self.row.slug)) // 3 % len(known)]

    def art(self, wide: float, high: float, ground: str, accent: str, design: str = "") -> NDArray:  # type: ignore[type-arg]
        """A label of a size in scene units."""
        ink = contrast_ink(ground, accent)
        if design == "quiet" or (not design and self.design == "quiet"):
            ink = Ink(ground, ink.print, ink.accent)
        return DESIGNS[design or self.design](wide, high, self.text, ink, self.ornament)

    def around(
        self, radius: float, half: float, low: float, high: float, ground: str, accent: str, design: str = "",
        rough: float = 0.55,
    ) -> Label:  # fmt: skip
        """A label around a body: `half` its half width in degrees, from height `low` to `high`."""
        angle = math.radians(half)
        image = self.art(2 * angle * radius, high - low, ground, accent, design)
        return Label(image, sf.AROUND, (-angle, angle, low, high), rough)

    def front(self, wide: float, low: float, high: float, ground: str, accent: str, design: str = "", rough: float = 0.55) -> Label:
        """A label on the front, centred."""
        image = self.art(wide, high - low, ground, accent, design)
        return Label(image, sf.FRONT, (-wide / 2, wide / 2, low, high), rough)

    def but(self, **changes: str) -> Look:
        """The same with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]


def absorbing(colour: str, depth: float) -> Vector:
    """Absorption per unit so that a way of `depth` shows `colour`."""
    r, g, b = (-math.log(max(v, 0.004)) / depth for v in linear(colour))
    return r, g, b


def filled(colour: str, depth: float, level: float, wall: Vector = (0.25, 0.12, 0.16)) -> Material:
    """Clear glass with a coloured filling up to a height."""
    return Material(colour, rough=0.03, clear=True, absorb=absorbing(colour, depth), tint=wall, level=level)


def bottle_glass(colour: str, depth: float, level: float, content: str = "#ffffff") -> Material:
    """Coloured glass around a filling."""
    r, g, b = absorbing(content, depth)
    c = absorbing(colour, 0.16)
    return Material(colour, rough=0.03, clear=True, absorb=(r + c[0] * 0.16, g + c[1] * 0.16, b + c[2] * 0.16), tint=c, level=level)


PAPER = Material("#f3eddd", rough=0.7, f0=0.03)
STEEL = Material("#d3d5d6", rough=0.22, metal=1.0)
BRUSHED = Material("#c9cbcc", rough=0.38, metal=1.0)
BRASS = Material("#c79a4b", rough=0.24, metal=1.0)
GOLD = Material("#d8b36a", rough=0.3, metal=1.0)
BLACK = Material("#1c1c1e", rough=0.35, f0=0.05)
WHITE = Material("#f2efe9", rough=0.35, f0=0.05)
CORK = Material("#c49a6c", "#8a6440", rough=0.85, pattern=sf.SPECKLES, rate=26, p1=0.28)
OAK = Material("#c99a62", "#9a6c3c", rough=0.55, pattern=sf.WOOD, rate=14)
WALNUT = Material("#6f4728", "#3d2413", rough=0.5, pattern=sf.WOOD, rate=16)
BEECH = Material("#dfbd8c", "#c79a62", rough=0.55, pattern=sf.WOOD, rate=12)
