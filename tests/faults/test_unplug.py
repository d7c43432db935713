"""Every plug is pulled again and again at random moments, while it works; the application must not wear.

The short form pulls each plug some times in a running application, `--long` a hundred times: afterwards everything
works, and threads, open files and memory are where they were. Seed and figures are printed.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import psutil
import pytest

from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.player import Player
from kiosk.testing.remote import Refused
from kiosk.testing.story import load_story
from kiosk.testing.template import CentralTemplates
from kiosk.testing.world import Plan, World

SEED: Final = int(os.environ.get("KIOSK_SEED", "0")) or random.SystemRandom().randrange(1 << 32)
WARM_UP: Final = 2
TIMES: Final = 3
LONG_WARM_UP: Final = 20
LONG_TIMES: Final = 100
PATIENCE: Final = 60.0
SETTLED: Final = 20.0
REST: Final = 2.0
GROWTH_MIB: Final = 24.0
"""What caches of a process may still take after the warm-up, however often a plug is pulled; a leak takes more."""

STILL_WORKS: Final = """
story: Everything works
settings: {language: en}
steps:
  - wait_for: {screen: attract}
  - tap_card: ben
  - wait_for: {screen: home, text: "Ben", within: 20s}
  - scan: "{product:1}"
  - wait_for: {basket: {lines: 1, total: 9.90}, within: 20s}
  - show_code: {text: "{product:3}", symbology: ean-13}
  - wait_for: {basket: {lines: 2}, within: 20s}
  - touch: pay
  - touch: pay_at_till
  - wait_for: {screen: done, text: "Your slip is printed", receipt: "9.90", within: 20s}
  - touch: new_session
  - wait_for: {screen: attract}
"""


@dataclass(slots=True)
class Plug:
    """One device's plug: it is in for a random while, then out for one, until it was pulled `left` times.

    Every other time it stays out until that was noticed, else it may be back before anybody looked.
    """

    device: str
    left: int
    due: float = 0.0
    until_noticed: bool = False
    waiting_since: float | None = None

    @property
    def done(self) -> bool:
        return self.left == 0 and self.waiting_since is None and self.due == 0.0


@dataclass(frozen=True, slots=True)
class Size:
    """What the process has."""

    threads: int
    files: int
    mib: float

    @classmethod
    def of(cls, process: psutil.Process) -> Size:
        return cls(process.num_threads(), process.num_fds(), process.memory_info().rss / 2**20)

    def __str__(self) -> str:
        return f"{self.threads} threads, {self.files} files, {self.mib:.0f} MiB"


class Puller:
    """Pulls plugs, and uses the devices meanwhile, so that they go away in the middle of something."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._chance = random.Random(seed)
        shop = DemoShop()
        self._gtins = [product.gtin for product in shop.products[:8] if not product.by_weight]
        cards = [card for card in shop.cards if not card.staff]
        peers = world.devices
        self._uses: dict[str, Callable[[], object]] = {
            "scanner": lambda: peers.scan(self._chance.choice(self._gtins)),
            "camera": lambda: peers.show(self._chance.choice(self._gtins)),
            "card_reader": lambda: peers.tap((card := self._chance.choice(cards)).uid, card.ndef),
        }

    @property
    def plugs(self) -> list[str]:
        """All but the voice's: nobody notices its loudspeaker is gone before something is to be said."""
        return [device for device in self._world.devices.plugged() if device != "voice"]

    def pull_each(self, times: int) -> None:
        """Each plug so often; on return all are in again and every device is ready."""
        plugs = [Plug(device, times, self._soon()) for device in self.plugs]
        while not all(plug.done for plug in plugs):
            states = self._world.remote.ask("status")["devices"]
            for plug in plugs:
                self._turn(plug, states[plug.device])
            time.sleep(0.02)

    def _turn(self, plug: Plug, state: str) -> None:
        now = time.monotonic()
        if plug.waiting_since is not None:
            if state == "ready":
                plug.waiting_since, plug.due = None, self._soon() if plug.left else 0.0
            elif now - plug.waiting_since > PATIENCE:
                pytest.fail(f"the {plug.device} is {state} {PATIENCE:g} s after it was plugged in again")
        elif plug.due and now >= plug.due and not (plug.until_noticed and state in {"ready", "busy"}):
            if self._world.devices.plugged()[plug.device]:
                self._uses.get(plug.device, lambda: None)()
                time.sleep(self._chance.choice((0.0, 0.0, 0.01, 0.05)))
                self._world.devices.unplug(plug.device)
                plug.left -= 1
                plug.until_noticed = plug.left % 2 == 0
                plug.due = now + self._chance.choice((0.0, 0.1, 0.5, 1.5)) * self._chance.random()
            else:
                self._world.devices.plug(plug.device)
                plug.until_noticed = False
                plug.waiting_since = time.monotonic()

    def _soon(self) -> float:
        return time.monotonic() + self._chance.random()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    database = CentralTemplates(tmp_path / "templates").database()
    # nobody is there to answer the idle countdown
    idle = {"idle": dict.fromkeys(("identified", "with_basket"), 3600)}
    with World(tmp_path / "world", Plan(database=database, language="en", overrides=MappingProxyType(idle))) as world:
        world.start_app()
        world.wait_until_armed()
        yield world


