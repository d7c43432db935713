"""All view models, handed to the window as one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from ui.models.rows import RowsModel
from ui.viewmodels.age import AgeVM
from ui.viewmodels.basket import BasketVM
from ui.viewmodels.browse import BrowseVM
from ui.viewmodels.checkout import CheckoutVM
from ui.viewmodels.consents import ConsentsVM
from ui.viewmodels.deliveries import DeliveriesVM
from ui.viewmodels.done import DoneVM
from ui.viewmodels.finder import FinderVM
from ui.viewmodels.handover import HandoverVM
from ui.viewmodels.home import HomeVM
from ui.viewmodels.idle import IdleVM
from ui.viewmodels.login import LoginVM
from ui.viewmodels.my_data import MyDataVM
from ui.viewmodels.notices import NoticesVM
from ui.viewmodels.packing import BagVM
from ui.viewmodels.payment import PaymentVM
from ui.viewmodels.pickup import PickupVM
from ui.viewmodels.points import PointsVM
from ui.viewmodels.preferences import PreferencesVM
from ui.viewmodels.presence import PresenceVM
from ui.viewmodels.product import ProductVM
from ui.viewmodels.ready import ReadyVM
from ui.viewmodels.service import ServiceVM
from ui.viewmodels.shell import ShellVM
from ui.viewmodels.staff import StaffVM
from ui.viewmodels.terminal_care import TerminalCareVM
from ui.viewmodels.viewfinder import ViewfinderVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AttractRow:
    """A picture of the content pack as drawn for each orientation."""

    portrait: str
    landscape: str


@QmlElement
class Screens(QObject):
    """What the window's pages bind to."""

    def __init__(
        self,
        *,
        shell: ShellVM,
        preferences: PreferencesVM,
        notices: NoticesVM,
        idle: IdleVM,
        home: HomeVM,
        browse: BrowseVM,
        finder: FinderVM,
        product: ProductVM,
        basket: BasketVM,
        points: PointsVM,
        age: AgeVM,
        checkout: CheckoutVM,
        done: DoneVM,
        consents: ConsentsVM,
        my_data: MyDataVM,
        staff: StaffVM,
        service: ServiceVM,
        deliveries: DeliveriesVM,
        bag: BagVM,
        payment: PaymentVM,
        pickup: PickupVM,
        handover: HandoverVM,
        login: LoginVM,
        terminal_care: TerminalCareVM,
        viewfinder: ViewfinderVM,
        presence: PresenceVM,
        ready: ReadyVM,
        attract: RowsModel,
    ) -> None:
        super().__init__()
        self._shell = shell
        self._preferences = preferences
        self._notices = notices
        self._idle = idle
        self._home = home
        self._browse = browse
        self._finder = finder
        self._product = product
        self._basket = basket
        self._points = points
        self._age = age
        self._checkout = checkout
        self._done = done
        self._consents = consents
        self._my_data = my_data
        self._staff = staff
        self._service = service
        self._deliveries = deliveries
        self._bag = bag
        self._payment = payment
        self._pickup = pickup
        self._handover = handover
        self._login = login
        self._terminal_care = terminal_care
        self._viewfinder = viewfinder
        self._presence = presence
        self._ready = ready
        self._attract = attract

    @Property(ShellVM, constant=True)
    def shell(self) -> ShellVM:
        """The frame."""
        return self._shell

    @Property(PreferencesVM, constant=True)
    def preferences(self) -> PreferencesVM:
        """Language, text size, contrast."""
        return self._preferences

    @Property(NoticesVM, constant=True)
    def notices(self) -> NoticesVM:
        """The toast."""
        return self._notices

    @Property(IdleVM, constant=True)
    def idle(self) -> IdleVM:
        """The countdown."""
        return self._idle

    @Property(HomeVM, constant=True)
    def home(self) -> HomeVM:
        """The first page."""
        return self._home

    @Property(BrowseVM, constant=True)
    def browse(self) -> BrowseVM:
        """Search and categories."""
        return self._browse

    @Property(PointsVM, constant=True)
    def points(self) -> PointsVM:
        """Points to redeem."""
        return self._points

    @Property(FinderVM, constant=True)
    def finder(self) -> FinderVM:
        """The guided choice."""
        return self._finder

    @Property(ProductVM, constant=True)
    def product(self) -> ProductVM:
        """One product."""
        return self._product

    @Property(BasketVM, constant=True)
    def basket(self) -> BasketVM:
        """The basket."""
        return self._basket

    @Property(AgeVM, constant=True)
    def age(self) -> AgeVM:
        """The buyer's age."""
        return self._age

    @Property(CheckoutVM, constant=True)
    def checkout(self) -> CheckoutVM:
        """How to pay."""
        return self._checkout

    @Property(DoneVM, constant=True)
    def done(self) -> DoneVM:
        """The stored order."""
        return self._done

    @Property(ConsentsVM, constant=True)
    def consents(self) -> ConsentsVM:
        """My data."""
        return self._consents

    @Property(MyDataVM, constant=True)
    def myData(self) -> MyDataVM:
        """What one may ask of one's data."""
        return self._my_data

    @Property(StaffVM, constant=True)
    def staff(self) -> StaffVM:
        """The staff desk."""
        return self._staff

    @Property(ServiceVM, constant=True)
    def service(self) -> ServiceVM:
        """The device."""
        return self._service

    @Property(DeliveriesVM, constant=True)
    def deliveries(self) -> DeliveriesVM:
        """What waits to be delivered."""
        return self._deliveries

    @Property(BagVM, constant=True)
    def bag(self) -> BagVM:
        """The bag being checked."""
        return self._bag

    @Property(LoginVM, constant=True)
    def login(self) -> LoginVM:
        """Logging in by phone."""
        return self._login

    @Property(HandoverVM, constant=True)
    def handover(self) -> HandoverVM:
        """Taking the basket to a phone."""
        return self._handover

    @Property(PaymentVM, constant=True)
    def payment(self) -> PaymentVM:
        """Paying by card."""
        return self._payment

    @Property(PickupVM, constant=True)
    def pickup(self) -> PickupVM:
        """Orders to collect."""
        return self._pickup

    @Property(TerminalCareVM, constant=True)
    def terminalCare(self) -> TerminalCareVM:
        """What staff have the card terminal do."""
        return self._terminal_care

    @Property(ViewfinderVM, constant=True)
    def viewfinder(self) -> ViewfinderVM:
        """The camera's picture."""
        return self._viewfinder

    @Property(PresenceVM, constant=True)
    def presence(self) -> PresenceVM:
        """Who stands before the screen."""
        return self._presence

    @Property(ReadyVM, constant=True)
    def ready(self) -> ReadyVM:
        """What one can do here now."""
        return self._ready

    @Property(RowsModel, constant=True)
    def attract(self) -> RowsModel:
        """The content pack."""
        return self._attract
