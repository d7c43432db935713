"""Tokens, customers and their view on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from kiosk.domain.bag import PackedOrder
from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerMatch,
    CustomerView,
    PastOrder,
    Recommendation,
    StaffMember,
    Token,
    TokenKind,
    WishLine,
)
from kiosk.domain.my_data import LookUp, LookUps
from kiosk.domain.pickup import OrderLine
from kiosk.ports import Identified
from kiosk.wire.base import Instant, Message, MoneyBody, Sku
from kiosk.wire.offers import OfferBody
from kiosk.wire.pickup import OrderLineBody, PickupBody

_LEVELS = {level.name.lower(): level for level in Assurance}
Level = Annotated[str, Field(pattern="^(unverified|known|verified)$")]
Reference = Annotated[str, Field(max_length=64)]


class TokenBody(Message):
    """What a person showed."""

    kind: TokenKind
    value: Annotated[str, Field(min_length=1, max_length=2048)]

    def to_domain(self) -> Token:
        return Token(self.kind, self.value)


class CustomerBody(Message):
    """The little the screen greets with."""

    reference: Reference
    first_name: str
    level: Level
    points: int = 0
    tier: str = ""
    language: str = ""

    def to_domain(self) -> Customer:
        return Customer(self.reference, self.first_name, _LEVELS[self.level], self.points, self.tier, self.language)


class StaffBody(Message):
    """Who unlocked the staff screens."""

    reference: Reference
    name: str
    role: str

    def to_domain(self, session_key: str) -> StaffMember:
        return StaffMember(self.reference, self.name, self.role, session_key)


class IdentifiedBody(Message):
    """A customer or a member of staff; `session_key` opens their data until `expires_at`."""

    session_key: Annotated[str, Field(min_length=1, max_length=200)]
    expires_at: Instant
    customer: CustomerBody | None = None
    staff: StaffBody | None = None

    def to_domain(self) -> Identified:
        return Identified(
            self.session_key,
            None if self.customer is None else self.customer.to_domain(),
            None if self.staff is None else self.staff.to_domain(self.session_key),
        )


class CartLineBody(Message):
    """A line of the online cart."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1)]


class CartBody(Message):
    """The online cart in one version."""

    version: str
    lines: tuple[CartLineBody, ...]


class WishLineBody(Message):
    """A line of the wish list."""

    sku: Sku
    added_at: Instant


class WishlistBody(Message):
    """The wish list in one version."""

    version: str
    lines: tuple[WishLineBody, ...]


class QuantityBody(Message):
    """The quantity a line shall have; 0 removes it, a wish list knows 0 and 1."""

    quantity: Annotated[int, Field(ge=0, le=999)]


class RecommendationBody(Message):
    """A product and why it is shown."""

    sku: Sku
    reason: str
    because_sku: str = ""


class PastOrderBody(Message):
    """A line of the order history."""

    number: str
    placed_at: Instant
    total: MoneyBody
    pieces: int
    channel: str


class ConsentStatusBody(Message):
    """What holds for a purpose; `decided_at` only at a level that may see it."""

    purpose: str
    state: ConsentState
    decided_at: Instant | None = None


