"""Labels with real typography. Fonts are Debian's fonts-inter and fonts-ebgaramond, inputs of this generator only."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from demoshop.pictures.ornament import ORNAMENTS

FONTS = Path("/usr/share/fonts")
FACES = {
    "sans": "opentype/inter/Inter-Medium.otf",
    "bold": "opentype/inter/InterDisplay-SemiBold.otf",
    "light": "opentype/inter/InterDisplay-Light.otf",
    "serif": "opentype/ebgaramond/EBGaramond12-Regular.otf",
    "italic": "opentype/ebgaramond/EBGaramond12-Italic.otf",
}
SCALE = 2


@dataclass(frozen=True)
class Text:
    """What a label says."""

    brand: str
    title: str
    small: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Ink:
    """A label's colours: ground, print, accent."""

    ground: str
    print: str
    accent: str


@lru_cache(maxsize=512)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels."""
    return ImageFont.truetype(str(FONTS / FACES[face]), max(size, 6))


def luminance(colour: str) -> float:
    """Perceived brightness, 0 to 1."""
    r, g, b = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b


def contrast_ink(ground: str, accent: str) -> Ink:
    """Print that can be read on a ground, accent if it is far enough from it."""
    dark = luminance(ground) < 0.52
    plain = "#f7f2e7" if dark else "#26211d"
    readable = abs(luminance(ground) - luminance(accent)) > 0.28
    return Ink(ground, plain, accent if readable else plain)


class Sheet:
    """A label being drawn; lengths as shares of its height where not said otherwise."""

    def __init__(self, wide: float, high: float, ground: str | None, pixels: int = 900) -> None:
        unit = pixels / max(wide, high)
        self.wide, self.high = max(8, round(wide * unit)), max(8, round(high * unit))
        fill = (0, 0, 0, 0) if ground is None else ground
        self.image = Image.new("RGBA", (self.wide, self.high), fill)
        self.draw = ImageDraw.Draw(self.image)

    def text(
        self, text: str, face: str, size: float, y: float, colour: str, *, width: float = 0.86, spacing: float = 0.0,
        lines: int = 1, align: str = "centre", x: float = 0.5,
    ) -> float:  # fmt: skip
        """Writes text with its top at `y`, shrunk until it fits `width` in so many lines; gives the y below it."""
        limit = self.wide * width
        pixels = int(self.high * size)
        rows = [text]
        while True:
            rows = self._wrap(text, face, pixels, spacing, limit, lines)
            if len(rows) <= lines and all(self._length(row, face, pixels, spacing) <= limit for row in rows):
                break
            if pixels <= 8:
                break
            pixels = int(pixels * 0.94)
        top = y * self.high
        for row in rows[:lines]:
            length = self._length(row, face, pixels, spacing)
            left = self.wide * x - length / 2 if align == "centre" else self.wide * x
            self._spaced(left, top, row, face, pixels, spacing, colour)
            top += pixels * 1.12
        return top / self.high

    def _length(self, text: str, face: str, pixels: int, spacing: float) -> float:
        return font(face, pixels).getlength(text) + spacing * pixels * max(len(text) - 1, 0)

    def _wrap(self, text: str, face: str, pixels: int, spacing: float, limit: float, lines: int) -> list[str]:
        rows: list[str] = []
        for word in text.split():
            if rows and self._length(f"{rows[-1]} {word}", face, pixels, spacing) <= limit:
                rows[-1] += f" {word}"
            else:
                rows.append(word)
        return rows if lines > 1 else [text]

    def _spaced(self, x: float, y: float, text: str, face: str, pixels: int, spacing: float, colour: str) -> None:
        if not spacing:
            self.draw.text((x, y), text, font=font(face, pixels), fill=colour)
            return
        for letter in text:
            self.draw.text((x, y), letter, font=font(face, pixels), fill=colour)
            x += font(face, pixels).getlength(letter) + spacing * pixels

    def rule(self, y: float, colour: str, width: float = 0.5, thick: float = 0.006) -> None:
        """A centred line."""
        half = self.wide * width / 2
        t = max(1, int(self.high * thick))
        self.draw.rectangle((self.wide / 2 - half, y * self.high, self.wide / 2 + half, y * self.high + t), fill=colour)

    def frame(self, inset: float, colour: str, thick: float = 0.006, corner: float = 0.0) -> None:
        """A border inside the edge."""
        i = inset * min(self.wide, self.high)
        self.draw.rounded_rectangle(
            (i, i, self.wide - i, self.high - i), radius=corner * self.high, outline=colour,
            width=max(2, int(self.high * thick)),
        )  # fmt: skip

    def band(self, y0: float, y1: float, colour: str) -> None:
        """A full-width field."""
        self.draw.rectangle((0, y0 * self.high, self.wide, y1 * self.high), fill=colour)

    def ornament(self, name: str, area: tuple[float, float, float, float], colour: str, seed: str) -> None:
        """An ornament in an area given as shares of width and height, drawn large and reduced for smooth edges."""
        big = Image.new("RGBA", (self.wide * SCALE, self.high * SCALE), (*_rgb(colour), 0))
        x0, y0, x1, y1 = area
        w, h = big.size
        chance = random.Random(f"ornament:{name}:{seed}")  # noqa: S311 - repeatable, not secret
        ORNAMENTS[name](ImageDraw.Draw(big), (x0 * w, y0 * h, x1 * w, y1 * h), colour, chance)
        self.image.alpha_composite(big.resize((self.wide, self.high), Image.Resampling.LANCZOS))
        self.draw = ImageDraw.Draw(self.image)

    def array(self) -> NDArray[np.uint8]:
        """The label as RGBA."""
        return np.array(self.image)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def classic(wide: float, high: float, text: Text, ink: Ink, ornament: str) -> NDArray[np.uint8]:
    """Framed, brand on top, serif title in the middle, ornament above it."""
    sheet = Sheet(wide, high, ink.ground)
    sheet.frame(0.035, ink.accent)
    tall = high > wide * 0.9
    y = sheet.text(text.brand.upper(), "sans", 0.055 if tall else 0.075, 0.09, ink.print, width=0.78, spacing=0.16)
    if tall:
        sheet.ornament(ornament, (0.28, y + 0.04, 0.72, 0.50), ink.accent, text.title)
        y = 0.53
    else:
        sheet.rule(y + 0.05, ink.accent, 0.22, 0.008)
        y += 0.11
    y = sheet.text(text.title, "serif", 0.125 if tall else 0.20, y, ink.print, width=0.80, lines=2)
    if text.kind:
        y = sheet.text(text.kind, "italic", 0.062 if tall else 0.09, y + 0.02, ink.print, width=0.76)
    if text.small:
        sheet.text(text.small, "sans", 0.040 if tall else 0.06, 0.893 if tall else 0.84, ink.print, width=0.6, spacing=0.06)
    return sheet.array()


def modern(wide: float, high: float, text: Text, ink: Ink, ornament: str) -> NDArray[np.uint8]:
    """Left-aligned grotesque on a plain ground, a large ornament cut off by nothing."""
    sheet = Sheet(wide, high, ink.ground)
    y = sheet.text(text.title, "bold", 0.105, 0.08, ink.print, width=0.82, lines=3, align="left", x=0.09)
    if text.kind:
        sheet.text(text.kind, "sans", 0.046, y + 0.015, ink.print, width=0.8, align="left", x=0.09)
    sheet.ornament(ornament, (0.16, 0.44, 0.84, 0.80), ink.accent, text.title)
    sheet.text(text.brand, "sans", 0.046, 0.885, ink.print, width=0.58, align="left", x=0.09)
    if text.small:
        sheet.text(text.small, "sans", 0.042, 0.885, ink.print, width=0.26, x=0.83)
    return sheet.array()


def banded(wide: float, high: float, text: Text, ink: Ink, ornament: str) -> NDArray[np.uint8]:
    """Ornament on a coloured field above, words on paper below."""
    sheet = Sheet(wide, high, ink.ground)
    split = 0.46
    sheet.band(0, split, ink.accent)
    inner = "#fbf6ea" if luminance(ink.accent) < 0.6 else "#2c2620"
    sheet.ornament(ornament, (0.25, 0.06, 0.75, split - 0.06), inner, text.title)
    y = sheet.text(text.title, "serif", 0.13, split + 0.055, ink.print, width=0.84, lines=2)
    if text.kind:
        sheet.text(text.kind, "italic", 0.07, y + 0.005, ink.print, width=0.8)
    sheet.text(text.brand.upper(), "sans", 0.045, 0.89, ink.print, width=0.8, spacing=0.14)
    return sheet.array()


def quiet(wide: float, high: float, text: Text, ink: Ink, _: str) -> NDArray[np.uint8]:
    """Almost nothing: brand in spaced capitals, a rule, the title small."""
    sheet = Sheet(wide, high, ink.ground if ink.ground != "none" else None)
    y = sheet.text(text.brand.upper(), "sans", 0.10, 0.16, ink.print, width=0.86, spacing=0.22)
    sheet.rule(y + 0.05, ink.accent, 0.14, 0.012)
    y = sheet.text(text.title, "serif", 0.20, y + 0.13, ink.print, width=0.88, lines=2)
    if text.kind:
        y = sheet.text(text.kind, "italic", 0.10, y + 0.02, ink.print, width=0.84)
    if text.small:
        sheet.text(text.small, "sans", 0.065, 0.86, ink.print, width=0.6, spacing=0.08)
    return sheet.array()


def poster(wide: float, high: float, text: Text, ink: Ink, ornament: str) -> NDArray[np.uint8]:
    """A cover: large ornament, large title, for books, games and boxes."""
    sheet = Sheet(wide, high, ink.ground)
    sheet.ornament(ornament, (0.10, 0.34, 0.90, 0.86), ink.accent, text.title)
    sheet.text(text.title, "bold", 0.115, 0.075, ink.print, width=0.82, lines=2)
    sheet.text(text.brand, "sans", 0.036, 0.915, ink.print, width=0.7, spacing=0.05)
    return sheet.array()


DESIGNS = {"classic": classic, "modern": modern, "banded": banded, "quiet": quiet, "poster": poster}
