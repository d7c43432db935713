"""The supervisor with small devices on real threads: whatever one of them does, the others go on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

import pytest

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.errors import BugError, DeviceAbsent, DeviceLost, PrinterFault
from kiosk.ports import CardEvent, CardRead, CardWrite, DeviceHealth, DeviceState
from kiosk.services.background import Background
from kiosk.services.device_thread import MOST_HANGING, DeviceThread
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.receipts import ReceiptService, SlipState
from kiosk.services.supervised import Backoff, Limits
from tests.unit.services.fakes import TEA, FakeClock, MemoryStore, until
from tests.unit.services.shop import Shop, open_shop

SCAN = Scan("4006381333931", ScanSource.SCANNER)


class TinyDevice:
    """Opens and closes; does what `faults` say, one each time, before it works."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.opening: list[Exception] = []
        self.working: list[Exception] = []
        self.log: list[str] = []
        self.threads: set[str] = set()
        self.open_now = False

    def _here(self, what: str) -> None:
        self.log.append(what)
        self.threads.add(threading.current_thread().name)

    def open(self) -> None:
        self._here("open")
        if self.opening:
            raise self.opening.pop(0)
        self.open_now = True

    def close(self) -> None:
        self._here("close")
        self.open_now = False

    def _work(self) -> None:
        if self.working:
            raise self.working.pop(0)


class TinyScanner(TinyDevice):
    def __init__(self, name: str = "scanner") -> None:
        super().__init__(name)
        self.shown: SimpleQueue[Scan] = SimpleQueue()

    def poll(self, timeout: float) -> Scan | None:
        self._work()
        try:
            return self.shown.get(timeout=0.001)
        except Empty:
            return None


class TinyReader(TinyDevice):
    def __init__(self, name: str = "card reader") -> None:
        super().__init__(name)
        self.shown: SimpleQueue[CardEvent] = SimpleQueue()

    def poll(self, timeout: float) -> CardEvent | None:
        self._work()
        try:
            return self.shown.get(timeout=0.001)
        except Empty:
            return None

    def write(self, text: str, *, lock: bool = False, replace: bool = False) -> CardWrite:
        return CardWrite.NO_CARD


class TinyPrinter(TinyDevice):
    def __init__(self) -> None:
        super().__init__("printer")
        self.checks = 0
        self.warning = ""
        self.fault: PrinterFault | None = None
        self.printed: list[Receipt | TextSlip] = []

    def print(self, receipt: Receipt | TextSlip) -> None:
        self._here("print")
        if self.fault:
            raise self.fault
        self.printed.append(receipt)

    def check(self) -> None:
        self.checks += 1
        self._work()
        if self.fault:
            raise self.fault


@dataclass
class Bench:
    scanner: TinyScanner = field(default_factory=TinyScanner)
    reader: TinyReader = field(default_factory=TinyReader)
    printer: TinyPrinter = field(default_factory=TinyPrinter)
    bugs: list[BaseException] = field(default_factory=list)
    scans: list[Scan] = field(default_factory=list)
    cards: list[CardEvent] = field(default_factory=list)
    history: list[DeviceHealth] = field(default_factory=list)
    delays: tuple[float, ...] = (0.001,)

    def __post_init__(self) -> None:
        self.background = Background(self.bugs.append)
        self.on_scan: Callable[[Scan], Awaitable[object]] = self._on_scan
        self.limits()

    def limits(self, **limits: float) -> None:
        """A new supervisor with these limits."""
        self.supervisor = DeviceSupervisor(
            sources=[self.scanner],
            readers=[self.reader],
            printer=self.printer,
            background=self.background,
            delays=self.delays,
            check_every=0.001,
            limits=Limits(**limits),
        )
        self.supervisor.changed.subscribe(self.history.append)

    async def _on_scan(self, scan: Scan) -> None:
        self.scans.append(scan)

    async def _hand_on(self, scan: Scan) -> None:
        await self.on_scan(scan)

    async def _on_card(self, card: CardEvent) -> None:
        self.cards.append(card)

    def state(self, name: str) -> DeviceState:
        return self.supervisor.health[name].state

    def states(self, name: str) -> list[DeviceState]:
        return [health.state for health in self.history if health.name == name]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.supervisor.run(self._hand_on, self._on_card))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await self.background.close()

    async def all_ready(self) -> None:
        await until(lambda: {health.state for health in self.supervisor.health.values()} == {DeviceState.READY})


