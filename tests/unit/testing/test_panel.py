"""The control panel in a process of its own, touched like any window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import DisplayMissing
from kiosk.testing.demo import demo
from kiosk.testing.process import Child
from kiosk.testing.remote import RemoteClient


@pytest.fixture(scope="module")
def panel(begin: Callable[[str], tuple[Child, RemoteClient]]) -> tuple[Child, RemoteClient]:
    return begin("panel_app.py")


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("target", "wish"),
    [
        ("card_anna", "tap anna"),
        ("code_anna", "show_card anna"),
        ("product_P2", "scan 9504000010002"),
        ("Recalled", "scan {product:DR127}"),
        ("Strange address", "show https://evil.example/pay?to=me"),
        ("line_down", "line down"),
        ("plug_printer", "plug printer False"),
        ("plug_receipt", "paper False"),
        ("kill", "kill"),
        ("start", "start"),
    ],
)
def test_a_touch_is_a_wish_to_the_desk(panel: tuple[Child, RemoteClient], target: str, wish: str) -> None:
    child, remote = panel
    until(lambda: remote.look().item(target) or any(item.text == target for item in remote.look().items))
    remote.ask("touch", target=target)
    until(lambda: wish in child.tail().splitlines())


def test_it_shows_how_the_world_is(panel: tuple[Child, RemoteClient]) -> None:
    _, remote = panel
    until(lambda: {"3", "7", "SLIP 1", "The kiosk is running"} <= set(remote.look().texts()))


def test_what_cannot_be_done_is_said(panel: tuple[Child, RemoteClient]) -> None:
    _, remote = panel
    remote.ask("touch", target="card_jan")
    until(lambda: remote.look().shows("the reader is unplugged (put its plug in)"))


def test_nothing_was_complained_about(panel: tuple[Child, RemoteClient]) -> None:
    child, _ = panel
    wishes = ("tap", "show", "scan", "line", "plug", "paper", "kill", "start")
    assert [line for line in child.tail().splitlines() if not line.startswith(wishes)] == []


def test_without_a_display_it_says_so_and_how_to_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(DisplayMissing, match=r"no display.*xvfb-run.*--screenshots DIR"):
        demo(windowed=True, landscape=False, language="de", panel=True, screenshots=None, state=tmp_path)
