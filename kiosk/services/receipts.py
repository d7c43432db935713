"""The slip: made from a sale, printed when there is a printer, and always there as a code."""

from __future__ import annotations

import logging
from enum import StrEnum

from kiosk.domain.catalog import SoldBy
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
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
        self.changed: Listeners[SlipState] = Listeners()

    @property
    def state(self) -> SlipState:
        """What became of the last slip."""
        return self._state

    def link(self, sale: Sale) -> str:
        """The text of the code that fetches the order: the operation's id, which nobody can guess."""
        return self._order_link + sale.id

    def receipt(self, sale: Sale, *, copy: bool = False) -> Receipt:
        """The receipt of a stored sale."""
        lines = tuple(
            ReceiptLine(
                name=line.product.name(sale.language),
                quantity=line.quantity,
                piece_price=line.piece_price,
                goods=line.goods,
                deposit=line.deposit,
                vat_rate=line.product.vat_rate,
                grams=line.grams,
                price_per_kg=line.product.price if line.product.sold_by is SoldBy.WEIGHT else None,
            )
            for line in sale.lines
        )
        return Receipt(
            store_name=self._store_name,
            store_address=self._store_address,
            number=sale.number,
            placed_at=sale.placed_at,
            timezone=self._timezone,
            language=sale.language,
            lines=lines,
            totals=sale.totals,
            tender=sale.payment.tender,
            is_order=sale.payment.state is PaymentState.DUE,
            qr=self.link(sale),
            copy=copy,
        )

    async def print(self, sale: Sale, *, copy: bool = False) -> SlipState:
        """Print the slip; the state says what came of it, and a failure is told to the person."""
        if not self._devices.has_printer:
            return self._set(SlipState.NONE)
        self._set(SlipState.PRINTING)
        try:
            await self._devices.print(self.receipt(sale, copy=copy))
        except DeviceFault as fault:
            _log.warning("a receipt was not printed: %s", fault)
            self._notices.post(NoticeKind.RECEIPT_FAILED)
            return self._set(SlipState.FAILED)
        self._notices.post(NoticeKind.RECEIPT_PRINTED)
        return self._set(SlipState.PRINTED)

    def _set(self, state: SlipState) -> SlipState:
        self._state = state
        self.changed.emit(state)
        return state
