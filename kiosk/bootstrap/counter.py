"""What is held up to the kiosk or laid down there: codes, cards, tagged goods, bags, orders to collect."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.bootstrap.goods import Goods
from kiosk.bootstrap.people import People
from kiosk.bootstrap.shopping import Shopping
from kiosk.domain.codes import CodeRules
from kiosk.services.bag import BagService
from kiosk.services.pickup import PickupService
from kiosk.services.pile import PileService
from kiosk.services.scanning import ScanRouter


@dataclass(frozen=True, slots=True)
class Counter:
    """`router` hears of every code and card, `pile` of every tag."""

    router: ScanRouter
    pile: PileService
    bag: BagService
    pickup: PickupService


def build_counter(core: Core, goods: Goods, people: People, shopping: Shopping) -> Counter:
    """The router, and everything that a code may mean."""
    settings, session, notices = core.settings, core.session, core.notices
    rules = CodeRules(
        settings.codes.customer_prefixes,
        settings.codes.staff_prefixes,
        settings.store.currency,
        signed_prefixes=settings.codes.signed_prefixes,
        handover_link=settings.codes.handover_link,
        pickup_link=settings.codes.pickup_link,
    )
    pickup = PickupService(core.api, session, core.connectivity, link=settings.codes.pickup_link)
    bag = BagService(
        core.api,
        core.api,
        catalog=goods.catalog,
        session=session,
        connectivity=core.connectivity,
        notices=notices,
        background=core.background,
        rules=rules,
        order_link=settings.codes.order_link,
    )
    router = ScanRouter(
        rules,
        catalog=goods.catalog,
        session=session,
        basket=shopping.basket,
        identify=people.identify,
        staff=people.staff,
        notices=notices,
        clock=core.time,
        writing=people.cards.event,
        packing=bag.scan,
        collect=pickup.find,
        phone_cart=shopping.phone_carts.take,
        voucher=shopping.offers.scan,
    )
    pile = PileService(
        catalog=goods.catalog,
        session=session,
        basket=shopping.basket,
        notices=notices,
        clock=core.clock,
        sold_for=settings.devices.rfid.sold_for if settings.devices.rfid else 0.0,
        tell=router.scanned.emit,
        elsewhere=bag.tags,
    )
    return Counter(router, pile, bag, pickup)
