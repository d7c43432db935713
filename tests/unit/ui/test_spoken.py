"""Another language is spoken at once, wherever one is: what was looked up before is said anew, too."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_bag_page import at_the_bags
from tests.unit.ui.test_pages import Visit, home_anna, staff_customer
from tests.unit.ui.test_pickup_page import orders, ready
from ui.app import Ui

__all__ = ["orders"]


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize(
    ("visit", "german", "english"),
    [
        (ready, "Äthiopien Yirgacheffe", "Ethiopia Yirgacheffe"),
        (at_the_bags, "Wird gepackt", "Being packed"),
        (staff_customer, "Handfilter aus Porzellan", "Porcelain Coffee Dripper"),
        (home_anna, "Wird gepackt", "Being packed"),
    ],
)
def test_it_is_said_anew(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, german: str, english: str
) -> None:
    visit(screen, shop, kiosk[1])
    screen.reads(german)
    screen.touch("language_en")
    screen.reads(english)
    screen.until(lambda: german not in screen.words())
