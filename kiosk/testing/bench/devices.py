"""From the wire to the screen: what each device says, until it is painted, or until the software knows it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator

from hardware.card.driver import NfcCardReader
from hardware.simulated.card_reader import SimulatedCardReader
from hardware.simulated.printer_bench import printer_latencies
from hardware.simulated.tag import SimulatedCard
from hardware.simulated.terminal import SimulatedTerminal
from hardware.simulated.terminal_script import Script
from hardware.terminal import messages
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Timing, connect_tcp
from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalStatus
from kiosk.errors import EnvironmentFault
from kiosk.ports import CardRead
from kiosk.services.background import Background
from kiosk.services.devices import DeviceSupervisor
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import arm, fresh_session, seen, stage, touch
from kiosk.testing.demo_shop import DemoShop
from kiosk.testing.world import Plan, World

SCANNER_MS, NFC_MS, STATUS_MS = 20.0, 150.0, 30.0
ROUNDS = 40
LIMIT = 20.0
_REST = 0.5
"""Seconds between two of a device's words, in which what the one before set moving comes to rest."""
_INSERT, _ASKING = (0x0A, "Hold your card to the terminal"), (0x04, "Your bank is being asked")


def measure_devices(rounds: int | None) -> list[Figure]:
    """On the demo shop, the whole application for what is painted; the reader and the printer in this process."""
    count = rounds or ROUNDS
    with stage(Plan(language="en")) as world:
        figures = [
            figure("scanner: byte on the wire to painted line", _scans(world, count), limit=SCANNER_MS),
            figure("camera: code held up to painted line", _codes(world, max(3, count // 4))),
        ]
        figures.append(figure("terminal: status on the wire to painted words", _shown(world, count), limit=STATUS_MS))
    printed = printer_latencies(count)
    return [
        *figures,
        figure("terminal: status on the wire to the software", _heard(count), limit=STATUS_MS),
        figure("NFC: card in the field to its UID and texts", asyncio.run(_taps(count)), limit=NFC_MS),
        figure("printer: print to its first byte", [1000 * seconds for seconds in printed.first_byte]),
        figure("printer: print to known to be out", [1000 * seconds for seconds in printed.confirmed]),
    ]


def _scans(world: World, count: int) -> list[float]:
    """The basket is open already: opening it is a page's change, which `kiosk bench scan` measures."""
    fresh_session(world)
    products = [product for product in DemoShop().products if not product.by_weight and product.state == "active"]
    times = []
    for number in range(count + 1):
        product = products[number % len(products)]
        if number and number % len(products) == 0:
            fresh_session(world)
        time.sleep(_REST)
        arm(world.remote, name=f"line_{product.sku}")
        start = time.monotonic()
        world.devices.scan(product.gtin)
        painted = (seen(world.remote) - start) * 1000
        if number % len(products):
            times.append(painted)
    return times


def _codes(world: World, count: int) -> list[float]:
    fresh_session(world)
    products = [product for product in DemoShop().products if not product.by_weight and product.state == "active"]
    times = []
    for product in products[: count + 1]:
        arm(world.remote, name=f"line_{product.sku}")
        start = time.monotonic()
        world.devices.show(product.gtin)
        times.append((seen(world.remote) - start) * 1000)
    return times[1:]


def _shown(world: World, count: int) -> list[float]:
    """One payment in which the terminal says two things in turn, so often."""
    fresh_session(world)
    terminal = world.devices.terminal
    arm(world.remote, name="pay")
    world.devices.scan(DemoShop().products[0].gtin)
    seen(world.remote)
    touch(world.remote, "pay")
    words = (_INSERT, _ASKING) * (count // 2 + 1)
    terminal.play(Script(steps=tuple(code for code, _ in words), pace=_REST))
    terminal.said.clear()
    arm(world.remote, name="payment_step", text=_ASKING[1])
    touch(world.remote, "pay_by_card")
    painted = []
    for _, text in words[1:]:
        painted.append(seen(world.remote))
        arm(world.remote, name="payment_step", text=_INSERT[1] if text == _ASKING[1] else _ASKING[1])
    said = [at for at, message in terminal.said if message.control == messages.INTERMEDIATE][1 : len(painted) + 1]
    arm(world.remote, name="done")
    with contextlib.suppress(EnvironmentFault):  # it may be shown already
        seen(world.remote)
    return [(shown - sent) * 1000 for sent, shown in zip(said, painted, strict=True)]


def _heard(count: int) -> list[float]:
    """The driver alone: what the terminal says until `on_status` is called."""
    heard: list[float] = []

    def on_status(_: TerminalStatus) -> None:
        heard.append(time.monotonic())

    with _terminal() as peer:
        driver = ZvtTerminal(lambda: connect_tcp("127.0.0.1", peer.port, Timing()))
        driver.open()
        peer.play(Script(steps=(_INSERT[0], _ASKING[0]) * (count // 2), pace=0.01))
        peer.said.clear()
        driver.authorise("bench", Money(100, "EUR"), driver.mark(), on_status)
        driver.close()
        said = [at for at, message in peer.said if message.control == messages.INTERMEDIATE]
    return [(there - sent) * 1000 for sent, there in zip(said, heard, strict=False)]


@contextlib.contextmanager
def _terminal() -> Iterator[SimulatedTerminal]:
    terminal = SimulatedTerminal().start()
    try:
        yield terminal
    finally:
        terminal.stop()


async def _taps(count: int) -> list[float]:
    """Reader, driver and supervisor: a card in the field until its handler is called."""
    peer = SimulatedCardReader().start()
    read: asyncio.Queue[float] = asyncio.Queue()

    async def on_card(event: object) -> None:
        if isinstance(event, CardRead):
            read.put_nowait(time.monotonic())

    async def on_scan(_: object) -> None:
        return

    bugs: list[BaseException] = []
    background = Background(bugs.append)
    supervisor = DeviceSupervisor(readers=[NfcCardReader(peer.path)], background=background)
    task = asyncio.create_task(supervisor.run(on_scan, on_card))
    times = []
    try:
        async with asyncio.timeout(LIMIT + count):
            for number in range(count):
                await _empty_and_ready(supervisor, peer)
                start = time.monotonic()
                peer.put_card(SimulatedCard(f"04A1B2C3D4{number % 256:02X}80", f"https://shop.example/c/{number}"))
                times.append((await read.get() - start) * 1000)
                peer.remove_card()
                await asyncio.sleep(_REST)
    except TimeoutError as error:
        raise EnvironmentFault("a card that was put on was never read") from error
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await background.close()
        await asyncio.to_thread(peer.stop)
    return times


async def _empty_and_ready(supervisor: DeviceSupervisor, peer: SimulatedCardReader) -> None:
    while not supervisor.can_tap or peer.has_card:  # noqa: ASYNC110 - the peer is a thread's and has no event
        await asyncio.sleep(0.02)
