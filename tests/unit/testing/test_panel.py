"""The control panel in a process of its own, touched like any window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import DisplayMissing
from kiosk.testing.demo import demo
from kiosk.testing.process import Child
from kiosk.testing.remote import Refused, RemoteClient

WORDS = ("tap_card", "hold_card", "lift_card", "scan", "show_code", "network", "plug", "unplug", "fault", "mend")
MORE = ("terminal", "kill", "stop", "start", "clock", "record", "finish", "save", "play")


@pytest.fixture(scope="module")
def panel(begin: Callable[[str], tuple[Child, RemoteClient]]) -> tuple[Child, RemoteClient]:
    return begin("panel_app.py")


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.02)


def touch(remote: RemoteClient, target: str) -> None:
    def touched() -> bool:
        try:
            remote.ask("touch", target=target)
        except Refused as error:
            if error.why == "hidden":
                remote.ask("into_view", target=target)
            return False
        return True

    until(touched)


@pytest.mark.parametrize(
    ("tab", "target", "wish"),
    [
        (0, "card_anna", "tap_card anna"),
        (0, "hold_anna", "hold_card anna"),
        (0, "lift", "lift_card"),
        (0, "code_anna", "show_code {code:anna}"),
        (0, "card_blank", "tap_card {'uid': '04AABBCCDDEE03'}"),
        (0, "product_P2", "scan S2"),
        (0, "show_P1", "show_code S1"),
        (0, "product_expired", "show_code {'text': '(01)1'}"),
        (1, "plug_printer", "unplug printer"),
        (1, "fault_camera_frozen", "fault {'camera': 'frozen'}"),
        (1, "mend_camera", "mend camera"),
        (1, "fault_printer_power_cut_after", "fault {'printer': 'power_cut_after'}"),
        (1, "turn_decline", "terminal decline"),
        (2, "latency_200", "network {'latency_ms': '200'}"),
        (2, "reply_lost", "network {'reply_lost': True}"),
        (2, "loss_30", "network {'loss': '0.3'}"),
        (2, "line_down", "network down"),
        (2, "line_up", "network up"),
        (2, "clock_+1d", "clock +1d"),
        (2, "restart", "stop"),
        (2, "kill", "kill hard"),
        (2, "start", "start"),
    ],
)
def test_a_touch_is_a_step_of_a_story(panel: tuple[Child, RemoteClient], tab: int, target: str, wish: str) -> None:
    child, remote = panel
    touch(remote, f"tab_{tab}")
    touch(remote, target)
    until(lambda: wish in [line.strip() for line in child.tail(200).splitlines()])


def test_it_shows_how_the_world_is(panel: tuple[Child, RemoteClient]) -> None:
    _, remote = panel
    until(lambda: remote.look().shows("The kiosk is running"))
    touch(remote, "tab_3")
    until(lambda: {"3", "K01-000007", "€24.90", "withdrawn", "7 / 8"} <= set(remote.look().texts()))
    touch(remote, "tab_1")
    until(lambda: {"Approved", "€12.90"} <= set(remote.look().texts()))
    touch(remote, "tab_2")
    until(lambda: remote.look().shows("a line of the log") or not remote.ask("scroll", way="down"))
    assert remote.look().shows("a line of the log")


def test_every_word_follows_the_language(panel: tuple[Child, RemoteClient]) -> None:
    _, remote = panel
    touch(remote, "tab_3")
    touch(remote, "language_de")
    until(lambda: {"Der Kiosk läuft", "Käufe", "24,90 €", "widerrufen"} <= set(remote.look().texts()))
    touch(remote, "tab_0")
    until(lambda: remote.look().shows("Produkt 2"))
    touch(remote, "language_en")
    until(lambda: remote.look().shows("Product 2"))


def test_a_story_is_recorded_saved_and_played(panel: tuple[Child, RemoteClient]) -> None:
    child, remote = panel
    touch(remote, "tab_5")
    touch(remote, "record")
    until(lambda: remote.look().shows("- touch: pay"))
    touch(remote, "expect")
    touch(remote, "stop")
    until(lambda: remote.look().shows("story: A recorded story"))
    touch(remote, "play")
    until(lambda: remote.look().shows("Played again: green"))
    told = child.tail(200).splitlines()
    assert told[told.index("record") :][:4] == [
        "record",
        "finish A recorded story False",
        "save A recorded story",
        "play saved.yaml",
    ]


def test_what_cannot_be_done_is_said(panel: tuple[Child, RemoteClient]) -> None:
    _, remote = panel
    touch(remote, "tab_0")
    touch(remote, "card_jan")
    until(lambda: remote.look().shows("the reader is unplugged (put its plug in)"))


def test_nothing_was_complained_about(panel: tuple[Child, RemoteClient]) -> None:
    child, _ = panel
    assert [line for line in child.tail(500).splitlines() if not line.startswith((*WORDS, *MORE))] == []


def test_without_a_display_it_says_so_and_how_to_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(DisplayMissing, match=r"no display.*xvfb-run.*--screenshots DIR"):
        demo(windowed=True, landscape=False, language="de", panel=True, screenshots=None, state=tmp_path)
