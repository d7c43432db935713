"""The table of faults, on peers that nobody has opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.errors import BadInput
from kiosk.testing.desk import checked
from kiosk.testing.peers import Peers


@pytest.fixture
def peers() -> Iterator[Peers]:
    peers = Peers()
    peers.start()
    yield peers
    peers.stop()


def test_every_fault_begins_lasts_as_it_says_and_is_mended(peers: Peers) -> None:
    for device, name, amount, lasting in peers.faults.names():
        step = checked("fault", {device: name})
        assert step == checked("fault", {device: name}), "a story can say it"
        peers.faults.begin(device, name)
        assert (name in peers.faults.active()[device]) is lasting, (device, name)
        if amount is not None:
            peers.faults.begin(device, name, amount + 1)
        peers.faults.mend(device, name)
        assert name not in peers.faults.active()[device]


def test_a_device_is_mended_whole(peers: Peers) -> None:
    peers.faults.begin("printer", "paper_out")
    peers.faults.begin("printer", "cover_open")
    peers.faults.begin("camera", "dark")
    peers.faults.mend("printer")
    assert peers.faults.active()["printer"] == ()
    assert peers.faults.active()["camera"] == ("dark",)


@pytest.mark.parametrize(
    ("device", "name", "amount", "words"),
    [
        ("camera", "melted", None, "knows no fault 'melted' .*frozen"),
        ("toaster", "silent", None, "no device with faults is called 'toaster'"),
        ("camera", "frozen", 3.0, "takes no number"),
        ("card_reader", "slow", -1.0, "no amount"),
    ],
)
def test_what_there_is_not_is_told(peers: Peers, device: str, name: str, amount: float | None, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        peers.faults.begin(device, name, amount)
