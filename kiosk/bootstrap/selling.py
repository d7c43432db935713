"""From the basket to the receipt: checks, ways to get the goods, payment, feedback."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.bootstrap.sync import Synchronisation
from kiosk.services.age import AgeCheckService
from kiosk.services.checkout import CheckoutService
from kiosk.services.feedback import FeedbackService
from kiosk.services.fulfilment import FulfilmentService
from kiosk.services.orders import Orders
from kiosk.services.payment import PaymentService
from kiosk.services.phone_desk import PhoneDesk
from kiosk.services.receipts import ReceiptService
from kiosk.services.terminal_care import TerminalCare
from kiosk.services.terminal_desk import TerminalDesk


@dataclass(frozen=True, slots=True)
class Selling:
    """In the order a sale takes, and the terminal's upkeep."""

    age: AgeCheckService
    fulfilment: FulfilmentService
    checkout: CheckoutService
    payments: PaymentService
    receipts: ReceiptService
    feedback: FeedbackService
    terminal_care: TerminalCare


def build_selling(core: Core, sync: Synchronisation) -> Selling:
    """All of it on the session and the ledger."""
    settings, session, ledger = core.settings, core.session, core.store.ledger
    receipts = ReceiptService(
        core.devices,
        core.notices,
        store_name=settings.store.name,
        store_address=settings.store.address,
        timezone=settings.store.timezone,
        order_link=settings.codes.order_link,
    )
    orders = Orders(
        ledger=ledger,
        session=session,
        receipts=receipts,
        notices=core.notices,
        background=core.background,
        clock=core.clock,
        time=core.time,
        ids=core.ids,
        store=settings.store.id,
        stored=sync.service.kick,
    )
    terminal = TerminalDesk(core.devices)
    phone = PhoneDesk(core.api, core.connectivity, link=settings.codes.payment_link)
    return Selling(
        age=AgeCheckService(session, core.notices, core.clock),
        fulfilment=FulfilmentService(core.api, session, core.connectivity),
        checkout=CheckoutService(orders, session=session, receipts=receipts),
        payments=PaymentService(
            orders, ledger=ledger, session=session, terminal=terminal, phone=phone, clock=core.clock
        ),
        receipts=receipts,
        feedback=FeedbackService(
            ledger,
            session,
            clock=core.clock,
            time=core.time,
            ids=core.ids,
            store=settings.store.id,
            stored=sync.service.kick,
        ),
        terminal_care=TerminalCare(terminal, core.devices, session),
    )
