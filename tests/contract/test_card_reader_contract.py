"""What every card reader keeps."""

from __future__ import annotations

import pytest

from hardware.simulated import SimulatedCard
from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CardReader
from tests.contract.benches import SLICE, CardBench, the_fault

ANNA = SimulatedCard("04A2B3C4D5E680", "https://shop.example/c/anna-7301")
BEN = SimulatedCard("04112233445566", "https://shop.example/c/ben-2209", kind="t4")


def test_is_a_card_reader(cards: CardBench) -> None:
    assert isinstance(cards.device, CardReader)


@pytest.mark.parametrize("card", [ANNA, BEN], ids=["type 2", "type 4"])
def test_gives_the_uid_and_the_link(cards: CardBench, card: SimulatedCard) -> None:
    cards.device.open()
    cards.put(card)
    read = cards.next()
    assert read.uid == card.uid
    assert read.texts == (card.ndef_uri,)


def test_gives_a_card_once_for_each_time_it_is_put_on(cards: CardBench) -> None:
    cards.device.open()
    for _ in range(2):
        cards.put(ANNA)
        assert cards.next().uid == ANNA.uid
        for _ in range(6):
            assert cards.device.poll(SLICE) is None
        cards.take_away()
        for _ in range(12):
            assert cards.device.poll(SLICE) is None


def test_another_card_right_after_it_is_another_card(cards: CardBench) -> None:
    cards.device.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid
    cards.put(BEN)
    assert cards.next().uid == BEN.uid


def test_a_card_that_lies_there_at_the_start_is_read(cards: CardBench) -> None:
    cards.put(ANNA)
    cards.device.open()
    assert cards.next().uid == ANNA.uid


def test_unplugged_is_lost_and_plugged_in_works_again(cards: CardBench) -> None:
    cards.device.open()
    cards.unplug()
    lost = the_fault(lambda: cards.device.poll(SLICE), cards.patience)
    assert isinstance(lost, DeviceLost)
    assert lost.fix
    cards.device.close()
    with pytest.raises(DeviceAbsent) as absent:
        cards.device.open()
    assert absent.value.fix
    cards.plug()
    cards.device.open()
    cards.put(BEN)
    assert cards.next().uid == BEN.uid


def test_not_open_is_lost_not_silent(cards: CardBench) -> None:
    with pytest.raises(DeviceLost):
        cards.device.poll(SLICE)


def test_closing_twice_and_opening_twice_do_no_harm(cards: CardBench) -> None:
    cards.device.close()
    cards.device.open()
    cards.device.open()
    cards.device.close()
    cards.device.close()
    cards.device.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid


def test_neither_uid_nor_link_is_in_what_gets_logged(cards: CardBench) -> None:
    cards.device.open()
    cards.put(ANNA)
    shown = repr(cards.next())
    assert ANNA.uid not in shown
    assert "anna" not in shown
