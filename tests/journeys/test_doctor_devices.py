"""`kiosk doctor` and the devices: alone it tests each, beside a running kiosk it asks that and disturbs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.doctor.selftest import KINDS
from kiosk.testing.world import Plan, World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World(tmp_path_factory.mktemp("doctor"), Plan()) as world:
        yield world


def checks(world: World) -> dict[str, dict[str, Any]]:
    report = json.loads(world.command(["doctor", "--json"]).stdout)
    assert isinstance(report["devices_found"], list)
    assert report["ok"] is all(check["state"] != "failed" for check in report["checks"])
    return {check["check"]: check for check in report["checks"]}


def test_every_device_is_tested(world: World) -> None:
    found = checks(world)
    there = [name for name, plugged in world.devices.plugged().items() if plugged]
    assert {name: found[name]["state"] for name in there} == dict.fromkeys(there, "ok")
    assert {"camera", "scanner", "card_reader", "printer", "terminal"} <= set(there)
    assert {check["state"] for name, check in found.items() if name in KINDS and name not in there} <= {"off"}
    picture = found["camera"]["data"]
    assert (picture["width"], picture["height"]) == (1280, 720)
    assert 20 < picture["brightness"] < 235
    assert world.devices.payments() == (), "never a payment"


@pytest.mark.leaves_threads("of the peers that were plugged in again: the world ends them")
def test_those_that_are_not_there_are_named(world: World) -> None:
    for name in ("scanner", "printer", "terminal"):
        world.devices.unplug(name)
    try:
        found = checks(world)
    finally:
        for name in ("scanner", "printer", "terminal"):
            world.devices.plug(name)
    for name in ("scanner", "printer", "terminal"):
        assert found[name]["state"] == "failed", found[name]
        assert found[name]["detail"]
        assert found[name]["fix"]
    assert found["camera"]["state"] == "ok"


def test_a_running_kiosk_is_asked_and_not_disturbed(world: World) -> None:
    world.start_app()
    try:
        world.wait_until_armed()
        found = checks(world)
        for name, plugged in world.devices.plugged().items():
            assert not plugged or found[name]["state"] == "ok"
            assert not plugged or found[name]["data"]["in_use"] is True
            assert not plugged or "in use by the running kiosk" in found[name]["detail"]
        assert "does not work" not in world.log.read_text(encoding="utf-8")
    finally:
        world.stop_app()
