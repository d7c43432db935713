"""Waiting deliveries on the staff's screen: what is told of them, and what one may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.consent import Purpose
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.domain.session import EndReason
from kiosk.services.drain import ALARM_AFTER
from kiosk.services.passphrase import LENGTH
from tests.pages.screen import Screen
from tests.unit.ui.shop import NOW, Shop
from tests.unit.ui.test_pages import Visit, check_fits, check_names, staff_search
from ui.app import Ui


def purchase(seq: int, **changes: object) -> OutboxEntry:
    payload = {"order_number": f"K01-{seq:06d}", "totals": {"total": {"amount": 990, "currency": "EUR"}}}
    operation = Operation(
        f"id-{seq}", OperationKind.PURCHASE, Lane.PURCHASE, f"basket:{seq}", NOW - timedelta(hours=seq), payload
    )
    return replace(OutboxEntry(seq, operation, EntryState.PENDING), **changes)  # type: ignore[arg-type] # by name


def consent(seq: int, **changes: object) -> OutboxEntry:
    payload = {"purpose": Purpose.MARKETING.value, "state": "withdrawn", "customer": {"reference": "C-4711"}}
    operation = Operation(f"id-{seq}", OperationKind.CONSENT, Lane.WITHDRAWAL, "customer:1", NOW, payload)
    return replace(OutboxEntry(seq, operation, EntryState.PENDING), **changes)  # type: ignore[arg-type] # by name


def vm_of(ui: Ui) -> Any:
    """The view model; mypy takes Qt's properties for what describes them."""
    return ui.screens.deliveries


def some(shop: Shop) -> None:
    soon = NOW + timedelta(minutes=3)
    shop.store.line += [
        purchase(1, state=EntryState.PARKED, attempts=1, last_status="invalid-payload", last_detail="lines.0: wrong"),
        purchase(2, attempts=4, next_attempt_at=soon, last_status="unavailable", last_detail="no answer"),
        consent(3, state=EntryState.PARKED, attempts=2, last_status="unknown-customer", last_detail="nobody"),
        purchase(4, attempts=ALARM_AFTER, next_attempt_at=soon, last_status="internal"),
        purchase(5),
    ]


def deliveries(screen: Screen, shop: Shop, ui: Ui) -> None:
    some(shop)
    screen.stage.run(shop.services.drain.count())
    unlocked(screen, shop, ui)


def unlocked(screen: Screen, shop: Shop, ui: Ui) -> None:
    staff_search(screen, shop, ui)
    screen.touch("service_page")
    screen.touch("deliveries_page")
    screen.at("deliveries")
    screen.until(lambda: screen.sees("delivery_0") or not shop.store.line)


def below(screen: Screen, name: str, other: str) -> bool:
    [lower], [upper] = screen.named(name), screen.named(other)
    return lower.y() >= upper.y() + upper.height()


def opened(screen: Screen, shop: Shop, ui: Ui) -> None:
    deliveries(screen, shop, ui)
    screen.touch("delivery_0")
    screen.until(lambda: screen.sees("delivery_retry"))


