"""The agent in a real Qt Quick process: what it sees, what it refuses, what its finger does."""

from __future__ import annotations

import re
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.testing.process import Child
from kiosk.testing.remote import Refused, RemoteClient, Unreachable


@pytest.fixture(scope="module")
def remote(begin: Callable[[str], tuple[Child, RemoteClient]]) -> RemoteClient:
    client = begin("tiny_app.py")[1]
    deadline = time.monotonic() + 20
    while not client.ask("ready")["shown"]:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return client


@pytest.fixture
def path(remote: RemoteClient) -> Path:
    return remote.path


def touches(remote: RemoteClient) -> int:
    item = remote.look().item("counter")
    assert item is not None
    found = re.match(r"\d+", item.text)
    assert found is not None
    return int(found.group())


def refusal(remote: RemoteClient, target: str) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        remote.ask("touch", target=target)
    return caught.value.why, caught.value.what


def test_only_its_owner_may_open_the_socket(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_sees_names_texts_places_and_the_screen(remote: RemoteClient) -> None:
    look = remote.look()
    assert look.screen == "home"
    assert look.window == (400, 800)
    start = look.item("start")
    assert start is not None
    assert (start.text, start.role, start.rect, start.enabled, start.covered) == (
        "Begin", "Button", (0, 50, 100, 40), True, "",
    )  # fmt: skip
    assert look.shows("Line 3")


def test_sees_nothing_that_a_person_could_not(remote: RemoteClient) -> None:
    look = remote.look()
    assert look.item("away") is None
    assert look.item("under") is None, "painted over"
    assert look.item("line_15") is None, "out of the list's window"
    assert not look.shows("Away")


@pytest.mark.parametrize(("target", "worth"), [("start", 1), ("Begin", 1), ("Label", 10), ("line_2", 1000)])
def test_a_touch_arrives_by_name_and_by_text(remote: RemoteClient, target: str, worth: int) -> None:
    before = touches(remote)
    remote.ask("touch", target=target)
    assert touches(remote) - before == worth


def test_a_row_is_touched_beside_the_controls_in_it(remote: RemoteClient) -> None:
    before = touches(remote)
    remote.ask("touch", target="row")
    assert touches(remote) - before == 100


@pytest.mark.parametrize(
    ("target", "why", "what"),
    [
        ("nowhere", "missing", "nothing called 'nowhere'"),
        ("away", "missing", "nothing called 'away'"),
        ("greyed", "disabled", "'greyed' is disabled"),
        ("under", "covered", "'under' is covered by 'lid'"),
        ("below", "covered", "'below' is covered by 'glass'"),
        ("mover", "moving", "'mover' is still moving"),
    ],
)
def test_what_a_finger_cannot_touch_is_refused_with_the_reason(
    remote: RemoteClient, target: str, why: str, what: str
) -> None:
    before = touches(remote)
    refused_why, refused_what = refusal(remote, target)
    assert refused_why == why
    assert what in refused_what
    assert touches(remote) == before


def test_scrolls_by_dragging_until_a_row_is_there(remote: RemoteClient) -> None:
    before = touches(remote)
    for _ in range(40):
        try:
            remote.ask("touch", target="Line 15")
            break
        except Refused as error:
            if error.why == "hidden":
                remote.ask("into_view", target="Line 15")
            elif error.why == "missing":
                assert remote.ask("scroll", way="down")
    assert touches(remote) - before == 1000
    while remote.ask("scroll", way="up"):
        pass
    assert remote.look().shows("Line 0")


def test_types_on_the_keys_that_are_shown(remote: RemoteClient) -> None:
    remote.ask("type", text="ab1")
    assert remote.look().shows("typed: ab1")
    with pytest.raises(Refused, match="key_z"):
        remote.ask("type", text="z")


def test_photographs_the_window(remote: RemoteClient, tmp_path: Path) -> None:
    assert remote.ask("screenshot", path=str(tmp_path / "a.png")) == [400, 800]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(Refused, match="cannot write"):
        remote.ask("screenshot", path=str(tmp_path / "no" / "a.png"))


def test_moves_the_clock_and_tells_the_status(remote: RemoteClient) -> None:
    remote.ask("clock", offset=7200)
    assert remote.ask("status") == {"offset": 7200.0}


def test_rubbish_gets_an_answer_and_ends_nothing(remote: RemoteClient, path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as raw:
        raw.settimeout(5)
        raw.connect(str(path))
        for line in (
            b"not json\n",
            b"[]\n",
            b'{"do": "explode"}\n',
            b'{"do": "touch"}\n',
            b'{"do": "scroll", "way": "in"}\n',
        ):
            raw.sendall(line)
            assert b'"ok": false' in raw.recv(4096)
        raw.sendall(b"x" * 200_000)
    assert remote.look().screen == "home"


def test_an_application_that_is_gone_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="does not answer"):
        RemoteClient(tmp_path / "nothing").look()


def test_tells_what_is_touched_by_the_name_it_would_be_touched_by(remote: RemoteClient) -> None:
    after = remote.ask("events", after=0, limit=5)[-1]["n"]
    told: list[str] = []
    for target in ("start", "Label", "row", "line_0"):
        before = len(told)
        remote.ask("touch", target=target)
        while len(told) == before:
            notes = remote.ask("events", after=after, limit=5)
            assert notes, f"no word of {target}"
            after = notes[-1]["n"]
            told += [note["target"] for note in notes if note["kind"] == "touch"]
    assert told == ["start", "Label", "row", "line_0"]


def test_tells_nothing_while_nothing_happens(remote: RemoteClient) -> None:
    after = remote.ask("events", after=0, limit=5)[-1]["n"]
    assert remote.ask("events", after=after, limit=0.05) == []
