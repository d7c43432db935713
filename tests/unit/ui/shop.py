"""The demo shop in memory: what the services need from the outside, without a network, a disk or a device."""

from __future__ import annotations

import json
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.domain.attempt import Attempt
from kiosk.domain.bag import PackedOrder
from kiosk.domain.camera import Hint, Picture
from kiosk.domain.catalog import Category, NetContent, Product, SaleState, SoldBy, StockLevel
from kiosk.domain.codes import CodeRules, Scan, gtin14
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerMatch,
    CustomerView,
    Recommendation,
    StaffMember,
    Token,
    WishLine,
)
from kiosk.domain.finder import AttributeWords
from kiosk.domain.fulfilment import DeliveryTerms
from kiosk.domain.handover import device_key
from kiosk.domain.money import Money
from kiosk.domain.my_data import LookUps
from kiosk.domain.offers import Offer, OfferKind
from kiosk.domain.operation import (
    GENESIS,
    ChainHead,
    EntryState,
    Operation,
    OperationResult,
    OutboxCounts,
    OutboxEntry,
)
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.pickup import Pickup, PickupState
from kiosk.domain.receipt import Receipt
from kiosk.domain.terminal import (
    TerminalOutcome,
    TerminalReason,
    TerminalResult,
    TerminalStatus,
    TerminalStep,
    TransactionMark,
)
from kiosk.errors import CentralRefused, CentralUnavailable, DeviceLost, PrinterFault, StoreFull, TerminalFault
from kiosk.ports import (
    BatchReply,
    CatalogChanges,
    HandoverOffer,
    Health,
    Identified,
    LoginOffer,
    SearchResult,
    ShopStore,
    StoresReply,
)
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
from ui.services import StoreState, UiServices

DEMO = Path(__file__).resolve().parents[3] / "assets" / "demo"
NOW = datetime(2026, 3, 14, 10, 30, tzinfo=UTC)
EUR = "EUR"


def _money(value: int | None) -> Money | None:
    return Money(value, EUR) if value else None


def _product(raw: dict[str, Any], companions: tuple[str, ...]) -> Product:
    content = raw["net_content"]
    return Product(
        sku=raw["sku"],
        gtins=tuple(gtin14(gtin) for gtin in raw["gtins"]),
        names=raw["names"],
        price=Money(raw["price"], EUR),
        vat_rate=raw["vat_rate"],
        brand=raw["brand"],
        category=raw["category"],
        descriptions=raw["descriptions"],
        places=raw["places"],
        picture=raw["picture"],
        sold_by=SoldBy(raw["sold_by"]),
        net_content=NetContent(content["value"], content["unit"]) if content else None,
        deposit=_money(raw["deposit"]),
        regular_price=_money(raw["regular_price"]),
        lowest_30_day_price=_money(raw["lowest_30_day_price"]),
        age_limit=raw["age_limit"],
        state=SaleState(raw["state"]),
        popularity=raw["popularity"],
        stock=raw["stock"].get("berlin-mitte"),
        goes_well_with=companions,
        attributes=raw["attributes"],
    )


class MemoryCatalog:
    """The whole demo range, searched by looking at every name."""

    def __init__(self) -> None:
        shop = json.loads((DEMO / "shop.json").read_text("utf-8"))
        raws = shop["products"]
        shelves: dict[str, list[str]] = {}
        for raw in raws:
            shelves.setdefault(raw["category"], []).append(raw["sku"])
        self.products = {
            raw["sku"]: _product(raw, tuple(sku for sku in shelves[raw["category"]][:5] if sku != raw["sku"]))
            for raw in raws
        }
        self._categories = tuple(
            Category(one["key"], one["names"], one["picture"], len(shelves.get(one["key"], ())))
            for one in shop["categories"]
        )
        labels = shop["attribute_labels"]
        self.words = {key: AttributeWords(name, labels[key]) for key, name in labels["names"].items()}
        self.on_offer: tuple[Offer, ...] = ()
        self._by_gtin = {gtin: product for product in self.products.values() for gtin in product.gtins}

    def put(self, product: Product) -> None:
        """Sell it like this from now on."""
        self.products[product.sku] = product
        self._by_gtin |= dict.fromkeys(product.gtins, product)

    async def by_gtin(self, gtin: str) -> Product | None:
        return self._by_gtin.get(gtin)

    async def by_sku(self, sku: str) -> Product | None:
        return self.products.get(sku)

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        return tuple(self.products[sku] for sku in skus if sku in self.products)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        asked = text.casefold().split()

        def matches(product: Product) -> bool:
            words = " ".join((*product.names.values(), product.brand)).casefold().split()
            return all(any(word.startswith(one) for word in words) for one in asked)

        return self._page(matches, limit, offset)

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        return self._page(
            lambda one: one.category == category if category else one.state is SaleState.ACTIVE, limit, offset
        )

    async def categories(self) -> tuple[Category, ...]:
        return self._categories

    async def apply(self, changes: CatalogChanges) -> None: ...

    async def attribute_words(self) -> dict[str, AttributeWords]:
        return self.words

    async def offers(self) -> tuple[Offer, ...]:
        return self.on_offer

    async def next_price_change(self, after: datetime) -> datetime | None:
        moments = {moment for product in self.products.values() for moment in product.price_changes}
        return min((moment for moment in moments if moment > after), default=None)

    async def cursor(self) -> str:
        return ""

    async def count(self) -> int:
        return len(self.products)

    def _page(self, wanted: Callable[[Product], bool], limit: int, offset: int) -> SearchResult:
        found = sorted(filter(wanted, self.products.values()), key=lambda one: -one.popularity)
        return SearchResult(len(found), tuple(found[offset : offset + limit]))


