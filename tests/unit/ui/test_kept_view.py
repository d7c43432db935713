"""A remembered person without a network: shown with the age of what is kept, forgotten at a touch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.consent import Purpose
from kiosk.domain.session import EndReason
from kiosk.ports import CardRead
from tests.pages.screen import Screen
from tests.unit.ui.shop import NOW, Shop
from tests.unit.ui.test_pages import ANNA
from tests.unit.ui.test_wipe import texts, wiped
from ui.app import Ui
from ui.format import day_and_month, days_ago, time_of_day

CLARA = "049711035E6867"
"""She agreed to be remembered, Anna did not."""


@pytest.fixture
def offline(screen: Screen, shop: Shop) -> Iterator[Screen]:
    """Both were here while there was a network; now there is none."""
    for card in (CLARA, ANNA):
        show(screen, shop, card)
        shop.services.session.end(EndReason.LEFT)
    shop.central.online = False
    yield screen
    shop.central.online = True


def show(screen: Screen, shop: Shop, card: str) -> None:
    screen.stage.run(shop.services.scanning.card(CardRead(card)))


@pytest.mark.parametrize(("later", "said"), [(2, "heute, 11:30"), (15, "gestern, 11:30"), (72, "14. März, 11:30")])
def test_what_is_kept_is_shown_with_its_age(offline: Screen, shop: Shop, later: int, said: str) -> None:
    shop.clock.at = NOW + timedelta(hours=later)
    show(offline, shop, CLARA)
    offline.at("home")
    offline.reads("Hallo Clara")
    offline.reads(f"Stand deiner Listen: {said}.")
    offline.until(lambda: offline.sees("take_online_cart") and offline.sees("points"))
    assert "Deine Karte ist vorgemerkt" not in offline.words()


def test_in_english_too(offline: Screen, shop: Shop) -> None:
    offline.touch("language_en")
    show(offline, shop, CLARA)
    offline.reads("Your lists as of today, 11:30.")


def test_who_did_not_agree_is_noted_as_ever(offline: Screen, shop: Shop) -> None:
    show(offline, shop, ANNA)
    offline.reads("Deine Karte ist vorgemerkt")
    assert not offline.sees("stale")


def test_the_age_goes_when_the_network_is_back(offline: Screen, shop: Shop) -> None:
    show(offline, shop, CLARA)
    offline.until(lambda: offline.sees("stale"))
    shop.central.online = True
    offline.stage.run(shop.services.connectivity.check())
    offline.until(lambda: offline.sees("stale"))  # asked, but not answered yet
    offline.stage.run(shop.services.identify.resume())
    offline.until(lambda: not offline.sees("stale"))
    offline.reads("Hallo Clara")


def test_my_data_says_of_when_it_is_and_lets_one_withdraw_only(offline: Screen, shop: Shop) -> None:
    show(offline, shop, CLARA)
    offline.touch("my_data")
    offline.reads("Ohne Verbindung: deine Entscheidungen, Stand heute, 11:30.")
    (marketing,) = offline.named("consent_marketing")
    assert marketing.isEnabled()
    offline.touch("consent_marketing")
    offline.until(lambda: not marketing.isEnabled())
    offline.touch("toast_text")  # what is said in passing lies over the next
    offline.until(lambda: not offline.sees("toast_text"))
    offline.touch("consent_device_cache")
    offline.until(lambda: not offline.sees("forget_here"))
    shop.services.session.end(EndReason.LEFT)
    show(offline, shop, CLARA)
    offline.reads("Deine Karte ist vorgemerkt")


def test_forget_me_here_forgets_and_says_so(offline: Screen, shop: Shop) -> None:
    show(offline, shop, CLARA)
    offline.touch("my_data")
    offline.touch("forget_here")
    offline.reads("Was sich dieses Gerät über dich gemerkt hatte, ist gelöscht")
    offline.until(lambda: not offline.sees("forget_here"))
    assert shop.customers.views == {}
    assert shop.services.consents.status(Purpose.DEVICE_CACHE).state == "given"


def test_nothing_of_it_outlives_the_session(offline: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    show(offline, shop, CLARA)
    offline.touch("my_data")
    offline.until(lambda: offline.sees("forget_here"))
    assert "Clara" in texts(kiosk[1])
    wiped(offline, shop, kiosk[1], "Clara", "heute, 11:30")
    assert not shop.services.remembering.kept


def test_agreeing_shows_the_way_to_be_forgotten(screen: Screen, shop: Shop) -> None:
    show(screen, shop, ANNA)
    screen.touch("my_data")
    screen.until(lambda: screen.sees("consent_device_cache"))
    assert not screen.sees("forget_here")
    screen.touch("consent_device_cache")
    screen.until(lambda: screen.sees("forget_here"))
    (operation,) = shop.store.operations
    assert operation.payload["purpose"] == "dpv:OptimiseUserInterface"


@pytest.mark.parametrize(
    ("moment", "now", "days", "day", "time"),
    [
        ((3, 28, 22, 59), (3, 28, 23, 1), 1, "28 March", "23:59"),  # midnight is the shop's
        ((3, 28, 23, 1), (3, 29, 21, 59), 0, "29 March", "00:01"),  # a day of 23 hours
        ((3, 27, 12, 0), (3, 29, 12, 0), 2, "27 March", "13:00"),
        ((3, 29, 12, 0), (3, 28, 12, 0), -1, "29 March", "14:00"),  # a clock that went back
    ],
)
def test_days_and_times_are_the_shops(
    moment: tuple[int, ...], now: tuple[int, ...], days: int, day: str, time: str
) -> None:
    then, today = (datetime(2026, *at, tzinfo=UTC) for at in (moment, now))  # type: ignore[arg-type, misc]
    assert days_ago(then, today, "Europe/Berlin") == days
    assert day_and_month(then, "en", "Europe/Berlin") == day
    assert time_of_day(then, "en", "Europe/Berlin").replace("\u202f", " ") == time
