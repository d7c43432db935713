"""What the services need from the outside, as Protocols. Drivers, the store and the API client implement them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from kiosk.domain.attempt import Attempt
from kiosk.domain.bag import PackedOrder
from kiosk.domain.camera import Hint, Picture
from kiosk.domain.catalog import Category, Product, StockLevel
from kiosk.domain.codes import Scan
from kiosk.domain.customer import CartLine, Customer, CustomerMatch, CustomerView, StaffMember, StaffSecret, Token
from kiosk.domain.finder import AttributeWords
from kiosk.domain.fulfilment import DeliveryTerms
from kiosk.domain.money import Money
from kiosk.domain.my_data import LookUps
from kiosk.domain.offers import Offer
from kiosk.domain.operation import ChainHead, EntryState, Operation, OperationResult, OutboxCounts, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.phone_payment import PhonePayment
from kiosk.domain.pickup import Pickup
from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.domain.sound import Sound
from kiosk.domain.terminal import TerminalReason, TerminalResult, TerminalStatus, TransactionMark

# ── time and ids ─────────────────────────────────────────────────────────────────────────────────


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds that only go forward."""


class Ids(Protocol):
    """Where new ids come from."""

    def new(self) -> str:
        """A UUIDv7: unique and time-ordered on this device."""


# ── devices: drivers are blocking objects that live on one thread of their own ───────────────────


class DeviceState(StrEnum):
    """absent ↔ opening → ready ↔ busy; ready → faulty → reconnecting → opening."""

    ABSENT = "absent"
    OPENING = "opening"
    READY = "ready"
    BUSY = "busy"
    FAULTY = "faulty"
    RECONNECTING = "reconnecting"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """How a device is, and why."""

    name: str
    state: DeviceState
    reason: str = ""
    fix: str = ""


@runtime_checkable
class Device(Protocol):
    """Any device. All methods block and are called from the device's one thread only."""

    name: str

    def open(self) -> None:
        """Make it ready; DeviceAbsent when that cannot be."""

    def close(self) -> None:
        """Let it go; safe to call in any state, never raises a DeviceFault."""


@runtime_checkable
class CodeSource(Device, Protocol):
    """A camera or a bar code scanner."""

    def poll(self, timeout: float) -> Scan | None:
        """The next newly shown code, or None after at most about `timeout` seconds; DeviceLost when it went away.

        A code held in front of a camera is given once until it has been away for a moment.
        """


@runtime_checkable
class Viewfinder(Protocol):
    """What a camera shows besides codes; everything from any thread, and nothing of it outlives the frame."""

    @property
    def hint(self) -> Hint | None:
        """What would help the person who holds a code up; None when nothing would, or nobody does."""

    @property
    def quiet_for(self) -> float | None:
        """Seconds since something moved before the camera or a code was seen; None while it is not open."""

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        """Call `tell` on the device's thread whenever `hint` changes; one listener, None ends it."""

    def preview(self, *, halved: bool = True) -> Picture | None:
        """The newest frame, decoded on the caller's thread, half as wide and high; None while there is none."""


class SoundPlayer(Protocol):
    """What can be heard; on a thread of its own."""

    def play(self, sound: Sound) -> None:
        """Be heard soon; returns at once, and is silent where nothing can be heard."""

    def close(self) -> None:
        """Be silent from now on; waits for what is being heard."""


class Backlight(Protocol):
    """The light behind the screen; blocks for a moment, from any thread."""

    def set(self, share: float) -> None:
        """As bright as this share of the most it can; DeviceFault when that cannot be."""


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card that was put on the reader: `uid` in upper-case hex; `texts` are its NDEF URIs and texts.

    `own`: what its records of the shop's own type say. Personal.
    """

    uid: str = field(repr=False)
    texts: tuple[str, ...] = field(default=(), repr=False)
    own: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card that was put on is away."""


@dataclass(frozen=True, slots=True)
class SeveralCards:
    """More than one card was put on: none is read until all are away."""


CardEvent = CardRead | CardLifted | SeveralCards


class CardWrite(StrEnum):
    """What came of writing a card; it holds the text only when `written`."""

    WRITTEN = "written"
    NO_CARD = "no-card"
    SEVERAL = "several-cards"
    FOREIGN = "foreign"  # something else is on it: `replace` writes over it
    TOO_SMALL = "too-small"
    PROTECTED = "protected"
    NOT_LOCKABLE = "not-lockable"
    UNSUITABLE = "unsuitable"  # a kind of card that takes no text
    TORN = "torn"  # it was moved: hold it on again and repeat


