"""The composition root: the one place that names concrete classes and puts them together."""

from __future__ import annotations

import contextlib
import logging
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

from hardware import hotplug
from kiosk.api.client import HttpCentralApi
from kiosk.carrier import StoreCarrier
from kiosk.clock import SystemClock, Uuid7Ids
from kiosk.domain.codes import CodeRules
from kiosk.domain.handover import device_key
from kiosk.drivers import Devices
from kiosk.errors import EnvironmentFault, StoreFull
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
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.offers import OfferService
from kiosk.services.orders import Orders
from kiosk.services.payment import PaymentService
from kiosk.services.phone_carts import PhoneCarts
from kiosk.services.phone_desk import PhoneDesk
from kiosk.services.phone_login import PhoneLogin
from kiosk.services.pickup import PickupService
from kiosk.services.pictures import PictureService
from kiosk.services.pile import PileService
from kiosk.services.points import PointsService
from kiosk.services.presence import Dimmer, PresenceService
from kiosk.services.prices import CurrentCatalog, PriceWatch
from kiosk.services.receipts import ReceiptService
from kiosk.services.recommendations import RecommendationService
from kiosk.services.remembering import RememberingService
from kiosk.services.scanning import ScanRouter
from kiosk.services.session import SessionService
from kiosk.services.staff import StaffService
from kiosk.services.sync import SyncService
from kiosk.services.terminal_care import TerminalCare
from kiosk.services.terminal_desk import TerminalDesk
from kiosk.services.timekeeping import ServerTime
from kiosk.services.unlocking import OfflineUnlock
from kiosk.services.upkeep import OutboxUpkeep
from kiosk.services.viewfinder import ViewfinderService
from kiosk.services.wishlist import WishlistService
from kiosk.settings import Presence, Settings
from offline.key import load_key
from offline.store import Store, open_store

_log = logging.getLogger(__name__)

