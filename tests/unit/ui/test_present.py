"""Who shows products hears of a picture only when it was missing there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.unit.ui.shop import Shop
from ui.present import Presenter


def test_a_picture_that_was_not_missing_changes_nothing(shop: Shop) -> None:
    services = shop.services
    one = Presenter(services.pictures, services.session, services.clock, "Europe/Berlin")
    other = one.own()
    shown: list[str] = []
    for name, presenter in (("one", one), ("other", other)):
        services.pictures.arrived.subscribe(presenter.when_here(partial(shown.append, name)))
    product = replace(next(iter(shop.catalog.products.values())), picture="not-here-yet.webp")
    assert one.row(product).picture == ""
    services.pictures.arrived.emit("another.webp")
    assert shown == []
    services.pictures.arrived.emit(product.picture)
    assert shown == ["one"]
    services.pictures.arrived.emit(product.picture)
    assert shown == ["one"]
