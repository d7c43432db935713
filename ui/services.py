"""What the screens need from the rest of the application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.domain.catalog import StockLevel
from kiosk.ports import Catalog, Clock
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
from kiosk.services.identify import IdentifyService
from kiosk.services.idle import IdleService
from kiosk.services.my_data import MyDataService
from kiosk.services.notices import Notices
from kiosk.services.offers import OfferService
from kiosk.services.payment import PaymentService
from kiosk.services.phone_login import PhoneLogin
from kiosk.services.pickup import PickupService
from kiosk.services.pictures import PictureService
from kiosk.services.pile import PileService
from kiosk.services.points import PointsService
from kiosk.services.presence import Dimmer, PresenceService
from kiosk.services.prices import PriceWatch
from kiosk.services.read_aloud import ReadAloud
from kiosk.services.receipts import ReceiptService
from kiosk.services.recommendations import RecommendationService
from kiosk.services.remembering import RememberingService
from kiosk.services.scanning import ScanRouter
from kiosk.services.session import SessionService
from kiosk.services.sounding import Sounding
from kiosk.services.staff import StaffService
from kiosk.services.terminal_care import TerminalCare
from kiosk.services.viewfinder import ViewfinderService
from kiosk.services.wishlist import WishlistService
from kiosk.settings import Settings


@dataclass(frozen=True, slots=True)
class StoreState:
    """What staff should know of the store.

    `findings` are (code, what, fix) of the last start; `demo_key`: everyone can read what is kept here.
    """

    free_bytes: Callable[[], int]
    findings: tuple[tuple[str, str, str], ...] = ()
    demo_key: bool = False


StockOf = Callable[[str], Awaitable[tuple[StockLevel, ...]]]


@dataclass(frozen=True, kw_only=True)
class UiServices:
    """Handed to `ui.app.build`. `stock` asks the central API; `attract` are the pictures of the content pack."""

    settings: Settings
    session: SessionService
    age: AgeCheckService
    basket: BasketService
    bag: BagService
    pickup: PickupService
    pile: PileService
    handover: HandoverService
    phone_login: PhoneLogin
    checkout: CheckoutService
    payments: PaymentService
    terminal_care: TerminalCare
    consents: ConsentService
    my_data: MyDataService
    identify: IdentifyService
    idle: IdleService
    viewfinder: ViewfinderService
    presence: PresenceService
    dimmer: Dimmer
    notices: Notices
    pictures: PictureService
    receipts: ReceiptService
    recommendations: RecommendationService
    remembering: RememberingService
    wishlist: WishlistService
    offers: OfferService
    points: PointsService
    finder: FinderService
    scanning: ScanRouter
    staff: StaffService
    cards: CardWritingService
    connectivity: Connectivity
    drain: OutboxDrain
    deliveries: Deliveries
    store: StoreState
    feed: CatalogFeed
    feedback: FeedbackService
    fulfilment: FulfilmentService
    prices: PriceWatch
    devices: DeviceSupervisor
    catalog: Catalog
    stock: StockOf
    background: Background
    clock: Clock
    aloud: ReadAloud
    sounding: Sounding = field(default_factory=Sounding)
    attract: Sequence[Path] = ()
    versions: Sequence[tuple[str, str]] = ()