@runtime_checkable
class CardReader(Device, Protocol):
    """An NFC reader."""

    def poll(self, timeout: float) -> CardEvent | None:
        """What happens next; None after about `timeout` seconds; DeviceLost as above.

        A card is read once for each time it is put on, also when the reader is lost and opened again meanwhile.
        """

    def write(self, text: str, *, lock: bool = False, replace: bool = False) -> CardWrite:
        """Write a customer's text on the card that lies there, read it back, and `lock` it for good; DeviceLost."""


@dataclass(frozen=True, slots=True)
class TagsRead:
    """What changed in front of a tag reader: EPCs in upper-case hex. They tell of what people carry: never logged."""

    seen: tuple[str, ...] = field(default=(), repr=False)
    gone: tuple[str, ...] = field(default=(), repr=False)


@runtime_checkable
class TagReader(Device, Protocol):
    """A UHF RFID reader over a counter."""

    def poll(self, timeout: float) -> TagsRead | None:
        """Tags that were put there or taken away, a pile at once; None after about `timeout` seconds without any.

        A tag read faintly or in passing does not count. DeviceLost as above; what lay there before counts once only.
        """


@runtime_checkable
class Warns(Protocol):
    """A device that works and can say what will soon want attention: `warning`, "" when nothing does."""

    warning: str


@runtime_checkable
class ReceiptPrinter(Device, Protocol):
    """A receipt printer."""

    def print(self, slip: Receipt | TextSlip) -> None:
        """Print a whole slip; PrinterFault when it may not have come out (paper out, cover open, gone)."""

    def check(self) -> None:
        """Ask for its status; PrinterFault naming what is wrong."""


@runtime_checkable
class CardTerminal(Device, Protocol):
    """A card terminal. `mark`, keep it with the attempt, `authorise`; after `unknown` or a restart, `recover`."""

    def check(self) -> None:
        """Ask how it is; DeviceLost when it does not answer, TerminalFault naming why it can take no payment."""

    def mark(self) -> TransactionMark:
        """Its last transaction, to be stored with an attempt before that is authorised; DeviceFault."""

    def authorise(
        self,
        attempt_id: str,
        amount: Money,
        mark: TransactionMark,
        on_status: Callable[[TerminalStatus], None] = ...,
    ) -> TerminalResult:
        """Take a payment; blocks until it is decided, minutes if need be. `on_status` is called on this thread.

        DeviceFault only when nothing was asked of the terminal. An amount or currency that is not the one asked for is
        reversed at once. `unknown` when the link or the terminal's word failed: `recover` before anything else.
        """

    def abort(self, attempt_id: str) -> None:
        """From any thread: have an attempt end soon, or not begin. It may still be approved: its result counts."""

    def recover(self, attempt_id: str, amount: Money, mark: TransactionMark) -> TerminalResult:
        """What became of an attempt of which nothing was heard, however long ago, as long as it was the last one.

        Waits for a terminal that is still busy with it, and reverses a wrong amount. Still `unknown`: with `link_lost`,
        `timed_out` or `busy` ask again later; with any other reason the terminal cannot tell, and staff must look.
        DeviceFault when it cannot be asked now.
        """

    def reverse(self, receipt_no: int) -> TerminalResult:
        """Undo a payment; approved also when it was undone before. After `unknown` it may be repeated. DeviceFault."""

    def repeat_receipt(self) -> TerminalResult:
        """The last transaction with its slips once more; DeviceFault."""

    def end_of_day(self) -> TerminalResult:
        """Close the terminal's day: `amount` is its total, the slips its journal; DeviceFault."""

    def diagnose(self) -> TerminalResult:
        """Have it call its host; DeviceFault."""


# ── the store: asynchronous outside, one writer thread inside ────────────────────────────────────


class Ledger(Protocol):
    """Sales and operations of this device; nothing confirmed is ever lost."""

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        """Store sale, payment and outbox entry in one durable transaction; gives the sale with its `number`.

        Before it is stored, `order_number` is put into the operation's payload. The same sale id twice gives the
        stored sale again. StoreFull before anything is written when space is short. The attempt that paid it is settled
        in the same transaction.
        """

    async def begin_attempt(self, attempt: Attempt) -> None:
        """Store durably that a terminal is about to be asked for money. StoreFull; BugError while another is open."""

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        """Store durably what became of an attempt that did not end in a sale (`unknown`: nobody can tell yet)."""

    async def open_attempt(self) -> Attempt | None:
        """The attempt whose outcome is not known."""

    async def require_room(self) -> None:
        """A StoreFault when a sale could not be stored now: no room, or a disk that failed; ask before money moves."""

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        """Put one operation durably into the outbox; the same id twice is one entry."""

    async def unshown_sale(self) -> Sale | None:
        """The newest sale that was stored but never shown to its buyer (the process died between)."""

    async def mark_shown(self, sale_id: str) -> None:
        """The buyer has seen that this sale is stored."""


