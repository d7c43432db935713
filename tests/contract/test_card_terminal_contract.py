"""What every card terminal keeps, over TCP and over a serial line."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from hardware.simulated.terminal_script import Script
from kiosk.domain.terminal import SlipKind, TerminalOutcome, TerminalReason, TerminalStatus, TerminalStep
from kiosk.errors import BugError, DeviceAbsent, DeviceFault, DeviceLost
from tests.contract.benches import the_fault
from tests.contract.terminals import WIRES, TerminalBench, bench_on, euros, is_port

APPROVED, DECLINED = TerminalOutcome.APPROVED, TerminalOutcome.DECLINED


@pytest.fixture(params=WIRES)
def paying(request: pytest.FixtureRequest) -> Iterator[TerminalBench]:
    yield from bench_on(request.param)


@pytest.fixture(params=[wire for wire in WIRES if wire != "real"])
def simulated_paying(request: pytest.FixtureRequest) -> Iterator[TerminalBench]:
    yield from bench_on(request.param)


def test_is_a_card_terminal(paying: TerminalBench) -> None:
    assert is_port(paying.device)


def test_takes_a_payment_and_tells_all_of_it(paying: TerminalBench) -> None:
    paying.device.open()
    paying.device.check()
    result = paying.pay(569)
    assert (result.outcome, result.reason, result.amount) == (APPROVED, TerminalReason.NONE, euros(569))
    assert result.receipt_no is not None
    assert result.terminal_id.isdecimal()
    if paying.peer:
        assert paying.paid == (569,)
        assert (result.card, result.card_name, result.authorisation) == ("*0001", "Mastercard", "611804")
        assert [slip.kind for slip in result.slips] == [SlipKind.MERCHANT, SlipKind.CUSTOMER]
        assert result.slips[1].lines == ("* Kundenbeleg *", "Beleg 0001", "Betrag EUR 5.69", "Zahlung erfolgt")
        assert [status.step for status in paying.statuses] == [TerminalStep.INSERT_CARD, TerminalStep.WAITING_FOR_HOST]


def test_takes_one_payment_after_another(paying: TerminalBench) -> None:
    paying.device.open()
    results = [paying.pay(amount, f"attempt {amount}") for amount in (100, 250)]
    assert [result.outcome for result in results] == [APPROVED, APPROVED]
    assert results[0].receipt_no != results[1].receipt_no
    if paying.peer:
        assert paying.paid == (100, 250)


def test_undoes_a_payment_once(paying: TerminalBench) -> None:
    paying.device.open()
    paid = paying.pay(569)
    assert paid.receipt_no is not None
    assert paying.device.reverse(paid.receipt_no).approved
    again = paying.device.reverse(paid.receipt_no)
    assert (again.outcome, again.reason) == (APPROVED, TerminalReason.ALREADY_REVERSED)
    if paying.peer:
        assert paying.paid == ()


def test_remembers_its_last_payment(paying: TerminalBench) -> None:
    paying.device.open()
    mark = paying.device.mark()
    paid = paying.pay(569, mark=mark)
    assert paying.device.mark() != mark
    asked = paying.device.recover("attempt", euros(569), mark)
    assert (asked.outcome, asked.receipt_no) == (APPROVED, paid.receipt_no)
    assert paying.device.repeat_receipt().slips
    never = paying.device.recover("another", euros(569), paying.device.mark())
    assert (never.outcome, never.reason) == (DECLINED, TerminalReason.NEVER_HAPPENED)


def test_closes_its_day_and_calls_its_host(paying: TerminalBench) -> None:
    paying.device.open()
    paying.pay(569)
    assert paying.device.diagnose().approved
    closed = paying.device.end_of_day()
    assert closed.approved
    if paying.peer:
        assert closed.amount == euros(569)
        assert closed.slips[0].kind is SlipKind.ADMINISTRATION
        assert closed.slips[0].lines == ("Kassenschnitt", "Summe EUR 5.69")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (0x05, TerminalReason.HOST_REFUSED),
        (0x6C, TerminalReason.CANCELLED),
        (0x71, TerminalReason.CREDIT_NOT_SUFFICIENT),
        (0x78, TerminalReason.CARD_EXPIRED),
        (0xB1, TerminalReason.JOURNAL_FULL),
        (0xFF, TerminalReason.SYSTEM),
    ],
)
def test_says_why_it_declined(simulated_paying: TerminalBench, code: int, reason: TerminalReason) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.play(Script(decline=code))
    result = simulated_paying.pay(569)
    assert (result.outcome, result.reason, result.code) == (DECLINED, reason, code)
    assert simulated_paying.paid == ()
    assert simulated_paying.pay(570, "next").approved


def test_a_terminal_that_refuses_to_begin_has_declined(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.play(Script(refuse=0xDC))
    result = simulated_paying.pay(569)
    assert (result.outcome, result.reason) == (DECLINED, TerminalReason.CARD_LEFT_INSIDE)


def test_a_person_ends_it_while_the_card_is_awaited(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.play(Script(card_after=600))
    waiting = threading.Event()

    def seen(_: TerminalStatus) -> None:
        waiting.set()

    def press() -> None:
        waiting.wait()
        simulated_paying.device.abort("attempt")

    thread = threading.Thread(target=press)
    thread.start()
    result = simulated_paying.device.authorise("attempt", euros(569), simulated_paying.device.mark(), seen)
    thread.join()
    assert (result.outcome, result.reason) == (DECLINED, TerminalReason.CANCELLED)
    assert simulated_paying.paid == ()


def test_an_attempt_ended_before_it_began_never_begins(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.device.abort("attempt")
    assert simulated_paying.pay(569).reason is TerminalReason.CANCELLED
    assert simulated_paying.bookings == ()
    assert simulated_paying.pay(569, "another").approved


def test_ended_too_late_it_is_paid(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.play(Script(deaf_to_abort=True, card_after=0.3))
    mark = simulated_paying.device.mark()

    def end_it(status: TerminalStatus) -> None:
        simulated_paying.device.abort("attempt")

    assert simulated_paying.device.authorise("attempt", euros(569), mark, end_it).approved
    assert simulated_paying.paid == (569,)


def test_lines_become_slips(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.play(Script(prints_lines=True))
    slips = simulated_paying.pay(569).slips
    assert [slip.lines[0] for slip in slips] == ["* Händlerbeleg *", "* Kundenbeleg *"]


def test_one_byte_at_a_time_is_all_the_same(simulated_paying: TerminalBench) -> None:
    simulated_paying.terminal.wire.byte_by_byte = True
    simulated_paying.device.open()
    assert simulated_paying.pay(569).approved


def test_unplugged_is_told_and_plugged_in_works_again(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    simulated_paying.terminal.unplug()
    assert isinstance(the_fault(simulated_paying.device.check), DeviceLost)
    the_fault(simulated_paying.device.open)
    simulated_paying.terminal.plug()
    while True:
        try:
            simulated_paying.device.open()
            break
        except DeviceAbsent as absent:
            assert absent.fix  # noqa: PT017 - each of them
    assert simulated_paying.pay(569).approved


def test_closing_twice_and_opening_twice_do_no_harm(paying: TerminalBench) -> None:
    paying.device.close()
    paying.device.open()
    paying.device.open()
    paying.device.close()
    paying.device.close()
    paying.device.open()
    paying.device.check()
    paying.device.log_off()


def test_not_open_takes_nothing(simulated_paying: TerminalBench) -> None:
    simulated_paying.device.open()
    mark = simulated_paying.device.mark()
    simulated_paying.device.close()
    with pytest.raises(DeviceFault):
        simulated_paying.pay(569, mark=mark)
    assert simulated_paying.bookings == ()


@pytest.mark.parametrize("amount", [0, -1, 10**12])
def test_amounts_that_no_terminal_takes_are_our_mistake(simulated_paying: TerminalBench, amount: int) -> None:
    simulated_paying.device.open()
    with pytest.raises(BugError):
        simulated_paying.pay(amount)


def test_a_wrong_password_is_told(simulated_paying: TerminalBench) -> None:
    with pytest.raises(DeviceAbsent, match="refuses to register") as absent:
        simulated_paying.another_driver(password="123456").open()
    assert "devices.terminal.password" in absent.value.fix
