"""The camera's pipeline on made film: held-up codes in bad light, out of focus, moving, and nobody at all."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from hardware.camera.frame import JpegFrame
from hardware.camera.presentation import Presentation
from hardware.camera.scanning import Watch
from hardware.simulated.scene import Picture, View, counter, draw_code, held_up, with_noise
from kiosk.domain.codes import Symbology
from kiosk.testing.bench.figures import Figure, figure

ROUNDS = 5
_SIZES = {"720p": (1280, 720), "1080p": (1920, 1080)}
_PATIENCE = 12
"""Frames after which a code counts as not found."""
_FPS = 30.0
_PERSON = "https://shop.example/c/anna-7301"
_PRODUCT = "9501234500010"

# What is hard about a film; each is drawn by dice between a little and this much.
_HARD = {
    "blur": View(blur=2.2),
    "noise": View(noise=14),
    "perspective": View(tilt=0.16),
    "glare": View(glare=0.8),
    "low light": View(light=0.25, noise=8),
    "any turn": View(),
    "light on dark": View(inverted=True),
    "motion": View(motion=9),
    "small": View(size=0.45),
}
_ALL_AT_ONCE = View(blur=1.4, noise=9, tilt=0.1, glare=0.5, light=0.45, motion=4)


@dataclass(slots=True)
class _Film:
    """What was measured: frames until each code was reported, milliseconds of processor time of every frame."""

    found: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    lost: int = 0


def measure_video(rounds: int | None) -> list[Figure]:
    """Frames until a code is reported, and processor time a frame, from the JPEG on the line to the report.

    Every film begins with a frame that nothing is known about; `rounds` films a kind and size. A product's code is
    reported when two frames agree, so that 2 is the least.
    """
    figures = []
    for name, (width, height) in _SIZES.items():
        person, everything = _Film(), _Film()
        for kind, most in _HARD.items():
            for symbology, text, films in ((Symbology.QR, _PERSON, (person, everything)), _product(everything)):
                film = _Film()
                for seed in range(rounds or ROUNDS):
                    _show(film, symbology, text, _views(kind, most, seed), width, height)
                figures.append(_frames(f"{name} {symbology}, {kind}: frames", film))
                for total in films:
                    total.found += film.found
                    total.cpu += film.cpu
                    total.lost += film.lost
        figures.append(_frames(f"{name} a person's code, one thing hard: frames", person, limit=2))
        figures.append(figure(f"{name} processor time, a code held up", everything.cpu, limit=1000 / _FPS))
        worst = _Film()
        for seed in range(rounds or ROUNDS):
            _show(worst, Symbology.QR, _PERSON, _views("all", _ALL_AT_ONCE, seed), width, height)
        figures.append(_frames(f"{name} a person's code, all at once: frames", worst))
        searching = _searching(width, height)
        figures.append(figure(f"{name} processor time, something else held up", searching, limit=1000 / _FPS))
        mean = sum(searching + everything.cpu) / len(searching + everything.cpu)
        figures.append(figure(f"{name} frames a second on one core", [1000 / mean], unit="", beside="asked: 30"))
        figures.append(
            figure(f"{name} of a core, nobody there, {_FPS:g} fps", [_idle(width, height)], unit="%", limit=15)
        )
    return figures


def _product(film: _Film) -> tuple[Symbology, str, tuple[_Film, ...]]:
    return Symbology.EAN_13, _PRODUCT, (film,)


def _frames(name: str, film: _Film, limit: float | None = None) -> Figure:
    beside = f"{film.lost} of {len(film.found)} not in {_PATIENCE}" if film.lost else ""
    return figure(name, film.found, unit="", beside=beside, limit=limit)


def _views(kind: str, most: View, seed: int) -> Iterator[View]:
    """A hand that trembles: view after view, around one that the dice chose."""
    dice = random.Random(f"{kind} {seed}")  # noqa: S311 - the same films on every machine
    usual, share = View(), dice.uniform(0.5, 1.0)
    turned = dice.uniform(0, 360) if kind == "any turn" else dice.gauss(0, 8)
    middle = dice.uniform(-0.12, 0.12), dice.uniform(-0.08, 0.08)
    view = View(
        tilt=_between(usual.tilt, most.tilt, share),
        blur=_between(usual.blur, most.blur, share),
        noise=float(round(_between(usual.noise, most.noise, share))),
        motion=_between(usual.motion, most.motion, share),
        glare=_between(usual.glare, most.glare, share),
        light=_between(usual.light, most.light, share),
        size=_between(usual.size, most.size, share),
        inverted=most.inverted,
    )
    while True:
        place = middle[0] + dice.gauss(0, 0.004), middle[1] + dice.gauss(0, 0.004)
        yield replace(view, turned=turned + dice.gauss(0, 0.8), place=place)


def _between(usual: float, most: float, share: float) -> float:
    return usual + (most - usual) * share


def _show(film: _Film, symbology: Symbology, text: str, views: Iterator[View], width: int, height: int) -> None:
    """One film, until the code is reported."""
    watch, presentation = Watch(), Presentation()
    code = draw_code(text, symbology)
    for number in range(1, _PATIENCE + 1):
        view = next(views)
        picture = held_up(code, view, on_phone=symbology is Symbology.QR, width=width, height=height)
        frame = _filmed(picture, number, view.noise)
        now = number / _FPS
        started = time.thread_time()
        new = presentation.saw(watch.look(frame, now), now)
        film.cpu.append((time.thread_time() - started) * 1000)
        if any(found.text == text for found in new):
            film.found.append(number)
            return
    film.found.append(_PATIENCE + 1)
    film.lost += 1


def _searching(width: int, height: int) -> list[float]:
    """A printed page that moves about: much contrast, nothing to read."""
    page = np.full((420, 420), 245, np.uint8)
    for line in range(12):
        at = (12, 40 + 32 * line)
        cv2.putText(page, "Lorem ipsum dolor sit amet", at, cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20,), 2)
    watch = Watch()
    taken = []
    for number, view in zip(range(40), _views("page", View(), 1), strict=False):
        frame = _filmed(held_up(page, view, width=width, height=height), number % 3, 4.0)
        started = time.thread_time()
        watch.look(frame, number / _FPS)
        taken.append((time.thread_time() - started) * 1000)
    return taken


def _idle(width: int, height: int) -> float:
    """Percent of a core that the pipeline takes at 30 frames a second when nothing moves."""
    empty = counter(width, height)
    frames = [_jpeg(with_noise(empty, seed, 4.0)) for seed in range(3)]
    watch = Watch()
    for number in range(round(2 * _FPS) + 5):
        watch.look(JpegFrame(frames[number % 3]), number / _FPS)
    seconds = 5
    started = time.thread_time()
    for number in range(round(seconds * _FPS)):
        watch.look(JpegFrame(frames[number % 3]), 10 + number / _FPS)
    return (time.thread_time() - started) / seconds * 100


def _filmed(picture: Picture, seed: int, noise: float) -> JpegFrame:
    return JpegFrame(_jpeg(with_noise(picture, seed % 3, noise)))


def _jpeg(picture: Picture, quality: Sequence[int] = (cv2.IMWRITE_JPEG_QUALITY, 88)) -> Picture:
    return np.asarray(cv2.imencode(".jpg", picture, quality)[1], np.uint8)
