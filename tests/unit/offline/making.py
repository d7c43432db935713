"""Sales, operations, products and a clock for the tests of the store."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import uuid_utils

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Category, NetContent, Product, SaleState, SoldBy
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.money import Money
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.domain.order import Sale, basket_hash
from kiosk.domain.payment import Payment, PaymentState, Tender
from kiosk.ports import CatalogChanges

NOON = datetime(2026, 5, 4, 12, 0, 0, 123457, tzinfo=UTC)
KEY = bytes(range(32))
TOKEN = "https://shop.example/c/QUITE-PERSONAL-TOKEN-7731"


class HandClock:
    """A clock that goes only when told to; setting `time` is a jump of the wall clock alone."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def forward(self, seconds: float) -> datetime:
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds
        return self.time


def new_id() -> str:
    return str(uuid_utils.uuid7())


def a_product(sku: str = "MN-0001", **changes: Any) -> Product:
    values: dict[str, Any] = {
        "sku": sku,
        "gtins": ("09501101530003",),
        "names": {"de": "Käse, würzig", "en": "Cheese, tangy"},
        "price": Money(499, "EUR"),
        "vat_rate": 700,
        "brand": "Hofgut Süd",
        "category": "dairy",
        "descriptions": {"de": "Aus Heumilch", "en": "From hay milk"},
        "places": {"de": "Gang 3", "en": "Aisle 3"},
        "picture": "mn-0001.png",
        "net_content": NetContent(250, "g"),
        "deposit": Money(25, "EUR"),
        "regular_price": Money(599, "EUR"),
        "popularity": 10,
        "stock": 4,
        "goes_well_with": ("MN-0002",),
        "attributes": {"origin": "DE"},
    }
    return Product(**{**values, **changes})


def a_sale(sale_id: str | None = None, *, identified: bool = True, pieces: int = 2) -> Sale:
    basket = Basket(new_id(), "EUR").add(a_product(), quantity=pieces)
    basket = basket.add(a_product("MN-0002", sold_by=SoldBy.WEIGHT, price=Money(1299, "EUR")), grams=337)
    payment = Payment(new_id(), Tender.PAY_AT_TILL, basket.totals.total, basket_hash(basket)).to(PaymentState.DUE)
    identity = (
        Identity(Token(TokenKind.QR, TOKEN), Assurance.KNOWN, "secret-session-key", "C-1") if identified else None
    )
    return Sale(sale_id or new_id(), basket.id, NOON, basket.lines, basket.totals, payment, "de", identity)


def an_operation(
    operation_id: str | None = None,
    *,
    subject: str = "customer-1",
    lane: Lane = Lane.CUSTOMER,
    kind: OperationKind = OperationKind.CART,
    payload: Mapping[str, Any] | None = None,
    created_at: datetime = NOON,
) -> Operation:
    return Operation(
        operation_id or new_id(), kind, lane, subject, created_at, payload or {"sku": "MN-0001", "quantity": 2}
    )


def the_operation_of(sale: Sale) -> Operation:
    total = sale.totals.total
    payload = {"total": {"amount": total.amount, "currency": total.currency}, "basket_id": sale.basket_id}
    return Operation(sale.id, OperationKind.PURCHASE, Lane.PURCHASE, sale.basket_id, sale.placed_at, payload)


def chunks_of(
    products: Sequence[Product], size: int = 1000, categories: Sequence[Category] = ()
) -> list[CatalogChanges]:
    """A whole catalogue as the delta feed gives it."""
    starts = list(range(0, len(products), size)) or [0]
    return [
        CatalogChanges(
            tuple(products[start : start + size]),
            (),
            tuple(categories) if start == 0 else (),
            cursor=str(start + size),
            more=start != starts[-1],
            total=len(products),
        )
        for start in starts
    ]


_FORMS = (
    "Käse",
    "Brötchen",
    "Müsli",
    "Kaese",
    "Apfelsaft",
    "Wasser",
    "Schokolade",
    "Reis",
    "Soße",
    "Öl",
    "Shoe",
    "Shop",
)
_KINDS = ("extra", "fein", "naturtrüb", "mild", "würzig", "Crème", "über", "zart", "grün", "weiß", "klein", "XL")
_THINGS = ("cheese", "bread", "muesli", "juice", "water", "chocolate", "rice", "sauce", "oil", "box", "can", "bottle")


def many_products(count: int) -> list[Product]:
    """Products that differ, the same every time, with everyday names, umlauts and look-alike numbers."""
    mixed = itertools.count(7, 7919)
    return [_one_of_many(number, next(mixed)) for number in range(count)]


def _one_of_many(number: int, mixed: int) -> Product:
    form, kind = _FORMS[mixed % 12], _KINDS[mixed // 12 % 12]
    thing, series = _THINGS[mixed // 5 % 12], mixed // 144 % 977
    digits = f"950{number:09d}"
    check = -sum(int(digit) * (1 if place % 2 == 0 else 3) for place, digit in enumerate(digits)) % 10
    return Product(
        sku=f"MN-{number:06d}",
        gtins=(f"0{digits}{check}",),
        names={"de": f"{form} {kind} No. {series}", "en": f"{kind} {thing} no. {series}"},
        price=Money(99 + mixed % 4000, "EUR"),
        vat_rate=(1900, 700)[mixed % 2],
        brand=f"Marke{mixed % 211}",
        category=f"category-{mixed % 12}",
        descriptions={"de": f"{form} aus der Region, {kind}.", "en": f"Regional {thing}, {kind}."},
        picture=f"mn-{number % 300:06d}.png",
        net_content=NetContent(100 + mixed % 900, ("g", "ml")[mixed % 2]),
        popularity=mixed * 31 % 100_003,
        state=SaleState.RECALLED if number % 97 == 5 else SaleState.ACTIVE,
    )


def many_categories() -> list[Category]:
    return [
        Category(f"category-{number}", {"de": f"Regal {_FORMS[number]}", "en": f"Shelf {_THINGS[number]}"})
        for number in range(12)
    ]