class Outbox(Protocol):
    """What the central service does not know yet."""

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        """Up to `limit` entries to send now: by lane, then attempts, then seq; a subject's entries keep their order."""

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None:
        """Mark entries by what the answer named; entries it did not name stay as they are."""

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None:
        """A try failed: count it and wait until then."""

    async def counts(self) -> OutboxCounts:
        """How many entries are in each state."""

    async def parked(self) -> Sequence[OutboxEntry]:
        """Entries that staff must look at."""

    async def head(self) -> ChainHead:
        """The newest entry's number and chain hash; the genesis when there is none."""

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        """Up to `limit` entries in the order they came, of one state or all; page on from the last one's seq."""

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        """Number and id of up to `limit` acknowledged entries, in the order they came."""

    async def retry(self, ids: Sequence[str]) -> int:
        """Make parked and waiting entries due at once; their tries, and what was said of them, are forgotten.

        Gives how many there were.
        """

    async def park(self, ids: Sequence[str], reason: str) -> int:
        """Take pending entries out of the line until somebody looks; gives how many there were."""

    async def reopen(self, ids: Sequence[str]) -> int:
        """Acknowledged entries that the central service lost are due again; gives how many there were."""

    async def expire_tracking(self, before: datetime) -> int:
        """Give up tracking events made before an instant; nothing else ever expires. Gives how many there were."""

    async def purge(self, before: datetime) -> int:
        """Forget acknowledged and expired entries (with their sales) made before an instant, oldest first.

        Whatever is open, and all that follows it, stays. Gives how many there were.
        """

    async def continue_after(self, seq: int) -> None:
        """The central service knows this device up to `seq`: never give a number up to that again."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`products` is one page of the `total` that match.

    `more`: there are more than `total`, which were not counted. `instead`: nothing was found as it was typed, and this
    is what was looked for.
    """

    total: int
    products: tuple[Product, ...]
    more: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class CatalogChanges:
    """One chunk of the delta feed. `cursor` is where to go on; `more` says whether there is.

    `reset`: it is the first chunk of the whole catalogue, begun anew; what was known before no longer counts. `offers`:
    all offers for everybody, when they changed; None when they did not. So `attribute_words`, by attribute.
    """

    products: tuple[Product, ...]
    deleted: tuple[str, ...]
    categories: tuple[Category, ...]
    cursor: str
    more: bool
    total: int = 0
    reset: bool = False
    offers: tuple[Offer, ...] | None = None
    attribute_words: Mapping[str, AttributeWords] | None = None


class Catalog(Protocol):
    """The shop's products on this device: good without a network."""

    async def by_gtin(self, gtin: str) -> Product | None:
        """The product of a 14-digit GTIN."""

    async def by_sku(self, sku: str) -> Product | None:
        """The product of a SKU."""

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        """Products in the order asked for; unknown ones are left out."""

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        """Every product in which each word of `text` is found, whatever the language, the best found first.

        Looked through are the words of all names, of brand, category and SKU. A word is found, best first, when it

        1. is one of these words;
        2. begins one;
        3. is part of a compound: it has three letters or more and stands inside a word after its third letter or later,
           or two and ends such a word; or it can be parted into a word and the beginning of another one of the product,
           each of three letters or more;
        4. has four characters or more, a digit among them, and stands in a GTIN or in the SKU (its marks left out).

        When fewer than 5 products are found so, these follow: those found when words of four letters or more may be
        mistyped, that is by one letter too many, too few or wrong, or by two neighbours swapped,

        5. in a word; or
        6. in a beginning, of four letters or more, of a word.

        A product is as good as its worst word; among equals the more popular one is first, then the one known longer.
        So pages hold still. Before them all come products whose GTIN the whole text is. Case, width, accents, umlauts
        (a, ae) and ß are forgiven throughout; parting and mistyping are for words of letters. No words: nothing.

        `total` counts up to 1,000, or as far as the page reaches.
        """

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        """What sells best and may be sold, in the shop or in a category."""

    async def categories(self) -> tuple[Category, ...]:
        """All categories with at least one product, in the shop's order."""

    async def apply(self, changes: CatalogChanges) -> None:
        """Take one chunk over, with its cursor, in one transaction.

        A catalogue that begins anew is gathered beside the one in use, which it replaces at once with its last chunk.
        """

    async def next_price_change(self, after: datetime) -> datetime | None:
        """The first moment after `after` at which a planned price begins or ends; None when none is planned."""

    async def cursor(self) -> str:
        """Where the feed stands; "" before the first chunk."""

    async def count(self) -> int:
        """How many products there are."""


