"""The pytest plugin: every screen by its page object, a shared kiosk handed on clean, what a failing test tells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.testing.kiosk import Kiosk
from kiosk.testing.pages import (
    Attract,
    Basket,
    Done,
    Help,
    Home,
    Idle,
    Service,
    Staff,
)

pytestmark = pytest.mark.kiosk(language="en", settings={"idle": {"identified": 600, "with_basket": 600}})


def test_a_shopper_walks_through_every_screen(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    home = kiosk.at(Attract).start()
    search = home.open_search()
    search.find("yirga")
    product = search.open_product("CT101")
    product.add.touch()
    basket = product.open_basket()
    assert basket.line.keys() == ("CT101",)
    assert "9.90" in basket.total.text
    basket.plus["CT101"].touch()
    kiosk.wait_for(basket={"lines": 1, "total": "19.80"})
    basket.minus["CT101"].touch()
    kiosk.wait_for(basket={"total": "9.90"})
    kiosk.tap_card("anna")
    basket.take_online_cart.wait()
    done = kiosk.at(Basket).check_out().pay_at_till()
    assert done.order_number.text
    assert done.end().begin.enabled
    kiosk.wait_for(central={"purchases": [{"total": "9.90", "pieces": 1, "customer": "known"}]})


def test_what_the_test_before_did_is_over(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    kiosk.expect(screen="attract", basket={"lines": 0}, outbox={"pending": 0}, central={"purchases": 0})
    assert kiosk.status()["outbox"]["acknowledged"] == 1
    kiosk.network("down")
    kiosk.unplug("camera")
    kiosk.fault("printer", "cover_open")
    kiosk.clock("+1d")
    kiosk.hold_card("ben")
    kiosk.at(Home)
    kiosk.scan("{product:1}")
    kiosk.at(Basket)
    kiosk.at(Basket).call_staff.touch()
    kiosk.at(Help)


@pytest.mark.leaves_threads("the shared kiosk's camera, plugged in again")
def test_whatever_the_test_before_left_is_put_right(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    kiosk.expect(screen="attract", devices={"camera": "ready", "printer": "ready"})
    assert kiosk.world.network.up
    assert kiosk.devices.faults.active()["printer"] == ()
    assert not kiosk.devices.card_lies
    assert kiosk.world.clock_offset.total_seconds() == 0
    kiosk.tap_card("clara")
    consents = kiosk.at(Home).open_my_data()
    assert set(consents.consent.keys()) >= {"recommendations", "marketing"}
    kiosk.new_session()
    kiosk.expect_nothing_personal("ben", "clara")


def test_a_refused_card_and_a_good_one(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    kiosk.terminal("decline")
    kiosk.scan("{product:1}")
    payment = kiosk.at(Basket).check_out().pay_by_card()
    payment.problem.wait()
    assert "9.90" in payment.amount.text
    kiosk.expect(terminal={"paid": 0})
    payment.retry.touch()
    kiosk.at(Done, within=20)
    kiosk.expect(terminal={"paid": ["9.90"]})
    kiosk.wait_for(central={"purchases": [{"total": "9.90"}]})


def test_a_payment_that_nobody_makes_is_left(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    kiosk.terminal("no_card")
    kiosk.scan("{product:1}")
    kiosk.at(Basket).check_out().pay_by_card().abort.wait()
    kiosk.new_session(within=20)
    kiosk.expect(screen="attract", basket={"lines": 0}, terminal={"paid": 0})


def test_staff_walk_through_theirs(kiosk_of_module: Kiosk) -> None:
    kiosk = kiosk_of_module
    kiosk.at(Attract).start().call_staff.touch()
    kiosk.at(Help).staff_unlock.touch()
    staff = kiosk.at(Staff)
    staff.unlock("2580")
    service = staff.open_service()
    assert "ready" in service.device["printer"].text.lower() or service.device["printer"].visible
    deliveries = service.open_deliveries()
    assert deliveries.waiting.visible
    deliveries.back.touch()
    kiosk.at(Service).back.touch()
    kiosk.at(Staff).lock.touch()
    kiosk.at(Attract)


@pytest.mark.kiosk(settings={"idle": {"with_basket": 1.5}})
def test_the_countdown(kiosk: Kiosk) -> None:
    kiosk.scan("{product:1}")
    idle = kiosk.at(Idle)
    assert idle.seconds.text
    idle.still_here.touch()
    kiosk.at(Basket)


FAILING = """
import pytest

@pytest.mark.kiosk(language="en")
def test_sad(kiosk, kiosk_proxy):
    kiosk.fault("printer", "paper_out")
    kiosk.network("down")
    kiosk.wait_for(devices={"printer": "faulty"})
    kiosk.touch("no such thing", within=0.3)

@pytest.mark.kiosk(langage="en")
def test_wrong_marker(kiosk):
    pass
"""


def test_a_failing_test_tells_screen_devices_and_log(tmp_path: Path) -> None:
    (tmp_path / "test_sad.py").write_text(FAILING, encoding="utf-8")
    done = _pytest(tmp_path, "-p", "kiosk", "--kiosk-artifacts", "out", "test_sad.py")
    assert done.returncode == 1
    said = done.stdout
    assert "StepFailed: nothing called 'no such thing' and no text 'no such thing' is shown; waited 0.3 s" in said
    assert "its screen is 'attract'" in said
    assert "\nTouch to start\n" in said
    assert "plug in, paper_out\n" in said
    assert "Network(up=False" in said
    assert "demo's key" not in said.split("the end of its log")[0]
    assert "verbs.py" not in said.split("short test summary")[0].split("kiosk: its screen")[0]  # our frames stay hidden
    left = tmp_path / "out" / "test_sad.py-test_sad"
    assert (left / "failure.png").read_bytes().startswith(b"\x89PNG")
    assert "kiosk.services" in (left / "failure.log").read_text(encoding="utf-8")
    assert "langage" in said
    assert "size, language, products, settings, seed" in said


IDLE = """
import sys

def test_nothing_of_ours_is_loaded(request):
    names = [name for name, plugin in request.config.pluginmanager.list_name_plugin() if plugin is not None]
    assert len([name for name in names if name.startswith("kiosk")]) == 1
    heavy = {"PySide6", "cv2", "numpy", "pydantic", "httpx", "sqlalchemy", "nfc", "escpos", "hardware", "ui", "offline"}
    assert heavy & {name.partition(".")[0] for name in sys.modules} == set()
    ours = {name for name in sys.modules if name.startswith("kiosk")}
    assert ours == {"kiosk", "kiosk.testing", "kiosk.testing.plugin"}
"""


@pytest.mark.parametrize("way", ["-p kiosk", "-p kiosk.testing.plugin", ""])
def test_unused_it_costs_nothing(tmp_path: Path, way: str) -> None:
    (tmp_path / "test_idle.py").write_text(IDLE, encoding="utf-8")
    done = _pytest(tmp_path, *way.split(), "-W", "error", "--strict-markers", autoload=not way)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
    assert "warning" not in done.stdout


def _pytest(folder: Path, *words: str, autoload: bool = False) -> subprocess.CompletedProcess[str]:
    """pytest in a folder of its own; without other plugins, whose warnings and imports are not ours."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_DISABLE_PLUGIN_AUTOLOAD"}
    if autoload:
        others = ("asyncio", "pytest-qt", "timeout", "xdist", "hypothesispytest", "anyio")
        words = (*(word for name in others for word in ("-p", f"no:{name}")), *words)
    else:
        environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=230, check=False
    )
