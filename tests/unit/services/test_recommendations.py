from __future__ import annotations

from dataclasses import replace

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import SaleState
from kiosk.domain.customer import Recommendation
from kiosk.domain.session import Session
from kiosk.services.recommendations import RecommendationService, Suggestion
from tests.unit.services.fakes import CUP, HONEY, PLUMS, TEA, catalog, customer_view, product


def session(*held: str, recommended: tuple[Recommendation, ...] | None = None) -> Session:
    basket = Basket("b", "EUR")
    for sku in held:
        basket = basket.add({"tea": TEA, "honey": HONEY, "cup": CUP}[sku])
    view = None
    if recommended is not None:
        view = replace(customer_view("c-1", "Anna"), recommendations=recommended)
    return Session("s", "de", basket, view=view)


async def test_what_goes_well_with_the_basket_comes_first_then_what_sells() -> None:
    service = RecommendationService(catalog(TEA, HONEY, CUP, replace(PLUMS, popularity=9)))
    found = await service.for_session(session("tea", "honey"), 3)
    assert found == (Suggestion(CUP, "bought_together", TEA), Suggestion(replace(PLUMS, popularity=9), "popular"))


async def test_personal_ones_come_alone_and_leave_out_what_is_held() -> None:
    wanted = (
        Recommendation("cup", "bought_together", "tea"),
        Recommendation("tea", "popular"),
        Recommendation("cup", "x"),
    )
    service = RecommendationService(catalog(TEA, HONEY, CUP))
    assert await service.for_session(session("tea", recommended=wanted), 3) == (
        Suggestion(CUP, "bought_together", TEA),
    )


async def test_when_no_personal_one_is_left_the_shelf_is_not_empty() -> None:
    service = RecommendationService(catalog(TEA, HONEY))
    found = await service.for_session(session("tea", recommended=(Recommendation("tea", "popular"),)), 3)
    assert [suggestion.product for suggestion in found] == [HONEY]


async def test_what_cannot_be_sold_is_not_suggested() -> None:
    recalled, sold_out = replace(HONEY, state=SaleState.RECALLED), replace(CUP, stock=0)
    service = RecommendationService(catalog(TEA, recalled, sold_out))
    assert await service.for_product(TEA, 3) == ()
    assert await service.for_basket(session("tea").basket, 3) == ()


async def test_never_more_than_asked_for() -> None:
    many = [product(f"p{number}") for number in range(20)]
    tea = replace(TEA, goes_well_with=tuple(item.sku for item in many))
    service = RecommendationService(catalog(tea, *many))
    assert len(await service.for_product(tea, 4)) == 4
    assert len(await service.for_session(Session("s", "de", Basket("b", "EUR").add(tea)), 30)) == 20
