"""The driver with a terminal, or a wire, that fails: never a yes that is none, never paid twice, never lost."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_script import Moment, Script
from hardware.terminal import bitmaps
from hardware.terminal.apdu import Apdu
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Link, Timing, Wire, connect_tcp
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TerminalStatus, TransactionMark
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost, TerminalFault
from tests.contract.benches import wait_for
from tests.contract.terminals import HASTY, PATIENT, TerminalBench, bench_on, driver_for, euros, link_to, simulated

APPROVED, DECLINED, UNKNOWN = TerminalOutcome.APPROVED, TerminalOutcome.DECLINED, TerminalOutcome.UNKNOWN
BEFORE = [Moment.COMMAND, Moment.CARD]
ASK_LATER = {TerminalReason.LINK_LOST, TerminalReason.TIMED_OUT, TerminalReason.BUSY}


def with_an_earlier_payment(wire: str, timing: Timing) -> Iterator[TerminalBench]:
    for bench in bench_on(wire, timing):
        till = driver_for(bench.terminal.address, PATIENT)
        till.open()
        assert till.authorise("earlier", euros(1), till.mark()).approved
        till.close()
        reopened(bench)
        yield bench


def reopened(bench: TerminalBench) -> None:
    def opened() -> bool | None:
        try:
            bench.device.open()
        except DeviceFault:
            return None
        return True

    wait_for(opened)


def marked(bench: TerminalBench) -> TransactionMark:
    """The terminal's mark, however often it takes."""

    def attempt() -> TransactionMark | None:
        try:
            return bench.device.mark()
        except DeviceFault:
            reopened(bench)
            return None

    return wait_for(attempt)


@pytest.fixture(params=["tcp", "serial"])
def paying(request: pytest.FixtureRequest) -> Iterator[TerminalBench]:
    """Time-outs come soon, whether they are meant or the machine is slow."""
    yield from with_an_earlier_payment(request.param, HASTY)


@pytest.fixture(params=["tcp", "serial"])
def calm(request: pytest.FixtureRequest) -> Iterator[TerminalBench]:
    """No time-out comes."""
    yield from with_an_earlier_payment(request.param, PATIENT)


def resolve(bench: TerminalBench, mark: TransactionMark, amount: int = 569) -> TerminalResult:
    """Ask until the terminal has an answer, as the till does after a restart."""
    bench.device.close()
    till = bench.another_driver()

    def answer() -> TerminalResult | None:
        bench.terminal.release()
        try:
            result = till.recover("attempt", euros(amount), mark)
        except DeviceFault:
            return None
        return None if result.outcome is UNKNOWN and result.reason in ASK_LATER else result

    result = wait_for(answer)
    till.close()
    return result


FAILURES = [script for at in Moment for script in (Script(cut_at=at), Script(dies_at=at), Script(hangs_at=at))]


def label(script: Script) -> str:
    return f"cut {script.cut_at}, dies {script.dies_at}, hangs {script.hangs_at}"


@pytest.mark.parametrize("failure", FAILURES, ids=label)
def test_whenever_it_fails_the_outcome_is_asked_for(paying: TerminalBench, failure: Script) -> None:
    paying.terminal.play(failure)
    mark = marked(paying)
    first = paying.pay(569, mark=mark)
    if Moment.END not in {failure.cut_at, failure.dies_at, failure.hangs_at}:
        assert first.outcome is UNKNOWN
        with pytest.raises(TerminalFault, match="not known yet"):
            paying.device.authorise("next", euros(1), mark)
    last = first if first.outcome is not UNKNOWN else resolve(paying, mark)
    assert last.outcome is not UNKNOWN
    assert paying.paid == (1, *([569] if last.approved else []))


@pytest.mark.parametrize("moment", [Moment.BOOKED, Moment.STATUS, Moment.SLIPS])
def test_paid_without_anybody_hearing_is_paid(paying: TerminalBench, moment: Moment) -> None:
    paying.terminal.play(Script(cut_at=moment, reverses_unheard=False))
    mark = marked(paying)
    assert paying.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(paying, mark).approved
    assert paying.paid == (1, 569)


@pytest.mark.parametrize("moment", [Moment.BOOKED, Moment.STATUS])
def test_undone_because_nobody_heard_is_not_paid(paying: TerminalBench, moment: Moment) -> None:
    paying.terminal.play(Script(cut_at=moment))
    mark = marked(paying)
    assert paying.pay(569, mark=mark).outcome is UNKNOWN
    result = resolve(paying, mark)
    assert (result.outcome, result.reason) == (DECLINED, TerminalReason.REVERSED)
    assert paying.paid == (1,)


