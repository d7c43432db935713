"""A keyboard's events and the texts they type; the layouts are checked against xkbcommon's where it is installed."""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner import keymap as k
from hardware.scanner.keys import DROPPED, KEY, SYNC, KeyText
from hardware.simulated.wedge import events, typed

LAYOUTS: tuple[k.Layout, ...] = get_args(k.Layout)
EVENT = struct.Struct("@llHHi")
layouts = st.sampled_from(LAYOUTS)
anything = st.tuples(st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.integers(-(2**31), 2**31 - 1))
keyboard = st.tuples(st.just(KEY), st.integers(0, 130), st.integers(0, 2))


def typed_events(text: str, layout: k.Layout) -> list[tuple[int, int, int]]:
    data = b"".join(events(stroke) for stroke in [*typed(text, layout), ((), k.ENTER)])
    return [event[2:] for event in EVENT.iter_unpack(data)]


def texts(keys: KeyText, taken: list[tuple[int, int, int]]) -> list[str]:
    return [text for event in taken if (text := keys.feed(*event))]


def press(*codes: int) -> list[tuple[int, int, int]]:
    """Keys held one after another, the last one being typed."""
    return [(KEY, code, 1) for code in codes] + [(KEY, code, 0) for code in reversed(codes)]


ENTER = press(k.ENTER)


@st.composite
def typable(draw: st.DrawFn) -> tuple[k.Layout, str]:
    layout = draw(layouts)
    keys = k.KEYMAPS[layout]
    chars = {*keys.plain.values(), *keys.shift.values(), *keys.altgr.values()} - {k.GRAVE, k.ACUTE, k.CIRCUMFLEX}
    chars |= set("éèêáàâûÉ^´`") if layout == "de" else set()
    return layout, draw(st.text(st.sampled_from(sorted(chars)), min_size=1)).strip() or "x"


@given(typable())
def test_what_is_typed_is_the_text(given_text: tuple[k.Layout, str]) -> None:
    layout, text = given_text
    keys = KeyText(layout)
    assert texts(keys, typed_events(text, layout)) == [text]
    assert (keys.ignored, keys.dropped, keys.pending) == (0, 0, False)


@given(layouts, st.lists(st.one_of(anything, keyboard)), st.integers(2, 20))
def test_any_events_leave_it_bounded_and_in_step(
    layout: k.Layout, noise: list[tuple[int, int, int]], limit: int
) -> None:
    keys = KeyText(layout, limit=limit)
    assert all(len(text) <= 3 * limit and text.isprintable() for text in texts(keys, noise) if "\x1d" not in text)
    assert len(keys._text) <= limit
    keys.flush()
    caps = keys._caps
    digit = press(2)
    assert texts(keys, [*digit, *digit, *ENTER]) == ["11"]
    assert keys._caps is caps


@pytest.mark.parametrize("held", [(k.LEFT_CONTROL,), (k.LEFT_ALT,), (k.LEFT_META,), (k.RIGHT_META, k.LEFT_SHIFT)])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_hotkeys_write_nothing(layout: k.Layout, held: tuple[int, ...]) -> None:
    keys = KeyText(layout)
    run = press(*held, 19)  # Ctrl+R, Alt+R, Meta+R
    assert texts(keys, [*press(2), *run, *press(59), *press(111), *press(1), *press(3), *ENTER]) == ["12"]
    assert keys.ignored == 4


def test_the_right_alt_key_is_a_hotkey_where_there_is_no_altgr() -> None:
    assert texts(KeyText("us"), [*press(k.RIGHT_ALT, 16), *ENTER]) == []
    assert texts(KeyText("de"), [*press(k.RIGHT_ALT, 16), *ENTER]) == ["@"]
    assert texts(KeyText("de"), [*press(k.LEFT_CONTROL, k.LEFT_ALT, 16), *ENTER]) == ["@"]


def test_control_and_bracket_are_the_separator_of_gs1() -> None:
    assert texts(KeyText("us"), [*press(2), *press(k.LEFT_CONTROL, k.RIGHT_BRACE), *press(3), *ENTER]) == ["1\x1d2"]


