"""Which reads make a tag count, and when it is gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hardware.rfid.field import LIMIT, FieldRules, TagField
from kiosk.ports import TagsRead

RULES = FieldRules(reads=3, rssi=-60.0, gone_after=3.0, settle=0.4)
STRONG, WEAK = -45.0, -70.0


def laid(field: TagField, epcs: list[str], at: float, rssi: float | None = STRONG, reads: int = 3) -> None:
    for _ in range(reads):
        for epc in epcs:
            field.read(epc, rssi, at)


def test_a_pile_is_told_at_once_when_no_further_tag_comes() -> None:
    field = TagField(RULES)
    laid(field, ["A"], 0.0)
    laid(field, ["B"], 0.3)
    assert field.changes(0.5, 0.5) is None
    assert field.changes(0.75, 0.75) == TagsRead(("A", "B"))
    laid(field, ["A", "B"], 1.0)
    assert field.changes(2.0, 2.0) is None


def test_a_pile_that_never_ends_is_told_in_parts() -> None:
    field, told = TagField(RULES), []
    for step in range(30):
        laid(field, [f"T{step}"], step * 0.3)
        laid(field, [f"T{at}" for at in range(step)], step * 0.3)
        if changes := field.changes(step * 0.3, step * 0.3):
            told.append(len(changes.seen))
    assert len(told) > 3
    assert sum(told) > 20


def test_faint_and_passing_tags_do_not_count() -> None:
    field = TagField(RULES)
    laid(field, ["COAT"], 0.0, WEAK, reads=500)
    laid(field, ["PASSING"], 0.0, reads=2)
    assert field.changes(1.0, 1.0) is None
    assert field.changes(9.0, 9.0) is None
    laid(field, ["PASSING"], 9.0, reads=2)
    assert field.changes(10.0, 10.0) is None


def test_a_reader_without_strengths_is_taken_at_its_word() -> None:
    field = TagField(RULES)
    laid(field, ["A"], 0.0, None)
    assert field.changes(1.0, 1.0) == TagsRead(("A",))


def test_taken_off_it_is_gone_once_and_comes_back_anew() -> None:
    field = TagField(RULES)
    laid(field, ["A"], 0.0)
    assert field.changes(0.5, 0.5) == TagsRead(("A",))
    assert field.changes(2.9, 2.9) is None
    assert field.changes(3.1, 3.1) == TagsRead((), ("A",))
    assert field.changes(9.0, 9.0) is None
    laid(field, ["A"], 9.0)
    assert field.changes(9.5, 9.5) == TagsRead(("A",))


def test_of_a_silent_reader_nothing_is_gone() -> None:
    field = TagField(RULES)
    laid(field, ["A"], 0.0)
    assert field.changes(0.5, 0.0) == TagsRead(("A",))
    assert field.changes(60.0, 0.0) is None
    field.resume(60.0)
    assert field.changes(62.0, 62.0) is None
    assert field.changes(63.1, 63.1) == TagsRead((), ("A",))


epcs = st.sampled_from(["A", "B", "C", "D", ""])
reads = st.tuples(epcs, st.one_of(st.none(), st.floats(-90, -20)), st.floats(0, 5))


@given(st.lists(reads))
def test_each_tag_is_seen_and_gone_in_turns(taken: list[tuple[str, float | None, float]]) -> None:
    field, now, there = TagField(RULES), 0.0, set[str]()
    for epc, rssi, pause in taken:
        now += pause
        field.read(epc, rssi, now)
        if (changes := field.changes(now, now)) is not None:
            assert not there & set(changes.seen)
            assert set(changes.gone) <= there
            there = (there | set(changes.seen)) - set(changes.gone)
    assert "" not in there
    last = field.changes(now + 99, now + 99)
    assert set(last.gone if last else ()) == there


def test_what_it_holds_is_bounded() -> None:
    field = TagField(RULES)
    laid(field, [f"{number:024X}" for number in range(2 * LIMIT)], 0.0)
    assert len(field._tags) == LIMIT
    changes = field.changes(1.0, 1.0)
    assert changes is not None
    assert len(changes.seen) == LIMIT