RECOVER_INTERVAL = 30.0
"""Seconds between two looks for a card payment that a fault left undecided."""
TIDY_INTERVAL = 3600.0
"""Seconds between two looks for what is kept of people past its time."""


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that makes up a running kiosk, without a screen."""

    settings: Settings
    clock: SystemClock
    time: ServerTime
    store: Store
    session: SessionService
    notices: Notices
    connectivity: Connectivity
    devices: DeviceSupervisor
    router: ScanRouter
    bag: BagService
    pickup: PickupService
    pile: PileService
    handover: HandoverService
    phone_login: PhoneLogin
    age: AgeCheckService
    basket: BasketService
    identify: IdentifyService
    checkout: CheckoutService
    payments: PaymentService
    feedback: FeedbackService
    fulfilment: FulfilmentService
    terminal_care: TerminalCare
    receipts: ReceiptService
    consents: ConsentService
    my_data: MyDataService
    remembering: RememberingService
    wishlist: WishlistService
    offers: OfferService
    points: PointsService
    finder: FinderService
    recommendations: RecommendationService
    unlocking: OfflineUnlock
    staff: StaffService
    cards: CardWritingService
    pictures: PictureService
    idle: IdleService
    viewfinder: ViewfinderService
    presence: PresenceService
    dimmer: Dimmer
    drain: OutboxDrain
    feed: CatalogFeed
    catalog: CurrentCatalog
    prices: PriceWatch
    sync: SyncService
    deliveries: Deliveries
    background: Background
    api: HttpCentralApi


@contextlib.asynccontextmanager
async def application(
    settings: Settings,
    *,
    devices: Devices,
    on_bug: Callable[[BaseException], None],
    clock: SystemClock | None = None,
) -> AsyncIterator[Application]:
    """Open the store, put everything together, and close it all at the end, whatever happened in between.

    `devices` are the drivers to use: `drivers(settings)` in a shop and in the demo, others in tests. StoreFault when
    the store cannot be used.
    """
    clock = clock or SystemClock()
    store = await open_store(
        state=settings.paths.state,
        journal=settings.paths.journal,
        cache=settings.paths.cache,
        key=load_key(settings.store_key),
        device_id=settings.store.device_id,
        picture_cache_mb=settings.paths.picture_cache_mb,
        clock=clock,
    )
    head = Head()
    api = HttpCentralApi(
        settings.central.url,
        device_id=settings.store.device_id,
        device_token=settings.central.device_token,
        store_id=settings.store.id,
        deadline=settings.central.deadline,
        batch_deadline=settings.central.batch_deadline,
        head=head,
    )
    notices = Notices()
    background = Background(_Sorter(notices, on_bug))
    if store.set_aside is not None:
        _log.warning("the ledger was damaged: it was set aside as %s, and a new one begun", store.set_aside)
    if settings.store_key.source == "development":
        _log.warning("the store is encrypted with the demo's key, which everyone knows: set store_key")
    try:
        head.set(await store.outbox.head())
        yield _compose(settings, devices, clock, store, api, head, background, notices)
    finally:
        await background.close()
        await api.close()
        await store.close()


class _Sorter:
    """Tells faults of the world around us, which people are told of and which pass, from bugs of ours."""

    def __init__(self, notices: Notices, on_bug: Callable[[BaseException], None]) -> None:
        self._notices = notices
        self._on_bug = on_bug

    def __call__(self, error: BaseException) -> None:
        if not isinstance(error, EnvironmentFault):
            self._on_bug(error)
            return
        _log.warning("work in the background did not succeed: %s", error)
        if isinstance(error, StoreFull):
            self._notices.post(NoticeKind.STORE_FULL)


def _compose(
    settings: Settings,
    devices: Devices,
    clock: SystemClock,
    store: Store,
    api: HttpCentralApi,
    head: Head,
    background: Background,
    notices: Notices,
) -> Application:
    ids = Uuid7Ids()
    session = SessionService(ids, currency=settings.store.currency, language=settings.display.language)
    time = ServerTime(clock)
    connectivity = Connectivity(api, clock, notices, time)
    supervisor = DeviceSupervisor(
        sources=devices.sources,
        readers=devices.readers,
        printer=devices.printer,
        terminal=devices.terminal,
        tags=devices.tags,
        background=background,
    )
    drain = OutboxDrain(
        api=api,
        outbox=store.outbox,
        connectivity=connectivity,
        clock=clock,
        fraction=random.random,  # jitter, nothing secret
        head=head,
    )
    catalog = CurrentCatalog(store.catalog, time.now)
    feed = CatalogFeed(api=api, catalog=store.catalog, connectivity=connectivity)
    upkeep = OutboxUpkeep(store.outbox, time, keep_days=settings.sync.keep_acknowledged_days)
    sync = SyncService(
        connectivity=connectivity, drain=drain, feed=feed, upkeep=upkeep, interval=settings.central.poll_interval
    )
    deliveries = Deliveries(
        outbox=store.outbox,
        carrier=StoreCarrier(store, settings.store.device_id),
        clock=clock,
        count=drain.count,
        kick=lambda: _hurry(connectivity, sync),
    )
    basket = BasketService(session, catalog, notices)
    wanted = settings.customer_cache
    keep_for = timedelta(days=wanted.keep_days) if wanted.enabled else None
    remembering = RememberingService(store.customers, session, time, keep_for=keep_for)
    identify = IdentifyService(api, session, connectivity, notices, remembering)
    unlocking = OfflineUnlock(
        store.staff,
        store.ledger,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        keep_for=timedelta(days=settings.staff.offline_days) if settings.staff.offline_days else None,
        stored=sync.kick,
    )
    staff = StaffService(api, session, connectivity, notices, unlocking)
    receipts = ReceiptService(
        supervisor,
        notices,
        store_name=settings.store.name,
        store_address=settings.store.address,
        timezone=settings.store.timezone,
        order_link=settings.codes.order_link,
    )
    orders = Orders(
        ledger=store.ledger,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        stored=sync.kick,
    )
    checkout = CheckoutService(orders, session=session, receipts=receipts)
    consents = ConsentService(
        ledger=store.ledger,
        session=session,
        notices=notices,
        remembering=remembering,
        clock=clock,
        time=time,
        ids=ids,
        store=settings.store.id,
        stored=sync.kick,
        link=settings.codes.receipt_link,
    )
    my_data = MyDataService(
        api,
        ledger=store.ledger,
        outbox=store.outbox,
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
        stored=sync.kick,
    )
    offers = OfferService(store.catalog, api, session=session, connectivity=connectivity, notices=notices, now=time.now)
    wishlist = WishlistService(
        ledger=store.ledger,
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
        stored=sync.kick,
    )
    desk = TerminalDesk(supervisor)
    phone = PhoneDesk(api, connectivity, link=settings.codes.payment_link)
    payments = PaymentService(orders, ledger=store.ledger, session=session, terminal=desk, phone=phone, clock=clock)
    pictures = PictureService(api, store.pictures, background)
    rules = CodeRules(
        settings.codes.customer_prefixes,
        settings.codes.staff_prefixes,
        settings.store.currency,
        signed_prefixes=settings.codes.signed_prefixes,
        handover_link=settings.codes.handover_link,
        pickup_link=settings.codes.pickup_link,
    )
    handover = HandoverService(
        api,
        session=session,
        basket=basket,
        connectivity=connectivity,
        background=background,
        clock=time,
        ids=ids,
        link=settings.codes.handover_link,
        device=settings.store.device_id,
        key=device_key(settings.central.device_token),
    )
    phone_login = PhoneLogin(
        api,
        session=session,
        identify=identify,
        connectivity=connectivity,
        background=background,
        clock=time,
        link=settings.codes.login_link,
    )
    phone_carts = PhoneCarts(api, session=session, basket=basket, connectivity=connectivity, notices=notices, ids=ids)
    cards = CardWritingService(
        api,
        session,
        staff,
        supervisor,
        ids,
        reader=next(iter(devices.readers), None),
        prefix=settings.codes.customer_prefixes[0],
    )
    pickup = PickupService(api, session, connectivity, link=settings.codes.pickup_link)
    bag = BagService(
        api,
        api,
        catalog=catalog,
        session=session,
        connectivity=connectivity,
        notices=notices,
        background=background,
        rules=rules,
        order_link=settings.codes.order_link,
    )
    router = ScanRouter(
        rules,
        catalog=catalog,
        session=session,
        basket=basket,
        identify=identify,
        staff=staff,
        notices=notices,
        clock=time,
        writing=cards.event,
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
        sold_for=settings.devices.rfid.sold_for if settings.devices.rfid else 0.0,
        tell=router.scanned.emit,
        elsewhere=bag.tags,
    )
    times = IdleTimes(**settings.idle.model_dump())
    watching = settings.devices.presence or Presence()
    presence = PresenceService(
        devices.viewfinder if settings.devices.presence else None,
        session,
        clock,
        away_after=watching.away_after,
        dim_after=watching.dim_after,
    )
    return Application(
        settings=settings,
        clock=clock,
        time=time,
        store=store,
        session=session,
        notices=notices,
        connectivity=connectivity,
        devices=supervisor,
        router=router,
        bag=bag,
        pickup=pickup,
        pile=pile,
        handover=handover,
        phone_login=phone_login,
        age=AgeCheckService(session, notices, clock),
        basket=basket,
        identify=identify,
        checkout=checkout,
        payments=payments,
        fulfilment=FulfilmentService(api, session, connectivity),
        feedback=FeedbackService(
            store.ledger, session, clock=clock, time=time, ids=ids, store=settings.store.id, stored=sync.kick
        ),
        terminal_care=TerminalCare(desk, supervisor, session),
        receipts=receipts,
        consents=consents,
        my_data=my_data,
        remembering=remembering,
        wishlist=wishlist,
        offers=offers,
        points=PointsService(
            api,
            session=session,
            connectivity=connectivity,
            notices=notices,
            background=background,
            ids=ids,
            now=time.now,
            all_told=lambda: drain.counts.pending == 0,
        ),
        finder=FinderService(catalog, store.catalog),
        recommendations=RecommendationService(catalog),
        unlocking=unlocking,
        staff=staff,
        cards=cards,
        pictures=pictures,
        idle=IdleService(session, clock, times, lambda: presence.presence),
        viewfinder=ViewfinderService(devices.viewfinder, background),
        presence=presence,
        dimmer=Dimmer(devices.backlight, presence, bright=watching.bright, dim=watching.dim),
        drain=drain,
        feed=feed,
        catalog=catalog,
        prices=PriceWatch(store.catalog, time.now),
        sync=sync,
        deliveries=deliveries,
        background=background,
        api=api,
    )


def _hurry(connectivity: Connectivity, sync: SyncService) -> None:
    """A person asked for it: try at once."""
    connectivity.hurry()
    sync.kick()


def run_services(app: Application) -> None:
    """Start what runs by itself: devices, synchronisation, idle watch; and what follows from the network's return."""
    app.background.keep(lambda: app.devices.run(app.router.scan, app.router.card, app.pile.tags), "devices")
    app.session.changed.subscribe(
        lambda now: app.background.start(app.pile.resume(), "pile") if app.pile.waiting and not now.paying else None
    )
    app.background.keep(lambda: hotplug.watch(app.devices.hurry), "hot-plug")
    app.background.keep(app.sync.run, "sync")
    app.background.keep(app.idle.run, "idle")
    app.background.keep(app.prices.run, "prices")
    app.background.keep(app.payments.recover, "recover-payment", RECOVER_INTERVAL)
    app.background.keep(app.viewfinder.run, "viewfinder")
    app.background.keep(app.presence.run, "presence")
    app.background.keep(app.dimmer.run, "dimmer")
    app.feed.changed.subscribe(lambda _count: app.prices.look_again())
    app.background.start(app.offers.load(), "load-offers")
    app.feed.changed.subscribe(lambda _count: app.background.start(app.offers.load(), "load-offers"))
    app.connectivity.changed.subscribe(lambda _connection: app.prices.look_again())
    app.background.keep(app.remembering.tidy, "tidy-kept-views", TIDY_INTERVAL)
    app.background.keep(app.unlocking.tidy, "tidy-staff-passes", TIDY_INTERVAL)
    app.connectivity.changed.subscribe(
        lambda now: app.background.start(app.unlocking.clear(), "nobody-unlocks-here") if now.denied else None
    )
    app.session.ended.subscribe(lambda _reason: app.notices.clear())

    def back() -> None:
        app.pictures.retry()
        app.background.start(app.identify.resume(), "resume-identification")

    app.connectivity.changed.subscribe(lambda connection: back() if connection.online else None)