class MemoryCentral:
    """Answers from people.json while `online`."""

    def __init__(self, catalog: MemoryCatalog) -> None:
        people = json.loads((DEMO / "people.json").read_text("utf-8"))
        self._catalog = catalog
        self._customers = {one["id"]: one for one in people["customers"]}
        self.packed: dict[str, PackedOrder] = {}
        self.pickups: dict[str, Pickup] = {}
        self.looked = LookUps()
        self.handed: tuple[CartLine, ...] = ()
        self.phone_carts: dict[str, tuple[CartLine, ...]] = {}
        self.fetched = False
        self.logins = 0
        self.confirmed = False
        self.login_answer = "authorization_pending"
        self._staff = people["staff"]
        self.vouchers: dict[str, Offer] = {}
        self.holds: dict[str, int] = {}
        self.online = True

    def _ask(self) -> None:
        if not self.online:
            raise CentralUnavailable("the central service does not answer")

    async def health(self) -> Health:
        self._ask()
        return Health(NOW, "1")

    async def voucher(self, code: str) -> Offer:
        self._ask()
        if code not in self.vouchers:
            raise CentralRefused("nobody knows it", problem="unknown-voucher", status=404)
        return self.vouchers[code]

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        self._ask()
        if self.holds:
            raise CentralRefused("held elsewhere", problem="points-short", status=409)
        self.holds[key] = points
        names = {"de": "Eingelöste Punkte", "en": "Points redeemed"}
        until = NOW + timedelta(minutes=30)
        return Offer("points", names, OfferKind.POINTS, amount=Money(points, currency), code=key, valid_until=until)

    async def release_points(self, key: str) -> None:
        self._ask()
        self.holds.pop(key, None)

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        self._ask()
        return CatalogChanges((), (), (), cursor, more=False)

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        raise CentralRefused("no such picture", problem="not-found", status=404)

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        self._ask()
        here = self._catalog.products[sku].stock or 0
        return (
            StockLevel("berlin-mitte", "Berlin Mitte", here),
            StockLevel("hamburg-altona", "Hamburg Altona", 3),
            StockLevel("muenchen-schwabing", "München Schwabing", 0),
            StockLevel("online", "Online", 121),
        )

    async def identify(self, token: Token) -> Identified:
        self._ask()
        for one in self._customers.values():
            if any(token.value in {card["uid"], card["ndef"], card["qr"]} for card in one["cards"]):
                return Identified("key", customer=self._customer(one))
        for one in self._staff:
            if token.value in one["badge"].values():
                return Identified("key", staff=StaffMember(one["id"], one["first_name"], one["role"], "key"))
        raise CentralRefused("nobody", problem="unknown-token", status=404)

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        self._ask()
        return self.looked

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        self._ask()
        return self._view(self._customers[reference])

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        self._ask()
        return BatchReply((), head.seq, 0)

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        self._ask()
        return ()

    async def staff_session(self, pin: str) -> StaffMember:
        self._ask()
        for one in self._staff:
            if one["pin"] == pin:
                return StaffMember(one["id"], one["first_name"], one["role"], "key")
        raise CentralRefused("wrong", problem="wrong-pin", status=403)

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        self._ask()
        found = (
            one
            for one in self._customers.values()
            if query.casefold() in f"{one['first_name']} {one['last_name']}".casefold()
        )
        return tuple(CustomerMatch(one["id"], f"{one['first_name']} {one['last_name']}", "•••• 205") for one in found)

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        return f"{prefix}new-{reference}"

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        self._ask()
        if code not in self.packed:
            raise CentralRefused("no", problem="unknown-order", status=404)
        return self.packed[code]

    async def pickup(self, code: str) -> Pickup:
        self._ask()
        if code not in self.pickups:
            raise CentralRefused("none", problem="unknown-pickup", status=404)
        return self.pickups[code]

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, here_since=NOW)

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        self._ask()
        return tuple(one for one in self.pickups.values() if one.state is not PickupState.HANDED_OVER)

    async def stores(self) -> StoresReply:
        self._ask()
        stores = (ShopStore("berlin-mitte", "Berlin Mitte"), ShopStore("hamburg-altona", "Hamburg Altona"))
        return StoresReply(stores, DeliveryTerms(Money(2500, "EUR"), 2, 3))

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, state=PickupState.READY)

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        return self._change(pickup_id, state=PickupState.HANDED_OVER)

    def _change(self, pickup_id: str, **changes: Any) -> Pickup:
        self._ask()
        found = next(one for one in self.pickups.values() if one.id == pickup_id)
        self.pickups[found.code] = replace(found, **changes)
        return self.pickups[found.code]

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        return await self.customer_view(session_key, reference)

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        self._ask()
        self.logins += 1
        return LoginOffer(f"device-code-{self.logins}", "WDJB-MJHT", f"{link}WDJB-MJHT", 600, 1)

    async def poll_login(self, device_code: str) -> Identified:
        self._ask()
        if self.confirmed:
            return Identified(
                "key", customer=replace(self._customer(self._customers["C00001"]), level=Assurance.VERIFIED)
            )
        raise CentralRefused("not yet", problem=self.login_answer, status=400)

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        self._ask()
        self.handed = tuple(lines)
        return HandoverOffer("ABCDEFGHJKLMNPQR", NOW + timedelta(minutes=10))

    async def handover_claimed(self, code: str) -> bool:
        self._ask()
        return self.fetched

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        self._ask()
        if code not in self.phone_carts:
            raise CentralRefused("gone", problem="handover-expired", status=410)
        return self.phone_carts[code]

    def _customer(self, one: dict[str, Any]) -> Customer:
        return Customer(one["id"], one["first_name"], Assurance.KNOWN, one["points"], one["tier"], one["language"])

    def _view(self, one: dict[str, Any]) -> CustomerView:
        liked = tuple(self._catalog.products.values())[5:17]
        return CustomerView(
            customer=self._customer(one),
            as_of=NOW,
            cart=tuple(CartLine(line["sku"], line["quantity"]) for line in one["cart"]),
            wishlist=tuple(WishLine(line["sku"], NOW - timedelta(days=line["days_ago"])) for line in one["wishlist"]),
            pickups=tuple(self.pickups.values()),
            recommendations=tuple(Recommendation(product.sku, "popular_in_category") for product in liked),
            consents=tuple(
                ConsentStatus(Purpose(raw["purpose"]), ConsentState.GIVEN if raw["given"] else ConsentState.WITHDRAWN)
                for raw in one["consents"]
            ),
        )


