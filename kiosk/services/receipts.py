"""The slip: made from a sale, printed when there is a printer, and always there as a code."""

from __future__ import annotations

import logging
from dataclasses import replace
from enum import StrEnum

from kiosk.domain.basket import BasketLine
from kiosk.domain.catalog import SoldBy
from kiosk.domain.fulfilment import Way
from kiosk.domain.loyalty import points_of
from kiosk.domain.money import Money
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.pickup import code_of
from kiosk.domain.receipt import Receipt, ReceiptLine
from kiosk.errors import DeviceFault
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices

_log = logging.getLogger(__name__)


class SlipState(StrEnum):
    """What became of the printed slip."""

    NONE = "none"  # no printer here: the code on the screen is the receipt
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


class ReceiptService:
    """Makes receipts and prints them on the device's own thread; a broken printer never holds up a sale."""

    def __init__(
        self,
        devices: DeviceSupervisor,
        notices: Notices,
        *,
        store_name: str,
        store_address: tuple[str, ...],
        timezone: str,
        order_link: str,
    ) -> None:
        self._devices = devices
        self._notices = notices
        self._store_name = store_name
        self._store_address = store_address
        self._timezone = timezone
        self._order_link = order_link
        self._state = SlipState.NONE
        self._shown = ""
        self.changed: Listeners[SlipState] = Listeners()

    @property
    def state(self) -> SlipState:
        """What became of the last slip."""
        return self._state

    def state_of(self, sale: Sale | None) -> SlipState:
        """What became of this sale's slip; NONE when nothing was printed of it, or before a restart."""
        return self._state if sale is not None and sale.id == self._shown else SlipState.NONE

    def may_print_again(self, sale: Sale | None) -> bool:
        """Whether a copy can be asked for: there is a printer, and it is not at this sale's slip now."""
        return sale is not None and self._devices.has_printer and self.state_of(sale) is not SlipState.PRINTING

    def link(self, sale: Sale) -> str:
        """The text of the code that fetches the order: the operation's id, which nobody can guess."""
        return self._order_link + sale.id

    def receipt(self, sale: Sale, *, copy: bool = False) -> Receipt:
        """The receipt of a stored sale."""
        return Receipt(
            store_name=self._store_name,
            store_address=self._store_address,
            number=sale.number,
            placed_at=sale.placed_at,
            timezone=self._timezone,
            language=sale.language,
            lines=tuple(_line(line, sale.language) for line in sale.lines),
            totals=sale.totals,
            tender=sale.payment.tender,
            is_order=sale.payment.state is PaymentState.DUE,
            qr=self.link(sale),
            points_hint=points_of(sale.totals) if sale.identity is not None else None,
            points_then=sale.points_then,
            copy=copy,
            card=sale.card,
            fulfilment=sale.fulfilment,
            pickup_code=code_of(sale.id) if sale.fulfilment.way is Way.COLLECT else "",
        )

    async def print(self, sale: Sale, *, copy: bool = False) -> SlipState:
        """Print the slip; the state says what came of it, and a failure is told to the person.

        Two touches on "again" make one copy. When another order came meanwhile, what becomes of this slip is no longer
        told: the screen is another person's.
        """
        if not self._devices.has_printer:
            return self._set(SlipState.NONE)
        if copy and self._state is SlipState.PRINTING:
            return self._state
        self._shown = sale.id
        self._set(SlipState.PRINTING)
        try:
            await self._devices.print(self.receipt(sale, copy=copy))
        except DeviceFault as fault:
            _log.warning("a receipt was not printed: %s", fault)
            return self._end(sale, SlipState.FAILED, NoticeKind.RECEIPT_FAILED)
        return self._end(sale, SlipState.PRINTED, NoticeKind.RECEIPT_PRINTED)

    def _end(self, sale: Sale, state: SlipState, notice: NoticeKind) -> SlipState:
        if self._shown == sale.id:
            self._notices.post(notice)
            self._set(state)
        return state

    def _set(self, state: SlipState) -> SlipState:
        self._state = state
        self.changed.emit(state)
        return state


def _line(line: BasketLine, language: str) -> ReceiptLine:
    product = line.product
    by_weight = product.sold_by is SoldBy.WEIGHT
    return ReceiptLine(
        name=product.name(language),
        quantity=line.quantity,
        piece_price=line.piece_price,
        goods=line.goods,
        deposit=line.deposit,
        vat_rate=product.vat_rate,
        grams=line.grams,
        price_per_kg=product.price if by_weight else None,
        saved=_saved(line),
    )


def _saved(line: BasketLine) -> Money | None:
    """Against the regular price; a label's own price is nobody's reduction."""
    product = line.product
    if not product.reduced or product.regular_price is None or line.label_price is not None:
        return None
    regular = replace(line, product=replace(product, price=product.regular_price))
    return regular.goods - line.goods
