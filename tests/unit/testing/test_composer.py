"""What the recorder makes of what happened: steps in their order, waits where the kiosk had changed, valid YAML."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.testing.composer import Did, Mark, Seen, Touched, Typed, compose, endings
from kiosk.testing.desk import checked
from kiosk.testing.record import parse
from kiosk.testing.story import load_story
from kiosk.testing.written import Said, step_text, story_text, written

READY = {"printer": "ready"}


def seen(at: float, screen: str, lines: int = 0, total: int = 0, pending: int = 0, **more: Any) -> Seen:
    basket = {"lines": lines, "pieces": lines, "total": total}
    return Seen(at, screen, basket, {"pending": pending, "parked": 0}, more.pop("devices", READY), **more)


def steps(*marks: Mark) -> list[Said]:
    return compose(marks)[0]


def test_waits_for_what_had_changed_before_the_next_action() -> None:
    assert steps(
        seen(0, "attract"),
        Did(1, "scan", "{product:1}"),
        seen(1.2, "basket", 1, 990),
        Touched(2, "pay", "basket"),
        seen(2.3, "checkout", 1, 990),
    ) == [
        ("scan", "{product:1}"),
        ("wait_for", {"screen": "basket", "basket": {"lines": 1, "total": "9.90"}}),
        ("touch", "pay"),
        ("wait_for", {"screen": "checkout"}),
    ]


def test_marks_are_put_in_the_order_of_their_times() -> None:
    assert steps(Did(2, "network", "up"), Did(1, "network", "down"), seen(0, "attract")) == [
        ("network", "down"),
        ("network", "up"),
    ]


def test_a_screen_seen_at_the_touch_counts_before_it_was_looked_at() -> None:
    assert steps(seen(0, "attract"), Touched(1, "start", "attract"), Touched(1.05, "basket", "home")) == [
        ("touch", "start"),
        ("wait_for", {"screen": "home"}),
        ("touch", "basket"),
    ]


def test_keys_become_one_typing_and_others_stay_touches() -> None:
    marks = [Touched(1 + n / 10, f"key_{key}", "search") for n, key in enumerate(["a", "p", "space", "minus"])]
    assert steps(
        seen(0, "search"), *marks, Typed(2, "x"), Touched(3, "key_done", "search"), Touched(4, "pin_7", "staff")
    ) == [
        ("type", "ap -x"),
        ("touch", "key_done"),
        ("wait_for", {"screen": "staff"}),
        ("type", "7"),
    ]


def test_waits_as_long_as_it_may_take() -> None:
    waited = steps(seen(0, "home"), Touched(1, "start", "home"), seen(50, "idle"), Touched(52, "still_here", "idle"))
    assert waited[1] == ("wait_for", {"screen": "idle", "within": "112s"})


@pytest.mark.parametrize(
    ("network", "waits"),
    [
        ("up", False),
        ({"latency_ms": 900}, False),
        ("down", True),
        ({"reply_lost": True}, True),
        ({"reply": "500"}, True),
    ],
)
def test_entries_that_wait_are_expected_only_while_they_must(network: Any, waits: bool) -> None:
    found = steps(
        seen(0, "checkout"),
        Did(1, "network", network),
        Did(2, "scan", "1"),
        seen(3, "checkout", 0, 0, 1),
        Did(4, "lift_card"),
    )
    assert (("wait_for", {"outbox": {"pending": 1}}) in found) is waits


def test_what_a_dying_process_said_last_is_not_waited_for() -> None:
    found = steps(
        seen(0, "home"),
        Did(1, "kill", "hard"),
        seen(1.1, "done"),
        Did(2, "start"),
        seen(3, "attract", devices={"printer": "opening"}),
        seen(4, "attract"),
        Did(5, "scan", "1"),
    )
    assert found == [("kill", "hard"), ("start", ""), ("scan", "1")]


def test_devices_are_waited_for_each_alone_and_not_between_two_states() -> None:
    found = steps(
        seen(0, "home"),
        Did(1, "unplug", "printer"),
        seen(2, "home", devices={"printer": "reconnecting"}),
        Did(3, "plug", "printer"),
        seen(3.5, "home", devices={"printer": "opening"}),
        Did(3.6, "lift_card"),
        seen(4, "home"),
    )
    assert found == [
        ("unplug", "printer"),
        ("wait_for", {"devices": {"printer": "gone"}}),
        ("plug", "printer"),
        ("lift_card", ""),
        ("wait_for", {"devices": {"printer": "ready"}}),
    ]


def test_a_touch_on_nothing_is_told_and_left_out() -> None:
    found, notes = compose([seen(0, "home"), Touched(1, "", "home")])
    assert found == []
    assert "nothing that has a name" in notes[0]


def test_the_end_expects_screen_basket_outbox_and_what_arrived() -> None:
    purchases = [{"total": "9.90", "pieces": 1, "customer": "known"}]
    assert [step_text(step) for step in endings(seen(0, "done"), {"purchases": purchases, "consents": []})] == [
        "expect: {screen: done}",
        "expect: {basket: {lines: 0, total: 0.00}}",
        "wait_for: {outbox: {pending: 0, parked: 0}, within: 20s}",
        "wait_for: {central: {purchases: [{total: 9.90, pieces: 1, customer: known}], consents: []}, within: 20s}",
    ]


# ── whatever was recorded, the file can be read ──────────────────────────────────────────────────

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
devices = st.sampled_from(["camera", "scanner", "card_reader", "printer", "terminal"])
did = st.one_of(
    st.tuples(st.just("scan"), texts),
    st.tuples(st.just("show_code"), texts | st.fixed_dictionaries({"text": texts, "symbology": st.just("qr")})),
    st.tuples(st.just("tap_card"), texts | st.just({"uid": "04AABBCCDDEE02", "ndef": "x: y #"})),
    st.tuples(st.sampled_from(["plug", "unplug", "mend"]), devices),
    st.tuples(
        st.just("fault"), devices.map(lambda name: {name: "silent"}) | devices.map(lambda name: {name: {"slow": 1.5}})
    ),
    st.tuples(
        st.just("network"), st.sampled_from(["up", "down", {"latency_ms": 200.5, "reply": "500"}, {"loss": "0.3"}])
    ),
    st.tuples(st.just("clock"), st.sampled_from(["+2h", "-1d", "-300s", "+0s"])),
    st.tuples(st.just("terminal"), st.sampled_from(["hang", {"decline": 5}])),
    st.tuples(st.just("kill"), st.just("hard")),
    st.tuples(st.sampled_from(["start", "stop", "lift_card"]), st.just("")),
)
screens = st.sampled_from(["attract", "home", "basket", "done", "idle"])
times = st.floats(0, 2000, allow_nan=False)
counts = st.integers(0, 10**6)
marks = st.one_of(
    st.builds(lambda at, what: Did(at, *what), times, did),
    st.builds(Touched, times, st.sampled_from(["pay", "key_a", "pin_3", ""]) | texts, screens),
    st.builds(Typed, times, texts),
    st.builds(
        lambda at, screen, lines, total, pending, state: seen(
            at, screen, lines, total, pending, devices={"printer": state}
        ),
        times, screens, counts, counts, counts, st.sampled_from(["ready", "absent", "opening", "faulty"]),
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(marks, max_size=12), texts)
def test_whatever_was_recorded_can_be_loaded_and_says_the_same(happened: list[Mark], title: str) -> None:
    told, notes = compose(happened)
    told += list(endings(seen(0, "done"), {"purchases": [], "consents": [{"purpose": title, "given": False}]}))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.yaml"
        file.write_text(story_text(title, {"language": "en", "screen": "540x960"}, told, notes), encoding="utf-8")
        story = load_story(file)
    assert story.title == title
    assert [(one.verb, one.step) for one in story.steps] == [(verb, checked(verb, said)) for verb, said in told]


@given(texts)
def test_a_text_is_one_line_and_reads_as_itself(text: str) -> None:
    line = written(text)
    assert "\n" not in line
    assert parse(f"scan: {line}") == ("scan", text)
