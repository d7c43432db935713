"""Brands, colours, icons, translations, navigation, formats."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import assets
from kiosk.errors import SettingsError
from ui import format as formats
from ui.app import content_pack
from ui.images import icon, shadow
from ui.models.qr_code import qr_runs
from ui.navigation import DEPTH, Navigation, Place
from ui.theme import contrast_ratio, load_brand

ASSETS = Path(assets.__path__[0])
THEMES = sorted((ASSETS / "themes").glob("*.toml"))
QML = Path(__file__).resolve().parents[3] / "ui" / "qml" / "Kiosk"


@pytest.mark.parametrize("file", THEMES, ids=lambda file: file.stem)
@pytest.mark.parametrize("which", ["light", "dark", "contrast"])
def test_every_brand_can_be_read(file: Path, which: str) -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what outlines a control."""
    colours = getattr(load_brand(file), which)
    texts = [("ink", ground) for ground in ("paper", "surface", "sunken")]
    texts += [("muted", "paper"), ("muted", "surface"), ("accent", "paper"), ("accent", "accent_soft")]
    texts += [("accent_ink", "accent"), ("paper", "ink")]
    texts += [(tone, f"{tone}_soft") for tone in ("success", "warning", "danger")]
    texts += [(tone, "surface") for tone in ("success", "danger")]
    for front, ground in texts:
        assert contrast_ratio(colours[front], colours[ground]) >= 4.5, (front, ground)
    for ground in ("paper", "surface"):
        assert contrast_ratio(colours["edge"], colours[ground]) >= 3.0, ground


def test_the_contrast_ratio_is_wcags() -> None:
    assert contrast_ratio(QColor("#000"), QColor("#fff")) == pytest.approx(21.0)
    assert contrast_ratio(QColor("#0E6A4E"), QColor("#fff")) == pytest.approx(6.6, abs=0.1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("#0E6A4E", "green-ish"), "light.accent = 'green-ish' is not a colour"),
        (('accent = "#0E6A4E"', ""), "light.accent is missing"),
        (("[contrast]", "[dusk]"), "unknown key 'dusk'"),
        (("label = [3.2, 5.0, 7.3]", "label = [3.2, 5.0, 6.0]"), "type.label = [3.2, 5.0, 6.0] must be three"),
        (("touch_small = 15.0", "touch_small = 9"), "space.touch_small = 9 must be a number from 15 to 40"),
        (("quick = 180", "quikc = 180"), "motion.quikc is unknown"),
        (('wordmark = "Maison Nord"', "wordmark = 3"), "wordmark = 3 must be a text"),
        (("[light]", "[light"), "is not TOML"),
    ],
)
def test_a_bad_brand_is_told_by_file_key_and_value(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    file = tmp_path / "brand.toml"
    file.write_text((ASSETS / "themes" / "maison-nord.toml").read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(SettingsError, match=re.escape(told)):
        load_brand(file)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", sorted((ASSETS / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_draws_in_the_colour_asked_for(file: Path) -> None:
    image = icon(file, QColor("#ff0000"), 48)
    inked = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(pixel.red() > 200 and pixel.green() < 60 for pixel in inked)


@pytest.mark.usefixtures("qapp")
def test_the_shadow_is_soft_and_even() -> None:
    image = shadow()
    alphas = [image.pixelColor(x, image.height() // 2).alpha() for x in range(image.width() // 2)]
    assert alphas == sorted(alphas)
    assert 0 < alphas[-1] < 80


def test_every_icon_named_in_qml_exists() -> None:
    named = set()
    for file in QML.rglob("*.qml"):
        named |= set(re.findall(r'(?:symbol|name): "([a-z]+)"', file.read_text("utf-8")))
    missing = {name for name in named if not (ASSETS / "icons" / f"{name}.svg").exists()}
    assert missing == set()


@pytest.mark.parametrize("file", sorted((ASSETS / "i18n").glob("*.ts")), ids=lambda file: file.stem)
def test_translations_are_complete(file: Path) -> None:
    messages = list(ET.parse(file).getroot().iter("message"))
    assert len(messages) > 200
    for message in messages:
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{source!r} is {translation.get('type')}"
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        for form in forms:
            assert form.strip(), source
            assert set(re.findall(r"%[1-9n]", source)) == set(re.findall(r"%[1-9n]", form)), source
            assert "!" not in form, form


def test_languages_say_the_same_sentences() -> None:
    def sources(file: Path) -> set[tuple[str, str]]:
        contexts = ET.parse(file).getroot().iter("context")
        return {
            (one.findtext("name") or "", message.findtext("source") or "")
            for one in contexts
            for message in one.iter("message")
        }

    first, *others = sorted((ASSETS / "i18n").glob("*.ts"))
    assert others
    assert all(sources(other) == sources(first) for other in others)


def test_every_sentence_in_qml_is_in_the_translations() -> None:
    known = {node.text for node in ET.parse(ASSETS / "i18n" / "kiosk_de.ts").getroot().iter("source")}
    for file in [*QML.rglob("*.qml")]:
        for sentence in re.findall(r'qsTr\("((?:[^"\\]|\\.)*)"', file.read_text("utf-8")):
            assert sentence.replace("\\n", "\n") in known, f"{file.name}: {sentence}"


def test_qml_files_stay_short() -> None:
    long = {
        file.name: lines for file in QML.rglob("*.qml") if (lines := len(file.read_text("utf-8").splitlines())) > 150
    }
    assert long == {}


def test_navigation_finds_its_way_back() -> None:
    path = Navigation()
    path.open(Place("home"))
    path.open(Place("browse"))
    path.open(Place("product", "A"))
    path.open(Place("product", "B"))
    assert not path.open(Place("product", "B"))
    assert path.back()
    assert path.place == Place("product", "A")
    path.open(Place("home"))
    assert not path.may_return
    assert not path.back()


def test_navigation_never_grows_without_end() -> None:
    path = Navigation()
    path.open(Place("home"))
    for number in range(200):
        path.open(Place("product", str(number)))
    steps = 0
    while path.back():
        steps += 1
    assert steps <= DEPTH + 1
    assert path.place == Place("home")


def test_an_age_is_never_negative() -> None:
    assert formats.minutes(timedelta(seconds=-5)) == 0


def test_a_qr_code_is_made_of_its_dark_runs() -> None:
    side, runs = qr_runs("https://shop.example/o/0190a000-0000-7000-8000-000000000001")
    assert side >= 29
    assert all(0 <= run.column < run.column + run.length <= side and 0 <= run.row < side for run in runs)
    top_left = next(run for run in runs if run.row == 0)
    assert (top_left.column, top_left.length) == (0, 7)  # a finder pattern's edge


def test_pictures_of_the_content_pack_are_paired_by_orientation() -> None:
    rows = content_pack([Path("/a/tea-landscape.webp"), Path("/a/tea-portrait.webp"), Path("/a/solo.webp")])
    assert [(row.portrait[-18:], row.landscape[-18:]) for row in rows] == [
        ("/tea-portrait.webp", "tea-landscape.webp"),
        ("ile:///a/solo.webp", "ile:///a/solo.webp"),
    ]