class CustomerViewBody(Message):
    """All a screen needs of a customer, true at `as_of`; what the level may not see is empty."""

    customer: CustomerBody
    as_of: Instant
    cart: CartBody
    wishlist: WishlistBody
    recommendations: tuple[RecommendationBody, ...] = ()
    orders: tuple[PastOrderBody, ...] = ()
    consents: tuple[ConsentStatusBody, ...] = ()
    pickups: Annotated[tuple[PickupBody, ...], Field(max_length=200)] = ()
    offers: Annotated[tuple[OfferBody, ...], Field(max_length=200)] = ()
    address: Annotated[str, Field(max_length=200)] = ""

    def to_domain(self) -> CustomerView:
        purposes = {purpose.value: purpose for purpose in Purpose}
        return CustomerView(
            customer=self.customer.to_domain(),
            as_of=self.as_of,
            cart=tuple(CartLine(line.sku, line.quantity) for line in self.cart.lines),
            cart_version=self.cart.version,
            wishlist=tuple(WishLine(line.sku, line.added_at) for line in self.wishlist.lines),
            wishlist_version=self.wishlist.version,
            recommendations=tuple(Recommendation(r.sku, r.reason, r.because_sku) for r in self.recommendations),
            orders=tuple(
                PastOrder(order.number, order.placed_at, order.total.to_domain(), order.pieces, order.channel)
                for order in self.orders
            ),
            consents=tuple(
                ConsentStatus(purposes[status.purpose], status.state, status.decided_at)
                for status in self.consents
                if status.purpose in purposes
            ),
            pickups=tuple(one.to_domain() for one in self.pickups),
            offers=tuple(offer.to_domain() for offer in self.offers),
            address=self.address,
        )


class CustomerMatchBody(Message):
    """One row of a staff search; `hint` tells namesakes apart."""

    reference: Reference
    name: str
    hint: str

    def to_domain(self) -> CustomerMatch:
        return CustomerMatch(self.reference, self.name, self.hint)


class CustomerMatchesBody(Message):
    """What a staff search found."""

    customers: tuple[CustomerMatchBody, ...]


class PackedOrderBody(Message):
    """An order as staff pack it, or one to collect (`pickup`); whose it is, is not said."""

    number: Annotated[str, Field(max_length=64)]
    placed_at: Instant
    lines: Annotated[tuple[OrderLineBody, ...], Field(max_length=1000)]
    pickup: PickupBody | None = None

    def to_domain(self) -> PackedOrder:
        lines = tuple(OrderLine(line.sku, line.quantity) for line in self.lines)
        return PackedOrder(self.number, self.placed_at, lines, self.pickup.to_domain() if self.pickup else None)


class CardWishBody(Message):
    """A new card for a customer; `prefix` is how the texts on this shop's cards begin."""

    prefix: Annotated[str, Field(min_length=4, max_length=200, pattern=r"^[!-~]+$")]


class CardBody(Message):
    """What shall be written on the card. Personal."""

    text: Annotated[str, Field(min_length=1, max_length=400, repr=False)]


class PinBody(Message):
    """A member of staff's PIN."""

    pin: Annotated[str, Field(max_length=64, repr=False)]


class AuditRecord(Message):
    """One look-up: when, who, from which device, what, and whom it showed ("" for a search)."""

    at: Instant
    staff: str
    device: str
    action: str
    customer: str = ""
    query: str = ""
    found: int = 0


class AuditBody(Message):
    """The newest audit records first."""

    records: tuple[AuditRecord, ...]


class LookUpBody(Message):
    """One look of staff at this customer's data; who it was is not said, but in what `role`."""

    at: Instant
    action: Annotated[str, Field(max_length=40)]
    role: Annotated[str, Field(max_length=40)] = ""
    device: Annotated[str, Field(max_length=64)] = ""

    def to_domain(self) -> LookUp:
        return LookUp(self.at, self.action, self.role, self.device)


class LookUpsBody(Message):
    """The newest first, of `total`."""

    newest: Annotated[tuple[LookUpBody, ...], Field(max_length=1000)]
    total: Annotated[int, Field(ge=0)]

    def to_domain(self) -> LookUps:
        return LookUps(tuple(one.to_domain() for one in self.newest), self.total)


def level_name(level: Assurance) -> str:
    """How a level is spelt on the wire."""
    return level.name.lower()


def level_of(name: str) -> Assurance:
    """The level of its name on the wire."""
    return _LEVELS[name]


def status_body(status: ConsentStatus, *, decided_at: datetime | None) -> ConsentStatusBody:
    """A consent status with as much of its date as may be shown."""
    return ConsentStatusBody(purpose=status.purpose.value, state=status.state, decided_at=decided_at)
