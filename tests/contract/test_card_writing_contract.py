"""Writing a card, whichever library drives the reader."""

from __future__ import annotations

import pytest

from hardware.simulated import SimulatedCard
from hardware.simulated.card_field import CardField
from hardware.simulated.tag_sun import Sun
from kiosk.ports import CardRead, CardWrite, SeveralCards
from tests.contract.card_benches import NFCPY_LEAVES_A_FILE, CardBench

pytestmark = NFCPY_LEAVES_A_FILE
TEXT = "https://shop.example/c/b9t-Jx2"
OTHER = "https://else.example/menu"


def torn_away(peer: CardField) -> bool:
    """Whether the card was moved away meanwhile."""
    return peer.faults.torn_write is None


def put(cards: CardBench, card: SimulatedCard) -> CardRead:
    cards.simulated()
    cards.open()
    cards.put(card)
    return cards.next()


def read_again(cards: CardBench, card: SimulatedCard) -> CardRead:
    cards.take_away()
    cards.lifted()
    cards.put(card)
    return cards.next()


@pytest.mark.parametrize("kind", ["t2", "t4"])
@pytest.mark.parametrize("length", [1, 300])
def test_an_empty_card_is_written_and_read(cards: CardBench, kind: str, length: int) -> None:
    card = SimulatedCard("04A2B3C4D5E680", kind="t2" if kind == "t2" else "t4")
    put(cards, card)
    text = TEXT + "x" * length
    assert cards.device.write(text) is CardWrite.WRITTEN
    assert read_again(cards, card).own == (text,)


def test_a_written_card_is_not_read_as_a_person_until_it_was_lifted(cards: CardBench) -> None:
    put(cards, SimulatedCard("04A2B3C4D5E680"))
    assert cards.device.write(TEXT) is CardWrite.WRITTEN
    for _ in range(6):
        assert cards.device.poll(0.05) is None


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_what_is_on_a_card_is_left_alone_unless_it_may_be_replaced(cards: CardBench, kind: str) -> None:
    card = SimulatedCard("04A2B3C4D5E680", OTHER, kind="t2" if kind == "t2" else "t4")
    put(cards, card)
    assert cards.device.write(TEXT) is CardWrite.FOREIGN
    assert read_again(cards, card).texts == (OTHER,)
    assert cards.device.write(TEXT, replace=True) is CardWrite.WRITTEN
    assert read_again(cards, card).own == (TEXT,)


def test_the_same_text_once_more_is_no_harm(cards: CardBench) -> None:
    put(cards, SimulatedCard("04A2B3C4D5E680"))
    assert cards.device.write(TEXT) is CardWrite.WRITTEN
    assert cards.device.write(TEXT) is CardWrite.WRITTEN


def test_a_locked_card_takes_nothing_more(cards: CardBench) -> None:
    card = SimulatedCard("04A2B3C4D5E680")
    put(cards, card)
    assert cards.device.write(TEXT, lock=True) is CardWrite.WRITTEN
    assert cards.device.write(OTHER, replace=True) is CardWrite.PROTECTED
    assert read_again(cards, card).own == (TEXT,)
    assert card.content[10:12] == b"\xff\xff"
    assert card.content[0x82 * 4 : 0x82 * 4 + 3] == b"\xff\x00\x0f"


def test_a_lock_that_broke_off_is_finished(cards: CardBench) -> None:
    card = SimulatedCard("04A2B3C4D5E680")
    peer = cards.simulated()
    put(cards, card)
    assert cards.device.write(TEXT) is CardWrite.WRITTEN
    cards.take_away()
    cards.lifted()
    peer.faults.torn_write = 2
    cards.put(card)
    cards.next()
    assert cards.device.write(TEXT, lock=True) is CardWrite.TORN
    cards.lifted()
    cards.put(card)
    assert cards.next().own == (TEXT,)
    assert cards.device.write(TEXT, lock=True) is CardWrite.WRITTEN
    assert card.content[10:12] == b"\xff\xff"


def test_a_card_of_type_4_is_not_locked_and_not_half_done(cards: CardBench) -> None:
    card = SimulatedCard("04A2B3C4D5E680", kind="t4")
    put(cards, card)
    assert cards.device.write(TEXT, lock=True) is CardWrite.NOT_LOCKABLE
    assert read_again(cards, card) == CardRead(card.uid)


@pytest.mark.parametrize("kind", ["t2", "t4"])
@pytest.mark.parametrize("after", [1, 3, 8])
def test_a_card_that_is_moved_away_holds_nothing_or_all_and_can_be_written_again(
    cards: CardBench, kind: str, after: int
) -> None:
    card = SimulatedCard("04A2B3C4D5E680", OTHER, kind="t2" if kind == "t2" else "t4")
    peer = cards.simulated()
    put(cards, card)
    peer.faults.torn_write = after
    first = cards.device.write(TEXT, replace=True)
    if not torn_away(peer):
        assert first is CardWrite.WRITTEN  # it took fewer steps than that
        return
    assert first in {CardWrite.TORN, CardWrite.WRITTEN}
    cards.lifted()
    cards.put(card)
    read = cards.next()
    assert (read.texts, read.own) in {((), ()), ((), (TEXT,))}
    assert cards.device.write(TEXT) is CardWrite.WRITTEN
    assert read_again(cards, card).own == (TEXT,)


def test_no_card_and_two_cards_are_told(cards: CardBench) -> None:
    peer = cards.simulated()
    cards.open()
    assert cards.device.write(TEXT) is CardWrite.NO_CARD
    one, other = SimulatedCard("04A2B3C4D5E680"), SimulatedCard("04A2B3C4D5E681")
    peer.put_card(one, other)
    assert cards.event() == SeveralCards()
    assert cards.device.write(TEXT) is CardWrite.SEVERAL
    assert one.message == other.message == b""


def test_cards_that_take_no_text_are_told(cards: CardBench) -> None:
    put(cards, SimulatedCard("04A2B3C4D5E680", OTHER, read_only=True))
    assert cards.device.write(TEXT, replace=True) is CardWrite.PROTECTED
    cards.put(SimulatedCard("04A2B3C4D5E681", kind="t4", sun=Sun("https://shop.example/t", bytes(16), counter=1)))
    cards.next()
    assert cards.device.write(TEXT, replace=True) is CardWrite.PROTECTED
    cards.put(SimulatedCard("04A2B3C4D5E682", unreadable=True))
    cards.next()
    assert cards.device.write(TEXT) in {CardWrite.TORN, CardWrite.UNSUITABLE}
    cards.put(SimulatedCard("04A2B3C4D5E683"))
    cards.next()
    assert cards.device.write("https://shop.example/c/" + "x" * 600) is CardWrite.TOO_SMALL


def test_a_card_from_the_factory_is_made_ready_where_the_reader_can_ask_what_it_is(cards: CardBench) -> None:
    card = SimulatedCard("04A2B3C4D5E680", factory=True)
    put(cards, card)
    done = cards.device.write(TEXT)
    if "PCSC" in type(cards.device).__name__.upper():
        assert done is CardWrite.UNSUITABLE
    else:
        assert done is CardWrite.WRITTEN
        assert read_again(cards, card).own == (TEXT,)
