"""The demo shop in memory: what the services need from the outside, without a network, a disk or a device."""

from tests.unit.ui.shop.catalog import MemoryCatalog
from tests.unit.ui.shop.central import MemoryCentral
from tests.unit.ui.shop.demo import DEMO, EUR, NOW
from tests.unit.ui.shop.devices import Frame, PaperCamera, PaperTerminal
from tests.unit.ui.shop.opened import Shop, open_shop
from tests.unit.ui.shop.store import DemoPictures, MemoryStore, PaperCarrier
from tests.unit.ui.shop.time import CountingIds, HandClock

__all__ = [
    "DEMO",
    "EUR",
    "NOW",
    "CountingIds",
    "DemoPictures",
    "Frame",
    "HandClock",
    "MemoryCatalog",
    "MemoryCentral",
    "MemoryStore",
    "PaperCamera",
    "PaperCarrier",
    "PaperTerminal",
    "Shop",
    "open_shop",
]
