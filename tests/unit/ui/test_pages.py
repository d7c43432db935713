"""Every page, in both orientations and languages: it loads without a warning, and what one touches has its names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.domain.codes import Scan, ScanSource
from kiosk.ports import CardRead
from kiosk.services.notices import NoticeKind
from tests.pages.screen import Screen, takes_touches
from tests.unit.ui.shop import Shop
from ui.app import Ui

ANNA = "04E3FFB6726974"
Visit = Callable[[Screen, Shop, Ui], None]


def gtin(shop: Shop, state: str = "active") -> str:
    return next(one.gtins[0] for one in shop.catalog.products.values() if one.state == state and one.deposit)


def scan_one(screen: Screen, shop: Shop) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan(gtin(shop), ScanSource.SCANNER)))


def show_anna(screen: Screen, shop: Shop) -> None:
    screen.stage.run(shop.services.scanning.card(CardRead(ANNA)))


def attract(screen: Screen, shop: Shop, ui: Ui) -> None:
    screen.at("attract")


def home(screen: Screen, shop: Shop, ui: Ui) -> None:
    screen.touch("start")
    screen.at("home")
    screen.until(lambda: screen.sees("search"))


def home_anna(screen: Screen, shop: Shop, ui: Ui) -> None:
    show_anna(screen, shop)
    screen.until(lambda: screen.sees("take_online_cart"))


def search(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    screen.touch("search")
    screen.at("search")
    screen.type("tee")
    screen.reads("Earl Grey")


def product(screen: Screen, shop: Shop, ui: Ui) -> None:
    show_anna(screen, shop)
    reduced = next(one for one in shop.catalog.products.values() if one.reduced)
    ui.shell.openWith("product", reduced.sku)
    screen.until(lambda: screen.sees("lowest_price"))


def recalled(screen: Screen, shop: Shop, ui: Ui) -> None:
    product = next(one for one in shop.catalog.products.values() if one.state == "recalled")
    screen.stage.run(shop.services.scanning.scan(Scan(product.gtins[0], ScanSource.SCANNER)))
    screen.until(lambda: screen.sees("sale_stopped"))


def basket(screen: Screen, shop: Shop, ui: Ui) -> None:
    show_anna(screen, shop)
    scan_one(screen, shop)
    screen.at("basket")
    screen.until(lambda: screen.sees("take_online_cart"))


def empty_basket(screen: Screen, shop: Shop, ui: Ui) -> None:
    shop.services.session.begin()
    ui.shell.open("basket")
    screen.until(lambda: screen.sees("browse_shop"))


def checkout(screen: Screen, shop: Shop, ui: Ui) -> None:
    scan_one(screen, shop)
    screen.touch("pay")
    screen.until(lambda: screen.sees("pay_at_till"))


def done(screen: Screen, shop: Shop, ui: Ui) -> None:
    checkout(screen, shop, ui)
    screen.touch("pay_at_till")
    screen.at("done")
    screen.reads("K01-000042")


def consents(screen: Screen, shop: Shop, ui: Ui) -> None:
    home_anna(screen, shop, ui)
    screen.touch("my_data")
    screen.until(lambda: screen.sees("consent_marketing"))


def idle(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    shop.clock.ticks += 46
    shop.services.idle.look()
    screen.at("idle")


def help_page(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    screen.touch("call_staff")
    screen.at("help")


def staff_locked(screen: Screen, shop: Shop, ui: Ui) -> None:
    help_page(screen, shop, ui)
    screen.touch("staff_unlock")
    screen.until(lambda: screen.sees("pin_5"))


def staff_search(screen: Screen, shop: Shop, ui: Ui) -> None:
    staff_locked(screen, shop, ui)
    unlock(screen)
    screen.type("lindner")
    screen.touch("key_done")
    screen.until(lambda: screen.sees("match_0"))


def staff_customer(screen: Screen, shop: Shop, ui: Ui) -> None:
    staff_search(screen, shop, ui)
    screen.touch("match_0")
    screen.until(lambda: screen.sees("wish_KI124"))


def unlock(screen: Screen) -> None:
    for digit in "2580":
        screen.touch(f"pin_{digit}")
    screen.touch("pin_done")
    screen.until(lambda: screen.sees("lock"))


def staff_offline(screen: Screen, shop: Shop, ui: Ui) -> None:
    """Unlocked once with the network, and then without it."""
    staff_locked(screen, shop, ui)
    unlock(screen)
    screen.touch("lock")
    screen.at("attract")
    shop.central.online = False
    shop.services.session.begin()
    ui.shell.openStaff()
    screen.until(lambda: screen.sees("pin_5"))
    unlock(screen)
    screen.until(lambda: screen.sees("unlocked_offline"))


def service(screen: Screen, shop: Shop, ui: Ui) -> None:
    staff_search(screen, shop, ui)
    screen.touch("service_page")
    screen.at("service")


def accessibility(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    screen.touch("accessibility")
    screen.until(lambda: screen.sees("accessibility_done"))


def fault(screen: Screen, shop: Shop, ui: Ui) -> None:
    home(screen, shop, ui)
    ui.fail()
    screen.at("fault")


VISITS: tuple[Visit, ...] = (
    attract, home, home_anna, search, product, recalled, basket, empty_basket, checkout, done, consents, idle,
    help_page, staff_locked, staff_search, staff_customer, staff_offline, service, accessibility, fault,
)  # fmt: skip


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("visit", VISITS)
def test_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, language: str, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    if language == "en":
        screen.touch("language_en")
        screen.at("home")
        if visit is attract:
            return
        shop.services.session.update(active=True)
    (visit if language == "de" or visit is attract else _from_home(visit))(screen, shop, kiosk[1])
    check_names(screen)
    check_fits(screen)


def _from_home(visit: Visit) -> Visit:
    def go(screen: Screen, shop: Shop, ui: Ui) -> None:
        if not screen.sees("start"):
            ui.shell.start()
        visit(_Started(screen), shop, ui)

    return go


class _Started(Screen):
    """A screen somebody has touched already: "start" needs no second touch."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.stage, screen.window, screen._device)

    def touch(self, name: str) -> None:
        if name != "start":
            super().touch(name)


