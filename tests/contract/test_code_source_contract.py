"""What every camera and every scanner keeps."""

from __future__ import annotations

import pytest

from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CodeSource
from tests.contract.benches import SLICE, CodeBench, the_fault

ANNA = "https://shop.example/c/anna-7301"
BEN = "https://shop.example/c/ben-2209"


def test_is_a_code_source(codes: CodeBench) -> None:
    assert isinstance(codes.device, CodeSource)


def test_gives_what_is_shown_whole_and_in_order(codes: CodeBench) -> None:
    codes.device.open()
    codes.show(ANNA)
    assert codes.next().text == ANNA
    codes.take_away()
    codes.show(BEN)
    assert codes.next().text == BEN


def test_gives_a_code_once_for_each_time_it_is_shown(codes: CodeBench) -> None:
    codes.device.open()
    codes.show(ANNA)
    assert codes.next().text == ANNA
    assert [codes.device.poll(SLICE) for _ in range(10)] == [None] * 10
    codes.take_away()
    codes.show(BEN)
    assert codes.next().text == BEN


def shown_anew(codes: CodeBench, text: str) -> bool:
    """Whether the text is reported when it is shown after a while; what a while is depends on how busy we are."""
    for pause in (15, 60, 240):
        codes.take_away()
        assert all(codes.device.poll(SLICE) is None for _ in range(pause))
        codes.show(text)
        for _ in range(pause):
            scan = codes.device.poll(SLICE)
            if scan is not None:
                return scan.text == text
    return False


def test_shown_again_after_it_was_away_it_counts_again(codes: CodeBench) -> None:
    codes.device.open()
    codes.show(ANNA)
    assert codes.next().text == ANNA
    assert shown_anew(codes, ANNA)
    assert shown_anew(codes, ANNA)


def test_nothing_shown_is_nothing(codes: CodeBench) -> None:
    codes.device.open()
    assert codes.device.poll(SLICE) is None


def test_unplugged_is_lost_and_plugged_in_works_again(codes: CodeBench) -> None:
    codes.device.open()
    codes.unplug()
    lost = the_fault(lambda: codes.device.poll(SLICE), codes.patience)
    assert isinstance(lost, DeviceLost)
    assert lost.fix
    codes.device.close()
    with pytest.raises(DeviceAbsent) as absent:
        codes.device.open()
    assert absent.value.fix
    codes.plug()
    codes.device.open()
    codes.show(ANNA)
    assert codes.next().text == ANNA


def test_not_open_is_lost_not_silent(codes: CodeBench) -> None:
    with pytest.raises(DeviceLost):
        codes.device.poll(SLICE)


def test_closing_twice_and_opening_twice_do_no_harm(codes: CodeBench) -> None:
    codes.device.close()
    codes.device.open()
    codes.device.open()
    codes.device.close()
    codes.device.close()
    codes.device.open()
    codes.show(BEN)
    assert codes.next().text == BEN


def test_texts_are_not_in_what_gets_logged(codes: CodeBench) -> None:
    codes.device.open()
    codes.show(ANNA)
    assert "anna" not in repr(codes.next())
