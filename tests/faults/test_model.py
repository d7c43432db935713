"""Two tills, a network and the central service through any order of faults; and that this finds bugs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.model.bugs import BUGS
from tests.faults.model.machine import ShopMachine
from tests.faults.model.server import Server
from tests.faults.model.till import Wiring

EXAMPLES, LONG, TO_FIND = 15, 3000, 250
QUICK = 2
"""So many of the bugs are looked for in the short form; the long one looks for all."""
STEPS = 40

pytestmark = pytest.mark.allow_log(".")  # what the store and the services warn of is what is done to them


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("central"))
    yield server
    server.close()


def run(
    machine: type[ShopMachine], examples: int, *, same: bool = True, phases: tuple[Phase, ...] = tuple(Phase)
) -> None:
    """Many days; `same`: the same ones every time."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            derandomize=same,
            database=None,
            phases=phases,
        ),
    )


def machine(server: Server, wiring: type[Wiring] = Wiring) -> type[ShopMachine]:
    return type("Shop", (ShopMachine,), {"server": server, "wiring": wiring, "days": 0, "steps": 0})


@pytest.mark.timeout(6 * 3600)
def test_both_sides_hold_the_same_whatever_happens(server: Server, long: bool, figure: Callable[[str], None]) -> None:
    shop = machine(server)
    run(shop, LONG if long else EXAMPLES, same=not long, phases=(Phase.generate,))
    figure(f"model: {shop.days} days, {shop.steps} steps, nothing lost, nothing twice, nothing out of order")


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("bug", BUGS)
def test_the_model_finds(bug: str, long: bool, server: Server, figure: Callable[[str], None]) -> None:
    if not long and list(BUGS).index(bug) >= QUICK:
        pytest.skip("in the long form")
    wiring, patch, complaint = BUGS[bug]
    shop = machine(server, wiring)
    with patch(), pytest.raises(AssertionError, match=complaint) as found:
        run(shop, TO_FIND, phases=(Phase.generate,))
    figure(f"model: {bug}: found on day {shop.days - 1} ({str(found.value).partition(chr(10))[0]})")
