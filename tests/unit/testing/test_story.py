"""Story files: what they may say, and what a bad one is told."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StoryError
from kiosk.testing import steps as s
from kiosk.testing.proxy import Network, Reply
from kiosk.testing.story import Story, load_story
from kiosk.testing.turns import TURNS

WHOLE = """\
story: Everything once
settings: {screen: landscape, language: en, seed: 7, products: 20, kiosk: {idle: {identified: 2}}}
steps:
  - tap_card: anna
  - hold_card: ben
  - lift_card
  - tap_card: {uid: 04E3FFB6726974, ndef: "https://shop.example/c/1"}
  - show_code: {text: "{product:1}", symbology: ean-13}
  - show_code: {image: code.png}
  - scan: 0012345678905
  - type_scan: 0012345678905
  - show_pass: "https://shop.example/c/1"
  - put_tags: ["{epc:CT101:1}"]
  - take_tags
  - touch: start
  - touch: {target: pay, within: 3s}
  - type: anna
  - network: down
  - network: {latency_ms: 200, loss: 0.1, reply_lost: true}
  - network: {reply: html}
  - unplug: printer
  - plug: printer
  - paper: out
  - fault: {camera: frozen}
  - mend: camera
  - terminal: {decline: 5}
  - command: store verify
  - kill: hard
  - start
  - stop
  - phone: {does: fetch, sees: "Total"}
  - stroke: {points: [[540, 900], [540, 300]], seconds: 0.2}
  - press: Alt+F4
  - clock: +2h
  - wait_for: {outbox: {pending: 0}, within: 1m}
  - expect: {screen: basket, text: [a, b], basket: {lines: 2, total: 12.30}, central: {purchases: [{total: 3.20}]}}
  - screenshot: end
