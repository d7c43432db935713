"""What was done through the panel's desk and at the kiosk's own window is recorded, and plays again green."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.testing.demo import furnisher
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.desk import WorldDesk, desk_on
from kiosk.testing.record import record
from kiosk.testing.runner import Runner
from kiosk.testing.steps import Touch, TypeText, WaitFor
from kiosk.testing.story import load_story
from kiosk.testing.verbs import Verbs
from kiosk.testing.world import Plan


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[WorldDesk]:
    with desk_on(furnisher(tmp_path / "demo", Plan(size=(540, 960), language="en")), DemoShop(), tmp_path) as desk:
        yield desk


class Person:
    """Somebody at the kiosk's window, who looks before the next touch."""

    def __init__(self, desk: WorldDesk, folder: Path) -> None:
        self._desk = desk
        self._verbs = Verbs(desk.world, DemoShop(), folder)

    def touch(self, target: str) -> None:
        self._verbs.do(Touch(target=target))
        self._desk.settle()

    def type(self, text: str) -> None:
        self._verbs.do(TypeText(text=text))
        self._desk.settle()

    def sees(self, **what: object) -> None:
        self._verbs.do(WaitFor.model_validate(what))
        self._desk.settle()


def plays_green(file: Path, folder: Path) -> None:
    with Runner(folder) as runner:
        outcome = runner.play(load_story(file))
    assert outcome.ok, str(outcome.failure)


def test_a_session_with_faults_network_clock_and_a_kill_plays_again_green(desk: WorldDesk, tmp_path: Path) -> None:
    desk.do("scan", "{product:3}")  # before the recording: it begins in another, fresh shop
    desk.record()
    person = Person(desk, tmp_path)
    desk.do("tap_card", "anna")
    person.sees(screen="home", text="Anna")
    desk.do("scan", "9504000011017")
    person.sees(basket={"lines": 1})
    desk.do("scan", "9504009999996")
    person.sees(text="We don't know this product")
    desk.do("network", "down")
    desk.do("unplug", "scanner")
    desk.do("fault", {"printer": "paper_out"})
    desk.do("clock", "+2h")
    person.sees(devices={"printer": "faulty"})
    person.touch("pay")
    person.touch("pay_at_till")
    person.sees(outbox={"pending": 1})
    desk.do("kill", "hard")
    desk.do("start")
    desk.do("mend", {"printer": "paper_out"})
    desk.do("plug", "scanner")
    desk.do("network", "up")
    person.sees(outbox={"pending": 0}, devices={"printer": "ready"})
    file = desk.save(desk.finish("Sold without a network"), tmp_path / "stories", "Sold without a network")
    text = file.read_text(encoding="utf-8")
    assert file.name == "sold_without_a_network.yaml"
    for part in (
        "- tap_card: anna\n",
        '- scan: "{product:CT101}"\n',
        "- network: down\n",
        "- unplug: scanner\n",
        "- fault: {printer: paper_out}\n",
        "- clock: +2h\n",
        "- touch: pay_at_till\n",
        "- wait_for: {outbox: {pending: 1}}\n",
        "- kill: hard\n  - start\n",
        "purchases: [{total: 9.90, pieces: 1, customer: known}]",
    ):
        assert part in text
    assert "{product:3}" not in text
    plays_green(file, tmp_path)


def test_touches_and_typing_at_the_window_alone_make_a_story(desk: WorldDesk, tmp_path: Path) -> None:
    desk.record()
    person = Person(desk, tmp_path)
    person.touch("start")
    person.sees(screen="home")
    person.touch("search")
    person.sees(screen="search")
    person.type("kenya")
    person.sees(text="Kenya Nyeri")
    person.touch("product_CT104")
    person.sees(screen="product")
    person.touch("add")
    person.sees(basket={"lines": 1})
    file = desk.save(desk.finish("Found by typing"), tmp_path, "Found by typing")
    text = file.read_text(encoding="utf-8")
    assert "- touch: start\n" in text
    assert "- type: kenya\n" in text
    assert "- touch: product_CT104\n" in text
    assert "basket: {lines: 1," in text
    plays_green(file, tmp_path)


def test_steps_that_are_typed_become_a_story_without_those_that_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "typed.yaml"
    lines = ["scan: 9504000011017", "", "# nothing", "tap_card: nobody", "tuch: pay", "expect: {screen: basket}"]
    assert record(file, lines, headless=True, landscape=True, language="en") == 1
    told = capsys.readouterr().err
    assert "no demo card is called 'nobody'" in told
    assert "there is no step 'tuch'" in told
    text = file.read_text(encoding="utf-8")
    assert text.startswith('story: typed\nsettings: {language: en, screen: "1280x720"}\nsteps:\n  - scan: ')
    assert "nobody" not in text
    plays_green(file, tmp_path)
