"""Whatever is scanned or put on the reader, at whatever moment: one outcome each."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kiosk.domain.catalog import SaleState
from kiosk.domain.codes import GROUP_SEPARATOR, Scan, ScanSource
from kiosk.domain.customer import CartLine, Token, TokenKind
from kiosk.domain.session import EndReason
from kiosk.ports import CardRead
from kiosk.services.basket import Addition, waiting_cart
from kiosk.services.notices import NoticeKind
from kiosk.services.scanning import Result, Scanned
from tests.unit.services.fakes import ANNA, BADGE, BEN, CUP, HONEY, JO, PLUMS, TEA, product, until
from tests.unit.services.shop import Shop

TEA_CODE = TEA.gtins[0]
PLUMS_1250_G = "2812347012503"


def scan(text: str, source: ScanSource = ScanSource.SCANNER) -> Scan:
    return Scan(text, source)


def skus(shop: Shop) -> list[str]:
    return [line.product.sku for line in shop.session.current.basket.lines]


async def test_a_product_goes_into_the_basket(shop: Shop) -> None:
    outcome = await shop.router.scan(scan(TEA_CODE))
    assert outcome == Scanned(Result.ADDED, ScanSource.SCANNER, TEA)
    assert shop.scanned == [outcome]
    assert skus(shop) == ["tea"]
    assert shop.session.current.active
    assert (shop.told[-1].kind, shop.told[-1].subject) == (NoticeKind.ADDED, "tea")


async def test_scans_at_once_are_all_counted(shop: Shop) -> None:
    await asyncio.gather(*(shop.router.scan(scan(TEA_CODE)) for _ in range(10)))
    assert shop.session.current.basket.pieces == 10
    assert len(shop.scanned) == 10


async def test_a_weight_label_adds_a_portion_each_time(shop: Shop) -> None:
    await shop.router.scan(scan(PLUMS_1250_G))
    await shop.router.scan(scan(PLUMS_1250_G))
    lines = shop.session.current.basket.lines
    assert [(line.product, line.grams, line.goods.amount) for line in lines] == [(PLUMS, 1250, 374)] * 2


async def test_weighed_goods_without_a_label_must_be_weighed(shop: Shop) -> None:
    outcome = await shop.router.scan(scan(PLUMS.gtins[0]))
    assert outcome.result is Result.STOPPED
    assert skus(shop) == []
    assert shop.kinds == [NoticeKind.NEEDS_WEIGHING]


async def test_a_number_nobody_lists(shop: Shop) -> None:
    outcome = await shop.router.scan(scan("96385074"))
    assert outcome == Scanned(Result.UNKNOWN_PRODUCT, ScanSource.SCANNER)
    assert shop.kinds == [NoticeKind.UNKNOWN_PRODUCT]


async def test_recalled_goods_are_not_sold(shop: Shop) -> None:
    shop.catalog.products["tea"] = replace(TEA, state=SaleState.RECALLED)
    assert (await shop.router.scan(scan(TEA_CODE))).result is Result.STOPPED
    assert (skus(shop), shop.kinds) == ([], [NoticeKind.SALE_STOPPED_RECALLED])


@pytest.mark.parametrize(
    ("date", "result"), [("260503", Result.STOPPED), ("260504", Result.ADDED), ("270101", Result.ADDED)]
)
async def test_goods_past_their_date_are_not_sold(shop: Shop, date: str, result: Result) -> None:
    text = f"]C101{TEA_CODE}17{date}10L{GROUP_SEPARATOR}21X"
    assert (await shop.router.scan(scan(text))).result is result
    assert (NoticeKind.SALE_STOPPED_EXPIRED in shop.kinds) == (result is Result.STOPPED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4006381333930", NoticeKind.MALFORMED_CODE),
        ("", NoticeKind.MALFORMED_CODE),
        ("x" * 5000, NoticeKind.MALFORMED_CODE),
        ("https://elsewhere.example/menu", NoticeKind.UNKNOWN_CODE),
    ],
)
async def test_what_is_no_code_is_told_so(shop: Shop, text: str, kind: NoticeKind) -> None:
    outcome = await shop.router.scan(scan(text, ScanSource.CAMERA))
    assert outcome == Scanned(Result.REJECTED, ScanSource.CAMERA)
    assert shop.kinds == [kind]
    assert skus(shop) == []


async def test_an_apps_code_greets(shop: Shop) -> None:
    assert (await shop.router.scan(scan(ANNA.value))).result is Result.CUSTOMER
    view = shop.session.current.view
    assert view is not None
    assert view.customer.first_name == "Anna"


async def test_the_screen_follows_a_card_before_the_answer_is_there(shop: Shop) -> None:
    answered = shop.central.hold("identify")
    showing = asyncio.create_task(shop.router.card(CardRead("04B1B2B3")))
    await until(lambda: "identify" in shop.central.calls)
    assert [told.result for told in shop.scanned] == [Result.CUSTOMER]
    answered.set()
    assert (await showing).result is Result.CUSTOMER


async def test_a_cards_texts_come_before_its_number(shop: Shop) -> None:
    on_card = Token(TokenKind.CARD_NDEF, ANNA.value)
    shop.central.people[on_card] = shop.central.people[ANNA]
    await shop.router.card(CardRead("04B1B2B3", ("rubbish", "", ANNA.value)))
    identity = shop.session.current.identity
    assert identity is not None
    assert identity.token == on_card


@pytest.mark.parametrize("texts", [(), ("rubbish", "x" * 9999, "\x00")])
async def test_without_a_text_we_know_the_number_counts(shop: Shop, texts: tuple[str, ...]) -> None:
    assert (await shop.router.card(CardRead("04B1B2B3", texts))).result is Result.CUSTOMER
    identity = shop.session.current.identity
    assert identity is not None
    assert identity.token == BEN


async def test_a_card_without_anything_cannot_be_read(shop: Shop) -> None:
    assert (await shop.router.card(CardRead(""))).result is Result.CARD_UNREADABLE
    assert shop.kinds == [NoticeKind.CARD_UNREADABLE]


async def test_a_tag_on_a_product_adds_it(shop: Shop) -> None:
    outcome = await shop.router.card(CardRead("04AA", (f"https://id.gs1.org/01/{TEA_CODE}",)))
    assert outcome == Scanned(Result.ADDED, ScanSource.CARD, TEA)


async def test_a_badge_unlocks_and_wipes_the_customer_first(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    assert (await shop.router.scan(scan(BADGE.value))).result is Result.STAFF
    assert (shop.session.current.staff, shop.session.current.view) == (JO, None)
    assert shop.staff.desk.member == JO


async def test_a_members_plain_card_unlocks_and_the_screen_follows(shop: Shop) -> None:
    shop.central.people[BEN] = shop.central.people[BADGE]
    assert (await shop.router.card(CardRead(BEN.value))).result is Result.STAFF
    assert shop.session.current.staff == JO
    assert shop.staff.desk.member == JO
    assert shop.scanned[-1].result is Result.STAFF


async def test_with_staff_here_a_customers_card_is_looked_up(shop: Shop) -> None:
    await shop.staff.unlock_pin("1234")
    assert (await shop.router.scan(scan(ANNA.value))).result is Result.STAFF
    desk = shop.staff.desk
    assert desk.customer is not None
    assert desk.customer.customer.first_name == "Anna"
    assert shop.session.current.view is None


async def test_a_scan_after_a_purchase_is_the_next_persons(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    await shop.checkout.pay_at_till()
    await shop.router.scan(scan(TEA_CODE))
    session = shop.session.current
    assert (session.sale, session.view, session.basket.pieces) == (None, None, 1)


# ── the basket ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_quantities_change_and_a_line_that_is_gone_stays_gone(shop: Shop) -> None:
    shop.basket.add(TEA)
    shop.basket.set_quantity("hands:tea", 4)
    assert shop.session.current.basket.pieces == 4
    shop.basket.set_quantity("hands:tea", 0)
    shop.basket.set_quantity("hands:tea", 4)
    assert skus(shop) == []


async def test_the_hundredth_piece_is_not_said_to_be_added(shop: Shop) -> None:
    assert shop.basket.add(TEA, quantity=98) is Addition.ADDED
    assert shop.basket.add(TEA) is Addition.ADDED
    shop.told.clear()
    assert shop.basket.add(TEA) is Addition.TOO_MANY
    shop.basket.set_quantity("hands:tea", 99)
    shop.basket.set_quantity("hands:tea", 100)
    assert shop.session.current.basket.pieces == 99
    assert [(told.kind, told.subject) for told in shop.told] == [(NoticeKind.TOO_MANY, "tea")] * 2
    assert (await shop.router.scan(Scan(TEA.gtins[0], ScanSource.SCANNER))).result is Result.TOO_MANY


async def test_an_online_cart_of_hundreds_is_cut_and_that_is_said(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    view = shop.session.current.view
    assert view is not None
    shop.session.update(view=replace(view, cart=(CartLine("tea", 100), CartLine("honey", 99))))
    shop.told.clear()
    assert await shop.basket.take_over_cart() == 2
    assert [line.quantity for line in shop.session.current.basket.lines] == [99, 99]
    assert [told.kind for told in shop.told] == [NoticeKind.CART_TAKEN_OVER, NoticeKind.TOO_MANY]
    assert shop.told[-1].subject == "tea"


async def test_recalled_goods_stay_out_by_touch_too(shop: Shop) -> None:
    assert shop.basket.add(replace(TEA, state=SaleState.RECALLED)) is Addition.RECALLED
    assert not shop.session.current.active


async def test_the_online_cart_is_taken_over_once(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.basket.add(TEA)
    shop.catalog.looking = asyncio.Event()
    touches = [asyncio.create_task(shop.basket.take_over_cart()) for _ in range(2)]
    await asyncio.sleep(0)
    shop.catalog.looking.set()
    moved = await asyncio.gather(*touches)
    assert sorted(moved) == [0, 2]
    assert [(line.key, line.quantity) for line in shop.session.current.basket.lines] == [
        ("hands:tea", 1),
        ("online:tea", 2),
        ("online:honey", 1),
    ]
    assert shop.kinds.count(NoticeKind.CART_TAKEN_OVER) == 1


async def test_one_line_of_the_cart_is_taken_over_and_waits_again_when_taken_out(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    assert await shop.basket.take_over_line("honey") == 1
    assert await shop.basket.take_over_line("honey") == 0
    view = shop.session.current.view
    assert view is not None
    assert waiting_cart(view, shop.session.current.basket) == (CartLine("tea", 2),)
    shop.basket.set_quantity("online:honey", 0)
    assert waiting_cart(view, shop.session.current.basket) == view.cart


async def test_of_the_cart_only_what_may_be_sold_by_the_piece_is_taken(shop: Shop) -> None:
    view = shop.central.views["c-anna"]
    lines = (CartLine("tea", 1), CartLine("plums", 2), CartLine("unheard-of", 1), CartLine("cup", 1))
    shop.central.views["c-anna"] = replace(view, cart=lines)
    shop.catalog.products["tea"] = replace(TEA, state=SaleState.RECALLED)
    await shop.identify.show(ANNA)
    assert await shop.basket.take_over_cart() == 1
    assert skus(shop) == ["cup"]


async def test_a_cart_that_arrives_late_is_nobodys(shop: Shop) -> None:
    await shop.identify.show(ANNA)
    shop.catalog.looking = asyncio.Event()
    taking = asyncio.create_task(shop.basket.take_over_cart())
    await asyncio.sleep(0)
    shop.session.end(EndReason.LEFT)
    shop.catalog.looking.set()
    assert await taking == 0
    assert skus(shop) == []


async def test_nobody_has_no_cart(shop: Shop) -> None:
    assert await shop.basket.take_over_cart() == 0
    assert await shop.basket.take_over_line("tea") == 0


def test_products_of_the_shop_have_numbers_of_their_own() -> None:
    assert len({item.gtins for item in (TEA, HONEY, CUP, PLUMS, product("x"))}) == 5


async def test_while_a_basket_is_being_paid_only_staff_get_through(shop: Shop) -> None:
    await shop.router.scan(scan(ANNA.value))
    await shop.router.scan(scan(TEA.gtins[0][1:]))
    before = shop.session.current
    shop.session.update(paying=True)
    assert (await shop.router.scan(scan(TEA.gtins[0][1:]))).result is Result.PAYING
    assert (await shop.router.scan(scan("https://shop.example/c/ben"))).result is Result.PAYING
    assert (await shop.router.card(CardRead("04AABBCCDDEE01"))).result is Result.PAYING
    assert shop.kinds[-3:] == [NoticeKind.PAYING] * 3
    assert (shop.session.current.basket, shop.session.current.identity) == (before.basket, before.identity)
    assert (await shop.router.scan(scan(BADGE.value))).result is Result.STAFF
    assert shop.session.current.id == before.id
    assert shop.session.current.staff is not None


async def test_what_is_for_a_bag_is_nobody_elses(shop: Shop) -> None:
    taken: list[Scan] = []

    async def packing(one: Scan) -> bool:
        taken.append(one)
        return True

    shop.router._packing = packing
    assert (await shop.router.scan(scan(TEA.gtins[0][1:]))).result is Result.PACKING
    assert len(taken) == 1
    assert not shop.session.current.active
