"""Baskets and wish lists: what fills them, what takes something off, and how they change between kiosk and phone."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.bootstrap.goods import Goods
from kiosk.bootstrap.people import People
from kiosk.bootstrap.sync import Synchronisation
from kiosk.domain.handover import device_key
from kiosk.services.basket import BasketService
from kiosk.services.handover import HandoverService
from kiosk.services.offers import OfferService
from kiosk.services.phone_carts import PhoneCarts
from kiosk.services.points import PointsService
from kiosk.services.wishlist import WishlistService


@dataclass(frozen=True, slots=True)
class Shopping:
    """`handover` gives a basket to a phone, `phone_carts` takes one from there."""

    basket: BasketService
    wishlist: WishlistService
    offers: OfferService
    points: PointsService
    handover: HandoverService
    phone_carts: PhoneCarts


def build_shopping(core: Core, sync: Synchronisation, goods: Goods, people: People) -> Shopping:
    """All of it on the session's basket."""
    settings, session, connectivity, notices = core.settings, core.session, core.connectivity, core.notices
    basket = BasketService(session, goods.catalog, notices)
    wishlist = WishlistService(
        ledger=core.store.ledger,
        session=session,
        basket=basket,
        catalog=goods.catalog,
        identify=people.identify,
        remembering=people.remembering,
        notices=notices,
        background=core.background,
        drain=sync.drain,
        clock=core.clock,
        time=core.time,
        ids=core.ids,
        stored=sync.service.kick,
    )
    offers = OfferService(
        core.store.catalog,
        core.api,
        session=session,
        connectivity=connectivity,
        notices=notices,
        now=core.time.now,
    )
    points = PointsService(
        core.api,
        session=session,
        connectivity=connectivity,
        notices=notices,
        background=core.background,
        ids=core.ids,
        now=core.time.now,
        all_told=lambda: sync.drain.counts.pending == 0,
    )
    handover = HandoverService(
        core.api,
        session=session,
        basket=basket,
        connectivity=connectivity,
        background=core.background,
        clock=core.time,
        ids=core.ids,
        link=settings.codes.handover_link,
        device=settings.store.device_id,
        key=device_key(settings.central.device_token),
    )
    phone_carts = PhoneCarts(
        core.api, session=session, basket=basket, connectivity=connectivity, notices=notices, ids=core.ids
    )
    return Shopping(basket, wishlist, offers, points, handover, phone_carts)
