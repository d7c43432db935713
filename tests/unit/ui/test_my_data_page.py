"""My data at the screen: copy, erasure in two steps, receipt, who looked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.my_data import LookUp, LookUps
from kiosk.domain.session import EndReason
from kiosk.services.my_data import Standing
from tests.pages.screen import Screen
from tests.unit.ui.shop import NOW, Shop
from tests.unit.ui.test_login_page import waiting
from tests.unit.ui.test_pages import check_fits, check_names, consents
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui


def proved(screen: Screen, shop: Shop, ui: Ui) -> None:
    waiting(screen, ui)
    shop.central.confirmed = True
    screen.at("home")
    screen.until(lambda: screen.sees("verified"))
    screen.touch("my_data")
    screen.at("consents")


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("touches", [("data_access",), ("data_erasure",), ("data_erasure", "data_erasure_go_on")])
def test_each_step_is_whole(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool, touches: tuple[str, ...]
) -> None:
    screen.orient(landscape=landscape)
    proved(screen, shop, kiosk[1])
    for name in touches:
        screen.touch(name)
    screen.until(lambda: screen.sees("data_close"))
    check_names(screen)
    check_fits(screen)
    screen.touch("data_close")
    screen.until(lambda: not screen.sees("data_text"))
    assert shop.store.operations == []


def test_a_card_alone_leads_to_the_phone_and_back(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    consents(screen, shop, kiosk[1])
    (access,) = screen.named("data_access")
    assert not access.isEnabled()
    screen.touch("prove_identity")
    screen.at("login")
    shop.central.confirmed = True
    screen.at("consents")
    screen.until(lambda: all(button.isEnabled() for button in screen.named("data_access")))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_a_copy_is_asked_for_and_its_code_shown_again(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    proved(screen, shop, kiosk[1])
    screen.touch("data_access")
    screen.touch("data_access_confirm")
    screen.until(lambda: screen.sees("data_code"))
    screen.reads("auf diesem Gerät gespeichert")
    check_names(screen)
    check_fits(screen)
    screen.touch("data_close")
    screen.touch("data_access")
    screen.until(lambda: screen.sees("data_code"))
    assert [one.payload["wish"] for one in shop.store.operations] == ["access"]
    wiped(screen, shop, kiosk[1], "the-code")


def test_who_is_erased_is_nobody_here_and_leaves(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    proved(screen, shop, kiosk[1])
    screen.touch("data_erasure")
    screen.reads("Deine Punkte sind verloren")
    screen.touch("data_erasure_go_on")
    screen.reads("nicht rückgängig")
    screen.touch("data_erasure_confirm")
    screen.until(lambda: screen.sees("data_code"))
    assert shop.services.my_data.asked.standing is Standing.STORED
    assert shop.services.session.current.identity is None
    assert [one.payload["wish"] for one in shop.store.operations] == ["erasure"]
    screen.touch("data_close")
    screen.at("attract")


def test_a_double_touch_asks_once(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    proved(screen, shop, kiosk[1])
    screen.touch("data_access")
    screen.until(lambda: screen.sees("data_access_confirm"))
    vm = kiosk[1].screens.myData
    vm.confirm()  # type: ignore[attr-defined] # a Qt property
    vm.confirm()  # type: ignore[attr-defined] # as above
    screen.until(lambda: screen.sees("data_code"))
    assert len(shop.store.operations) == 1


def test_who_looked_is_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    looks = (LookUp(NOW, "view", "sales", "K07"), LookUp(NOW - timedelta(days=1), "search", "sales", "K02"))
    shop.central.looked = LookUps(looks, 5)
    proved(screen, shop, kiosk[1])
    screen.until(lambda: len(screen.named("lookup_2")) == 1)
    for words in ("Warenkorb und Merkliste geöffnet (K07)", "gestern", "3 frühere"):
        assert words in "\n".join(str(item.property("text")) for item in screen.items()), words
    wiped(screen, shop, kiosk[1], "K07")


def test_nobody_looked_and_nobody_can_be_asked_are_not_the_same(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    def state() -> str:
        return " ".join(str(item.property("text")) for item in screen.named("lookups_state"))

    proved(screen, shop, kiosk[1])
    screen.until(lambda: "Niemand vom Personal" in state())
    shop.services.session.end(EndReason.LEFT)
    screen.at("attract")
    shop.central.confirmed = False
    waiting(screen, kiosk[1])
    shop.central.confirmed = True
    screen.at("home")
    screen.until(lambda: screen.sees("verified"))
    shop.central.online = False
    screen.touch("my_data")
    screen.at("consents")
    assert "Ohne Verbindung" in state()


def test_decisions_have_a_receipt(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    consents(screen, shop, kiosk[1])
    assert not screen.sees("consent_receipt")
    screen.touch("consent_marketing")
    screen.until(lambda: screen.sees("consent_receipt"))
    screen.touch("consent_receipt")
    screen.until(lambda: screen.sees("data_code"))
    code = shop.services.consents.receipt.rpartition("/")[2]
    assert len(code) >= 22
    wiped(screen, shop, kiosk[1], code)
