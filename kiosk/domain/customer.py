"""Who stands at the kiosk, how sure we are, and what they may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal

from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer
from kiosk.domain.pickup import Pickup


class Assurance(IntEnum):
    """How sure we are of who it is; a higher level sees more."""

    UNVERIFIED = 0  # a token we could not ask about (offline)
    KNOWN = 1  # card number, UID, static QR: a look-up key, no proof
    VERIFIED = 2  # rotating signed code, verified card, log-in by phone


class TokenKind(StrEnum):
    """What was shown."""

    CARD_UID = "card_uid"
    CARD_NDEF = "card_ndef"
    CARD_SUN = "card_sun"  # a link that the card signed for this one reading
    QR = "qr"
    NUMBER = "number"
    PHONE = "phone"  # nothing was shown: they logged in on their phone; the value is their reference


@dataclass(frozen=True, slots=True)
class Token:
    """What a person showed. Personal: never logged.

    `card`: the UID of a card whose `value` is another one at each reading.
    """

    kind: TokenKind
    value: str = field(repr=False)
    card: str = field(default="", repr=False, compare=False)

    def same_holder(self, other: Token) -> bool:
        """Whether it is one and the same person's, as far as can be told here."""
        return self == other or (self.kind is other.kind is TokenKind.CARD_SUN and self.card == other.card != "")

    @property
    def lasting(self) -> bool:
        """Whether the same value will be shown again."""
        return self.kind not in {TokenKind.CARD_SUN, TokenKind.PHONE}


@dataclass(frozen=True, slots=True)
class Customer:
    """The little the screen greets with. `reference` is the central service's pseudonymous id."""

    reference: str = field(repr=False)
    first_name: str = field(repr=False)
    level: Assurance
    points: int = 0
    tier: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line of the online cart."""

    sku: str
    quantity: int


@dataclass(frozen=True, slots=True)
class WishLine:
    """A line of the wish list."""

    sku: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A product and why.

    "bought_together" and "wish_list" name `because_sku`; "again", "popular_in_category" and "popular" need none.
    """

    sku: str
    reason: str
    because_sku: str = ""


@dataclass(frozen=True, slots=True)
class PastOrder:
    """A line of the order history (verified customers only)."""

    number: str
    placed_at: datetime
    total: Money
    pieces: int
    channel: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """All a screen needs of an identified customer, fetched in one round trip, true at `as_of`."""

    customer: Customer
    as_of: datetime
    cart: tuple[CartLine, ...] = ()
    cart_version: str = ""
    wishlist: tuple[WishLine, ...] = ()
    wishlist_version: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    orders: tuple[PastOrder, ...] = ()
    consents: tuple[ConsentStatus, ...] = ()
    pickups: tuple[Pickup, ...] = ()
    offers: tuple[Offer, ...] = ()
    address: str = field(default="", repr=False)
    """Masked, and only of somebody verified."""

    def consent(self, purpose: Purpose) -> ConsentStatus:
        """What holds for a purpose."""
        found = next((status for status in self.consents if status.purpose is purpose), None)
        return found or ConsentStatus(purpose, ConsentState.NEVER_ASKED)

    def after(self, decisions: Mapping[Purpose, bool]) -> CustomerView:
        """The view once decisions made here (given or not) hold: what was withdrawn shows nothing from now on."""
        kept = tuple(status for status in self.consents if status.purpose not in decisions)
        decided = tuple(
            ConsentStatus(purpose, ConsentState.GIVEN if given else ConsentState.WITHDRAWN)
            for purpose, given in decisions.items()
        )
        stopped = decisions.get(Purpose.RECOMMENDATIONS) is False
        return replace(
            self,
            consents=(*kept, *decided),
            recommendations=() if stopped else self.recommendations,
            offers=() if decisions.get(Purpose.BENEFITS) is False else self.offers,
        )

    def wishes(self, sku: str) -> bool:
        """Whether a product is on the wish list."""
        return any(line.sku == sku for line in self.wishlist)

    def wishing(self, changes: Mapping[str, datetime | None]) -> CustomerView:
        """The view once products were put on the wish list (at that moment) or taken off (None), the newest first."""
        kept = tuple(line for line in self.wishlist if line.sku not in changes)
        put = [WishLine(sku, moment) for sku, moment in changes.items() if moment is not None]
        return replace(self, wishlist=(*reversed(put), *kept)) if changes else self

    def permits(self, purpose: Purpose) -> bool:
        """Whether data may be processed for a purpose: only a given consent does."""
        return self.consent(purpose).state is ConsentState.GIVEN


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this session belongs to: the token shown and, once the central service answered, its session key."""

    token: Token
    level: Assurance
    session_key: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Who unlocked the staff screens, and the short-lived key for look-ups: none when unlocked without a network."""

    reference: str
    name: str
    role: str
    session_key: str = field(default="", repr=False)

    @property
    def offline(self) -> bool:
        """Whether this device alone recognised them: then no customer can be looked up."""
        return not self.session_key


@dataclass(frozen=True, slots=True)
class StaffSecret:
    """What a member of staff unlocks by: the digits of a PIN, the text of a badge. Never kept, never logged."""

    by: Literal["pin", "badge"]
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CustomerMatch:
    """One row of a staff search; `hint` tells namesakes apart (masked number)."""

    reference: str = field(repr=False)
    name: str = field(repr=False)
    hint: str = field(repr=False)