# ── the central API ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Health:
    """The service's own word that it is there."""

    server_time: datetime
    contract: str


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom a token belongs to: a customer, or a member of staff; `session_key` opens their data for minutes."""

    session_key: str = field(repr=False)
    customer: Customer | None = None
    staff: StaffMember | None = None


@dataclass(frozen=True, slots=True)
class BatchReply:
    """What the central service says of a batch, and of all it knows of this device.

    `high_water` is the highest sequence it ever saw of the device, `applied` how many of its entries it holds.
    """

    results: tuple[OperationResult, ...]
    high_water: int
    applied: int


class CentralApi(Protocol):
    """The retailer's back end. Every call has a total deadline; errors are those of CentralFault."""

    async def health(self) -> Health:
        """Whether it is there."""

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        """The next chunk of the delta feed."""

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        """A picture's bytes; None when `tag`, the entity tag of the one that is here, is still its own."""

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        """Stock here (first), in other stores and online."""

    async def identify(self, token: Token) -> Identified:
        """Whom a token belongs to; CentralRefused "unknown-token" or "blocked-token"."""

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        """Everything a screen needs of this customer, in one round trip."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        """Deliver outbox entries; only ids named in the answer are answered."""

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Which of these operations (at most 1000) the central service does not hold."""

    async def staff_session(self, pin: str) -> StaffMember:
        """Unlock by PIN; CentralRefused "wrong-pin" or "too-many-attempts"."""

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        """Customers whose name or number matches; every look-up is audited by the service."""

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        """What shall be written on a new card of a customer's, beginning with `prefix`; the same for the same `key`."""

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        """A customer's view for staff; audited."""

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        """An order's lines by its number or id, for packing; CentralRefused "unknown-order"; audited."""


@dataclass(frozen=True, slots=True)
class HandoverOffer:
    """A code that opens a cart once, until `expires_at`."""

    code: str = field(repr=False)
    expires_at: datetime


class OfferBook(Protocol):
    """The offers for everybody on this device: good without a network."""

    async def offers(self) -> tuple[Offer, ...]:
        """All of them, also those that have not begun or have ended, and kinds of vouchers."""


class Attributes(Protocol):
    """What products' attributes are called, on this device."""

    async def attribute_words(self) -> Mapping[str, AttributeWords]:
        """The words of each attribute that has some."""


class Vouchers(Protocol):
    """The central API for vouchers that count once; errors as of CentralApi."""

    async def voucher(self, code: str) -> Offer:
        """What a code is good for; CentralRefused "unknown-voucher", "voucher-used" or "voucher-expired"."""


class PointHolds(Protocol):
    """The central API for points that take something off a basket; errors as of CentralApi."""

    async def hold_points(self, session_key: str, reference: str, points: int, *, currency: str, key: str) -> Offer:
        """Hold points for a basket, once for a `key`, which is the offer's code; nobody else can use them meanwhile.

        CentralRefused "not-verified", "points-short" or "session-expired".
        """

    async def release_points(self, key: str) -> None:
        """They are not needed; again, or for a hold that never was, changes nothing."""


@dataclass(frozen=True, slots=True)
class LoginOffer:
    """A code for a phone (RFC 8628): `link` opens it there, `user_code` is compared; times in seconds."""

    device_code: str = field(repr=False)
    user_code: str
    link: str
    expires_in: int
    interval: int


class PhoneLogins(Protocol):
    """The central API for log-in by phone; errors as of CentralApi."""

    async def offer_login(self, *, link: str, language: str) -> LoginOffer:
        """A code for a phone; what this device waited for before is over."""

    async def poll_login(self, device_code: str) -> Identified:
        """Who confirmed; CentralRefused with the RFC's "authorization_pending", "slow_down" or "access_denied"."""


class LookUpRecords(Protocol):
    """The central API for a verified customer's own records; errors as of CentralApi."""

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        """Who of the staff looked at their data."""


