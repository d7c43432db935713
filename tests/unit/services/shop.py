"""The services of one kiosk, put together on the fakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.codes import CodeRules
from kiosk.services.background import Background
from kiosk.services.basket import BasketService
from kiosk.services.checkout import CheckoutService
from kiosk.services.connectivity import Connectivity
from kiosk.services.consents import ConsentService
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.drain import OutboxDrain
from kiosk.services.head import Head
from kiosk.services.identify import IdentifyService
from kiosk.services.notices import Notice, NoticeKind, Notices
from kiosk.services.offers import OfferService
from kiosk.services.orders import Orders
from kiosk.services.receipts import ReceiptService
from kiosk.services.remembering import RememberingService
from kiosk.services.scanning import Scanned, ScanRouter
from kiosk.services.session import SessionService
from kiosk.services.staff import StaffService
from kiosk.services.timekeeping import ServerTime
from kiosk.services.unlocking import OfflineUnlock
from kiosk.services.wishlist import WishlistService
from tests.unit.services.fake_customers import MemoryCustomers
from tests.unit.services.fake_staff import MemoryStaff
from tests.unit.services.fakes import (
    CUP,
    HONEY,
    PLUMS,
    TEA,
    CountingIds,
    FakeCentral,
    FakeClock,
    MemoryCatalog,
    MemoryStore,
    catalog,
)


@dataclass
class Shop:
    """The services of one kiosk on fakes, and what a person was told."""

    clock: FakeClock
    ids: CountingIds
    central: FakeCentral
    store: MemoryStore
    customers: MemoryCustomers
    passes: MemoryStaff
    catalog: MemoryCatalog
    notices: Notices
    session: SessionService
    time: ServerTime
    connectivity: Connectivity
    remembering: RememberingService
    identify: IdentifyService
    unlocking: OfflineUnlock
    staff: StaffService
    basket: BasketService
    consents: ConsentService
    drain: OutboxDrain
    wishlist: WishlistService
    offers: OfferService
    checkout: CheckoutService
    receipts: ReceiptService
    router: ScanRouter
    background: Background
    bugs: list[BaseException]
    told: list[Notice]
    scanned: list[Scanned]
    kicks: list[str]

    @property
    def kinds(self) -> list[NoticeKind]:
        return [notice.kind for notice in self.told]


def open_shop(store: MemoryStore, clock: FakeClock) -> Shop:
    ids, central, notices = CountingIds(), FakeCentral(clock), Notices()
    bugs: list[BaseException] = []
    told: list[Notice] = []
    kicks: list[str] = []
    scanned: list[Scanned] = []
    notices.attach(told.append)
    background = Background(bugs.append)
    products = catalog(TEA, HONEY, CUP, PLUMS)
    session = SessionService(ids, currency="EUR", language="de")
    time = ServerTime(clock)
    connectivity = Connectivity(central, clock, notices, time)
    customers = MemoryCustomers()
    remembering = RememberingService(customers, session, clock, keep_for=timedelta(days=30))
    identify = IdentifyService(central, session, connectivity, notices, remembering)
    passes = MemoryStaff()
    unlocking = OfflineUnlock(
        passes,
        store,
        clock=clock,
        time=time,
        ids=ids,
        store="here",
        keep_for=timedelta(days=14),
        stored=lambda: kicks.append("unlock"),
    )
    staff = StaffService(central, session, connectivity, notices, unlocking)
    basket = BasketService(session, products, notices)
    receipts = ReceiptService(
        DeviceSupervisor(background=background),
        notices,
        store_name="Shop",
        store_address=("Street 1",),
        timezone="Europe/Berlin",
        order_link="https://shop.example/o/",
    )
    consents = ConsentService(
        ledger=store,
        session=session,
        notices=notices,
        remembering=remembering,
        clock=clock,
        time=time,
        ids=ids,
        store="here",
        stored=lambda: kicks.append("consent"),
        link="https://shop.example/r/",
        code=lambda: "receipt-code",
    )
    drain = OutboxDrain(
        api=central, outbox=store, connectivity=connectivity, clock=clock, fraction=lambda: 1.0, head=Head()
    )
    wishlist = WishlistService(
        ledger=store,
        session=session,
        basket=basket,
        catalog=products,
        identify=identify,
        remembering=remembering,
        notices=notices,
        background=background,
        drain=drain,
        clock=clock,
        time=time,
        ids=ids,
        stored=lambda: kicks.append("wish"),
    )
    orders = Orders(
        ledger=store,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=time,
        ids=ids,
        store="here",
        stored=lambda: kicks.append("sale"),
    )
    checkout = CheckoutService(orders, session=session, receipts=receipts)
    offers = OfferService(products, central, session=session, connectivity=connectivity, notices=notices, now=time.now)
    router = ScanRouter(
        CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR"),
        catalog=products,
        session=session,
        basket=basket,
        identify=identify,
        staff=staff,
        notices=notices,
        clock=time,
        voucher=offers.scan,
    )
    router.scanned.subscribe(scanned.append)
    return Shop(
        clock=clock,
        ids=ids,
        central=central,
        store=store,
        customers=customers,
        passes=passes,
        catalog=products,
        notices=notices,
        session=session,
        time=time,
        connectivity=connectivity,
        remembering=remembering,
        identify=identify,
        unlocking=unlocking,
        staff=staff,
        basket=basket,
        consents=consents,
        drain=drain,
        wishlist=wishlist,
        offers=offers,
        checkout=checkout,
        receipts=receipts,
        router=router,
        background=background,
        bugs=bugs,
        told=told,
        scanned=scanned,
        kicks=kicks,
    )
