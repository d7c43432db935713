"""Who is at the kiosk, customer or staff, and what belongs to them alone: consents, their data, their card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kiosk.bootstrap.core import Core
from kiosk.bootstrap.sync import Synchronisation
from kiosk.services.card_writing import CardWritingService
from kiosk.services.consents import ConsentService
from kiosk.services.identify import IdentifyService
from kiosk.services.my_data import MyDataService
from kiosk.services.phone_login import PhoneLogin
from kiosk.services.remembering import RememberingService
from kiosk.services.staff import StaffService
from kiosk.services.unlocking import OfflineUnlock


@dataclass(frozen=True, slots=True)
class People:
    """Customers first, then staff."""

    identify: IdentifyService
    remembering: RememberingService
    phone_login: PhoneLogin
    consents: ConsentService
    my_data: MyDataService
    staff: StaffService
    unlocking: OfflineUnlock
    cards: CardWritingService


def build_people(core: Core, sync: Synchronisation) -> People:
    """All of them on the one session."""
    settings, session, connectivity, notices = core.settings, core.session, core.connectivity, core.notices
    cache = settings.customer_cache
    keep_for = timedelta(days=cache.keep_days) if cache.enabled else None
    remembering = RememberingService(core.store.customers, session, core.time, keep_for=keep_for)
    identify = IdentifyService(core.api, session, connectivity, notices, remembering)
    phone_login = PhoneLogin(
        core.api,
        session=session,
        identify=identify,
        connectivity=connectivity,
        background=core.background,
        clock=core.time,
        link=settings.codes.login_link,
    )
    consents = ConsentService(
        ledger=core.store.ledger,
        session=session,
        notices=notices,
        remembering=remembering,
        clock=core.clock,
        time=core.time,
        ids=core.ids,
        store=settings.store.id,
        stored=sync.service.kick,
        link=settings.codes.receipt_link,
    )
    my_data = MyDataService(
        core.api,
        ledger=core.store.ledger,
        outbox=core.store.outbox,
        drain=sync.drain,
        session=session,
        remembering=remembering,
        connectivity=connectivity,
        background=core.background,
        clock=core.clock,
        time=core.time,
        ids=core.ids,
        store=settings.store.id,
        link=settings.codes.data_link,
        stored=sync.service.kick,
    )
    unlocking = OfflineUnlock(
        core.store.staff,
        core.store.ledger,
        clock=core.clock,
        time=core.time,
        ids=core.ids,
        store=settings.store.id,
        keep_for=timedelta(days=settings.staff.offline_days) if settings.staff.offline_days else None,
        stored=sync.service.kick,
    )
    staff = StaffService(core.api, session, connectivity, notices, unlocking)
    cards = CardWritingService(
        core.api,
        session,
        staff,
        core.devices,
        core.ids,
        reader=next(iter(core.drivers.readers), None),
        prefix=settings.codes.customer_prefixes[0],
    )
    return People(identify, remembering, phone_login, consents, my_data, staff, unlocking, cards)