def check_names(screen: Screen) -> None:
    """Everything one touches has an objectName, a role and a name for assistive technology."""
    touchable = [item for item in screen.items() if takes_touches(item) and item.width() > 0 and not is_part(item)]
    assert touchable
    for item in touchable:
        interface = QAccessible.queryAccessibleInterface(item)
        where = f"{item.metaObject().className()} {item.objectName()!r}"
        assert item.objectName(), f"{where} has no objectName"
        assert interface.text(QAccessible.Text.Name), f"{where} has no accessible name"
        assert interface.role() != QAccessible.Role.NoRole, f"{where} has no role"


def is_part(item: QQuickItem) -> bool:
    """A switch that only shows the state of the row it lies in."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickAbstractButton"):
            return True
        parent = parent.parentItem()
    return False


def check_fits(screen: Screen) -> None:
    """No control sticks out of the window sideways, unless it lies in something that scrolls."""
    for item in screen.items():
        if takes_touches(item) and not scrolls(item):
            area = item.mapRectToScene(item.boundingRect())
            assert area.left() >= -1, item.objectName()
            assert area.right() <= screen.window.width() + 1, item.objectName()


def scrolls(item: QQuickItem) -> bool:
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickFlickable"):
            return True
        parent = parent.parentItem()
    return False


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("size", [0, 1, 2], ids=["", "large", "largest"])
@pytest.mark.parametrize("visit", [home, search, product, basket, checkout, consents])
def test_a_toast_covers_neither_title_nor_action(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Visit, size: int, landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    visit(screen, shop, kiosk[1])
    kiosk[1].screens.preferences.setTextSize(size)  # type: ignore[attr-defined] # a Qt property
    shop.services.notices.post(NoticeKind.UNKNOWN_CODE)
    screen.until(lambda: screen.sees("toast"))
    screen.until(lambda: not _under_the_toast(screen))


def _under_the_toast(screen: Screen) -> list[str]:
    """What must not lie under a message in passing: the page's title, its action, the way back, help."""
    toast = next(iter(screen.named("toast")), None)
    if toast is None:  # on its way
        return ["toast"]
    area = toast.mapRectToScene(toast.boundingRect())
    names = (
        "pay",
        "pay_at_till",
        "pay_by_card",
        "add",
        "key_done",
        "back",
        "call_staff",
        "accessibility",
        "withdraw_all",
    )
    items = [item for name in names for item in screen.named(name)]
    titles = [
        item for item in screen.items() if item.property("text") in {"Warenkorb", "Meine Daten", "Was suchst du?"}
    ]
    return [
        item.objectName() or str(item.property("text"))
        for item in [*items, *titles]
        if item.mapRectToScene(item.boundingRect()).intersects(area)
    ]
