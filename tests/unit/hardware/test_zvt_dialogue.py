"""What could be taken for something else: late answers, repeated blocks, messages of a dialogue that is over."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hardware.terminal import frames, messages
from hardware.terminal.apdu import ACK, Apdu
from hardware.terminal.dialogue import Dialogue, End, Silence
from hardware.terminal.link import BlockLink, SocketWire, Timing, Wire
from kiosk.errors import DeviceLost

QUICK = Timing(t1=0.05, t2=0.05, t3=0.05, t4=0.1, longest=0.5, connect=1.0, repeats=1)
PAY = messages.authorisation(100, 978)
NO = Apdu(0x8483)
DONE, STOPPED = Apdu(messages.COMPLETION), Apdu(messages.ABORTED, b"\x6c")
INSERT_CARD = Apdu(messages.INTERMEDIATE, b"\x0a")


class Scripted:
    """A link on which the terminal's words are known: some wait already, the rest come after a command."""

    def __init__(self, waiting: list[Apdu], after: dict[int, list[Apdu]]) -> None:
        self._coming = deque(waiting)
        self._after = after
        self.sent: list[Apdu] = []

    @property
    def wire(self) -> Wire:
        raise NotImplementedError

    def send(self, message: Apdu) -> None:
        self.sent.append(message)
        self._coming.extend(self._after.get(message.control, []))

    def receive(self, seconds: float) -> Apdu | None:
        return self._coming.popleft() if self._coming else None

    def close(self) -> None:
        """Nothing to let go."""

    def abandon(self) -> None:
        """Nothing to let go."""


def test_a_late_refusal_is_not_the_next_commands_answer() -> None:
    link = Scripted([NO], {PAY.control: [ACK, DONE]})
    assert Dialogue(link, QUICK, lambda _: None).run(PAY).end is End.COMPLETED


def test_what_came_before_the_answer_belongs_to_nothing() -> None:
    heard: list[Apdu] = []
    status = Apdu(messages.STATUS, bytes.fromhex("27 00"))
    link = Scripted([DONE], {PAY.control: [status, ACK, INSERT_CARD, DONE]})
    assert Dialogue(link, QUICK, heard.append).run(PAY).end is End.COMPLETED
    assert heard == [INSERT_CARD]
    assert link.sent.count(ACK) == 4


def test_when_both_end_it_the_aborts_own_answer_is_waited_for() -> None:
    link = Scripted([], {PAY.control: [ACK, INSERT_CARD], messages.ABORT: [STOPPED, ACK]})
    ending = Dialogue(link, QUICK, lambda _: None, lambda: True).run(PAY)
    assert (ending.end, ending.code, ending.spent) == (End.ABORTED, 0x6C, False)
    assert link.receive(0) is None


def test_without_the_aborts_answer_the_link_is_spent() -> None:
    link = Scripted([], {PAY.control: [ACK, INSERT_CARD], messages.ABORT: [STOPPED]})
    assert Dialogue(link, QUICK, lambda _: None, lambda: True).run(PAY).spent


def test_silence_is_told_to_stop_and_then_given_up() -> None:
    link = Scripted([], {PAY.control: [ACK, INSERT_CARD]})
    with pytest.raises(Silence, match="in the middle"):
        Dialogue(link, replace(QUICK, longest=900), lambda _: None).run(PAY)
    assert [message.control for message in link.sent] == [PAY.control, ACK.control, messages.ABORT]


def test_no_answer_is_silence() -> None:
    with pytest.raises(Silence, match="does not answer"):
        Dialogue(Scripted([], {}), QUICK, lambda _: None).run(PAY)


def test_endless_talk_before_a_command_is_refused() -> None:
    with pytest.raises(DeviceLost, match="does not stop"):
        Dialogue(Scripted([DONE] * 2000, {}), QUICK, lambda _: None).run(PAY)


@pytest.fixture
def line() -> Iterator[tuple[BlockLink, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        theirs = socket.create_connection(server.getsockname())
        ours, _ = server.accept()
    link = BlockLink(SocketWire(ours, 1.0), Timing(t2=0.2, repeats=2))
    yield link, theirs
    link.close()
    theirs.close()


def test_a_block_repeated_because_our_ack_was_lost_is_heard_once(line: tuple[BlockLink, socket.socket]) -> None:
    link, peer = line
    block = frames.encode(INSERT_CARD.encode())
    peer.sendall(block)
    assert link.receive(1.0) == INSERT_CARD
    peer.sendall(block + bytes([frames.ACK]))  # before it hears what we send now
    link.send(ACK)
    assert link.receive(0.05) is None
    peer.sendall(block)  # but the same words again are new words
    assert link.receive(1.0) == INSERT_CARD


def test_a_block_refused_is_sent_again(line: tuple[BlockLink, socket.socket]) -> None:
    link, peer = line
    peer.sendall(bytes([frames.NAK, frames.ACK]))
    link.send(ACK)
    assert peer.recv(100) == frames.encode(ACK.encode()) * 2


def test_a_block_that_stops_in_the_middle_is_refused(line: tuple[BlockLink, socket.socket]) -> None:
    link, peer = line
    peer.sendall(frames.encode(DONE.encode())[:4])
    assert link.receive(0.5) is None
    assert peer.recv(10) == bytes([frames.NAK])
    peer.sendall(frames.encode(DONE.encode()))
    assert link.receive(1.0) == DONE


def test_a_line_without_answers_is_given_up(line: tuple[BlockLink, socket.socket]) -> None:
    link, peer = line
    with pytest.raises(DeviceLost, match="acknowledges nothing"):
        link.send(ACK)
    assert peer.recv(1000) == frames.encode(ACK.encode()) * 3