def threads_named(name: str) -> int:
    return sum(thread.name == name for thread in threading.enumerate())


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    assert bench.bugs == []


async def test_what_they_read_is_handed_on_and_each_stays_on_its_thread(bench: Bench) -> None:
    async with bench.running():
        await bench.all_ready()
        bench.scanner.shown.put(SCAN)
        bench.reader.shown.put(CardRead("04AA"))
        await until(lambda: bool(bench.scans and bench.cards))
    assert (bench.scans, bench.cards) == ([SCAN], [CardRead("04AA")])
    assert bench.scanner.threads == {"device-scanner"}
    assert bench.reader.threads == {"device-card reader"}
    assert bench.printer.threads == {"device-printer"}


async def test_the_end_closes_everything(bench: Bench) -> None:
    async with bench.running():
        await bench.all_ready()
    for device in (bench.scanner, bench.reader, bench.printer):
        assert not device.open_now
        assert device.log[-1] == "close"


async def test_a_device_that_is_not_there_is_tried_until_it_is(bench: Bench) -> None:
    bench.scanner.opening = [DeviceAbsent("no such port", fix="plug it in")] * 5
    async with bench.running():
        await bench.all_ready()
    assert bench.states("scanner")[:3] == [DeviceState.OPENING, DeviceState.ABSENT, DeviceState.RECONNECTING]
    absent = next(health for health in bench.history if health.state is DeviceState.ABSENT)
    assert (absent.reason, absent.fix) == ("no such port", "plug it in")
    assert bench.supervisor.health["scanner"] == DeviceHealth("scanner", DeviceState.READY)
    assert bench.scanner.log.count("open") == 6


