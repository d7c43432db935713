"""The benches as fixtures: every contract test runs on each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from tests.contract.benches import CODE_BENCHES, PRINTER_BENCHES, CodeBench, PrinterBench
from tests.contract.card_benches import CARD_BENCHES, CardBench


@pytest.fixture(params=CODE_BENCHES, ids=lambda bench: bench.__name__)
def codes(request: pytest.FixtureRequest) -> Iterator[CodeBench]:
    make: Callable[[], AbstractContextManager[CodeBench]] = request.param
    with make() as bench:
        yield bench
        bench.device.close()


@pytest.fixture(params=CARD_BENCHES, ids=lambda bench: bench.__name__)
def cards(request: pytest.FixtureRequest) -> Iterator[CardBench]:
    make: Callable[[], AbstractContextManager[CardBench]] = request.param
    with make() as bench:
        yield bench
        bench.device.close()


@pytest.fixture(params=PRINTER_BENCHES, ids=lambda bench: bench.__name__)
def printing(request: pytest.FixtureRequest) -> Iterator[PrinterBench]:
    make: Callable[[], AbstractContextManager[PrinterBench]] = request.param
    with make() as bench:
        yield bench
        bench.device.close()
