"""Whatever happens in whatever order: at the end the till believes what the terminal has booked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardware.simulated.terminal_script import Moment, Script
from hardware.terminal import bitmaps
from hardware.terminal.driver import ZvtTerminal
from kiosk.domain.terminal import TerminalOutcome, TerminalReason, TerminalResult, TransactionMark
from kiosk.errors import DeviceFault
from tests.contract.benches import wait_for
from tests.contract.terminals import HASTY, TerminalBench, euros, simulated

ASK_LATER = {
    TerminalReason.LINK_LOST,
    TerminalReason.TIMED_OUT,
    TerminalReason.BUSY,
    TerminalReason.WRONG_AMOUNT,
    TerminalReason.WRONG_CURRENCY,
}

moments = st.sampled_from(Moment)
scripts = st.one_of(
    st.just(Script()),
    st.builds(
        Script,
        cut_at=moments,
        goes_on=st.booleans(),
        reverses_unheard=st.booleans(),
        books=st.sampled_from([None, None, 7]),
    ),
    st.builds(Script, dies_at=moments),
    st.builds(Script, hangs_at=moments, goes_on=st.booleans(), reverses_unheard=st.booleans()),
    st.builds(Script, noise_at=moments, noise=st.binary(min_size=1, max_size=40), twice=st.booleans()),
    st.builds(Script, books=st.just(7), books_currency=st.sampled_from([None, 840])),
    st.builds(Script, decline=st.integers(1, 255), twice=st.booleans()),
    st.builds(Script, refuse=st.integers(1, 255)),
    st.builds(Script, tells_nothing=st.booleans(), says_yes_then_no=st.booleans(), late=st.sampled_from([0, 1])),
    st.builds(
        Script,
        without=st.frozensets(st.sampled_from([bitmaps.RESULT, bitmaps.AMOUNT, bitmaps.RECEIPT, bitmaps.TRACE])),
        extra=st.binary(max_size=12),
    ),
)


def attempt(bench: TerminalBench, till: ZvtTerminal, number: int, *, forgets: bool) -> bool:
    """One attempt as the till's services make it; whether it counts as paid in the end."""
    name, amount = f"attempt {number}", euros(1000 + number)
    mark = patiently_marked(bench, till)
    result = till.authorise(name, amount, mark)
    if forgets and result.outcome is TerminalOutcome.UNKNOWN:
        till.close()
        till = bench.another_driver()

    def settled() -> TerminalResult | None:
        nonlocal result
        if result.outcome is TerminalOutcome.UNKNOWN:
            bench.terminal.release()
            try:
                result = till.recover(name, amount, mark)
            except DeviceFault:
                return None
            assert result.outcome is not TerminalOutcome.UNKNOWN or result.reason in ASK_LATER, result
        return None if result.outcome is TerminalOutcome.UNKNOWN else result

    approved = wait_for(settled).approved
    till.close()
    return approved


def patiently_marked(bench: TerminalBench, till: ZvtTerminal) -> TransactionMark:
    def marked() -> TransactionMark | None:
        bench.terminal.release()
        try:
            till.open()
            return till.mark()
        except DeviceFault:
            return None

    return wait_for(marked)


@pytest.mark.allow_log("another amount or currency|cannot be read whole")
@pytest.mark.parametrize("on_serial", [False, True], ids=["tcp", "serial"])
def test_the_till_believes_what_is_booked(*, on_serial: bool, long: bool) -> None:
    @settings(max_examples=300 if long else 15, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(st.tuples(st.lists(scripts, min_size=1, max_size=2), st.booleans()), min_size=1, max_size=3))
    def holds(course: list[tuple[list[Script], bool]]) -> None:
        with simulated(on_serial=on_serial, timing=HASTY) as bench:
            believed = []
            for number, (played, forgets) in enumerate(course):
                bench.terminal.play(*played)
                till = bench.another_driver()
                if attempt(bench, till, number, forgets=forgets):
                    believed.append(1000 + number)
                assert bench.paid == tuple(believed)

    holds()