@pytest.mark.parametrize("caps_lock", [True, False])
def test_caps_lock_turns_letters_and_only_letters(caps_lock: bool) -> None:
    keys = KeyText("de", caps_lock=caps_lock)
    toggle = [] if caps_lock else press(k.CAPS_LOCK)
    keyed = [*press(30), *press(k.LEFT_SHIFT, 30), *press(40), *press(2), *press(12), *ENTER]
    assert texts(keys, [*toggle, *keyed]) == ["AaÄ1ß"]


def test_the_keypad_types_digits_and_its_enter_ends() -> None:
    assert texts(KeyText("de"), [*press(79), *press(82), *press(83), *press(96)]) == ["10,"]
    assert texts(KeyText("us"), [*press(79), *press(82), *press(83), *press(k.TAB)]) == ["10."]


def test_a_dead_key_alone_or_before_what_it_does_not_fit_is_its_own_character() -> None:
    assert texts(KeyText("de"), [*press(41), *press(57), *ENTER]) == ["^"]
    assert texts(KeyText("de"), [*press(41), *press(45), *ENTER]) == ["^x"]
    assert texts(KeyText("de"), [*press(13), *press(41), *ENTER]) == ["´^"]


def test_a_text_of_which_the_kernel_lost_a_part_is_dropped() -> None:
    keys = KeyText("us")
    lost = (SYNC, DROPPED, 0)
    assert texts(keys, [*press(2), (KEY, k.LEFT_SHIFT, 1), lost, *press(3), *ENTER, *press(4), *ENTER]) == ["3"]
    assert keys.dropped == 1


def test_a_key_that_repeats_is_typed_once() -> None:
    assert texts(KeyText("us"), [(KEY, 2, 1), (KEY, 2, 2), (KEY, 2, 2), (KEY, 2, 0), *ENTER]) == ["1"]


# ── the layouts against xkbcommon ────────────────────────────────────────────────────────────────

_NAMES = [("rules", None), ("model", None), ("layout", None), ("variant", None), ("options", None)]
_DEAD = {"dead_circumflex": k.CIRCUMFLEX, "dead_acute": k.ACUTE, "dead_grave": k.GRAVE}
_EVDEV = 8


class _RuleNames(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name, _ in _NAMES]


@pytest.fixture(scope="module")
def xkb() -> ctypes.CDLL:
    name = ctypes.util.find_library("xkbcommon")
    if name is None or not Path("/usr/share/X11/xkb/symbols/de").exists():
        pytest.skip("xkbcommon and xkb-data are not installed")
    library = ctypes.CDLL(name)
    for function in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
        getattr(library, function).restype = ctypes.c_void_p
    return library


@pytest.fixture
def char_of(xkb: ctypes.CDLL, layout: k.Layout) -> Iterator[Callable[[tuple[int, ...], int], str]]:
    """What a key writes in xkbcommon's layout, while others are held."""
    context = ctypes.c_void_p(xkb.xkb_context_new(0))
    names = _RuleNames(layout=layout.encode())
    keymap = ctypes.c_void_p(xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))

    def char(held: tuple[int, ...], code: int) -> str:
        state = ctypes.c_void_p(xkb.xkb_state_new(keymap))
        for modifier in held:
            xkb.xkb_state_update_key(state, modifier + _EVDEV, 1)
        name = ctypes.create_string_buffer(64)
        xkb.xkb_keysym_get_name(xkb.xkb_state_key_get_one_sym(state, code + _EVDEV), name, 64)
        text = ctypes.create_string_buffer(16)
        xkb.xkb_state_key_get_utf8(state, code + _EVDEV, text, 16)
        xkb.xkb_state_unref(state)
        return _DEAD.get(name.value.decode(), text.value.decode())

    yield char
    xkb.xkb_keymap_unref(keymap)
    xkb.xkb_context_unref(context)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layouts_are_those_of_xkbcommon(layout: k.Layout, char_of: Callable[[tuple[int, ...], int], str]) -> None:
    keys = k.KEYMAPS[layout]
    keypad = {55, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 98, 117}  # depends on Num Lock there
    levels = (((), keys.plain), ((k.LEFT_SHIFT,), keys.shift), ((k.RIGHT_ALT,), keys.altgr))
    ours = {(held, code): char for held, level in levels for code, char in level.items() if code not in keypad}
    assert {at: char_of(*at) for at in ours} == ours
