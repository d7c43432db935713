"""What every card reader keeps, whichever library drives it."""

from __future__ import annotations

import pytest

from hardware.card.readers import pcsc_readers
from hardware.simulated import SimulatedCard
from hardware.simulated.tag_sun import Sun
from hardware.simulated.vcard_reader import SimulatedPcscReader
from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CardLifted, CardRead, CardReader, SeveralCards
from tests.contract.benches import SLICE, the_fault, wait_for
from tests.contract.card_benches import NFCPY_LEAVES_A_FILE, RECORD, CardBench, pcsc

pytestmark = NFCPY_LEAVES_A_FILE
LINK = "https://shop.example/c/anna-7301"
ANNA = SimulatedCard("04A2B3C4D5E680", LINK)
BEN = SimulatedCard("04112233445566", "https://shop.example/c/ben-2209", kind="t4")


def quiet(cards: CardBench, polls: int = 8) -> None:
    for _ in range(polls):
        assert cards.device.poll(SLICE) is None


def test_is_a_card_reader(cards: CardBench) -> None:
    assert isinstance(cards.device, CardReader)


@pytest.mark.parametrize("card", [ANNA, BEN], ids=["type 2", "type 4"])
def test_gives_the_uid_and_the_link(cards: CardBench, card: SimulatedCard) -> None:
    cards.open()
    cards.put(card)
    read = cards.next()
    assert read.uid == card.uid
    assert read.texts == (card.ndef_uri,)


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_gives_what_the_shops_own_record_says_and_no_other(cards: CardBench, kind: str) -> None:
    cards.simulated()
    cards.open()
    cards.put(SimulatedCard("04A2B3C4", kind="t2" if kind == "t2" else "t4", record=(RECORD, "anna-7301")))
    assert cards.next() == CardRead("04A2B3C4", own=("anna-7301",))
    cards.put(SimulatedCard("04A2B3C5", kind="t2" if kind == "t2" else "t4", record=("else.example:loyalty", "anna")))
    assert cards.next() == CardRead("04A2B3C5")


@pytest.mark.parametrize("length", [200, 300])
def test_a_long_link_is_read_whole(cards: CardBench, length: int) -> None:
    cards.simulated()
    cards.open()
    for card in (
        SimulatedCard("04A2B3C4", LINK + "x" * length, kind="t4"),
        SimulatedCard("04A2B3C5", LINK + "x" * length),
    ):
        cards.put(card)
        assert cards.next().texts == (card.ndef_uri,)


def test_a_signing_card_gives_another_link_at_each_reading(cards: CardBench) -> None:
    cards.simulated()
    cards.open()
    sun = SimulatedCard("04A2B3C4D5E681", kind="t4", sun=Sun("https://shop.example/t", bytes(16), counter=6))
    links = set()
    for _ in range(2):
        cards.put(sun)
        (link,) = cards.next().texts
        assert link.startswith("https://shop.example/t?picc_data=")
        links.add(link)
        cards.take_away()
        cards.lifted()
    assert len(links) == 2


@pytest.mark.parametrize("card", [ANNA, BEN], ids=["type 2", "type 4"])
def test_gives_a_card_once_for_each_time_it_is_put_on(cards: CardBench, card: SimulatedCard) -> None:
    cards.open()
    for _ in range(2):
        cards.put(card)
        assert cards.next().uid == card.uid
        quiet(cards)
        cards.take_away()
        cards.lifted()
        quiet(cards)


def test_another_card_right_after_it_is_another_card(cards: CardBench) -> None:
    cards.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid
    cards.put(BEN)
    cards.lifted()
    assert cards.next().uid == BEN.uid


def test_a_card_that_lies_there_at_the_start_is_read(cards: CardBench) -> None:
    cards.put(ANNA)
    cards.open()
    assert cards.next().uid == ANNA.uid


def test_two_cards_at_once_are_nobodys_until_both_are_away(cards: CardBench) -> None:
    peer = cards.simulated()
    cards.open()
    peer.put_card(ANNA, BEN)
    assert cards.event() == SeveralCards()
    quiet(cards)
    peer.remove_card(ANNA)
    peer.remove_card()
    cards.lifted()
    cards.put(BEN)
    assert cards.next().uid == BEN.uid


def test_a_second_card_beside_the_one_that_was_read_changes_nothing(cards: CardBench) -> None:
    peer = cards.simulated()
    cards.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid
    peer.add_card(BEN)
    quiet(cards)
    peer.remove_card()
    cards.lifted()


def test_a_card_held_while_the_reader_is_closed_and_opened_was_put_on_once(cards: CardBench) -> None:
    cards.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid
    cards.device.close()
    cards.open()
    quiet(cards)
    cards.take_away()
    cards.lifted()