async def test_a_device_lost_at_work_comes_back(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    async with bench.running():
        await bench.all_ready()
        with caplog.at_level("INFO", "kiosk.services.device_health"):
            bench.scanner.opening = [DeviceAbsent("unplugged")] * 3
            bench.scanner.working = [DeviceLost("unplugged")]
            await until(lambda: bench.scanner.log.count("open") == 5)
            await bench.all_ready()
        bench.scanner.shown.put(SCAN)
        await until(lambda: bench.scans == [SCAN])
    assert DeviceState.FAULTY in bench.states("scanner")
    assert bench.scanner.log == ["open", *["close", "open"] * 4, "close"]
    messages = [record.getMessage() for record in caplog.records]
    assert messages == ["the scanner does not work: unplugged", "the scanner works again"]


async def test_one_that_opens_but_never_works_is_not_called_ready(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.scanner.working = [DeviceLost("no frames")] * 20
    with caplog.at_level("INFO", "kiosk.services.device_health"):
        async with bench.running():
            await bench.all_ready()
    states = bench.states("scanner")
    assert states.count(DeviceState.READY) == 1
    assert states[-1] is DeviceState.READY
    assert len(caplog.records) == 2


async def test_a_broken_one_does_not_disturb_the_others(bench: Bench) -> None:
    bench.scanner.opening = [DeviceAbsent("nowhere")] * 100_000
    async with bench.running():
        await until(lambda: bench.state("card reader") is bench.state("printer") is DeviceState.READY)
        bench.reader.shown.put(CardRead("04AA"))
        await until(lambda: bool(bench.cards))
        assert bench.state("scanner") is not DeviceState.READY


@pytest.mark.parametrize("where", ["opening", "working"])
async def test_a_drivers_bug_is_reported_once_and_the_device_opened_anew(where: str) -> None:
    bench = Bench()
    setattr(bench.scanner, where, [ValueError("driver")] * 4)
    async with bench.running():
        await bench.all_ready()
        bench.reader.shown.put(CardRead("04AA"))
        await until(lambda: bool(bench.cards))
    assert [str(bug) for bug in bench.bugs] == ["driver"]
    assert bench.scanner.log.count("open") == 5


async def test_an_error_in_handling_a_scan_is_reported_and_scanning_goes_on() -> None:
    bench = Bench()
    good = bench.on_scan

    async def fail(scan: Scan) -> None:
        bench.on_scan = good
        raise KeyError("handler")

    bench.on_scan = fail
    async with bench.running():
        bench.scanner.shown.put(SCAN)
        bench.scanner.shown.put(SCAN)
        await until(lambda: bench.scans == [SCAN])
    assert [type(bug) for bug in bench.bugs] == [KeyError]


async def test_a_slow_handler_does_not_hold_up_the_next_scan(bench: Bench) -> None:
    arrived: list[Scan] = []
    go_on = asyncio.Event()

    async def slow(scan: Scan) -> None:
        arrived.append(scan)
        await go_on.wait()

    bench.on_scan = slow
    async with bench.running():
        bench.scanner.shown.put(SCAN)
        bench.scanner.shown.put(SCAN)
        await until(lambda: len(arrived) == 2)
        go_on.set()


@pytest.mark.expect_log("device-printer hangs in its driver and is left behind")
async def test_a_call_that_hangs_is_given_up_and_the_device_opened_anew_on_another_thread(bench: Bench) -> None:
    release = threading.Event()
    bench.limits(call=0.2)
    async with bench.running():
        await bench.all_ready()
        with pytest.raises(DeviceLost, match="does not come back"):
            await bench.supervisor.call("printer", release.wait)
        await until(lambda: bench.printer.log.count("open") == 2)
        await bench.all_ready()
        assert await bench.supervisor.call("printer", lambda: 7) == 7
        assert bench.supervisor.abandoned == 1
        release.set()
    assert bench.supervisor.abandoned == 1


@pytest.mark.expect_log("device-scanner hangs in its driver and is left behind")
async def test_a_driver_hanging_again_and_again_takes_only_so_many_threads(bench: Bench) -> None:
    release, works = threading.Event(), bench.scanner.poll

    def hang(timeout: float) -> Scan | None:
        release.wait()
        return works(timeout)

    bench.scanner.poll = hang  # type: ignore[method-assign]
    bench.limits(step=0.5)
    async with bench.running():
        await until(lambda: bench.supervisor.abandoned == MOST_HANGING)
        opened = bench.scanner.log.count("open")
        await until(lambda: len(bench.states("scanner")) > 3 * opened + 6)
        assert bench.supervisor.abandoned == MOST_HANGING
        assert threads_named("device-scanner") == MOST_HANGING
        release.set()
        await bench.all_ready()
        await until(lambda: threads_named("device-scanner") == 1)
        bench.scanner.shown.put(SCAN)
        await until(lambda: bench.scans == [SCAN])


async def test_the_watch_does_not_disturb_a_payment(bench: Bench) -> None:
    paying, release = threading.Event(), threading.Event()

    def pay() -> str:
        paying.set()
        release.wait()
        bench.printer.log.append("paid")
        return "paid"

    async with bench.running():
        await bench.all_ready()
        payment = asyncio.create_task(bench.supervisor.call("printer", pay))
        await until(paying.is_set)
        checks = bench.printer.checks
        scans = len(bench.history)
        bench.scanner.shown.put(SCAN)
        await until(lambda: bench.scans == [SCAN])
        assert (bench.printer.checks, bench.state("printer")) == (checks, DeviceState.BUSY)
        assert len(bench.history) == scans
        release.set()
        assert await payment == "paid"
        await until(lambda: bench.printer.checks > checks)
        await bench.all_ready()


async def test_what_is_plugged_in_is_tried_at_once() -> None:
    bench = Bench(delays=(60.0,))
    bench.scanner.opening = [DeviceAbsent("not there")]
    async with bench.running():
        await until(lambda: bench.state("scanner") is DeviceState.ABSENT)
        bench.supervisor.hurry()
        await bench.all_ready()
        assert bench.reader.log.count("open") == 1, "what works is left alone"


async def test_two_of_one_kind_are_told_apart() -> None:
    first, second = TinyScanner(), TinyScanner()
    bench = Bench()
    bench.supervisor = DeviceSupervisor(sources=[first, second], background=bench.background, delays=(0.001,))
    async with bench.running():
        await bench.all_ready()
        assert list(bench.supervisor.health) == ["scanner", "scanner-2"]
        first.shown.put(SCAN)
        second.shown.put(SCAN)
        await until(lambda: bench.scans == [SCAN, SCAN])
    assert second.threads == {"device-scanner-2"}


async def test_what_can_be_done_follows_the_devices(bench: Bench) -> None:
    def can() -> tuple[bool, ...]:
        now = bench.supervisor
        return now.can_scan, now.can_tap, now.can_print, now.can_pay_by_card

    assert can() == (False, False, False, False)
    async with bench.running():
        await bench.all_ready()
        assert can() == (True, True, True, False)
        bench.scanner.opening = [DeviceAbsent("unplugged")] * 100_000
        bench.scanner.working = [DeviceLost("unplugged")]
        await until(lambda: can() == (False, True, True, False))


def test_pauses_grow_to_a_limit_and_never_beat_in_time() -> None:
    longest, shortest = Backoff((0.2, 1.0, 5.0), lambda: 1.0), Backoff((0.2, 1.0, 5.0), lambda: 0.0)
    assert [round(longest.after(failures), 2) for failures in (1, 2, 3, 4, 99)] == [0.24, 1.2, 6.0, 6.0, 6.0]
    assert [round(shortest.after(failures), 2) for failures in (1, 2, 3, 4, 99)] == [0.16, 0.8, 4.0, 4.0, 4.0]


@pytest.mark.expect_log("the scanner does not let go")
async def test_a_hanging_driver_does_not_hold_up_the_end(bench: Bench) -> None:
    hanging, release = threading.Event(), threading.Event()

    def hang(timeout: float) -> None:
        hanging.set()
        release.wait()

    bench.scanner.poll = hang  # type: ignore[method-assign]
    async with bench.running():
        await until(hanging.is_set)
    assert not bench.reader.open_now
    release.set()


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def sold() -> tuple[Shop, Receipt]:
    shop = open_shop(MemoryStore(), FakeClock())
    shop.basket.add(TEA)
    sale = await shop.checkout.pay_at_till()
    assert sale is not None
    await shop.background.close()
    return shop, shop.receipts.receipt(sale)


async def test_printing(bench: Bench) -> None:
    _, receipt = await sold()
    async with bench.running():
        await bench.all_ready()
        await bench.supervisor.print(receipt)
    assert bench.printer.printed == [receipt]
    assert DeviceState.BUSY in bench.states("printer")


async def test_two_slips_at_once_come_out_one_after_the_other(bench: Bench) -> None:
    _, receipt = await sold()
    async with bench.running():
        await bench.all_ready()
        await asyncio.gather(bench.supervisor.print(receipt), bench.supervisor.print(receipt))
    assert bench.printer.printed == [receipt, receipt]


async def test_a_printer_out_of_paper_recovers_when_it_has_some(bench: Bench) -> None:
    _, receipt = await sold()
    async with bench.running():
        await bench.all_ready()
        bench.printer.fault = PrinterFault("out of paper", fix="put in a roll")
        with pytest.raises(PrinterFault, match="out of paper"):
            await bench.supervisor.print(receipt)
        await until(lambda: bench.state("printer") is DeviceState.FAULTY)
        with pytest.raises(PrinterFault, match="out of paper"):
            await bench.supervisor.print(receipt)
        bench.printer.fault = None
        await bench.all_ready()
        await bench.supervisor.print(receipt)
        assert bench.printer.log.count("open") == 1


async def test_a_printer_that_works_says_what_it_wants_soon(bench: Bench) -> None:
    async with bench.running():
        await bench.all_ready()
        bench.printer.warning = "the paper is near its end"
        await until(lambda: bench.supervisor.health["printer"].reason == "the paper is near its end")
        assert bench.supervisor.can_print
        bench.printer.warning = ""
        await until(lambda: bench.supervisor.health["printer"].reason == "")


async def test_a_printer_that_goes_away_is_opened_anew(bench: Bench) -> None:
    async with bench.running():
        await bench.all_ready()
        bench.printer.working = [DeviceLost("cable")]
        await until(lambda: bench.printer.log.count("open") == 2)
        await bench.all_ready()


async def test_without_a_running_printer_nothing_prints(bench: Bench) -> None:
    _, receipt = await sold()
    with pytest.raises(PrinterFault, match="not ready"):
        await bench.supervisor.print(receipt)
    none = DeviceSupervisor(background=bench.background)
    assert not none.has_printer
    with pytest.raises(PrinterFault, match="not ready"):
        await none.print(receipt)


@pytest.mark.expect_log("a receipt was not printed")
async def test_the_buyer_is_told_what_became_of_the_slip(bench: Bench) -> None:
    shop, _ = await sold()
    sale = shop.session.current.sale
    assert sale is not None
    told: list[NoticeKind] = []
    states: list[SlipState] = []
    notices = Notices()
    notices.attach(lambda notice: told.append(notice.kind))
    receipts = ReceiptService(
        bench.supervisor, notices, store_name="", store_address=(), timezone="Europe/Berlin", order_link=""
    )
    receipts.changed.subscribe(states.append)
    async with bench.running():
        await bench.all_ready()
        assert await receipts.print(sale) is SlipState.PRINTED
        bench.printer.fault = PrinterFault("cover open")
        assert await receipts.print(sale, copy=True) is SlipState.FAILED
    assert states == [SlipState.PRINTING, SlipState.PRINTED, SlipState.PRINTING, SlipState.FAILED]
    assert told == [NoticeKind.RECEIPT_PRINTED, NoticeKind.RECEIPT_FAILED]
    [first] = bench.printer.printed
    assert isinstance(first, Receipt)
    assert not first.copy


# ── the thread of one device ─────────────────────────────────────────────────────────────────────────────────────


async def test_calls_run_one_after_another_on_one_thread() -> None:
    thread = DeviceThread("device-x")
    order: list[tuple[int, str]] = []
    await asyncio.gather(
        *(thread.call(lambda n=n: order.append((n, threading.current_thread().name))) for n in range(20))  # type: ignore[misc]
    )
    assert order == [(number, "device-x") for number in range(20)]
    assert await thread.call(lambda: divmod(7, 2)) == (3, 1)
    assert await thread.close()


async def test_errors_come_to_the_caller_and_the_thread_goes_on() -> None:
    thread = DeviceThread("device-x")
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda: divmod(1, 0))
    assert await thread.call(lambda: int("7")) == 7
    assert await thread.close()
    with pytest.raises(BugError, match="device-x is closed"):
        await thread.call(lambda: int("7"))


async def test_a_call_given_up_before_its_turn_is_not_made() -> None:
    thread, release = DeviceThread("device-x"), threading.Event()
    made: list[int] = []
    first = asyncio.create_task(thread.call(release.wait))
    second = asyncio.create_task(thread.call(lambda: made.append(2)))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    release.set()
    await first
    await thread.call(lambda: made.append(3))
    assert made == [3]
    assert await thread.close()


async def test_a_thread_that_hangs_is_left() -> None:
    thread, release = DeviceThread("device-x"), threading.Event()
    hanging = asyncio.create_task(thread.call(release.wait))
    await asyncio.sleep(0)
    assert not await thread.close(patience=0.01)
    release.set()
    await hanging