def test_still_waiting_for_the_card_it_is_told_to_stop(paying: TerminalBench) -> None:
    paying.terminal.play(Script(cut_at=Moment.COMMAND, card_after=600))
    mark = marked(paying)
    assert paying.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(paying, mark).reason is TerminalReason.CANCELLED
    assert paying.paid == (1,)


@pytest.mark.allow_log("another amount or currency")
@pytest.mark.parametrize("wrong", [Script(books=570), Script(books=56900), Script(books_currency=840)])
def test_another_amount_or_currency_is_undone(calm: TerminalBench, wrong: Script) -> None:
    calm.terminal.play(wrong)
    result = calm.pay(569)
    assert result.outcome is DECLINED
    assert result.reason in {TerminalReason.WRONG_AMOUNT, TerminalReason.WRONG_CURRENCY}
    assert calm.paid == (1,)


@pytest.mark.allow_log("another amount or currency")
@pytest.mark.parametrize("moment", [Moment.CARD, Moment.BOOKED, Moment.STATUS, Moment.COMPLETION])
def test_another_amount_is_undone_through_a_broken_link(paying: TerminalBench, moment: Moment) -> None:
    paying.terminal.play(Script(books=570, reverses_unheard=False), Script(cut_at=moment))
    mark = marked(paying)
    assert paying.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(paying, mark).outcome is DECLINED
    assert paying.paid == (1,)


@pytest.mark.allow_log("another amount or currency")
def test_another_amount_that_cannot_be_undone_is_for_staff(calm: TerminalBench) -> None:
    calm.terminal.play(Script(books=570), Script(decline=0xB5))
    result = calm.pay(569)
    assert (result.outcome, result.reason, result.amount) == (UNKNOWN, TerminalReason.WRONG_AMOUNT, euros(570))


def test_where_others_start_payments_too_nothing_is_undone_after_the_fact() -> None:
    with simulated(on_serial=False, config=0xAE) as bench:
        bench.device.open()
        bench.terminal.play(Script(books=570, cut_at=Moment.BOOKED, reverses_unheard=False))
        mark = bench.device.mark()
        assert bench.pay(569, mark=mark).outcome is UNKNOWN
        result = bench.device.recover("attempt", euros(569), mark)
        assert (result.outcome, result.reason) == (UNKNOWN, TerminalReason.WRONG_AMOUNT)
        assert bench.paid == (570,)


@pytest.mark.parametrize("missing", [bitmaps.RESULT, bitmaps.AMOUNT, bitmaps.CURRENCY, bitmaps.RECEIPT])
def test_a_yes_that_leaves_something_out_is_asked_about(calm: TerminalBench, missing: int) -> None:
    calm.terminal.play(Script(without=frozenset({missing})))
    mark = calm.device.mark()
    assert calm.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(calm, mark).approved


@pytest.mark.parametrize(
    "odd",
    [Script(tells_nothing=True), Script(says_yes_then_no=True), Script(tells_nothing=True, says_yes_then_no=True)],
)
def test_a_terminal_that_contradicts_itself_is_asked(calm: TerminalBench, odd: Script) -> None:
    calm.terminal.play(odd)
    mark = calm.device.mark()
    assert calm.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(calm, mark).approved


@pytest.mark.expect_log("cannot be read whole: bitmap 99")
def test_an_unknown_bitmap_ends_reading_but_not_the_payment(calm: TerminalBench) -> None:
    calm.terminal.play(Script(extra=b"\x99\x01\x02"))
    assert calm.pay(569).approved


@pytest.mark.expect_log("comes twice with different values")
def test_two_amounts_are_none(calm: TerminalBench) -> None:
    calm.terminal.play(Script(extra=bitmaps.encode(bitmaps.AMOUNT, bitmaps.pack(1, 6))))
    mark = calm.device.mark()
    assert calm.pay(569, mark=mark).outcome is UNKNOWN
    assert resolve(calm, mark).approved


def test_said_twice_is_paid_once(calm: TerminalBench) -> None:
    calm.terminal.play(Script(twice=True))
    assert calm.pay(569).approved
    assert calm.pay(570, "next").approved
    assert calm.paid == (1, 569, 570)


@pytest.mark.parametrize("moment", list(Moment))
def test_noise_is_no_answer(paying: TerminalBench, moment: Moment) -> None:
    paying.terminal.play(Script(noise_at=moment))
    mark = marked(paying)
    result = paying.pay(569, mark=mark)
    if result.outcome is UNKNOWN:
        result = resolve(paying, mark)
    assert paying.paid == (1, *([569] if result.approved else []))


