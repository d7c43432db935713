"""The guided choice as a person goes through it."""

from __future__ import annotations

from typing import Any

from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import home
from ui.app import Ui


def held(ui: Ui) -> Any:
    """The view model; its Qt properties have no Python types."""
    finder: Any = ui.screens.finder
    return finder


def begin(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    screen.touch("finder_perfume")
    screen.at("finder")
    screen.until(lambda: screen.sees("finder_answer_0"))


def test_questions_lead_to_perfumes_with_reasons(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    begin(screen, shop, kiosk[1])
    finder = held(kiosk[1])
    before = finder.remaining
    screen.touch("finder_answer_0")
    screen.until(lambda: screen.sees("finder_back"))
    assert 0 < finder.remaining < before
    reason = finder.chosen
    assert reason
    while not screen.sees("finder_results"):  # a few questions more, or all that fit at once
        screen.touch("finder_show" if screen.sees("finder_show") else "finder_skip")
    screen.until(lambda: screen.sees("finder_results"))
    assert {row.note for row in finder.results.rows} == {reason}
    screen.reads(reason)
    shop.central.online = False
    screen.touch(f"product_{finder.results.rows[0].sku}")
    screen.at("product")
    screen.touch("back")
    screen.at("finder")
    screen.until(lambda: screen.sees("finder_results"))


def test_a_step_is_taken_back_passed_over_and_begun_again(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    begin(screen, shop, kiosk[1])
    finder = held(kiosk[1])
    first, everything = finder.question, finder.remaining
    screen.touch("finder_skip")
    screen.until(lambda: finder.question != first)
    assert finder.remaining == everything
    screen.touch("finder_back")
    screen.until(lambda: finder.question == first)
    screen.touch("finder_answer_1")
    screen.touch("finder_restart")
    screen.until(lambda: finder.question == first and finder.remaining == everything)


def test_the_next_person_begins_anew(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    begin(screen, shop, kiosk[1])
    screen.touch("finder_answer_0")
    kiosk[1].shell.newSession()
    screen.at("attract")
    finder = held(kiosk[1])
    assert (finder.category, finder.chosen, finder.taken) == ("", "", 0)