def settled(process: psutil.Process, least: float, within: Callable[[Size], bool] = lambda _: True) -> Size:
    """Its size after `least` seconds, once it is as wished or SETTLED is over: what is ending needs a moment."""
    began = time.monotonic()
    while True:
        time.sleep(0.2)
        size, seconds = Size.of(process), time.monotonic() - began
        if seconds >= SETTLED or (seconds >= least and within(size)):
            return size


def calm(world: World) -> None:
    """Back to the attract screen, and there for a while: cards and codes shown last may still be read."""
    deadline = time.monotonic() + PATIENCE
    since = None
    while since is None or time.monotonic() - since < REST:
        assert time.monotonic() < deadline, f"it does not come to rest: {world.remote.look().screen}"
        if world.remote.look().screen != "attract":
            since = None
            with contextlib.suppress(Refused):  # covered for a moment
                world.remote.ask("touch", target="new_session")
        elif since is None:
            since = time.monotonic()
        time.sleep(0.1)


@pytest.mark.timeout(3000)
def test_every_plug_pulled_again_and_again(
    world: World, tmp_path: Path, long: bool, figure: Callable[[str], None]
) -> None:
    times = LONG_TIMES if long else TIMES
    figure(f"plugs pulled at random moments: KIOSK_SEED={SEED}, {times} times each")
    story = tmp_path / "still_works.yaml"
    story.write_text(STILL_WORKS, encoding="utf-8")
    player = Player(world, DemoShop(), tmp_path / "pictures")
    puller = Puller(world, SEED)
    process = psutil.Process(world.app_pid)

    def everything_works() -> None:
        calm(world)
        failure = player.play(load_story(story))
        assert failure is None, str(failure)
        world.wait_until_armed()

    puller.pull_each(LONG_WARM_UP if long else WARM_UP)
    everything_works()
    before = settled(process, REST)
    log_before = world.log.stat().st_size

    began = time.monotonic()
    puller.pull_each(times)
    took = time.monotonic() - began
    everything_works()
    after = settled(process, REST, lambda size: size.threads <= before.threads and size.files <= before.files)

    figure(f"  before: {before}; after {took:.0f} s: {after}")
    assert world.app_pid == process.pid
    log = world.log.read_bytes()[log_before:].decode()
    for device in puller.plugs:
        lost = len(re.findall(rf"the {device} does not work", log))
        back = len(re.findall(rf"the {device} works again", log))
        figure(f"  {device}: {lost} losses noticed")
        assert times // 2 <= lost == back <= times, f"{device}: {lost} losses and {back} returns logged of {times}"
    assert "Traceback" not in log
    assert "CRITICAL" not in log
    assert "left behind" not in log
    assert (after.threads, after.files) <= (before.threads, before.files), f"before {before}, after {after}"
    assert after.mib - before.mib < GROWTH_MIB, f"before {before}, after {after}"