def saved(screen: Screen, shop: Shop, ui: Ui) -> None:
    deliveries(screen, shop, ui)
    (shop.services.settings.paths.state.expanduser()).mkdir(parents=True, exist_ok=True)
    screen.touch("export_unsent")
    screen.until(lambda: screen.sees("passphrase"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("visit", [deliveries, opened, saved])
def test_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    visit(screen, shop, kiosk[1])
    check_names(screen)
    check_fits(screen)


def test_what_was_refused_comes_first_the_newest_on_top(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    deliveries(screen, shop, kiosk[1])
    rows = vm_of(kiosk[1]).rows.rows
    assert [row.seq for row in rows] == [3, 1]
    screen.reads("Das System des Geschäfts kennt diese Person oder Karte nicht.")
    screen.reads("Bestellung K01-000001")
    assert "C-4711" not in screen.words()


def test_what_waits_says_when_it_is_tried_and_what_takes_too_long(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    deliveries(screen, shop, kiosk[1])
    screen.touch("deliveries_waiting")
    rows = vm_of(kiosk[1]).rows
    screen.until(lambda: [row.seq for row in rows.rows] == [2, 4, 5])
    assert [row.alarm for row in rows.rows] == [False, True, False]
    screen.reads("Versuche: 4")
    screen.reads("in 3 Min.")


def test_one_is_opened_and_sent_again(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.reads("Prüfe, ob die Karte registriert ist, und sende es dann noch einmal.")
    screen.touch("delivery_retry")
    screen.until(lambda: shop.store.line[2].state is EntryState.PENDING)
    assert shop.store.line[0].state is EntryState.PARKED
    screen.reads("Wird noch einmal gesendet: 1")
    screen.until(lambda: not screen.sees("delivery_retry"))


def test_one_that_waits_is_put_aside(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    deliveries(screen, shop, kiosk[1])
    screen.touch("deliveries_waiting")
    screen.reads("K01-000002")
    screen.touch("delivery_0")
    screen.reads("9,90")
    screen.until(lambda: below(screen, "delivery_park", "delivery_retry"))  # the sheet is laid out
    screen.touch("delivery_park")
    screen.until(lambda: shop.store.line[1].state is EntryState.PARKED)
    assert shop.store.line[1].last_detail == "staff"
    screen.touch("deliveries_parked")
    screen.reads("Hier von Hand zurückgestellt.")


def test_all_are_sent_again(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    deliveries(screen, shop, kiosk[1])
    screen.touch("retry_all")
    screen.reads("Wird noch einmal gesendet: 2")
    screen.reads("Nichts braucht deine Aufmerksamkeit.")
    assert all(entry.state is EntryState.PENDING for entry in shop.store.line)


def test_the_pass_phrase_is_shown_once(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    saved(screen, shop, kiosk[1])
    [(path, passphrase)] = shop.carrier.asked
    assert path.parent == shop.services.settings.paths.state.expanduser()
    assert path.name == "unsent-K01-20260314T103000Z.kiosk"
    assert len(passphrase.replace("-", "")) == LENGTH
    screen.reads(passphrase)
    screen.touch("passphrase_done")
    screen.until(lambda: not screen.sees("passphrase"))
    assert vm_of(kiosk[1]).passphrase == ""


def test_a_full_stick_is_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    deliveries(screen, shop, kiosk[1])
    shop.services.settings.paths.state.expanduser().mkdir(parents=True, exist_ok=True)
    shop.carrier.broken = True
    screen.touch("export_unsent")
    screen.reads("the stick is full")
    assert not screen.sees("passphrase")


def test_thousands_are_shown_page_by_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.store.line += [purchase(seq, state=EntryState.PARKED, last_status="invalid-payload") for seq in range(1, 3001)]
    screen.stage.run(shop.services.drain.count())
    unlocked(screen, shop, kiosk[1])
    screen.reads("Seite 1 von 120")
    rows = vm_of(kiosk[1]).rows
    assert [row.seq for row in rows.rows] == list(range(3000, 2975, -1))
    screen.touch("page_on")
    screen.reads("Seite 2 von 120")
    screen.until(lambda: rows.rows[0].seq == 2975)
    screen.touch("page_back")
    screen.until(lambda: rows.rows[0].seq == 3000)


def test_nothing_of_it_is_left_when_staff_have_gone(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    saved(screen, shop, kiosk[1])
    vm = vm_of(kiosk[1])
    shop.services.session.end(EndReason.IDLE)
    screen.at("attract")
    assert (vm.rows.count, vm.facts.count, vm.passphrase, vm.exportPath, vm.hasChosen) == (0, 0, "", "", False)


def test_without_staff_nothing_is_shown_or_done(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    some(shop)
    shop.services.session.begin()
    kiosk[1].shell.open("deliveries")
    vm_of(kiosk[1]).retryAll()
    vm_of(kiosk[1]).export()
    shop.services.session.begin()
    screen.stage.run(shop.services.drain.count())
    assert vm_of(kiosk[1]).rows.count == 0
    assert shop.carrier.asked == []
    assert shop.store.line[0].state is EntryState.PARKED


def test_an_expired_unlocking_leads_away_from_the_staff_pages(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    deliveries(screen, shop, kiosk[1])
    shop.services.session.update(staff=None)
    screen.at("staff")


@pytest.mark.parametrize("folder", [Path("/nowhere/at/all")])
def test_a_missing_folder_is_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], folder: Path) -> None:
    with pytest.raises(Exception, match="there is no folder /nowhere"):
        screen.stage.run(shop.services.deliveries.export_into(folder, "K01", "x"))
