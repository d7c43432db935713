"""How it was, on the done screen."""

from __future__ import annotations

import pytest

from kiosk.domain.operation import OperationKind
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, done
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_one_touch_is_one_answer(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool) -> None:
    screen.orient(landscape=landscape)
    done(screen, shop, kiosk[1])
    before = len(shop.store.operations)
    screen.touch("feedback_4")
    screen.reads("Danke, das hilft uns")
    check_names(screen)
    check_fits(screen)
    (operation,) = shop.store.operations[before:]
    assert operation.kind is OperationKind.FEEDBACK
    assert operation.payload["rating"] == 4
    assert not screen.named("feedback_1")[0].property("enabled")
    assert len(shop.store.operations) == before + 1
    wiped(screen, shop, kiosk[1], "Danke, das hilft uns")
