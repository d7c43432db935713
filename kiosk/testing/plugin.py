"""The pytest plugin `kiosk`: a whole kiosk, or one of its simulated devices, for anybody's tests. See docs/testing.md.

pytest loads this file in every run of whoever installed the package: what the fixtures need is imported by them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from hardware.simulated import (
        SimulatedCamera,
        SimulatedCardReader,
        SimulatedPrinter,
        SimulatedScanner,
        SimulatedTerminal,
    )
    from hardware.simulated.rfid import SimulatedTagReader
    from kiosk.testing.hall import Hall
    from kiosk.testing.kiosk import Kiosk
    from kiosk.testing.proxy import FaultProxy

_FEW = 3
_shown: pytest.StashKey[Kiosk] = pytest.StashKey()

_MARKER = (
    "kiosk(size=, language=, products=, settings=, seed=, forked=): what the kiosk of this test (or module) is like: "
    "portrait, landscape or 1080x1920; de or en; generated products beside the demo shop's; settings as in its file; "
    "False for processes started by exec"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the kiosk's options."""
    group = parser.getgroup("kiosk", "tests against a whole kiosk")
    group.addoption(
        "--kiosk-artifacts", type=Path, metavar="DIR", help="keep the pictures and logs of tests with a kiosk here"
    )
    group.addoption("--kiosk-headed", action="store_true", help="show the kiosk on the screen")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture(scope="session")
def _kiosk_hall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    from kiosk.testing.hall import Hall

    hall = Hall(
        tmp_path_factory.mktemp("kiosks"),
        artefacts=request.config.getoption("--kiosk-artifacts"),
        headed=request.config.getoption("--kiosk-headed"),
        forks=sum("_kiosk_hall" in getattr(item, "fixturenames", ()) for item in request.session.items) > _FEW,
    )
    with contextlib.closing(hall):
        yield hall


def _wishes(node: pytest.Item | pytest.Collector) -> dict[str, Any]:
    """What the markers say, the nearest last."""
    wishes: dict[str, Any] = {}
    for mark in reversed(list(node.iter_markers("kiosk"))):
        if mark.args:
            raise pytest.UsageError(f"{node.nodeid}: the marker kiosk takes names: kiosk(size=…, language=…)")
        wishes |= mark.kwargs
    return wishes


@pytest.fixture
def kiosk_settings() -> dict[str, dict[str, Any]]:
    """Settings of the application by section, for `kiosk`; override it where they depend on other fixtures."""
    return {}


@pytest.fixture
def kiosk(
    request: pytest.FixtureRequest, _kiosk_hall: Hall, kiosk_settings: dict[str, dict[str, Any]]
) -> Iterator[Kiosk]:
    """A kiosk of this test's own, started on a fresh store, its catalogue loaded, its devices ready, nobody there."""
    with _kiosk_hall.world(_wishes(request.node), kiosk_settings) as world:
        kiosk = _kiosk_hall.kiosk(world, request.node.nodeid)
        request.node.stash[_shown] = kiosk
        yield kiosk
        _no_bug(kiosk)


@pytest.fixture(scope="module")
def _kiosk_world(request: pytest.FixtureRequest, _kiosk_hall: Hall) -> Iterator[Any]:
    with _kiosk_hall.world(_wishes(request.node)) as world:
        yield world


@pytest.fixture
def kiosk_of_module(request: pytest.FixtureRequest, _kiosk_hall: Hall, _kiosk_world: Any) -> Iterator[Kiosk]:
    """The kiosk that all tests of this module share: nobody there, network and devices whole, its clock right.

    What it sold and what customers decided stays: tests that count take `kiosk`, or count from where they began.
    """
    kiosk = _kiosk_hall.kiosk(_kiosk_world, request.node.nodeid)
    request.node.stash[_shown] = kiosk
    yield kiosk
    _no_bug(kiosk)


def _no_bug(kiosk: Kiosk) -> None:
    if bug := kiosk.bug():
        pytest.fail(f"the kiosk logged a bug of its own: {bug}", pytrace=False)


# ── the parts of that kiosk ──────────────────────────────────────────────────────────────────────


@pytest.fixture
def kiosk_camera(kiosk: Kiosk) -> SimulatedCamera:
    """The camera of this test's kiosk."""
    return kiosk.devices.camera


@pytest.fixture
def kiosk_scanner(kiosk: Kiosk) -> SimulatedScanner:
    """Its scanner on a serial line."""
    return kiosk.devices.scanner


@pytest.fixture
def kiosk_card_reader(kiosk: Kiosk) -> SimulatedCardReader:
    """Its reader of loyalty cards."""
    return kiosk.devices.card_reader


@pytest.fixture
def kiosk_printer(kiosk: Kiosk) -> SimulatedPrinter:
    """Its receipt printer."""
    return kiosk.devices.printer


@pytest.fixture
def kiosk_terminal(kiosk: Kiosk) -> SimulatedTerminal:
    """Its card terminal."""
    return kiosk.devices.terminal


@pytest.fixture
def kiosk_rfid(kiosk: Kiosk) -> SimulatedTagReader:
    """Its reader of RFID tags."""
    return kiosk.devices.rfid


@pytest.fixture
def kiosk_proxy(kiosk: Kiosk) -> FaultProxy:
    """The line between it and the central service: `set(Network(…))`, `network`, `exchanges`."""
    return kiosk.world.proxy


# ── devices alone, for programs that are not this kiosk ──────────────────────────────────────────


@pytest.fixture
def virtual_camera() -> Iterator[SimulatedCamera]:
    """A network camera alone: any program opens its `source` (Motion JPEG over HTTP)."""
    from hardware.simulated.camera import SimulatedCamera

    yield from _plugged_in(SimulatedCamera())


@pytest.fixture
def virtual_scanner() -> Iterator[SimulatedScanner]:
    """A serial scanner alone: any program opens its `port`, a pseudo-terminal."""
    from hardware.simulated.scanner import SimulatedScanner

    yield from _plugged_in(SimulatedScanner())


@pytest.fixture
def virtual_card_reader() -> Iterator[SimulatedCardReader]:
    """An NFC reader alone: any nfcpy program opens its `path`."""
    from hardware.simulated.card_reader import SimulatedCardReader

    yield from _plugged_in(SimulatedCardReader())


@pytest.fixture
def virtual_printer() -> Iterator[SimulatedPrinter]:
    """A receipt printer alone: any ESC/POS program prints to its `port` on 127.0.0.1."""
    from hardware.simulated.printer import SimulatedPrinter

    yield from _plugged_in(SimulatedPrinter())


@pytest.fixture
def virtual_terminal() -> Iterator[SimulatedTerminal]:
    """A card terminal alone: any ZVT till connects to its `address`."""
    from hardware.simulated.terminal import SimulatedTerminal

    yield from _plugged_in(SimulatedTerminal())


@pytest.fixture
def virtual_rfid() -> Iterator[SimulatedTagReader]:
    """A UHF RFID reader alone: any LLRP program connects to its `port` on 127.0.0.1."""
    from hardware.simulated.rfid import SimulatedTagReader

    yield from _plugged_in(SimulatedTagReader())


def _plugged_in(device: Any) -> Iterator[Any]:
    device.start()
    try:
        yield device
    finally:
        device.stop()


# ── when a test fails ────────────────────────────────────────────────────────────────────────────


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell with a failed test what its kiosk shows, has logged, and how its devices are."""
    report = yield
    kiosk = item.stash.get(_shown, None)
    if report.failed and report.when == "call" and kiosk is not None:
        from kiosk.testing.autopsy import autopsy

        report.sections += autopsy(kiosk)
    return report
