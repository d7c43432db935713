"""What becomes of slips when two are on their way, or somebody is impatient."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kiosk.domain.catalog import Product
from kiosk.domain.money import Money
from kiosk.domain.order import Sale
from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.errors import PrinterFault
from kiosk.services.background import Background
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.receipts import ReceiptService, SlipState
from tests.unit.services.fakes import TEA
from tests.unit.services.shop import Shop


class Printing(DeviceSupervisor):
    """A printer that takes as long as the test wants."""

    def __init__(self) -> None:
        super().__init__(background=Background(lambda _error: None))
        self.asked: list[Receipt] = []
        self.out: dict[str, asyncio.Future[None]] = {}

    @property
    def has_printer(self) -> bool:
        return True

    async def print(self, receipt: Receipt | TextSlip) -> None:
        assert isinstance(receipt, Receipt)
        self.asked.append(receipt)
        self.out[receipt.number] = asyncio.get_running_loop().create_future()
        await self.out[receipt.number]


class Counter:
    """A receipt service, its printer, what is told."""

    def __init__(self) -> None:
        self.printing = Printing()
        self.told: list[NoticeKind] = []
        notices = Notices()
        notices.attach(lambda notice: self.told.append(notice.kind))
        self.service = ReceiptService(
            self.printing, notices, store_name="Shop", store_address=(), timezone="Europe/Berlin", order_link="x/"
        )


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
async def sale(shop: Shop) -> Sale:
    shop.basket.add(TEA)
    sold = await shop.checkout.pay_at_till()
    assert sold is not None
    return sold


async def started(service: ReceiptService, sale: Sale, *, copy: bool = False) -> asyncio.Task[SlipState]:
    task = asyncio.create_task(service.print(sale, copy=copy))
    await asyncio.sleep(0)
    return task


async def test_two_touches_make_one_copy(counter: Counter, sale: Sale) -> None:
    first = await started(counter.service, sale, copy=True)
    assert not counter.service.may_print_again(sale)
    assert await counter.service.print(sale, copy=True) is SlipState.PRINTING
    counter.printing.out[sale.number].set_result(None)
    assert await first is SlipState.PRINTED
    assert [receipt.copy for receipt in counter.printing.asked] == [True]


@pytest.mark.expect_log("a receipt was not printed")
async def test_a_slip_that_fails_late_is_not_told_to_the_next_person(counter: Counter, sale: Sale) -> None:
    next_sale = replace(sale, id="next", number="K01-000099")
    late = await started(counter.service, sale)
    theirs = await started(counter.service, next_sale)
    counter.printing.out[sale.number].set_exception(PrinterFault("jam"))
    assert await late is SlipState.FAILED
    assert counter.service.state_of(next_sale) is SlipState.PRINTING
    assert counter.told == []
    counter.printing.out[next_sale.number].set_result(None)
    assert await theirs is SlipState.PRINTED
    assert counter.told == [NoticeKind.RECEIPT_PRINTED]


async def test_what_became_of_one_slip_says_nothing_of_another(counter: Counter, sale: Sale) -> None:
    assert counter.service.state_of(sale) is SlipState.NONE
    assert counter.service.may_print_again(sale)  # after a restart nobody knows whether it came out: ask for a copy
    assert not counter.service.may_print_again(None)
    task = await started(counter.service, sale)
    counter.printing.out[sale.number].set_result(None)
    await task
    assert counter.service.state_of(sale) is SlipState.PRINTED
    assert counter.service.state_of(replace(sale, id="other")) is SlipState.NONE


async def test_a_reduced_product_says_what_was_saved(shop: Shop) -> None:
    reduced: Product = replace(TEA, regular_price=TEA.price + Money(100, "EUR"))
    shop.basket.add(reduced)
    shop.basket.add(reduced)
    sold = await shop.checkout.pay_at_till()
    assert sold is not None
    (line,) = shop.receipts.receipt(sold).lines
    assert line.saved == Money(200, "EUR")
    assert shop.receipts.receipt(replace(sold, lines=())).lines == ()


async def test_a_full_price_saves_nothing(shop: Shop, sale: Sale) -> None:
    assert shop.receipts.receipt(sale).lines[0].saved is None
