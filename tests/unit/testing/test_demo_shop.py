"""Names and codes that stories may use."""

from __future__ import annotations

import pytest

from kiosk.domain.codes import CodeRules, ProductCode, Scan, ScanSource, classify
from kiosk.errors import BadInput
from kiosk.testing.demo_shop import DemoShop

SHOP = DemoShop()
RULES = CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR")


def test_cards_go_by_first_name_staff_too() -> None:
    assert SHOP.card("Anna").name == "Anna Lindner"
    assert SHOP.card("marta").staff
    with pytest.raises(BadInput, match=r"no demo card is called 'zoe' \(one of anna, ben"):
        SHOP.card("zoe")


def test_codes_are_put_in_place_of_names() -> None:
    first = SHOP.products[0]
    assert SHOP.fill_in("{product:1}") == SHOP.fill_in(f"{{product:{first.sku}}}") == first.gtin
    assert SHOP.fill_in("https://id.gs1.org/01/0{product:1}?17=991231") == (
        f"https://id.gs1.org/01/0{first.gtin}?17=991231"
    )
    assert SHOP.fill_in("{code:anna}") == SHOP.card("anna").qr
    assert SHOP.fill_in("{unknown:1} {plain}") == "{unknown:1} {plain}"


@pytest.mark.parametrize("text", ["{product:0}", "{product:9999}", "{product:NONE}", "{weight_label:1:350}"])
def test_what_there_is_not_is_said(text: str) -> None:
    with pytest.raises(BadInput, match="demo product"):
        SHOP.fill_in(text)


@pytest.mark.parametrize("grams", [1, 350, 99_999])
def test_a_weight_label_says_its_weight(grams: int) -> None:
    product = next(product for product in SHOP.products if product.by_weight)
    code = SHOP.fill_in(f"{{weight_label:{product.sku}:{grams}}}")
    meaning = classify(Scan(code, ScanSource.SCANNER), RULES)
    assert isinstance(meaning, ProductCode)
    assert (meaning.gtin, meaning.grams) == ("0" + product.gtins[0], grams)


def test_a_price_label_says_its_price() -> None:
    product = next(product for product in SHOP.products if product.by_weight)
    meaning = classify(Scan(SHOP.fill_in(f"{{price_label:{product.sku}:499}}"), ScanSource.SCANNER), RULES)
    assert isinstance(meaning, ProductCode)
    assert meaning.label_price is not None
    assert meaning.label_price.amount == 499
