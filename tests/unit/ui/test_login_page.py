"""Logging in by phone at the screen."""

from __future__ import annotations

import pytest

from kiosk.domain.customer import Assurance
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui


def waiting(screen: Screen, ui: Ui) -> None:
    ui.shell.start()
    screen.at("home")
    screen.touch("log_in_by_phone")
    screen.at("login")
    screen.until(lambda: screen.sees("login_code"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_the_page_is_whole(screen: Screen, kiosk: tuple[Shop, Ui], landscape: bool) -> None:
    screen.orient(landscape=landscape)
    waiting(screen, kiosk[1])
    screen.reads("WDJB-MJHT")
    screen.reads("K01")
    check_names(screen)
    check_fits(screen)


def test_who_confirmed_is_greeted(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    waiting(screen, kiosk[1])
    shop.central.confirmed = True
    screen.at("home")
    screen.until(lambda: screen.sees("verified"))
    identity = shop.services.session.current.identity
    assert identity is not None
    assert identity.level is Assurance.VERIFIED
    assert not screen.sees("log_in_by_phone")


@pytest.mark.parametrize(
    ("answer", "words"), [("access_denied", "am Telefon abgelehnt"), ("expired_token", "nicht bestätigt")]
)
def test_a_no_is_told_and_a_new_code_shown(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], answer: str, words: str
) -> None:
    shop.central.login_answer = answer
    waiting(screen, kiosk[1])
    screen.reads(words)
    shop.central.login_answer = "authorization_pending"
    screen.touch("login_again")
    screen.until(lambda: screen.sees("login_code"))
    assert shop.central.logins == 2


def test_who_leaves_the_page_lets_nobody_in(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    waiting(screen, kiosk[1])
    screen.touch("login_cancel")
    screen.at("home")
    shop.central.confirmed = True
    assert shop.services.phone_login.view.link == ""
    assert shop.services.session.current.identity is None


def test_without_a_network_it_says_so(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.central.online = False
    kiosk[1].shell.start()
    screen.at("home")
    screen.touch("log_in_by_phone")
    screen.at("login")
    screen.reads("braucht die Verbindung")


def test_nothing_of_it_outlives_the_session(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    waiting(screen, kiosk[1])
    wiped(screen, shop, kiosk[1], "WDJB-MJHT")