class MemoryStore:
    """Ledger and outbox in lists; `full` refuses sales. `line` are entries of earlier, for the staff's lists."""

    def __init__(self) -> None:
        self.line: list[OutboxEntry] = []
        self.sales: list[Sale] = []
        self.attempts: dict[str, Attempt] = {}
        self.operations: list[Operation] = []
        self.full = False

    async def require_room(self) -> None:
        return None

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        if self.full:
            raise StoreFull("no space left")
        stored = replace(sale, number=f"K01-{len(self.sales) + 42:06d}")
        self.sales.append(stored)
        return stored

    async def begin_attempt(self, attempt: Attempt) -> None:
        self.attempts[attempt.id] = attempt

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        self.attempts[attempt_id] = replace(self.attempts[attempt_id], state=state, reason=reason)

    async def open_attempt(self) -> Attempt | None:
        return None

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        self.operations.append(operation)
        return OutboxEntry(len(self.operations), operation, EntryState.PENDING)

    async def unshown_sale(self) -> Sale | None:
        return None

    async def mark_shown(self, sale_id: str) -> None: ...

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        return ()

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None: ...

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None: ...

    async def counts(self) -> OutboxCounts:
        parked = sum(entry.state is EntryState.PARKED for entry in self.line)
        return OutboxCounts(
            pending=len(self.sales) + len(self.operations) + len(self.line) - parked, parked=parked, acknowledged=7
        )

    async def parked(self) -> Sequence[OutboxEntry]:
        return ()

    async def head(self) -> ChainHead:
        return ChainHead(len(self.sales) + len(self.operations), GENESIS.chain)

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        return [entry for entry in self.line if entry.seq > after_seq and state in {None, entry.state}][:limit]

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        found = await self.entries(EntryState.ACKNOWLEDGED, limit=limit, after_seq=after_seq)
        return [(one.seq, one.operation.id) for one in found]

    async def retry(self, ids: Sequence[str]) -> int:
        return self._change(ids, state=EntryState.PENDING, attempts=0, next_attempt_at=None)

    async def park(self, ids: Sequence[str], reason: str) -> int:
        return self._change(ids, state=EntryState.PARKED, last_status="parked", last_detail=reason)

    def _change(self, ids: Sequence[str], **changes: Any) -> int:
        wanted = set(ids)
        self.line = [replace(one, **changes) if one.operation.id in wanted else one for one in self.line]
        return len(wanted & {entry.operation.id for entry in self.line})

    async def reopen(self, ids: Sequence[str]) -> int:
        return 0

    async def expire_tracking(self, before: datetime) -> int:
        return 0

    async def purge(self, before: datetime) -> int:
        return 0

    async def continue_after(self, seq: int) -> None: ...


