"""Staff check a bag: its order from the central service, its pieces by tags or by scans."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.bag import PackedOrder
from kiosk.domain.codes import CodeRules, Scan, ScanSource
from kiosk.domain.customer import StaffMember
from kiosk.domain.epc import sgtin_96
from kiosk.domain.pickup import OrderLine, Pickup
from kiosk.domain.session import EndReason
from kiosk.errors import CentralUnavailable
from kiosk.ports import StoresReply, TagsRead
from kiosk.services.bag import BagService
from kiosk.services.notices import NoticeKind
from tests.unit.services.fakes import CUP as PLAIN_CUP
from tests.unit.services.fakes import TEA, until
from tests.unit.services.shop import Shop

CUP = replace(PLAIN_CUP, gtins=("04012345678901",))
RULES = CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR")
LINK = "https://shop.example/o/"
ORDER = PackedOrder("B000010", datetime(2026, 3, 2, tzinfo=UTC), (OrderLine(TEA.sku, 2), OrderLine(CUP.sku, 1)))
MARTA = StaffMember("S1", "Marta", "sales", "key")


def tea(serial: int) -> str:
    return sgtin_96(TEA.gtins[0], serial)


def cup(serial: int) -> str:
    return sgtin_96(CUP.gtins[0], serial)


class NoPickups:
    """Nothing is to be collected."""

    async def pickup(self, code: str) -> Pickup:
        raise CentralUnavailable("not asked here")

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        raise CentralUnavailable("not asked here")

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        return ()

    async def stores(self) -> StoresReply:
        return StoresReply(())

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        raise CentralUnavailable("not asked here")

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        raise CentralUnavailable("not asked here")


@dataclass
class Desk:
    shop: Shop
    bag: BagService

    async def sees(self, missing: int, surplus: int) -> None:
        await until(lambda: (self.bag.bag.checked.missing, self.bag.bag.checked.surplus) == (missing, surplus))

    async def scan(self, text: str) -> bool:
        return await self.bag.scan(Scan(text, ScanSource.SCANNER))


@pytest.fixture
async def desk(shop: Shop) -> AsyncIterator[Desk]:
    shop.catalog.products[CUP.sku] = CUP
    shop.central.packed = {ORDER.number: ORDER, "0190-id": ORDER}
    bag = BagService(
        shop.central,
        NoPickups(),
        catalog=shop.catalog,
        session=shop.session,
        connectivity=shop.connectivity,
        notices=shop.notices,
        background=shop.background,
        rules=RULES,
        order_link=LINK,
    )
    shop.session.begin()
    shop.session.update(staff=MARTA)
    bag.open()
    yield Desk(shop, bag)
    await shop.background.close()


@pytest.mark.parametrize("code", ["B000010", f"  {LINK}0190-id "])
async def test_an_order_is_found_by_number_and_by_its_slips_code(desk: Desk, code: str) -> None:
    await desk.bag.find(code)
    assert desk.bag.bag.order == ORDER
    await desk.sees(3, 0)


async def test_the_slips_code_is_scanned(desk: Desk) -> None:
    assert await desk.scan(f"{LINK}0190-id")
    assert desk.bag.bag.order == ORDER


async def test_a_number_as_a_bar_code_is_scanned_while_no_order_is_open(desk: Desk) -> None:
    assert await desk.scan("B000010")
    assert desk.bag.bag.order == ORDER
    assert await desk.scan("B000010")
    assert desk.shop.kinds == [NoticeKind.UNKNOWN_CODE]


async def test_tags_are_found_missing_and_too_many_live(desk: Desk) -> None:
    await desk.bag.find("B000010")
    assert desk.bag.tags(TagsRead((tea(1), cup(1), cup(2))))
    await desk.sees(1, 1)
    desk.bag.tags(TagsRead((tea(2), sgtin_96("09501234500010", 1), "E200"), (cup(2),)))
    await desk.sees(0, 1)
    assert desk.bag.bag.checked.strangers == 1
    desk.bag.tags(TagsRead((), (sgtin_96("09501234500010", 1),)))
    await desk.sees(0, 0)
    assert desk.bag.bag.checked.complete


async def test_a_bag_that_lay_there_before_counts(desk: Desk) -> None:
    desk.bag.close()
    assert not desk.bag.tags(TagsRead((tea(1), tea(2), cup(1))))
    desk.bag.open()
    await desk.bag.find("B000010")
    await desk.sees(0, 0)


async def test_without_rfid_each_piece_is_scanned_and_fills_no_basket(desk: Desk) -> None:
    await desk.bag.find("B000010")
    for gtin in (TEA.gtins[0][1:], TEA.gtins[0][1:], CUP.gtins[0][1:]):
        assert await desk.scan(gtin)
    await desk.sees(0, 0)
    assert desk.bag.bag.checked.complete
    assert desk.shop.session.current.basket.pieces == 0
    assert await desk.scan(CUP.gtins[0][1:])
    await desk.sees(0, 1)


async def test_unknown_things_are_told(desk: Desk) -> None:
    await desk.bag.find("B999")
    assert desk.bag.bag.problem == "unknown-order"
    await desk.bag.find("x" * 65)
    assert desk.bag.bag.problem == "unknown-order"
    await desk.bag.find("B000010")
    assert await desk.scan("9501234500010")
    assert desk.shop.kinds == [NoticeKind.UNKNOWN_PRODUCT]


async def test_without_a_network_it_says_so(desk: Desk) -> None:
    desk.shop.central.faults["staff_order"] = CentralUnavailable("gone")
    await desk.bag.find("B000010")
    assert (desk.bag.bag.problem, desk.bag.bag.order) == ("no-network", None)
    desk.shop.session.update(staff=replace(MARTA, session_key=""))
    await desk.bag.find("B000010")
    assert desk.bag.bag.problem == "no-network"


@pytest.mark.parametrize(
    "leave",
    [
        lambda desk: desk.bag.close(),
        lambda desk: desk.shop.session.end(EndReason.LEFT),
        lambda desk: desk.shop.session.update(staff=None),
    ],
)
async def test_elsewhere_scans_and_tags_are_not_the_bags(desk: Desk, leave: Callable[[Desk], None]) -> None:
    await desk.bag.find("B000010")
    leave(desk)
    assert desk.bag.bag.order is None
    assert not await desk.scan(TEA.gtins[0][1:])
    assert not desk.bag.tags(TagsRead((tea(1),)))


async def test_a_customers_code_and_a_badge_are_for_others(desk: Desk) -> None:
    assert not await desk.scan("https://shop.example/c/anna-7301")
    assert not await desk.scan("https://shop.example/s/900")


async def test_an_answer_that_comes_late_shows_nothing(desk: Desk) -> None:
    desk.shop.session.end(EndReason.LEFT)
    await desk.bag.find("B000010")
    assert desk.bag.bag.order is None