def test_both_end_it_at_once(paying: TerminalBench) -> None:
    paying.terminal.play(Script(card_after=600, crosses_abort=True))

    def end_it(_: TerminalStatus) -> None:
        paying.device.abort("attempt")

    mark = marked(paying)
    result = paying.device.authorise("attempt", euros(569), mark, end_it)
    assert (result.outcome, result.reason) in {
        (DECLINED, TerminalReason.CANCELLED),
        (UNKNOWN, TerminalReason.TIMED_OUT),
    }
    assert resolve(paying, mark).reason is TerminalReason.CANCELLED
    assert paying.paid == (1,)


def test_late_is_not_never(calm: TerminalBench) -> None:
    calm.terminal.play(Script(late=0.5))
    assert calm.pay(569).approved


def test_later_than_any_patience_is_asked_for(paying: TerminalBench) -> None:
    paying.terminal.play(Script(late=1.0))
    mark = marked(paying)
    first = paying.pay(569, mark=mark)
    assert first.outcome in {UNKNOWN, APPROVED}
    assert resolve(paying, mark).approved


@pytest.mark.parametrize("on_serial", [False, True])
def test_a_terminal_that_talks_for_ever_is_stopped(*, on_serial: bool) -> None:
    with simulated(on_serial=on_serial, timing=replace(PATIENT, longest=0.5)) as bench:
        bench.device.open()
        bench.terminal.play(Script(steps=(0x0E,) * 4000, pace=0.01))
        result = bench.pay(569)
        assert (result.outcome, result.reason) == (DECLINED, TerminalReason.CANCELLED)


def test_busy_takes_no_second_payment(paying: TerminalBench) -> None:
    paying.terminal.play(Script(hangs_at=Moment.CARD))
    mark = marked(paying)
    assert paying.pay(569, mark=mark).outcome is UNKNOWN
    paying.terminal.play(Script(card_after=600))
    assert resolve(paying, mark).outcome is not UNKNOWN


def test_a_bug_on_our_side_in_the_middle_leaves_the_outcome_open(paying: TerminalBench) -> None:
    mark = marked(paying)

    def broken(_: TerminalStatus) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        paying.device.authorise("attempt", euros(569), mark, broken)
    with pytest.raises(DeviceLost, match="not open"):
        paying.device.check()
    with pytest.raises(TerminalFault, match="not known yet"):
        paying.device.mark()
    result = resolve(paying, mark)
    assert paying.paid == (1, *([569] if result.approved else []))


class Killed(BaseException):
    """The till's process is gone."""


class Mortal:
    """A link of a till that is killed at its n-th word, said or heard."""

    def __init__(self, link: Link, words: int) -> None:
        self._link = link
        self.words = words

    @property
    def wire(self) -> Wire:
        return self._link.wire

    def send(self, message: Apdu) -> None:
        self._count()
        self._link.send(message)

    def receive(self, seconds: float) -> Apdu | None:
        message = self._link.receive(seconds)
        if message is not None:
            self._count()
        return message

    def close(self) -> None:
        self._link.close()

    def abandon(self) -> None:
        self._link.abandon()

    def _count(self) -> None:
        if not self.words:
            raise Killed
        self.words -= 1


@pytest.mark.parametrize("stays", [True, False], ids=["unheard stays", "unheard is undone"])
def test_a_till_killed_at_any_word_knows_afterwards(paying: TerminalBench, stays: bool) -> None:
    paying.device.close()
    mortals: list[Mortal] = []

    def connect() -> Link:
        mortals.append(Mortal(link_to(paying.terminal.address, PATIENT), 1000))
        return mortals[-1]

    expected, kills, dying = [1], 0, True
    while dying:
        bench = TerminalBench(ZvtTerminal(connect, timing=PATIENT), paying.peer, PATIENT)
        reopened(bench)
        mark, amount = marked(bench), 1000 + kills
        paying.terminal.play(Script(reverses_unheard=not stays))
        mortals[-1].words = kills
        result = TerminalResult(UNKNOWN)
        try:
            result = bench.device.authorise("attempt", euros(amount), mark)
            dying = False
        except Killed:
            kills += 1
        bench.device.close()
        if result.outcome is UNKNOWN:
            result = resolve(paying, mark, amount)
        paying.terminal.forget()
        expected += [amount] if result.approved else []
        assert paying.paid == tuple(expected)
    assert kills > 10


