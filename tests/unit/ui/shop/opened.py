"""The services put together on all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from kiosk.domain.codes import CodeRules
from kiosk.domain.handover import device_key
from kiosk.services.age import AgeCheckService
from kiosk.services.background import Background
from kiosk.services.bag import BagService
from kiosk.services.basket import BasketService
from kiosk.services.card_writing import CardWritingService
from kiosk.services.checkout import CheckoutService
from kiosk.services.connectivity import Connectivity
from kiosk.services.consents import ConsentService
from kiosk.services.deliveries import Deliveries
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.drain import OutboxDrain
from kiosk.services.feed import CatalogFeed
from kiosk.services.feedback import FeedbackService
from kiosk.services.finder import FinderService
from kiosk.services.fulfilment import FulfilmentService
from kiosk.services.handover import HandoverService
from kiosk.services.head import Head
from kiosk.services.identify import IdentifyService
from kiosk.services.idle import IdleService, IdleTimes
from kiosk.services.my_data import MyDataService
from kiosk.services.notices import Notices
from kiosk.services.offers import OfferService
from kiosk.services.orders import Orders
from kiosk.services.payment import PaymentService
from kiosk.services.phone_carts import PhoneCarts
from kiosk.services.phone_login import PhoneLogin
from kiosk.services.pickup import PickupService
from kiosk.services.pictures import PictureService
from kiosk.services.pile import PileService
from kiosk.services.points import PointsService
from kiosk.services.presence import Dimmer, PresenceService
from kiosk.services.prices import CurrentCatalog, PriceWatch
from kiosk.services.read_aloud import ReadAloud
from kiosk.services.receipts import ReceiptService
from kiosk.services.recommendations import RecommendationService
from kiosk.services.remembering import RememberingService
from kiosk.services.scanning import ScanRouter
from kiosk.services.session import SessionService
from kiosk.services.staff import StaffService
from kiosk.services.terminal_care import TerminalCare
from kiosk.services.terminal_desk import TerminalDesk
from kiosk.services.timekeeping import ServerTime
from kiosk.services.unlocking import OfflineUnlock
from kiosk.services.viewfinder import ViewfinderService
from kiosk.services.wishlist import WishlistService
from kiosk.settings import Display, Settings
from tests.unit.services.fake_customers import MemoryCustomers
from tests.unit.services.fake_staff import MemoryStaff
from tests.unit.services.fake_voice import MemoryVoice
from tests.unit.ui.shop.catalog import MemoryCatalog
from tests.unit.ui.shop.central import MemoryCentral
from tests.unit.ui.shop.demo import EUR
from tests.unit.ui.shop.devices import PaperCamera, PaperTerminal
from tests.unit.ui.shop.store import DemoPictures, MemoryStore, PaperCarrier
from tests.unit.ui.shop.time import CountingIds, HandClock
from ui.services import StoreState, UiServices


@dataclass(frozen=True)
class Shop:
    """The services and the levers to pull."""

    services: UiServices
    catalog: MemoryCatalog
    central: MemoryCentral
    store: MemoryStore
    customers: MemoryCustomers
    carrier: PaperCarrier
    clock: HandClock
    camera: PaperCamera
    terminal: PaperTerminal
    voice: MemoryVoice
    bugs: list[BaseException]


def open_shop(display: Display | None = None, attract: Sequence[Path] = ()) -> Shop:
    """Everything behind the screens, with a person's demo cards and no devices."""
    settings = Settings(display=display or Display(fullscreen=False, reduced_motion=True))
    clock, ids = HandClock(), CountingIds()
    catalog = MemoryCatalog()
    central, store = MemoryCentral(catalog), MemoryStore()
    bugs: list[BaseException] = []
    carrier = PaperCarrier()
    background, notices = Background(bugs.append), Notices()
    session = SessionService(ids, currency=EUR, language=settings.display.language)
    time = ServerTime(clock)
    connectivity = Connectivity(central, clock, notices, time)
    camera = PaperCamera()
    presence = PresenceService(camera, session, clock, away_after=15, dim_after=120)
    terminal = PaperTerminal()
    devices = DeviceSupervisor(sources=(camera,), terminal=terminal, background=background)
    voice = MemoryVoice()
    receipts = ReceiptService(
        devices,
        notices,
        store_name=settings.store.name,
        store_address=settings.store.address,
        timezone=settings.store.timezone,
        order_link=settings.codes.order_link,
    )
    basket = BasketService(session, catalog, notices)
    customers = MemoryCustomers()
    remembering = RememberingService(customers, session, clock, keep_for=timedelta(days=30))
    identify = IdentifyService(central, session, connectivity, notices, remembering)
    drain = OutboxDrain(
        api=central, outbox=store, connectivity=connectivity, clock=clock, fraction=lambda: 0.5, head=Head()
    )

    def stored() -> None:
        background.start(drain.count(), "count")

    unlocking = OfflineUnlock(
        MemoryStaff(),
        store,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        keep_for=timedelta(days=14),
        stored=stored,
    )
    staff = StaffService(central, session, connectivity, notices, unlocking)
    orders = Orders(
        ledger=store,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        stored=stored,
    )
    checkout = CheckoutService(orders, session=session, receipts=receipts)
    desk = TerminalDesk(devices)
    payments = PaymentService(orders, ledger=store, session=session, terminal=desk, clock=clock)
    consents = ConsentService(
        ledger=store,
        session=session,
        notices=notices,
        remembering=remembering,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        stored=stored,
        link=settings.codes.receipt_link,
    )
    my_data = MyDataService(
        central,
        ledger=store,
        outbox=store,
        drain=drain,
        session=session,
        remembering=remembering,
        connectivity=connectivity,
        background=background,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        link=settings.codes.data_link,
        stored=stored,
        code=lambda: "the-code",
    )
    cards = CardWritingService(
        central, session, staff, devices, ids, reader=None, prefix=settings.codes.customer_prefixes[0]
    )
    rules = CodeRules(
        settings.codes.customer_prefixes,
        settings.codes.staff_prefixes,
        EUR,
        handover_link=settings.codes.handover_link,
        pickup_link=settings.codes.pickup_link,
    )
    handover = HandoverService(
        central,
        session=session,
        basket=basket,
        connectivity=connectivity,
        background=background,
        clock=clock,
        ids=ids,
        link=settings.codes.handover_link,
        device=settings.store.device_id,
        key=device_key("demo-device"),
    )
    phone_login = PhoneLogin(
        central,
        session=session,
        identify=identify,
        connectivity=connectivity,
        background=background,
        clock=clock,
        link=settings.codes.login_link,
    )
    phone_carts = PhoneCarts(
        central, session=session, basket=basket, connectivity=connectivity, notices=notices, ids=ids
    )
    pickup = PickupService(central, session, connectivity, link=settings.codes.pickup_link)
    bag = BagService(
        central,
        central,
        catalog=catalog,
        session=session,
        connectivity=connectivity,
        notices=notices,
        background=background,
        rules=rules,
        order_link=settings.codes.order_link,
    )
    offers = OfferService(catalog, central, session=session, connectivity=connectivity, notices=notices, now=clock.now)
    scanning = ScanRouter(
        rules,
        catalog=catalog,
        session=session,
        basket=basket,
        identify=identify,
        staff=staff,
        notices=notices,
        clock=clock,
        packing=bag.scan,
        collect=pickup.find,
        phone_cart=phone_carts.take,
        voucher=offers.scan,
    )
    pile = PileService(
        catalog=catalog,
        session=session,
        basket=basket,
        notices=notices,
        clock=clock,
        sold_for=60.0,
        tell=scanning.scanned.emit,
        elsewhere=bag.tags,
    )
    services = UiServices(
        settings=settings,
        session=session,
        age=AgeCheckService(session, notices, clock),
        basket=basket,
        bag=bag,
        pickup=pickup,
        pile=pile,
        handover=handover,
        phone_login=phone_login,
        checkout=checkout,
        payments=payments,
        terminal_care=TerminalCare(desk, devices, session),
        consents=consents,
        my_data=my_data,
        identify=identify,
        idle=IdleService(session, clock, IdleTimes(**settings.idle.model_dump()), lambda: presence.presence),
        aloud=ReadAloud(session, voice, lambda: True),
        viewfinder=ViewfinderService(camera, background),
        presence=presence,
        dimmer=Dimmer(None, presence, bright=1, dim=0.25),
        notices=notices,
        pictures=PictureService(central, DemoPictures(), background),
        receipts=receipts,
        recommendations=RecommendationService(catalog),
        remembering=remembering,
        offers=offers,
        points=PointsService(
            central,
            session=session,
            connectivity=connectivity,
            notices=notices,
            background=background,
            ids=ids,
            now=clock.now,
            all_told=lambda: drain.counts.pending == 0,
            try_again=(),
        ),
        finder=FinderService(catalog, catalog),
        wishlist=WishlistService(
            ledger=store,
            session=session,
            basket=basket,
            catalog=catalog,
            identify=identify,
            remembering=remembering,
            notices=notices,
            background=background,
            drain=drain,
            clock=clock,
            time=time,
            ids=ids,
            stored=stored,
        ),
        scanning=scanning,
        staff=staff,
        cards=cards,
        connectivity=connectivity,
        drain=drain,
        deliveries=Deliveries(outbox=store, carrier=carrier, clock=clock, count=drain.count),
        store=StoreState(lambda: 12_400_000_000, (("set-aside", "a damaged ledger", "keep the file"),), demo_key=True),
        fulfilment=FulfilmentService(central, session, connectivity),
        feedback=FeedbackService(
            store, session, clock=clock, time=time, ids=ids, store=settings.store.id, stored=lambda: None
        ),
        feed=CatalogFeed(api=central, catalog=catalog, connectivity=connectivity),
        prices=PriceWatch(catalog, clock.now),
        devices=devices,
        catalog=CurrentCatalog(catalog, clock.now),
        stock=central.stock,
        background=background,
        clock=clock,
        attract=attract,
        versions=(("storekiosk", "0.1.0"),),
    )
    return Shop(services, catalog, central, store, customers, carrier, clock, camera, terminal, voice, bugs)
