"""What a person is told in passing: kept until a screen is there to show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.services.listeners import Unsubscribe


class NoticeKind(StrEnum):
    """Everything the kiosk says in passing; the screens hold the words for each."""

    ADDED = "added"  # product
    UNKNOWN_CODE = "unknown_code"
    MALFORMED_CODE = "malformed_code"
    UNKNOWN_PRODUCT = "unknown_product"
    SALE_STOPPED_RECALLED = "sale_stopped_recalled"  # product
    SALE_STOPPED_EXPIRED = "sale_stopped_expired"  # product
    NEEDS_WEIGHING = "needs_weighing"  # product
    TOO_MANY = "too_many"  # product
    PILE_ADDED = "pile_added"  # how many
    UNKNOWN_TAGS = "unknown_tags"  # how many
    PAYING = "paying"
    WELCOME = "welcome"  # first name
    CARD_NOTED_OFFLINE = "card_noted_offline"
    UNKNOWN_CARD = "unknown_card"
    BLOCKED_CARD = "blocked_card"
    CARD_UNREADABLE = "card_unreadable"
    CARD_AGAIN = "card_again"  # its signed link was used before
    ONE_CARD_ONLY = "one_card_only"
    STAFF_UNLOCKED = "staff_unlocked"  # name
    STAFF_CALLED = "staff_called"
    STAFF_NEEDS_NETWORK = "staff_needs_network"
    STAFF_NOT_UNLOCKED = "staff_not_unlocked"
    CART_TAKEN_OVER = "cart_taken_over"
    VOUCHER_TAKEN = "voucher_taken"  # its name
    VOUCHER_WAITS = "voucher_waits"  # its name
    VOUCHER_ALREADY = "voucher_already"
    VOUCHER_UNKNOWN = "voucher_unknown"
    VOUCHER_USED = "voucher_used"
    VOUCHER_EXPIRED = "voucher_expired"
    VOUCHER_NEEDS_NETWORK = "voucher_needs_network"
    POINTS_TAKEN = "points_taken"
    POINTS_NOT_NOW = "points_not_now"
    POINTS_NEED_NETWORK = "points_need_network"
    POINTS_OVER = "points_over"
    WISHED = "wished"  # product
    WISH_NEEDS_CARD = "wish_needs_card"
    WISH_NOT_STORED = "wish_not_stored"
    AGE_APPROVED = "age_approved"
    AGE_REFUSED = "age_refused"
    PHONE_CART_TAKEN = "phone_cart_taken"  # how many
    PHONE_CART_NOT_ALL = "phone_cart_not_all"  # how many lines are not sold here
    PHONE_CODE_USED = "phone_code_used"
    PHONE_CODE_EXPIRED = "phone_code_expired"
    PHONE_CODE_NEEDS_NETWORK = "phone_code_needs_network"
    CONSENT_STORED = "consent_stored"
    FORGOTTEN_HERE = "forgotten_here"
    NETWORK_LOST = "network_lost"
    NETWORK_BACK = "network_back"
    RECEIPT_PRINTED = "receipt_printed"
    RECEIPT_FAILED = "receipt_failed"
    STORE_FULL = "store_full"
    PURCHASE_RECOVERED = "purchase_recovered"


class Tone(StrEnum):
    """How it sounds and looks."""

    GOOD = "good"
    PLAIN = "plain"
    ATTENTION = "attention"
    ERROR = "error"


_TONES: dict[NoticeKind, Tone] = {
    NoticeKind.ADDED: Tone.GOOD,
    NoticeKind.PILE_ADDED: Tone.GOOD,
    NoticeKind.WELCOME: Tone.GOOD,
    NoticeKind.STAFF_UNLOCKED: Tone.GOOD,
    NoticeKind.CART_TAKEN_OVER: Tone.GOOD,
    NoticeKind.VOUCHER_TAKEN: Tone.GOOD,
    NoticeKind.VOUCHER_WAITS: Tone.PLAIN,
    NoticeKind.VOUCHER_ALREADY: Tone.PLAIN,
    NoticeKind.POINTS_TAKEN: Tone.GOOD,
    NoticeKind.WISHED: Tone.GOOD,
    NoticeKind.WISH_NEEDS_CARD: Tone.PLAIN,
    NoticeKind.WISH_NOT_STORED: Tone.ERROR,
    NoticeKind.AGE_APPROVED: Tone.GOOD,
    NoticeKind.PHONE_CART_TAKEN: Tone.GOOD,
    NoticeKind.CONSENT_STORED: Tone.GOOD,
    NoticeKind.FORGOTTEN_HERE: Tone.GOOD,
    NoticeKind.NETWORK_BACK: Tone.GOOD,
    NoticeKind.RECEIPT_PRINTED: Tone.GOOD,
    NoticeKind.PURCHASE_RECOVERED: Tone.GOOD,
    NoticeKind.STAFF_CALLED: Tone.PLAIN,
    NoticeKind.CARD_NOTED_OFFLINE: Tone.PLAIN,
    NoticeKind.NETWORK_LOST: Tone.PLAIN,
    NoticeKind.NEEDS_WEIGHING: Tone.PLAIN,
    NoticeKind.TOO_MANY: Tone.PLAIN,
    NoticeKind.PAYING: Tone.PLAIN,
    NoticeKind.SALE_STOPPED_RECALLED: Tone.ERROR,
    NoticeKind.SALE_STOPPED_EXPIRED: Tone.ERROR,
    NoticeKind.STORE_FULL: Tone.ERROR,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. `subject` fills the sentence (a product's SKU, a first name); may be personal, never logged."""

    kind: NoticeKind
    subject: str = field(default="", repr=False)

    @property
    def tone(self) -> Tone:
        """How it sounds and looks; what is not said to be good or plain asks for attention."""
        return _TONES.get(self.kind, Tone.ATTENTION)


class Notices:
    """The one bridge from services to whatever shows messages."""

    def __init__(self) -> None:
        self._waiting: list[Notice] = []
        self._show: Callable[[Notice], None] | None = None

    def attach(self, show: Callable[[Notice], None]) -> Unsubscribe:
        """Show everything that waited, and everything from now on."""
        self._show = show
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            show(notice)
        return self._detach

    def post(self, kind: NoticeKind, subject: str = "") -> None:
        """Tell the person."""
        notice = Notice(kind, subject)
        if self._show is None:
            self._waiting.append(notice)
        else:
            self._show(notice)

    def clear(self) -> None:
        """Forget what nobody was shown: it may be about the last person."""
        self._waiting.clear()

    def _detach(self) -> None:
        self._show = None
