"""A remembered customer, a purchase, a withdrawal: no file of the kiosk names her, not even her card's number."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.player import Player
from kiosk.testing.story import load_story
from kiosk.testing.world import Plan, World

STORY = """\
story: Clara is remembered, buys and decides
settings: {language: en}
steps:
  - tap_card: clara
  - wait_for: {screen: home, text: Clara}
  - network: down
  - touch: new_session
  - show_code: "{code:clara}"
  - wait_for: {screen: home, text: Clara, object: stale}
  - touch: my_data
  - touch: consent_marketing
  - wait_for: {outbox: {pending: 1}}
  - touch: back
  - scan: "{product:1}"
  - touch: pay
  - touch: pay_at_till
  - wait_for: {screen: done, outbox: {pending: 2}}
"""
PEOPLE = Path(__file__).parents[2] / "assets" / "demo" / "people.json"


def test_no_file_names_a_remembered_customer(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text(STORY, encoding="utf-8")
    world = World(tmp_path / "world", Plan(language="en"))
    with world:
        world.start_app()
        world.wait_until_armed()
        failure = Player(world, DemoShop(), tmp_path).play(load_story(file))
        assert failure is None, str(failure)
        assert "cache/customers-1.db" in found(world, ["customers-1.db"])["customers-1.db"]
        assert found(world, secrets()) == {}  # while it runs
        world.stop_app()
        assert found(world, secrets()) == {}
        assert found(world, ["kiosk.services.connectivity"]) == {"kiosk.services.connectivity": ["kiosk.log"]}


def secrets() -> list[str]:
    """What tells who it was: names, numbers, card, reference."""
    clara = next(one for one in json.loads(PEOPLE.read_text("utf-8"))["customers"] if one["card_name"] == "clara")
    card = clara["cards"][0]
    return [
        clara["first_name"],
        clara["last_name"],
        clara["email"],
        clara["id"],
        clara["loyalty_number"],
        card["uid"],
        card["uid"].lower(),
        card["ndef"],
    ]


def found(world: World, words: list[str]) -> dict[str, list[str]]:
    """In which of the application's files, or their names, which words are."""
    folders = ("state", "journal", "cache")
    files = [path for folder in folders for path in sorted((world.directory / folder).rglob("*")) if path.is_file()]
    places: dict[str, list[str]] = {}
    for path in [*files, world.log]:
        name = str(path.relative_to(world.directory))
        content = path.read_bytes()
        for word in words:
            if word in name or word.encode() in content:
                places.setdefault(word, []).append(name)
    return places