class Handovers(Protocol):
    """The central API for carts on their way between kiosk and phone; errors as of CentralApi."""

    async def offer_handover(self, lines: Sequence[CartLine], *, link: str, language: str, key: str) -> HandoverOffer:
        """Have a cart wait to be claimed by a phone, or by another kiosk; the same for the same `key`."""

    async def handover_claimed(self, code: str) -> bool:
        """Whether somebody has claimed it; CentralRefused "handover-expired"."""

    async def claim_handover(self, code: str, key: str) -> tuple[CartLine, ...]:
        """What a code opens; CentralRefused "unknown-handover", "handover-claimed" or "handover-expired"."""


@dataclass(frozen=True, slots=True)
class ShopStore:
    """A store of the chain."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StoresReply:
    """The chain's stores, and its terms of delivery; None when nothing is sent home."""

    stores: tuple[ShopStore, ...]
    delivery: DeliveryTerms | None = None


class Pickups(Protocol):
    """The central API for orders to collect in this store; errors as of CentralApi."""

    async def pickup(self, code: str) -> Pickup:
        """What a pick-up code fetches; CentralRefused "unknown-pickup"."""

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        """Its buyer is here, which staff see first; the same for the same `key`. CentralRefused "handed-over"."""

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        """What is still to be collected here, those whose buyers are here first; audited."""

    async def stores(self) -> StoresReply:
        """Where an order can be collected, in the chain's order, and what is sent home."""

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        """Staff have packed it; audited, and no matter how often."""

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        """Staff have handed it over; audited, and no matter how often. CentralRefused "not-ready"."""


class PhonePayments(Protocol):
    """The central API for payments that the buyer confirms on their phone; errors as of CentralApi."""

    async def offer_payment(self, sale: Sale, *, link: str, valid_for: int) -> str:
        """The link (begun with `link`) on which a sale's payment can be confirmed for so many seconds.

        Again for the same payment: a new link, and the one before is over. CentralRefused "payment-closed".
        """

    async def phone_payment(self, payment_id: str) -> PhonePayment:
        """How it stands."""

    async def cancel_payment(self, payment_id: str) -> PhonePayment:
        """Have it never be paid, also one that did not arrive yet; what is paid stays paid."""

    async def refund_payment(self, payment_id: str) -> PhonePayment:
        """Give it back; what was never paid is cancelled."""


# ── customers' views kept on this device ─────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class KeptView:
    """A customer's view as it was at `fetched_at`."""

    view: CustomerView = field(repr=False)
    fetched_at: datetime


class CustomerCache(Protocol):
    """Views of customers who agreed to it, encrypted, each until its time; what is forgotten cannot be restored."""

    async def keep(self, token: Token, view: CustomerView, fetched_at: datetime, until: datetime) -> bool:
        """Keep a view, found again by the token only; replaces what was kept. False while this is refused."""

    async def find(self, token: Token, now: datetime) -> KeptView | None:
        """The view kept for a token. One past its time, or fetched after `now`, is erased instead."""

    async def forget(self, token: Token, reference: str = "", *, refuse_until: datetime | None = None) -> None:
        """Erase what is kept of this token's customer, whatever tokens it was kept under; gone when this returns.

        `reference` names the customer as well. Nothing of them is kept before `refuse_until`; without one, an earlier
        refusal is over.
        """

    async def forget_expired(self, now: datetime) -> int:
        """Erase what is past its time; gives how many there were."""


# ── staff who unlocked here before ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Admission:
    """Whom this device recognised by itself; `locked`: nobody is let in at the moment, after too many wrong tries."""

    member: StaffMember | None = None
    locked: bool = False


class StaffPasses(Protocol):
    """Who unlocked here while the network was there, encrypted: so that they can without it, each until a time."""

    async def keep(self, secret: StaffSecret, member: StaffMember, now: datetime, until: datetime) -> None:
        """The central service let them in: replaces what was kept of them; wrong tries before it no longer count."""

    async def admit(self, secret: StaffSecret, now: datetime) -> Admission:
        """Whose secret it is. A try is counted durably before it is checked, whatever becomes of this process."""

    async def forget(self, secret: StaffSecret) -> None:
        """The central service refused this secret: erase what is kept under it."""

    async def forget_expired(self, now: datetime) -> int:
        """Erase what is past its time; gives how many there were."""

    async def clear(self) -> None:
        """Erase everything; wrong tries are not forgotten."""


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


class PictureCache(Protocol):
    """Pictures on disk, limited in size; never needed for a sale. Calls are quick."""

    def path(self, name: str) -> Path | None:
        """The file of a picture that is here."""

    def put(self, name: str, data: bytes) -> Path:
        """Keep a picture (atomically); drops the longest unused ones beyond the limit."""


Unsubscribe = Callable[[], None]
