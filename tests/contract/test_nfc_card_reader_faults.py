"""The NFC driver with cards and a reader that misbehave."""

from __future__ import annotations

import logging
import random
import socket
import threading
from collections.abc import Iterator

import pytest

from hardware.card.driver import NfcCardReader
from hardware.simulated import SimulatedCard, SimulatedCardReader
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost
from kiosk.ports import CardLifted, CardRead
from tests.contract.benches import SLICE, the_fault, wait_for

LINK = "https://shop.example/c/anna-7301"
ANNA = SimulatedCard("04A2B3C4D5E680", LINK)


@pytest.fixture
def peer() -> Iterator[SimulatedCardReader]:
    reader = SimulatedCardReader().start()
    yield reader
    reader.stop()


@pytest.fixture
def driver(peer: SimulatedCardReader) -> Iterator[NfcCardReader]:
    reader = NfcCardReader(peer.path)
    reader.open()
    yield reader
    reader.close()


def next_card(driver: NfcCardReader) -> CardRead:
    def read() -> CardRead | None:
        event = driver.poll(SLICE)
        return event if isinstance(event, CardRead) else None

    return wait_for(read)


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_an_unreadable_card_still_has_its_uid(peer: SimulatedCardReader, driver: NfcCardReader, kind: str) -> None:
    peer.put_card(SimulatedCard("04A2B3C4", LINK, kind="t2" if kind == "t2" else "t4", unreadable=True))
    assert next_card(driver) == CardRead("04A2B3C4")
    assert driver.poll(SLICE) is None


@pytest.mark.parametrize("kind", ["t2", "t4"])
def test_a_card_without_ndef_still_has_its_uid(peer: SimulatedCardReader, driver: NfcCardReader, kind: str) -> None:
    peer.put_card(SimulatedCard("04A2B3C4", kind="t2" if kind == "t2" else "t4"))
    assert next_card(driver) == CardRead("04A2B3C4")
    assert driver.poll(SLICE) is None


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_a_torn_read_is_tried_again(peer: SimulatedCardReader, driver: NfcCardReader, times: int) -> None:
    peer.faults.torn = times
    peer.put_card(ANNA)
    assert next_card(driver).texts == (LINK,)


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_a_card_that_is_not_found_for_a_moment_after_a_torn_read_is_read(
    peer: SimulatedCardReader, driver: NfcCardReader, times: int
) -> None:
    peer.faults.torn = 1
    peer.faults.missed = times
    peer.put_card(ANNA)
    assert next_card(driver).texts == (LINK,)


def test_a_card_whose_every_read_tears_still_has_its_uid(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    peer.faults.torn = 1000
    peer.put_card(ANNA)
    assert next_card(driver) == CardRead(ANNA.uid)


def test_a_phone_with_another_uid_at_every_look_is_one_card(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    peer.put_card(SimulatedCard("08000000", LINK, kind="t4", random_uid=True))
    read = next_card(driver)
    assert (read.uid[:2], read.texts) == ("08", (LINK,))
    for _ in range(6):
        assert driver.poll(SLICE) is None


def test_a_slow_card_is_read(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    peer.faults.slow = 0.02
    peer.put_card(ANNA)
    assert next_card(driver).texts == (LINK,)


def test_a_link_of_two_hundred_characters_is_read_whole(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    link = LINK + "x" * 200
    peer.put_card(SimulatedCard("04A2B3C4", link))
    assert next_card(driver).texts == (link,)


def test_a_tap_is_read_and_over(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    peer.tap(ANNA, seconds=0.2)
    assert next_card(driver).texts == (LINK,)
    wait_for(lambda: None if peer.has_card else True)
    for _ in range(12):
        assert driver.poll(SLICE) in {None, CardLifted()}
    peer.tap(ANNA, seconds=0.2)
    assert next_card(driver).texts == (LINK,)


def test_a_reader_that_falls_silent_is_lost(peer: SimulatedCardReader, driver: NfcCardReader) -> None:
    peer.faults.silent = True
    lost = the_fault(lambda: driver.poll(SLICE))
    assert isinstance(lost, DeviceLost)
    assert "silent" in lost.what


@pytest.mark.parametrize(
    "path", ["udp:localhost:1", "usb:ffff:ffff", "tty:NONE9:pn532", "nonsense", "", "udp:localhost:x"]
)
def test_a_path_to_nothing_is_absent_with_a_reason(path: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        NfcCardReader(path).open()
    assert "devices.card_reader.path" in absent.value.fix


def test_what_the_library_says_about_cards_stays_out_of_the_log(
    peer: SimulatedCardReader, driver: NfcCardReader, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        peer.put_card(ANNA)
        next_card(driver)
    assert "04a2b3" not in caplog.text.lower()
    assert "anna" not in caplog.text


def test_rubbish_of_any_kind_never_gets_past_the_driver() -> None:
    """A peer that answers with random frames: the driver gives a card, nothing, or a DeviceFault."""
    chance = random.Random(4711)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.bind(("127.0.0.1", 0))
        path = f"udp:127.0.0.1:{peer.getsockname()[1]}"

        def answer() -> None:
            while True:
                question, sender = peer.recvfrom(4096)
                if question == b"stop":
                    return
                peer.sendto(_rubbish(question, chance), sender)

        thread = threading.Thread(target=answer)
        thread.start()
        driver = NfcCardReader(path)
        for _ in range(150):
            try:
                driver.open()
                driver.poll(0)
            except DeviceFault:
                driver.close()
        driver.close()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"stop", peer.getsockname())
        thread.join()


def _rubbish(question: bytes, chance: random.Random) -> bytes:
    """Sometimes right enough to lead the driver on, sometimes not even a frame."""
    right = {b"106A 26": b"4400", b"106A 9320": b"8804A2B39D", b"106A 9520": b"C4D5E68077"}
    anything = chance.randbytes(chance.randrange(0, 24))
    return chance.choice(
        [
            b"106A " + right.get(question, b"00"),
            b"106A " + right.get(question, b"04"),
            b"106A " + right.get(question, anything.hex().encode()),
            b"106A " + anything.hex().encode(),
            b"106A zz",
            anything,
            b"RFOFF",
        ]
    )
