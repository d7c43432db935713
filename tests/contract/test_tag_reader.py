"""The LLRP driver and llrpkit's emulator: what a tag reader keeps, and what it survives."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llrpkit.client import LLRPClient
from llrpkit.inventory import build_rospec
from llrpkit.protocol import enums, messages, params

from hardware.rfid.driver import LlrpTagReader
from hardware.rfid.field import FieldRules
from hardware.simulated.rfid import SimulatedTagReader
from kiosk.domain.epc import sgtin_96
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost
from kiosk.ports import TagReader, TagsRead
from tests.contract.benches import SLICE, the_fault, wait_for

EPCS = [sgtin_96("09501234500010", serial) for serial in range(7)]
RULES = FieldRules(gone_after=0.5, settle=0.2)


@pytest.fixture
def peer() -> Iterator[SimulatedTagReader]:
    reader = SimulatedTagReader().start()
    yield reader
    reader.stop()


@pytest.fixture
def driver(peer: SimulatedTagReader) -> Iterator[LlrpTagReader]:
    reader = LlrpTagReader("127.0.0.1", peer.port, rules=RULES, heartbeat=0.2, patience=20.0)
    yield reader
    reader.close()


@pytest.fixture
def hasty(peer: SimulatedTagReader) -> Iterator[LlrpTagReader]:
    reader = LlrpTagReader("127.0.0.1", peer.port, rules=RULES, heartbeat=0.2, patience=1.0)
    yield reader
    reader.close()


def opened(driver: LlrpTagReader) -> None:
    """A reader takes a moment to notice that its last client is gone: it refuses meanwhile."""

    def attempt() -> bool | None:
        try:
            driver.open()
        except DeviceAbsent:
            return None
        return True

    wait_for(attempt)


def opened_and_polled(driver: LlrpTagReader) -> None:
    driver.open()
    driver.poll(SLICE)


def next_change(driver: LlrpTagReader) -> TagsRead:
    return wait_for(lambda: driver.poll(SLICE))


def seen(driver: LlrpTagReader, count: int) -> set[str]:
    told: set[str] = set()
    while len(told) < count:
        told |= set(next_change(driver).seen)
    return told


def test_a_pile_is_seen_and_what_is_taken_is_gone(peer: SimulatedTagReader, driver: LlrpTagReader) -> None:
    assert isinstance(driver, TagReader)
    opened(driver)
    assert "firmware" in driver.description
    assert driver.poll(SLICE) is None
    peer.put(EPCS)
    assert seen(driver, 7) == set(EPCS)
    peer.take(EPCS[:2])
    assert set(next_change(driver).gone) <= set(EPCS[:2])


def test_what_lay_there_before_is_seen_and_what_stays_is_not_told_again(
    peer: SimulatedTagReader, driver: LlrpTagReader
) -> None:
    peer.put(EPCS[:1])
    opened(driver)
    assert seen(driver, 1) == set(EPCS[:1])
    peer.reset()
    assert isinstance(the_fault(lambda: driver.poll(SLICE)), DeviceLost)
    opened(driver)
    peer.put(EPCS[:2])
    assert next_change(driver) == TagsRead((EPCS[1],))


async def test_a_spec_that_waits_to_be_started_is_inactive(peer: SimulatedTagReader) -> None:
    """The driver asks for specs to hear whether the reader is there: also before its inventory has begun."""
    async with LLRPClient("127.0.0.1", peer.port) as client:
        await client.transact(messages.ADD_ROSPEC(ro_spec=build_rospec(ro_spec_id=1)))
        assert await states(client) == [enums.ROSpecState.Disabled]
        await client.transact(messages.ENABLE_ROSPEC(ro_spec_id=1))
        assert await states(client) == [enums.ROSpecState.Inactive]
        await client.transact(messages.START_ROSPEC(ro_spec_id=1))
        assert await states(client) == [enums.ROSpecState.Active]
        await client.transact(messages.STOP_ROSPEC(ro_spec_id=1))
        assert await states(client) == [enums.ROSpecState.Inactive]


async def states(client: LLRPClient) -> list[int]:
    answer = await client.transact(messages.GET_ROSPECS())
    assert isinstance(answer, messages.GET_ROSPECS_RESPONSE)
    return [spec.current_state for spec in answer.ro_specs]


def test_far_tags_do_not_count(peer: SimulatedTagReader, driver: LlrpTagReader) -> None:
    opened(driver)
    peer.weak = True
    peer.put(EPCS[:6])
    peer.weak = False
    peer.put(EPCS[6:])
    assert next_change(driver).seen == (EPCS[6],)


def test_slow_it_still_works(peer: SimulatedTagReader, driver: LlrpTagReader) -> None:
    peer.slow = 0.02
    opened(driver)
    peer.put(EPCS[:3])
    assert seen(driver, 3) == set(EPCS[:3])


@pytest.mark.parametrize("fault", ["silent", "garbage"])
def test_what_breaks_the_line_is_found_out_and_mended(
    peer: SimulatedTagReader, hasty: LlrpTagReader, driver: LlrpTagReader, fault: str
) -> None:
    opened(hasty)
    peer.put(EPCS[:1])
    assert seen(hasty, 1) == set(EPCS[:1])
    setattr(peer, fault, True)
    lost = the_fault(lambda: hasty.poll(SLICE))
    assert isinstance(lost, DeviceLost)
    assert lost.fix
    with pytest.raises(DeviceAbsent):
        hasty.open()
    setattr(peer, fault, False)
    opened(driver)
    peer.put(EPCS)
    assert seen(driver, 7) == set(EPCS)


def test_unplugged_it_is_lost_then_absent_and_comes_back(peer: SimulatedTagReader, driver: LlrpTagReader) -> None:
    opened(driver)
    peer.unplug()
    assert isinstance(the_fault(lambda: driver.poll(SLICE)), DeviceLost)
    with pytest.raises(DeviceAbsent) as absent:
        driver.open()
    assert "devices.rfid" in absent.value.fix
    peer.plug()
    opened(driver)
    peer.put(EPCS[:1])
    assert seen(driver, 1) == set(EPCS[:1])


def test_not_open_is_lost_and_closing_does_no_harm(driver: LlrpTagReader) -> None:
    driver.close()
    with pytest.raises(DeviceLost):
        driver.poll(SLICE)
    opened(driver)
    driver.close()
    driver.close()


def test_an_antenna_power_the_reader_does_not_have_is_absent_with_a_reason(peer: SimulatedTagReader) -> None:
    driver = LlrpTagReader("127.0.0.1", peer.port, power=-10.0, patience=0.5)
    fault = the_fault(lambda: opened_and_polled(driver))
    assert "dBm" in fault.what
    driver.close()


def test_epcs_are_not_in_what_gets_logged() -> None:
    assert EPCS[0] not in repr(TagsRead((EPCS[0],), (EPCS[0],)))


# ── any bytes at all ─────────────────────────────────────────────────────────────────────────────

HELLO = messages.READER_EVENT_NOTIFICATION(
    reader_event_notification_data=params.ReaderEventNotificationData(
        timestamp=params.UTCTimestamp(microseconds=0),
        connection_attempt_event=params.ConnectionAttemptEvent(status=enums.ConnectionAttemptStatusType.Success),
    )
).to_bytes(message_id=0)
REPORT = messages.RO_ACCESS_REPORT(
    tag_report_datas=[params.TagReportData(epc_parameter=params.EPC_96(epc=bytes.fromhex(EPCS[0])))]
).to_bytes(message_id=1)


class Babbler:
    """Greets as a reader does, then says what it is told to whoever connects, and hangs up."""

    def __init__(self) -> None:
        self.says = b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="babbler")
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                line.sendall(HELLO + self.says)


@pytest.fixture
def babbler() -> Iterator[Babbler]:
    one = Babbler()
    yield one
    one.stop()


headers = st.builds(
    lambda kind, length, ident: (
        (0x0400 | kind).to_bytes(2, "big") + length.to_bytes(4, "big") + ident.to_bytes(4, "big")
    ),
    st.sampled_from([11, 61, 62, 63, 100, 1023]),
    st.integers(0, 60),
    st.integers(0, 5),
)
torn = st.tuples(st.just(REPORT), st.integers(0, len(REPORT)), st.binary(max_size=8)).map(
    lambda cut: cut[0][: cut[1]] + cut[2] + cut[0][cut[1] + len(cut[2]) :]
)
babble = st.lists(st.one_of(st.binary(max_size=40), headers, torn, st.just(REPORT)), max_size=8).map(b"".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(babble)
def test_whatever_a_line_says_the_driver_only_finds_it_lost(babbler: Babbler, says: bytes) -> None:
    babbler.says = says
    driver = LlrpTagReader("127.0.0.1", babbler.port, rules=RULES, heartbeat=0.02, patience=0.1)
    fault = the_fault(lambda: opened_and_polled(driver))
    assert isinstance(fault, DeviceFault)
    driver.close()