"""

BOMB = ["a: &a [x, x, x, x, x, x, x]", *(f"{b}: &{b} [{', '.join([f'*{a}'] * 7)}]" for a, b in pairwise("abcdef"))]


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def read(file: Path, text: str) -> Story:
    file.write_text(text, encoding="utf-8")
    return load_story(file)


def complaint(file: Path, text: str) -> str:
    with pytest.raises(StoryError) as caught:
        read(file, text)
    return str(caught.value)


def test_every_step_there_is_can_be_said(write: Path) -> None:
    story = read(write, WHOLE)
    assert {step.verb for step in story.steps} == set(s.STEPS)
    assert (story.title, story.settings.size, story.settings.seed) == ("Everything once", (1920, 1080), 7)


def test_texts_keep_their_zeros_and_values_get_their_types(write: Path) -> None:
    said = [step.step for step in read(write, WHOLE).steps]
    assert s.ScanCode(text="0012345678905") in said
    assert s.Touch(target="pay", within=3.0) in said
    assert s.SetClock.model_validate("+2h") in said
    assert s.SetClock.model_validate("+2h").by == timedelta(hours=2)
    networks = [step.network() for step in said if isinstance(step, s.NetworkStep)]
    assert networks == [Network(up=False), Network(True, 200, 0.1, Reply.LOST), Network(reply=Reply.HTML)]
    expected = next(step for step in said if isinstance(step, s.Expect))
    assert expected.basket == s.BasketIs(lines=2, total=Decimal("12.30"))
    assert expected.central == s.CentralIs(purchases=(s.PurchaseIs(total=Decimal("3.20")),))


def test_a_step_knows_its_place_and_how_it_was_written(write: Path) -> None:
    step = next(step for step in read(write, WHOLE).steps if "within: 3s" in step.source)
    line = WHOLE.splitlines().index("  - touch: {target: pay, within: 3s}") + 1
    assert (str(step.place), step.source) == (f"{write}:{line}:5", "touch: {target: pay, within: 3s}")


@pytest.mark.parametrize(
    ("step", "place", "reason"),
    [
        ("tuch: start", "2:5", "unknown step 'tuch' (did you mean 'touch'?)"),
        ("dance: wild", "2:5", "unknown step 'dance' (one of tap_card, "),
        ("touch:", "2:5", "touch.target"),
        ("touch: {targt: x}", "2:13", "touch.targt is unknown (touch takes target, within)"),
        ("expect: {scren: x}", "2:14", "expect.scren is unknown"),
        ("expect: {screen: moon}", "2:14", "expect.screen = 'moon': Input should be 'attract'"),
        ("expect: {}", "2:5", "say what: one or more of basket, central"),
        ("wait_for: {screen: home, within: 0}", "2:30", "a time limit is above 0"),
        ("wait_for: {screen: home, within: soon}", "2:30", "a time is a number with s, min, h or d"),
        ("expect: {central: {purchases: many}}", "2:24", "expect.central.purchases = 'many'"),
        ("tap_card: {uid: zz}", "2:16", "tap_card.uid = 'zz'"),
        ("tap_card: {ndef: x}", "2:5", "name a demo card, or give {uid, ndef}"),
        ("show_code: {text: a, image: b}", "2:5", "give a text or an image"),
        ("show_code: {text: a, symbology: morse}", "2:26", "show_code.symbology = 'morse'"),
        ("unplug: toaster", "2:5", "unplug.device = 'toaster'"),
        ("network: {loss: 2}", "2:15", "network.loss = '2'"),
        ("kill: softly", "2:5", "kill.how = 'softly'"),
        ("screenshot: ../../etc", "2:5", "screenshot.name"),
        ("clock: tomorrow", "2:5", "a time is a number"),
        ("expect: {basket: {lines: 1, lines: 2}}", "2:33", "'lines' stands here twice"),
        ("[touch, start]", "2:5", "a step is one word with what it needs"),
        ("a: b: c", "2:9", "is not YAML"),
    ],
)
def test_a_bad_step_is_told_file_line_column_and_reason(write: Path, step: str, place: str, reason: str) -> None:
    text = complaint(write, f"steps:\n  - {step}\n")
    assert text.startswith(f"{write}:{place}: ")
    assert reason in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a story has the parts story, settings and steps"),
        ("- touch: start", "a story has the parts story, settings and steps"),
        ("story: x", "a story has a list of steps"),
        ("steps: []", "a story has a list of steps"),
        ("stepps: [start]", "unknown part 'stepps'"),
        ("settings: {screen: round}\nsteps: [start]", "settings.screen = 'round'"),
        ("settings: {screen: {width: wide}}\nsteps: [start]", "settings.screen"),
        ("settings: {screen: 7}\nsteps: [start]", "settings.screen"),
        ("settings: {language: fr}\nsteps: [start]", "settings.language = 'fr'"),
        ("settings: {colour: red}\nsteps: [start]", "settings.colour is unknown"),
        ("settings: {kiosk: {idle: {identified: never}}}\nsteps: [start]", "kiosk.idle.identified = 'never'"),
        ("settings: {kiosk: {idel: {identified: 3}}}\nsteps: [start]", "kiosk.idel is unknown"),
        ("steps: &a [*a]", "nested too deeply"),
        ("steps: [start", "not YAML"),
        ("\n".join(BOMB), "too much of it"),
        ("\x00", "not YAML"),
    ],
)
def test_a_bad_file_is_told_the_reason(write: Path, text: str, reason: str) -> None:
    assert reason in complaint(write, text)


def test_what_is_no_text_and_what_is_not_there(write: Path, tmp_path: Path) -> None:
    write.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoryError, match="not UTF-8"):
        load_story(write)
    with pytest.raises(StoryError, match=r"nowhere\.yaml: cannot be read: No such file"):
        load_story(tmp_path / "nowhere.yaml")
    write.write_bytes(b"#" * 2_000_000)
    with pytest.raises(StoryError, match="larger than 1 MB"):
        load_story(write)


@given(text=st.text(max_size=200))
def test_any_text_is_a_story_or_a_clear_no(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load_story(file)
    except StoryError as error:
        complaint = str(error)
    else:
        return
    assert complaint.startswith(str(file))


@pytest.mark.parametrize(
    ("text", "value"), [("5", 5), ("1.5s", 1.5), ("200ms", 0.2), ("+2h", 7200), ("-1d", -86400), ("3 min", 180)]
)
def test_spans(text: str, value: float) -> None:
    assert s.seconds(text) == pytest.approx(value)


@pytest.mark.parametrize("screen", ["1280x800", "[1280, 800]", "{width: 1280, height: 800}"])
def test_a_screen_is_written_in_any_usual_way(tmp_path: Path, screen: str) -> None:
    file = tmp_path / "size.yaml"
    file.write_text(f"settings: {{screen: {screen}}}\nsteps: [start]\n", encoding="utf-8")
    assert load_story(file).settings.size == (1280, 800)


def test_every_turn_of_a_payment_can_be_said() -> None:
    assert set(get_args(s.Turn)) == {*TURNS, "release"}
