"""Takes the picture: frames a scene, exposes it, tones it and writes WebP."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from demoshop.pictures import light
from demoshop.pictures.field import FAR
from demoshop.pictures.march import depths, expose
from demoshop.pictures.scene import Arrays, Scene, compile_scene, linear

Floats = NDArray[np.float64]
FLOOR_POINTS = 288
COARSE = 4
PAPER = ("#f4f1ea", "#efebe2")


@dataclass(frozen=True)
class Frame:
    """The format of a picture and where the scene sits in it: shares of the height and width it may fill."""

    wide: int
    high: int
    fill_high: float = 0.74
    fill_wide: float = 0.82
    shift: tuple[float, float] = (0.0, 0.015)


PRODUCT = Frame(800, 1000)


def take(scene: Scene, frame: Frame = PRODUCT) -> NDArray[np.uint8]:
    """The picture of a scene, 8-bit sRGB, the same each time."""
    arrays = compile_scene(scene)
    camera, distance = _camera(scene, frame)
    studio = _studio(scene, arrays, distance)
    camera = _framed(camera, arrays, studio, frame)
    scene_arrays = (*arrays.scene[:5], light.light_floor(arrays.scene, studio, FLOOR_POINTS))
    near = _nearest(depths(arrays.scene, studio, camera, frame.wide // COARSE, frame.high // COARSE))
    parts = (scene_arrays, studio, arrays.materials, arrays.texels, arrays.info, camera, frame.wide, frame.high)
    nothing = np.zeros((frame.high, frame.wide), np.bool_)
    first, seen = expose(*parts, 1, nothing, np.zeros((1, 1, 3)), near)
    picture, _ = expose(*parts, 2, _edges(first, seen), first, near)
    return _develop(picture)


def _camera(scene: Scene, frame: Frame) -> tuple[Floats, float]:
    """A camera that surely sees everything, aimed a little above the middle; last two columns: lens shift."""
    wide, high = scene.size
    half_v = math.tan(math.radians(13.0))
    half_u = half_v * frame.wide / frame.high
    pitch = math.radians(scene.elevation)
    distance = 1.7 * max(high / (2 * half_v), wide / (2 * half_u))
    forward = np.array([0.0, -math.sin(pitch), -math.cos(pitch)])
    right = np.array([1.0, 0.0, 0.0])
    up = np.cross(right, forward)
    eye = np.array([0.0, high / 2, 0.0]) - forward * distance
    return np.concatenate([eye, right, up, forward, [half_u, half_v, 0.0, 0.0]]), distance


def _framed(camera: Floats, arrays: Arrays, studio: Floats, frame: Frame) -> Floats:
    """The camera with its lens shifted and zoomed so that what is there fills its share of the frame."""
    seen = depths(arrays.scene, studio, camera, 160, 160) < FAR / 2
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not rows.size:
        return camera
    left, right = columns[0] / 80 - 1, (columns[-1] + 1) / 80 - 1
    top, bottom = 1 - rows[0] / 80, 1 - (rows[-1] + 1) / 80
    half_u, half_v = camera[12], camera[13]
    zoom = max((right - left) / 2 / frame.fill_wide, (top - bottom) / 2 / frame.fill_high)
    framed = camera.copy()
    framed[12], framed[13] = half_u * zoom, half_v * zoom
    framed[14] = (left + right) / 2 * half_u - frame.shift[0] * 2 * framed[12]
    framed[15] = (top + bottom) / 2 * half_v + frame.shift[1] * 2 * framed[13]
    return framed


def _studio(scene: Scene, arrays: Arrays, distance: float) -> Floats:
    wall, ground = scene.sweep or PAPER
    vector = np.zeros(light.STUDIO_WIDTH)
    vector[light.GROUND : light.GROUND + 3] = linear(ground)
    vector[light.WALL : light.WALL + 3] = linear(wall)
    depth = distance / 10
    vector[light.HORIZON : light.HORIZON + 2] = (-5.5 * depth - 1.0, -0.6)
    vector[light.POOL : light.POOL + 4] = (-0.05, -0.06, 0.30, 0.30)
    key = np.array([-0.62, 0.70, 0.52])
    vector[light.KEY : light.KEY + 3] = key / np.linalg.norm(key)
    vector[light.CENTRE : light.CENTRE + 3] = arrays.centre
    vector[light.RADIUS] = arrays.radius + 0.02
    vector[light.SHADOW] = 0.58
    (x, y, z), reach = arrays.centre, arrays.radius + 0.7
    vector[light.FLOOR : light.FLOOR + 4] = (x - reach, x + reach + 0.95 * (y + reach), z - reach - 0.8 * (y + reach), z + reach)
    clear = arrays.scene[1][:, 6] > 0
    vector[light.SOLIDS], vector[light.GLASSES] = (~clear).any(), clear.any()
    return vector


def _nearest(depth: NDArray[np.float32]) -> NDArray[np.float32]:
    """The least depth within two cells, and a little nearer still."""
    least = np.asarray(cv2.erode(depth, np.ones((5, 5), np.uint8)), np.float32)
    return np.where(least < FAR / 2, least * 0.985 - 0.05, least).astype(np.float32)


def _edges(picture: Floats, seen: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Where one ray a pixel is not enough."""
    tone = np.clip(picture, 0, 1.2).astype(np.float32) ** (1 / 2.2)
    contrast = np.zeros(seen.shape, np.float32)
    change = np.zeros(seen.shape, np.bool_)
    for axis in (0, 1):
        step = np.abs(np.diff(tone, axis=axis)).max(axis=2) if axis else np.abs(np.diff(tone, axis=0)).max(axis=2)
        jump = np.diff(seen, axis=axis) != 0
        low = (slice(None), slice(None, -1)) if axis else (slice(None, -1), slice(None))
        high = (slice(None), slice(1, None)) if axis else (slice(1, None), slice(None))
        contrast[low] = np.maximum(contrast[low], step)
        contrast[high] = np.maximum(contrast[high], step)
        change[low] |= jump
        change[high] |= jump
    result: NDArray[np.bool_] = (contrast > 0.045) | change
    return result


def _develop(picture: Floats) -> NDArray[np.uint8]:
    """Soft shoulder, a breath of bloom and vignette, sRGB, dither."""
    high, wide = picture.shape[:2]
    image = np.asarray(picture, np.float32)
    bright = np.clip(image - 1.0, 0, 0.6)
    image = image + 0.25 * cv2.GaussianBlur(bright, (0, 0), wide / 90)
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j].astype(np.float32)
    image = image * (1 - 0.045 * np.clip(x * x + y * y, 0, 2))[..., None]
    image = np.where(image > 0.86, 0.86 + 0.14 * (1 - np.exp(-(image - 0.86) / 0.14)), image)
    image = np.where(image <= 0.0031308, image * 12.92, 1.055 * np.maximum(image, 1e-6) ** (1 / 2.4) - 0.055)
    draw = np.random.default_rng(7)
    image = image * 255 + draw.random((high, wide, 1), np.float32) + draw.random((high, wide, 1), np.float32) - 1.0
    result: NDArray[np.uint8] = np.clip(np.rint(image), 0, 255).astype(np.uint8)
    return result


def save(picture: NDArray[np.uint8], path: Path, quality: int = 86) -> None:
    """Writes WebP."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path, "WEBP", quality=quality, method=6)