class PaperCarrier:
    """Writes down that it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, str]] = []
        self.broken = False

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        if self.broken:
            raise StoreFull("the stick is full", fix="take another one")
        self.asked.append((path, passphrase))
        return 3

    async def take_in(self, path: Path, passphrase: str) -> int:
        raise AssertionError("nothing is taken in on the screen")


class DemoPictures:
    """The demo's pictures, where they are."""

    def path(self, name: str) -> Path | None:
        file = DEMO / "pictures" / name
        return file if file.is_file() else None

    def put(self, name: str, data: bytes) -> Path:
        raise AssertionError("nothing is fetched here")


class PaperPrinter:
    """Prints into a list; `broken` says paper out."""

    name = "printer"

    def __init__(self) -> None:
        self.printed: list[Receipt] = []
        self.broken = False

    def open(self) -> None: ...

    def close(self) -> None: ...

    def print(self, receipt: Receipt) -> None:
        if self.broken:
            raise PrinterFault("paper out")
        self.printed.append(receipt)

    def check(self) -> None: ...


class PaperCamera:
    """Films one grey frame after the other while it is `open_`; keeps none of them."""

    name = "camera"

    def __init__(self) -> None:
        self.hint: Hint | None = None
        self.quiet_for: float | None = None
        self.filmed = 0
        self.broken = False
        self.frames: list[weakref.ref[Frame]] = []
        self._tell: Callable[[Hint | None], None] | None = None

    def open(self) -> None: ...

    def close(self) -> None: ...

    def poll(self, timeout: float) -> Scan | None:
        time.sleep(timeout)
        if self.broken:
            raise DeviceLost("no pictures")
        return None

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        self._tell = tell

    @property
    def heard(self) -> bool:
        """Whether somebody listens to the coach."""
        return self._tell is not None

    def see(self, hint: Hint | None) -> None:
        """The coach says this now."""
        self.hint = hint
        if self._tell is not None:
            self._tell(hint)

    def preview(self, *, halved: bool = True) -> Picture | None:
        self.filmed += 1
        frame = Frame(b"\x80" * (64 * 36 * 3))
        self.frames.append(weakref.ref(frame))
        return Picture(self.filmed, 64, 36, memoryview(frame).toreadonly())


class PaperTerminal:
    """Takes cards as it is told: it stands at `step` until `press` is set, then `result` counts."""

    name = "terminal"

    def __init__(self) -> None:
        self.step = TerminalStep.INSERT_CARD
        self.result = TerminalResult(TerminalOutcome.APPROVED)
        self.press = threading.Event()
        self.broken = False

    def open(self) -> None: ...

    def close(self) -> None: ...

    def check(self) -> None:
        if self.broken:
            raise TerminalFault("closes its day")

    def mark(self) -> TransactionMark:
        return TransactionMark(known=True, empty=True)

    def authorise(
        self,
        attempt_id: str,
        amount: Money,
        mark: TransactionMark,
        on_status: Callable[[TerminalStatus], None] = lambda _status: None,
    ) -> TerminalResult:
        on_status(TerminalStatus(self.step))
        self.press.wait(10)
        return replace(self.result, amount=amount, receipt_no=7)

    def abort(self, attempt_id: str) -> None:
        self.result = TerminalResult(TerminalOutcome.DECLINED, TerminalReason.CANCELLED)
        self.press.set()

    def recover(self, attempt_id: str, amount: Money, mark: TransactionMark) -> TerminalResult:
        return TerminalResult(TerminalOutcome.UNKNOWN, TerminalReason.UNVERIFIED)

    def reverse(self, receipt_no: int) -> TerminalResult:
        return TerminalResult(TerminalOutcome.APPROVED)

    def repeat_receipt(self) -> TerminalResult:
        return self.result

    def end_of_day(self) -> TerminalResult:
        return self.result

    def diagnose(self) -> TerminalResult:
        return self.result


class Frame(bytearray):
    """A frame's memory, so that a test can see it go."""


class HandClock:
    """Time that moves when told."""

    def __init__(self) -> None:
        self.at = NOW
        self.ticks = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.ticks


class CountingIds:
    """Ids in order."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"0190a000-0000-7000-8000-{self._count:012d}"


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
    return Shop(services, catalog, central, store, customers, carrier, clock, camera, terminal, bugs)
