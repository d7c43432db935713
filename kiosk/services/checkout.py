"""From a basket to an order that is paid at the till."""

from __future__ import annotations

import asyncio

from kiosk.domain.order import Sale
from kiosk.domain.payment import Tender
from kiosk.services.orders import Orders
from kiosk.services.receipts import ReceiptService
from kiosk.services.session import SessionService


class CheckoutService:
    """Places orders to be paid at the till.

    Two touches on "pay" place one order, and so does another try after an error: the same basket keeps its sale's id.
    """

    def __init__(self, orders: Orders, *, session: SessionService, receipts: ReceiptService) -> None:
        self._orders = orders
        self._session = session
        self._receipts = receipts
        self._placing = asyncio.Lock()

    async def pay_at_till(self) -> Sale | None:
        """Store the basket as an order to be paid at the till and print its slip.

        Gives the stored sale, or None when the session changed meanwhile, a card payment is under way, or staff have
        not seen the buyer's age. StoreFull when there is no room (nothing was stored, the basket stays); BadInput for
        an empty basket.
        """
        asked_in = self._session.current.id
        async with self._placing:
            session = self._session.current
            if session.id != asked_in or session.paying or session.unchecked_age:
                return None
            if session.sale is not None:
                return session.sale
            self._session.touch()
            sale = self._orders.make(session, Tender.PAY_AT_TILL)
            self._session.update(paying=True)
            try:
                stored = await self._orders.store(sale)
            finally:
                self._session.update_if(session.id, paying=False)
            return self._orders.show(session.id, stored)

    async def recover(self) -> Sale | None:
        """After a start: see `Orders.recover`."""
        return await self._orders.recover()

    async def print_again(self) -> None:
        """Print the shown order's slip once more, marked as a copy."""
        sale = self._session.current.sale
        if sale is not None:
            self._session.touch()
            await self._receipts.print(sale, copy=True)
