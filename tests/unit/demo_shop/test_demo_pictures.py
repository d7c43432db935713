"""The demo shop's pictures: one a product, of the right format, and drawn again the same."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[3]
PICTURES = ROOT / "assets" / "demo" / "pictures"
GENERATOR = ROOT / "packaging" / "demo-shop" / "generate.py"
SHOP = json.loads((ROOT / "assets" / "demo" / "shop.json").read_text(encoding="utf-8"))
SAMPLES = ("aepfel-elstar", "becher-kiesel", "stapelturm")  # without words: the same on a machine without the fonts


def read(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path))
    assert picture is not None, path
    return np.asarray(picture, np.uint8)


def test_every_product_and_category_has_its_picture_and_none_is_left_over() -> None:
    wanted = {entry["picture"] for entry in [*SHOP["products"], *SHOP["categories"]]}
    there = {path.relative_to(PICTURES).as_posix() for path in PICTURES.glob("*/*.webp")}
    assert there - wanted == {path for path in there if path.startswith("attract/")}
    assert wanted <= there


def test_size_of_the_files() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.rglob("*.webp")}
    assert sum(sizes.values()) < 14_000_000
    assert {name: size for name, size in sizes.items() if not 3_000 < size < 200_000} == {}


def test_no_two_products_look_the_same() -> None:
    contents = [path.read_bytes() for path in (PICTURES / "products").iterdir()]
    assert len(set(contents)) == len(contents)


@pytest.mark.parametrize("product", SHOP["products"][::12], ids=lambda product: product["sku"])
def test_a_product_stands_before_a_calm_backdrop(product: dict[str, str]) -> None:
    picture = read(PICTURES / product["picture"])
    assert picture.shape == (1000, 800, 3)
    top = picture[:40].reshape(-1, 3)
    assert top.mean() > 200  # light paper
    assert top.std(axis=0).max() < 8
    assert picture[250:800, 150:650].std() > 12  # and something before it


def test_tiles_and_attract_pictures() -> None:
    assert {read(path).shape for path in (PICTURES / "categories").iterdir()} == {(600, 800, 3)}
    shapes = [read(path).shape for path in (PICTURES / "attract").iterdir()]
    assert set(shapes) == {(1920, 1080, 3), (1080, 1920, 3)}
    assert len(shapes) >= 6


@pytest.mark.skipif(
    importlib.util.find_spec("numba") is None,
    reason="drawing needs packaging/demo-shop/requirements.txt, which the kiosk itself does not",
)
def test_drawn_again_the_same(tmp_path: Path) -> None:
    command = [sys.executable, str(GENERATOR), "pictures", "--size", "160x200", "--out", str(tmp_path), "--only"]
    subprocess.run([*command, *SAMPLES], check=True)
    for name in SAMPLES:
        stored = cv2.resize(read(PICTURES / "products" / f"{name}.webp"), (160, 200), interpolation=cv2.INTER_AREA)
        drawn = read(tmp_path / "pictures" / "products" / f"{name}.webp")
        difference = np.abs(stored.astype(int) - drawn.astype(int))
        assert difference.mean() < 4, name
        assert np.percentile(difference, 99) < 60, name
