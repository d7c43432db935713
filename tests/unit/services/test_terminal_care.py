from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_script import Script
from kiosk.domain.customer import StaffMember
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import TerminalReason
from kiosk.services.terminal_care import CareTask, CareView, TerminalCare
from kiosk.services.terminal_desk import TerminalDesk
from tests.unit.services.fakes import until
from tests.unit.services.test_payment import HASTY, Counter, counter_with

pytestmark = pytest.mark.allow_log("terminal")
MARTA = StaffMember("staff-1", "Marta", "sales", "key")


@pytest_asyncio.fixture
async def counter() -> AsyncIterator[Counter]:
    peer = SimulatedTerminal(timing=HASTY).start()
    try:
        async with counter_with(peer) as made:
            yield made
    finally:
        peer.stop()


def care_at(counter: Counter, *, staff: bool = True) -> TerminalCare:
    if staff:
        counter.session.update(active=True, staff=MARTA)
    return TerminalCare(TerminalDesk(counter.devices), counter.devices, counter.session)


async def test_the_day_is_closed_with_its_total_and_its_slip(counter: Counter) -> None:
    counter.peer.book.book(990, 978)
    counter.peer.book.book(1590, 978)
    care = care_at(counter)
    seen: list[CareView] = []
    care.changed.subscribe(seen.append)
    await care.run(CareTask.END_OF_DAY)
    assert seen[0] == CareView(CareTask.END_OF_DAY, running=True)
    assert care.view.done
    assert care.view.total is not None
    assert care.view.total.amount == 2580
    assert "Kassenschnitt" in care.view.lines
    assert not care.view.printed, "there is no printer here"


async def test_the_line_is_tested_and_the_last_slip_given_again(counter: Counter) -> None:
    counter.peer.book.book(990, 978)
    care = care_at(counter)
    await care.run(CareTask.DIAGNOSIS)
    assert care.view.done
    await care.run(CareTask.REPEAT_RECEIPT)
    assert care.view.done
    assert "* Kundenbeleg *" in care.view.lines


async def test_a_terminal_that_has_nothing_to_repeat_says_so(counter: Counter) -> None:
    care = care_at(counter)
    await care.run(CareTask.REPEAT_RECEIPT)
    assert not care.view.done
    assert care.view.reason is not TerminalReason.NONE


async def test_only_staff_may(counter: Counter) -> None:
    care = care_at(counter, staff=False)
    await care.run(CareTask.END_OF_DAY)
    assert care.view == CareView()


async def test_nobodys_payment_is_disturbed(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=0.3))
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: counter.payments.view.status is not None)
    care = care_at(counter)
    assert not care.ready
    await care.run(CareTask.END_OF_DAY)
    assert care.view == CareView()
    assert await paying is not None


async def test_what_it_showed_is_gone_with_the_session(counter: Counter) -> None:
    care = care_at(counter)
    await care.run(CareTask.DIAGNOSIS)
    assert care.view.done
    counter.session.end(EndReason.LEFT)
    assert care.view == CareView()


async def test_a_terminal_that_is_gone_is_a_plain_message(counter: Counter) -> None:
    care = care_at(counter)
    counter.peer.unplug()
    running = asyncio.create_task(care.run(CareTask.DIAGNOSIS))
    await running
    if care.view.task is not None:  # asked before its loss was noticed
        assert care.view.problem
    assert not care.view.done
