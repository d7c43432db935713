"""One router for everything any scanner or reader gives: product, customer, staff, or a clear no."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.catalog import Product
from kiosk.domain.codes import (
    CodeRules,
    CustomerCode,
    HandoverCode,
    PickupCode,
    ProductCode,
    Scan,
    ScanSource,
    StaffCode,
    classify,
    clean,
)
from kiosk.domain.customer import StaffMember, Token, TokenKind
from kiosk.errors import CodeRejected
from kiosk.ports import CardEvent, CardLifted, CardRead, Catalog, Clock, SeveralCards
from kiosk.services.basket import Addition, BasketService
from kiosk.services.identify import IdentifyService, Recognised
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService
from kiosk.services.staff import StaffService

_log = logging.getLogger(__name__)


CardTaker = Callable[[CardEvent], Awaitable[bool]]
Collector = Callable[[str], Awaitable[None]]
ScanTaker = Callable[[Scan], Awaitable[bool]]
CartTaker = Callable[[str], Awaitable[bool]]


class Result(StrEnum):
    """What came of a scan."""

    ADDED = "added"
    STOPPED = "stopped"
    TOO_MANY = "too_many"
    PAYING = "paying"
    PACKING = "packing"
    UNKNOWN_PRODUCT = "unknown_product"
    REJECTED = "rejected"
    CUSTOMER = "customer"
    PICKUP = "pickup"
    STAFF = "staff"
    CARD_UNREADABLE = "card_unreadable"
    SEVERAL_CARDS = "several_cards"
    CARD_LIFTED = "card_lifted"
    CARD_WRITING = "card_writing"
    VOUCHER = "voucher"
    HANDOVER = "handover"
    NO_HANDOVER = "no_handover"


_OF_ADDITION = {
    Addition.ADDED: Result.ADDED,
    Addition.TOO_MANY: Result.TOO_MANY,
    Addition.PAYING: Result.PAYING,
    Addition.RECALLED: Result.STOPPED,
    Addition.NEEDS_WEIGHING: Result.STOPPED,
}


@dataclass(frozen=True, slots=True)
class Scanned:
    """The outcome of one scan, for the screen to follow. `product` when the code named one."""

    result: Result
    source: ScanSource
    product: Product | None = None


class ScanRouter:
    """Decides what a scan or a card means and hands it on. `scanned` fires once per scan, in order of arrival.

    `writing` is asked first about a card: while staff write one, it is nobody's. So is `packing` about a code, while
    staff check a bag. `phone_cart` is given the code of a cart that a phone brings,
    `collect` the code of an order to collect, and `voucher` is asked whether a code is one.
    """

    def __init__(
        self,
        rules: CodeRules,
        *,
        catalog: Catalog,
        session: SessionService,
        basket: BasketService,
        identify: IdentifyService,
        staff: StaffService,
        notices: Notices,
        clock: Clock,
        writing: CardTaker | None = None,
        packing: ScanTaker | None = None,
        phone_cart: CartTaker | None = None,
        collect: Collector | None = None,
        voucher: ScanTaker | None = None,
    ) -> None:
        self._rules = rules
        self._writing = writing
        self._packing = packing
        self._phone_cart = phone_cart
        self._voucher = voucher
        self._collect_by = collect
        self._catalog = catalog
        self._session = session
        self._basket = basket
        self._identify = identify
        self._staff = staff
        self._notices = notices
        self._clock = clock
        self._products = asyncio.Lock()
        self.scanned: Listeners[Scanned] = Listeners()
        identify.staff_recognised.subscribe(self._unlock)

    async def scan(self, scan: Scan) -> Scanned:
        """A code was read."""
        if self._packing is not None and await self._packing(scan):
            return Scanned(Result.PACKING, scan.source)
        if self._voucher is not None and await self._voucher(scan):
            return self._tell(Scanned(Result.VOUCHER, scan.source))
        try:
            meaning = classify(scan, self._rules)
        except CodeRejected as rejection:
            _log.info("a code from the %s was rejected: %s", scan.source, rejection.reason)
            self._session.begin()
            malformed = rejection.reason in {"check-digit", "too-long", "empty"}
            self._notices.post(NoticeKind.MALFORMED_CODE if malformed else NoticeKind.UNKNOWN_CODE)
            return self._tell(Scanned(Result.REJECTED, scan.source))
        match meaning:
            case ProductCode():
                return await self._product(meaning, scan.source)
            case StaffCode(token):
                return await self._staff_badge(token, scan.source)
            case CustomerCode(token):
                return await self._customer(token, scan.source)
            case PickupCode(code):
                return await self._collect(code, scan.source)
            case HandoverCode(code):
                return await self._handover(code, scan.source)

    async def card(self, event: CardEvent) -> Scanned:
        """A card was put on the reader or lifted, or several lie there."""
        if self._writing is not None and await self._writing(event):
            return Scanned(Result.CARD_WRITING, ScanSource.CARD)
        match event:
            case CardLifted():
                return Scanned(Result.CARD_LIFTED, ScanSource.CARD)
            case SeveralCards():
                self._session.begin()
                self._notices.post(NoticeKind.ONE_CARD_ONLY)
                return self._tell(Scanned(Result.SEVERAL_CARDS, ScanSource.CARD))
            case CardRead():
                return await self._read(event)

    async def _read(self, card: CardRead) -> Scanned:
        """The shop's own record decides, then the texts; without any we know, the UID is the token."""
        for text in card.own:
            try:
                return await self._customer(Token(TokenKind.CARD_NDEF, clean(text)), ScanSource.CARD)
            except CodeRejected:
                continue
        for text in card.texts:
            try:
                meaning = classify(Scan(text, ScanSource.CARD), self._rules)
            except CodeRejected:
                continue
            match meaning:
                case StaffCode(token):
                    return await self._staff_badge(token, ScanSource.CARD)
                case CustomerCode(token):
                    return await self._customer(replace(token, card=card.uid), ScanSource.CARD)
                case ProductCode():
                    return await self._product(meaning, ScanSource.CARD)
        if not card.uid:
            self._session.begin()
            self._notices.post(NoticeKind.CARD_UNREADABLE)
            return self._tell(Scanned(Result.CARD_UNREADABLE, ScanSource.CARD))
        return await self._customer(Token(TokenKind.CARD_UID, card.uid), ScanSource.CARD)

    async def _product(self, code: ProductCode, source: ScanSource) -> Scanned:
        async with self._products:
            product = await self._catalog.by_gtin(code.gtin)
            self._session.begin()
            if product is None:
                self._notices.post(NoticeKind.UNKNOWN_PRODUCT)
                return self._tell(Scanned(Result.UNKNOWN_PRODUCT, source))
            if code.expires is not None and code.expires < self._clock.now().date():
                self._notices.post(NoticeKind.SALE_STOPPED_EXPIRED, product.sku)
                return self._tell(Scanned(Result.STOPPED, source, product))
            done = self._basket.add(product, grams=code.grams, label_price=code.label_price)
            return self._tell(Scanned(_OF_ADDITION[done], source, product))

    async def _collect(self, code: str, source: ScanSource) -> Scanned:
        if self._session.current.paying:
            return self._refused(source)
        self._session.begin()
        told = self._tell(Scanned(Result.PICKUP, source))
        if self._collect_by is not None:
            await self._collect_by(code)
        return told

    async def _customer(self, token: Token, source: ScanSource) -> Scanned:
        if self._session.current.staff is not None:
            await self._staff.look_up(token)
            return self._tell(Scanned(Result.STAFF, source))
        if self._session.current.paying:
            return self._refused(source)
        if self._session.current.approving:  # who comes to look at an age shows a badge, whatever kind of card it is
            return await self._staff_badge(token, source)
        told = self._tell(Scanned(Result.CUSTOMER, source))
        if await self._identify.show(token) is Recognised.STAFF:
            return self._tell(Scanned(Result.STAFF, source))
        return told

    async def _handover(self, code: str, source: ScanSource) -> Scanned:
        if self._session.current.paying:
            return self._refused(source)
        taken = self._phone_cart is not None and await self._phone_cart(code)
        return self._tell(Scanned(Result.HANDOVER if taken else Result.NO_HANDOVER, source))

    def _refused(self, source: ScanSource) -> Scanned:
        """The basket is just being paid: it stays what was shown, and whose it was."""
        self._session.touch()
        self._notices.post(NoticeKind.PAYING)
        return self._tell(Scanned(Result.PAYING, source))

    async def _staff_badge(self, token: Token, source: ScanSource) -> Scanned:
        await self._staff.unlock_badge(token)
        return self._tell(Scanned(Result.STAFF, source))

    def _unlock(self, member: StaffMember) -> None:
        """A plain card turned out to be a member of staff's."""
        self._staff.unlocked(self._session.current.id, member)

    def _tell(self, scanned: Scanned) -> Scanned:
        self.scanned.emit(scanned)
        return scanned