def test_a_connection_given_up_is_reset_so_that_nothing_arrives_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        till = ZvtTerminal(lambda: connect_tcp("127.0.0.1", server.getsockname()[1], HASTY), timing=HASTY)
        opening = threading.Thread(target=till.open)
        opening.start()
        terminal, _ = server.accept()
        with terminal:
            assert terminal.recv(1000)[:2] == b"\x06\x00"
            terminal.sendall(bytes.fromhex("80 00 00 06 0F 00"))
            assert terminal.recv(1000) == bytes.fromhex("80 00 00")
            opening.join()
            result = till.authorise("attempt", euros(569), TransactionMark())
            assert (result.outcome, result.reason) == (UNKNOWN, TerminalReason.TIMED_OUT)
            assert terminal.recv(1000)[:2] == b"\x06\x01"
            with pytest.raises(ConnectionResetError):  # closed in the ordinary way it would say b""
                terminal.recv(1000)


def test_a_terminal_that_cannot_tell_leaves_it_to_staff() -> None:
    with simulated(on_serial=False) as bench:
        bench.device.open()
        result = bench.device.recover("attempt", euros(569), TransactionMark())
        assert (result.outcome, result.reason) == (UNKNOWN, TerminalReason.UNVERIFIED)


@pytest.mark.parametrize("blocks", [1, 2])
@pytest.mark.parametrize("way", ["corrupt_in", "corrupt_out"])
def test_damaged_blocks_are_sent_again(way: str, blocks: int) -> None:
    with simulated(on_serial=True) as bench:
        bench.device.open()
        mark = bench.device.mark()
        setattr(bench.terminal.wire, way, blocks)
        assert bench.pay(569, mark=mark).approved
        assert bench.paid == (569,)


def test_too_many_damaged_blocks_end_the_link() -> None:
    with simulated(on_serial=True, timing=HASTY) as bench:
        bench.device.open()
        mark = bench.device.mark()
        bench.terminal.wire.corrupt_in = 100
        assert bench.pay(569, mark=mark).outcome is UNKNOWN
        bench.terminal.wire.corrupt_in = 0
        assert resolve(bench, mark).reason is TerminalReason.NEVER_HAPPENED


@contextmanager
def process(journal: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [
        sys.executable,
        "-m",
        "hardware.simulated.terminal_process",
        "--port",
        str(port),
        "--journal",
        str(journal),
    ]
    with subprocess.Popen([*command, "--card-after", "0.2"], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running, running.stdout.readline().strip()
        finally:
            running.kill()


def test_its_process_killed_and_started_again_knows_what_was_paid(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with process(journal, 0) as (running, address):
        till = driver_for(address, HASTY)
        till.open()
        mark = till.mark()
        killer = threading.Timer(0.1, running.kill)
        killer.start()
        first = till.authorise("attempt", euros(569), mark)
        killer.join()
    assert first.outcome is UNKNOWN
    with process(journal, int(address.rpartition(":")[2])) as (_, again):
        till = driver_for(again, PATIENT)
        result = till.recover("attempt", euros(569), mark)
        assert result.reason is TerminalReason.NEVER_HAPPENED
        assert till.authorise("again", euros(569), till.mark()).approved
        till.close()
    assert len(journal.read_text().splitlines()) == 1


def test_a_peer_that_talks_rubbish_is_no_terminal() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def rubbish() -> None:
            line, _ = server.accept()
            with line:
                line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=rubbish)
        thread.start()
        with pytest.raises(DeviceAbsent, match="does not speak ZVT"):
            driver_for(f"127.0.0.1:{server.getsockname()[1]}", PATIENT).open()
        thread.join()


@pytest.mark.parametrize("address", ["no-such-host.invalid:20007", "127.0.0.1:1", "/dev/no-such-device"])
def test_an_address_without_a_terminal_is_absent_with_a_reason(address: str) -> None:
    with pytest.raises(DeviceAbsent) as absent:
        driver_for(address, HASTY).open()
    assert address in absent.value.what
    assert "devices.terminal" in absent.value.fix


def test_a_card_number_in_full_is_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    with simulated(on_serial=False) as bench:
        caplog.set_level(0)
        bench.device.open()
        bench.terminal.play(Script(pan=bytes.fromhex("4111111111111111"), extra=b"\x23\xf0\xf84111111d"))
        result = bench.pay(569)
        assert result.approved
        assert result.card == "*1111"
        assert "41111111" not in repr(result) + result.card + caplog.text


def test_two_terminals_do_not_meet() -> None:
    first, second = SimulatedTerminal().start(), SimulatedTerminal().start()
    assert first.address != second.address
    first.stop()
    second.stop()