def test_a_card_lifted_while_the_reader_was_closed_can_be_put_on_again(cards: CardBench) -> None:
    cards.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid
    cards.device.close()
    cards.take_away()
    cards.open()
    cards.lifted()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid


@pytest.mark.parametrize("card", [ANNA, BEN], ids=["type 2", "type 4"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_torn_read_is_tried_again(cards: CardBench, card: SimulatedCard, times: int) -> None:
    peer = cards.simulated()
    cards.open()
    peer.faults.torn = times
    cards.put(card)
    assert cards.next().texts == (card.ndef_uri,)


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_an_unreadable_card_still_has_its_uid(cards: CardBench, kind: str) -> None:
    cards.simulated()
    cards.open()
    cards.put(SimulatedCard("04A2B3C4", LINK, kind="t2" if kind == "t2" else "t4", unreadable=True))
    assert cards.next() == CardRead("04A2B3C4")
    quiet(cards)


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_a_card_without_a_message_still_has_its_uid(cards: CardBench, kind: str) -> None:
    cards.simulated()
    cards.open()
    cards.put(SimulatedCard("04A2B3C4", kind="t2" if kind == "t2" else "t4"))
    assert cards.next() == CardRead("04A2B3C4")


def test_a_slow_card_is_read(cards: CardBench) -> None:
    peer = cards.simulated()
    cards.open()
    peer.faults.slow = 0.02
    cards.put(ANNA)
    assert cards.next().texts == (LINK,)


def test_answers_that_come_byte_by_byte_are_read(cards: CardBench) -> None:
    peer = cards.simulated()
    peer.faults.crumbs = True
    cards.open()
    cards.put(ANNA)
    assert cards.next().texts == (LINK,)


def test_rubbish_is_no_card_and_no_crash(cards: CardBench) -> None:
    peer = cards.simulated()
    cards.open()
    peer.faults.garbage = True
    cards.put(ANNA)
    for _ in range(20):
        try:
            event = cards.device.poll(0)
        except DeviceLost:
            cards.device.close()
            try:
                cards.open()
            except DeviceAbsent:
                continue
        else:
            assert not isinstance(event, CardRead) or LINK not in event.texts
    peer.faults.garbage = False
    cards.take_away()
    cards.device.close()
    cards.open()
    while cards.device.poll(0.5) is not None:
        pass
    cards.put(BEN)
    assert cards.next().uid == BEN.uid


def test_unplugged_is_lost_and_plugged_in_works_again(cards: CardBench) -> None:
    cards.open()
    cards.unplug()
    lost = the_fault(lambda: cards.device.poll(SLICE), cards.patience)
    assert isinstance(lost, DeviceLost)
    assert lost.fix
    cards.device.close()
    with pytest.raises(DeviceAbsent) as absent:
        cards.open()
    assert absent.value.fix
    cards.plug()
    cards.open()
    cards.put(BEN)
    assert cards.next().uid == BEN.uid


def test_not_open_is_lost_not_silent(cards: CardBench) -> None:
    with pytest.raises(DeviceLost):
        cards.device.poll(SLICE)
    with pytest.raises(DeviceLost):
        cards.device.write(LINK)


def test_closing_twice_and_opening_twice_do_no_harm(cards: CardBench) -> None:
    cards.device.close()
    cards.open()
    cards.open()
    cards.device.close()
    cards.device.close()
    cards.open()
    cards.put(ANNA)
    assert cards.next().uid == ANNA.uid


def test_neither_uid_nor_link_is_in_what_gets_logged(cards: CardBench) -> None:
    cards.open()
    cards.put(ANNA)
    shown = repr(cards.next())
    assert ANNA.uid not in shown
    assert "anna" not in shown


def test_lifting_is_an_event_without_anybodys_name() -> None:
    assert "04" not in repr(CardLifted())


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_a_reader_that_is_unplugged_under_a_card_is_lost_when_writing(cards: CardBench, kind: str) -> None:
    cards.simulated()
    cards.open()
    cards.put(SimulatedCard("04A2B3C4D5E680", kind="t2" if kind == "t2" else "t4"))
    cards.next()
    cards.unplug()
    assert isinstance(the_fault(lambda: cards.device.write(LINK), cards.patience), DeviceLost)


def test_the_doctor_finds_readers_by_what_pcsc_lists() -> None:
    with pcsc() as bench:
        peer = bench.peer
        assert isinstance(peer, SimulatedPcscReader)
        assert any(name.startswith(peer.path) for name in wait_for(lambda: pcsc_readers() or None))
        peer.unplug()
        assert pcsc_readers() == ()
