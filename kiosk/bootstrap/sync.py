"""What keeps this device and the central service equal: the outbox goes out, the range comes in."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.carrier import StoreCarrier
from kiosk.services.connectivity import Connectivity
from kiosk.services.deliveries import Deliveries
from kiosk.services.drain import OutboxDrain
from kiosk.services.feed import CatalogFeed
from kiosk.services.sync import SyncService
from kiosk.services.upkeep import OutboxUpkeep


@dataclass(frozen=True, slots=True)
class Synchronisation:
    """`service` decides when the others work; its `kick` says that something was put into the outbox."""

    service: SyncService
    drain: OutboxDrain
    feed: CatalogFeed
    deliveries: Deliveries


def build_synchronisation(core: Core) -> Synchronisation:
    """Both directions, and what staff see of them."""
    settings, store, connectivity = core.settings, core.store, core.connectivity
    drain = OutboxDrain(
        api=core.api,
        outbox=store.outbox,
        connectivity=connectivity,
        clock=core.clock,
        fraction=random.random,  # jitter, nothing secret
        head=core.head,
    )
    feed = CatalogFeed(api=core.api, catalog=store.catalog, connectivity=connectivity)
    upkeep = OutboxUpkeep(store.outbox, core.time, keep_days=settings.sync.keep_acknowledged_days)
    service = SyncService(
        connectivity=connectivity, drain=drain, feed=feed, upkeep=upkeep, interval=settings.central.poll_interval
    )
    deliveries = Deliveries(
        outbox=store.outbox,
        carrier=StoreCarrier(store, settings.store.device_id),
        clock=core.clock,
        count=drain.count,
        kick=lambda: _hurry(connectivity, service),
    )
    return Synchronisation(service, drain, feed, deliveries)


def _hurry(connectivity: Connectivity, service: SyncService) -> None:
    """A person asked for it: try at once."""
    connectivity.hurry()
    service.kick()
