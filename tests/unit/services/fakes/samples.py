"""Some people and products."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerView,
    Recommendation,
    StaffMember,
    Token,
    TokenKind,
)
from kiosk.domain.money import Money
from tests.unit.services.fakes.time import NOON


def euro(cents: int) -> Money:
    return Money(cents, "EUR")


def product(sku: str, price: int = 100, **more: object) -> Product:
    gtins = (f"{sum(map(ord, sku)):013d}".rjust(14, "0"),)
    return replace(Product(sku, gtins, {"en": sku.title()}, euro(price), 700), **more)  # type: ignore[arg-type]


TEA = product("tea", 349, gtins=("04006381333931",), goes_well_with=("honey", "cup"))
HONEY = product("honey", 599)
CUP = product("cup", 1290)
PLUMS = product("plums", 299, gtins=("02812340000002",), sold_by=SoldBy.WEIGHT)

ANNA = Token(TokenKind.QR, "https://shop.example/c/anna")
BEN = Token(TokenKind.CARD_UID, "04B1B2B3")
BADGE = Token(TokenKind.QR, "https://shop.example/s/jo")
JO = StaffMember("s-1", "Jo", "sales", "staff-key")


def customer_view(reference: str, name: str, *, recommended: bool = True) -> CustomerView:
    given = ConsentStatus(Purpose.RECOMMENDATIONS, ConsentState.GIVEN, NOON)
    return CustomerView(
        Customer(reference, name, Assurance.KNOWN),
        NOON,
        cart=(CartLine("tea", 2), CartLine("honey", 1)),
        recommendations=(Recommendation("cup", "bought_together", "tea"),) if recommended else (),
        consents=(given,),
    )
